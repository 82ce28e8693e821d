import { describe, expect, it } from 'vitest';
import { clearedCells, filledCells, pasteBlock, skippedSentence } from '../../../renderer/grid/edits.ts';
import { pendingOf, withPending } from '../../../renderer/grid/optimistic.ts';
import { cellNamed, planGrid, shownRows } from '../../../renderer/grid/plan.ts';
import type { Ground } from '../../../renderer/grid/selection.ts';
import { selectionFigures } from '../../../renderer/grid/statistics.ts';
import { TREE } from './sheet.ts';

const plan = planGrid(TREE);
const ground: Ground = { plan, rows: shownRows(plan), page: 10 };
const at = (top: number, left: number, bottom = top, right = left): { top: number; left: number; bottom: number; right: number } => ({ top, left, bottom, right });

describe('pasting', () => {
  it('takes what can be typed, counts what cannot', () => {
    const pasted = pasteBlock([['9', '1'], ['1.5', 'x'], ['￥2.50', '３']], at(1, 2), ground, '万元');
    expect(pasted.edits).toEqual([
      { rowId: 'c:2080505', columnId: 'a0', value: 1_500_000 },
      { rowId: 'c:2080506', columnId: 'a0', value: 2_500_000 }, { rowId: 'c:2080506', columnId: 'a1', value: 3_000_000 },
    ]);
    expect(pasted.skipped.map(({ reason }) => reason)).toEqual(['computed', 'computed', 'notNumber']);
    expect(skippedSentence(pasted)).toBe('已粘贴 3 格，跳过 3 格：2 格是计算格或文字格，1 格不是数字（如“x”）。');
  });
  it('labels and sums that say what stands there already are no loss', () => {
    const pasted = pasteBlock([['2080505', '科目2080505', '4']], at(2, 0), ground, '万元');
    expect(pasted.edits).toEqual([{ rowId: 'c:2080505', columnId: 'a0', value: 4_000_000 }]);
    expect(skippedSentence(pasted)).toBeNull();
  });
  it('one value fills the selection; a block that fits repeats', () => {
    expect(pasteBlock([['7']], at(2, 2, 3, 3), ground, '元').edits.map(({ value }) => value)).toEqual([700, 700, 700, 700]);
    expect(pasteBlock([['1', '2']], at(2, 2, 3, 3), ground, '元').edits.map(({ value }) => value)).toEqual([100, 200, 100, 200]);
  });
  it('what reaches beyond the table is counted', () => {
    const pasted = pasteBlock([['1', '2', '3'], ['1', '2', '3']], at(6, 3), ground, '万元');
    expect(pasted.edits).toHaveLength(1);
    expect(pasted.skipped.map(({ reason }) => reason)).toEqual(['outside', 'outside', 'outside', 'outside', 'outside']);
  });
  it('a single blank empties its cell, blanks of a block leave theirs', () => {
    expect(pasteBlock([['']], at(2, 2), ground, '万元').edits).toEqual([{ rowId: 'c:2080505', columnId: 'a0', value: null }]);
    expect(pasteBlock([['', ''], ['', '1']], at(2, 2), ground, '万元').edits).toHaveLength(1);
  });
});

describe('clearing and filling', () => {
  it('clears what was typed and leaves sums', () => expect(clearedCells(at(0, 0, 3, 3), ground)).toEqual([{ rowId: 'c:2080505', columnId: 'a0', value: null }, { rowId: 'c:2080506', columnId: 'a0', value: null }]));
  it('Ctrl+D takes the first row of the selection, of one cell the cell above', () => {
    expect(filledCells(at(2, 2, 3, 2), ground, 'down')).toEqual([{ rowId: 'c:2080506', columnId: 'a0', value: 1_000_000 }]);
    expect(filledCells(at(3, 2), ground, 'down')).toEqual([{ rowId: 'c:2080506', columnId: 'a0', value: 1_000_000 }]);
  });
  it('Ctrl+R takes the first column', () => expect(filledCells(at(2, 2, 3, 3), ground, 'right').map(({ columnId, value }) => [columnId, value])).toEqual([['a1', 1_000_000], ['a1', 2_000_000]]));
});

describe('until the answer comes', () => {
  it('a typed amount and the sums above it show at once', () => {
    const after = withPending(TREE, pendingOf([{ rowId: 'c:2080505', columnId: 'a0', value: 4_000_000 }], new Map()));
    const shown = planGrid(after);
    expect(['c:2080505', 'c:20805', 'c:208', 'c:210'].map((rowId) => cellNamed(shown, rowId, 'a0')?.text)).toEqual(['4.00', '6.00', '6.00', '5.00']);
    expect(after.cells.filter((cell, index) => cell !== TREE.cells[index])).toHaveLength(3);
  });
  it('an emptied cell makes a sum of nothing blank', () => {
    const after = withPending(TREE, new Map([['c:2101101 a1', null]]));
    expect(cellNamed(planGrid(after), 'c:210', 'a1')?.value).toBeNull();
  });
});

describe('the bottom bar', () => {
  it('adds up exactly and averages half-up', () => expect(selectionFigures(at(2, 2, 3, 2), ground, '万元', 2)).toEqual({ count: 2, sum: '3.00', average: '1.50' }));
  it('says nothing of one amount', () => expect(selectionFigures(at(2, 2), ground, '万元', 2)).toBeNull());
});
