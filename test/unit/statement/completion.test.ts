import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../../electron/resources/packs.ts';
import type { Fact, FactDimensions, FactMeasure } from '../../../shared/ledger/fact.ts';
import type { Role, StatementDefinition } from '../../../shared/statement/definition.ts';
import { type EvaluatedBook, evaluateBook } from '../../../shared/statement/evaluate.ts';
import { gapsOf } from '../../../shared/statement/formGaps.ts';
import { layoutStatement } from '../../../shared/statement/layout.ts';
import { countedOn } from '../../../shared/statement/lineOrdinals.ts';
import type { StatementTable } from '../../../shared/statement/table.ts';

const LIBRARY = loadPacks(['resources/packs']);
const NAMES = { nameOf: (_dimension: string, code: string): string => ({ '223': '国有资本经营预算支出', '230': '转移性支出' })[code] ?? `科目${code}` };

function fact(measure: FactMeasure, dimensions: FactDimensions, quantity: number): Fact {
  return { period: 'current', unit: '001', measure, dimensions, quantity, quantityKind: 'fen' };
}

const GENERAL = [fact('income', { source: 'general' }, 500), fact('expenditure', { fund: 'general', nature: 'basic', function: '2101501' }, 500)];
const CAPITAL = [fact('opening', { fund: 'stateCapital' }, 10), fact('income', { source: 'stateCapital' }, 85), fact('expenditure', { fund: 'stateCapital', nature: 'project', function: '2230105' }, 82)];

const bookOf = (pack: string, facts: readonly Fact[], before?: EvaluatedBook): EvaluatedBook =>
  evaluateBook({ year: 2019, facts, approved: [], statements: LIBRARY.getPack(pack).statements, names: NAMES }, before);

function tableOf(book: EvaluatedBook, role: Role): StatementTable {
  const found = book.tables.find((table) => table.definition.role === role);
  if (!found) throw new Error(`no ${role}`);
  return found;
}

const labels = (table: StatementTable, panel: number): string[] => (table.panels[panel]?.rows ?? []).filter((row) => row.kind !== 'filler').map((row) => row.label);

describe.each(['national-2019', 'shandong-2019', 'hunan-2019'])('%s, whose forms have no line for 国有资本经营预算', (pack) => {
  it('prints the form as it is for a book without such money', () => {
    const book = bookOf(pack, [...GENERAL, fact('income', { source: 'stateCapital' }, 0)]);
    expect(labels(tableOf(book, 'summary'), 0).slice(0, 3)).toEqual(['一、一般公共预算财政拨款收入', '二、政府性基金预算财政拨款收入', '三、上级补助收入']);
    expect(book.tables.flatMap((table) => table.inserted).filter((entry) => entry.includes('国有资本'))).toEqual([]);
  });

  it('adds the lines in order, counts on behind them, sums them and says so', () => {
    const book = bookOf(pack, [...GENERAL, ...CAPITAL]);
    const summary = tableOf(book, 'summary');
    expect(labels(summary, 0).slice(1, 5)).toEqual(['二、政府性基金预算财政拨款收入', '三、国有资本经营预算财政拨款收入', '四、上级补助收入', '五、事业收入']);
    expect(summary.panels[0]?.rows.find((row) => row.id === 'incomeTotal')?.sum).toContain('stateCapital');
    expect(summary.inserted).toContain('summary:国有资本经营预算财政拨款收入');
    const fiscal = tableOf(book, 'fiscalSummary');
    const opening = fiscal.panels[0]?.rows.find((row) => row.id === 'opening');
    expect(opening?.sum?.map((id) => fiscal.panels[0]?.rows.find((row) => row.id === id)?.cells.get('amount')?.value ?? 0)).toEqual([0, 0, 10]);
    expect(fiscal.definition.notes.join()).toContain('国有资本经营预算');
  });

  it('is the same after an edit that brings the money, and after one that takes it away', () => {
    const [without, withIt] = [bookOf(pack, GENERAL), bookOf(pack, [...GENERAL, ...CAPITAL])];
    const brought = bookOf(pack, [...GENERAL, ...CAPITAL], without);
    expect(brought.tables.map((table) => table.panels)).toEqual(withIt.tables.map((table) => table.panels));
    expect(bookOf(pack, GENERAL, withIt).tables.map((table) => table.panels)).toEqual(without.tables.map((table) => table.panels));
  });
});

describe('a form with a column a fund', () => {
  it('gets the column that it lacks behind its sister, and 合计 adds it', () => {
    const panel = tableOf(bookOf('shandong-2019', [...GENERAL, ...CAPITAL]), 'fiscalSummary').panels[1];
    expect(panel?.columns.map(({ column }) => column.id)).toEqual(['label', 'line', 'total', 'general', 'governmentFund', 'stateCapital']);
    expect(panel?.columns.find(({ column }) => column.id === 'total')?.column.sum).toEqual(['general', 'governmentFund', 'stateCapital']);
    expect(panel?.rows.find((row) => row.id === 'c:223')?.cells.get('stateCapital')?.value).toBe(82);
  });

  it('that it declares for money only is there with money only', () => {
    const columns = (facts: readonly Fact[]): (string | undefined)[] => tableOf(bookOf('hunan-2019', facts), 'fiscalSummary').panels[1]?.columns.map(({ column }) => column.id) ?? [];
    expect(columns(GENERAL)).toEqual(['label', 'line', 'total', 'general']);
    expect(columns([...GENERAL, ...CAPITAL])).toEqual(['label', 'line', 'total', 'general', 'stateCapital']);
  });

  it('has no gap where every fund and source has its place', () => {
    expect(LIBRARY.getPack('jiangxi-2024').statements.flatMap((statement) => gapsOf(statement)).filter((gap) => gap.filter.nature === undefined)).toEqual([]);
  });
});

