import type { Classification } from '../classification/classification.ts';
import type { Fact, Filter } from '../ledger/fact.ts';
import type { UnitKind } from './mapping.ts';
import type { SourceSheet } from './reading.ts';

/** What the person who imports has settled, and what the ledger knows. */
export interface SourceOptions {
  /** Year of the figures; heads that name another year are not taken. */
  readonly year: number;
  /** Code of the unit that the figures belong to. */
  readonly unit: string;
  readonly classification: Classification;
  /** Default 'current'. */
  readonly period?: 'current' | 'previous';
  /** Keep the economic items by function (packs with a table that crosses them) or only their sums. Default 'total'. */
  readonly economicGrain?: 'total' | 'function';
  /** The fund that the pack's 三公 table gives to a line key (`lineFundsOf`); none for keys that it does not name. */
  readonly lineFunds?: ReadonlyMap<string, string>;
  /** Adjustments of the opening balances that the ledger holds: what a table prints as 年初 contains them. */
  readonly adjustments?: readonly Fact[];
  /** The unit of money where the workbook does not tell it. */
  readonly moneyUnit?: '元' | '千元' | '万元';
}

/** A project as a source describes it. Amounts in fen, null where it says nothing. */
export interface SourceProject {
  /** As printed; the name where no code is printed. */
  readonly code: string;
  readonly name: string;
  readonly function: string | null;
  readonly implementingUnit: string;
  /** 财政代列; null where it is not said. */
  readonly onBehalf: boolean | null;
  readonly initial: number | null;
  readonly adjusted: number | null;
  readonly executed: number | null;
}

export interface SourceUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind | null;
  /** 预算级次 as printed. */
  readonly level: string;
}

/** Two figures that contradict each other; the taken one stands in the plan. */
export interface SourceConflict {
  /** One plain sentence: both places, both values, what was taken, what to do. */
  readonly message: string;
  readonly taken: { readonly sheet: string; readonly cell: string } | null;
  readonly other: { readonly sheet: string; readonly cell: string };
}

/** What importing a source would write. Nothing is written before it is accepted. */
export interface SourcePlan {
  readonly kind: 'financeExport' | 'budget' | 'workingSheets';
  /** File name without folders. */
  readonly file: string;
  /** Year and department as the workbook says; null and '' where it does not. */
  readonly year: number | null;
  readonly department: string;
  readonly facts: readonly Fact[];
  /** What the source states as a whole: the ledger's facts under these filters are replaced by `facts`. */
  readonly scope: readonly Filter[];
  readonly projects: readonly SourceProject[];
  readonly units: readonly SourceUnit[];
  readonly sheets: readonly SourceSheet[];
  /** What was not understood or had to be assumed, one sentence each. */
  readonly problems: readonly string[];
  readonly conflicts: readonly SourceConflict[];
  readonly learned: readonly { readonly dimension: 'function' | 'economic'; readonly code: string; readonly name: string }[];
}
