/**
 * A statement laid out as one rectangular grid: what the printed page, the worksheet and the screen all draw.
 * Nobody who draws a grid computes an amount.
 */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly kind: 'head' | 'number' | 'label' | 'code' | 'line' | 'amount';
  /** What is printed. '' for an empty cell. */
  readonly text: string;
  /** Fen (or a count) behind an amount cell; null when blank or not applicable. Already the printed value (approved rounding applied). */
  readonly value: number | null;
  readonly quantity?: 'fen' | 'count';
  /** Row and column ids of the statement, for addresses; absent on heads. */
  readonly rowId?: string;
  readonly columnId?: string;
  /** Depth of a label, 0 = none. */
  readonly indent: number;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
  /** Entered by a person (unlocked) rather than computed. */
  readonly editable: boolean;
  /** Grid cells (row, column) with sign whose sum this amount is; live formula in the workbook. */
  readonly sum?: readonly { readonly row: number; readonly column: number; readonly sign: 1 | -1 }[];
}

export interface GridSheet {
  readonly id: string;
  readonly role: string;
  readonly number: string;
  readonly title: string;
  readonly department: string;
  readonly unitLabel: string;
  readonly orientation: 'portrait' | 'landscape';
  /** Relative widths, one a grid column. */
  readonly widths: readonly number[];
  /** Rows of heads (including the 栏次 row); body rows follow. */
  readonly headRows: number;
  /** Rows [from, to) of a head that stands lower (the indicators' head of a form) and is set again on every further page. */
  readonly repeatedHead?: { readonly from: number; readonly to: number };
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly GridCell[];
  readonly notes: readonly string[];
  readonly empty: boolean;
  /** Of an empty statement: why it holds nothing, in the words of its form. */
  readonly emptyReason?: string;
  readonly unit: '元' | '千元' | '万元';
  readonly decimals: number;
}
