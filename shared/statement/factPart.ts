import type { Dimension, Fact, Filter } from '../ledger/fact.ts';
import type { CrossView } from './crossView.ts';

/** A dimension to sum by; `level` is 3, 5 or 7 digits of a code, 0 the whole value. */
export interface Grain {
  readonly dimension: Dimension;
  readonly level: number;
}

/** Sums by the values of some grains. */
export interface Pivot {
  /** The sum under one value for each grain; undefined where no fact lies. */
  at(values: readonly string[]): number | undefined;
  /** How many facts lie there. */
  count(values: readonly string[]): number;
}

/** Facts by the values of some grains. */
export interface FactGroups {
  at(values: readonly string[]): readonly Fact[];
}

/** The facts of one measure and period. `slot` numbers the grains, so that what was summed once is found again. */
export interface FactPart {
  readonly facts: readonly Fact[];
  readonly crossView: CrossView;
  /** Sums by some grains; null where their combinations are too many to number. */
  pivot(slot: number, grains: readonly Grain[]): Pivot | null;
  /** Facts by some grains, each list in their own order; null where the combinations are too many to number. */
  groups(slot: number, grains: readonly Grain[]): FactGroups | null;
  /** The sum under a filter of any values and prefixes, also ones that are no level or lie in each other; null where no fact lies. */
  scan(filter: Filter): number | null;
  /** Facts under any filter, in their own order. */
  matching(filter: Filter): readonly Fact[];
  /** Distinct values of a code dimension among the facts under a filter that are not zero. */
  valuesOf(dimension: 'function' | 'economic' | 'project', filter: Filter): readonly string[];
}
