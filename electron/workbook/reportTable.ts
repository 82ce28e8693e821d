import type { Worksheet } from 'exceljs';
import { textHeight } from './measures.ts';
import { looksLikeFormula, plainText } from './plainText.ts';
import { FILLS, type Look, type Styles } from './styles.ts';
import { displayWidth } from './textWidth.ts';

export interface ReportColumn {
  readonly head: string;
  readonly width: number;
  readonly align?: Look['align'];
}

/** A cell of a report: text, a count, an amount as printed (a decimal string), or a link inside the workbook. */
export type ReportCell =
  | string | number | null
  | { readonly decimal: string }
  | { readonly text: string; readonly link: string };

/** Sets the columns' widths and writes the heads at `row`. */
export function drawHeads(sheet: Worksheet, row: number, columns: readonly ReportColumn[], styles: Styles): void {
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width;
    const cell = sheet.getCell(row, index + 1);
    cell.value = column.head;
    cell.style = styles({ font: 'bold', align: 'center', border: true, wrap: true, fill: FILLS.head });
  });
  sheet.getRow(row).height = 24;
}

/** The columns, as wide as their longest amount needs: amounts do not wrap. */
export function fittedColumns(columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[]): ReportColumn[] {
  return columns.map((column, index) => {
    const longest = rows.reduce((most, cells) => {
      const cell = cells[index];
      return typeof cell === 'object' && cell !== null && 'decimal' in cell ? Math.max(most, groupedLength(cell.decimal)) : most;
    }, 0);
    return { ...column, width: Math.max(column.width, Math.min(30, longest * 1.12 + 1.8)) };
  });
}

/** Characters of a decimal with its thousands separators. */
function groupedLength(decimal: string): number {
  return displayWidth(decimal) + Math.floor(Math.max(0, (decimal.split('.')[0] ?? '').length - 1) / 3);
}

/** Writes one row, tall enough for its longest text. */
export function drawRow(sheet: Worksheet, row: number, columns: readonly ReportColumn[], cells: readonly ReportCell[], styles: Styles, look: Look = {}): void {
  let height = 20;
  columns.forEach((column, index) => {
    const content = cells[index] ?? null;
    height = Math.max(height, textHeight(shownText(content), column.width - 1.5));
    drawCell(sheet, row, index + 1, content, styles, { border: true, wrap: true, align: column.align ?? 'left', ...look });
  });
  sheet.getRow(row).height = height;
}

function drawCell(sheet: Worksheet, row: number, column: number, content: ReportCell, styles: Styles, look: Look): void {
  const cell = sheet.getCell(row, column);
  cell.style = styles(look);
  if (content === null || content === '') return;
  if (typeof content === 'number') {
    cell.value = content;
  } else if (typeof content === 'string') {
    cell.value = plainText(content);
    if (looksLikeFormula(content)) cell.style = styles({ ...look, numFmt: '@' });
  } else if ('link' in content) {
    cell.value = { text: plainText(content.text) || '查看', hyperlink: content.link };
    cell.style = styles({ ...look, font: 'link' });
  } else {
    drawDecimal(sheet, row, column, content.decimal, styles, look);
  }
}

/** Digits that a double holds exactly as printed. */
const PLAIN_DECIMAL = /^-?\d{1,13}(?:\.(\d{1,6}))?$/;

/** A decimal string becomes a number with the same decimals; what is no number (`85..54`, `——`) stays as it was printed. */
function drawDecimal(sheet: Worksheet, row: number, column: number, decimal: string, styles: Styles, look: Look): void {
  const cell = sheet.getCell(row, column);
  const match = PLAIN_DECIMAL.exec(decimal);
  if (match && decimal.replace(/\D/g, '').length <= 15) {
    cell.value = Number(decimal);
    cell.style = styles({ ...look, align: 'right', wrap: false, numFmt: `#,##0${match[1] === undefined ? '' : `.${'0'.repeat(match[1].length)}`}` });
  } else {
    cell.value = plainText(decimal);
    cell.style = styles({ ...look, align: 'right', numFmt: '@' });
  }
}

function shownText(content: ReportCell): string {
  if (content === null) return '';
  if (typeof content === 'string') return content;
  if (typeof content === 'number') return String(content);
  return 'link' in content ? content.text : content.decimal;
}
