import type { Filter, QuantityKind } from '../ledger/fact.ts';

/** A figure of a source with its meaning: what a printed cell states. */
export interface Reading {
  /** Single values, except sums over several funds or sources. */
  readonly filter: Filter;
  /** Integer fen, or a count. */
  readonly quantity: number;
  readonly quantityKind: QuantityKind;
  /** Size in fen of the last printed digit; 1 for counts and exact figures. */
  readonly digit: number;
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  readonly row: number;
  /** Id and name of the statement it stands in. */
  readonly statement: string;
  readonly table: string;
}

/** 《收入决算表》E7, for sentences. */
export function placeOf(reading: Pick<Reading, 'table' | 'sheet' | 'cell'>): string {
  return `《${reading.table}》（工作表“${reading.sheet}”）${reading.cell}`;
}

/** How one column was read, for the person who accepts the import. */
export interface SourceColumn {
  readonly letter: string;
  readonly path: readonly string[];
  readonly use: 'identity' | 'amount' | 'unused' | 'unknown';
  readonly filter: Filter | null;
  /** Why it is not used, or what was assumed. */
  readonly note: string;
}

export interface SourceRow {
  /** One-based. */
  readonly row: number;
  readonly label: string;
  readonly code: string | null;
  readonly understood: boolean;
}

/** How one table of a workbook was read. */
export interface SourceSheet {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly title: string;
  /** Name of the statement it was taken for; null when it was not understood. */
  readonly name: string | null;
  readonly statement: string | null;
  /** read; unused: known and not needed; unknown: figures that nobody understood; skipped: without figures. */
  readonly status: 'read' | 'unused' | 'unknown' | 'skipped';
  readonly unit: '元' | '千元' | '万元' | null;
  readonly unitFrom: 'table' | 'sheet' | 'book' | 'figures' | 'default' | null;
  readonly columns: readonly SourceColumn[];
  readonly rows: readonly SourceRow[];
  /** Number of figures taken. */
  readonly figures: number;
  /** What was not understood or not taken and why, one sentence each. */
  readonly notUnderstood: readonly string[];
}
