import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../seed.ts';
import { describeTarget } from '../../../shared/selfEvaluation/target/describe.ts';
import { parseTarget } from '../../../shared/selfEvaluation/target/read.ts';
import { onlyRow, schemes, scoreRows } from './fixtures.ts';
import { runs } from '../runs.ts';

const ids = schemes.map((scheme) => scheme.id);
const anyScheme = fc.constantFrom(...ids);
const PIECES = ['≥', '≤', '=', '>', '<', '》=', '大于', '不低于', '不超过', '控制在', '以上', '以内', '以下', '约', '左右', '%', '％', '万', '万元', '元', '人', '人次', '个', '/', '年', '月', '日', '2024', '12', '95', '100', '1.5', '..', ',', '，', '；', '、', '和', '-', '—', '～', '*', '×', '（', '）', '(', ')', '每年', '底前', '前', '上年', '增长', '较', '完成', '未', '百分之', '九十', '…', ' ', '\n', '：', '率', '基数', '🙂', '第'];

describe('the parser never throws', () => {
  it('on 10,000 random Chinese strings', () => {
    const han = fc.string({ unit: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)) }, { weight: 2, arbitrary: fc.constantFrom(...PIECES) }), maxLength: 16 });
    fc.assert(fc.property(han, fc.boolean(), (text, cost) => {
      const parsed = parseTarget(text, { role: 'target', cost });
      expect(describeTarget(parsed)).not.toBe('');
      for (const doubt of parsed.doubts) expect(doubt.start <= doubt.end && doubt.end <= text.length).toBe(true);
    }), { numRuns: 10_000 });
  });

  it('on any string, nor does scoring', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...PIECES) }));
    fc.assert(fc.property(any, any, anyScheme, (target, actual, scheme) => {
      const { score } = onlyRow({ target, actual, weight: '10' }, scheme);
      expect(score === null || (score >= 0 && score <= 10)).toBe(true);
    }), { numRuns: runs(400) });
  });
});

describe('scores', () => {
  const amount = fc.integer({ min: 0, max: 300_000 }).map((n) => (n / 100).toFixed(2));
  const goal = fc.tuple(fc.constantFrom('≥', '≤', '=', '>', '', '不低于', '不超过'), fc.integer({ min: 1, max: 200_000 }), fc.constantFrom('%', '万元', '人')).map(([sign, n, unit]) => ({ unit, text: `${sign}${(n / 100).toFixed(2)}${unit}` }));

  it('lie within 0 and the weight', () => {
    fc.assert(fc.property(goal, amount, fc.integer({ min: 0, max: 10_000 }), fc.boolean(), anyScheme, (target, actual, weight, cost, scheme) => {
      const points = weight / 100;
      const { score } = onlyRow({ target: target.text, actual: `${actual}${target.unit}`, weight: String(points), level2: cost ? '成本指标' : '数量指标' }, scheme);
      expect(score).not.toBeNull();
      expect(score ?? -1).toBeGreaterThanOrEqual(0);
      expect(score ?? 101).toBeLessThanOrEqual(points);
    }), { numRuns: runs(200) });
  });

  it('rise with the actual where more is better and fall where less is', () => {
    fc.assert(fc.property(goal, amount, amount, anyScheme, (target, a, b, scheme) => {
      const [low, high] = Number(a) <= Number(b) ? [a, b] : [b, a];
      const [first, second] = [low, high].map((actual) => onlyRow({ target: target.text, actual: `${actual}${target.unit}` }, scheme).score ?? -1);
      if (/^(≤|不超过)/.test(target.text)) expect(first).toBeGreaterThanOrEqual(second ?? 0);
      else expect(first).toBeLessThanOrEqual(second ?? 0);
    }), { numRuns: runs(200) });
  });

  it('make a total of at most 100, and of the weight when all is reached', () => {
    const row = fc.record({ target: fc.constantFrom('≥95%', '=100%', '有效提升', '2024年底前', '≤10天'), reached: fc.boolean(), weight: fc.integer({ min: 0, max: 60 }) });
    fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), anyScheme, (rows, scheme) => {
      const actuals: Readonly<Record<string, readonly [string, string]>> = { '≥95%': ['96%', '70%'], '=100%': ['100%', '0%'], 有效提升: ['基本达成目标', '未达成'], '2024年底前': ['2024年6月', '2025年1月'], '≤10天': ['9天', '40天'] };
      const { total } = scoreRows(rows.map((one) => ({ target: one.target, actual: actuals[one.target]?.[one.reached ? 0 : 1], weight: one.weight })), scheme);
      const weights = rows.reduce((all, one) => all + one.weight, 0);
      expect(total ?? 0).toBeLessThanOrEqual(100);
      if (rows.every((one) => one.reached)) expect(total ?? 0).toBe(Math.min(100, weights));
    }), { numRuns: runs(100) });
  });
});
