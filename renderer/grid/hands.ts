import type { ClipboardEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { type Held, copyHeld, cutHeld, onHeld, pasteHeld } from './clipboardHands.ts';
import { clearedCells, filledCells } from './edits.ts';
import { Drag } from './drag.ts';
import { type KeyAction, readKey } from './keys.ts';
import type { GridPlan, PlanRow } from './plan.ts';
import { GridSeat } from './seat.ts';
import { type Ground, type Place, type Selection, moved, nextEntry, rangeOf, single } from './selection.ts';
import { type Stage, amountRoom, placeAt, placeOf } from './stage.ts';
import { Typing } from './typing.ts';

/**
 * What the person's hands do in a grid: keys, mouse and clipboard, over the seat (where she is) and the typing (what she writes there).
 * React draws only what the sheet shows, so that moving about costs no drawing.
 */
export class GridHands {
  readonly seat = new GridSeat();
  fold: (rowId: string, open?: boolean) => void = () => {};
  readonly #typing = new Typing(this.seat);
  readonly #drag = new Drag((move) => {
    const ground = this.seat.ground();
    if (ground && this.seat.selection) this.seat.select(moved(this.seat.selection, move, ground, true));
  });
  /** Column where a run of Tabs began: Enter returns to it. */
  #tabFrom: number | null = null;

  attach(stage: Stage, plan: GridPlan, rows: readonly PlanRow[]): void {
    if (this.seat.attach(stage, plan, rows)) this.#typing.leave();
    this.seat.paint(false);
  }

  /** The box has another size: other rows are in sight, and the field lies elsewhere. */
  resized(): void {
    this.seat.scrolled();
    this.seat.paint(false);
  }

  keyDown = (event: KeyboardEvent): void => {
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    const { mode } = this.#typing;
    const action = readKey({ key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey, composing }, mode);
    if (action.kind === 'leave') {
      if (!composing && mode === 'ready' && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) this.seat.refuseWhereComputed();
      return;
    }
    if (this.#act(action)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** False where the key is not ours after all. */
  #act(action: KeyAction): boolean {
    const ground = this.seat.ground();
    const { selection, props } = this.seat;
    if (!ground || !selection || !props) return false;
    switch (action.kind) {
      case 'leave': return false;
      case 'move': if (this.#typing.commit()) this.#moveTo(moved(selection, action.move, ground, action.extend)); return true;
      case 'step': return this.#step(action.to, ground);
      case 'edit': this.#typing.start(); return true;
      case 'cancel': this.#typing.leave(); return true;
      case 'clear': this.seat.send(clearedCells(rangeOf(selection), ground), '清除'); return true;
      case 'selectAll': this.seat.select({ anchor: { at: ground.rows.length - 1, column: ground.plan.sheet.columnCount - 1 }, active: { at: 0, column: 0 } }); return true;
      case 'fill': this.seat.send(filledCells(rangeOf(selection), ground, action.direction), action.direction === 'down' ? '向下填充' : '向右填充'); return true;
      case 'fold': this.#foldActive(action.open, ground); return true;
      case 'command': props.onCommand?.(action.command, this.seat.place()); return true;
    }
  }

  #moveTo(selection: Selection): void {
    this.#tabFrom = null;
    this.seat.select(selection);
  }

  #step(to: 'below' | 'above' | 'next' | 'previous', ground: Ground): boolean {
    if (!this.#typing.commit()) return true;
    const { active } = this.seat.selection ?? single({ at: 0, column: 0 });
    if (to === 'below' || to === 'above') {
      const column = this.#tabFrom ?? active.column;
      this.#moveTo(moved(single({ at: active.at, column }), to === 'below' ? 'down' : 'up', ground, false));
      return true;
    }
    const place = nextEntry(active, to === 'next' ? 1 : -1, ground);
    if (!place) return false;
    this.#tabFrom ??= active.column;
    this.seat.select(single(place));
    return true;
  }

  #foldActive(open: boolean, { plan }: Ground): void {
    const rowId = this.seat.activeCell()?.rowId;
    if (rowId !== undefined && plan.tree.folds.has(rowId)) this.fold(rowId, open);
  }

  composing = (): void => this.#typing.composing();
  typed = (): void => this.#typing.typed();

  entered = (): void => {
    if (this.seat.stage) this.seat.stage.scroller.dataset['focused'] = '';
  };

  /** Leaving the grid takes what was typed; a text that cannot be taken is left out and said. */
  left = (): void => {
    delete this.seat.stage?.scroller.dataset['focused'];
    if (!this.#typing.commit()) this.#typing.leave();
  };

  pointerDown = (event: PointerEvent): void => {
    const toggle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-fold]') : null;
    if (toggle) {
      event.preventDefault();
      this.fold(toggle.dataset['fold'] ?? '');
      return;
    }
    const { rows, selection } = this.seat;
    const place = placeOf(event.target, rows);
    if (!place || event.button === 2 && selection) return;
    event.preventDefault();
    if (!this.#typing.commit()) return;
    this.#moveTo(event.shiftKey && selection ? { anchor: selection.anchor, active: place } : single(place));
    this.seat.focus();
  };

  pointerMove = (event: PointerEvent): void => {
    const { rows, selection, stage } = this.seat;
    if ((event.buttons & 1) === 0) return this.#drag.end();
    if (this.#typing.mode !== 'ready' || !selection || !stage) return;
    const place = placeAt(event, rows);
    if (place && isSame(place, selection.active)) return this.#drag.end();
    if (!this.#drag.follow(event, stage.scroller, amountRoom(stage)) && place) this.seat.select({ anchor: selection.anchor, active: place });
  };

  pointerUp = (): void => this.#drag.end();

  doubleClick = (event: MouseEvent): void => {
    if (placeOf(event.target, this.seat.rows)) this.#typing.start();
  };

  /** What the clipboard acts on; null while something is being typed, where the field has its own. */
  #held(): Held | null {
    const { seat } = this;
    const ground = seat.ground();
    if (this.#typing.mode !== 'ready' || !ground || !seat.selection || !seat.props) return null;
    return {
      ground, range: rangeOf(seat.selection), unit: seat.props.unit, locked: seat.props.locked ?? null,
      send: (edits, what, skipped) => seat.send(edits, what, skipped), select: (selection) => seat.select(selection), say: seat.props.onNotice,
    };
  }

  copy = (event: ClipboardEvent): void => onHeld(this.#held(), event, copyHeld);
  cut = (event: ClipboardEvent): void => onHeld(this.#held(), event, cutHeld);
  paste = (event: ClipboardEvent): void => onHeld(this.#held(), event, pasteHeld);
}

function isSame(a: Place, b: Place): boolean {
  return a.at === b.at && a.column === b.column;
}
