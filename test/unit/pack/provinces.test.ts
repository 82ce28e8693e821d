import { describe, expect, it } from 'vitest';
import { codeNames } from '../../../electron/service/packs/library.ts';
import { runChecks } from '../../../shared/checks/runChecks.ts';
import type { DocumentReading } from '../../../shared/importing/reading.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { composeNarrative, sectionText } from '../../../shared/narrative/compose.ts';
import { planPosting } from '../../../shared/posting/post.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import { type EvaluatedBook, evaluateBook } from '../../../shared/statement/evaluate.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { type FilledRow, type StatementTable, filledCell } from '../../../shared/statement/table.ts';
import { viewOfStatements } from '../../../shared/view/fromStatements.ts';
import { LIBRARY } from './emptyForm.ts';
import { OFFICE, SAMPLE_YEAR, publishedAndRead, sampleBook, sampleFacts, sheetsOf } from './filledBook.ts';

const PROVINCES = ['hunan-2019', 'sichuan-2021', 'shaanxi-2023', 'shanghai-2024'] as const;
const crossesEconomic = (id: string): boolean => LIBRARY.getPack(id).statements.some((statement) => statement.role === 'fiscalDetail');

function tableOf(book: EvaluatedBook, role: Role): StatementTable {
  const table = book.tables.find((candidate) => candidate.definition.role === role);
  if (!table) throw new Error(`no ${role}`);
  return table;
}

