import { DIMENSIONS, type Filter } from '../ledger/fact.ts';

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
