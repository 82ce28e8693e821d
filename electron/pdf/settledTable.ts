import type { Box } from './box.ts';
import type { TextLine } from './breakLines.ts';
import { type BrokenTable, fitRows } from './fittedTable.ts';
import type { PageGeometry } from './geometry.ts';
import { paginate } from './paginate.ts';
import type { TableCell, TableSpec } from './tableSpec.ts';

/** A cell, and the lines it has in the plan where a renderer that breaks lines itself would break inside words. */
export interface SettledCell extends TableCell {
  readonly lines?: readonly string[];
}

/** A table with everything settled but its row heights, for renderers that flow their own rows. */
export interface SettledTable {
  readonly spec: Omit<TableSpec, 'cells'> & { readonly cells: readonly SettledCell[] };
  /** Points. */
  readonly size: number;
  /** Points, one a column. */
  readonly widths: readonly number[];
  /** Space above and below the text of a body row, em. */
  readonly padding: number;
  /** Heights of the rows of the head, points: some programs cut a head over several rows where they repeat it. */
  readonly headHeights: readonly number[];
}

/** What a renderer that flows rows itself needs of a broken table. */
export function settled(broken: BrokenTable, padding: number): SettledTable {
  const { measured: { spec }, size, edges, cells } = broken;
  const withLines = spec.cells.map((cell, index): SettledCell => {
    const lines = cells[index]?.lines ?? [];
    return keepsLines(cell, lines) ? { ...cell, lines: lines.map((line) => line.glyphs.map((glyph) => glyph.char).join('')) } : cell;
  });
  return {
    spec: { ...spec, cells: withLines }, size, padding, headHeights: fitRows(broken, padding, Infinity).rowHeights.slice(0, spec.headRows),
    widths: edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)),
  };
}

/** Heads and names in the middle of their cell that are Chinese throughout: as wide in every face. */
function keepsLines(cell: TableCell, lines: readonly TextLine[]): boolean {
  return lines.length > 1 && (cell.kind === 'head' || cell.align === 'center') && !cell.text.includes('\n') && lines.every((line) => line.glyphs.every((glyph) => glyph.wide));
}

/** A page of a form that is full in the plan leaves room for lines that another program breaks otherwise: a row more would take a page of its own. */
const PADDING_OF_PIECES = 0.5;

/**
 * The tables of a form that takes several pages, one a page as in the plan, each under the head of its rows; null where it takes one, or where
 * a row is divided between pages.
 */
export function formPieces(table: SettledTable, boxes: readonly Box[], page: PageGeometry): readonly SettledTable[] | null {
  const { spec } = table;
  const low = spec.repeatedHead;
  const pages = paginate(boxes, page.areaHeight).map((placed) => placed.flatMap(({ box: { content } }) => (content.kind === 'rows' ? [content] : [])));
  if (low === undefined || pages.length < 2 || pages.flat().some((content) => content.table.rowHeights.length !== spec.rows)) return null;
  return pages.flatMap((contents) => {
    const rows = contents.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
    return rows.length === 0 ? [] : [{ ...table, padding: table.padding * PADDING_OF_PIECES, spec: withRows(spec, rows) }];
  });
}

/** The table with some of its rows, in order; a merged cell has its text in each stretch of its rows. */
function withRows(spec: SettledTable['spec'], rows: readonly number[]): SettledTable['spec'] {
  const cells = spec.cells.flatMap((cell) => stretches(cell, rows).map(([row, end]): SettledCell => ({ ...cell, row, rowSpan: end - row })));
  const { repeatedHead: _head, ...rest } = spec;
  return { ...rest, rows: rows.length, headRows: rows.filter((row) => row < spec.headRows).length, cells };
}

/** The runs of places, [first, end), where rows of a cell stand under one another. */
function stretches(cell: TableCell, rows: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  rows.forEach((row, place) => {
    if (row < cell.row || row >= cell.row + cell.rowSpan) return;
    const last = found.at(-1);
    if (last?.[1] === place) last[1] += 1;
    else found.push([place, place + 1]);
  });
  return found;
}
