import type { Role } from '../statement/definition.ts';
import type { GridCell, GridRow, SheetGrid } from './grid.ts';
import { preambleKind } from './preamble.ts';
import { readTitle } from './titles.ts';
import type { RecognitionWords } from './words.ts';

/** A piece of a sheet that may hold one table: its rows, and its columns where two tables stand side by side. */
export interface TableBlock {
  readonly grid: SheetGrid;
  /** Rows from the first line above the title (number, unit, department) to the last before the next table. */
  readonly rows: readonly GridRow[];
  /** Position in `rows` behind the title row; 0 without a title. */
  readonly bodyFrom: number;
  readonly title: TitleCell | null;
  /** True for the part of a sheet that says by its title that it is a 预算 table. */
  readonly budget: boolean;
}

export interface TitleCell {
  readonly cell: GridCell;
  readonly role: Role;
  readonly strength: number;
}

interface TitleRow { readonly at: number; readonly titles: readonly TitleCell[]; readonly budget: boolean }

/** Cuts a sheet at its titles. A sheet without any is one block, as is what stands before the first. */
export function blocksOf(grid: SheetGrid, words: RecognitionWords): TableBlock[] {
  const titleRows = grid.rows.flatMap((row, at): TitleRow[] => {
    const found = titlesIn(row, words);
    return found ? [{ at, ...found }] : [];
  });
  const starts = titleRows.map((row, index) => backUp(grid, row.at, index === 0 ? 0 : (titleRows[index - 1]?.at ?? 0) + 1, index === 0));
  const first = starts[0] ?? grid.rows.length;
  const blocks: TableBlock[] = first > 0 ? [{ grid, rows: grid.rows.slice(0, first), bodyFrom: 0, title: null, budget: false }] : [];
  titleRows.forEach((row, index) => {
    const start = starts[index] ?? row.at;
    const rows = grid.rows.slice(start, starts[index + 1] ?? grid.rows.length);
    blocks.push(...sideBySide({ grid, rows, bodyFrom: row.at - start + 1, title: row.titles[0] ?? null, budget: row.budget }, row.titles));
  });
  return blocks;
}

/** Titles of a row that holds nothing else but what stands around tables. */
function titlesIn(row: GridRow, words: RecognitionWords): { titles: TitleCell[]; budget: boolean } | null {
  const titles: TitleCell[] = [];
  let budget = false;
  let bystanders = 0;
  for (const cell of row.cells) {
    if (preambleKind(cell.key) !== null) continue;
    if (cell.figure !== null || cell.raw.type !== 'text') return null;
    const title = readTitle(cell.raw.text, words);
    if (title === null) {
      bystanders += 1;
      continue;
    }
    if (title === 'budget') budget = true;
    else titles.push({ cell, role: title.role, strength: title.strength });
  }
  // One other short text may stand beside a title (返回目录, 附件2); a row with more of them is a head.
  return (titles.length > 0 || budget) && bystanders <= 1 ? { titles, budget: titles.length === 0 } : null;
}

/** The first title of a sheet takes all short lines above it; a later one only the lines that belong to a table's head. */
function backUp(grid: SheetGrid, at: number, floor: number, first: boolean): number {
  const around = (row: GridRow | undefined): boolean => row !== undefined && row.cells.every((cell) => preambleKind(cell.key) !== null && preambleKind(cell.key) !== 'signature');
  if (first && grid.rows.slice(0, at).every((row) => row.cells.length <= 2 && row.cells.every((cell) => cell.figure === null || at <= 3))) return 0;
  let start = at;
  while (start > floor && around(grid.rows[start - 1])) start -= 1;
  return start;
}

/** Two titles in one row: two tables beside each other, each with the columns up to the next title. */
function sideBySide(block: TableBlock, titles: readonly TitleCell[]): TableBlock[] {
  if (titles.length < 2) return [block];
  return titles.map((title, index) => {
    const left = index === 0 ? 0 : title.cell.column;
    const right = titles[index + 1]?.cell.column ?? Number.MAX_SAFE_INTEGER;
    const rows = block.rows.map((row) => ({ index: row.index, cells: row.cells.filter((cell) => cell.column >= left && cell.column < right) })).filter((row) => row.cells.length > 0);
    const titleAt = rows.findIndex((row) => row.cells.includes(title.cell));
    return { ...block, rows, bodyFrom: titleAt + 1, title };
  });
}
