import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';

/** Pixels of a digit and of a separator at the grid's size, of a Chinese character, and of a cell's own padding. */
const DIGIT = 8.3;
const POINT = 4.2;
const HAN = 14;
const PADDING = 14;
/** A label: the indent of a level, the button that folds. */
const FOLD = 18;
/** Narrowest and widest that a label's column asks for; narrower where tables stand side by side. */
const LABEL = { least: 180, leastOfMany: 140, most: 320 } as const;
/** Least width of an amount's column: four characters of its head. */
const AMOUNT = 72;
/** Least width of any column. */
const LEAST = 48;
/** How much wider bold digits are, and what the mark of a finding takes beside them. */
const BOLD = 1.06;
const MARK = 10;
/** Steps in which widths grow, so that a typed digit moves nothing. */
const STEP = 12;

/**
 * Pixels that each column needs so that no amount is cut; labels get what the room (in pixels) can spare. The style sheet stretches all
 * alike.
 */
export function columnWidths(sheet: GridSheet, room: number): readonly number[] {
  const needs = sheet.widths.map(() => 0);
  const heads = sheet.widths.map(() => LEAST);
  const labels = new Set<number>();
  for (const cell of sheet.cells) {
    if (cell.columnSpan > 1) continue;
    if (cell.row < sheet.headRows) {
      heads[cell.column] = Math.max(heads[cell.column] ?? 0, contentWidth(cell));
      continue;
    }
    if (cell.kind === 'label') labels.add(cell.column);
    needs[cell.column] = Math.max(needs[cell.column] ?? 0, contentWidth(cell));
  }
  // A table without rows yet has a total alone, which spans code and label.
  for (const cell of sheet.cells) {
    const last = cell.column + cell.columnSpan - 1;
    if (cell.kind !== 'label' || cell.row < sheet.headRows || needs[last] !== 0) continue;
    labels.add(last);
    needs[last] = contentWidth(cell);
  }
  for (const [column, need] of needs.entries()) if (need === 0) needs[column] = heads[column] ?? LEAST;
  const others = needs.reduce((sum, need, column) => sum + (labels.has(column) ? 0 : stepped(need)), 0);
  const spare = (room - others) / Math.max(labels.size, 1);
  const least = labels.size > 1 ? LABEL.leastOfMany : LABEL.least;
  return needs.map((need, column) => (labels.has(column) ? Math.min(Math.max(spare, least), Math.max(need, least), LABEL.most) : stepped(need)));
}

function stepped(need: number): number {
  return Math.ceil(need / STEP) * STEP;
}

function contentWidth(cell: GridCell): number {
  const text = textWidth(cell.text) + PADDING;
  switch (cell.kind) {
    case 'label': return text + cell.indent * HAN + FOLD;
    case 'amount': return Math.max((cell.bold ? textWidth(cell.text) * (BOLD - 1) : 0) + text + MARK, AMOUNT);
    case 'head': case 'code': case 'line': case 'number': return Math.max(text, LEAST);
  }
}

function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter === ',' || letter === '.' ? POINT : letter.charCodeAt(0) < 0x2000 ? DIGIT : HAN;
  return width;
}