function rowOf(table: StatementTable, id: string): FilledRow {
  const row = table.panels.flatMap((panel) => panel.rows).find((candidate) => candidate.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}

/** Amounts of the sound bureau that the book's tables judge wrong; the sample has no facts of 会议费 and 培训费, which one form prints. */
function errorsOf(id: string, facts: readonly Fact[]): readonly string[] {
  const pack = LIBRARY.getPack(id);
  const view = viewOfStatements({ packId: id, year: SAMPLE_YEAR, department: '', tables: sampleBook(pack, facts).tables, digit: 1 });
  const result = runChecks(view, { expectedTables: pack.statements, budgetOf: (code) => OFFICE.classification.budgetOf(code, SAMPLE_YEAR) });
  return result.findings.filter((finding) => finding.level === 'error').map((finding) => finding.message);
}

/** Every printed amount of a set of sheets, with its place. */
function amounts(sheets: readonly GridSheet[]): string[] {
  return sheets.flatMap((sheet) => sheet.cells.filter((cell) => cell.kind === 'amount' && cell.text !== '').map((cell) => `${sheet.role} ${cell.rowId ?? ''} ${cell.columnId ?? ''} ${cell.text}`));
}

const meetings = (['meeting', 'training'] as const).flatMap((key): Fact[] => (['adjusted', 'final'] as const).map((stage) => ({
  period: 'current', unit: '001', measure: 'line', dimensions: { key, stage }, quantity: key === 'meeting' ? 1_300_000 : 4_000_000, quantityKind: 'fen',
})));

describe.each(PROVINCES)('the sample bureau in the forms of %s', (id) => {
  const pack = LIBRARY.getPack(id);
  const facts = [...sampleFacts(pack, crossesEconomic(id)), ...meetings];
  const book = sampleBook(pack, facts);
  const sheets = sheetsOf(book);
  let reading: Promise<DocumentReading> | undefined;
  const published = (): Promise<DocumentReading> => (reading ??= publishedAndRead(sheets));

  it('holds no error', () => {
    expect(errorsOf(id, facts)).toEqual([]);
  });

  it('fills the tables that every province has with the same amounts', () => {
    const national = sampleBook(LIBRARY.getPack('national-2023'), facts);
    for (const [role, row, column] of [['summary', 'incomeGrandTotal', 'amount'], ['fiscalSummary', 'expenditureTotal', 'total'], ['generalExpenditure', 'total', 'basic'], ['fund', 'total', 'closing']] as const) {
      const amount = filledCell(tableOf(book, role), row, column)?.value;
      expect(amount).toBeGreaterThan(0);
      expect(amount).toBe(filledCell(tableOf(national, role), row, column)?.value);
    }
  });

  it('tells the year in the province’s own sections', () => {
    const narrative = composeNarrative({ figures: book, pack, department: '示例局', texts: { performance: '绩效说明一段。' }, units: ['局机关', '中心'] });
    const sections = narrative.parts.find((part) => part.id === 'narrative')?.sections ?? [];
    expect(sections[0]?.title).toBe('一、收入支出决算总体情况说明');
    expect(sections.map(sectionText).join('\n')).toContain('绩效说明一段。');
    for (const section of sections) expect(sectionText(section)).not.toMatch(/。。|，，|，。|：。/);
  });

  it('is read back as its own document, table by table and cell by cell', async () => {
    const { view, packFrom } = await published();
    expect([view.packId, packFrom, view.year]).toEqual([id, 'match', SAMPLE_YEAR]);
    expect(view.remarks.filter((remark) => remark.kind !== 'learnedCode')).toEqual([]);
    for (const table of book.tables) {
      const read = view.tables.get(table.definition.role);
      expect(read?.title).toBe(table.definition.title);
      const cells = new Map(read?.cells.map((cell) => [`${cell.row.id} ${cell.column.id}`, cell]));
      const differing = table.panels.flatMap((panel) => panel.rows.flatMap((row) => [...row.cells].filter(([column, { value }]) => {
        const cell = cells.get(`${row.id} ${column}`);
        return value !== null && Math.abs((cell?.value ?? 0) - value) > (cell?.digit ?? 0) / 2;
      }).map(([column]) => `${table.definition.number} ${row.id} ${column}`)));
      expect(differing).toEqual([]);
    }
  }, 20_000);

  it('is posted from that document and printed again, amount by amount', async () => {
    const { view } = await published();
    const names = codeNames(OFFICE, SAMPLE_YEAR);
    const plan = planPosting({ view, period: 'current', unit: '本级', statements: pack.statements, names, fundOfCode: (code) => OFFICE.classification.budgetOf(code, SAMPLE_YEAR) });
    const again = evaluateBook({ year: SAMPLE_YEAR, facts: plan.facts, approved: plan.approved, statements: pack.statements, names });
    expect(amounts(sheetsOf(again))).toEqual(amounts(sheets));
    expect(plan.conflicts).toEqual([]);
  }, 20_000);
});

describe('a shortened list of classes', () => {
  const book = sampleBook(LIBRARY.getPack('hunan-2019'), sampleFacts(LIBRARY.getPack('hunan-2019'), false));

  it('takes in the classes with money that it lacks, in order and with the form’s own ordinals', () => {
    const rows = tableOf(book, 'summary').panels[1]?.rows.filter((row) => row.code !== undefined);
    expect(rows?.map((row) => row.code)).toEqual(['201', '202', '203', '204', '208', '210', '213', '221', '229']);
    expect(tableOf(book, 'summary').inserted).toEqual(['summary:213', 'summary:221']);
  });

  it('keeps fund money in 合计 although the form has no column for it', () => {
    const table = tableOf(book, 'fiscalSummary');
    const fund = filledCell(tableOf(book, 'fund'), 'total', 'total')?.value ?? 0;
    expect(fund).toBeGreaterThan(0);
    expect(filledCell(table, 'c:229', 'total')?.value).toBe(fund);
    expect(filledCell(table, 'c:229', 'general')?.value).toBeNull();
    expect((filledCell(table, 'expenditureTotal', 'total')?.value ?? 0) - (filledCell(table, 'expenditureTotal', 'general')?.value ?? 0)).toBe(fund);
  });
});

describe('预算数 and 决算数 as lines', () => {
  const table = tableOf(sampleBook(LIBRARY.getPack('shaanxi-2023'), [...sampleFacts(LIBRARY.getPack('shaanxi-2023'), false), ...meetings]), 'threePublic');

  it('means the adjusted budget and what was spent, with 会议费 and 培训费 beside the sum of 三公', () => {
    expect(filledCell(table, 'budget', 'total')?.signature).toBe('line|key=threePublic|stage=adjusted');
    expect(filledCell(table, 'final', 'meeting')).toMatchObject({ signature: 'line|key=meeting|stage=final', value: 1_300_000, editable: true });
    const final = rowOf(table, 'final').cells;
    const parts = ['abroad', 'vehicle', 'reception'].reduce((sum, column) => sum + (final.get(column)?.value ?? 0), 0);
    expect(final.get('total')?.value).toBe(parts);
  });
});

describe('a table that crosses 科目 with economic class', () => {
  const pack = LIBRARY.getPack('sichuan-2021');
  const crossed = sampleBook(pack, sampleFacts(pack, true));
  const uncrossed = sampleBook(pack, sampleFacts(pack, false));

  it('breaks every 科目 down into classes that add up to what was spent', () => {
    for (const role of ['fiscalDetail', 'generalDetail', 'generalProject'] as const) {
      const table = tableOf(crossed, role);
      for (const row of table.panels[0]?.rows ?? []) {
        const classes = [...row.cells].filter(([column]) => column !== 'total').reduce((sum, [, cell]) => sum + (cell.value ?? 0), 0);
        expect(`${role} ${row.id} ${classes}`).toBe(`${role} ${row.id} ${row.cells.get('total')?.value ?? 'blank'}`);
      }
    }
  });

  it('says what was spent by 科目 exactly as the tables without classes do', () => {
    const detail = tableOf(crossed, 'generalDetail');
    const plain = tableOf(crossed, 'generalExpenditure');
    expect(detail.panels[0]?.rows.map((row) => row.id)).toEqual(plain.panels[0]?.rows.map((row) => row.id));
    for (const row of plain.panels[0]?.rows ?? []) expect(filledCell(detail, row.id, 'total')?.signature).toBe(row.cells.get('total')?.signature);
  });

  it('leaves the classes of a 科目 blank while economic items are known for the bureau only, and the check names it', () => {
    const detail = rowOf(tableOf(uncrossed, 'generalDetail'), 'c:2101501');
    expect(detail.cells.get('total')?.value).toBeGreaterThan(0);
    expect([...detail.cells].filter(([column, cell]) => column !== 'total' && cell.value !== null)).toEqual([]);
    expect(rowOf(tableOf(uncrossed, 'generalDetail'), 'total').cells.get('e301')?.value).toBeGreaterThan(0);
    expect(errorsOf('sichuan-2021', sampleFacts(pack, false)).some((message) => message.includes('公开07表'))).toBe(true);
  });

  it('is typed into where fund, nature, 项 and class are fixed, and counts in 表06 only as 基本支出', () => {
    expect(filledCell(tableOf(crossed, 'generalProject'), 'c:2101301', 'e302')?.editable).toBe(true);
    expect(filledCell(tableOf(crossed, 'generalDetail'), 'c:2101301', 'e302')?.editable).toBe(false);
    const basic = filledCell(tableOf(crossed, 'generalExpenditure'), 'total', 'basic')?.value;
    expect(rowOf(tableOf(crossed, 'generalBasicEconomic'), 'staffTotal').cells.get('amount')?.value).toBe(basic);
  });
});

describe('two tables of one fund with titles that say the same', () => {
  const pack = LIBRARY.getPack('sichuan-2021');
  const capital: Fact[] = [
    { period: 'current', unit: '001', measure: 'income', dimensions: { source: 'stateCapital', function: '2230105' }, quantity: 50_000_000, quantityKind: 'fen' },
    { period: 'current', unit: '001', measure: 'expenditure', dimensions: { fund: 'stateCapital', nature: 'project', function: '2230105' }, quantity: 30_000_000, quantityKind: 'fen' },
  ];
  const sheets = sheetsOf(sampleBook(pack, [...sampleFacts(pack, true), ...capital])).filter((sheet) => /stateCapital|summary/.test(sheet.role));
  const readBack = async (chosen: typeof sheets) => (await publishedAndRead(chosen, pack.id)).view;

  it('are told apart by their columns', async () => {
    const view = await readBack(sheets);
    expect(view.tables.get('stateCapital')?.number).toBe('公开13表');
    expect(view.tables.get('stateCapital')?.columns.map((column) => column.id)).toEqual(['opening', 'income', 'total', 'basic', 'project', 'closing']);
    expect(view.tables.get('stateCapitalExpenditure')?.columns.map((column) => column.id)).toEqual(['total', 'basic', 'project']);
    expect(view.remarks.filter((remark) => remark.kind === 'duplicateTable')).toEqual([]);
  });

  it('stay the first where the document has only one of them', async () => {
    const view = await readBack(sheets.filter((sheet) => sheet.role !== 'stateCapital'));
    expect(view.tables.has('stateCapitalExpenditure')).toBe(false);
    expect(view.tables.get('stateCapital')?.cells.find((cell) => cell.row.id === 'c:2230105' && cell.column.id === 'project')?.value).toBe(30_000_000);
  });
});
