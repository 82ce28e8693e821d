import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
import { shownAmount } from './numberFormat.ts';
import { displayWidth, wrappedLines } from './textWidth.ts';

/** A4 within the margins of `page.ts`, in pixels at 96 dpi (across) and points (down). */
const PAGE = {
  portrait: { across: 690, down: 725 },
  landscape: { across: 1020, down: 478 },
} as const;

/** A column of width w takes 7w + 5 pixels where the normal style is Calibri 11; a half-width character of 宋体 10.5 is 7 pixels. */
const PIXELS_PER_CHARACTER = 7;
const COLUMN_PADDING = 5;
/** Other faces draw digits up to a tenth wider. */
const DIGIT_ALLOWANCE = 1.12;
/** One level of indentation, in characters. */
const INDENT = 1.6;
const LABEL_FLOOR = 16;
const AMOUNT_FLOOR = 9;
/** Beyond this print becomes small, and labels wrap instead; the sentences of a form wrap in any case. */
const MOST_GROWTH = 1.4;
const MOST_GROWTH_OF_FORM = 1.05;
const LINE_HEIGHT = 14.25;
const ROW_PADDING = 3.75;
const ROW_FLOOR = 18;
/** Rows of a long statement, where that saves a page: a line of type and no more. */
const DENSE_ROW_FLOOR = 15;
/** Excel's limit. */
const ROW_CEILING = 409;

interface ColumnNeed {
  /** Narrower would break a number or a code. */
  floor: number;
  /** Wider gains nothing. */
  natural: number;
}

/**
 * Column widths in characters: the sheet's relative widths spread over the page, then room moved from columns that have
 * more than they use to those whose text would wrap. Rather than wrap labels the sheet grows somewhat beyond the page,
 * because printing scales down; no column is ever too narrow for its numbers.
 */
