import { DIMENSIONS, type Dimension, FISCAL_FUNDS, type Fact, type FactMeasure, type Filter, signature } from '../ledger/fact.ts';
import type { Period } from './figures.ts';

/** Facts of one book, indexed for evaluation. Sums are integers; nothing is rounded here. */
export class FactIndex {
  readonly #byMeasure = new Map<string, Fact[]>();
  readonly #memo = new Map<string, number | null>();
  readonly #pivots = new Map<string, ReadonlyMap<string, number>>();
  /** Money whose economic items are known without 科目. */
  readonly #itemised = new Set<string>();

  /** @param facts facts of one book; `units` limits them to some unit codes (the department's book has them all) */
  constructor(facts: readonly Fact[], units?: readonly string[]) {
    for (const fact of facts) {
      if (units && !units.includes(fact.unit)) continue;
      const key = `${fact.period}|${fact.measure}`;
      const list = this.#byMeasure.get(key);
      if (list) list.push(fact);
      else this.#byMeasure.set(key, [fact]);
      if (fact.measure === 'economic' && fact.dimensions.function === undefined) this.#itemised.add(moneyOf(fact));
    }
  }

  facts(measure: FactMeasure, period: Period = 'current'): readonly Fact[] {
    return this.#byMeasure.get(`${period}|${measure}`) ?? [];
  }

  hasPeriod(period: Period): boolean {
    for (const key of this.#byMeasure.keys()) if (key.startsWith(period)) return true;
    return false;
  }

  matching(filter: Filter, period: Period = 'current'): readonly Fact[] {
    if (filter.measure === undefined) return [];
    const measures = componentMeasures(filter.measure);
    return measures.flatMap((measure) => this.facts(measure, period).filter((fact) => matches(fact, filter)));
  }

  /** The quantity that a filter means, null when no fact covers it. Derived measures follow DESIGN §3. `known` is the filter's signature, if at hand. */
  quantity(filter: Filter, period: Period = 'current', known: string = signature(filter)): number | null {
    const key = period === 'current' ? known : `${period}|${known}`;
    const remembered = this.#memo.get(key);
    if (remembered !== undefined) return remembered;
    const value = this.#compute(filter, period);
    this.#memo.set(key, value);
    return value;
  }

  #compute(filter: Filter, period: Period): number | null {
    switch (filter.measure) {
      case undefined: return null;
      case 'line': return this.#line(filter, period);
      case 'carriedIn': return total([this.#plain({ ...filter, measure: 'opening' }, period), this.#plain({ ...filter, measure: 'openingAdjustment' }, period)]);
      case 'closing': {
        const applied = [this.#spent(filter, period), this.#nonFiscal(filter, 'surplusAllocated', period)];
        return total([this.#gained(filter, period), ...applied.map((value) => (value === null ? null : -value))]);
      }
      case 'resources': case 'applications': return this.#gained(filter, period);
      default: return this.#plain(filter, period);
    }
  }

  /** carriedIn + income of the funds + surplusUsed. */
  #gained(filter: Filter, period: Period): number | null {
    const income = incomeFilter(filter);
    return total([
      this.#compute({ ...filter, measure: 'carriedIn' }, period),
      income && this.#plain(income, period),
      this.#nonFiscal(filter, 'surplusUsed', period),
    ]);
  }

  #spent(filter: Filter, period: Period): number | null {
    return this.#plain({ ...filter, measure: 'expenditure' }, period);
  }

  /** surplusUsed and surplusAllocated belong to the non-fiscal money alone. */
  #nonFiscal(filter: Filter, measure: 'surplusUsed' | 'surplusAllocated', period: Period): number | null {
    if (filter.function !== undefined || !fundsOf(filter).includes('nonFiscal')) return null;
    return this.#plain({ measure }, period);
  }

  #plain(filter: Filter, period: Period): number | null {
    if (!isByLevel(filter.function) || !isByLevel(filter.economic)) return this.#scanned(filter, period);
    const dimensions = DIMENSIONS.filter((dimension) => filter[dimension] !== undefined);
    const pivot = this.#pivot(filter.measure as FactMeasure, period, dimensions);
    let keys = [''];
    for (const dimension of dimensions) {
      const wanted = filter[dimension] ?? '';
      keys = typeof wanted === 'string' ? keys.map((key) => `${key}|${wanted}`) : wanted.flatMap((value) => keys.map((key) => `${key}|${value}`));
    }
    return total(keys.map((key) => pivot.get(key)));
  }

  /** Any prefixes, also ones that are no level or lie in each other. */
  #scanned(filter: Filter, period: Period): number | null {
    const counted = this.facts(filter.measure as FactMeasure, period).filter((fact) => matches(fact, filter) && (filter.function !== undefined || !this.#isCrossView(fact)));
    return total(counted.map((fact) => fact.quantity));
  }

  /**
   * The same money may be broken down by item (表06) and again by 科目 and class (明细表), neither finer than the other: whoever does
   * not ask by 科目 takes the first, and nothing is added up twice.
   */
  #isCrossView(fact: Fact): boolean {
    return fact.measure === 'economic' && fact.dimensions.function !== undefined && this.#itemised.has(moneyOf(fact));
  }

  /** Sums of a measure by the values of some dimensions, codes by every prefix: made once, then every cell is a look-up. */
  #pivot(measure: FactMeasure, period: Period, dimensions: readonly Dimension[]): ReadonlyMap<string, number> {
    const name = `${period}|${measure}|${dimensions.join()}`;
    const known = this.#pivots.get(name);
    if (known) return known;
    const sums = new Map<string, number>();
    for (const fact of this.facts(measure, period)) {
      if (!dimensions.includes('function') && this.#isCrossView(fact)) continue;
      for (const key of pivotKeys(fact, dimensions)) sums.set(key, (sums.get(key) ?? 0) + fact.quantity);
    }
    this.#pivots.set(name, sums);
    return sums;
  }

  /** A line with filled parts is their sum (finer data replaces coarser); 其中 items (`:`) are no parts. */
  #line(filter: Filter, period: Period): number | null {
    const key = filter.key;
    if (typeof key !== 'string') return this.#plain(filter, period);
    const own: Fact[] = [];
    const parts = new Set<string>();
    for (const fact of this.facts('line', period)) {
      const factKey = fact.dimensions.key ?? '';
      if (!matches(fact, { ...filter, key: factKey })) continue;
      if (factKey === key) own.push(fact);
      else if (factKey.startsWith(`${key}.`) && !factKey.slice(key.length).includes(':')) parts.add(`${key}.${factKey.slice(key.length + 1).split('.')[0] ?? ''}`);
    }
    if (parts.size > 0) return total([...parts].map((part) => this.quantity({ ...filter, key: part }, period)));
    return own.length === 0 ? null : own.reduce((sum, fact) => sum + fact.quantity, 0);
  }

