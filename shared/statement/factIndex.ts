import { type Fact, type FactMeasure, type Filter, signature } from '../ledger/fact.ts';
import { FactColumns, type FactGroups, type Pivot, matches } from './factColumns.ts';
import type { Period } from './figures.ts';
import { type Term, componentMeasures, lookedUp, termsOf } from './terms.ts';

export { matches } from './factColumns.ts';

/** Facts of one book, indexed for evaluation. Sums are integers; nothing is rounded here. */
export class FactIndex {
  readonly #parts = new Map<string, FactColumns>();
  readonly #memo = new Map<string, number | null>();
  /** Sums by the slot of their terms: undefined until asked for, null where they have to be made fact by fact. */
  readonly #pivots: Readonly<Record<Period, (Pivot | null | undefined)[]>> = { current: [], previous: [] };
  /** Facts by the slot of how they are looked up. */
  readonly #groups: Readonly<Record<Period, (FactGroups | null | undefined)[]>> = { current: [], previous: [] };
  readonly #lines = new Map<Period, LineTree>();
  /** Money whose economic items are known without 科目. */
  readonly #itemised = new Set<string>();

  /** @param facts facts of one book; `units` limits them to some unit codes (the department's book has them all) */
  constructor(facts: readonly Fact[], units?: readonly string[]) {
    const byMeasure = { current: new Map<FactMeasure, Fact[]>(), previous: new Map<FactMeasure, Fact[]>() };
    for (const fact of facts) {
      if (units && !units.includes(fact.unit)) continue;
      const list = byMeasure[fact.period].get(fact.measure);
      if (list) list.push(fact);
      else byMeasure[fact.period].set(fact.measure, [fact]);
      if (fact.measure === 'economic' && fact.dimensions.function === undefined) this.#itemised.add(moneyOf(fact));
    }
    for (const period of ['current', 'previous'] as const) {
      for (const [measure, own] of byMeasure[period]) this.#parts.set(partName(measure, period), new FactColumns(own, (fact) => this.#isCrossView(fact)));
    }
  }

  facts(measure: FactMeasure, period: Period = 'current'): readonly Fact[] {
    return this.#parts.get(partName(measure, period))?.facts ?? [];
  }

  hasPeriod(period: Period): boolean {
    for (const { facts } of this.#parts.values()) if (facts[0]?.period === period) return true;
    return false;
  }

  matching(filter: Filter, period: Period = 'current'): readonly Fact[] {
    if (filter.measure === undefined) return [];
    const measures = componentMeasures(filter.measure);
    return measures.flatMap((measure) => this.#matching(filter, measure, period));
  }

  #matching(filter: Filter, measure: FactMeasure, period: Period): readonly Fact[] {
    const part = this.#parts.get(partName(measure, period));
    if (part === undefined) return [];
    const looked = lookedUp(filter, measure);
    const [key] = looked?.keys ?? [];
    if (looked === null || key === undefined) return part.facts.filter((fact) => matches(fact, filter));
    let groups = this.#groups[period][looked.slot];
    if (groups === undefined) this.#groups[period][looked.slot] = groups = part.groups(looked.grains);
    return groups === null ? part.facts.filter((fact) => matches(fact, filter)) : groups.at(key);
  }

  /** The quantity that a filter means, null when no fact covers it. `known` is the filter's signature, if at hand. */
  quantity(filter: Filter, period: Period = 'current', known: string = signature(filter)): number | null {
    const key = period === 'current' ? known : `${period}|${known}`;
    const remembered = this.#memo.get(key);
    if (remembered !== undefined) return remembered;
    const value = filter.measure === 'line' && typeof filter.key === 'string' ? this.#line(filter, filter.key, period) : this.sum(termsOf(filter), period);
    this.#memo.set(key, value);
    return value;
  }

  /** The sum of terms that are at hand, null when no fact lies under any of them. */
  sum(terms: readonly Term[], period: Period = 'current'): number | null {
    let sum: number | null = null;
    for (const term of terms) {
      const value = this.#term(term, period);
      if (value !== null) sum = (sum ?? 0) + term.sign * value;
    }
    return sum;
  }

  #term({ measure, filter, looked }: Term, period: Period): number | null {
    let pivot: Pivot | null | undefined = null;
    if (looked !== null) {
      pivot = this.#pivots[period][looked.slot];
      if (pivot === undefined) this.#pivots[period][looked.slot] = pivot = this.#parts.get(partName(measure, period))?.pivot(looked.grains) ?? null;
    }
    if (looked === null || pivot === null) return scanned(this.#parts.get(partName(measure, period)), filter);
    let sum: number | null = null;
    for (const key of looked.keys) {
      const value = pivot.at(key);
      if (value !== undefined) sum = (sum ?? 0) + value;
    }
    return sum;
  }

  /**
   * The same money may be broken down by item (表06) and again by 科目 and class (明细表), neither finer than the other: whoever does
   * not ask by 科目 takes the first, and nothing is added up twice.
   */
  #isCrossView(fact: Fact): boolean {
    return fact.measure === 'economic' && fact.dimensions.function !== undefined && this.#itemised.has(moneyOf(fact));
  }

