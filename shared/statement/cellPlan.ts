import { FACT_MEASURES, type FactMeasure, type Filter, intersect, signature } from '../ledger/fact.ts';
import { type PanelDefinition, type SheetRole, type StatementDefinition, leafColumns, leafFilters } from './definition.ts';
import type { PlannedRow } from './rows.ts';
import type { FilledColumn } from './table.ts';
import { type Term, termsOf } from './terms.ts';

/** What a cell means, whatever the facts are: worked out once per form and kept with it, so that an edit costs only sums. */
export interface CellPlan {
  readonly filter: Filter | null;
  /** '' where the cell has no measure of its own. */
  readonly signature: string;
  /** What its quantity is made of; null where it is not a sum of terms: no measure of its own, or a line with parts. */
  readonly terms: readonly Term[] | null;
  /** Its filter fixes one place for a fact (finer rows beneath may still make it computed). */
  readonly entry: boolean;
}

const COLUMNS = new WeakMap<StatementDefinition<SheetRole>, readonly (readonly FilledColumn[])[]>();
const CELLS = new WeakMap<PanelDefinition, Map<string, CellPlans>>();

/** Plans of a row, one a column of the panel; undefined in columns that hold no amount. */
export type CellPlans = readonly (CellPlan | undefined)[];

/** Leaf columns of every panel with their heading paths, filters and 栏次. */
export function columnsOf(definition: StatementDefinition<SheetRole>): readonly (readonly FilledColumn[])[] {
  const known = COLUMNS.get(definition);
  if (known) return known;
  let number = 0;
  const columns = definition.panels.map((panel) => {
    const filters = leafFilters(panel.columns);
    return leafColumns(panel.columns).map(({ column, path }): FilledColumn => {
      const isAmount = column.kind === 'amount';
      if (isAmount) number += 1;
      return { column, path, filter: filters.get(column.id) ?? {}, ...(isAmount && { number: String(number) }) };
    });
  });
  COLUMNS.set(definition, columns);
  return columns;
}

/** The meaning of a row's cells. */
export function cellPlansOf(panel: PanelDefinition, row: PlannedRow, columns: readonly FilledColumn[]): CellPlans {
  let rows = CELLS.get(panel);
  if (rows === undefined) CELLS.set(panel, rows = new Map());
  const known = rows.get(row.planKey);
  if (known) return known;
  const base = intersect(panel.filter ?? {}, row.filter ?? {});
  const plans = columns.map(({ column, filter }) => (column.kind === 'amount' ? planOf(base === null ? null : intersect(base, filter)) : undefined));
  rows.set(row.planKey, plans);
  return plans;
}

function planOf(filter: Filter | null): CellPlan {
  if (filter?.measure === undefined) return { filter, signature: '', terms: null, entry: false };
  return { filter, signature: signature(filter), terms: filter.measure === 'line' ? null : termsOf(filter), entry: isEntry(filter) };
}

const REQUIRED: Readonly<Record<FactMeasure, readonly (keyof Filter)[]>> = {
  income: ['source'], expenditure: ['fund', 'nature', 'function'], economic: ['fund', 'nature', 'economic'], opening: ['fund'],
  openingAdjustment: ['fund'], surplusUsed: [], surplusAllocated: [], budget: ['stage', 'fund', 'function'], line: ['key', 'stage'],
};

/** A cell can be typed into when its filter fixes one place for a fact: single values in every required dimension. */
function isEntry(filter: Filter): boolean {
  const measure = FACT_MEASURES.find((known) => known === filter.measure);
  return measure !== undefined && REQUIRED[measure].every((dimension) => typeof filter[dimension] === 'string')
    && Object.values(filter).every((value) => typeof value === 'string')
    && (typeof filter.function !== 'string' || filter.function.length === 7);
}
