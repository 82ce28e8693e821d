import { fen } from '../../shared/money/fen.ts';
import { formatFen } from '../../shared/money/format.ts';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
import type { CellEdit } from './edits.ts';
import { changedCells, sameSum } from './layout.ts';
import { type CellKey, cellKey } from './plan.ts';

/** Edits that the program has not answered yet, by cell. */
export type PendingEdits = ReadonlyMap<CellKey, number | null>;

export function pendingOf(edits: readonly CellEdit[], before: PendingEdits): PendingEdits {
  const pending = new Map(before);
  for (const edit of edits) pending.set(cellKey(edit.rowId, edit.columnId), edit.value);
  return pending;
}

/**
 * The sheet as it will be once the program has answered: the typed values, and every amount that declares its addends from them.
 * Cells that do not change stay the same objects. What depends on more than its declared addends waits for the answer.
 */
export function withPending(sheet: GridSheet, pending: PendingEdits): GridSheet {
  if (pending.size === 0) return sheet;
  const { indexAt, dependents } = addendsOf(sheet);
  const cells = [...sheet.cells];
  const changed: number[] = [];
  cells.forEach((cell, index) => {
    if (cell.kind !== 'amount' || cell.rowId === undefined || cell.columnId === undefined) return;
    const value = pending.get(cellKey(cell.rowId, cell.columnId));
    if (value === undefined || value === cell.value) return;
    cells[index] = restated(cell, value, sheet);
    changed.push(index);
  });
  if (changed.length === 0) return sheet;
  const stale = [...changed];
  for (let step = 0; step < stale.length && step < sheet.cells.length * 4; step += 1) {
    for (const index of dependents.get(stale[step] ?? -1) ?? []) {
      const cell = cells[index];
      if (!cell?.sum) continue;
      const total = addends(cell, cells, indexAt);
      if (total === cell.value) continue;
      cells[index] = restated(cell, total, sheet);
      stale.push(index);
    }
  }
  return { ...sheet, cells };
}

function place({ row, column }: { readonly row: number; readonly column: number }): number {
  return row * 1000 + column;
}

interface Addends {
  readonly indexAt: ReadonlyMap<number, number>;
  /** Cells that have a cell among their addends. */
  readonly dependents: ReadonlyMap<number, readonly number[]>;
}

let last: { readonly sheet: GridSheet; readonly addends: Addends } | null = null;

/** Read once for the table in the window: an answer changes its amounts, not what they are the sum of. */
function addendsOf(sheet: GridSheet): Addends {
  if (last !== null && isOfSameSums(last.sheet, sheet)) return (last = { sheet, addends: last.addends }).addends;
  const indexAt = new Map(sheet.cells.map((cell, index) => [place(cell), index]));
  last = { sheet, addends: { indexAt, dependents: dependentsOf(sheet.cells, indexAt) } };
  return last.addends;
}

function isOfSameSums(before: GridSheet, after: GridSheet): boolean {
  return changedCells(before, after)?.every((index) => {
    const [a, b] = [before.cells[index], after.cells[index]];
    return a !== undefined && b !== undefined && sameSum(a, b);
  }) ?? false;
}

function dependentsOf(cells: readonly GridCell[], indexAt: ReadonlyMap<number, number>): Map<number, number[]> {
  const dependents = new Map<number, number[]>();
  cells.forEach((cell, index) => {
    for (const part of cell.sum ?? []) {
      const at = indexAt.get(place(part));
      if (at === undefined) continue;
      const list = dependents.get(at);
      if (list) list.push(index);
      else dependents.set(at, [index]);
    }
  });
  return dependents;
}

function addends(cell: GridCell, cells: readonly GridCell[], indexAt: ReadonlyMap<number, number>): number | null {
  let total: number | null = null;
  for (const part of cell.sum ?? []) {
    const value = cells[indexAt.get(place(part)) ?? -1]?.value;
    if (value !== null && value !== undefined) total = (total ?? 0) + part.sign * value;
  }
  return total;
}

function restated(cell: GridCell, value: number | null, sheet: GridSheet): GridCell {
  if (value === null) return { ...cell, value, text: '' };
  return { ...cell, value, text: cell.quantity === 'count' ? String(value) : formatFen(fen(value), { unit: sheet.unit, decimals: sheet.decimals, grouping: true }) };
}
