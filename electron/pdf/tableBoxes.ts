import type { Box } from './box.ts';
import type { FittedTable } from './fittedTable.ts';

/** So many rows of a table at least stand on its last page. */
const LAST_ROWS = 3;

/**
 * The boxes of a table: its head as one, then row by row. A page does not end inside a merged cell, nor so that fewer than
 * three rows would stand on the last page.
 * @param above boxes repeated over the head on every further page
 * @param keepLast the last row stands on one page with what follows (notes)
 */
export function tableBoxes(table: FittedTable, x: number, above: readonly Box[], keepLast: boolean): Box[] {
  const head = rowsBox(table, x, 0, table.headRows, true);
  const repeat = [...above, ...(table.headRows > 0 ? [head] : [])];
  const rows = table.rowHeights.length;
  const boxes: Box[] = table.headRows > 0 ? [head] : [];
  for (let row = table.headRows; row < rows; row += 1) {
    const last = row === rows - 1;
    const keepNext = last ? keepLast : row >= rows - LAST_ROWS || isMergedBelow(table, row);
    boxes.push({ ...rowsBox(table, x, row, row + 1, keepNext), repeat });
  }
  return boxes;
}

function rowsBox(table: FittedTable, x: number, from: number, to: number, keepNext: boolean): Box {
  const height = table.rowHeights.slice(from, to).reduce((total, each) => total + each, 0);
  return { height, keepNext, content: { kind: 'rows', table, x, from, to } };
}

/** Whether a merged cell goes on below a row. The parts of a divided row may be separated. */
function isMergedBelow(table: FittedTable, row: number): boolean {
  return (table.owners[row] ?? []).some((owner, column) => owner === table.owners[row + 1]?.[column] && table.cells[owner]?.linesPerRow === undefined)
    && !table.cells.some((cell) => cell.linesPerRow !== undefined && cell.row <= row && row + 1 < cell.row + cell.rowSpan);
}
