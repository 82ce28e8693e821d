import type { ReadConnection } from '../connection.ts';
import { type JournalEntry, readChange } from '../journal.ts';
import type { Change } from '../recorder.ts';
import { keyText } from '../rowShape.ts';
import type { Key, LedgerTable } from '../tables.ts';

/** Entries newest first: of one book, of the bureau (`book: null`), or of everything when `book` is absent. */
export function listJournal(read: ReadConnection, only: { readonly book?: number | null; readonly limit?: number } = {}): readonly JournalEntry[] {
  const { book, limit } = only;
  return read.select('journal_entry', { ...(book === undefined ? {} : { where: { book } }), orderBy: ['id'], descending: true, ...(limit === undefined ? {} : { limit }) });
}

/** The rows that an entry changed, with their images before and after. */
export function listChanges(read: ReadConnection, entry: number): readonly Change[] {
  return read.select('journal_change', { where: { entry } }).map(readChange);
}

/** Every change of one row, newest first, with the entry that made it: the history of a cell. */
export function rowHistory<T extends LedgerTable>(read: ReadConnection, table: T, key: Key<T>): readonly { readonly entry: JournalEntry; readonly change: Change }[] {
  return read.select('journal_change', { where: { table, key: keyText(table, key) }, orderBy: ['entry'], descending: true }).flatMap((row) => {
    const entry = read.get('journal_entry', { id: row.entry });
    return entry ? [{ entry, change: readChange(row) }] : [];
  });
}
