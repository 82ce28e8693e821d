import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFen } from '../../../shared/money/format.ts';
import { fen } from '../../../shared/money/fen.ts';
import { type Fact, type Filter, intersect, signature } from '../../../shared/ledger/fact.ts';
import { type ApprovedRounding, evaluateBook } from '../../../shared/statement/evaluate.ts';
import { FactIndex, matches } from '../../../shared/statement/factIndex.ts';
import { layoutStatement } from '../../../shared/statement/layout.ts';
import { filledCell } from '../../../shared/statement/table.ts';
import { SEED } from '../seed.ts';
import { expenditure, fact, names, summary } from './sampleDefinitions.ts';

const spending = [
  fact('expenditure', { fund: 'general', nature: 'basic', function: '2101501' }, '357.19'),
  fact('expenditure', { fund: 'general', nature: 'project', function: '2101501' }, '59.08'),
  fact('expenditure', { fund: 'general', nature: 'project', function: '2101301' }, '100.00'),
  fact('expenditure', { fund: 'governmentFund', nature: 'project', function: '2296013' }, '85.54'),
];

function evaluate(facts = spending, approved: ApprovedRounding[] = []) {
  return evaluateBook({ year: 2024, facts, approved, statements: [summary, expenditure], names });
}

function printed(book: ReturnType<typeof evaluate>, role: string, row: string, column: string): string | null {
  const table = book.tables.find((entry) => entry.definition.role === role);
  const value = table && filledCell(table, row, column)?.value;
  return value === null || value === undefined ? null : formatFen(fen(value), { unit: '万元', decimals: 2 });
}

describe('filters', () => {
  it('intersect narrows, and excludes what contradicts', () => {
    expect(intersect({ fund: ['general', 'governmentFund'] }, { fund: 'general' })).toEqual({ fund: 'general' });
    expect(intersect({ function: '210' }, { function: '2101501' })).toEqual({ function: '2101501' });
    expect(intersect({ fund: 'general' }, { fund: 'stateCapital' })).toBeNull();
    expect(intersect({ measure: 'income' }, { measure: 'expenditure' })).toBeNull();
  });

  it('a signature does not depend on the order of a list', () => {
    expect(signature({ measure: 'income', source: ['b', 'a'] })).toBe(signature({ measure: 'income', source: ['a', 'b'] }));
  });
});

