import type Database from 'better-sqlite3';
import { BadInput } from '../../shared/badInput.ts';
import type { Change } from './recorder.ts';
import { type StoredRow, asRow, checkedRow, keyOf, sameRow } from './rowShape.ts';
import type { RowStore } from './rowStore.ts';
import { type Row, isLedgerTable } from './tables.ts';

export type JournalEntry = Row<'journal_entry'>;
export type EntryKind = JournalEntry['kind'];

export interface Stamp {
  readonly who: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Appends one entry with its changes; what was undone before it can no longer be redone. */
export function appendEntry(db: Database.Database, entry: Stamp & { readonly book: number | null; readonly what: string; readonly kind: EntryKind }, changes: readonly Change[]): void {
  discardUndone(db, entry.book, entry);
  const { lastInsertRowid } = db.prepare(`INSERT INTO journal_entry (book, who, at, what, kind, state, stateAt, stateBy) VALUES (?, ?, ?, ?, ?, 'done', ?, ?)`)
    .run(entry.book, entry.who, entry.at, entry.what, entry.kind, entry.at, entry.who);
  const insert = db.prepare('INSERT INTO journal_change (entry, "table", "key", "before", "after") VALUES (?, ?, ?, ?, ?)');
  for (const { table, key, before, after } of changes) insert.run(lastInsertRowid, table, key, image(before), image(after));
}

/** A migration: no book's undo or redo goes past it. */
export function appendBarrier(db: Database.Database, entry: Stamp & { readonly what: string }): void {
  db.prepare(`UPDATE journal_entry SET state = 'discarded', stateAt = ?, stateBy = ? WHERE state = 'undone'`).run(entry.at, entry.who);
  db.prepare(`INSERT INTO journal_entry (book, who, at, what, kind, state, stateAt, stateBy) VALUES (NULL, ?, ?, ?, 'migration', 'done', ?, ?)`)
    .run(entry.who, entry.at, entry.what, entry.at, entry.who);
}

function discardUndone(db: Database.Database, book: number | null, stamp: Stamp): void {
  db.prepare(`UPDATE journal_entry SET state = 'discarded', stateAt = ?, stateBy = ? WHERE book IS ? AND state = 'undone'`).run(stamp.at, stamp.who, book);
}

/** The entry that undo would take back: the book's last one that stands. Undefined when there is none. */
export function lastDone(store: RowStore, book: number | null): JournalEntry | undefined {
  return entries(store, book, 'done', true)[0];
}

/** The entry that redo would bring back: the one undone last. */
export function firstUndone(store: RowStore, book: number | null): JournalEntry | undefined {
  return entries(store, book, 'undone', false)[0];
}

function entries(store: RowStore, book: number | null, state: JournalEntry['state'], descending: boolean): readonly JournalEntry[] {
  return store.select('journal_entry', { where: { book, state }, orderBy: ['id'], descending, limit: 1 }).map(asEntry);
}

function asEntry(row: object): JournalEntry {
  return asRow('journal_entry', row);
}

/** Throws BadInput `undo-barrier` where undo must not go past the entry, or a migration after it. */
export function assertUndoable(store: RowStore, entry: JournalEntry): void {
  const migration = store.select('journal_entry', { where: { kind: 'migration' }, orderBy: ['id'], descending: true, limit: 1 }).map(asEntry)[0];
  const barrier = migration && migration.id > entry.id ? migration : entry.kind === 'edit' ? undefined : entry;
  if (barrier) throw new BadInput('undo-barrier', `不能撤销到“${barrier.what}”之前：需要更早的内容时，请打开那时的备份。`);
}

/**
 * Applies an entry backwards or forwards. Every row must still be what the entry left; all old rows go before the new ones
 * come, so that the order in which they refer to each other does not matter. Call it inside a transaction.
 */
export function applyEntry(db: Database.Database, store: RowStore, entry: JournalEntry, direction: 'undo' | 'redo', stamp: Stamp): void {
  const changes = store.select('journal_change', { where: { entry: entry.id } }).map((row) => readChange(asRow('journal_change', row)));
  const steps = changes.map(({ table, before, after }) => (direction === 'undo' ? { table, from: after, to: before } : { table, from: before, to: after }));
  for (const { table, from, to } of steps) {
    const key = keyOf(table, from ?? to ?? {});
    const present = store.find(table, key) ?? null;
    const asLeft = from === null ? present === null : present !== null && sameRow(present, from);
    if (!asLeft) throw new BadInput('undo-conflict', `“${entry.what}”涉及的内容已被改动，不能${direction === 'undo' ? '撤销' : '重做'}：请直接修改，或打开备份。`);
  }
  for (const { table, from } of steps) if (from) store.remove(table, keyOf(table, from));
  for (const { table, to } of steps) if (to) store.insert(table, to);
  db.prepare('UPDATE journal_entry SET state = ?, stateAt = ?, stateBy = ? WHERE id = ?').run(direction === 'undo' ? 'undone' : 'done', stamp.at, stamp.who, entry.id);
}

function image(row: StoredRow | null): string {
  return row === null ? '' : JSON.stringify(row);
}

/** A change as stored; '' stands for no row. */
export function readChange(row: Row<'journal_change'>): Change {
  const { table } = row;
  if (!isLedgerTable(table)) throw new TypeError(`no table ${table}`);
  const parse = (json: string): StoredRow | null => {
    if (json === '') return null;
    const parsed: unknown = JSON.parse(json);
    if (typeof parsed !== 'object' || parsed === null) throw new TypeError('not a row image');
    return checkedRow(table, parsed);
  };
  return { table, key: row.key, before: parse(row.before), after: parse(row.after) };
}
