import type { ClipboardEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import type { GridPlace, GridProps } from './Grid.tsx';
import { type Held, copyHeld, cutHeld, onHeld, pasteHeld } from './clipboardHands.ts';
import { type CellEdit, clearedCells, filledCells, isTyped } from './edits.ts';
import { entryText, readEntry, shownDecimals } from './entry.ts';
import { type KeyAction, type Mode, readKey } from './keys.ts';
import { type CellMark, refusalOf } from './marks.ts';
import { type GridPlan, type PlanRow, cellKey } from './plan.ts';
import { type Ground, type Selection, keptSelection, moved, nextEntry, rangeOf, single, startPlace } from './selection.ts';
import { type Stage, describeActive, paintSelection, placeOf, revealActive, rowsPerPage, showMode } from './stage.ts';
import { selectionFigures } from './statistics.ts';

type HandsProps = GridProps & { readonly marks: ReadonlyMap<string, CellMark> };

/**
 * What the person's hands do in a grid: keys, input method, mouse and clipboard. It holds the selection and paints it; React draws
 * only what the sheet shows, so that moving about costs no drawing.
 */
export class GridHands {
  props: HandsProps | null = null;
  fold: (rowId: string, open?: boolean) => void = () => {};
  /** Told the column of the active cell while last year is shown. */
  compare: ((column: number) => void) | null = null;
  /** Told after scrolling, so that the rows in sight are drawn. */
  scrolled: () => void = () => {};
  #stage: Stage | null = null;
  #plan: GridPlan | null = null;
  #rows: readonly PlanRow[] = [];
  #selection: Selection | null = null;
  #mode: Mode = 'ready';
  /** Column where a run of Tabs began: Enter returns to it. */
  #tabFrom: number | null = null;

  /** Takes what was drawn. The selection keeps its cell by name when rows came or went. */
  attach(stage: Stage, plan: GridPlan, rows: readonly PlanRow[]): void {
    const before = this.#plan;
    const active = this.#activeCell();
    this.#stage = stage;
    this.#plan = plan;
    this.#rows = rows;
    const ground = this.#ground();
    if (!ground) return;
    if (before === null || before.sheet.id !== plan.sheet.id) {
      this.#leaveTyping();
      this.#selection = rows.length === 0 ? null : single(startPlace(ground));
    } else if (this.#selection) this.#selection = keptSelection(this.#selection, active, ground);
    else if (rows.length > 0) this.#selection = single(startPlace(ground));
    this.#paint(false);
  }

  /** The box has another size: other rows are in sight, and the field lies elsewhere. */
  resized(): void {
    this.scrolled();
    this.#paint(false);
  }

  #ground(): Ground | null {
    return this.#plan && this.#stage ? { plan: this.#plan, rows: this.#rows, page: rowsPerPage(this.#stage) } : null;
  }

  #activeCell(): GridPlace['cell'] {
    if (!this.#selection || !this.#plan) return null;
    const { at, column } = this.#selection.active;
    return this.#plan.covering[this.#rows[at]?.row ?? -1]?.[column] ?? null;
  }

  #place(): GridPlace {
    const ground = this.#ground();
    const { props } = this;
    const selection = this.#selection;
    if (!ground || !props || !selection) return { cell: null, row: -1, column: -1, figures: null };
    const figures = selectionFigures(rangeOf(selection), ground, props.unit, shownDecimals(ground.plan.sheet, props.unit));
    return { cell: this.#activeCell(), row: this.#rows[selection.active.at]?.row ?? -1, column: selection.active.column, figures };
  }

  #paint(reveal: boolean): void {
    const ground = this.#ground();
    if (!ground || !this.#stage || !this.#selection || !this.props) return;
    if (reveal) {
      revealActive(this.#stage, ground, this.#selection.active);
      this.scrolled();
    }
    paintSelection(this.#stage, ground, this.#selection);
    const cell = this.#activeCell();
    describeActive(this.#stage, cell, isTyped(cell ?? undefined) && (this.props.locked ?? null) === null);
    this.compare?.(this.#selection.active.column);
    this.props.onPlace?.(this.#place());
  }

  #select(selection: Selection): void {
    this.#selection = selection;
    this.#paint(true);
  }

  go(rowId: string, columnId: string): boolean {
    const cell = this.#plan?.byKey.get(cellKey(rowId, columnId));
    const at = cell === undefined ? -1 : this.#rows.findIndex((row) => row.row === cell.row);
    if (!cell || at < 0) return false;
    this.#select(single({ at, column: cell.column }));
    this.focus();
    return true;
  }

  focus(): void {
    this.#stage?.input.focus({ preventScroll: true });
  }

  keyDown = (event: KeyboardEvent): void => {
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    const action = readKey({ key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey, composing }, this.#mode);
    if (action.kind === 'leave') {
      if (!composing && this.#mode === 'ready' && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) this.#refuseWhereComputed();
      return;
    }
    if (this.#act(action)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** False where the key is not ours after all. */
  #act(action: KeyAction): boolean {
    const ground = this.#ground();
    if (!ground || !this.#selection || !this.props) return false;
    switch (action.kind) {
      case 'leave': return false;
      case 'move': if (this.#commit()) this.#moveTo(moved(this.#selection, action.move, ground, action.extend)); return true;
      case 'step': return this.#step(action.to, ground);
      case 'edit': this.#startEdit(); return true;
      case 'cancel': this.#leaveTyping(); return true;
      case 'clear': this.#send(clearedCells(rangeOf(this.#selection), ground), '清除'); return true;
      case 'selectAll': this.#select({ anchor: { at: ground.rows.length - 1, column: ground.plan.sheet.columnCount - 1 }, active: { at: 0, column: 0 } }); return true;
      case 'fill': this.#send(filledCells(rangeOf(this.#selection), ground, action.direction), action.direction === 'down' ? '向下填充' : '向右填充'); return true;
      case 'fold': this.#foldActive(action.open); return true;
      case 'command': this.props.onCommand?.(action.command, this.#place()); return true;
    }
  }

  #moveTo(selection: Selection): void {
    this.#tabFrom = null;
    this.#select(selection);
  }

  #step(to: 'below' | 'above' | 'next' | 'previous', ground: Ground): boolean {
    if (!this.#commit()) return true;
    const { active } = this.#selection ?? single({ at: 0, column: 0 });
    if (to === 'below' || to === 'above') {
      const column = this.#tabFrom ?? active.column;
      this.#moveTo(moved(single({ at: active.at, column }), to === 'below' ? 'down' : 'up', ground, false));
      return true;
    }
    const place = nextEntry(active, to === 'next' ? 1 : -1, ground);
    if (!place) return false;
    this.#tabFrom ??= active.column;
    this.#select(single(place));
    return true;
  }

  #foldActive(open: boolean): void {
    const row = this.#rows[this.#selection?.active.at ?? -1];
    if (row?.hasChildren) this.fold(row.cells[0]?.rowId ?? '', open);
  }

  #refuseWhereComputed(): void {
    const cell = this.#activeCell();
    if (!this.props || !cell) return;
    const refusal = this.props.locked ?? refusalOf(cell, this.props.marks);
    if (refusal) this.props.onNotice(refusal);
  }

  #startEdit(): void {
    const cell = this.#activeCell();
    if (!this.#stage || !this.props) return;
    if (this.#stage.input.readOnly || !cell) return this.#refuseWhereComputed();
    if (this.#mode === 'ready') this.#stage.input.value = entryText(cell.value, cell.quantity, this.props.unit);
    this.#setMode('edit');
    this.#stage.input.setSelectionRange(this.#stage.input.value.length, this.#stage.input.value.length);
  }

  #setMode(mode: Mode): void {
    this.#mode = mode;
    if (this.#stage) showMode(this.#stage.input, mode);
  }

  #leaveTyping(): void {
    this.#setMode('ready');
  }

  composing = (): void => {
    if (this.#mode === 'ready') this.#setMode('entry');
  };

  typed = (): void => {
    if (this.#mode === 'ready' && this.#stage && this.#stage.input.value !== '') this.#setMode('entry');
  };

  /** Takes what was typed; false when it cannot be taken and stays to be mended. */
  #commit(): boolean {
    const cell = this.#activeCell();
    if (this.#mode === 'ready' || !this.#stage || !this.props) return true;
    if (!isTyped(cell ?? undefined) || !cell) { this.#leaveTyping(); return true; }
    const entry = readEntry(this.#stage.input.value, cell.quantity, this.props.unit);
    if (entry.kind === 'bad') {
      this.props.onNotice(entry.sentence);
      return false;
    }
    this.#leaveTyping();
    if (entry.value !== cell.value) this.#send([{ rowId: cell.rowId ?? '', columnId: cell.columnId ?? '', value: entry.value }], '填写');
    return true;
  }

  #send(edits: readonly CellEdit[], what: string): void {
    if (!this.props) return;
    if (this.props.locked) this.props.onNotice(this.props.locked);
    else if (edits.length > 0) this.props.onEdit(edits, what);
  }

  entered = (): void => {
    if (this.#stage) this.#stage.scroller.dataset['focused'] = '';
  };

  /** Leaving the grid takes what was typed; a text that cannot be taken is left out and said. */
  left = (): void => {
    delete this.#stage?.scroller.dataset['focused'];
    if (!this.#commit()) this.#leaveTyping();
  };

  pointerDown = (event: PointerEvent): void => {
    const toggle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-fold]') : null;
    if (toggle) {
      event.preventDefault();
      this.fold(toggle.dataset['fold'] ?? '');
      return;
    }
    const place = placeOf(event.target, this.#rows);
    if (!place || event.button === 2 && this.#selection) return;
    event.preventDefault();
    if (!this.#commit()) return;
    this.#tabFrom = null;
    this.#select(event.shiftKey && this.#selection ? { anchor: this.#selection.anchor, active: place } : single(place));
    this.focus();
  };

  pointerMove = (event: PointerEvent): void => {
    if ((event.buttons & 1) === 0 || this.#mode !== 'ready' || !this.#selection) return;
    const place = placeOf(event.target, this.#rows);
    const { active } = this.#selection;
    if (place && (place.at !== active.at || place.column !== active.column)) this.#select({ anchor: this.#selection.anchor, active: place });
  };

  doubleClick = (event: MouseEvent): void => {
    if (placeOf(event.target, this.#rows)) this.#startEdit();
  };

  /** What the clipboard acts on; null while something is being typed, where the field has its own. */
  #held(): Held | null {
    const ground = this.#ground();
    if (this.#mode !== 'ready' || !ground || !this.#selection || !this.props) return null;
    return { ground, range: rangeOf(this.#selection), unit: this.props.unit, send: (edits, what) => this.#send(edits, what), select: (selection) => this.#select(selection), say: this.props.onNotice };
  }

  copy = (event: ClipboardEvent): void => onHeld(this.#held(), event, copyHeld);
  cut = (event: ClipboardEvent): void => onHeld(this.#held(), event, cutHeld);
  paste = (event: ClipboardEvent): void => onHeld(this.#held(), event, pasteHeld);
}
