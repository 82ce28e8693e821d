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
    const [went, came] = [counts(this.changes.removed), counts(this.changes.added)];
    const count = (values: readonly string[]): number => base.count(values) - numberAt(went, grains, values) + numberAt(came, grains, values);
    return {
      count,
      at: (values) => {
        const [less, more] = [sumAt(went, grains, values), sumAt(came, grains, values)];
        if (less === null && more === null) return base.at(values);
        // Where facts only went, none may be left.
        if (more === null && count(values) === 0) return undefined;
        return (base.at(values) ?? 0) - (less ?? 0) + (more ?? 0);
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
    const changed = [...this.changes.removed, ...this.changes.added];
    return { at: (values) => (numberAt(changed, grains, values) === 0 ? base.at(values) : this.facts.filter((fact) => liesAt(fact, grains, values))) };
  }

  scan(filter: Filter): number | null {
    let sum: number | null = null;
    for (const fact of this.matching(filter)) if (filter.function !== undefined || !this.crossView.holds(fact)) sum = (sum ?? 0) + fact.quantity;
    return sum;
  }

  matching(filter: Filter): readonly Fact[] {
    return this.facts.filter((fact) => matches(fact, filter));
  }

  valuesOf(dimension: 'function' | 'economic' | 'project', filter: Filter): string[] {
    const counts = (fact: Fact): boolean => fact.quantity !== 0 && matches(fact, filter);
    const came = new Set(this.changes.added.filter(counts).flatMap((fact) => dimensionOf(fact, dimension) ?? []));
    const gone = this.changes.removed.some((fact) => counts(fact) && !came.has(dimensionOf(fact, dimension) ?? ''));
    if (!gone) return [...new Set([...this.base.valuesOf(dimension, filter), ...came])];
    return [...new Set(this.facts.filter(counts).flatMap((fact) => dimensionOf(fact, dimension) ?? []))];
  }
}

function liesAt(fact: Fact, grains: readonly Grain[], values: readonly string[]): boolean {
  for (let i = 0; i < grains.length; i += 1) {
    const { dimension, level } = grains[i] as Grain;
    const own = dimensionOf(fact, dimension);
    if (own === undefined || (level === 0 ? own !== values[i] : own.length < level || !own.startsWith(values[i] ?? ''))) return false;
  }
  return true;
}

function sumAt(facts: readonly Fact[], grains: readonly Grain[], values: readonly string[]): number | null {
  let sum: number | null = null;
  for (const fact of facts) if (liesAt(fact, grains, values)) sum = (sum ?? 0) + fact.quantity;
  return sum;
}

function numberAt(facts: readonly Fact[], grains: readonly Grain[], values: readonly string[]): number {
  return facts.reduce((count, fact) => count + (liesAt(fact, grains, values) ? 1 : 0), 0);
}
