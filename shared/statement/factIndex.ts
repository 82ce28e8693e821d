import { type Fact, type FactMeasure, type Filter, signature } from '../ledger/fact.ts';
import { ChangedFacts, type FactChanges, MOST_CHANGES, factChanges, joinChanges } from './changedFacts.ts';
import { crossViewOf, sameCrossView } from './crossView.ts';
import { FactColumns } from './factColumns.ts';
import { matches } from './factMatching.ts';
import type { FactGroups, FactPart, Pivot } from './factPart.ts';
import type { Period } from './figures.ts';
import { type Term, componentMeasures, lookedUp, termsOf } from './terms.ts';

export { matches } from './factMatching.ts';

const PERIODS = ['current', 'previous'] as const;

/** Facts of one book, indexed for evaluation. Sums are integers; nothing is rounded here. */
export class FactIndex {
  readonly #all: readonly Fact[];
  readonly #units: readonly string[] | undefined;
  readonly #parts: Readonly<Record<Period, Map<FactMeasure, FactPart>>> = { current: new Map(), previous: new Map() };
  readonly #memo = new Map<string, number | null>();
  /** Sums by the slot of their terms: undefined until asked for, null where they have to be made fact by fact. */
  readonly #pivots: Readonly<Record<Period, (Pivot | null | undefined)[]>> = { current: [], previous: [] };
  /** Facts by the slot of how they are looked up. */
  readonly #groups: Readonly<Record<Period, (FactGroups | null | undefined)[]>> = { current: [], previous: [] };
  readonly #lines = new Map<Period, LineTree>();
  /** What came and went since the index that this one was made of; null where more than what lies under those facts may be another. */
  readonly changes: FactChanges | null;

  /**
   * @param facts facts of one book; `units` limits them to some unit codes (the department's book has them all)
   * @param before an index of the same book before an edit: what the edit did not touch is taken from it
   */
  constructor(facts: readonly Fact[], units?: readonly string[], before?: FactIndex) {
    this.#all = facts;
    this.#units = units;
    const changes = before === undefined || !sameUnits(before.#units, units) ? null : changesWithin(factChanges(before.#all, facts), units);
    const own = units === undefined ? facts : facts.filter((fact) => units.includes(fact.unit));
    if (before === undefined || changes === null) this.#index(own);
    else this.#indexAfter(before, changes, own);
    this.changes = before !== undefined && PERIODS.every((period) => this.#seesAs(before, period)) ? changes : null;
  }

  /** False where economic facts count, or do not count any more, that no edit touched. */
  #seesAs(before: FactIndex, period: Period): boolean {
    const [was, is] = [before.#parts[period].get('economic'), this.#parts[period].get('economic')];
    return was === is || sameCrossView(was?.crossView ?? crossViewOf([]), is?.crossView ?? crossViewOf([]));
  }

  #index(facts: readonly Fact[]): void {
    const byMeasure = { current: new Map<FactMeasure, Fact[]>(), previous: new Map<FactMeasure, Fact[]>() };
    for (const fact of facts) {
      const list = byMeasure[fact.period].get(fact.measure);
      if (list) list.push(fact);
      else byMeasure[fact.period].set(fact.measure, [fact]);
    }
    for (const period of PERIODS) for (const [measure, own] of byMeasure[period]) this.#parts[period].set(measure, new FactColumns(own));
  }

  #indexAfter(before: FactIndex, { removed, added }: FactChanges, facts: readonly Fact[]): void {
    for (const period of PERIODS) {
      for (const [measure, part] of before.#parts[period]) this.#parts[period].set(measure, part);
      const isIn = (fact: Fact): boolean => fact.period === period;
      for (const measure of new Set([...removed, ...added].filter(isIn).map((fact) => fact.measure))) {
        const isOwn = (fact: Fact): boolean => fact.period === period && fact.measure === measure;
        const own = facts.filter(isOwn);
        if (own.length === 0) this.#parts[period].delete(measure);
        else this.#parts[period].set(measure, partAfter(before.#parts[period].get(measure), { removed: removed.filter(isOwn), added: added.filter(isOwn) }, own));
      }
    }
  }

  facts(measure: FactMeasure, period: Period = 'current'): readonly Fact[] {
    return this.#parts[period].get(measure)?.facts ?? [];
  }

  hasPeriod(period: Period): boolean {
    return this.#parts[period].size > 0;
  }

  matching(filter: Filter, period: Period = 'current'): readonly Fact[] {
    if (filter.measure === undefined) return [];
    const measures = componentMeasures(filter.measure);
    return measures.flatMap((measure) => this.#matching(filter, measure, period));
  }

  #matching(filter: Filter, measure: FactMeasure, period: Period): readonly Fact[] {
    const part = this.#parts[period].get(measure);
    if (part === undefined) return [];
    const looked = lookedUp(filter, measure);
    const [key] = looked?.keys ?? [];
    if (looked === null || key === undefined) return part.matching(filter);
    let groups = this.#groups[period][looked.slot];
    if (groups === undefined) this.#groups[period][looked.slot] = groups = part.groups(looked.slot, looked.grains);
    return groups === null ? part.matching(filter) : groups.at(key);
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
      if (pivot === undefined) this.#pivots[period][looked.slot] = pivot = this.#parts[period].get(measure)?.pivot(looked.slot, looked.grains) ?? null;
    }
    if (looked === null || pivot === null) return this.#parts[period].get(measure)?.scan(filter) ?? null;
    let sum: number | null = null;
    for (const key of looked.keys) {
      const value = pivot.at(key);
      if (value !== undefined) sum = (sum ?? 0) + value;
    }
    return sum;
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
    const values = componentMeasures(filter.measure).flatMap((measure) => this.#parts[period].get(measure)?.valuesOf(dimension, filter) ?? []);
    return [...new Set(values)].sort();
  }
}

function sameUnits(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((unit, at) => unit === b[at]));
}

function changesWithin(changes: FactChanges | null, units: readonly string[] | undefined): FactChanges | null {
  if (changes === null || units === undefined) return changes;
  const isIn = (fact: Fact): boolean => units.includes(fact.unit);
  return { removed: changes.removed.filter(isIn), added: changes.added.filter(isIn) };
}

/** The facts of a measure after an edit: the columns of before with what changed since, as long as that is little. */
function partAfter(before: FactPart | undefined, changes: FactChanges, facts: readonly Fact[]): FactPart {
  const base = before instanceof ChangedFacts ? before.base : before;
  const all = before instanceof ChangedFacts ? joinChanges(before.changes, changes) : changes;
  const isFew = base instanceof FactColumns && all.removed.length + all.added.length <= MOST_CHANGES && sameCrossView(base.crossView, crossViewOf(facts));
  return isFew ? new ChangedFacts(base, all, facts) : new FactColumns(facts);
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
