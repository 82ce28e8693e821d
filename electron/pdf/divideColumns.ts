import type { MeasuredTable } from './columnWidths.ts';
import type { TableCell, TableSpec } from './tableSpec.ts';

/** Room each piece leaves for a column of names, em. */
const NAME_WIDTH = 12;

/**
 * Cuts a table that is too wide for any page into tables that stand one after the other, each with the leading columns of
 * codes and names. Heads over several columns are set over each piece.
 * @param room width in em that every piece must fit
 */
export function divideColumns(table: MeasuredTable, room: number): TableSpec[] {
  const { spec, least, wanted } = table;
  const stub = leadingColumns(spec);
  const need = (column: number): number => (column < stub ? Math.min(wanted[column] ?? 0, NAME_WIDTH) : (least[column] ?? 0));
  const widthOf = (columns: readonly number[]): number => columns.reduce((total, column) => total + need(column), 0);
  const leading = Array.from({ length: stub }, (_, column) => column);
  const pieces: number[][] = [];
  for (let column = stub; column < spec.columns; column += 1) {
    const piece = pieces.at(-1);
    if (piece && widthOf([...leading, ...piece, column]) <= room) piece.push(column);
    else pieces.push([column]);
  }
  return pieces.map((columns) => pick(spec, [...leading, ...columns]));
}

/** The columns before the first one of amounts; none where that is not in the first half. */
function leadingColumns(spec: TableSpec): number {
  for (let column = 0; column < spec.columns / 2; column += 1) {
    const body = spec.cells.filter((cell) => cell.row >= spec.headRows && cell.column === column && cell.columnSpan === 1);
    if (body.length > 0 && body.every((cell) => cell.kind === 'figure' && cell.align === 'right')) return column;
  }
  return 0;
}

/** The table with some of its columns, in order. */
function pick(spec: TableSpec, columns: readonly number[]): TableSpec {
  const cells = spec.cells.flatMap((cell): TableCell[] => {
    const inside = columns.flatMap((column, index) => (column >= cell.column && column < cell.column + cell.columnSpan ? [index] : []));
    const [first] = inside;
    return first === undefined ? [] : [{ ...cell, column: first, columnSpan: inside.length }];
  });
  return { ...spec, columns: columns.length, cells, weights: columns.map((column) => spec.weights[column] ?? 0) };
}
