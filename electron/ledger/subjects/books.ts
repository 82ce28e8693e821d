import { BadInput } from '../../../shared/badInput.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { Ledger } from '../ledger.ts';
import { type Row, bookTables } from '../tables.ts';
import { readBureau } from './bureau.ts';
import { OWN_UNIT, type Unit, putUnit } from './units.ts';

/** One year of the ledger. */
export interface Book {
  readonly year: number;
  /** What its documents are called by since it was locked under another name than the bureau has now; '' = the bureau's. */
  readonly bureau: string;
  readonly packId: string;
  readonly packHash: string;
  /** Null where no scoring scheme was chosen. */
  readonly schemeId: string | null;
  readonly schemeHash: string | null;
  /** How the year's documents print money. */
  readonly unit: MoneyUnit;
  readonly decimals: number;
  readonly locked: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** A scoring scheme as resolved; `content` is plain JSON. */
export interface StoredScheme {
  readonly id: string;
  readonly hash: string;
  readonly content: unknown;
}

export interface NewBook {
  readonly year: number;
  /** The resolved pack, frozen into the book with its hash. */
  readonly pack: Pack;
  readonly scheme?: StoredScheme;
  readonly unit: MoneyUnit;
  readonly decimals: number;
  /** Default: 本级 alone, under the bureau's name. */
  readonly units?: readonly Unit[];
}

/** The years of the ledger, newest first. */
export function listBooks(read: ReadConnection): readonly Book[] {
  const { rows: definitions } = definitionsOf(read);
  return read.select('book', { descending: true }).map((row) => toBook(row, definitions));
}

/** Throws BadInput `no-such-book`. */
export function readBook(read: ReadConnection, year: number): Book {
  const row = read.get('book', { year });
  if (!row) throw new BadInput('no-such-book', `账套中没有 ${year} 年度：请先新建该年度。`);
  return toBook(row, definitionsOf(read).rows);
}

/** The pack that the book was made with, whatever the program ships now. Throws BadInput `no-such-book`. */
export function readPack(read: ReadConnection, year: number): Pack {
  const { packHash } = readBook(read, year);
  const { rows, packs } = definitionsOf(read);
  const known = packs.get(year);
  if (known) return known;
  const content: unknown = JSON.parse(rows.find(({ book, kind }) => book === year && kind === 'pack')?.content ?? 'null');
  if (!isPackOf(content, packHash)) throw new Error(`the pack of book ${year} is not the one that was stored`);
  packs.set(year, content);
  return content;
}

interface Definitions {
  readonly version: number;
  readonly rows: readonly Row<'definition'>[];
  /** Packs by year, as far as they were asked for. */
  readonly packs: Map<number, Pack>;
}

const DEFINITIONS = new WeakMap<ReadConnection, Definitions>();

/** The definitions of all years, read again only when one was written: what is worked out once a pack stays worked out after an edit. */
function definitionsOf(read: ReadConnection): Definitions {
  const version = read.written.version('definition');
  let known = DEFINITIONS.get(read);
  if (known?.version !== version) DEFINITIONS.set(read, known = { version, rows: read.select('definition'), packs: new Map() });
  return known;
}

/** The scoring scheme that the book was made with, null where none was chosen. */
export function readScheme(read: ReadConnection, year: number): StoredScheme | null {
  const row = read.get('definition', { book: year, kind: 'scheme' });
  return row ? { id: row.id, hash: row.hash, content: JSON.parse(row.content) } : null;
}

/** Makes a year: a barrier of undo (delete the year to take it back). Throws BadInput `book-exists`, `bad-year`. */
export function createBook(ledger: Ledger, book: NewBook, { what = `新建 ${book.year} 年度`, who, fill }: Creation = {}): void {
  if (!Number.isInteger(book.year) || book.year < 1990 || book.year > 2100) throw new BadInput('bad-year', `年度“${book.year}”无法识别：请填写四位年份，如 2024。`);
  const stamp = ledger.stamp(who);
  ledger.write(book.year, { what, who: stamp.who, kind: 'creation' }, (tx) => {
    tx.insert('book', { year: book.year, bureau: '', unit: book.unit, decimals: book.decimals, locked: 'no', createdAt: stamp.at });
    putPack(tx, book.year, book.pack);
    if (book.scheme) putScheme(tx, book.year, book.scheme);
    const units = book.units ?? [{ code: OWN_UNIT, name: readBureau(tx)?.name ?? OWN_UNIT, nature: 'administrative', level: '' } satisfies Unit];
    for (const unit of units) putUnit(tx, book.year, unit);
    fill?.(tx);
  });
}

export interface Creation {
  readonly what?: string;
  readonly who?: string;
  /** What else the new year starts with, in the same entry. */
  readonly fill?: (tx: WriteConnection) => void;
}

/** Freezes a pack into an open book (upgrading shows the difference first). */
export function putPack(tx: WriteConnection, year: number, pack: Pack): void {
  tx.upsert('definition', { book: year, kind: 'pack', id: pack.id, hash: pack.hash, content: JSON.stringify(pack) });
}

export function putScheme(tx: WriteConnection, year: number, { id, hash, content }: StoredScheme): void {
  tx.upsert('definition', { book: year, kind: 'scheme', id, hash, content: JSON.stringify(content) });
}

/** Name of the department on the documents of a year; '' until the bureau was named. */
export function departmentOf(read: ReadConnection, year: number): string {
  return read.get('book', { year })?.bureau || (readBureau(read)?.name ?? '');
}

/** The documents of a year bear the bureau's present name again. */
export function takePresentName(tx: WriteConnection, year: number): void {
  tx.update('book', { year }, { bureau: '' });
}

/** How the year's documents print money. */
export function putPrintedUnit(tx: WriteConnection, year: number, unit: MoneyUnit, decimals: number): void {
  tx.update('book', { year }, { unit, decimals });
}

/** Deletes a year with all that it holds; undo brings it back. Throws BadInput `no-such-book`, `book-locked`. */
export function deleteBook(ledger: Ledger, year: number, who?: string): void {
  ledger.write(year, { what: `删除 ${year} 年度`, ...(who === undefined ? {} : { who }) }, (tx) => {
    for (const table of bookTables()) tx.removeWhere(table, { book: year });
    tx.remove('book', { year });
  });
}

function toBook({ year, bureau, unit, decimals, locked, createdAt }: Row<'book'>, definitions: readonly Row<'definition'>[]): Book {
  const pack = definitions.find(({ book, kind }) => book === year && kind === 'pack');
  const scheme = definitions.find(({ book, kind }) => book === year && kind === 'scheme');
  return {
    year, bureau, unit, decimals, locked: locked === 'yes', createdAt,
    packId: pack?.id ?? '', packHash: pack?.hash ?? '', schemeId: scheme?.id ?? null, schemeHash: scheme?.hash ?? null,
  };
}

/** The content was written from a `Pack`; its own hash says that it is still that one. */
function isPackOf(content: unknown, hash: string): content is Pack {
  return typeof content === 'object' && content !== null && 'hash' in content && content.hash === hash && 'statements' in content && Array.isArray(content.statements);
}
