import { describe, expect, it } from 'vitest';
import { movesBeyond } from '../../../renderer/grid/drag.ts';
import { readKey } from '../../../renderer/grid/keys.ts';
import { planGrid, shownRows } from '../../../renderer/grid/plan.ts';
import { type Ground, type Move, moved, nextEntry, rangeOf, single, startPlace } from '../../../renderer/grid/selection.ts';
import { TREE } from './sheet.ts';

const plan = planGrid(TREE);
const ground: Ground = { plan, rows: shownRows(plan), page: 3 };

describe('rows', () => {
  it('folding a class hides everything under it', () => expect(shownRows(planGrid(TREE, new Set(['c:208']))).map((row) => row.cells[0]?.text)).toEqual(['208', '210', '21011', '2101101']));
  it('a filter keeps the rows above what it finds', () => expect(shownRows(plan, '2080506').map((row) => row.cells[0]?.text)).toEqual(['208', '20805', '2080506']));
  it('code and label stay in sight', () => expect(plan.fixedColumns).toBe(2));
});

describe('moving', () => {
  const from = single({ at: 2, column: 2 });
  it.each<[Move, number, number]>([
    ['up', 1, 2], ['down', 3, 2], ['left', 2, 1], ['right', 2, 3], ['rowStart', 2, 2], ['rowEnd', 2, 3], ['pageDown', 5, 2], ['pageUp', 0, 2], ['first', 0, 2], ['last', 6, 3], ['blockDown', 6, 2], ['blockRight', 2, 3],
  ])('%s', (move, at, column) => expect(moved(from, move, ground, false).active).toEqual({ at, column }));
  it('never leaves the grid', () => expect(moved(single({ at: 6, column: 3 }), 'pageDown', ground, false).active).toEqual({ at: 6, column: 3 }));
  it('Shift keeps the other corner', () => expect(rangeOf(moved(moved(from, 'down', ground, true), 'right', ground, true))).toEqual({ top: 2, bottom: 3, left: 2, right: 3 }));
  it('a pointer held beyond an edge asks to go on that way, at a corner both ways', () => {
    const room = { left: 100, top: 50, right: 500, bottom: 300 };
    expect(movesBeyond({ x: 200, y: 100 }, room)).toEqual([]);
    expect(movesBeyond({ x: 200, y: 301 }, room)).toEqual(['down']);
    expect(movesBeyond({ x: 99, y: 40 }, room)).toEqual(['left', 'up']);
    expect(movesBeyond({ x: 600, y: 100 }, room)).toEqual(['right']);
  });
  it('Ctrl+arrow jumps over a gap to the next amount', () => expect(moved(single({ at: 2, column: 3 }), 'blockDown', ground, false).active).toEqual({ at: 4, column: 3 }));
  it('Tab goes from entry to entry and ends with the table', () => {
    expect(startPlace(ground)).toEqual({ at: 2, column: 2 });
    expect(nextEntry({ at: 3, column: 3 }, 1, ground)).toEqual({ at: 6, column: 2 });
    expect(nextEntry({ at: 6, column: 2 }, -1, ground)).toEqual({ at: 3, column: 3 });
    expect(nextEntry({ at: 6, column: 3 }, 1, ground)).toBeNull();
  });
});

describe('keys', () => {
  const press = (key: string, more: Partial<Parameters<typeof readKey>[0]> = {}): Parameters<typeof readKey>[0] => ({ key, ctrl: false, shift: false, alt: false, composing: false, ...more });
  it('an input method keeps its Enter, Esc and arrows', () => {
    for (const key of ['Enter', 'Escape', 'ArrowDown', 'Process', 'F2']) expect(readKey(press(key, { composing: true }), 'entry')).toEqual({ kind: 'leave' });
  });
  it('arrows commit what replaced a cell, and move the caret in what is edited', () => {
    expect(readKey(press('ArrowLeft'), 'entry')).toEqual({ kind: 'move', move: 'left', extend: false });
    expect(readKey(press('ArrowLeft'), 'edit')).toEqual({ kind: 'leave' });
  });
  it('undo while typing is the text field’s own', () => {
    expect(readKey(press('z', { ctrl: true }), 'edit')).toEqual({ kind: 'leave' });
    expect(readKey(press('z', { ctrl: true }), 'ready')).toEqual({ kind: 'command', command: 'undo' });
    expect(readKey(press('Z', { ctrl: true, shift: true }), 'ready')).toEqual({ kind: 'command', command: 'redo' });
  });
  it('copying and characters are left to the browser', () => {
    for (const key of ['c', 'v', 'x']) expect(readKey(press(key, { ctrl: true }), 'ready')).toEqual({ kind: 'leave' });
    expect(readKey(press('5'), 'ready')).toEqual({ kind: 'leave' });
  });
});