describe('evaluating a statement', () => {
  it('rolls 项 up to 款 and 类 in code order', () => {
    const table = evaluate().tables.find((entry) => entry.definition.role === 'expenditure');
    expect(table?.panels[0]?.rows.map((row) => row.id)).toEqual(['total', 'c:210', 'c:21013', 'c:2101301', 'c:21015', 'c:2101501', 'c:229', 'c:22960', 'c:2296013']);
    expect(table?.panels[0]?.rows[0]?.sum).toEqual(['c:210', 'c:229']);
    expect(table?.panels[0]?.rows[1]?.sum).toEqual(['c:21013', 'c:21015']);
  });

  it('sums across columns and rows in fen', () => {
    const book = evaluate();
    expect(printed(book, 'expenditure', 'c:2101501', 'total')).toBe('416.27');
    expect(printed(book, 'expenditure', 'total', 'total')).toBe('601.81');
    expect(printed(book, 'expenditure', 'c:229', 'basic')).toBeNull();
  });

  it('only cells that fix one fact can be typed into', () => {
    const table = evaluate().tables.find((entry) => entry.definition.role === 'expenditure');
    expect(table && filledCell(table, 'c:2101501', 'basic')?.editable).toBe(false);
    const general = { ...expenditure, role: 'generalExpenditure' as const, panels: expenditure.panels.map((panel) => ({ ...panel, filter: { measure: 'expenditure' as const, fund: 'general' } })) };
    const [filled] = evaluateBook({ year: 2024, facts: spending, approved: [], statements: [general], names }).tables;
    expect(filled && filledCell(filled, 'c:2101501', 'basic')?.editable).toBe(true);
    expect(filled && filledCell(filled, 'c:2101501', 'total')?.editable).toBe(false);
    expect(filled && filledCell(filled, 'c:210', 'basic')?.editable).toBe(false);
  });

  it('inserts a class that the form does not list, and aligns the two sides', () => {
    const table = evaluate().tables.find((entry) => entry.definition.role === 'summary');
    const [left, right] = table?.panels ?? [];
    expect(right?.rows.map((row) => row.id)).toEqual(['c:201', 'c:208', 'c:210', 'c:229', 'expenditureTotal', 'closing', 'expenditureGrandTotal']);
    expect(table?.inserted).toEqual(['summary:210']);
    expect(left?.rows.findIndex((row) => row.id === 'incomeTotal')).toBe(right?.rows.findIndex((row) => row.id === 'expenditureTotal'));
    expect(left?.rows.at(-1)?.line).toBe(7);
    expect(right?.rows.at(0)?.line).toBe(8);
  });

  it('computes closing balances: 年初 + 收入 − 支出', () => {
    const book = evaluate([...spending, fact('income', { source: 'general' }, '600.00'), fact('opening', { fund: 'general' }, '10.00'), fact('income', { source: 'other' }, '1.00')]);
    expect(printed(book, 'summary', 'closing', 'amount')).toBe('9.19');
    expect(book.quantity({ measure: 'closing', fund: 'general' })).toBe(93_730_000);
    expect(book.quantity({ measure: 'closing', fund: 'nonFiscal' })).toBe(1_000_000);
    expect(printed(book, 'summary', 'incomeGrandTotal', 'amount')).toBe(printed(book, 'summary', 'expenditureGrandTotal', 'amount'));
  });

  it('shows an approved rounding until a fact below it changes', () => {
    const approval: ApprovedRounding = { period: 'current', role: 'expenditure', rowId: 'c:2101501', columnId: 'total', signature: 'expenditure|function=2101501', derived: 416_270_000, approved: 416_280_000 };
    expect(printed(evaluate(spending, [approval]), 'expenditure', 'c:2101501', 'total')).toBe('416.28');
    expect(evaluate(spending, [approval]).quantity({ measure: 'expenditure', function: '2101501' })).toBe(416_280_000);
    const edited = spending.map((entry, index) => (index === 0 ? { ...entry, quantity: entry.quantity + 10_000 } : entry));
    expect(printed(evaluate(edited, [approval]), 'expenditure', 'c:2101501', 'total')).toBe('416.28');
    expect(evaluate(edited, [{ ...approval, approved: 416_290_000 }]).quantity({ measure: 'expenditure', function: '2101501' })).toBe(416_280_000);
  });

  it('a line with parts is their sum, an 其中 item is no part', () => {
    const book = evaluate([
      fact('line', { key: 'threePublic.vehicle.operation', stage: 'final' }, '2.11'), fact('line', { key: 'threePublic.reception.domestic', stage: 'final' }, '1.53'),
      fact('line', { key: 'threePublic.reception.domestic:foreignAffairs', stage: 'final' }, '0.50'), fact('line', { key: 'threePublic.reception', stage: 'adjusted' }, '1.80'),
      fact('line', { key: 'count.vehiclesHeld', stage: 'final' }, '1'),
    ]);
    expect(book.quantity({ measure: 'line', key: 'threePublic', stage: 'final' })).toBe(3_640_000);
    expect(book.quantity({ measure: 'line', key: 'threePublic.reception', stage: 'final' })).toBe(1_530_000);
    expect(book.quantity({ measure: 'line', key: 'threePublic.reception', stage: 'adjusted' })).toBe(1_800_000);
    expect(book.quantity({ measure: 'line', key: 'count.vehiclesHeld', stage: 'final' })).toBe(1);
    expect(book.quantity({ measure: 'line', key: 'threePublic.abroad', stage: 'final' })).toBeNull();
  });

  it('adds the units of a department', () => {
    const book = evaluate([...spending, fact('expenditure', { fund: 'general', nature: 'basic', function: '2101501' }, '1.00', '002')]);
    expect(printed(book, 'expenditure', 'c:2101501', 'basic')).toBe('358.19');
  });
});

