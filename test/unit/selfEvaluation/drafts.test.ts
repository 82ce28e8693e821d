import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftFrom } from '../../../shared/selfEvaluation/drafts/draftFrom.ts';
import { advanceYears } from '../../../shared/selfEvaluation/drafts/yearWords.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { readFixture } from './fixtures.ts';

const SEED = 20241123;
console.log(`fast-check seed ${SEED}`);

describe('year words', () => {
  it.each([
    ['2023年12月31日前', false, '2024年12月31日前'], ['2023年度', false, '2024年度'], ['较2022年增长5%', false, '较2023年增长5%'], ['2023-11-30', false, '2024-11-30'],
    ['2023基金征缴奖励', true, '2024基金征缴奖励'], ['≥2023人', false, '≥2023人'], ['2023人', true, '2023人'], ['12023元', true, '12023元'], ['2023.5万元', true, '2023.5万元'],
    ['财预〔2023〕10号', true, '财预〔2023〕10号'], ['2018年以来', false, '2018年以来'], ['2021—2023年规划', true, '2021—2023年规划'],
  ])('%s', (text, bare, expected) => {
    expect(advanceYears(text, 2023, 2024, bare).text).toBe(expected);
  });

  it('a span of years is left for a person', () => {
    expect(advanceYears('2022-2025年行动计划', 2023, 2024, true).words.map((word) => word.kind)).toEqual(['check']);
  });

  it('text without years never changes', () => {
    fc.assert(fc.property(fc.string().filter((text) => !/(19|20)\d\d/.test(text)), (text) => { expect(advanceYears(text, 2023, 2024, true)).toEqual({ text, words: [] }); }), { seed: SEED });
  });
});

describe('a draft from last year', () => {
  const tables = readEvaluationInput(readFixture('jiangxi-2024.json')).tables;

  it.each(tables.map((table, index) => [index, table] as const))('table %i keeps levels, targets and weights and empties what the year produced', (_, table) => {
    const { table: draft, changes } = draftFrom({ ...table, project: '2024年示例项目' }, 2024, 2025);
    expect([draft.year, draft.project, draft.totalScore]).toEqual(['2025', '2025年示例项目', null]);
    const kept = (one: typeof table): unknown => one.indicators.map(({ level1, level2, target, weight }) => [level1, level2, target?.replaceAll('2025年', '2024年') ?? null, weight]);
    expect(kept(draft)).toEqual(kept(table));
    expect(draft.indicators.flatMap((one) => [one.actual, one.score, one.reason]).filter((text) => text !== null)).toEqual([]);
    expect(draft.funds.flatMap((fund) => [fund.initialBudget, fund.fullYearBudget, fund.executed, fund.score]).filter((text) => text !== null)).toEqual([]);
    expect(draft.funds.map((fund) => [fund.name, fund.weight])).toEqual(table.funds.map((fund) => [fund.name, fund.weight]));
    const filled = table.indicators.flatMap((one) => [one.actual, one.score, one.reason]).filter((text) => text !== null).length;
    expect(changes.filter((change) => change.kind === 'emptied' && change.place.includes('/')).length).toBe(filled);
    expect(changes[0]?.message).toMatch(/。$/);
  });

  it('a draft of a draft has nothing left to empty', () => {
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    expect(draftFrom(draftFrom(table, 2024, 2025).table, 2025, 2026).changes.filter((change) => change.kind === 'emptied')).toEqual([]);
  });

  it('refuses a draft for the same year', () => {
    const [table] = tables;
    if (table === undefined) throw new Error('no table');
    expect(() => draftFrom(table, 2025, 2025)).toThrow('不能由 2025 年度的自评表起草 2025 年度');
  });
});
