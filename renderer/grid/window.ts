import type { GridPlan } from './plan.ts';

/** Height of a body row in CSS pixels; the style sheet's `--row` says the same. */
export const ROW_HEIGHT = 28;
/** Tables up to this many rows are drawn whole. */
const WHOLE = 40;
/** Rows drawn beyond the edges of the screen, and the step in which the window moves. */
const MARGIN = 4;
const STEP = 4;

/** Rows [from, to) of the shown rows that are drawn. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** A table of even rows can be drawn in part; a form with cells over several rows is drawn whole. */
export function canBeCut(plan: GridPlan, count: number): boolean {
  return count > WHOLE && plan.body.every((row) => row.cells.every((cell) => cell.rowSpan === 1));
}

/** The rows to draw at a scroll position, in steps, so that a small movement draws nothing. */
export function rowWindow(count: number, scrollTop: number, height: number, cut: boolean): RowWindow {
  if (!cut) return { from: 0, to: count };
  const first = Math.floor(scrollTop / ROW_HEIGHT) - MARGIN;
  const from = Math.min(Math.max(0, Math.floor(first / STEP) * STEP), count);
  return { from, to: Math.min(count, from + Math.ceil(height / ROW_HEIGHT / STEP) * STEP + 2 * MARGIN + 2 * STEP) };
}
