import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pendingOf, withPending } from '../../../renderer/grid/optimistic.ts';
import { planAfter, planGrid } from '../../../renderer/grid/plan.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { runs } from '../runs.ts';
import '../seed.ts';
import { TREE, sheetOf, sideBySide } from './sheet.ts';

const NO_FOLDS: ReadonlySet<string> = new Set();
const typed = fc.array(fc.tuple(fc.constantFrom('c:2080505', 'c:2080506', 'c:2101101'), fc.constantFrom('a0', 'a1'), fc.option(fc.integer({ min: -9_000_000, max: 9_000_000 }))), { minLength: 1, maxLength: 6 });

/** What the answer to an edit brings: other objects for the changed cells, their sums named anew. */
const answered = (sheet: GridSheet): GridSheet => ({ ...sheet, cells: sheet.cells.map((cell) => (cell.sum ? { ...cell, sum: cell.sum.map((part) => ({ ...part })) } : cell)) });

describe('the plan after a key', () => {
  it('is the plan of the new sheet, whatever was typed and answered before', () => {
    fc.assert(fc.property(fc.array(typed, { maxLength: 4 }), (steps) => {
      let sheet: GridSheet = TREE;
      let plan = planGrid(sheet);
      for (const edits of steps) {
        sheet = answered(withPending(sheet, pendingOf(edits.map(([rowId, columnId, value]) => ({ rowId, columnId, value })), new Map())));
        plan = planAfter(plan, sheet);
        expect(plan).toEqual(planGrid(sheet));
      }
    }), { numRuns: runs(100) });
  });
  it('keeps every row that shows what it showed', () => {
    const before = planGrid(TREE);
    const after = planAfter(before, withPending(TREE, new Map([['c:2101101 a1', 800_000]])));
    expect(after.body.filter((row, at) => row !== before.body[at]).map(({ cells }) => cells[0]?.text)).toEqual(['210', '21011', '2101101']);
    expect(after.tree).toBe(before.tree);
  });
  it('is made anew where rows came, another table stands there or something is folded', () => {
    const more = sheetOf([{ code: '208', values: [1, 2] }, { code: '20805', values: [1, 2] }]);
    const folded = new Set(['c:208']);
    expect(planAfter(planGrid(TREE), more)).toEqual(planGrid(more));
    expect(planAfter(planGrid(TREE), sideBySide())).toEqual(planGrid(sideBySide()));
    expect(planAfter(planGrid(TREE), TREE, folded)).toEqual(planGrid(TREE, folded));
    expect(planAfter(planGrid(TREE, folded), TREE, NO_FOLDS).body).toEqual(planGrid(TREE).body);
  });
});
