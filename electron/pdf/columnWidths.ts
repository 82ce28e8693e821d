import { widestPiece, widestWord } from './breakLines.ts';
import type { TableCell, TableSpec } from './tableSpec.ts';
import { type Glyph, type Typefaces, widthOf } from './typeface.ts';

/** Space between text and rule on either side, em. */
export const CELL_PADDING = 0.4;

export interface MeasuredCell {
  readonly cell: TableCell;
  readonly glyphs: readonly Glyph[];
  /** Width on one line, em. */
  readonly natural: number;
}

/** A table measured in em, so that it holds for every size. */
export interface MeasuredTable {
  readonly spec: TableSpec;
  readonly cells: readonly MeasuredCell[];
  /** What each column needs so that no number breaks and text stays readable, with its padding. */
  readonly least: readonly number[];
  /** What columns of names need so that names of common length take one line. */
  readonly names: readonly number[];
  /** What it would like: all texts on one line, heads on two. */
  readonly wanted: readonly number[];
}

/** Narrowest column of text, em. */
const LEAST_TEXT = 4;
/** A head up to this length takes two lines at most, a longer one three, before its column must widen. */
const SHORT_HEAD = 8;
const WANTED_HEAD_LINES = 2;
/** A word of a head up to this length, em, is not divided for want of room: 决算数, 满意度. */
const HEAD_WORD = 3.5;
/** A word longer than this may break (a web address). */
const LONGEST_WORD = 12;
/** Room a figure would like beyond what it needs. */
const FIGURE_EASE = 0.6;
/** Names up to this length come before the wishes of heads and figures. */
const COMMON_NAME = 16;
/** A text longer than this asks for less than its whole length. */
const LONG_TEXT = 24;

export function measureTable(spec: TableSpec, faces: Typefaces): MeasuredTable {
  const cells = spec.cells.map((cell): MeasuredCell => {
    const glyphs = faces.glyphs(cell.text, cell.bold ? 'tableBold' : 'table');
    return { cell, glyphs, natural: widthOf(glyphs) };
  });
  const columns = Array.from({ length: spec.columns }, () => 1);
  const least = widened(cells, columns, leastWidth);
  const wanted = widened(cells, columns, (measured) => (measured.cell.kind === 'text' || measured.cell.columnSpan === 1 ? wantedWidth(measured) : 0));
  equalize(wanted, amountColumns(spec));
  return { spec, cells, least, names: namesWidths(cells, columns, COMMON_NAME), wanted };
}

/** The same table, its columns of text asking for up to `longest` em before the wishes of heads and figures, where names ask for 16. */
export function withLongerNames(table: MeasuredTable, longest: number): MeasuredTable {
  return { ...table, names: namesWidths(table.cells, table.names.map(() => 1), longest) };
}

function namesWidths(cells: readonly MeasuredCell[], columns: readonly number[], longest: number): number[] {
  return widened(cells, columns, (measured) => (measured.cell.kind === 'text' ? Math.min(wantedWidth(measured), longest + 2 * CELL_PADDING) : 0));
}

/** Columns made as wide as their cells ask for: those of one column first, then those over few, then over many. */
function widened(cells: readonly MeasuredCell[], columns: readonly number[], asked: (cell: MeasuredCell) => number): number[] {
  const widths = [...columns];
  for (const measured of cells) {
    const { column, columnSpan } = measured.cell;
    if (columnSpan === 1) widths[column] = Math.max(widths[column] ?? 0, asked(measured));
  }
  for (const measured of cells.filter(({ cell }) => cell.columnSpan > 1).toSorted((a, b) => a.cell.columnSpan - b.cell.columnSpan)) widenSpan(measured.cell, asked(measured), widths);
  return widths;
}

/**
 * Widths in em that add up to `total`: the least of each column, then names on one line, then what all want, then by the given weights.
 * A form without a single name in it goes by the weights from the beginning.
 */
export function columnWidths(table: MeasuredTable, total: number): number[] {
  const { least, names, wanted, spec } = table;
  const leastSum = sum(least);
  if (leastSum >= total) return least.map((width) => width * total / leastSum);
  const weights = sum(spec.weights);
  const shares = spec.weights.map((weight) => (weights > 0 ? weight / weights : 1 / spec.columns));
  const named = table.cells.some(({ cell }) => cell.kind === 'text' && cell.columnSpan === 1 && cell.text !== '');
  const even = [...least];
  equalize(even, amountColumns(spec));
  const widths = named ? raiseTowards(raiseTowards(least, names, total), wanted, total) : raiseTowards(raiseTowards(least, even, total), shares.map((share) => share * total), total);
  const left = total - sum(widths);
  return widths.map((width, column) => width + left * (shares[column] ?? 0));
}

/** Every width the same share of the way to its goal, as far as the total allows. */
function raiseTowards(widths: readonly number[], goals: readonly number[], total: number): number[] {
  const wishes = widths.map((width, column) => Math.max(0, (goals[column] ?? 0) - width));
  const wish = sum(wishes);
  const share = wish > 0 ? Math.min(1, Math.max(0, total - sum(widths)) / wish) : 0;
  return widths.map((width, column) => width + share * (wishes[column] ?? 0));
}

function leastWidth({ cell, glyphs, natural }: MeasuredCell): number {
  const word = Math.min(widestPiece(glyphs), LONGEST_WORD);
  switch (cell.kind) {
    case 'figure': return natural + 2 * CELL_PADDING;
    case 'text': return Math.max(word, Math.min(natural, LEAST_TEXT)) + cell.indent + 2 * CELL_PADDING;
    case 'head': return Math.max(word, widestWord(glyphs, HEAD_WORD), Math.min(natural, Math.max(2, Math.ceil(natural / (natural <= SHORT_HEAD ? 2 : 3))))) + 2 * CELL_PADDING;
  }
}

function wantedWidth({ cell, natural }: MeasuredCell): number {
  switch (cell.kind) {
    case 'figure': return natural + 2 * CELL_PADDING + FIGURE_EASE;
    case 'text': return (natural <= LONG_TEXT ? natural : LONG_TEXT + 2 * Math.sqrt(natural - LONG_TEXT)) + cell.indent + 2 * CELL_PADDING + 0.1;
    case 'head': return Math.ceil(natural / WANTED_HEAD_LINES) + 2 * CELL_PADDING + 0.1;
  }
}

/** A cell over several columns widens them evenly where together they are narrower than it asks for. */
function widenSpan({ column, columnSpan }: TableCell, width: number, widths: number[]): void {
  const missing = width - sum(widths.slice(column, column + columnSpan));
  if (missing <= 0) return;
  for (let at = column; at < column + columnSpan; at += 1) widths[at] = (widths[at] ?? 0) + missing / columnSpan;
}

/** Columns whose body holds nothing but right-aligned figures. */
function amountColumns(spec: TableSpec): number[] {
  const columns: number[] = [];
  for (let column = 0; column < spec.columns; column += 1) {
    const body = spec.cells.filter((cell) => cell.row >= spec.headRows && cell.column === column && cell.columnSpan === 1);
    if (body.length > 0 && body.every((cell) => cell.kind === 'figure' && cell.align === 'right')) columns.push(column);
  }
  return columns;
}

/** Columns of amounts would like to be of one width: they are where the names have what they need. */
function equalize(widths: number[], columns: readonly number[]): void {
  const widest = Math.max(0, ...columns.map((column) => widths[column] ?? 0));
  for (const column of columns) widths[column] = widest;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
