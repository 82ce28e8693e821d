import { departmentIn } from './departments.ts';
import type { SheetGrid } from './grid.ts';
import type { RecognisedTable } from './interpret.ts';
import { squeeze } from './normalise.ts';
import { yearIn } from './preamble.ts';

/** What a document says about itself outside its figures. */

/**
 * The year that most titles, heads and 部门 lines name (the latest on a tie: a head may show 上年 beside 本年), then a cover. Notes say
 * other years and do not count.
 */
export function documentYear(tables: readonly RecognisedTable[], grids: readonly SheetGrid[]): number | null {
  const votes = new Map<number, number>();
  const vote = (key: string, weight: number): void => {
    const year = yearIn(key);
    if (year !== null) votes.set(year, (votes.get(year) ?? 0) + weight);
  };
  for (const { block, head, title } of tables) {
    vote(squeeze(title), 3);
    const bottom = head.rows.at(-1)?.index ?? 0;
    for (const row of block.rows) {
      if (row.index > bottom) break;
      for (const cell of row.cells) if (cell.raw.type === 'text' && cell.key !== squeeze(title)) vote(cell.key, 1);
    }
  }
  if (votes.size === 0) {
    const read = new Set(tables.map((table) => table.block.grid));
    for (const grid of grids) if (!read.has(grid)) for (const row of grid.rows.slice(0, 12)) for (const cell of row.cells) if (/决算/.test(cell.key) && cell.key.length <= 40 && !cell.key.startsWith('注')) vote(cell.key, 1);
  }
  return [...votes].sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0] ?? null;
}

/** The name that most 部门 lines give; '' when none does. */
export function documentDepartment(grids: readonly SheetGrid[]): string {
  const votes = new Map<string, number>();
  for (const grid of grids) for (const row of grid.rows) {
    const name = departmentIn(row);
    if (name !== '') votes.set(name, (votes.get(name) ?? 0) + 1);
  }
  return [...votes].sort(([, x], [, y]) => y - x)[0]?.[0] ?? '';
}
