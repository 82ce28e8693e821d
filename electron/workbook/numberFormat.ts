import { fen } from '../../shared/money/fen.ts';
import { fenToNumber, formatFen } from '../../shared/money/format.ts';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';

/**
 * The number format of an amount cell: the sheet's decimals with thousands separators, counts without. How a zero shows is
 * read from the cell: printed as nothing, as a dash or as 0.00.
 */
export function amountFormat(sheet: Pick<GridSheet, 'decimals'>, cell: GridCell): string {
  const digits = cell.quantity === 'count' ? '0' : `#,##0${sheet.decimals > 0 ? `.${'0'.repeat(sheet.decimals)}` : ''}`;
  if (cell.value !== null && cell.value !== 0) return digits;
  if (cell.text.trim() === '') return `${digits};-${digits};`;
  return /^[-–—─―]+$/.test(cell.text.trim()) ? `${digits};-${digits};"${cell.text.trim()}"` : digits;
}

/** The value of an amount cell as a spreadsheet number: the sheet's money unit exact to the fen, or a count. */
export function amountNumber(sheet: Pick<GridSheet, 'unit'>, cell: GridCell): number {
  const value = cell.value ?? 0;
  return cell.quantity === 'count' ? value : fenToNumber(fen(value), sheet.unit);
}

/** What the spreadsheet will show for an amount cell, to measure its width. */
export function shownAmount(sheet: Pick<GridSheet, 'unit' | 'decimals'>, cell: GridCell): string {
  if (cell.value === null || cell.text.trim() === '') return cell.text;
  return cell.quantity === 'count' ? String(cell.value) : formatFen(fen(cell.value), { unit: sheet.unit, decimals: sheet.decimals, grouping: true });
}
