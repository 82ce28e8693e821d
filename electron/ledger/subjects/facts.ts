import { DIMENSIONS, FUNDS, type Fact, type FactAddress, type FactDimensions, type Filter, INCOME_SOURCES, NATURES, STAGES, addressKey } from '../../../shared/ledger/fact.ts';
import { matches } from '../../../shared/statement/factIndex.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { Value } from '../columns.ts';
import { keyOf } from '../rowShape.ts';
import { type Key, type Row, definitionOf } from '../tables.ts';
import { assertUnit } from './units.ts';

type Period = FactAddress['period'];
type FactRow = Row<'fact'>;

/** The facts of a book, in the order of their addresses. */
export function listFacts(read: ReadConnection, book: number, only: { readonly period?: Period; readonly unit?: string } = {}): readonly Fact[] {
  return only.period === undefined && only.unit === undefined ? knownFacts(read, book) : read.select('fact', { where: { book, ...only } }).map(toFact);
}

const KNOWN = new WeakMap<ReadConnection, Map<number, { readonly version: number; readonly facts: readonly Fact[] }>>();

/** All facts of a book: those that were written since they were last asked for are read again, the others stay the same objects. */
function knownFacts(read: ReadConnection, book: number): readonly Fact[] {
  const books = KNOWN.get(read) ?? new Map<number, { readonly version: number; readonly facts: readonly Fact[] }>();
  KNOWN.set(read, books);
  const version = read.written.version('fact');
  const known = books.get(book);
  if (known?.version === version) return known.facts;
  const keys = known && read.written.since('fact', known.version);
  const facts = known && keys && keys.length <= FEW ? withWritten(read, book, known.facts, keys) : read.select('fact', { where: { book } }).map(toFact);
  books.set(book, { version, facts });
  return facts;
}

/** Rows that are quicker read one by one than all together. */
const FEW = 500;

function withWritten(read: ReadConnection, book: number, before: readonly Fact[], keys: readonly (readonly Value[])[]): readonly Fact[] {
  const facts = [...before];
  const { key: names } = definitionOf('fact');
  for (const key of keys) {
    if (key[names.indexOf('book')] !== book) continue;
    const row = read.select('fact', { where: Object.fromEntries(names.map((name, at) => [name, key[at]])), limit: 1 })[0];
    const at = placeIn(facts, book, key);
    const present = at < facts.length && compareKeys(keyOf('fact', factKey(book, facts[at] as Fact)), key) === 0 ? 1 : 0;
    facts.splice(at, present, ...(row ? [toFact(row)] : []));
  }
  return facts;
}

/** First place whose fact does not stand before a key in the order of the file. */
function placeIn(facts: readonly Fact[], book: number, key: readonly Value[]): number {
  let [from, to] = [0, facts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareKeys(keyOf('fact', factKey(book, facts[middle] as Fact)), key) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** As SQLite orders keys: numbers by value, texts by their bytes. */
function compareKeys(a: readonly Value[], b: readonly Value[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    if (one === other) continue;
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
  }
  return 0;
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
