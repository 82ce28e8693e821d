import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalRational, divide, multiply, rational, roundTo, sum, toFixed } from '../../../shared/selfEvaluation/rational.ts';
import { mayPrint, ratiosOf, roundedFrom, times } from '../../../shared/selfEvaluation/rounding.ts';
import { type Row, scoreRows } from './fixtures.ts';

const SEED = 20241125;
console.log(`fast-check seed ${SEED}`);

const row: Row = { level1: '产出指标', level2: '数量指标', level3: '培训期数', target: '≥4期', actual: '4期', weight: 90, score: 90 };

function levels(rule: string, fund: Readonly<Record<string, unknown>>, scheme = 'national-2020'): readonly string[] {
  return scoreRows([row], scheme, { funds: [{ name: '年度资金总额', weight: 10, ...fund }] }).findings.filter((finding) => finding.rule === rule).map((finding) => finding.level);
}

describe('a printed ratio and the amounts beside it', () => {
  it('is right where amounts that were rounded to the printed ones give it', () => {
    // 46.794 ÷ 46.799 = 99.99%, but 46.79 ÷ 46.80 = 99.98%.
    expect(levels('execution-rate', { fullYearBudget: '46.80', executed: '46.79', rate: '99.99%' })).toEqual([]);
    expect(levels('execution-rate', { fullYearBudget: '46.80', executed: '46.79', rate: '99.98%' })).toEqual([]);
    expect(levels('execution-rate', { fullYearBudget: '3', executed: '2', rate: '66.67%' })).toEqual([]);
  });
  it('is a warning up to a hundredth of a point off, an error beyond', () => {
    expect(levels('execution-rate', { fullYearBudget: '30000.00', executed: '20000.00', rate: '66.66%' })).toEqual(['warning']);
    expect(levels('execution-rate', { fullYearBudget: '30000.00', executed: '20000.00', rate: '66.69%' })).toEqual(['error']);
    expect(levels('execution-rate', { fullYearBudget: '46.80', executed: '46.79', rate: '99.8%' })).toEqual(['error']);
  });
  it('may be printed as a share', () => expect(levels('execution-rate', { fullYearBudget: '30.00', executed: '29.96', rate: '0.9987' })).toEqual([]));
  it('gives the points of execution in the same interval', () => {
    expect(levels('score-mismatch', { fullYearBudget: '0.90', executed: '0.81', score: '9.04' })).toEqual([]);
    expect(levels('score-mismatch', { fullYearBudget: '0.90', executed: '0.81', score: '9.2' })).toEqual(['error']);
    // By steps only the points of a step, never what lies between two.
    expect(levels('score-mismatch', { fullYearBudget: '10.00', executed: '10.00', score: '9' }, 'jiangxi-2024')).toEqual(['error']);
  });
});

describe('a score and the rounded actual it was worked out from', () => {
  const mismatches = (one: Row): number => scoreRows([one], 'national-2020', {}).findings.filter((finding) => finding.rule === 'score-mismatch').length;
  const rate: Row = { level1: '产出指标', level2: '质量指标', level3: '验收合格率', target: '≥95%', weight: 90, reason: '部分材料复检' };
  it('agrees with any value that rounds to the actual', () => expect(mismatches({ ...rate, actual: '90.1%', score: '85.38' })).toBe(0));
  it('does not agree beyond it', () => expect(mismatches({ ...rate, actual: '90.1%', score: '85.1' })).toBe(1));
  it('a whole actual is exact', () => expect(mismatches({ ...rate, actual: '90%', score: '85.5' })).toBe(1));
});

describe('a total of rounded scores', () => {
  const totals = (printed: string): readonly string[] => scoreRows([
    { ...row, weight: 40, score: '37.89', target: '≥95%', actual: '90%', reason: '复检' }, { ...row, weight: 60, score: '56.84', target: '≥95%', actual: '90%', reason: '复检' },
  ], 'national-2020', { totalScore: printed }).findings.filter((finding) => finding.rule === 'score-sum').map((finding) => finding.level);
  it('may be half a digit off for each of them', () => expect([totals('94.73'), totals('94.74'), totals('95.3')]).toEqual([[], ['warning'], ['error']]));
});

describe('properties', () => {
  const amount = fc.integer({ min: 1, max: 10_000_000 }).map((n) => rational(n, 1000));
  it('a ratio of exact amounts is always found right after all three were rounded', () => {
    fc.assert(fc.property(amount, amount, fc.integer({ min: 0, max: 3 }), (a, b, decimals) => {
      const [over, under] = [roundTo(a, 2), roundTo(b, 2)];
      fc.pre(under.n > 0n && over.n > 0n);
      const ratios = ratiosOf(roundedFrom(over, 2), roundedFrom(under, 2));
      fc.pre(ratios !== null);
      const printed = decimalRational(toFixed(multiply(divide(a, b), rational(100)), decimals));
      expect(ratios !== null && mayPrint(times(ratios, rational(100)), printed, decimals)).toBe(true);
    }), { seed: SEED });
  });
  it('a sum does not depend on the order, however long its fractions', () => {
    const any = fc.tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.bigInt({ min: 1n, max: 10n ** 17n })).map(([n, d]) => rational(n, d));
    fc.assert(fc.property(fc.array(any, { maxLength: 40 }), (values) => {
      const [n, d] = values.reduce(([x, y], one) => [x * one.d + one.n * y, y * one.d], [0n, 1n]);
      const total = sum(values);
      expect(total.n * d).toBe(n * total.d);
    }), { seed: SEED });
  });
});
