import { describe, expect, it } from 'vitest';
import { readTarget } from '../../../shared/selfEvaluation/target/read.ts';
import { onlyRow } from './fixtures.ts';

type Read = readonly [text: string, kind: string, operator: string | null, value: unknown, unit: string | null];

function read(text: string, role: 'target' | 'actual'): readonly unknown[] {
  const { kind, operator, value, unit } = readTarget(text, { role, cost: false }).parsed;
  return [kind, operator, value, unit];
}

const targets: readonly Read[] = [
  ['≥95%（含）', 'quantitative', '>=', 95, '%'], ['100%以上', 'quantitative', '>=', 100, '%'], ['不低于3次/年', 'quantitative', '>=', 3, '次/年'], ['≤5个工作日', 'quantitative', '<=', 5, '个工作日'], ['1000人次/月', 'quantitative', '=', 1000, '人次/月'],
  ['＞０', 'quantitative', '>', 0, null], ['4.5‰', 'quantitative', '=', 4.5, '‰'], ['同比下降5个百分点', 'quantitative', '=', 5, '个百分点'], ['＋5%', 'quantitative', '=', 5, '%'], ['≮85%', 'quantitative', '>=', 85, '%'], ['≯5%', 'quantitative', '<=', 5, '%'],
  ['壹佰', 'quantitative', '=', 100, null], ['叁次', 'quantitative', '=', 3, '次'], ['每年一次', 'quantitative', '=', 1, '次/年'], ['每季度1次', 'quantitative', '=', 1, '次/季度'], ['零', 'quantitative', '=', 0, null],
  ['二〇二四年', 'date', '=', '2024年', null], ['二〇二四年十二月底前', 'date', '<=', '2024年12月底前', null], ['2024.1-2024.12', 'date', '=', '2024年1月至2024年12月', null], ['三季度', 'date', '=', '三季度', null], ['第四季度', 'date', '=', '第四季度', null],
  ['12批次36人', 'multi', '=', null, null], ['3次/120人', 'multi', '=', null, null], ['较2023年下降', 'relative', '<', '2023年', null], ['较上年提高', 'relative', '>', '上年', null],
  ['1:1.5', 'unreadable', null, null, null], ['＜3%~5%', 'unreadable', null, null, null], ['3-5天内', 'unreadable', null, null, null], ['2小时30分', 'unreadable', null, null, null], ['≠0', 'unreadable', null, null, null], ['95。5%', 'unreadable', null, null, null],
  ['待定', 'blank', null, null, null], ['详见附件', 'blank', null, null, null], ['优良中低差', 'qualitative', null, '优良中低差', null],
];

describe('what stands in forms of other provinces', () => {
  it.each(targets)('%s', (text, ...expected) => expect(read(text, 'target')).toEqual(expected));

  it('a remark behind an actual is a remark, unless it takes something back', () => {
    expect(read('100%，已完成', 'actual')).toEqual(['quantitative', '=', 100, '%']);
    expect(read('95%，未全部完成', 'actual')[0]).toBe('text-with-numbers');
  });
  it('choices of which none was taken are no actual', () => expect(read('优/良/中/差', 'actual')[0]).toBe('unreadable'));
});

describe('a target per month or quarter and a plain actual', () => {
  const points = (target: string, actual: string): number | null => onlyRow({ target, actual, score: '10' }).score;
  it('is met where it is met both per period and for the year', () => expect([points('每季度1次', '4次'), points('≥1000人次/月', '12500人次'), points('≤2次/月', '2次')]).toEqual([10, 10, 10]));
  it('is not compared where only one of the two readings is', () => expect([points('每季度1次', '3次'), points('≥1000人次/月', '5000人次')]).toEqual([null, null]));
  it('a year is the year of the form', () => expect(points('2次/年', '2次')).toBe(10));
});

describe('days and workdays', () => {
  const points = (target: string, actual: string): number | null => onlyRow({ target, actual, score: '10' }).score;
  it('so many days never have more workdays', () => expect(points('≤5个工作日', '3天')).toBe(10));
  it('anything else is not compared', () => expect([points('≤5个工作日', '6天'), points('≥5个工作日', '6天'), points('≤5天', '4个工作日')]).toEqual([null, null, null]));
});

describe('grades as targets and actuals', () => {
  const basis = (target: string, actual: string): readonly unknown[] => {
    const row = onlyRow({ target, actual, score: '8' });
    return [row.basis, row.band?.state ?? null];
  };
  it('at least the grade is met, the next one below is left to a person', () => {
    expect([basis('良', '优'), basis('优', '优'), basis('优', '良'), basis('优', '中'), basis('良', '差')]).toEqual([['band', '达成'], ['band', '达成'], ['entered', null], ['band', '部分达成'], ['band', '未达成']]);
    expect(basis('定性：良', '良')).toEqual(['band', '达成']);
  });
});

describe('nothing to go by', () => {
  it('无 against a number has no score', () => expect(onlyRow({ target: '≥90%', actual: '无', score: '10' }).score).toBeNull());
  it('a figure that was not filled in has no score', () => expect(onlyRow({ target: '≥90%', actual: '暂未统计', score: '10' }).score).toBeNull());
  it('exactly at an open bound is said so', () => expect(onlyRow({ target: '＜3个', actual: '3个' }).explanation).toContain('恰好等于目标 ＜3个 的界限'));
});
