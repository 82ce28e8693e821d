import { parseDecimal } from '../money/parse.ts';
import { saysNothing, withoutMark } from './amounts.ts';
import { squeeze } from './normalise.ts';
import type { RawCell, RawMerge, RawSheet } from './sheet.ts';

/** A stored cell with its text as a key and what the text is, worked out once. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly raw: RawCell;
  /** Text without spaces and quotes, half-width. */
  readonly key: string;
  /** A number or a dash: what stands in the body of a table. */
  readonly figure: 'number' | 'dash' | null;
}

/** One sheet by rows; only stored cells, whatever extent the sheet claims. */
export interface SheetGrid {
  readonly sheet: RawSheet;
  readonly file: string;
  /** Rows that hold something, ascending; each with its cells by column. */
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly index: number;
  readonly cells: readonly GridCell[];
}

export function gridOf(sheet: RawSheet, file: string): SheetGrid {
  const byRow = new Map<number, GridCell[]>();
  for (const raw of sheet.cells) {
    const cell = gridCell(raw);
    if (cell === null) continue;
    const line = byRow.get(raw.row);
    if (line) line.push(cell);
    else byRow.set(raw.row, [cell]);
  }
  const rows = [...byRow].sort(([a], [b]) => a - b).map(([index, cells]) => ({ index, cells: onceIfRepeated(cells.sort((a, b) => a.column - b.column)) }));
  return { sheet, file, rows };
}

/** A title or note that an export wrote into every cell it was merged over is one cell. */
function onceIfRepeated(cells: readonly GridCell[]): readonly GridCell[] {
  const [first] = cells;
  const repeated = first !== undefined && cells.length > 1 && first.figure === null && cells.every((cell) => cell.key === first.key);
  return repeated ? [first] : cells;
}

function gridCell(raw: RawCell): GridCell | null {
  if (raw.type === 'number') return { row: raw.row, column: raw.column, raw, key: raw.text, figure: 'number' };
  const key = squeeze(raw.text);
  if (key === '') return null;
  if (raw.type === 'text' && saysNothing(key)) return { row: raw.row, column: raw.column, raw, key, figure: 'dash' };
  const maybe = raw.type === 'text' && key.length <= 24 && !raw.uncomputed && /^[-\d.,¥()+/_\\]/.test(key) ? parseDecimal(withoutMark(raw.text.trim())).kind : 'bad';
  // A formula that nobody computed and an error value stand where a figure should.
  const figure = maybe === 'number' || maybe === 'dash' ? maybe : raw.uncomputed || raw.type === 'error' ? 'number' : null;
  return { row: raw.row, column: raw.column, raw, key, figure };
}

export function cellIn(row: GridRow | undefined, column: number): GridCell | undefined {
  return row?.cells.find((cell) => cell.column === column);
}

/** Merges that touch rows `top`–`bottom`; a head asks only for its own. */
export function mergesWithin(sheet: RawSheet, top: number, bottom: number): RawMerge[] {
  return sheet.merges.filter((merge) => merge.bottom >= top && merge.top <= bottom);
}

/** A1 address of a zero-based cell. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
