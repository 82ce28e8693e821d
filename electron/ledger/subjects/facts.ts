import { DIMENSIONS, FUNDS, type Fact, type FactAddress, type FactDimensions, type Filter, INCOME_SOURCES, NATURES, STAGES, addressKey } from '../../../shared/ledger/fact.ts';
import { matches } from '../../../shared/statement/factIndex.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { Key, Row } from '../tables.ts';
import { assertUnit } from './units.ts';

type Period = FactAddress['period'];
type FactRow = Row<'fact'>;

/** The facts of a book, in the order of their addresses. */
export function listFacts(read: ReadConnection, book: number, only: { readonly period?: Period; readonly unit?: string } = {}): readonly Fact[] {
  return read.select('fact', { where: { book, ...only } }).map(toFact);
}

/**
 * Makes the facts of one unit and period that lie in `scope` be exactly `facts`: what is not among them is removed, so that
 * finer figures replace coarser and never add to them. `scope` lists filters, of which a fact must match one; `[{}]` is everything.
 * Throws BadInput `no-such-unit`; RangeError for two facts of one address or a fact outside of the scope (bugs of the caller).
 */
export function replaceFacts(
  tx: WriteConnection, book: number, period: Period, unit: string, facts: readonly Fact[], scope: readonly Filter[],
): { readonly written: number; readonly removed: number } {
  assertUnit(tx, book, unit);
  const addresses = new Set<string>();
  for (const fact of facts) {
    const address = addressKey(fact);
    if (fact.period !== period || fact.unit !== unit || !inScope(fact, scope)) throw new RangeError(`fact outside of what is replaced: ${address}`);
    if (addresses.has(address)) throw new RangeError(`two facts of one address: ${address}`);
    addresses.add(address);
  }
  let removed = 0;
  for (const fact of listFacts(tx, book, { period, unit })) {
    if (!inScope(fact, scope) || addresses.has(addressKey(fact))) continue;
    tx.remove('fact', factKey(book, fact));
    removed += 1;
  }
  for (const fact of facts) tx.upsert('fact', toRow(book, fact));
  return { written: facts.length, removed };
}

/** Enters one fact or changes it. Throws BadInput `no-such-unit`. */
export function putFact(tx: WriteConnection, book: number, fact: Fact): void {
  assertUnit(tx, book, fact.unit);
  tx.upsert('fact', toRow(book, fact));
}

/** Empties one address (blank is not zero); false where it was empty. */
export function removeFact(tx: WriteConnection, book: number, address: FactAddress): boolean {
  return tx.remove('fact', factKey(book, address));
}

function inScope(fact: Fact, scope: readonly Filter[]): boolean {
  return scope.some((filter) => (filter.measure === undefined || filter.measure === fact.measure) && matches(fact, filter));
}

function toRow(book: number, fact: Fact): FactRow {
  assertCodes(fact.dimensions);
  return { ...factKey(book, fact), quantity: fact.quantity, quantityKind: fact.quantityKind, origin: fact.origin ?? '' };
}

/** A fact's place in the file: a missing dimension is ''. */
export function factKey(book: number, { period, unit, measure, dimensions }: FactAddress): Key<'fact'> {
  const { function: functionCode = '', economic = '', project = '', kind = '', key = '' } = dimensions;
  return {
    book, period, unit, measure, function: functionCode, economic, project, kind, key,
    source: listed(dimensions.source, INCOME_SOURCES), fund: listed(dimensions.fund, FUNDS), nature: listed(dimensions.nature, NATURES), stage: listed(dimensions.stage, STAGES),
  };
}

function listed<V extends string>(value: string | undefined, values: readonly V[]): V | '' {
  if (value === undefined || value === '') return '';
  const known = values.find((entry) => entry === value);
  if (known === undefined) throw new RangeError(`not a value of its dimension: ${value}`);
  return known;
}

/** 功能分类 has 类/款/项 (3, 5, 7 digits), 经济分类 类/款 (3, 5); anything else was to be refused before. */
function assertCodes({ function: functionCode = '', economic = '' }: FactDimensions): void {
  if (!/^(\d{3}|\d{5}|\d{7}|)$/.test(functionCode)) throw new RangeError(`not a function code: ${functionCode}`);
  if (!/^(\d{3}|\d{5}|)$/.test(economic)) throw new RangeError(`not an economic code: ${economic}`);
}

function toFact(row: FactRow): Fact {
  const dimensions: Partial<Record<(typeof DIMENSIONS)[number], string>> = {};
  for (const dimension of DIMENSIONS) if (row[dimension] !== '') dimensions[dimension] = row[dimension];
  const { period, unit, measure, quantity, quantityKind, origin } = row;
  return { period, unit, measure, dimensions, quantity, quantityKind, ...(origin === '' ? {} : { origin }) };
}
