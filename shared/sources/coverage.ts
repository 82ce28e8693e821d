import { DIMENSIONS, type Fact, type Filter } from '../ledger/fact.ts';
import type { Reading } from './reading.ts';

/** True when everything under `fine` is also under `coarse`: every dimension that the coarse one fixes is fixed alike or finer. */
export function covers(coarse: Filter, fine: Filter): boolean {
  for (const dimension of DIMENSIONS) {
    const wanted = coarse[dimension];
    if (wanted === undefined) continue;
    const own = fine[dimension];
    if (own === undefined) return false;
    const prefixes = dimension === 'function' || dimension === 'economic';
    const wide = typeof wanted === 'string' ? [wanted] : wanted;
    const narrow = typeof own === 'string' ? [own] : own;
    if (!narrow.every((value) => wide.some((entry) => (prefixes ? value.startsWith(entry) : value === entry)))) return false;
  }
  return true;
}

/** True when both can hold the same money although neither covers the other: 基本 of a class, and an item without a nature. */
export function overlaps(a: Filter, b: Filter): boolean {
  for (const dimension of DIMENSIONS) {
    const left = a[dimension];
    const right = b[dimension];
    if (left === undefined || right === undefined) continue;
    const prefixes = dimension === 'function' || dimension === 'economic';
    const [x, y] = [typeof left === 'string' ? [left] : left, typeof right === 'string' ? [right] : right];
    if (!x.some((value) => y.some((other) => (prefixes ? value.startsWith(other) || other.startsWith(value) : value === other)))) return false;
  }
  return true;
}

/** How finely a filter speaks: whoever is strictly covered by another has the greater number. */
export function fineness(filter: Filter): number {
  let sum = 0;
  for (const dimension of DIMENSIONS) {
    const value = filter[dimension];
    if (value === undefined) continue;
    const entries = typeof value === 'string' ? [value] : value;
    const lengths = entries.map((entry) => (dimension === 'function' || dimension === 'economic' ? Math.max(1, (entry.length - 1) / 2) : 2));
    sum += Math.min(...lengths) + (entries.length === 1 ? 1 : 0);
  }
  return sum;
}

/** Readings of a measure that no other filled one lies strictly under. */
export function finestOf(readings: readonly Reading[]): Reading[] {
  const filled = readings.filter((reading) => reading.quantity !== 0);
  return filled.filter((reading) => !filled.some((other) => other !== reading && covers(reading.filter, other.filter) && !covers(other.filter, reading.filter)));
}

/** The facts that lie under a filter of their own measure. */
export function factsUnder(facts: readonly Fact[], filter: Filter): Fact[] {
  return facts.filter((fact) => covers(filter, fact.dimensions));
}
