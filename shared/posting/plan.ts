import type { Fact } from '../ledger/fact.ts';
import type { ApprovedRounding } from '../statement/evaluate.ts';
import type { ViewCell } from '../view/view.ts';

/** A printed cell that a conflict names: plain, so that a plan can be shown elsewhere. */
export interface PrintedPlace {
  /** 公开03表 */
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** As printed; null for blank. */
  readonly printed: string | null;
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
}

/** A place where the printed tables contradict each other, so that what was posted is a choice. */
export interface PostingConflict {
  /** One plain sentence naming both cells and what was taken. */
  readonly message: string;
  readonly cells: readonly PrintedPlace[];
}

/** What an import would write: nothing is written before it is accepted. */
export interface PostingPlan {
  readonly facts: readonly Fact[];
  readonly approved: readonly ApprovedRounding[];
  readonly conflicts: readonly PostingConflict[];
  /** Codes not in the classification, learned with their printed names. */
  readonly learned: readonly { readonly dimension: 'function' | 'economic'; readonly code: string; readonly name: string }[];
  /** Size in fen of the last printed digit of the money: the precision of the facts. */
  readonly digit: number;
}

export interface PostingContext {
  readonly period: 'current' | 'previous';
  readonly unit: string;
  /** Fund that a function code belongs to by the classification; null when unknown. */
  readonly fundOfCode: (code: string) => 'general' | 'governmentFund' | 'stateCapital' | null;
  /** Value to take for a cell: the printed one, or the reading that satisfies most relations (85..54 → 85.54). */
  readonly valueOf: (cell: ViewCell) => number;
  /** Adjustments of the opening balances that the ledger holds for this unit and period. */
  readonly adjustments: readonly Fact[];
}

/** Largest sum of rounding errors of `addends` printed figures and their total (DESIGN §5): half a digit each. */
export function roundingInterval(digit: number, addends: number): number {
  return digit <= 1 ? 0 : (digit * (addends + 1)) / 2;
}

/** 公开03表 2101501 基本支出 357.19, for sentences. */
export function cellName(cell: ViewCell): string {
  const row = cell.row.code ?? cell.row.label;
  return `${cell.table.number}“${row}”${cell.column.path.join('/')}${cell.printed === null ? '（空白）' : ` ${cell.printed}`}`;
}

/** What a conflict keeps of the cells that it names. */
export function placesOf(cells: readonly ViewCell[]): PrintedPlace[] {
  return cells.map(({ table, row, column, printed, source }) => ({ table: table.number, row: row.code ?? row.label, column: column.path.join('/'), printed, sheet: source?.sheet ?? '', cell: source?.cell ?? '' }));
}
