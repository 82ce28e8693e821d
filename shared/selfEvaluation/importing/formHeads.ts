import type { FormGrid } from './formGrid.ts';
import { type HeadColumn, TITLE_LABEL, TOTAL_LABEL, headColumnOf } from './headWords.ts';

/** Where the indicators of a form stand. */
export interface Head {
  readonly row: number;
  /** Row of the first indicator. */
  readonly body: number;
  readonly columns: ReadonlyMap<HeadColumn, number>;
}

/** Rows that name level 1 or 2 or 3 and both targets and actuals; a head repeated after a page break belongs to the same form. */
export function findHeads(grid: FormGrid): readonly Head[] {
  const heads: Head[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    const head = headAt(grid, row);
    if (head === null) continue;
    const previous = heads.at(-1);
    if (previous !== undefined && !separated(grid, previous.body, row)) continue;
    heads.push(head);
    row = head.body - 1;
  }
  return heads;
}

/** Between two heads of different forms stands a title, a total or the name of a project. */
function separated(grid: FormGrid, from: number, to: number): boolean {
  for (let row = from; row < to; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const label = grid.label(row, column);
      if (TOTAL_LABEL.test(label) || label.startsWith('项目名称') || (column <= 1 && label.length > 5 && TITLE_LABEL.test(label))) return true;
    }
  }
  return false;
}

const LEVEL_COLUMNS: ReadonlySet<HeadColumn> = new Set(['level1', 'level2', 'level3']);

export function headAt(grid: FormGrid, row: number): Head | null {
  const columns = new Map<HeadColumn, number>();
  for (let column = 0; column < grid.columns; column += 1) {
    const name = headColumnOf(grid.label(row, column));
    // A label beside the block (绩效指标完成情况) stands left of the levels and heads no column.
    if (name !== null && !columns.has(name) && (columns.size > 0 || LEVEL_COLUMNS.has(name))) columns.set(name, column);
  }
  // 运算符号 | 内容 | 度量单位: the target is split, and its number has a name of its own.
  if (!columns.has('target') && columns.has('operator')) {
    const content = labelled(grid, row, /^(指标)?(内容|数值)$/);
    if (content !== null) columns.set('target', content);
  }
  const levels = ['level1', 'level2', 'level3'].filter((name) => [...columns.keys()].some((key) => key === name)).length;
  if (!columns.has('target') || !columns.has('actual')) return null;
  // A form of a single level (指标名称) is known by the columns that only indicators have.
  const measures = ['weight', 'score', 'unit', 'operator'].filter((name) => [...columns.keys()].some((key) => key === name)).length;
  if (levels < 2 && !(columns.has('level3') && measures >= 2)) return null;
  const level1 = columns.get('level1') ?? columns.get('level2') ?? columns.get('level3') ?? 0;
  let body = row + 1;
  // A head of two rows is merged over both in its level columns; its lower row may split the target into sign, value and unit.
  while (body < grid.rows && grid.master(body, level1) === grid.master(row, level1)) {
    for (let column = 0; column < grid.columns; column += 1) {
      const lower = headColumnOf(grid.label(body, column));
      if (lower === null || grid.master(body, column) === grid.master(row, column)) continue;
      if (!columns.has(lower) || columns.get(lower) === firstOf(grid, row, column)) columns.set(lower, column);
    }
    body += 1;
  }
  return { row, body, columns };
}

function labelled(grid: FormGrid, row: number, pattern: RegExp): number | null {
  for (let column = 0; column < grid.columns; column += 1) if (pattern.test(grid.label(row, column))) return column;
  return null;
}

/** First column of the merged cell that covers a cell. */
function firstOf(grid: FormGrid, row: number, column: number): number {
  return Number(grid.master(row, column).split(',')[1]);
}
