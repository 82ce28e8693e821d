import { DIMENSIONS, type Dimension, FISCAL_FUNDS, type FactMeasure, type Filter } from '../ledger/fact.ts';
import type { Grain } from './factPart.ts';

/**
 * A part of a quantity: facts of one measure, added or taken off. `keys` are the values to look up, one a grain; a filter by prefixes
 * that are no level, or lie in each other, has none and is compared fact by fact.
 */
export interface Term {
  readonly measure: FactMeasure;
  readonly sign: 1 | -1;
  readonly filter: Filter;
  readonly looked: { /** Number of the measure with its grains: one for all terms that are looked up in the same sums. */ readonly slot: number; readonly grains: readonly Grain[]; readonly keys: readonly (readonly string[])[] } | null;
}

const SIGNS = { plus: 1, minus: -1 } as const;

/** What a quantity is made of. Derived measures follow DESIGN §3; a `line` has parts of its own and is not taken apart here. */
export function termsOf(filter: Filter): readonly Term[] {
  const { measure } = filter;
  switch (measure) {
    case undefined: return [];
    case 'carriedIn': return carriedIn(filter);
    case 'closing': return [...gained(filter), ...plain({ ...filter, measure: 'expenditure' }, 'expenditure', 'minus'), ...nonFiscal(filter, 'surplusAllocated', 'minus')];
    case 'resources': case 'applications': return gained(filter);
    default: return plain(filter, measure, 'plus');
  }
}

function carriedIn(filter: Filter): Term[] {
  return (['opening', 'openingAdjustment'] as const).flatMap((measure) => plain({ ...filter, measure }, measure, 'plus'));
}

/** carriedIn + income of the funds + surplusUsed. */
function gained(filter: Filter): Term[] {
  const income = incomeFilter(filter);
  return [...carriedIn(filter), ...(income === null ? [] : plain(income, 'income', 'plus')), ...nonFiscal(filter, 'surplusUsed', 'plus')];
}

/** surplusUsed and surplusAllocated belong to the non-fiscal money alone. */
function nonFiscal(filter: Filter, measure: 'surplusUsed' | 'surplusAllocated', sign: keyof typeof SIGNS): Term[] {
  return filter.function !== undefined || !fundsOf(filter).includes('nonFiscal') ? [] : plain({ measure }, measure, sign);
}

/** Fact measures that a measure is made of: which codes occur in a statement depends on all of them. */
export function componentMeasures(measure: NonNullable<Filter['measure']>): readonly FactMeasure[] {
  switch (measure) {
    case 'carriedIn': return ['opening', 'openingAdjustment'];
    case 'closing': case 'resources': case 'applications': return ['opening', 'openingAdjustment', 'income', 'expenditure'];
    default: return [measure];
  }
}

function fundsOf(filter: Filter): readonly string[] {
  if (filter.fund === undefined) return [...FISCAL_FUNDS, 'nonFiscal'];
  return typeof filter.fund === 'string' ? [filter.fund] : filter.fund;
}

/** Income that feeds the funds of a filter: a fiscal fund's own source; every non-fiscal source for nonFiscal. */
function incomeFilter(filter: Filter): Filter | null {
  const { fund: _fund, nature: _nature, ...rest } = filter;
  if (filter.fund === undefined) return { ...rest, measure: 'income' };
  const funds = fundsOf(filter);
  const sources = [...funds.filter((fund) => fund !== 'nonFiscal'), ...(funds.includes('nonFiscal') ? ['superiorSubsidy', 'undertaking', 'operating', 'affiliateRemittance', 'other'] : [])];
  return sources.length === 0 ? null : { ...rest, measure: 'income', source: sources };
}

const DIRECT = new WeakMap<Filter, Map<FactMeasure, Term['looked']>>();

/** How the facts of a measure under a filter are looked up at one place; null where they have to be compared one by one. */
export function lookedUp(filter: Filter, measure: FactMeasure): Term['looked'] {
  const measures = DIRECT.get(filter) ?? new Map<FactMeasure, Term['looked']>();
  DIRECT.set(filter, measures);
  const known = measures.get(measure);
  if (known !== undefined) return known;
  const terms = plain(filter, measure, 'plus');
  const only = terms.length === 1 && terms[0]?.looked?.keys.length === 1 ? terms[0].looked : null;
  measures.set(measure, only);
  return only;
}

/** One look-up term for each combination of code levels that the filter names; one term compared fact by fact where it cannot be looked up. */
function plain(filter: Filter, measure: FactMeasure, sign: keyof typeof SIGNS): Term[] {
  const shared = { measure, sign: SIGNS[sign], filter };
  if (!isByLevel(filter.function) || !isByLevel(filter.economic)) return [{ ...shared, looked: null }];
  let combinations: { readonly grains: readonly Grain[]; readonly keys: readonly (readonly string[])[] }[] = [{ grains: [], keys: [[]] }];
  for (const dimension of DIMENSIONS) {
    const wanted = filter[dimension];
    if (wanted === undefined) continue;
    const byLevel = Map.groupBy(new Set(typeof wanted === 'string' ? [wanted] : wanted), (value) => (hasLevels(dimension) ? value.length : 0));
    combinations = [...byLevel].flatMap(([level, values]) => combinations.map(({ grains, keys }) => ({
      grains: [...grains, { dimension, level }], keys: values.flatMap((value) => keys.map((key) => [...key, value])),
    })));
  }
  return combinations.map(({ grains, keys }) => ({ ...shared, looked: { slot: slotOf(measure, grains), grains, keys } }));
}

const SLOTS = new Map<string, number>();

/** Numbered once a process: there are as many as the forms have combinations of measure and dimensions. */
function slotOf(measure: FactMeasure, grains: readonly Grain[]): number {
  const name = `${measure}:${grains.map(({ dimension, level }) => `${dimension}${level}`).join()}`;
  let slot = SLOTS.get(name);
  if (slot === undefined) SLOTS.set(name, slot = SLOTS.size);
  return slot;
}

function hasLevels(dimension: Dimension): boolean {
  return dimension === 'function' || dimension === 'economic';
}

/** Digits of 类, 款 and 项. */
const CODE_LEVELS: readonly number[] = [3, 5, 7];

/** Codes of whole levels, none of which lies in another: only these can be looked up. */
function isByLevel(wanted: string | readonly string[] | undefined): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'string') return CODE_LEVELS.includes(wanted.length);
  return wanted.every((code) => CODE_LEVELS.includes(code.length) && !wanted.some((other) => other !== code && other.startsWith(code)));
}
