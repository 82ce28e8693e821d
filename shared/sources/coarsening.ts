import { DIMENSIONS, type Dimension, FISCAL_FUNDS, type Filter } from '../ledger/fact.ts';

/**
 * Everything that a figure is part of, as keys: each dimension as it is, coarser, or left out. Codes have their 类 and 款 above them, a
 * fiscal fund has 财政拨款 as a whole. So sums and coverage are look-ups instead of comparisons of all with all.
 */

const SEPARATOR = '|';
const FISCAL = [...FISCAL_FUNDS].sort().join('+');

/** The key of a filter without its measure. */
export function placeKey(filter: Filter): string {
  return DIMENSIONS.map((dimension) => valueText(filter[dimension])).join(SEPARATOR);
}

function valueText(value: string | readonly string[] | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : [...value].sort().join('+');
}

/** Keys of the place itself and of every place that covers it. */
export function coarserKeys(place: Filter): string[] {
  let keys = [''];
  DIMENSIONS.forEach((dimension, index) => {
    const options = coarserValues(dimension, place[dimension]);
    const lead = index === 0 ? '' : SEPARATOR;
    keys = keys.flatMap((key) => options.map((option) => `${key}${lead}${option}`));
  });
  return keys;
}

function coarserValues(dimension: Dimension, value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [''];
  if (typeof value !== 'string') return ['', valueText(value)];
  switch (dimension) {
    case 'function': return ['', ...[3, 5, 7].filter((length) => length < value.length).map((length) => value.slice(0, length)), value];
    case 'economic': return ['', ...(value.length > 3 ? [value.slice(0, 3)] : []), value];
    case 'fund': case 'source': return FISCAL_FUNDS.some((fund) => fund === value) ? ['', FISCAL, value] : ['', value];
    default: return ['', value];
  }
}

/** Places of which at least one of the others is a part: what is not among them is the finest there is. */
export function coveredKeys(places: readonly Filter[]): Set<string> {
  const keys = new Set<string>();
  for (const place of places) {
    const own = placeKey(place);
    for (const key of coarserKeys(place)) if (key !== own) keys.add(key);
  }
  return keys;
}
