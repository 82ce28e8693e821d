import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';

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
  /** Row of the sheet that this one lies under (项 under its 款), null for none. */
  readonly parent: number | null;
  readonly hasChildren: boolean;
}

/** What a sheet's cells mean for moving about in it; made once per sheet. */
export interface GridPlan {
  readonly sheet: GridSheet;
  readonly head: readonly PlanRow[];
  readonly body: readonly PlanRow[];
  /** Cell that covers a place, spans included. */
  readonly covering: readonly (readonly (GridCell | undefined)[])[];
  /** Columns that stay in sight: code and label of a table with one panel. */
  readonly fixedColumns: number;
  readonly byKey: ReadonlyMap<CellKey, GridCell>;
}

/** Rows, spans, tree and addresses of a sheet. */
export function planGrid(sheet: GridSheet): GridPlan {
  const covering: (GridCell | undefined)[][] = Array.from({ length: sheet.rowCount }, () => Array.from({ length: sheet.columnCount }, () => undefined));
  const starting: GridCell[][] = Array.from({ length: sheet.rowCount }, () => []);
  const byKey = new Map<CellKey, GridCell>();
  for (const cell of sheet.cells) {
    starting[cell.row]?.push(cell);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
      const line = covering[row];
      if (line) line[column] = cell;
    }
    if (cell.kind === 'amount' && cell.rowId !== undefined && cell.columnId !== undefined) byKey.set(cellKey(cell.rowId, cell.columnId), cell);
  }
  for (const cells of starting) cells.sort((a, b) => a.column - b.column);
  const single = isSinglePanel(starting, sheet.headRows);
  const parents = single ? parentRows(starting, sheet.headRows) : new Map<number, number>();
  const withChildren = new Set(parents.values());
  const rows = starting.map((cells, row): PlanRow => ({ row, cells, parent: parents.get(row) ?? null, hasChildren: withChildren.has(row) }));
  return { sheet, head: rows.slice(0, sheet.headRows), body: rows.slice(sheet.headRows), covering, fixedColumns: single ? fixedColumns(covering, sheet) : 0, byKey };
}

/** Tables that stand side by side have two row ids in one grid row: they are neither folded nor cut. */
function isSinglePanel(rows: readonly (readonly GridCell[])[], headRows: number): boolean {
  return rows.slice(headRows).every((cells) => new Set(cells.flatMap((cell) => (cell.rowId === undefined ? [] : [cell.rowId]))).size <= 1);
}

/** The row under which each row lies, by the codes of the rows above it. */
function parentRows(rows: readonly (readonly GridCell[])[], headRows: number): Map<number, number> {
  const parents = new Map<number, number>();
  const open: { readonly row: number; readonly code: string }[] = [];
  rows.forEach((cells, row) => {
    if (row < headRows) return;
    const code = rowCode(cells[0]?.rowId);
    while (open.length > 0 && (code === null || !code.startsWith(open.at(-1)?.code ?? ''))) open.pop();
    const parent = open.at(-1);
    if (parent) parents.set(row, parent.row);
    if (code !== null) open.push({ row, code });
  });
  return parents;
}

/** The code of a code row's id (`c:2080505`), null for other rows. */
export function rowCode(rowId: string | undefined): string | null {
  return rowId !== undefined && /^c:\d+$/.test(rowId) ? rowId.slice(2) : null;
}

/** Leading columns that hold no amount anywhere: at most as many as leave half of the table to the amounts. */
function fixedColumns(covering: GridPlan['covering'], sheet: GridSheet): number {
  const holdsAmount = (column: number): boolean => covering.some((line, row) => row >= sheet.headRows && line[column]?.kind === 'amount');
  let count = 0;
  while (count < sheet.columnCount && !holdsAmount(count)) count += 1;
  return count === sheet.columnCount ? 0 : count;
}

/** Rows that are shown: none below a folded one, and only those that a filter leaves (with the rows above them). */
export function shownRows(plan: GridPlan, folded: ReadonlySet<string>, wanted: string = ''): readonly PlanRow[] {
  const byRow = new Map(plan.body.map((row) => [row.row, row]));
  const kept = wanted.trim() === '' ? null : rowsFound(plan, byRow, wanted.trim());
  return plan.body.filter((row) => {
    if (kept) return kept.has(row.row);
    for (let parent = row.parent; parent !== null; parent = byRow.get(parent)?.parent ?? null) {
      if (folded.has(byRow.get(parent)?.cells[0]?.rowId ?? '')) return false;
    }
    return true;
  });
}

function rowsFound(plan: GridPlan, byRow: ReadonlyMap<number, PlanRow>, wanted: string): ReadonlySet<number> {
  const kept = new Set<number>();
  for (const row of plan.body) {
    if (!row.cells.some((cell) => (cell.kind === 'label' || cell.kind === 'code') && cell.text.includes(wanted))) continue;
    for (let at: number | null = row.row; at !== null; at = byRow.get(at)?.parent ?? null) kept.add(at);
  }
  return kept;
}
