import type { FormGrid } from './formGrid.ts';
import { GOAL_HEAD, GOAL_RESULT_HEAD, NAMED_FIELDS } from './headWords.ts';

/** Fields beside a label (主管部门, 实施单位) or under a head (预期目标 | 实际完成情况). */
export interface NamedFields {
  readonly department?: string;
  readonly implementingUnit?: string;
  readonly projectLevel?: string;
  readonly goal?: string;
  readonly goalResult?: string;
  /** '' where the form has the field and it was left blank. */
  readonly executionReason?: string;
}

/** Reads the named fields between two rows; what the form does not have stays absent. */
export function readNamedFields(grid: FormGrid, from: number, to: number): NamedFields {
  const found = new Map<string, string>();
  const take = (name: string, text: string | null): void => {
    if (text !== null && (text !== '' || name === 'executionReason') && !found.has(name)) found.set(name, text);
  };
  for (let row = from; row < to; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      if (grid.own(row, column) === '') continue;
      const label = grid.label(row, column).replace(/[:：]$/, '');
      const named = NAMED_FIELDS.find(([, pattern]) => pattern.test(label));
      if (named !== undefined) take(named[0], besideOf(grid, row, column));
      // The block's own label (年度目标完成情况) is merged down over the goals and has nothing of them under it.
      else if (GOAL_HEAD.test(label) && column > 0) take('goal', underOf(grid, row, column, to));
      else if (GOAL_RESULT_HEAD.test(label) && column > 0) take('goalResult', underOf(grid, row, column, to));
    }
  }
  return Object.fromEntries(found);
}

/** The next cell to the right, blank or not: a blank field does not take its neighbour's label. */
function besideOf(grid: FormGrid, row: number, column: number): string | null {
  const here = grid.master(row, column);
  for (let next = column + 1; next < grid.columns; next += 1) if (grid.master(row, next) !== here) return grid.text(row, next);
  return null;
}

/** The next cell below within the block. */
function underOf(grid: FormGrid, row: number, column: number, to: number): string | null {
  const here = grid.master(row, column);
  for (let next = row + 1; next < to; next += 1) if (grid.master(next, column) !== here) return grid.text(next, column);
  return null;
}
