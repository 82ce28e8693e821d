import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';

/**
 * The places (indexes into `cells`) where two states of a sheet differ, when both are laid out alike: the same cells of the same names at the
 * same places, only amounts and how they look are others. Null where the layout is another.
 */
export function changedCells(before: GridSheet, after: GridSheet): readonly number[] | null {
  if (before.id !== after.id || before.rowCount !== after.rowCount || before.columnCount !== after.columnCount || before.headRows !== after.headRows || before.cells.length !== after.cells.length) return null;
  const changed: number[] = [];
  for (const [index, cell] of after.cells.entries()) {
    const other = before.cells[index];
    if (other === cell) continue;
    if (other === undefined || !standAlike(other, cell)) return null;
    changed.push(index);
  }
  return changed;
}

function standAlike(a: GridCell, b: GridCell): boolean {
  return a.row === b.row && a.column === b.column && a.rowSpan === b.rowSpan && a.columnSpan === b.columnSpan && a.kind === b.kind && a.rowId === b.rowId && a.columnId === b.columnId;
}

/** Whether two cells are the sum of the same others. */
export function sameSum({ sum: a }: GridCell, { sum: b }: GridCell): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  return a.every((part, at) => part.row === b[at]?.row && part.column === b[at]?.column && part.sign === b[at]?.sign);
}
