import type { Filter } from '../ledger/fact.ts';

export type Period = 'current' | 'previous';

/**
 * Quantities of one book by meaning: what the narrative, the charts and the checks ask. Made by `shared/statement/evaluate.ts`
 * from facts and approved rounding, so that a sentence prints exactly what the table prints.
 */
export interface Figures {
  readonly year: number;
  /** Fen (or a count) as printed in the statements (approved rounding applied); null when no fact covers the filter (blank, not zero). */
  quantity(filter: Filter, period?: Period): number | null;
  /** Distinct values of a dimension among the facts that match, in code order (e.g. the 项 with general expenditure or budget). */
  valuesOf(dimension: 'function' | 'economic' | 'project', filter: Filter, period?: Period): readonly string[];
  /** Printed name of a code (ledger's learned names first, then the year's classification). */
  nameOf(dimension: 'function' | 'economic', code: string): string;
  /** True when the year before has any fact (false for a new bureau). */
  readonly hasPrevious: boolean;
}
