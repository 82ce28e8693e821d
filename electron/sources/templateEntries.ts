import type { DataValidation, Worksheet } from 'exceljs';
import type { Dimension } from '../../shared/ledger/fact.ts';
import { fen } from '../../shared/money/fen.ts';
import { fenToNumber } from '../../shared/money/format.ts';
import { type EntryRow, identityText } from '../../shared/sources/entryRows.ts';
import type { StatementRule } from '../../shared/sources/mapping.ts';
import { plainText } from '../workbook/plainText.ts';
import { columnName } from '../workbook/sums.ts';
import type { CodeRanges } from './templateCodes.ts';
import { LAST_ROW, type TemplateBook, type TemplateColumn, cellStyle, drawTop, finishSheet } from './templateSheet.ts';

type IdentityColumn = NonNullable<StatementRule['identities']>[number];

/** A line of a 底稿 with codes: an entry, or the sum of a class whose items stand below it. */
export interface DrawnRow {
  readonly entry: EntryRow | null;
  /** Identifying texts beyond the entry's dimensions (names of projects). */
  readonly texts?: Readonly<Partial<Record<IdentityColumn['is'], string>>>;
  /** The next so many rows are its items: its amounts are their sums. */
  readonly items?: number;
  /** Those sums now, by column of the rule, in fen. */
  readonly sums?: ReadonlyMap<number, number>;
}

export interface EntrySheet {
  readonly rule: StatementRule;
  /** Identifying columns that this pack needs. */
  readonly identities: readonly IdentityColumn[];
  readonly rows: readonly DrawnRow[];
  readonly spareRows: number;
  /** Name of a code, '' where the table lacks it. */
  nameOf(code: string): string;
}

/** Draws a 底稿 of coded rows: look-ups for names, sums along rows and down columns, lists and checks for what is entered. Gives its last row. */
export async function drawEntries(sheet: Worksheet, drawn: EntrySheet, codes: CodeRanges, book: TemplateBook): Promise<{ readonly codeCells: string }> {
  const columns = columnsOf(drawn);
  const top = drawTop(sheet, drawn.rule.name, columns, book);
  const first = top + 1;
  const rows: readonly DrawnRow[] = [...drawn.rows, ...Array.from({ length: drawn.spareRows }, (): DrawnRow => ({ entry: null }))];
  const sums = rows.flatMap((row, index) => (row.items === undefined ? [] : [{ at: first + index, items: row.items }]));
  rows.forEach((row, index) => drawRow(sheet, first + index, row, drawn, columns, codes, book));
  drawTotals(sheet, top, first, sums, drawn, columns, book);
  const frozen = Math.min(2, drawn.identities.length);
  await finishSheet(sheet, columns.length, top, first + rows.length - 1, frozen);
  const codeColumns = drawn.identities.flatMap(({ is }, index) => (is === 'code' || is === 'functionCode' || is === 'projectCode' ? [columnName(index)] : []));
  return { codeCells: codeColumns.map((column) => `${column}${first}:${column}${LAST_ROW}`).join(' ') };
}

function columnsOf({ identities, rule }: EntrySheet): TemplateColumn[] {
  return [
    ...identities.map(({ head, is, width }): TemplateColumn => ({ path: [head], width, entered: is !== 'label', kind: is === 'code' || is === 'functionCode' ? 'code' : 'text' })),
    ...(rule.columns ?? []).map((column): TemplateColumn => ({ path: column.heads ?? [], entered: column.to !== undefined, kind: 'amount' })),
  ];
}

const BY_DIMENSION: Readonly<Partial<Record<IdentityColumn['is'], Dimension>>> = { projectCode: 'project', fund: 'fund', nature: 'nature', kind: 'kind', functionCode: 'function' };

function drawRow(sheet: Worksheet, at: number, row: DrawnRow, drawn: EntrySheet, columns: readonly TemplateColumn[], codes: CodeRanges, book: TemplateBook): void {
  const { rule, identities } = drawn;
  const isSum = row.items !== undefined;
  const codeColumn = columnName(identities.findIndex(({ is }) => is === 'code'));
  identities.forEach((identity, index) => {
    const cell = sheet.getCell(at, index + 1);
    const column = columns[index];
    if (column) cell.style = cellStyle({ ...column, entered: column.entered && !isSum }, book, { border: true, bold: isSum });
    const text = identityValue(identity, row, rule);
    if (identity.is === 'label') {
      const key = `TRIM($${codeColumn}${at}&"")`;
      cell.value = { formula: `IF($${codeColumn}${at}="","",IFERROR(VLOOKUP(${key},${rule.rows === 'economic' ? codes.economics : codes.functions},2,FALSE),"科目表中没有"))`, result: text === '' ? '' : drawn.nameOf(text) || '科目表中没有' };
    } else if (text !== '') cell.value = plainText(text);
    const validation = validationOf(identity, at, codeColumn, rule, codes);
    if (validation && !isSum) cell.dataValidation = validation;
  });
  (rule.columns ?? []).forEach((column, index) => {
    const cell = sheet.getCell(at, identities.length + index + 1);
    const letter = columnName(identities.length + index);
    const look = columns[identities.length + index];
    if (look) cell.style = cellStyle({ ...look, entered: look.entered && !isSum }, book, { border: true, bold: isSum });
    const own = row.entry?.amounts.get(index);
    if (column.to === undefined) cell.value = sumOrBlank(enteredRange(at, columns, identities.length), rowTotal(row), book);
    else if (own !== undefined) cell.value = fenToNumber(fen(own), book.unit);
    else if (isSum) cell.value = sumOrBlank(`${letter}${at + 1}:${letter}${at + (row.items ?? 0)}`, row.sums?.get(index), book);
    if (column.to !== undefined && !isSum) cell.dataValidation = NUMBER;
  });
}

