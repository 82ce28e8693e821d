import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeTarget } from '../../../shared/selfEvaluation/target/describe.ts';
import { parseTarget, readTarget } from '../../../shared/selfEvaluation/target/read.ts';
import { readFixture } from './fixtures.ts';

const notation = z.object({
  text: z.string(), role: z.enum(['target', 'actual']), cost: z.boolean(), kind: z.string(), operator: z.string().nullable(), value: z.string().nullable(), unit: z.string().nullable(),
  direction: z.array(z.string()).nullable(), implicitOperator: z.boolean().optional(), ambiguous: z.boolean().optional(), note: z.string().optional(),
  parts: z.array(z.string()).optional(), numbers: z.array(z.string()).optional(), base: z.string().optional(),
});
const notations = z.array(notation).parse(readFixture('notations.json'));

describe('every notation met in four published documents', () => {
  it('are 296', () => expect(notations.length).toBe(296));

  it.each(notations.map((one) => [one.kind, one.text, one] as const))('%s %s', (_kind, _text, one) => {
    const parsed = parseTarget(one.text, { role: one.role, cost: one.cost });
    expect(parsed.kind).toBe(one.kind);
    expect(parsed.operator).toBe(one.operator);
    expect(typeof parsed.value === 'number' ? parsed.value : String(parsed.value ?? '')).toBe(typeof parsed.value === 'number' ? Number(one.value) : (one.value ?? ''));
    expect(parsed.unit).toBe(one.unit);
    if (one.direction === null) expect(parsed.direction).toBeNull();
    else expect(one.direction).toContain(parsed.direction);
    expect(parsed.implicitOperator).toBe(one.implicitOperator ?? false);
    expect(parsed.ambiguous).toBe(one.ambiguous ?? false);
    if (one.note !== undefined) expect(parsed.note).toBe(one.note);
    if (one.parts !== undefined) expect(parsed.parts).toEqual(one.parts);
    if (one.numbers !== undefined) expect(parsed.numbers).toEqual(one.numbers);
    if (one.base !== undefined) expect(parsed.base).toBe(one.base);
  });
});

/** text → kind, operator, value, unit */
const kin: readonly (readonly [string, string, string | null, number | string | null, string | null])[] = [
  ['≥100百分比', 'quantitative', '>=', 100, '%'], ['=8个', 'quantitative', '=', 8, '个'], ['0起', 'quantitative', '=', 0, '起'], ['达成预期指标', 'qualitative', null, '达成预期指标', null],
  ['大于或等于11万人次', 'quantitative', '>=', 11, '万人次'], ['＞＝95％', 'quantitative', '>=', 95, '%'], ['=>95%', 'quantitative', '>=', 95, '%'], ['《=5%', 'quantitative', '<=', 5, '%'], ['≦100%', 'quantitative', '<=', 100, '%'],
  ['95%及以上', 'quantitative', '>=', 95, '%'], ['95%以上（含95%）', 'quantitative', '>=', 95, '%'], ['控制在100万元以内', 'quantitative', '<=', 100, '万元'], ['不高于3%', 'quantitative', '<=', 3, '%'], ['至少3次', 'quantitative', '>=', 3, '次'],
  ['满意度达到95%以上', 'quantitative', '>=', 95, '%'], ['工期≤30天', 'quantitative', '<=', 30, '天'], ['100%完成', 'quantitative', '=', 100, '%'], ['已完成100%', 'quantitative', '=', 100, '%'], ['3个村', 'quantitative', '=', 3, '个村'],
  ['24小时内', 'quantitative', '<=', 24, '小时'], ['1年内', 'quantitative', '<=', 1, '年'], ['每年2次', 'quantitative', '=', 2, '次/年'], ['每人每年640元', 'quantitative', '=', 640, '元/人/年'], ['300元/(人·年)', 'quantitative', '=', 300, '元/人/年'],
  ['1，234.5万元', 'quantitative', '=', 1234.5, '万元'], ['≥95（%）', 'quantitative', '>=', 95, '%'], ['10（万元）', 'quantitative', '=', 10, '万元'], ['-5%', 'quantitative', '=', -5, '%'],
  ['百分之九十以上', 'quantitative', '>=', 90, '%'], ['九成', 'quantitative', '=', 90, '%'], ['三次', 'quantitative', '=', 3, '次'], ['零投诉', 'quantitative', '=', 0, '起'], ['一站式结算', 'qualitative', null, '一站式结算', null],
  ['10-15天', 'quantitative', '>=', 10, '天'], ['80%～90%', 'quantitative', '>=', 80, '%'], ['≥80%且≤100%', 'quantitative', '>=', 80, '%'], ['80%≤x≤100%', 'quantitative', '>=', 80, '%'], ['[80%,90%)', 'quantitative', '>=', 80, '%'],
  ['较上年增长5%', 'quantitative', '=', 5, '%'], ['较2023年增长5%', 'quantitative', '=', 5, '%'], ['500元×12月', 'formula', '=', 6000, '元'], ['300元/人×100人', 'formula', '=', 30000, '元'],
  ['2024年12月31日前', 'date', '<=', '2024年12月31日前', null], ['2024-12-31', 'date', '=', '2024-12-31', null], ['年底前完成', 'date', '<=', '年底前完成', null], ['2024年1-12月', 'date', '=', '2024年1-12月', null], ['≤12月', 'quantitative', '<=', 12, '月'], ['2000.12万元', 'quantitative', '=', 2000.12, '万元'],
  ['不低于2023年水平', 'relative', '>=', '2023年水平', null], ['与上年持平', 'relative', '=', '上年', null], ['完成2024年工作任务', 'qualitative', null, '完成2024年工作任务', null], ['要点1-6均达到要求', 'qualitative', null, '要点1-6均达到要求', null],
  ['满意度≥95%，投诉率≤1%', 'text-with-numbers', null, '满意度≥95%，投诉率≤1%', null], ['培训3次', 'text-with-numbers', null, '培训3次', null],
  ['≥', 'unreadable', null, null, null], ['≥XX%', 'unreadable', null, null, null], ['85..54', 'unreadable', null, null, null], ['#REF!', 'unreadable', null, null, null], ['大于90%以下', 'unreadable', null, null, null], ['≥8O%', 'unreadable', null, null, null], ['1:1', 'unreadable', null, null, null],
  ['……', 'blank', null, null, null], ['——', 'blank', null, null, null], ['不适用', 'blank', null, null, null], ['是（已完成）', 'boolean', '=', '是', null],
];

