import type { ViewCell, ViewTable } from '../view/view.ts';
import type { FigureIndex } from './figureIndex.ts';
import type { Draft } from './draft.ts';

/** Compares two cells by where they are printed: table, row, column. */
export type PrintOrder = (a: ViewCell, b: ViewCell) => number;

/** Positions of rows and columns are looked up once a table, and only for tables that have findings. */
export function printOrderOf(index: FigureIndex): PrintOrder {
  const places = new Map<ViewTable, { readonly at: number; readonly rows: ReadonlyMap<string, number>; readonly columns: ReadonlyMap<string, number> }>();
  const placeOf = (table: ViewTable) => {
    let place = places.get(table);
    if (place === undefined) {
      const at = index.tables.findIndex((entry) => entry.table === table);
      const rows = new Map(table.rows.map((row, i): [string, number] => [row.id, i]));
      const columns = new Map(table.columns.map((column, i): [string, number] => [`${column.panel}|${column.id}`, i]));
      places.set(table, place = { at: at < 0 ? Number.MAX_SAFE_INTEGER : at, rows, columns });
    }
    return place;
  };
  const rank = (cell: ViewCell): [number, number, number] => {
    const place = placeOf(cell.table);
    return [place.at, place.rows.get(cell.row.id) ?? Number.MAX_SAFE_INTEGER, place.columns.get(`${cell.column.panel}|${cell.column.id}`) ?? Number.MAX_SAFE_INTEGER];
  };
  return (a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  };
}

/** Drafts in print order: findings on a whole table before those on its cells, findings without a table last; a cause before its symptoms. */
export function sortDrafts(drafts: readonly Draft[], index: FigureIndex, order: PrintOrder): Draft[] {
  const at = (draft: Draft): number => {
    const table = draft.cell?.table ?? draft.table;
    const found = table === undefined ? -1 : index.tables.findIndex((entry) => entry.table === table);
    return found < 0 ? index.tables.length : found;
  };
  const keyed = drafts.map((draft, i) => ({ draft, i, at: at(draft) }));
  keyed.sort((a, b) => {
    if (a.at !== b.at) return a.at - b.at;
    if (a.draft.cell === undefined || b.draft.cell === undefined) return Number(a.draft.cell !== undefined) - Number(b.draft.cell !== undefined) || a.i - b.i;
    return order(a.draft.cell, b.draft.cell) || Number(a.draft.root !== null) - Number(b.draft.root !== null) || a.i - b.i;
  });
  return keyed.map((entry) => entry.draft);
}
