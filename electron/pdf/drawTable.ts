import { CELL_PADDING } from './columnWidths.ts';
import { ABOVE_BASELINE, type Surface, drawPart } from './drawText.ts';
import { type FittedCell, type FittedTable, LINE_HEIGHT } from './fittedTable.ts';
import { placeLine } from './setLine.ts';

const FRAME = 0.9;
const RULE = 0.45;

/** Draws rows `from` up to and without `to`, with a frame of their own; a merged cell cut by the page shows its text on both. */
export function drawTable(surface: Surface, table: FittedTable, from: number, to: number, left: number, top: number): void {
  const tops = [top];
  for (let row = from; row < to; row += 1) tops.push((tops.at(-1) ?? top) + (table.rowHeights[row] ?? 0));
  const yOf = (row: number): number => tops[row - from] ?? top;
  drawRules(surface, table, from, to, left, yOf);
  for (const cell of table.cells) {
    const first = Math.max(cell.row, from);
    const end = Math.min(cell.row + cell.rowSpan, to);
    if (first < end) drawCell(surface, table, cell, first, end, left, yOf);
  }
}

function drawCell(surface: Surface, table: FittedTable, cell: FittedCell, first: number, end: number, left: number, yOf: (row: number) => number): void {
  if (cell.linesPerRow === undefined) {
    const height = cell.lines.length * LINE_HEIGHT * table.size;
    drawLines(surface, table, cell, cell.lines, left, (yOf(first) + yOf(end) - height) / 2);
    return;
  }
  for (let row = first; row < end; row += 1) {
    const start = (row - cell.row) * cell.linesPerRow;
    drawLines(surface, table, cell, cell.lines.slice(start, start + cell.linesPerRow), left, yOf(row) + (row === cell.row ? table.padding : 0));
  }
}

function drawLines(surface: Surface, table: FittedTable, cell: FittedCell, lines: FittedCell['lines'], left: number, top: number): void {
  const { size, edges } = table;
  const x = left + (edges[cell.column] ?? 0) + (CELL_PADDING + cell.indent) * size;
  const right = left + (edges[cell.column + cell.columnSpan] ?? edges.at(-1) ?? 0) - CELL_PADDING * size;
  const leading = LINE_HEIGHT * size;
  lines.forEach((line, index) => {
    drawPart(surface, placeLine(line, size, x, right - x, cell.align), 0, top + index * leading + (leading - size) / 2 + ABOVE_BASELINE * size);
  });
}

/** A rule stands wherever the places on its two sides belong to different cells; touching pieces are drawn as one. */
function drawRules(surface: Surface, table: FittedTable, from: number, to: number, left: number, yOf: (row: number) => number): void {
  const columns = table.edges.length - 1;
  const xOf = (column: number): number => left + (table.edges[column] ?? 0);
  const owner = (row: number, column: number): number | undefined => table.owners[row]?.[column];
  surface.lineWidth(RULE);
  for (let row = from + 1; row < to; row += 1) {
    for (const [start, end] of stretches(columns, (column) => owner(row - 1, column) !== owner(row, column))) surface.moveTo(xOf(start), yOf(row)).lineTo(xOf(end), yOf(row));
  }
  for (let column = 1; column < columns; column += 1) {
    for (const [start, end] of stretches(to - from, (index) => owner(from + index, column - 1) !== owner(from + index, column))) {
      surface.moveTo(xOf(column), yOf(from + start)).lineTo(xOf(column), yOf(from + end));
    }
  }
  surface.stroke();
  surface.lineWidth(FRAME).rect(xOf(0), yOf(from), xOf(columns) - xOf(0), yOf(to) - yOf(from)).stroke();
}

/** The longest runs of places for which a rule is wanted, as [start, end). */
function stretches(length: number, wanted: (index: number) => boolean): [number, number][] {
  const found: [number, number][] = [];
  let start = -1;
  for (let index = 0; index <= length; index += 1) {
    const here = index < length && wanted(index);
    if (here && start < 0) start = index;
    if (!here && start >= 0) {
      found.push([start, index]);
      start = -1;
    }
  }
  return found;
}
