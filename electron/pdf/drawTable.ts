import { CELL_PADDING } from './columnWidths.ts';
import { ABOVE_BASELINE, type Surface, drawPart } from './drawText.ts';
import { type FittedCell, type FittedTable, LINE_HEIGHT } from './fittedTable.ts';
import { placeLine } from './setLine.ts';

const FRAME = 0.9;
const RULE = 0.45;

/**
 * Draws rows of a table one under the other, with one frame. They need not follow one another: a head may stand over rows of a later page.
 * A merged cell has its text once in every stretch of its rows, also where a page cuts it.
 */
export function drawTable(surface: Surface, table: FittedTable, rows: readonly number[], left: number, top: number): void {
  const tops = [top];
  for (const row of rows) tops.push((tops.at(-1) ?? top) + (table.rowHeights[row] ?? 0));
  const yOf = (place: number): number => tops[place] ?? top;
  drawRules(surface, table, rows, left, yOf);
  const placeOf = new Map(rows.map((row, place) => [row, place]));
  for (const cell of table.cells) {
    for (const [first, end] of stretchesOf(cell, placeOf)) drawCell(surface, table, cell, rows, first, end, left, yOf);
  }
}

/** The stretches of places, [first, end), in which rows of a cell stand under one another. */
function stretchesOf(cell: FittedCell, placeOf: ReadonlyMap<number, number>): [number, number][] {
  const found: [number, number][] = [];
  for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
    const place = placeOf.get(row);
    const last = found.at(-1);
    if (place === undefined) continue;
    if (last && last[1] === place) last[1] += 1;
    else found.push([place, place + 1]);
  }
  return found;
}

function drawCell(surface: Surface, table: FittedTable, cell: FittedCell, rows: readonly number[], first: number, end: number, left: number, yOf: (place: number) => number): void {
  if (cell.linesPerRow === undefined) {
    const height = cell.lines.length * LINE_HEIGHT * table.size;
    drawLines(surface, table, cell, cell.lines, left, (yOf(first) + yOf(end) - height) / 2);
    return;
  }
  for (let place = first; place < end; place += 1) {
    const part = (rows[place] ?? 0) - cell.row;
    const start = part * cell.linesPerRow;
    drawLines(surface, table, cell, cell.lines.slice(start, start + cell.linesPerRow), left, yOf(place) + (part === 0 ? table.padding : 0));
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
function drawRules(surface: Surface, table: FittedTable, rows: readonly number[], left: number, yOf: (place: number) => number): void {
  const columns = table.edges.length - 1;
  const xOf = (column: number): number => left + (table.edges[column] ?? 0);
  const owner = (place: number, column: number): number | undefined => table.owners[rows[place] ?? -1]?.[column];
  surface.lineWidth(RULE);
  for (let place = 1; place < rows.length; place += 1) {
    for (const [start, end] of stretches(columns, (column) => owner(place - 1, column) !== owner(place, column))) surface.moveTo(xOf(start), yOf(place)).lineTo(xOf(end), yOf(place));
  }
  for (let column = 1; column < columns; column += 1) {
    for (const [start, end] of stretches(rows.length, (place) => owner(place, column - 1) !== owner(place, column))) surface.moveTo(xOf(column), yOf(start)).lineTo(xOf(column), yOf(end));
  }
  surface.stroke();
  surface.lineWidth(FRAME).rect(xOf(0), yOf(0), xOf(columns) - xOf(0), yOf(rows.length) - yOf(0)).stroke();
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