describe('laying a statement out', () => {
  it('merges heads over their columns and gives every row its place', () => {
    const table = evaluate().tables.find((entry) => entry.definition.role === 'expenditure');
    const sheet = table && layoutStatement(table, { department: '示例局' });
    expect(sheet?.headRows).toBe(3);
    expect(sheet?.cells.filter((cell) => cell.kind === 'head').map((cell) => [cell.text, cell.row, cell.column, cell.rowSpan, cell.columnSpan])).toEqual([
      ['项目', 0, 0, 1, 2], ['科目编码', 1, 0, 1, 1], ['科目名称', 1, 1, 1, 1], ['本年支出合计', 0, 2, 2, 1], ['基本支出', 0, 3, 2, 1], ['项目支出', 0, 4, 2, 1], ['栏次', 2, 0, 1, 2],
    ]);
    const occupied = new Set(sheet?.cells.flatMap((cell) => Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, i) => `${cell.row + Math.floor(i / cell.columnSpan)},${cell.column + (i % cell.columnSpan)}`)));
    expect(occupied.size).toBe((sheet?.rowCount ?? 0) * (sheet?.columnCount ?? 0));
  });

  it('gives sums as references that reproduce the printed amounts', () => {
    const table = evaluate().tables.find((entry) => entry.definition.role === 'expenditure');
    const sheet = table && layoutStatement(table, { department: '示例局' });
    const at = (row: number, column: number): number => sheet?.cells.find((cell) => cell.row === row && cell.column === column)?.value ?? 0;
    for (const cell of sheet?.cells ?? []) {
      if (cell.sum && cell.value !== null) expect(cell.sum.reduce((sum, ref) => sum + ref.sign * at(ref.row, ref.column), 0)).toBe(cell.value);
    }
    expect(sheet?.cells.filter((cell) => cell.sum).length).toBeGreaterThan(10);
  });

  it('prints 注： once under a table: the sentence of an empty one goes on in the note', () => {
    const table = evaluate().tables.find((entry) => entry.definition.role === 'expenditure');
    const noted = (notes: readonly string[], empty: boolean): readonly string[] | undefined => table && layoutStatement({ ...table, empty, definition: { ...table.definition, notes, emptyNote: '注：{year}年度没有支出，本表为空表。' } }, { department: '示例局' }).notes;
    expect(noted(['注：本表反映{year}年度的支出。'], true)).toEqual([`注：本表反映${table?.year}年度的支出。${table?.year}年度没有支出，本表为空表。`]);
    expect(noted(['注：1.本表反映支出。', '2.可能有尾差。'], false)).toEqual(['注：1.本表反映支出。', '2.可能有尾差。']);
  });
});

describe('looking quantities up', () => {
  const code = fc.constantFrom('210', '21015', '2101501', '2101502', '2101301', '229', '2296013', '208', '2080505');
  const anyFact = fc.record({ fund: fc.constantFrom('general', 'governmentFund', 'nonFiscal'), nature: fc.constantFrom('basic', 'project', undefined), code, amount: fc.integer({ min: -1000, max: 1000 }) });
  const anyFilter = fc.record({ fund: fc.constantFrom<string | string[] | undefined>(undefined, 'general', ['general', 'governmentFund']), nature: fc.constantFrom(undefined, 'basic'), function: fc.constantFrom<string | string[] | undefined>(undefined, '210', '21015', '2', ['210', '229'], ['210', '2296013'], ['210', '21015']) });

  it('gives what adding up the matching facts gives, and the codes that they have, for any filter', () => {
    fc.assert(fc.property(fc.array(anyFact, { maxLength: 12 }), anyFilter, (rows, wanted) => {
      const facts = rows.map((row): Fact => ({ period: 'current', unit: '本级', measure: 'expenditure', dimensions: { fund: row.fund, ...(row.nature && { nature: row.nature }), function: row.code }, quantity: row.amount, quantityKind: 'fen' }));
      const filter: Filter = { measure: 'expenditure', ...(wanted.fund && { fund: wanted.fund }), ...(wanted.nature && { nature: wanted.nature }), ...(wanted.function && { function: wanted.function }) };
      const under = facts.filter((entry) => matches(entry, filter));
      expect(new FactIndex(facts).quantity(filter)).toBe(under.length === 0 ? null : under.reduce((sum, entry) => sum + entry.quantity, 0));
      const codes = new Set(under.flatMap((entry) => (entry.quantity === 0 ? [] : [entry.dimensions.function ?? ''])));
      expect(new FactIndex(facts).valuesOf('function', filter)).toEqual([...codes].sort());
    }), { seed: SEED, numRuns: 500 });
  });
});
