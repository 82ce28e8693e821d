import type { Fact } from '../ledger/fact.ts';

/**
 * The same money may be broken down by item (表06) and again by 科目 and class (明细表), neither finer than the other: whoever does
 * not ask by 科目 takes the first, and nothing is added up twice.
 */
export interface CrossView {
  /** Money whose economic items are known without 科目. */
  readonly itemised: ReadonlySet<string>;
  /** True for a fact that breaks down by 科目 what is known without it. */
  holds(fact: Fact): boolean;
}

/** @param facts those of one measure and period */
export function crossViewOf(facts: readonly Fact[]): CrossView {
  const itemised = new Set<string>();
  for (const fact of facts) if (fact.measure === 'economic' && fact.dimensions.function === undefined) itemised.add(moneyOf(fact));
  return { itemised, holds: (fact) => itemised.size > 0 && fact.measure === 'economic' && fact.dimensions.function !== undefined && itemised.has(moneyOf(fact)) };
}

export function sameCrossView(a: CrossView, b: CrossView): boolean {
  return a.itemised.size === b.itemised.size && a.itemised.isSubsetOf(b.itemised);
}

/** Whose money an economic fact breaks down. */
function moneyOf({ period, unit, dimensions }: Fact): string {
  return `${period}|${unit}|${dimensions.fund ?? ''}|${dimensions.nature ?? ''}`;
}
