import type { GridCell } from '../../statement/grid.ts';

/** Cells of a form as they are put down, with the next free row. */
export interface Drawing {
  readonly cells: GridCell[];
  row: number;
}

export type CellStyle = 'head' | 'text' | 'centred' | 'figure';

interface Size { readonly rows?: number; readonly columns?: number }

/** What a cell of a form states: `form` and a field, `fund:0` and a column, `indicator:3` and a column. */
export interface CellAddress { readonly rowId: string; readonly columnId: string }

/**
 * Puts a cell down. A head is bold and centred; a figure is a number as written (weight, score, amount), which the workbook
 * writes as a number.
 */
export function put(to: Drawing, row: number, column: number, text: string, style: CellStyle, size: Size = {}, address?: CellAddress): void {
  to.cells.push({
    row, column, rowSpan: size.rows ?? 1, columnSpan: size.columns ?? 1, kind: style === 'head' ? 'head' : style === 'figure' ? 'amount' : 'label',
    text, value: null, indent: 0, bold: style === 'head', align: style === 'text' ? 'left' : 'center', editable: false, ...address,
  });
}
