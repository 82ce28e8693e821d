import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
import { changedCells } from './layout.ts';
import { type RowTree, rowTree, withoutFolded } from './tree.ts';

/** Name of an amount cell that outlives a new layout of its sheet: row id and column id. */
export type CellKey = string;

export function cellKey(rowId: string, columnId: string): CellKey {
  return `${rowId} ${columnId}`;
}

/** One row of the grid as it is drawn. */
export interface PlanRow {
  /** Row of the sheet. */
  readonly row: number;
  /** Cells that begin in this row, left to right. */
  readonly cells: readonly GridCell[];
}

/** What a sheet's cells mean for moving about in it; made once per sheet. */
export interface GridPlan {
  /** The whole sheet, and the ids of the rows whose lower rows are not shown. */
  readonly whole: GridSheet;
  readonly folded: ReadonlySet<string>;
  /** The sheet as shown: without the rows under folded ones. */
  readonly sheet: GridSheet;
  readonly head: readonly PlanRow[];
  readonly body: readonly PlanRow[];
  /** Cell that covers a place, spans included. */
  readonly covering: readonly (readonly (GridCell | undefined)[])[];
  /** Columns that stay in sight: code and label of a table with one panel. */
  readonly fixedColumns: number;
  /** Where the amount of a name stands in `sheet.cells`. */
  readonly places: ReadonlyMap<CellKey, number>;
  /** Of the whole sheet, folded or not. */
  readonly tree: RowTree;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Rows, spans, tree and addresses of a sheet. @param folded ids of the rows whose lower rows are not shown */
export function planGrid(whole: GridSheet, folded: ReadonlySet<string> = NOTHING): GridPlan {
  const all = rowsOf(whole);
  const tree = rowTree(whole, all);
  const sheet = folded.size === 0 ? whole : withoutFolded(whole, tree, folded);
  const starting = sheet === whole ? all : rowsOf(sheet);
  const covering: (GridCell | undefined)[][] = Array.from({ length: sheet.rowCount }, () => Array.from({ length: sheet.columnCount }, () => undefined));
  const places = new Map<CellKey, number>();
  for (const [index, cell] of sheet.cells.entries()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      const line = covering[row];
      if (line) for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) line[column] = cell;
    }
    if (cell.kind === 'amount' && cell.rowId !== undefined && cell.columnId !== undefined) places.set(cellKey(cell.rowId, cell.columnId), index);
  }
  const rows = starting.map((cells, row): PlanRow => ({ row, cells }));
  return { whole, folded, sheet, head: rows.slice(0, sheet.headRows), body: rows.slice(sheet.headRows), covering, fixedColumns: isSinglePanel(starting, sheet.headRows) ? fixedColumns(covering, sheet) : 0, places, tree };
}

/**
 * As `planGrid`, by way of the plan that was made before: where only amounts are others, which is so at every key, the changed cells are put
 * in their places and the rest stays the same objects.
 */
export function planAfter(before: GridPlan | null, whole: GridSheet, folded: ReadonlySet<string> = NOTHING): GridPlan {
  const changed = before === null || before.sheet !== before.whole || folded.size > 0 ? null : changedCells(before.whole, whole);
  if (before === null || changed === null) return planGrid(whole, folded);
  const covering = [...before.covering];
  const body = [...before.body];
  for (const index of changed) {
    const cell = whole.cells[index];
    if (!cell) continue;
    if (cell.row < whole.headRows) return planGrid(whole, folded);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      covering[row] = (covering[row] ?? []).toSpliced(cell.column, cell.columnSpan, ...Array.from({ length: cell.columnSpan }, () => cell));
    }
    const at = cell.row - whole.headRows;
    const row = body[at];
    if (row) body[at] = { row: row.row, cells: row.cells.map((other) => (other.column === cell.column ? cell : other)) };
  }
  return { ...before, whole, folded, sheet: whole, covering, body };
}

/** The amount of a name as the plan has it. */
export function cellNamed({ sheet, places }: GridPlan, rowId: string, columnId: string): GridCell | undefined {
  return sheet.cells[places.get(cellKey(rowId, columnId)) ?? -1];
}

function rowsOf(sheet: GridSheet): readonly (readonly GridCell[])[] {
  const rows: GridCell[][] = Array.from({ length: sheet.rowCount }, () => []);
  for (const cell of sheet.cells) rows[cell.row]?.push(cell);
  for (const cells of rows) cells.sort((a, b) => a.column - b.column);
  return rows;
}

/** Tables that stand side by side have two row ids in one grid row: none of their columns stays in sight alone. */
function isSinglePanel(rows: readonly (readonly GridCell[])[], headRows: number): boolean {
  return rows.slice(headRows).every((cells) => {
    const first = cells.find((cell) => cell.rowId !== undefined)?.rowId;
    return cells.every((cell) => cell.rowId === undefined || cell.rowId === first);
  });
}

/** Leading columns that hold no amount anywhere: at most as many as leave half of the table to the amounts. */
function fixedColumns(covering: GridPlan['covering'], sheet: GridSheet): number {
  const holdsAmount = (column: number): boolean => covering.some((line, row) => row >= sheet.headRows && line[column]?.kind === 'amount');
  let count = 0;
  while (count < sheet.columnCount && !holdsAmount(count)) count += 1;
  return count === sheet.columnCount ? 0 : count;
}

/** Rows that a filter leaves: those whose code or label has the text, and the rows that they lie under. */
export function shownRows(plan: GridPlan, wanted: string = ''): readonly PlanRow[] {
  const text = wanted.trim();
  if (text === '') return plan.body;
  const found = new Set(plan.body.filter((row) => row.cells.some((cell) => (cell.kind === 'label' || cell.kind === 'code') && cell.text.includes(text))).map(({ row }) => row));
  const kept = new Set(found);
  for (const node of plan.tree.nodes) if (found.has(node.row)) for (let above = node.parent; above !== null; above = above.parent) kept.add(above.row);
  return plan.body.filter(({ row }) => kept.has(row));
}
