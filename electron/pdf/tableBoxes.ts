import type { Box } from './box.ts';
import type { FittedTable } from './fittedTable.ts';

/** So many rows of a table at least stand on its last page. */
const LAST_ROWS = 3;
/** A merged cell of a form (its level names, the label beside a block) keeps no more rows together than these. */
const MOST_KEPT = 4;

/**
 * The boxes of a table: its head as one, then row by row. A page does not end inside a merged cell, nor so that fewer than
 * three rows would stand on the last page.
 * @param above boxes repeated over the head on every further page
 * @param keepLast the last row stands on one page with what follows (notes)
 */
export function tableBoxes(table: FittedTable, x: number, above: readonly Box[], keepLast: boolean): Box[] {
  const head = rowsBox(table, x, 0, table.headRows, true);
  const repeat = [...above, ...(table.headRows > 0 ? [head] : [])];
  const low = table.repeatedHead;
  const repeatLow = low && [...repeat, rowsBox(table, x, low.from, low.to, true)];
  const rows = table.rowHeights.length;
  const kept = rowsKept(table, rows);
  const boxes: Box[] = table.headRows > 0 ? [head] : [];
  for (let row = table.headRows; row < rows; row += 1) {
    const last = row === rows - 1;
    const keepNext = last ? keepLast : kept.has(row) || isMergedBelow(table, row);
    boxes.push({ ...rowsBox(table, x, row, row + 1, keepNext), repeat: repeatLow && row >= low.to ? repeatLow : repeat });
  }
  return boxes;
}

function rowsBox(table: FittedTable, x: number, from: number, to: number, keepNext: boolean): Box {
  const height = table.rowHeights.slice(from, to).reduce((total, each) => total + each, 0);
  return { height, keepNext, content: { kind: 'rows', table, x, from, to } };
}

/** Rows of a table, fitted or not, and where its heads are. */
interface Rows {
  readonly headRows: number;
  readonly repeatedHead?: FittedTable['repeatedHead'];
  readonly cells: readonly { readonly row: number; readonly column: number; readonly indent: number }[];
}

/** Rows that a page does not part from the next: 类 and 款 from their first part, a head standing lower from what is under it, the last three. */
export function rowsKept(table: Rows, rows: number): ReadonlySet<number> {
  const depths = namesDepth(table);
  const low = table.repeatedHead;
  const kept = (row: number): boolean => row >= rows - LAST_ROWS || leads(depths, row) || (low !== undefined && row >= low.from && row < low.to);
  return new Set(Array.from({ length: Math.max(0, rows - table.headRows - 1) }, (_, at) => table.headRows + at).filter(kept));
}

/** How deep the name of each row is indented; empty where a table has names in several columns, or in none. */
function namesDepth(table: Rows): readonly (number | undefined)[] {
  const indented = table.cells.filter((cell) => cell.indent > 0);
  const [column] = new Set(indented.map((cell) => cell.column));
  if (column === undefined || indented.some((cell) => cell.column !== column)) return [];
  const depths: (number | undefined)[] = [];
  for (const cell of table.cells) if (cell.column === column && cell.row >= table.headRows) depths[cell.row] = cell.indent;
  return depths;
}

/** Whether a row (类, 款) has its first part in the row below: it does not stand alone at the foot of a page. */
function leads(depths: readonly (number | undefined)[], row: number): boolean {
  const [own, next] = [depths[row], depths[row + 1]];
  return own !== undefined && next !== undefined && own < next;
}

/** Whether a merged cell goes on below a row. The parts of a divided row may be separated. */
function isMergedBelow(table: FittedTable, row: number): boolean {
  return (table.owners[row] ?? []).some((owner, column) => owner === table.owners[row + 1]?.[column] && keepsTogether(table, owner, row))
    && !table.cells.some((cell) => cell.linesPerRow !== undefined && cell.row <= row && row + 1 < cell.row + cell.rowSpan);
}

/** A longer merged cell of a form may be cut, but not so that a single row of it is left, where its text would not fit. */
function keepsTogether(table: FittedTable, owner: number, row: number): boolean {
  const cell = table.cells[owner];
  if (cell === undefined || cell.linesPerRow !== undefined) return false;
  return table.repeatedHead === undefined || cell.rowSpan <= MOST_KEPT || row === cell.row || row === cell.row + cell.rowSpan - 2;
}
