import type { GridCell } from '../../shared/statement/grid.ts';
import type { GridPlan, PlanRow } from './plan.ts';

/** A place in the grid: index among the shown rows, column of the sheet. */
export interface Place {
  readonly at: number;
  readonly column: number;
}

/** A rectangle from `anchor` to `active`; the active cell is the one that takes typing. */
export interface Selection {
  readonly anchor: Place;
  readonly active: Place;
}

export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export type Move =
  | 'up' | 'down' | 'left' | 'right' | 'rowStart' | 'rowEnd' | 'pageUp' | 'pageDown'
  | 'blockUp' | 'blockDown' | 'blockLeft' | 'blockRight' | 'first' | 'last';

/** What a move needs to know of the grid. */
export interface Ground {
  readonly plan: GridPlan;
  readonly rows: readonly PlanRow[];
  /** Rows of one screen. */
  readonly page: number;
}

export function single(place: Place): Selection {
  return { anchor: place, active: place };
}

export function rangeOf({ anchor, active }: Selection): Range {
  return {
    top: Math.min(anchor.at, active.at), bottom: Math.max(anchor.at, active.at),
    left: Math.min(anchor.column, active.column), right: Math.max(anchor.column, active.column),
  };
}

/** The selection after a move; with `extend` the anchor stays. Never leaves the grid. */
export function moved(selection: Selection, move: Move, ground: Ground, extend: boolean): Selection {
  const active = target(selection.active, move, ground);
  return extend ? { anchor: selection.anchor, active } : single(active);
}

function target({ at, column }: Place, move: Move, ground: Ground): Place {
  const lastRow = Math.max(0, ground.rows.length - 1);
  const lastColumn = ground.plan.sheet.columnCount - 1;
  const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  switch (move) {
    case 'up': return { at: clamp(at - 1, lastRow), column };
    case 'down': return { at: clamp(at + 1, lastRow), column };
    case 'left': return { at, column: clamp(leftEdge(at, column, ground) - 1, lastColumn) };
    case 'right': return { at, column: clamp(rightEdge(at, column, ground) + 1, lastColumn) };
    case 'rowStart': return { at, column: firstAmount(at, ground) };
    case 'rowEnd': return { at, column: lastColumn };
    case 'pageUp': return { at: clamp(at - ground.page, lastRow), column };
    case 'pageDown': return { at: clamp(at + ground.page, lastRow), column };
    case 'blockUp': return { at: blockEdge(at, -1, lastRow, (row) => isFilled(ground, row, column)), column };
    case 'blockDown': return { at: blockEdge(at, 1, lastRow, (row) => isFilled(ground, row, column)), column };
    case 'blockLeft': return { at, column: blockEdge(column, -1, lastColumn, (other) => isFilled(ground, at, other)) };
    case 'blockRight': return { at, column: blockEdge(column, 1, lastColumn, (other) => isFilled(ground, at, other)) };
    case 'first': return { at: 0, column: firstAmount(0, ground) };
    case 'last': return { at: lastRow, column: lastColumn };
  }
}

function covering(at: number, column: number, { plan, rows }: Ground): GridPlan['covering'][number][number] {
  return plan.covering[rows[at]?.row ?? -1]?.[column];
}

function leftEdge(at: number, column: number, ground: Ground): number {
  return covering(at, column, ground)?.column ?? column;
}

function rightEdge(at: number, column: number, ground: Ground): number {
  const cell = covering(at, column, ground);
  return cell ? cell.column + cell.columnSpan - 1 : column;
}

function firstAmount(at: number, ground: Ground): number {
  for (let column = 0; column < ground.plan.sheet.columnCount; column += 1) if (covering(at, column, ground)?.kind === 'amount') return column;
  return 0;
}

function isFilled(ground: Ground, at: number, column: number): boolean {
  return (covering(at, column, ground)?.text ?? '') !== '';
}

/** As in a spreadsheet: to the end of the filled block, or over a gap to the next filled cell. */
function blockEdge(from: number, step: 1 | -1, last: number, filled: (index: number) => boolean): number {
  const inside = (index: number): boolean => index >= 0 && index <= last;
  let at = from + step;
  if (!inside(at)) return from;
  if (filled(from) && filled(at)) {
    while (inside(at + step) && filled(at + step)) at += step;
    return at;
  }
  while (inside(at) && !filled(at)) at += step;
  return inside(at) ? at : step > 0 ? last : 0;
}

/** Tab: the next (or last) amount cell that can be typed into, in reading order; null at the end, where the focus may leave. */
export function nextEntry(from: Place, step: 1 | -1, ground: Ground): Place | null {
  const { columnCount } = ground.plan.sheet;
  const total = ground.rows.length * columnCount;
  for (let index = from.at * columnCount + from.column + step; index >= 0 && index < total; index += step) {
    const place = { at: Math.floor(index / columnCount), column: index % columnCount };
    const cell = covering(place.at, place.column, ground);
    if (cell?.kind === 'amount' && cell.editable) return place;
  }
  return null;
}

/** The first cell that can be typed into; the first amount of a table that is all computed. */
export function startPlace(ground: Ground): Place {
  return nextEntry({ at: 0, column: -1 }, 1, ground) ?? { at: 0, column: firstAmount(0, ground) };
}

/** The selection on a ground whose rows came or went: it stays with its cell, which `active` was before. */
export function keptSelection(selection: Selection, active: GridCell | null, ground: Ground): Selection | null {
  const last = ground.rows.length - 1;
  if (last < 0) return null;
  const row = active?.rowId === undefined ? -1 : ground.rows.findIndex((line) => line.cells.some((cell) => cell.rowId === active.rowId));
  const clamp = (place: Place): Place => ({ at: Math.min(place.at, last), column: Math.min(place.column, ground.plan.sheet.columnCount - 1) });
  if (row < 0 || row === selection.active.at) return { anchor: clamp(selection.anchor), active: clamp(selection.active) };
  return single({ at: row, column: clamp(selection.active).column });
}
