import type { Block } from '../../shared/booklet/model.ts';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
import type { Align } from './setLine.ts';

/** A cell to be set. A `figure` (amount, code, 行次) never breaks; `head` and `text` may. */
export interface TableCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly kind: 'head' | 'figure' | 'text';
  readonly text: string;
  readonly align: Align;
  readonly bold: boolean;
  /** Depth of a label, in em. */
  readonly indent: number;
}

/** A table as the page draws it, whatever it came from. Places without a cell are printed as empty ruled cells. */
export interface TableSpec {
  readonly rows: number;
  readonly columns: number;
  readonly headRows: number;
  /** Rows [from, to) of a head standing lower, set again on every page after it. */
  readonly repeatedHead?: { readonly from: number; readonly to: number };
  readonly cells: readonly TableCell[];
  /** Relative widths, one a column, for the room that is left when every column has what it needs. */
  readonly weights: readonly number[];
}

/** Ruled lines that an empty statement without rows of its own is printed with. */
const EMPTY_ROWS = 3;

export function statementTable(sheet: GridSheet): TableSpec {
  const reach = sheet.cells.reduce((most, cell) => Math.max(most, cell.row + cell.rowSpan), sheet.rowCount);
  return {
    rows: reach > sheet.headRows ? reach : sheet.headRows + EMPTY_ROWS,
    columns: sheet.columnCount, headRows: sheet.headRows, weights: sheet.widths, ...(sheet.repeatedHead !== undefined && { repeatedHead: sheet.repeatedHead }),
    cells: sheet.cells.map((cell) => ({
      row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, kind: cellKind(cell),
      text: cell.text, align: cell.align, bold: cell.bold || cell.kind === 'head', indent: cell.indent,
    })),
  };
}

/** Text in a column of amounts (a remark) may break like any other. */
function cellKind(cell: GridCell): TableCell['kind'] {
  if (cell.kind === 'head') return 'head';
  return cell.kind === 'label' || /\p{Script=Han}{3}/u.test(cell.text) ? 'text' : 'figure';
}

const NUMERIC = /^[-+—−]?[\d,，]+(?:\.\d+)?[%％]?$/;

/** A plain table of the running text: one row of heads over rows of strings. */
export function plainTable(block: Extract<Block, { kind: 'table' }>): TableSpec {
  const columns = Math.max(block.head.length, 1, ...block.rows.map((row) => row.length));
  const headRows = block.head.length > 0 ? 1 : 0;
  const aligns = Array.from({ length: columns }, (_, column) => block.align?.[column] ?? columnAlign(block.rows, column));
  const base = { rowSpan: 1, columnSpan: 1, indent: 0 } as const;
  const head = block.head.map((text, column): TableCell => ({ ...base, row: 0, column, kind: 'head', text, align: 'center', bold: true }));
  const body = block.rows.flatMap((row, index) => row.map((text, column): TableCell => ({
    ...base, row: headRows + index, column, text, bold: false,
    kind: NUMERIC.test(text.trim()) ? 'figure' : 'text', align: aligns[column] ?? 'left',
  })));
  return { rows: headRows + block.rows.length, columns, headRows, cells: [...head, ...body], weights: Array.from({ length: columns }, () => 1) };
}

/** Numbers flush right, but an order (1, 2, 3 …) in the middle; text flush left. */
function columnAlign(rows: readonly (readonly string[])[], column: number): Align {
  const texts = rows.map((row) => (row[column] ?? '').trim());
  const filled = texts.filter((text) => text !== '' && text !== '—' && text !== '-');
  if (filled.length === 0 || !filled.every((text) => NUMERIC.test(text))) return 'left';
  return filled.length > 1 && filled.every((text, index) => text === String(index + 1)) ? 'center' : 'right';
}
