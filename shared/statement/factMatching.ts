import { type Dimension, FISCAL_FUNDS, type Fact, type Filter } from '../ledger/fact.ts';

/** Does a fact lie under a filter? Codes match by prefix; a fact without a wanted dimension does not match. */
export function matches(fact: Fact, filter: Filter): boolean {
  for (const name in filter) {
    const dimension = name as Dimension | 'measure';
    const wanted = dimension === 'measure' ? undefined : filter[dimension];
    if (dimension === 'measure' || wanted === undefined) continue;
    const own = dimensionOf(fact, dimension);
    if (own === undefined || !accepts(dimension, own, wanted)) return false;
  }
  return true;
}

/** True where a value of a dimension is one of those wanted; codes by prefix. */
export function accepts(dimension: Dimension, own: string, wanted: string | readonly string[]): boolean {
  const byPrefix = dimension === 'function' || dimension === 'economic';
  if (typeof wanted === 'string') return byPrefix ? own.startsWith(wanted) : own === wanted;
  return wanted.some((entry) => (byPrefix ? own.startsWith(entry) : own === entry));
}

/** Income has no fund of its own: its fiscal source says it. */
export function dimensionOf(fact: Fact, dimension: Dimension): string | undefined {
  const own = fact.dimensions[dimension];
  if (own !== undefined || dimension !== 'fund' || fact.measure !== 'income') return own;
  const source = fact.dimensions.source;
  return source !== undefined && (FISCAL_FUNDS as readonly string[]).includes(source) ? source : 'nonFiscal';
}
