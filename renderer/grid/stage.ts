import type { GridCell } from '../../shared/statement/grid.ts';
import type { Room } from './drag.ts';
import type { SkippedCell } from './edits.ts';
import type { Mode } from './keys.ts';
import type { PlanRow } from './plan.ts';
import { type Ground, type Place, type Selection, rangeOf } from './selection.ts';
import { ROW_HEIGHT } from './window.ts';

/** The elements that the grid paints on without asking React: moving about redraws no row. */
export interface Stage {
  readonly scroller: HTMLElement;
  readonly table: HTMLTableElement;
  readonly input: HTMLTextAreaElement;
}

/** The element of a cell: spans are found by the column where they begin. */
export function elementAt({ table }: Stage, ground: Ground, place: Place): HTMLElement | null {
  const row = ground.rows[place.at];
  if (!row) return null;
  const column = ground.plan.covering[row.row]?.[place.column]?.column ?? place.column;
  return table.querySelector<HTMLElement>(`tr[data-row="${String(row.row)}"] > [data-c="${String(column)}"]`);
}

/** Says to the field and to assistive technology whether the active cell takes typing. */
export function describeActive({ input }: Stage, cell: GridCell | null, typed: boolean): void {
  input.readOnly = !typed;
  input.setAttribute('aria-description', cell ? `${cell.text === '' ? '空' : cell.text}${typed ? '' : '，不能填写'}` : '');
}

/** Shows the selection and puts the input over the active cell. */
export function paintSelection(stage: Stage, ground: Ground, selection: Selection): void {
  const range = rangeOf(selection);
  for (const element of stage.table.querySelectorAll('[aria-selected]')) element.removeAttribute('aria-selected');
  stage.table.querySelector('[data-active]')?.removeAttribute('data-active');
  const alone = range.top === range.bottom && range.left === range.right;
  const lines = alone ? [] : drawnRows(stage);
  const selected = new Set(ground.rows.slice(range.top, range.bottom + 1).map((row) => String(row.row)));
  for (const line of lines) {
    if (!selected.has(line.dataset['row'] ?? '')) continue;
    for (const cell of line.cells) {
      const from = Number(cell.dataset['c'] ?? Number.NaN);
      if (from + cell.colSpan - 1 >= range.left && from <= range.right) cell.setAttribute('aria-selected', 'true');
    }
  }
  const active = elementAt(stage, ground, selection.active);
  if (!active) return;
  active.dataset['active'] = '';
  active.setAttribute('aria-selected', 'true');
  coverCell(stage, active);
}

/** Marks the cells that a paste left out. */
export function paintSkipped(stage: Stage, skipped: readonly SkippedCell[]): void {
  for (const element of stage.table.querySelectorAll('[data-skipped]')) element.removeAttribute('data-skipped');
  for (const { row, column } of skipped.slice(0, MOST_MARKED)) stage.table.querySelector(`tr[data-row="${String(row)}"] > [data-c="${String(column)}"]`)?.setAttribute('data-skipped', '');
}

const MOST_MARKED = 500;

function drawnRows({ table }: Stage): readonly HTMLTableRowElement[] {
  return [...(table.tBodies[0]?.rows ?? [])].filter((line) => line.dataset['row'] !== undefined);
}

/** The input lies exactly over the cell, so that an input method opens its list there. */
function coverCell({ input, table }: Stage, cell: HTMLElement): void {
  const { style } = input;
  style.left = `${String(table.offsetLeft + cell.offsetLeft)}px`;
  style.top = `${String(table.offsetTop + cell.offsetTop)}px`;
  style.width = `${String(cell.offsetWidth)}px`;
  style.height = `${String(cell.offsetHeight)}px`;
}

/** Brings the active cell into sight, clear of the fixed heads and columns. Its row need not be drawn yet. */
export function revealActive(stage: Stage, ground: Ground, place: Place): void {
  const { scroller, table } = stage;
  const cell = elementAt(stage, ground, place);
  const head = table.tHead?.offsetHeight ?? 0;
  const top = table.offsetTop + (cell ? cell.offsetTop : head + place.at * ROW_HEIGHT);
  const height = cell?.offsetHeight ?? ROW_HEIGHT;
  if (place.at === 0) scroller.scrollTop = 0;
  else if (top < scroller.scrollTop + head) scroller.scrollTop = top - head;
  else if (top + height > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + height - scroller.clientHeight;
  const column = cell ?? elementAt(stage, ground, { at: drawnAt(stage, ground), column: place.column });
  if (!column || column.style.position === 'sticky') return;
  const fixed = fixedWidth(stage);
  const left = table.offsetLeft + column.offsetLeft;
  if (left < scroller.scrollLeft + fixed) scroller.scrollLeft = left - fixed;
  else if (left + column.offsetWidth > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = left + column.offsetWidth - scroller.clientWidth;
}

/** Any row that is drawn, for the place of its columns. */
function drawnAt(stage: Stage, ground: Ground): number {
  const [line] = drawnRows(stage);
  return ground.rows.findIndex((row) => String(row.row) === line?.dataset['row']);
}

function fixedWidth(stage: Stage): number {
  let width = 0;
  for (const cell of drawnRows(stage)[0]?.cells ?? []) if (cell.style.position === 'sticky') width += cell.offsetWidth;
  return width;
}

/** Rows of one screen, for PageUp and PageDown. */
export function rowsPerPage({ scroller, table }: Stage): number {
  return Math.max(1, Math.floor((scroller.clientHeight - (table.tHead?.offsetHeight ?? 0)) / ROW_HEIGHT) - 1);
}

/** The place under the pointer. */
export function placeOf(target: EventTarget | null, rows: readonly PlanRow[]): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-c]') : null;
  const line = cell?.closest<HTMLElement>('[data-row]');
  if (!cell || !line) return null;
  const at = rows.findIndex((row) => String(row.row) === line.dataset['row']);
  return at < 0 ? null : { at, column: Number(cell.dataset['c']) };
}

/** The place that lies under a point of the window. */
export function placeAt({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }, rows: readonly PlanRow[]): Place | null {
  return placeOf(document.elementFromPoint(clientX, clientY), rows);
}

/** The part of the box where amounts scroll: below the heads, beside the fixed columns (their own amounts belong to it while nothing is scrolled). */
export function amountRoom(stage: Stage): Room {
  const { scroller, table } = stage;
  const { left, top } = scroller.getBoundingClientRect();
  return {
    left: left + (scroller.scrollLeft > 0 ? fixedWidth(stage) : 0), top: top + (table.tHead?.offsetHeight ?? 0),
    right: left + scroller.clientWidth, bottom: top + scroller.clientHeight,
  };
}

/** Switches how the input looks; in `ready` it is there for the keyboard alone. */
export function showMode(input: HTMLTextAreaElement, mode: Mode): void {
  input.dataset['mode'] = mode;
  if (mode === 'ready') input.value = '';
}
