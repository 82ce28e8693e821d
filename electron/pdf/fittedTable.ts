import { type TextLine, breakBalanced, breakByWords } from './breakLines.ts';
import { CELL_PADDING, type MeasuredTable, columnWidths } from './columnWidths.ts';
import type { Align } from './setLine.ts';

/** A cell with its lines. */
export interface FittedCell {
  readonly row: number;
  readonly rowSpan: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly lines: readonly TextLine[];
  readonly align: Align;
  readonly indent: number;
  /** Set where a row too tall for a page was divided: lines in each of the rows it became. */
  readonly linesPerRow?: number;
}

/** A table whose columns and lines are settled for one width and size; heights in points. */
export interface FittedTable {
  readonly size: number;
  readonly headRows: number;
  readonly repeatedHead?: { readonly from: number; readonly to: number };
  /** Space over and under the text of a body row, points. */
  readonly padding: number;
  /** Left edges of the columns and the right edge of the last, points from the table's left. */
  readonly edges: readonly number[];
  readonly rowHeights: readonly number[];
  readonly cells: readonly FittedCell[];
  /** Per row and column, which cell covers the place; places without a cell have numbers of their own. */
  readonly owners: readonly (readonly number[])[];
}

export const LINE_HEIGHT = 1.28;
const HEAD_PADDING = 0.32;

/** Columns and line ends for a width (points) and size; row heights are still open. */
export interface BrokenTable {
  readonly measured: MeasuredTable;
  readonly size: number;
  readonly edges: readonly number[];
  readonly cells: readonly FittedCell[];
}

export function breakTable(measured: MeasuredTable, size: number, width: number): BrokenTable {
  const widths = columnWidths(measured, width / size);
  const edges = [0];
  for (const each of widths) edges.push((edges.at(-1) ?? 0) + each * size);
  const cells = measured.cells.map(({ cell, glyphs, natural }): FittedCell => {
    const { row, rowSpan, column, columnSpan, align, indent } = cell;
    const room = widths.slice(column, column + columnSpan).reduce((total, each) => total + each, 0) - 2 * CELL_PADDING - indent;
    return { row, rowSpan, column, columnSpan, align, indent, lines: cellLines(cell.kind, glyphs, natural, room) };
  });
  return { measured, size, edges, cells };
}

function cellLines(kind: 'head' | 'figure' | 'text', glyphs: MeasuredTable['cells'][number]['glyphs'], natural: number, room: number): readonly TextLine[] {
  if (glyphs.length === 0) return [];
  if (kind === 'figure') return [{ glyphs, ems: natural, last: true }];
  return kind === 'head' ? breakBalanced(glyphs, room, 1) : breakByWords(glyphs, room);
}

/**
 * Settles the rows.
 * @param padding space above and below the text of a body row, em
 * @param tallest height in points that a body row must not exceed; a taller one is divided between lines
 */
export function fitRows(broken: BrokenTable, padding: number, tallest: number): FittedTable {
  const { size, measured: { spec } } = broken;
  const { rows, cells, starts } = divideTallRows(broken.cells, spec.rows, Math.floor((tallest / size - 2 * padding) / LINE_HEIGHT));
  const paddingOf = (row: number): number => (row < spec.headRows ? HEAD_PADDING : padding);
  const need = (cell: FittedCell): number => (cell.lines.length * LINE_HEIGHT + 2 * paddingOf(cell.row)) * size;
  const parts = new Set(cells.filter((cell) => cell.linesPerRow !== undefined).flatMap((cell) => Array.from({ length: cell.rowSpan }, (_, part) => cell.row + part)));
  const heights = Array.from({ length: rows }, (_, row) => (parts.has(row) ? 0 : (LINE_HEIGHT + 2 * paddingOf(row)) * size));
  for (const cell of cells) {
    if (cell.linesPerRow !== undefined) raiseParts(heights, cell, cell.linesPerRow, LINE_HEIGHT * size, padding * size);
    else if (cell.rowSpan === 1) raise(heights, cell.row, need(cell));
  }
  for (const cell of cells) {
    if (cell.rowSpan === 1 || cell.linesPerRow !== undefined) continue;
    const last = cell.row + cell.rowSpan - 1;
    const spanned = heights.slice(cell.row, last + 1).reduce((total, height) => total + height, 0);
    raise(heights, last, (heights[last] ?? 0) + need(cell) - spanned);
  }
  const low = spec.repeatedHead;
  const repeatedHead = low && { from: starts?.[low.from] ?? low.from, to: starts?.[low.to] ?? low.to };
  return {
    ...(repeatedHead && { repeatedHead }),
    size, padding: padding * size, headRows: spec.headRows, edges: broken.edges, rowHeights: heights, cells, owners: ownersOf(cells, rows, spec.columns),
  };
}

/** The parts of a divided row: their lines, with space above the first part and under the last. */
function raiseParts(heights: number[], cell: FittedCell, linesPerRow: number, leading: number, padding: number): void {
  for (let part = 0; part < cell.rowSpan; part += 1) {
    const lines = Math.max(0, Math.min(linesPerRow, cell.lines.length - part * linesPerRow));
    raise(heights, cell.row + part, lines * leading + (part === 0 ? padding : 0) + (part === cell.rowSpan - 1 ? padding : 0));
  }
}

function raise(heights: number[], row: number, height: number): void {
  heights[row] = Math.max(heights[row] ?? 0, height);
}

/** Lines that stay together where a row is divided. */
const LINES_PER_PART = 2;

/** A row with more lines than a page has room for becomes several rows, without a rule between them. */
function divideTallRows(cells: readonly FittedCell[], rows: number, mostLines: number): { rows: number; cells: readonly FittedCell[]; starts?: readonly number[] } {
  const parts = Array.from({ length: rows }, () => 1);
  for (const cell of cells) {
    if (cell.rowSpan === 1 && cell.lines.length > Math.max(1, mostLines)) parts[cell.row] = Math.max(parts[cell.row] ?? 1, Math.ceil(cell.lines.length / LINES_PER_PART));
  }
  if (parts.every((count) => count === 1)) return { rows, cells };
  const starts = [0];
  for (const count of parts) starts.push((starts.at(-1) ?? 0) + count);
  return {
    rows: starts.at(-1) ?? rows, starts,
    cells: cells.map((cell) => {
      const row = starts[cell.row] ?? cell.row;
      const rowSpan = (starts[cell.row + cell.rowSpan] ?? row + cell.rowSpan) - row;
      return { ...cell, row, rowSpan, ...(cell.rowSpan === 1 && rowSpan > 1 && { linesPerRow: LINES_PER_PART }) };
    }),
  };
}

function ownersOf(cells: readonly FittedCell[], rows: number, columns: number): number[][] {
  const owners = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_unused, column) => -(row * columns + column) - 1));
  cells.forEach((cell, index) => {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        const places = owners[row];
        if (places && column < columns) places[column] = index;
      }
    }
  });
  return owners;
}
