import type { Mode } from './keys.ts';
import type { PlanRow } from './plan.ts';
import { type Ground, type Place, type Selection, rangeOf } from './selection.ts';

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
  const line = table.tBodies[0]?.rows[place.at];
  return line?.querySelector<HTMLElement>(`:scope > [data-c="${String(column)}"]`) ?? null;
}

/** Shows the selection and puts the input over the active cell. */
export function paintSelection(stage: Stage, ground: Ground, selection: Selection): void {
  const range = rangeOf(selection);
  for (const element of stage.table.querySelectorAll('[aria-selected]')) element.removeAttribute('aria-selected');
  stage.table.querySelector('[data-active]')?.removeAttribute('data-active');
  const alone = range.top === range.bottom && range.left === range.right;
  for (let at = range.top; at <= range.bottom && !alone; at += 1) {
    const line = stage.table.tBodies[0]?.rows[at];
    for (const cell of line?.cells ?? []) {
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

/** The input lies exactly over the cell, so that an input method opens its list there. */
function coverCell({ input, table }: Stage, cell: HTMLElement): void {
  const { style } = input;
  style.left = `${String(table.offsetLeft + cell.offsetLeft)}px`;
  style.top = `${String(table.offsetTop + cell.offsetTop)}px`;
  style.width = `${String(cell.offsetWidth)}px`;
  style.height = `${String(cell.offsetHeight)}px`;
}

/** Brings the active cell into sight, clear of the fixed heads and columns. */
export function revealActive(stage: Stage, ground: Ground, place: Place): void {
  const cell = elementAt(stage, ground, place);
  if (!cell) return;
  const head = stage.table.tHead?.offsetHeight ?? 0;
  const { scroller } = stage;
  const top = stage.table.offsetTop + cell.offsetTop;
  if (top < scroller.scrollTop + head) scroller.scrollTop = place.at === 0 ? 0 : top - head;
  else if (top + cell.offsetHeight > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + cell.offsetHeight - scroller.clientHeight;
  if (getComputedStyle(cell).position === 'sticky') return;
  const fixed = fixedWidth(stage);
  const left = stage.table.offsetLeft + cell.offsetLeft;
  if (left < scroller.scrollLeft + fixed) scroller.scrollLeft = left - fixed;
  else if (left + cell.offsetWidth > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = left + cell.offsetWidth - scroller.clientWidth;
}

function fixedWidth({ table }: Stage): number {
  let width = 0;
  for (const cell of table.tBodies[0]?.rows[0]?.cells ?? []) if (cell.style.position === 'sticky') width += cell.offsetWidth;
  return width;
}

/** Rows of one screen, for PageUp and PageDown. */
export function rowsPerPage({ scroller, table }: Stage): number {
  const height = table.tBodies[0]?.rows[0]?.offsetHeight ?? 28;
  return Math.max(1, Math.floor((scroller.clientHeight - (table.tHead?.offsetHeight ?? 0)) / Math.max(1, height)) - 1);
}

/** The place under the pointer. */
export function placeOf(target: EventTarget | null, rows: readonly PlanRow[]): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-c]') : null;
  const line = cell?.closest<HTMLElement>('[data-row]');
  if (!cell || !line) return null;
  const at = rows.findIndex((row) => String(row.row) === line.dataset['row']);
  return at < 0 ? null : { at, column: Number(cell.dataset['c']) };
}

/** Switches how the input looks; in `ready` it is there for the keyboard alone. */
export function showMode(input: HTMLTextAreaElement, mode: Mode): void {
  input.dataset['mode'] = mode;
  if (mode === 'ready') input.value = '';
}