  /** Distinct values of a dimension among the matching facts, in code order. */
  valuesOf(dimension: Dimension, filter: Filter, period: Period = 'current'): string[] {
    const values = new Set<string>();
    for (const fact of this.matching(filter, period)) {
      const value = fact.dimensions[dimension];
      if (value !== undefined && fact.quantity !== 0) values.add(value);
    }
    return [...values].sort();
  }
}

/** Whose money an economic fact breaks down. */
function moneyOf({ period, unit, dimensions }: Fact): string {
  return `${period}|${unit}|${dimensions.fund ?? ''}|${dimensions.nature ?? ''}`;
}

function total(values: readonly (number | null | undefined)[]): number | null {
  let sum: number | null = null;
  for (const value of values) if (value !== null && value !== undefined) sum = (sum ?? 0) + value;
  return sum;
}

/** Fact measures that a measure is made of: which codes occur in a statement depends on all of them. */
function componentMeasures(measure: NonNullable<Filter['measure']>): readonly FactMeasure[] {
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

/** Keys under which a fact is summed: none when it lacks a dimension; a code counts under each of its levels. */
function pivotKeys(fact: Fact, dimensions: readonly Dimension[]): string[] {
  let keys = [''];
  for (const dimension of dimensions) {
    const own = sourceAwareDimension(fact, dimension);
    if (own === undefined) return [];
    const values = dimension === 'function' || dimension === 'economic' ? CODE_LEVELS.filter((digits) => digits <= own.length).map((digits) => own.slice(0, digits)) : [own];
    keys = values.flatMap((value) => keys.map((key) => `${key}|${value}`));
  }
  return keys;
}

/** Codes of whole levels, none of which lies in another: only these can be looked up. */
function isByLevel(wanted: string | readonly string[] | undefined): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'string') return CODE_LEVELS.includes(wanted.length);
  return wanted.every((code) => CODE_LEVELS.includes(code.length) && !wanted.some((other) => other !== code && other.startsWith(code)));
}

/** Digits of 类, 款 and 项. */
const CODE_LEVELS = [3, 5, 7];

/** Does a fact lie under a filter? Codes match by prefix; a fact without a wanted dimension does not match. */
export function matches(fact: Fact, filter: Filter): boolean {
  for (const name in filter) {
    const dimension = name as Dimension | 'measure';
    if (dimension === 'measure') continue;
    const wanted = filter[dimension];
    if (wanted === undefined) continue;
    const own = sourceAwareDimension(fact, dimension);
    if (own === undefined) return false;
    const byPrefix = dimension === 'function' || dimension === 'economic';
    const hit = typeof wanted === 'string'
      ? (byPrefix ? own.startsWith(wanted) : own === wanted)
      : wanted.some((entry) => (byPrefix ? own.startsWith(entry) : own === entry));
    if (!hit) return false;
  }
  return true;
}

/** Income has no fund of its own: its fiscal source says it. */
function sourceAwareDimension(fact: Fact, dimension: Dimension): string | undefined {
  const own = fact.dimensions[dimension];
  if (own !== undefined || dimension !== 'fund' || fact.measure !== 'income') return own;
  const source = fact.dimensions.source;
  return source !== undefined && (FISCAL_FUNDS as readonly string[]).includes(source) ? source : 'nonFiscal';
}