  /** A line with filled parts is their sum (finer data replaces coarser); 其中 items (`:`) are no parts. */
  #line(filter: Filter, key: string, period: Period): number | null {
    const tree = this.#lineTree(period);
    const { key: _key, ...rest } = filter;
    const parts = new Set<string>();
    for (const below of tree.below.get(key) ?? []) {
      if (tree.facts.get(below)?.some((fact) => matches(fact, rest))) parts.add(`${key}.${below.slice(key.length + 1).split('.')[0] ?? ''}`);
    }
    const values = parts.size > 0
      ? [...parts].map((part) => this.quantity({ ...filter, key: part }, period))
      : (tree.facts.get(key) ?? []).filter((fact) => matches(fact, rest)).map((fact) => fact.quantity);
    return values.reduce<number | null>((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);
  }

  #lineTree(period: Period): LineTree {
    let tree = this.#lines.get(period);
    if (tree === undefined) this.#lines.set(period, tree = lineTree(this.facts('line', period)));
    return tree;
  }

  /** Distinct values of a dimension among the matching facts, in code order. */
  valuesOf(dimension: 'function' | 'economic' | 'project', filter: Filter, period: Period = 'current'): string[] {
    if (filter.measure === undefined) return [];
    const values = componentMeasures(filter.measure).flatMap((measure) => this.#parts.get(partName(measure, period))?.valuesOf(dimension, filter) ?? []);
    return [...new Set(values)].sort();
  }
}

function partName(measure: FactMeasure, period: Period): string {
  return `${period}|${measure}`;
}

/** Fixed lines by key. */
interface LineTree {
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  /** Filled keys below each key, at any depth, without 其中 items. */
  readonly below: ReadonlyMap<string, readonly string[]>;
}

function lineTree(facts: readonly Fact[]): LineTree {
  const byKey = Map.groupBy(facts, (fact) => fact.dimensions.key ?? '');
  const below = new Map<string, string[]>();
  for (const key of byKey.keys()) {
    for (let dot = key.lastIndexOf('.'); dot > 0 && !key.slice(dot).includes(':'); dot = key.lastIndexOf('.', dot - 1)) {
      const above = key.slice(0, dot);
      const list = below.get(above);
      if (list) list.push(key);
      else below.set(above, [key]);
    }
  }
  return { facts: byKey, below };
}

/** Any prefixes, also ones that are no level or lie in each other. */
function scanned(part: FactColumns | undefined, filter: Filter): number | null {
  let sum: number | null = null;
  part?.each(filter, (at) => { sum = (sum ?? 0) + (part.facts[at]?.quantity ?? 0); }, filter.function !== undefined);
  return sum;
}

/** Whose money an economic fact breaks down. */
function moneyOf({ period, unit, dimensions }: Fact): string {
  return `${period}|${unit}|${dimensions.fund ?? ''}|${dimensions.nature ?? ''}`;
}
