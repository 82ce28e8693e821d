import type { ClipboardEvent } from 'react';
import type { GridProps } from './Grid.tsx';
import { type CellEdit, type SkippedCell, clearedCells, skippedSentence } from './edits.ts';
import type { Ground, Selection, rangeOf } from './selection.ts';
import { copyRange, pastedAt } from './transfer.ts';

/** The selection of a grid as the clipboard meets it, and what may be done with it. */
export interface Held {
  readonly ground: Ground;
  readonly range: ReturnType<typeof rangeOf>;
  readonly unit: GridProps['unit'];
  /** Why nothing can be pasted at all. */
  readonly locked: string | null;
  send(edits: readonly CellEdit[], what: string, skipped?: readonly SkippedCell[]): void;
  select(selection: Selection): void;
  say(sentence: string): void;
}

/** Takes the event from the field when a selection is held; otherwise the field does with it what fields do. */
export function onHeld(held: Held | null, event: ClipboardEvent, act: (held: Held, content: DataTransfer) => void): void {
  if (held === null) return;
  event.preventDefault();
  act(held, event.clipboardData);
}

export function copyHeld({ range, ground, unit }: Held, content: DataTransfer): void {
  copyRange(content, range, ground, unit);
}

export function cutHeld(held: Held, content: DataTransfer): void {
  copyHeld(held, content);
  held.send(clearedCells(held.range, held.ground), '剪切');
}

/** One edit for the whole block; cells that could not take their part are counted, said and marked. */
export function pasteHeld({ ground, range, unit, locked, send, select, say }: Held, content: DataTransfer): void {
  if (locked !== null) return say(locked);
  const pasted = pastedAt(content, range, ground, unit);
  if (pasted === null) return say('剪贴板里没有文字：请先在表格软件中复制单元格。');
  send(pasted.edits, `粘贴 ${String(pasted.edits.length)} 格`, pasted.skipped);
  const skipped = skippedSentence(pasted);
  if (skipped) say(skipped);
  select({ anchor: { at: pasted.range.bottom, column: pasted.range.right }, active: { at: pasted.range.top, column: pasted.range.left } });
}
