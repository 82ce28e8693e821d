import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
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
  /** The sheet as shown: without the rows under folded ones. */
  readonly sheet: GridSheet;
  readonly head: readonly PlanRow[];
  readonly body: readonly PlanRow[];
  /** Cell that covers a place, spans included. */
  readonly covering: readonly (readonly (GridCell | undefined)[])[];
  /** Columns that stay in sight: code and label of a table with one panel. */
  readonly fixedColumns: number;
  readonly byKey: ReadonlyMap<CellKey, GridCell>;
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
  const byKey = new Map<CellKey, GridCell>();
  for (const cell of sheet.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      const line = covering[row];
      if (line) for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) line[column] = cell;
    }
    if (cell.kind === 'amount' && cell.rowId !== undefined && cell.columnId !== undefined) byKey.set(cellKey(cell.rowId, cell.columnId), cell);
  }
  const rows = starting.map((cells, row): PlanRow => ({ row, cells }));
  return { sheet, head: rows.slice(0, sheet.headRows), body: rows.slice(sheet.headRows), covering, fixedColumns: isSinglePanel(starting, sheet.headRows) ? fixedColumns(covering, sheet) : 0, byKey, tree };
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