describe('their kin in other documents', () => {
  it.each(kin)('%s', (text, kind, operator, value, unit) => {
    const parsed = parseTarget(text);
    expect([parsed.kind, parsed.operator, parsed.value, parsed.unit]).toEqual([kind, operator, value, unit]);
  });

  it('a range keeps both ends', () => expect(parseTarget('10-15天').parts).toEqual(['10', '15天']));
});

describe('columns beside the number', () => {
  it('a comparator and a unit of their own complete a bare number', () => {
    expect(parseTarget('95', { role: 'target', cost: false, operator: '≥', unit: '百分比' })).toMatchObject({ kind: 'quantitative', operator: '>=', value: 95, unit: '%' });
    expect(parseTarget('≤5天', { role: 'target', cost: false, operator: '≥', unit: '次' })).toMatchObject({ operator: '<=', value: 5, unit: '天' });
  });
  it('a direction column decides what = means', () => {
    expect(parseTarget('5%', { role: 'target', cost: false, direction: '反向' }).direction).toBe('越低越好');
    expect(parseTarget('5%', { role: 'target', cost: true, direction: '正向指标' }).direction).toBe('越高越好');
  });
});

describe('doubts have places', () => {
  it('points at the mistaken operator', () => expect(parseTarget(' 》=90%').doubts).toMatchObject([{ code: 'operatorTypo', start: 0, end: 2 }]));
  it('points at the doubled bound', () => expect(parseTarget('大于90%以上').doubts).toMatchObject([{ code: 'operatorRedundant', start: 5, end: 7 }]));
  it('points at the broken number', () => expect(parseTarget('约85..54万元').doubts.at(-1)?.code).toBe('badNumber'));
  it('says which unit is unfinished', () => expect(parseTarget('=30万')).toMatchObject({ unit: '万元', unitTruncated: true }));
});

describe('read back in words', () => {
  it.each([
    ['≥95%', '≥95%，定量，正向'], ['≤100%', '≤100%，定量，反向'], ['10-15天', '10至15天之间，定量，区间'], ['有效缓解', '有效缓解，定性，按完成状态评判'], ['', '未填写'],
    ['280元*30%', '280×30%＝84元，算式'], ['控制在预算范围内', '与“预算范围内”相比，没有基准值，按定性评判'],
  ])('%s', (text, words) => expect(describeTarget(parseTarget(text))).toBe(words));
});

describe('exact numbers', () => {
  it('a decimal is held as written, not as a double', () => {
    const [quantity] = readTarget('=0.1万元', { role: 'target', cost: true }).quantities;
    expect(quantity).toMatchObject({ value: { n: 1n, d: 10n }, digits: '0.1' });
  });
});
