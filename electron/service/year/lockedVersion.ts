import type { Change } from '../../ledger/recorder.ts';
import type { ReadConnection } from '../../ledger/connection.ts';
import { sameRow } from '../../ledger/rowShape.ts';
import type { JournalEntry } from '../../ledger/journal.ts';
import { listChanges, listJournal } from '../../ledger/subjects/history.ts';
import { listLockEvents } from '../../ledger/subjects/lock.ts';
import { type RowChange, type RowReading, rowChange, subjectOf } from '../statements/rowWords.ts';

export interface LockedComparison {
  /** When and by whom it was last locked, with the reason given. */
  readonly lockedAt: string;
  readonly who: string;
  readonly reason: string;
  readonly unlockReason: string;
  /** Operations since then that stand. */
  readonly entries: number;
  /** Rows that are other now than when it was locked. */
  readonly rows: readonly RowChange[];
  readonly counts: readonly { readonly subject: string; readonly rows: number }[];
}

/** Rows that no one reads one by one. */
const MOST = 400;

/** What differs in a year from its last locked version, read from the journal; null for a year that was never locked. */
export function compareWithLocked(read: ReadConnection, year: number, reading: RowReading): LockedComparison | null {
  const events = listLockEvents(read, year);
  const lock = events.findLast((event) => event.action === 'lock');
  if (!lock) return null;
  // Each lock and unlock is one entry of the journal, newest first.
  const journal = listJournal(read, { book: year });
  const entry = journal.filter((candidate) => candidate.kind === 'lock')[events.length - 1 - events.indexOf(lock)];
  const since = entry ? journal.filter((candidate) => candidate.id > entry.id && candidate.state === 'done' && candidate.kind === 'edit') : [];
  const changes = netChanges(read, since);
  const tables = [...new Set(changes.map((change) => change.table))];
  return {
    lockedAt: lock.at, who: lock.who, reason: lock.reason, unlockReason: events.findLast((event) => event.action === 'unlock' && event.seq > lock.seq)?.reason ?? '', entries: since.length,
    rows: changes.filter((change) => change.table !== 'printed_value').slice(0, MOST).map((change) => rowChange(change, reading)),
    counts: tables.map((table) => ({ subject: subjectOf(table), rows: changes.filter((change) => change.table === table).length })),
  };
}

/** Rows by what they were before the first of the entries and after the last; those that came back to what they were are left out. */
function netChanges(read: ReadConnection, newestFirst: readonly JournalEntry[]): Change[] {
  const rows = new Map<string, Change>();
  for (const entry of newestFirst.toReversed()) for (const change of listChanges(read, entry.id)) {
    const id = `${change.table} ${change.key}`;
    rows.set(id, { ...change, before: rows.has(id) ? rows.get(id)?.before ?? null : change.before });
  }
  return [...rows.values()].filter(({ before, after }) => !(before === null || after === null ? before === after : sameRow(before, after)));
}
