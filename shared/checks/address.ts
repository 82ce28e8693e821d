import { formatFen } from '../money/format.ts';
import { EXACT_DECIMALS, fen, fenPerDigit, roundFen } from '../money/fen.ts';
import type { Role } from '../statement/definition.ts';
import type { ViewCell, ViewRow, ViewTable } from '../view/view.ts';
import { isCount } from './relations/relation.ts';

/** Tables whose rows are found by 行次, even where a class stands behind the line. */
const LINE_FORMS: readonly Role[] = ['summary', 'fiscalSummary'];

/** A row as a finding names it: its code, its 行次, or its label as printed; null for a row without any. */
export function rowRef(table: ViewTable, row: ViewRow): string | null {
  const printed = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : squeezed(text));
  const [line, code, label] = [printed(row.line), printed(row.code), printed(row.label)];
  return LINE_FORMS.includes(table.role) ? line ?? label ?? code : code ?? line ?? label;
}

/** A spread-out 合 计 is 合计: the spaces that spread a label over its cell are no part of it. */
function squeezed(label: string): string {
  return label.replace(/\s+/g, '');
}

/** Heading path joined by `/`. */
export function columnRef(cell: ViewCell): string {
  return cell.column.path.join('/');
}

/** A row in a sentence: code or 行次 with its name. */
export function rowName(table: ViewTable, row: ViewRow): string {
  const ref = rowRef(table, row);
  const label = squeezed(row.label);
  if (ref === null || ref === label) return label;
  return `${ref === row.line ? `行次${ref}` : ref}${label === '' ? '' : ` ${label}`}`;
}

/** A cell in a sentence: 公开05表 2101501 行政运行“本年支出/小计”. */
export function placeOf(cell: ViewCell, withTable = true): string {
  const row = rowName(cell.table, cell.row);
  return `${withTable ? cell.table.number : ''}${withTable && row !== '' ? ' ' : ''}${row}“${columnRef(cell)}”`;
}

/** A quantity of the cell as a decimal string in its document's unit. @param more decimals beyond those that the cell prints */
export function amountText(cell: ViewCell, value: number, more = 0): string {
  if (isCount(cell)) return String(value);
  return formatFen(fen(Math.round(value)), { unit: cell.table.unit, decimals: decimalsOf(cell) + more });
}

/**
 * Decimals of the table, or more where a document printed the cell with more. A ledger's cells are exact to the fen, but its table prints
 * what the form has.
 */
function decimalsOf(cell: ViewCell): number {
  let { decimals } = cell.table;
  if (cell.source === undefined) return decimals;
  while (decimals < 6 && fenPerDigit(cell.table.unit, decimals) > Math.max(1, cell.digit)) decimals += 1;
  return decimals;
}

/** Decimals that must be added so that a cell and what it should be do not look the same: 0 unless they differ by less than is printed. */
export function decimalsMore(cell: ViewCell, expected: number): number {
  if (isCount(cell)) return 0;
  const { unit } = cell.table;
  const printed = decimalsOf(cell);
  const looksSame = (decimals: number): boolean => roundFen(Math.round(cell.value), unit, decimals) === roundFen(Math.round(expected), unit, decimals);
  let decimals = printed;
  while (decimals < EXACT_DECIMALS[unit] && Math.round(cell.value) !== Math.round(expected) && looksSame(decimals)) decimals += 1;
  return decimals - printed;
}

/** As `amountText`, with the unit, for sentences; a blank is called one. */
export function shown(cell: ViewCell, more = 0): string {
  if (cell.state === 'blank') return '空白';
  if (cell.state === 'bad') return `“${cell.printed ?? ''}”`;
  return amountText(cell, cell.value, more);
}

/** printed − expected with blank as 0, both as printed in the document's unit. */
export function differenceText(cell: ViewCell, expected: number): string {
  if (isCount(cell)) return String(cell.value - expected);
  const decimals = decimalsOf(cell) + decimalsMore(cell, expected);
  const rounded = (value: number): number => roundFen(Math.round(value), cell.table.unit, decimals);
  return formatFen(fen(rounded(cell.value) - rounded(expected)), { unit: cell.table.unit, decimals });
}

/** The unit that follows amounts of the cell in a sentence. */
export function unitText(cell: ViewCell): string {
  return isCount(cell) ? '' : cell.table.unit;
}