export function columnWidths(sheet: GridSheet): number[] {
  const needs = columnNeeds(sheet);
  const page = (PAGE[sheet.orientation].across - COLUMN_PADDING * sheet.columnCount) / PIXELS_PER_CHARACTER;
  const growth = sheet.repeatedHead === undefined ? MOST_GROWTH : MOST_GROWTH_OF_FORM;
  const available = Math.max(page, Math.min(page * growth, total(needs.map((need) => Math.max(need.floor, need.natural)))));
  const relative = needs.map((_, index) => sheet.widths[index] ?? 1);
  const share = available / relative.reduce((sum, width) => sum + width, 0);
  const widths = needs.map((need, index) => Math.max(need.floor, (relative[index] ?? 1) * share));
  moveRoom(widths, needs.map((need, index) => (widths[index] ?? 0) - need.floor), Math.max(0, total(widths) - available));
  const spare = needs.map((need, index) => Math.max(0, (widths[index] ?? 0) - need.natural));
  const wanted = needs.map((need, index) => Math.max(0, need.natural - (widths[index] ?? 0)));
  const moved = Math.min(total(spare), total(wanted));
  moveRoom(widths, spare, moved);
  moveRoom(widths, wanted, -moved);
  return widths.map((width) => Math.ceil(width * 10) / 10);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Takes `amount` from the columns in proportion to `room` (a negative amount gives), never more than the room. */
function moveRoom(widths: number[], room: readonly number[], amount: number): void {
  const all = total(room);
  if (all <= 0 || amount === 0) return;
  const rate = Math.sign(amount) * Math.min(1, Math.abs(amount) / all);
  room.forEach((value, index) => { widths[index] = (widths[index] ?? 0) - value * rate; });
}

function columnNeeds(sheet: GridSheet): ColumnNeed[] {
  const needs = Array.from({ length: sheet.columnCount }, (): ColumnNeed => ({ floor: 4, natural: 4 }));
  for (const cell of sheet.cells) {
    const need = needs[cell.column];
    if (!need || cell.columnSpan !== 1) continue;
    const { floor, natural } = cellNeed(sheet, cell);
    need.floor = Math.max(need.floor, floor);
    need.natural = Math.max(need.natural, natural);
  }
  widenSpanned(sheet, needs);
  return needs;
}

/** Columns that only hold parts of merged cells get what those need together, shared by the sheet's relative widths. */
function widenSpanned(sheet: GridSheet, needs: ColumnNeed[]): void {
  const spanning = sheet.cells.filter((cell) => cell.columnSpan > 1).sort((a, b) => a.columnSpan - b.columnSpan);
  for (const cell of spanning) {
    const spanned = needs.slice(cell.column, cell.column + cell.columnSpan);
    const shares = spanned.map((_, index) => sheet.widths[cell.column + index] ?? 1);
    const wanted = cellNeed(sheet, cell);
    for (const what of ['floor', 'natural'] as const) {
      const missing = Math.max(0, wanted[what] - total(spanned.map((need) => need[what])));
      spanned.forEach((need, index) => { need[what] += (missing * (shares[index] ?? 1)) / total(shares); });
    }
  }
}

function cellNeed(sheet: GridSheet, cell: GridCell): ColumnNeed {
  const text = displayWidth(cell.text);
  switch (cell.kind) {
    case 'amount': {
      const width = displayWidth(shownAmount(sheet, cell)) * DIGIT_ALLOWANCE + 1.8;
      return { floor: Math.max(AMOUNT_FLOOR, width), natural: Math.max(AMOUNT_FLOOR + 2, width + 1) };
    }
    case 'code': case 'line': case 'number': {
      const width = text * DIGIT_ALLOWANCE + 1.6;
      return { floor: Math.min(width, LABEL_FLOOR), natural: width };
    }
    case 'label': return { floor: Math.min(LABEL_FLOOR, text + 2), natural: Math.min(60, text + 1.5 + cell.indent * INDENT) };
    // A head wraps, at worst to four lines, but never between two characters of a word of two.
    case 'head': return { floor: Math.min(text, Math.max(4, text / 4)) + 1.6, natural: Math.min(text, Math.max(8, text / 3)) + 2 };
  }
}

/** Row heights in points, one a grid row, so that wrapped labels and heads show whole. */
export function rowHeights(sheet: GridSheet, widths: readonly number[], dense: boolean = false): number[] {
  const floor: number = dense ? DENSE_ROW_FLOOR : ROW_FLOOR;
  const heights = Array.from({ length: sheet.rowCount }, () => floor);
  for (const cell of sheet.cells) {
    if (cell.rowSpan === 1) heights[cell.row] = Math.max(heights[cell.row] ?? floor, cellHeight(cell, widths, floor));
  }
  for (const cell of sheet.cells.filter((candidate) => candidate.rowSpan > 1)) {
    const rows = heights.slice(cell.row, cell.row + cell.rowSpan);
    const missing = cellHeight(cell, widths, floor) - total(rows);
    if (missing > 0) rows.forEach((height, index) => { heights[cell.row + index] = height + missing / rows.length; });
  }
  return heights.map((height) => Math.min(ROW_CEILING, Math.round(height * 4) / 4));
}

function cellHeight(cell: GridCell, widths: readonly number[], floor: number): number {
  if (cell.text === '' || cell.kind === 'amount') return floor;
  const width = total(widths.slice(cell.column, cell.column + cell.columnSpan)) - 1.2 - cell.indent * INDENT;
  const lines = wrappedLines(cell.text, width);
  return lines === 1 ? floor : lines * LINE_HEIGHT + ROW_PADDING;
}

/** Height in points of text wrapped at a width in characters, for 10.5-point type. */
export function textHeight(text: string, width: number): number {
  return Math.min(ROW_CEILING, Math.max(ROW_FLOOR, wrappedLines(text, width) * LINE_HEIGHT + ROW_PADDING));
}

/** Heights in points of what is printed above and below the rows of the grid. */
export interface Surroundings {
  /** Title, number and department lines. */
  readonly above: number;
  readonly notes: number;
}

export interface PageFit {
  readonly heights: readonly number[];
  /** 1 = the whole sheet on one page, 0 = as many pages down as needed. */
  readonly pagesDown: 0 | 1;
}

/** Row heights and pages of a statement: on one page where its type stays readable, with tight rows where that makes it so. */
export function fitPage(sheet: GridSheet, widths: readonly number[], around: Surroundings): PageFit {
  const page = PAGE[sheet.orientation];
  const scaleAcross = Math.min(1, page.across / widths.reduce((sum, width) => sum + width * PIXELS_PER_CHARACTER + COLUMN_PADDING, 0));
  const onOnePage = (heights: readonly number[]): boolean => Math.min(scaleAcross, page.down / (total(heights) + around.above + around.notes)) >= READABLE;
  const usual = rowHeights(sheet, widths);
  if (onOnePage(usual)) return { heights: usual, pagesDown: 1 };
  const tight = rowHeights(sheet, widths, true);
  return onOnePage(tight) ? { heights: tight, pagesDown: 1 } : { heights: usual, pagesDown: 0 };
}

/** 10.5-point type at this scale is 6.3 points. */
const READABLE = 0.6;