describe('a form that lacks several neighbours', () => {
  const form: StatementDefinition = {
    id: 'summary', role: 'summary', number: '公开01表', title: '收入', orientation: 'portrait', unit: '万元', decimals: 2, notes: [], zero: 'blank',
    panels: [{ id: 'income', columns: [{ id: 'label', label: '项目', kind: 'label' }, { id: 'amount', label: '决算数', kind: 'amount' }], rows: [
      { id: 'general', kind: 'line', label: '一、财政拨款收入', filter: { measure: 'income', source: 'general' } },
      { id: 'other', kind: 'line', label: '二、其他收入', filter: { measure: 'income', source: 'other' } },
      { id: 'total', kind: 'line', label: '合计', filter: { measure: 'income' }, sum: ['general', 'other'] },
    ] }],
  };

  it('gets each with money, in the order of the sources', () => {
    const facts = [fact('income', { source: 'operating' }, 3), fact('income', { source: 'undertaking' }, 2), fact('income', { source: 'other' }, 1)];
    const [table] = evaluateBook({ year: 2019, facts, approved: [], statements: [form], names: NAMES }).tables;
    expect(table?.panels[0]?.rows.map((row) => row.label)).toEqual(['一、财政拨款收入', '二、事业收入', '三、经营收入', '四、其他收入', '合计']);
    expect(table?.panels[0]?.rows.at(-1)?.sum).toEqual(['general', 'undertaking', 'operating', 'other']);
  });
});

describe('lines that are printed with an amount only', () => {
  const fiscal = (codes: readonly string[]): StatementTable => tableOf(bookOf('shandong-2019', codes.map((code) => fact('expenditure', { fund: 'general', nature: 'basic', function: `${code}0101` }, 5))), 'fiscalSummary');
  const classes = (table: StatementTable): string[] => (table.panels[1]?.rows ?? []).filter((row) => row.code !== undefined).map((row) => row.label).slice(6);

  it.each([
    [['210'], ['……九、卫生健康支出', '二十二、其他支出']],
    [['207', '210'], ['七、文化旅游体育与传媒支出', '……九、卫生健康支出', '二十二、其他支出']],
    [['208', '210'], ['……八、社会保障和就业支出', '九、卫生健康支出', '二十二、其他支出']],
    [['207', '208', '221'], ['七、文化旅游体育与传媒支出', '八、社会保障和就业支出', '九、卫生健康支出', '十九、住房保障支出', '二十二、其他支出']],
  ])('money in %j prints %j', (codes, expected) => { expect(classes(fiscal(codes))).toEqual(expected); });

  it('says what the ellipsis stands for only while there is one', () => {
    expect(fiscal(['210']).definition.notes.join()).toContain('略去');
    expect(fiscal(['207', '208']).definition.notes.join()).not.toContain('略去');
  });
});

describe('a class that no form of the pack lists', () => {
  it('takes the next number and moves those behind it on; two of them count on', () => {
    const rows = (codes: readonly string[]): string[] => labels(tableOf(bookOf('national-2019', codes.map((code) => fact('expenditure', { fund: 'general', nature: 'basic', function: `${code}0101` }, 5))), 'summary'), 1).slice(19, 26);
    expect(rows([])).toEqual(['二十、粮油物资储备支出', '二十一、灾害防治及应急管理支出', '二十二、其他支出', '二十三、债务还本支出', '二十四、债务付息支出', '本年支出合计', '结余分配']);
    expect(rows(['223', '230'])).toEqual(['二十、粮油物资储备支出', '二十一、国有资本经营预算支出', '二十二、灾害防治及应急管理支出', '二十三、其他支出', '二十四、转移性支出', '二十五、债务还本支出', '二十六、债务付息支出']);
  });
});

describe('lines that print a zero where there is no amount', () => {
  const printed = (facts: readonly Fact[], role: Role, rows: readonly string[]): string[] => {
    const sheet = layoutStatement(tableOf(bookOf('jiangxi-2024', facts), role), { department: '' });
    return rows.map((row) => sheet.cells.find((cell) => cell.rowId === row && cell.kind === 'amount')?.text ?? '');
  };

  it('as the published tables have it: other sources of income, kinds of vehicles', () => {
    expect(printed(GENERAL, 'summary', ['governmentFund', 'superiorSubsidy', 'other', 'opening'])).toEqual(['', '0.00', '0.00', '']);
    const vehicle: Fact = { period: 'current', unit: '001', measure: 'line', dimensions: { key: 'vehicles.other', stage: 'final' }, quantity: 1, quantityKind: 'count' };
    expect(printed([vehicle], 'assets', ['vehicles', 'vehicles.principal', 'vehicles.other'])).toEqual(['1', '0', '1']);
  });

  it('an empty table stays empty', () => { expect(printed(GENERAL, 'assets', ['vehicles', 'vehicles.other'])).toEqual(['', '']); });
});

describe('counting on', () => {
  it('stops where the count begins anew or leaves a gap', () => {
    expect(countedOn(['一、甲', '二、新', '二、乙', '三、丙', '合计', '一、丁', '二、戊'], 1)).toEqual(['一、甲', '二、新', '三、乙', '四、丙', '合计', '一、丁', '二、戊']);
    expect(countedOn(['九、甲', '十、新', '二十二、乙'], 1)).toEqual(['九、甲', '十、新', '二十二、乙']);
  });
});
