import { type Filter, intersect, signature } from '../ledger/fact.ts';
import type { PanelDefinition, RollupRow } from './definition.ts';

/** Filters whose codes of a dimension get rows. */
export interface RowSource {
  readonly dimension: RollupRow['dimension'];
  readonly filters: readonly Filter[];
  /** Rows of projects stand beneath. */
  readonly byProject: boolean;
}

const SOURCES = new WeakMap<PanelDefinition, Map<object, RowSource>>();

/** The fewest filters under which every code lies that gets a row by a rollup: one for each column that no other column contains. */
export function codeFilters(panel: PanelDefinition, row: RollupRow, columnFilters: readonly Filter[]): readonly Filter[] {
  return sourcesOf(panel, row, row.filter ?? {}, columnFilters, row);
}

/** As `codeFilters`, for the class lines of a panel. @param first the first of them */
export function classFilters(panel: PanelDefinition, first: { readonly filter: Filter | null }, columnFilters: readonly Filter[]): readonly Filter[] {
  const { function: _code, ...base } = first.filter ?? {};
  return sourcesOf(panel, panel, base, columnFilters, { dimension: 'function' });
}

/** What the rows of a panel come from, as far as it was planned before: codes that occur under none of it get no row. */
export function knownRowSources(panel: PanelDefinition): readonly RowSource[] {
  return [...SOURCES.get(panel)?.values() ?? []];
}

function sourcesOf(panel: PanelDefinition, row: object, base: Filter, columnFilters: readonly Filter[], { dimension, byProject = false }: Pick<RollupRow, 'dimension' | 'byProject'>): readonly Filter[] {
  let rows = SOURCES.get(panel);
  if (rows === undefined) SOURCES.set(panel, rows = new Map());
  const known = rows.get(row);
  if (known !== undefined) return known.filters;
  const whole = intersect(panel.filter ?? {}, base) ?? {};
  const all = columnFilters.flatMap((column) => intersect(whole, column) ?? []).filter((filter) => filter.measure !== undefined);
  const filters = together(all.filter((filter, at) => !all.some((other, place) => place !== at && contains(other, filter) && (place < at || !contains(filter, other)))));
  rows.set(row, { dimension, filters, byProject });
  return filters;
}

/** Filters that differ in the economic class alone as one that asks for any of them. */
function together(filters: readonly Filter[]): Filter[] {
  const alike = Map.groupBy(filters, ({ economic, ...rest }) => (economic === undefined ? signature(rest) : `${signature(rest)}|economic`));
  return [...alike.values()].flatMap((group): Filter[] => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    return [{ ...first, economic: group.flatMap(({ economic }) => economic ?? []) }];
  });
}

/** True where whatever lies under `inner` lies under `outer`. */
function contains(outer: Filter, inner: Filter): boolean {
  for (const name in outer) {
    const dimension = name as keyof Filter;
    const [wide, narrow] = [outer[dimension], inner[dimension]];
    if (wide === undefined) continue;
    if (narrow === undefined) return false;
    const allowed = typeof wide === 'string' ? [wide] : wide;
    const byPrefix = dimension === 'function' || dimension === 'economic';
    for (const value of typeof narrow === 'string' ? [narrow] : narrow) if (!allowed.some((entry) => (byPrefix ? value.startsWith(entry) : value === entry))) return false;
  }
  return true;
}
