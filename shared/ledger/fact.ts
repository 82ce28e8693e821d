/**
 * The one place for an amount: a fact = book × period × unit × measure × dimensions → quantity (DESIGN §3).
 * Everything else (statements, sentences, charts) is a view of facts.
 */

export const FUNDS = ['general', 'governmentFund', 'stateCapital', 'nonFiscal'] as const;
export type Fund = (typeof FUNDS)[number];
export const FISCAL_FUNDS = ['general', 'governmentFund', 'stateCapital'] as const satisfies readonly Fund[];

export const NATURES = ['basic', 'project', 'remittedUp', 'operating', 'affiliateSubsidy'] as const;
export type Nature = (typeof NATURES)[number];

export const INCOME_SOURCES = ['general', 'governmentFund', 'stateCapital', 'superiorSubsidy', 'undertaking', 'operating', 'affiliateRemittance', 'other'] as const;
export type IncomeSource = (typeof INCOME_SOURCES)[number];

/** Budget stages; `final` is the 决算数 of a `line`. */
export const STAGES = ['initial', 'adjusted', 'final'] as const;
export type Stage = (typeof STAGES)[number];

/** Measures that facts carry. */
export const FACT_MEASURES = ['income', 'expenditure', 'economic', 'opening', 'openingAdjustment', 'surplusUsed', 'surplusAllocated', 'budget', 'line'] as const;
export type FactMeasure = (typeof FACT_MEASURES)[number];

/**
 * Measures that are computed and never stored:
 * closing 年末结转和结余; carriedIn = opening + openingAdjustment (what 表01 and 表04 print as 年初);
 * resources 总计 of the income side (income + surplusUsed + carriedIn); applications 总计 of the expenditure side (expenditure + surplusAllocated + closing).
 */
export const DERIVED_MEASURES = ['closing', 'carriedIn', 'resources', 'applications'] as const;
export type DerivedMeasure = (typeof DERIVED_MEASURES)[number];
export type Measure = FactMeasure | DerivedMeasure;

/** Names of the dimensions, in the order in which an address is written. */
export const DIMENSIONS = ['source', 'fund', 'nature', 'function', 'economic', 'project', 'kind', 'key', 'stage'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A fact's place. A missing dimension means 未分 (not broken down). `function` 3/5/7 digits, `economic` 3/5 digits. */
export type FactDimensions = { readonly [D in Dimension]?: string };

export type QuantityKind = 'fen' | 'count';

export interface FactAddress {
  /** 'current' is the book's year, 'previous' the year before (the book owns its comparative facts). */
  readonly period: 'current' | 'previous';
  /** Unit code; the department's own book of one unit uses '本级'. */
  readonly unit: string;
  readonly measure: FactMeasure;
  readonly dimensions: FactDimensions;
}

export interface Fact extends FactAddress {
  /** Integer fen, or an integer count. */
  readonly quantity: number;
  readonly quantityKind: QuantityKind;
  /** Where it came from: 'import:<name>!<sheet>!<cell>', 'entry', 'clone', 'residual:…'. */
  readonly origin?: string;
}

/** What a cell, column, row or panel asks for: facts whose dimensions all match. Codes match by prefix; a list means any of. */
export type Filter = { readonly measure?: Measure } & { readonly [D in Dimension]?: string | readonly string[] };

/** Canonical text of a filter: equal signatures mean the same quantity wherever they are printed. */
export function signature(filter: Filter): string {
  const parts: string[] = [filter.measure ?? ''];
  for (const dimension of DIMENSIONS) {
    const wanted = filter[dimension];
    if (wanted === undefined) continue;
    parts.push(`${dimension}=${typeof wanted === 'string' ? wanted : [...wanted].sort().join('+')}`);
  }
  return parts.join('|');
}

/** The filter that a signature was written from; null for a text that is none. */
export function filterOfSignature(text: string): Filter | null {
  const [first = '', ...parts] = text.split('|');
  const measure = [...FACT_MEASURES, ...DERIVED_MEASURES].find((known) => known === first);
  if (measure === undefined) return null;
  const filter: Record<string, string | readonly string[]> = {};
  for (const part of parts) {
    const [name = '', value = ''] = part.split('=', 2);
    if (!DIMENSIONS.some((known) => known === name)) return null;
    const values = value.split('+');
    filter[name] = values.length === 1 ? value : values;
  }
  return { ...filter, measure };
}

/** Text key of a fact's address: the ledger's uniqueness rule. */
export function addressKey(address: FactAddress): string {
  return `${address.period}|${address.unit}|${signature({ measure: address.measure, ...address.dimensions })}`;
}

/** Both filters at once; null where they exclude each other (such a cell has no value and is not applicable). */
export function intersect(a: Filter, b: Filter): Filter | null {
  const merged: Record<string, string | readonly string[]> = {};
  const measure = a.measure ?? b.measure;
  if (a.measure !== undefined && b.measure !== undefined && a.measure !== b.measure) return null;
  if (measure !== undefined) merged['measure'] = measure;
  for (const dimension of DIMENSIONS) {
    const both = intersectValues(dimension, a[dimension], b[dimension]);
    if (both === null) return null;
    if (both !== undefined) merged[dimension] = both;
  }
  return merged as Filter;
}

function intersectValues(dimension: Dimension, a: string | readonly string[] | undefined, b: string | readonly string[] | undefined): string | readonly string[] | undefined | null {
  if (a === undefined) return b;
  if (b === undefined) return a;
  const left = typeof a === 'string' ? [a] : a;
  const right = typeof b === 'string' ? [b] : b;
  const prefixes = dimension === 'function' || dimension === 'economic';
  const common = new Set<string>();
  for (const x of left) for (const y of right) {
    if (x === y) common.add(x);
    else if (prefixes && x.startsWith(y)) common.add(x);
    else if (prefixes && y.startsWith(x)) common.add(y);
  }
  if (common.size === 0) return null;
  const list = [...common];
  return list.length === 1 ? list[0] : list;
}
