import { describe, expect, it } from 'vitest';
import { type Fact, addressKey } from '../../../shared/ledger/fact.ts';
import { planPosting } from '../../../shared/posting/post.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import { viewOfStatements } from '../../../shared/view/fromStatements.ts';
import type { BookView } from '../../../shared/view/view.ts';
import { LIBRARY } from '../pack/emptyForm.ts';
import { SAMPLE_YEAR, sampleBook } from '../pack/filledBook.ts';

const PACK = LIBRARY.getPack('sichuan-2021');
const base = { period: 'current', unit: '本级', quantityKind: 'fen' } as const;
const spent = (fund: string, nature: string, code: string, quantity: number): Fact => ({ ...base, measure: 'expenditure', dimensions: { fund, nature, function: code }, quantity });
const item = (fund: string, nature: string, code: string | undefined, economic: string, quantity: number): Fact => ({ ...base, measure: 'economic', dimensions: { fund, nature, ...(code && { function: code }), economic }, quantity });

/** A book with basic and project money under one 科目, another with project money, and fund money. */
const SPENT = [spent('general', 'basic', '2101501', 9_000), spent('general', 'project', '2101501', 1_000), spent('general', 'project', '2101301', 5_000), spent('governmentFund', 'project', '2296013', 2_000)];
const CROSSED = [item('general', 'basic', '2101501', '301', 7_000), item('general', 'basic', '2101501', '302', 2_000), item('general', 'project', '2101501', '302', 1_000), item('general', 'project', '2101301', '303', 5_000), item('governmentFund', 'project', '2296013', '302', 2_000)];
const ITEMS = [item('general', 'basic', undefined, '30101', 7_000), item('general', 'basic', undefined, '30201', 2_000)];

function viewWith(facts: readonly Fact[], without: readonly Role[] = []): BookView {
  const view = viewOfStatements({ packId: PACK.id, year: SAMPLE_YEAR, department: '', tables: sampleBook(PACK, facts).tables, digit: 1 });
  return { ...view, tables: new Map([...view.tables].filter(([role]) => !without.includes(role))) };
}

function posted(view: BookView) {
  return planPosting({ view, period: 'current', unit: '本级', statements: PACK.statements, names: { nameOf: (_dimension, code) => code, isKnown: () => true }, fundOfCode: () => null });
}

function economicOf(facts: readonly Fact[]): string[] {
  return facts.filter((fact) => fact.measure === 'economic').map((fact) => `${addressKey(fact)} ${fact.quantity}`).sort();
}

describe('posting tables that cross 科目 with economic class', () => {
  it('gives each 科目 and class its fund and nature, beside the items of 表06', () => {
    const plan = posted(viewWith([...SPENT, ...CROSSED, ...ITEMS]));
    expect(economicOf(plan.facts)).toEqual(economicOf([...CROSSED, ...ITEMS]));
    expect(plan.conflicts).toEqual([]);
  });

  it('leaves out what could be money of either nature', () => {
    const plan = posted(viewWith([...SPENT, ...CROSSED, ...ITEMS], ['generalProject', 'fiscalDetail']));
    const certain = CROSSED.filter(({ dimensions }) => dimensions.function === '2101301');
    expect(economicOf(plan.facts)).toEqual(economicOf([...certain, ...ITEMS]));
  });

  it('posts nothing of a table without classes', () => {
    expect(economicOf(posted(viewWith([...SPENT, ...ITEMS])).facts)).toEqual(economicOf(ITEMS));
  });

  it('names a cell that shows less than its own part in another table', () => {
    const view = viewWith([...SPENT, ...CROSSED, ...ITEMS]);
    const detail = view.tables.get('generalDetail');
    if (!detail) throw new Error('no table');
    const cells = detail.cells.map((cell) => (cell.row.id === 'c:2101301' && cell.column.id === 'e303' ? { ...cell, value: 4_000 } : cell));
    const plan = posted({ ...view, tables: new Map([...view.tables, ['generalDetail', { ...detail, cells }]]) });
    expect(plan.conflicts.map((conflict) => conflict.message)).toContainEqual(expect.stringContaining('小于其中已单独列表的部分'));
  });
});
