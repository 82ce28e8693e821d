import { DIMENSIONS, type FactDimensions, type FactMeasure, type Filter } from '../../../shared/ledger/fact.ts';
import { parseFen } from '../../../shared/money/parse.ts';
import type { Figures, Period } from '../../../shared/statement/figures.ts';

/** One quantity of a hand-made book. Money is written in 万元 (`'12.34'`), a count as a number. */
export interface StubFact extends FactDimensions {
  readonly measure: FactMeasure;
  readonly value: string | number;
  readonly period?: Period;
}

export interface StubOptions {
  readonly year?: number;
  readonly names?: Readonly<Record<string, string>>;
}

/** A Figures over a plain list of facts: sums what matches and works out carry-overs, nothing else. */
export function stubFigures(facts: readonly StubFact[], options: StubOptions = {}): Figures {
  const held = facts.map((fact) => ({ ...fact, period: fact.period ?? 'current', quantity: quantityOf(fact.value) }));
  const plain = (filter: Filter, period: Period): number | null => {
    const found = held.filter((fact) => fact.period === period && fact.measure === filter.measure && covers(filter, fact));
    return found.length === 0 ? null : found.reduce((sum, fact) => sum + fact.quantity, 0);
  };
  // A line with parts (threePublic.vehicle.…) is their sum, as the evaluator has it.
  const line = (filter: Filter, period: Period): number | null => {
    const key = String(filter.key);
    const parts = new Set(held.flatMap((fact) => (fact.period === period && fact.key?.startsWith(`${key}.`) && !fact.key.includes(':') && covers({ ...filter, key: fact.key }, fact) ? [key + '.' + (fact.key.slice(key.length + 1).split('.')[0] ?? '')] : [])));
    return parts.size === 0 ? plain(filter, period) : total([...parts].map((part) => line({ ...filter, key: part }, period)));
  };
  const quantity = (filter: Filter, period: Period = 'current'): number | null => {
    const { fund, ...rest } = filter;
    const income: Filter = { ...rest, measure: 'income', ...(fund !== undefined && { source: fund }) };
    const own = (measure: FactMeasure): number | null => plain({ ...filter, measure }, period);
    const nonFiscal = (measure: FactMeasure): number | null => (fund === undefined ? plain({ measure }, period) : null);
    switch (filter.measure) {
      case 'carriedIn': return total([own('opening'), own('openingAdjustment')]);
      case 'resources': case 'applications': return total([own('opening'), own('openingAdjustment'), plain(income, period), nonFiscal('surplusUsed')]);
      case 'line': return line(filter, period);
      case 'closing': return total([quantity({ ...filter, measure: 'resources' }, period), negated(own('expenditure')), negated(nonFiscal('surplusAllocated'))]);
      default: return plain(filter, period);
    }
  };
  return {
    year: options.year ?? 2019,
    hasPrevious: held.some((fact) => fact.period === 'previous'),
    quantity,
    valuesOf: (dimension, filter, period = 'current') => [...new Set(held
      .filter((fact) => fact.period === period && fact.measure === filter.measure && fact.quantity !== 0 && covers(filter, fact))
      .flatMap((fact) => fact[dimension] ?? []))].sort(),
    nameOf: (_dimension, code) => options.names?.[code] ?? `科目${code}`,
  };
}

/** Fen of an amount in 万元; a count as it is. */
export function quantityOf(value: string | number): number {
  if (typeof value === 'number') return value;
  const fen = parseFen(value, '万元');
  if (fen === null) throw new Error(`not an amount: ${value}`);
  return fen;
}

function covers(filter: Filter, fact: FactDimensions): boolean {
  return DIMENSIONS.every((dimension) => {
    const wanted = filter[dimension];
    const own = fact[dimension];
    if (wanted === undefined) return true;
    if (own === undefined) return false;
    const byPrefix = dimension === 'function' || dimension === 'economic';
    return (typeof wanted === 'string' ? [wanted] : wanted).some((entry) => (byPrefix ? own.startsWith(entry) : own === entry));
  });
}

function total(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

const negated = (value: number | null): number | null => (value === null ? null : -value);
