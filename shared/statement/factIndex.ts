import { DIMENSIONS, FISCAL_FUNDS, type Dimension, type Fact, type Filter, type FactMeasure } from '../ledger/fact.ts';
import type { Period } from './figures.ts';

/** Facts of one book, indexed for evaluation. Sums are integers; nothing is rounded here. */
export class FactIndex {
  readonly #byMeasure = new Map<string, Fact[]>();
  readonly #memo = new Map<string, number | null>();

  /** @param facts facts of one book; `units` limits them to some unit codes (the department's book has them all) */
  constructor(facts: readonly Fact[], units?: readonly string[]) {
    for (const fact of facts) {
      if (units && !units.includes(fact.unit)) continue;
      const key = `${fact.period}|${fact.measure}`;
      const list = this.#byMeasure.get(key);
      if (list) list.push(fact);
      else this.#byMeasure.set(key, [fact]);
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

  /** The quantity that a filter means, null when no fact covers it. Derived measures follow DESIGN §3. */
  quantity(filter: Filter, period: Period = 'current'): number | null {
    const key = `${period}|${filterKey(filter)}`;
    const known = this.#memo.get(key);
    if (known !== undefined) return known;
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
    let sum: number | null = null;
    for (const fact of this.facts(filter.measure as FactMeasure, period)) {
      if (matches(fact, filter)) sum = (sum ?? 0) + fact.quantity;
    }
    return sum;
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

/** Does a fact lie under a filter? Codes match by prefix; a fact without a wanted dimension does not match. */
export function matches(fact: Fact, filter: Filter): boolean {
  for (const dimension of DIMENSIONS) {
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

function filterKey(filter: Filter): string {
  let key: string = filter.measure ?? '';
  for (const dimension of DIMENSIONS) {
    const wanted = filter[dimension];
    if (wanted !== undefined) key += `|${dimension}=${typeof wanted === 'string' ? wanted : wanted.join('+')}`;
  }
  return key;
}
