/** A worksheet as read, before anyone knows what it is. Pure data; made by electron/reading in a worker. */
export interface RawCell {
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
  /** Text as the cell shows it or holds it: numbers as their decimal text, rich text flattened, '' never stored. */
  readonly text: string;
  readonly type: 'text' | 'number' | 'boolean' | 'error' | 'date';
  readonly formula?: string;
  /** A formula without a cached value; `text` is then the formula with its `=`. */
  readonly uncomputed?: boolean;
  /** Decimals that the cell's number format shows (`#,##0.00` → 2); absent without such a format. */
  readonly decimals?: number;
  /** The number format shows a percentage: a text of 0.95 stands as 95% in the sheet. */
  readonly percent?: boolean;
}

export interface RawMerge { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

export interface RawSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly RawCell[];
  readonly merges: readonly RawMerge[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

export interface RawWorkbook {
  /** File name without folders. */
  readonly file: string;
  readonly sheets: readonly RawSheet[];
}
