import type { PointerEvent } from 'react';
import type { Move } from './selection.ts';

/** Milliseconds between two steps beyond an edge. */
const STEP = 60;

/** The room of a grid's amounts, clear of its fixed heads and columns, in pixels of the window. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a pointer beyond the room asks the selection to go on; none inside of it. */
export function movesBeyond({ x, y }: { readonly x: number; readonly y: number }, room: Room): readonly Move[] {
  const across: readonly Move[] = x < room.left ? ['left'] : x > room.right ? ['right'] : [];
  const along: readonly Move[] = y < room.top ? ['up'] : y > room.bottom ? ['down'] : [];
  return [...across, ...along];
}

/** A selection that is drawn with the pointer held down: beyond an edge it goes on by itself, a cell at a time, until the pointer is back or let go. */
export class Drag {
  readonly #extend: (move: Move) => void;
  #moves: readonly Move[] = [];
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(extend: (move: Move) => void) {
    this.#extend = extend;
  }

  /** Keeps the pointer for the box, so that it is heard of outside as well, and goes on where it is beyond the room. True while it is. */
  follow(event: PointerEvent, box: HTMLElement, room: Room): boolean {
    if (!box.hasPointerCapture(event.pointerId)) box.setPointerCapture(event.pointerId);
    this.#moves = movesBeyond({ x: event.clientX, y: event.clientY }, room);
    if (this.#moves.length === 0) this.end();
    else this.#timer ??= setInterval(() => this.#moves.forEach(this.#extend), STEP);
    return this.#moves.length > 0;
  }

  end(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }
}
