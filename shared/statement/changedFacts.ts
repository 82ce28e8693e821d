import type { Fact, Filter } from '../ledger/fact.ts';
import type { CrossView } from './crossView.ts';
import type { FactColumns } from './factColumns.ts';
import { dimensionOf, matches } from './factMatching.ts';
import type { FactGroups, FactPart, Grain, Pivot } from './factPart.ts';

/** Facts that went and facts that came between two states of a book; one whose amount changed is in both. */
export interface FactChanges {
  readonly removed: readonly Fact[];
  readonly added: readonly Fact[];
}

/** Beyond so many facts that came or went a book is indexed anew. */
export const MOST_CHANGES = 64;

/**
 * What is another between two lists of facts, by their identity. Null where it is much, or where what stayed stands in another order.
 */
export function factChanges(before: readonly Fact[], after: readonly Fact[]): FactChanges | null {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [old, now] = [before.slice(start, before.length - tail), after.slice(start, after.length - tail)];
  const [wasThere, isThere] = [new Set(old), new Set(now)];
  const [removed, added] = [old.filter((fact) => !isThere.has(fact)), now.filter((fact) => !wasThere.has(fact))];
  if (removed.length + added.length > MOST_CHANGES) return null;
  const [stayed, stays] = [old.filter((fact) => isThere.has(fact)), now.filter((fact) => wasThere.has(fact))];
  return stayed.length === stays.length && stayed.every((fact, at) => fact === stays[at]) ? { removed, added } : null;
}

/** The changes on top of earlier ones: what came and went again is none. */
export function joinChanges(first: FactChanges, then: FactChanges): FactChanges {
  const added = new Set(first.added);
  const removed = new Set(first.removed);
  for (const fact of then.removed) if (!added.delete(fact)) removed.add(fact);
  for (const fact of then.added) if (!removed.delete(fact)) added.add(fact);
  return { removed: [...removed], added: [...added] };
}

/** Facts of which a few are others than when they were put into columns: sums are those of the columns, less what went, with what came. */
export class ChangedFacts implements FactPart {
  readonly facts: readonly Fact[];
  readonly base: FactColumns;
  readonly changes: FactChanges;
  readonly #pivots = new Map<number, Pivot | null>();
  readonly #groups = new Map<number, FactGroups | null>();

  /** @param base columns with the same cross view as `facts` */
  constructor(base: FactColumns, changes: FactChanges, facts: readonly Fact[]) {
    this.base = base;
    this.changes = changes;
    this.facts = facts;
  }

  get crossView(): CrossView {
    return this.base.crossView;
  }

  pivot(slot: number, grains: readonly Grain[]): Pivot | null {
    let pivot = this.#pivots.get(slot);
    if (pivot === undefined) this.#pivots.set(slot, pivot = this.#changedPivot(this.base.pivot(slot, grains), grains));
    return pivot;
  }

  #changedPivot(base: Pivot | null, grains: readonly Grain[]): Pivot | null {
    if (base === null) return null;
    const whole = grains.some(({ dimension }) => dimension === 'function');
    const counts = (facts: readonly Fact[]): readonly Fact[] => (whole ? facts : facts.filter((fact) => !this.crossView.holds(fact)));
    const [went, came] = [placed(counts(this.changes.removed), grains), placed(counts(this.changes.added), grains)];
    const count = (values: readonly string[]): number => base.count(values) - (went.get(placeOf(values))?.length ?? 0) + (came.get(placeOf(values))?.length ?? 0);
    return {
      count,
      at: (values) => {
        const place = placeOf(values);
        const [less, more] = [went.get(place), came.get(place)];
        if (less === undefined && more === undefined) return base.at(values);
        // Where facts only went, none may be left.
        if (more === undefined && count(values) === 0) return undefined;
        return (base.at(values) ?? 0) - sumOf(less ?? []) + sumOf(more ?? []);
      },
    };
  }

  groups(slot: number, grains: readonly Grain[]): FactGroups | null {
    let groups = this.#groups.get(slot);
    if (groups === undefined) this.#groups.set(slot, groups = this.#changedGroups(this.base.groups(slot, grains), grains));
    return groups;
  }

  #changedGroups(base: FactGroups | null, grains: readonly Grain[]): FactGroups | null {
    if (base === null) return null;
    const changed = placed([...this.changes.removed, ...this.changes.added], grains);
    let now: Map<string, Fact[]> | undefined;
    return { at: (values) => (changed.has(placeOf(values)) ? (now ??= placed(this.facts, grains)).get(placeOf(values)) ?? [] : base.at(values)) };
  }

  scan(filter: Filter): number | null {
    let sum: number | null = null;
    for (const fact of this.matching(filter)) if (filter.function !== undefined || !this.crossView.holds(fact)) sum = (sum ?? 0) + fact.quantity;
    return sum;
  }

  matching(filter: Filter): readonly Fact[] {
    return this.facts.filter((fact) => matches(fact, filter));
  }

  valuesOf(dimension: 'function' | 'economic' | 'project', filter: Filter): readonly string[] {
    const counts = (fact: Fact): boolean => fact.quantity !== 0 && matches(fact, filter);
    const values = new Set(this.base.valuesOf(dimension, filter));
    for (const fact of this.changes.removed) {
      const value = counts(fact) ? dimensionOf(fact, dimension) : undefined;
      if (value !== undefined && !this.facts.some((other) => dimensionOf(other, dimension) === value && counts(other))) values.delete(value);
    }
    for (const fact of this.changes.added) if (counts(fact)) values.add(dimensionOf(fact, dimension) ?? '');
    values.delete('');
    return [...values];
  }
}

/** Facts by the values of some grains, each list in their own order; facts without one of them are left out. */
function placed(facts: readonly Fact[], grains: readonly Grain[]): Map<string, Fact[]> {
  const places = new Map<string, Fact[]>();
  for (const fact of facts) {
    const place = placeIn(fact, grains);
    const list = place === null ? undefined : places.get(place);
    if (list !== undefined) list.push(fact);
    else if (place !== null) places.set(place, [fact]);
  }
  return places;
}

/** Null where the fact lacks one of the grains. */
function placeIn(fact: Fact, grains: readonly Grain[]): string | null {
  let place = '';
  for (let i = 0; i < grains.length; i += 1) {
    const { dimension, level } = grains[i] as Grain;
    const own = dimensionOf(fact, dimension);
    if (own === undefined || own.length < level) return null;
    const value = level === 0 ? own : own.slice(0, level);
    place = i === 0 ? value : `${place}|${value}`;
  }
  return place;
}

function placeOf(values: readonly string[]): string {
  return values.length === 1 ? values[0] ?? '' : values.join('|');
}

function sumOf(facts: readonly Fact[]): number {
  return facts.reduce((sum, fact) => sum + fact.quantity, 0);
}