const NUMBER: DataValidation = {
  type: 'decimal', operator: 'between', formulae: [-1e13, 1e13], allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: '请填数字', error: '这里只能填数字，没有发生的留空。',
};

function identityValue(identity: IdentityColumn, row: DrawnRow, rule: StatementRule): string {
  const dimensions = row.entry?.dimensions ?? {};
  if (identity.is === 'code' || identity.is === 'label') return row.texts?.code ?? (rule.rows === 'economic' ? dimensions.economic : dimensions.function) ?? '';
  const text = row.texts?.[identity.is];
  if (text !== undefined) return text;
  const dimension = BY_DIMENSION[identity.is];
  const value = dimension === undefined ? undefined : dimensions[dimension];
  return dimension === undefined || value === undefined ? '' : identityText(dimension, value);
}

function validationOf({ is }: IdentityColumn, row: number, codeColumn: string, rule: StatementRule, codes: CodeRanges): DataValidation | null {
  const list = (range: string): DataValidation => ({ type: 'list', allowBlank: true, formulae: [range], showErrorMessage: true, errorStyle: 'stop', errorTitle: '请从列表中选择', error: '请从下拉列表中选择。' });
  switch (is) {
    case 'code': return { type: 'custom', allowBlank: true, formulae: [`COUNTIF(${rule.rows === 'economic' ? codes.economicCodes : codes.functionCodes},TRIM($${codeColumn}${row}&""))>0`], showErrorMessage: true, errorStyle: 'warning', errorTitle: '科目表中没有这个编码', error: '请核对编码。确是新增科目的，选“是”照填。' };
    case 'fund': return list(codes.funds);
    case 'nature': return list(codes.natures);
    case 'kind': return { ...list(codes.kinds), errorStyle: 'warning' };
    case 'onBehalf': return list('"是,否"');
    case 'label': case 'projectCode': case 'projectName': case 'functionCode': case 'implementer': case 'measuredIn': return null;
  }
}

/** A sum that stays blank where nothing is filled, so that a blank never becomes a zero. */
function sumOrBlank(range: string, now: number | undefined, book: TemplateBook): { formula: string; result: number | string } {
  return { formula: `IF(COUNT(${range})=0,"",SUM(${range}))`, result: now === undefined ? '' : fenToNumber(fen(now), book.unit) };
}

function enteredRange(at: number, columns: readonly TemplateColumn[], from: number): string {
  const entered = columns.flatMap((column, index) => (index >= from && column.entered ? [columnName(index)] : []));
  return `${entered[0] ?? 'A'}${at}:${entered.at(-1) ?? 'A'}${at}`;
}

function rowTotal(row: DrawnRow): number | undefined {
  const amounts = [...(row.entry?.amounts ?? row.sums ?? new Map<number, number>()).values()];
  return amounts.length === 0 ? undefined : amounts.reduce((sum, value) => sum + value, 0);
}

/** 合计 above the entries, over every row that may be filled: class sums where there are any, and what stands below the last of them. */
function drawTotals(sheet: Worksheet, at: number, first: number, sums: readonly { readonly at: number; readonly items: number }[], drawn: EntrySheet, columns: readonly TemplateColumn[], book: TemplateBook): void {
  columns.forEach((column, index) => {
    const cell = sheet.getCell(at, index + 1);
    cell.style = cellStyle({ ...column, entered: false }, book, { border: true, bold: true });
    if (column.kind !== 'amount') return;
    const letter = columnName(index);
    const end = sums.at(-1);
    const parts = [...sums.map((sum) => `${letter}${sum.at}`), `${letter}${end ? end.at + end.items + 1 : first}:${letter}${LAST_ROW}`];
    const position = index - drawn.identities.length;
    const entered = drawn.rule.columns?.[position]?.to !== undefined;
    const filled = drawn.rows.flatMap(({ entry }) => [...(entry?.amounts ?? [])].flatMap(([own, amount]) => (!entered || own === position ? [amount] : [])));
    cell.value = sumOrBlank(parts.join(','), filled.length === 0 ? undefined : filled.reduce((sum, amount) => sum + amount, 0), book);
  });
  sheet.getCell(at, 1).value = '合计';
  sheet.getRow(at).height = 22;
}
