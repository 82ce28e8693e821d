import { BadInput } from '../../../shared/badInput.ts';
import type { ReadConnection } from '../../ledger/connection.ts';
import type { JournalEntry } from '../../ledger/journal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { listChanges, listJournal } from '../../ledger/subjects/history.ts';
import { type LedgerTable, isLedgerTable } from '../../ledger/tables.ts';
import { readChange } from '../../ledger/journal.ts';
import { type RowChange, type RowReading, rowChange, subjectOf } from '../statements/rowWords.ts';

export interface JournalFilter {
  /** A year, null for the bureau's own entries, absent for all. */
  readonly year?: number | null;
  readonly who?: string;
  readonly kind?: JournalEntry['kind'];
  /** Days, YYYY-MM-DD of the local calendar, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Words that `what` must hold, all of them. */
  readonly text?: string;
  /** Entries older than this one. */
  readonly before?: number;
  readonly limit: number;
}

/** Entries newest first, whether there are older ones, and everyone who ever wrote. */
export function journalPage(read: ReadConnection, filter: JournalFilter): { readonly entries: readonly JournalEntry[]; readonly more: boolean; readonly writers: readonly string[] } {
  const all = listJournal(read, filter.year === undefined ? {} : { book: filter.year });
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const wanted = all.filter((entry) => {
    const day = localDay(entry.at);
    return (filter.before === undefined || entry.id < filter.before) && (filter.who === undefined || entry.who === filter.who) && (filter.kind === undefined || entry.kind === filter.kind)
      && (filter.from === undefined || day >= filter.from) && (filter.to === undefined || day <= filter.to) && words.every((word) => entry.what.toLowerCase().includes(word));
  });
  return { entries: wanted.slice(0, filter.limit), more: wanted.length > filter.limit, writers: [...new Set(all.map((entry) => entry.who))].sort() };
}

function localDay(iso: string): string {
  const date = new Date(iso);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** Rows of which an import brings thousands: counted, not shown one by one. */
const COUNTED: ReadonlySet<LedgerTable> = new Set(['printed_value']);
const SHOWN = 400;

/** What an entry changed: rows by subject with their number, and the rows themselves as far as a person reads them. */
export function entryChanges(read: ReadConnection, id: number, reading: RowReading): { readonly counts: readonly { readonly subject: string; readonly rows: number }[]; readonly rows: readonly RowChange[]; readonly left: number } {
  const changes = listChanges(read, id);
  const tables = [...new Set(changes.map((change) => change.table))];
  const named = changes.filter((change) => !COUNTED.has(change.table));
  return {
    counts: tables.map((table) => ({ subject: subjectOf(table), rows: changes.filter((change) => change.table === table).length })),
    rows: named.slice(0, SHOWN).map((change) => rowChange(change, reading)), left: changes.length - Math.min(named.length, SHOWN),
  };
}

/** Every change of one row, newest first. Throws BadInput `no-such-row` for a table that is none. */
export function rowChanges(read: ReadConnection, table: string, key: string, reading: RowReading): readonly { readonly entry: JournalEntry; readonly change: RowChange }[] {
  if (!isLedgerTable(table)) throw new BadInput('no-such-row', '这一条记录不在账套中：请刷新后重选。');
  return read.select('journal_change', { where: { table, key }, orderBy: ['entry'], descending: true }).flatMap((row) => {
    const entry = read.get('journal_entry', { id: row.entry });
    return entry ? [{ entry, change: rowChange(readChange(row), reading) }] : [];
  });
}

/** How far a year must go back or forward so that an entry is the last one that stands. */
export interface JournalWay {
  readonly direction: 'undo' | 'redo';
  readonly steps: number;
}

/** Throws BadInput where the entry is not of a year, was discarded, or a barrier stands between. */
export function wayTo(read: ReadConnection, id: number): JournalWay & { readonly year: number } {
  const entry = read.get('journal_entry', { id });
  if (entry === undefined || entry.book === null) throw new BadInput('no-such-entry', '这一步不属于某个年度，不能回到这里：请选择年度内的操作。');
  const year = entry.book;
  if (!read.get('book', { year })) throw new BadInput('no-such-book', `${year} 年度已被删除：请先在“账套与年度”中恢复它。`);
  if (entry.state === 'discarded') throw new BadInput('entry-discarded', `“${entry.what}”撤销之后又做了别的修改，不能再回到这里：需要它时请打开那时的备份。`);
  const own = listJournal(read, { book: year });
  if (entry.state === 'undone') return { direction: 'redo', steps: own.filter((other) => other.state === 'undone' && other.id <= id).length, year };
  const after = own.filter((other) => other.state === 'done' && other.id > id);
  const migrated = listJournal(read, {}).find((other) => other.kind === 'migration' && other.id > id);
  const barrier = after.find((other) => other.kind !== 'edit') ?? (after.length > 0 ? migrated : undefined);
  if (barrier) throw new BadInput('undo-barrier', `不能回到“${barrier.what}”之前：需要更早的内容时，请打开那时的备份。`);
  return { direction: 'undo', steps: after.length, year };
}

/** Goes that way, or nowhere: what fails on the way is taken back. Throws BadInput. */
export function goTheWay(ledger: Ledger, year: number, { direction, steps }: JournalWay): void {
  let gone = 0;
  try {
    for (; gone < steps; gone += 1) ledger[direction](year);
  } catch (error) {
    for (; gone > 0; gone -= 1) ledger[direction === 'undo' ? 'redo' : 'undo'](year);
    throw error;
  }
}
