import { isTyped } from './edits.ts';
import { entryText, readEntry } from './entry.ts';
import type { Mode } from './keys.ts';
import type { GridSeat } from './seat.ts';
import { showMode } from './stage.ts';

/** What is being typed into the active cell, with or without an input method, until it is taken or given up. */
export class Typing {
  mode: Mode = 'ready';
  readonly #seat: GridSeat;
  #refused = false;

  constructor(seat: GridSeat) {
    this.#seat = seat;
  }

  /** F2 or a double click: the amount as a person would have typed it, the caret at its end. */
  start(): void {
    const cell = this.#seat.activeCell();
    const { stage, props } = this.#seat;
    if (!stage || !props) return;
    if (stage.input.readOnly || !cell) return this.#seat.refuseWhereComputed();
    if (this.mode === 'ready') stage.input.value = entryText(cell.value, cell.quantity, props.unit);
    this.#set('edit');
    stage.input.setSelectionRange(stage.input.value.length, stage.input.value.length);
  }

  leave(): void {
    this.#set('ready');
    if (this.#refused) this.#seat.props?.onSettled?.();
    this.#refused = false;
  }

  composing(): void {
    if (this.mode === 'ready') this.#set('entry');
  }

  typed(): void {
    const { stage } = this.#seat;
    if (this.mode === 'ready' && stage && stage.input.value !== '') this.#set('entry');
  }

  /** Takes what was typed; false when it cannot be taken and stays to be mended. */
  commit(): boolean {
    const cell = this.#seat.activeCell();
    const { stage, props } = this.#seat;
    if (this.mode === 'ready' || !stage || !props) return true;
    if (!isTyped(cell ?? undefined) || !cell) { this.leave(); return true; }
    const entry = readEntry(stage.input.value, cell.quantity, props.unit);
    if (entry.kind === 'bad') {
      this.#refused = true;
      props.onNotice(entry.sentence);
      return false;
    }
    this.leave();
    if (entry.value !== cell.value) this.#seat.send([{ rowId: cell.rowId ?? '', columnId: cell.columnId ?? '', value: entry.value }], '填写');
    return true;
  }

  #set(mode: Mode): void {
    this.mode = mode;
    if (this.#seat.stage) showMode(this.#seat.stage.input, mode);
  }
}
