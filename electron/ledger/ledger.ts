import { userInfo } from 'node:os';
import { basename, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { BadInput } from '../../shared/badInput.ts';
import { backupTo } from './backup.ts';
import { type ReadConnection, type WriteConnection, createReadConnection, createWriteConnection } from './connection.ts';
import { reasonOf } from './fileHeader.ts';
import { type JournalEntry, type Stamp, appendEntry, applyEntry, assertUndoable, firstUndone, lastDone } from './journal.ts';
import { sqliteCode } from './nativeDatabase.ts';
import { createRecorder } from './recorder.ts';
import { type RowStore, createRowStore } from './rowStore.ts';

export interface WriteEntry {
  /** What is done, in Chinese, as the history shows it: `导入 2024.xlsx`. */
  readonly what: string;
  /** Default: the account of the operating system. */
  readonly who?: string;
  /** `creation` makes the book; `lock` changes only its lock. Both are barriers: undo does not go past them. Default `edit`. */
  readonly kind?: 'edit' | 'creation' | 'lock';
}

/** An open ledger file: one bureau, all its years. */
export interface Ledger {
  /** Absolute path; `:memory:` for a ledger without a file. */
  readonly path: string;
  readonly read: ReadConnection;
  /** Who and when, as the journal has it. `who` defaults to the account of the operating system. */
  stamp(who?: string): Stamp;
  /**
   * The one way to write: one transaction and one journal entry, or nothing at all when `change` throws. `book` is the year
   * whose rows may be written, null for the bureau's own. A write that changes nothing leaves no entry.
   * Throws BadInput `no-such-book`, `book-exists`, `book-locked`, `ledger-not-saved`.
   */
  write<T>(book: number | null, entry: WriteEntry, change: (tx: WriteConnection) => T): T;
  /** Takes back the book's last entry. Throws BadInput `nothing-to-undo`, `undo-barrier`, `book-locked`. */
  undo(book: number | null, who?: string): JournalEntry;
  /** Brings back the entry undone last. Throws BadInput `nothing-to-redo`, `book-locked`. */
  redo(book: number | null, who?: string): JournalEntry;
  /** What undo would take back, null when it cannot (nothing left, a barrier, a locked book). */
  undoable(book: number | null): JournalEntry | null;
  redoable(book: number | null): JournalEntry | null;
  /** A copy written beside the target and renamed. Throws BadInput `backup-failed`, `backup-target-open`. */
  backup(to: string): Promise<void>;
  /** Brings everything into the one file and lets go of it. May be called twice. */
  close(): void;
}

export interface LedgerParts {
  readonly path: string;
  readonly db: Database.Database;
  readonly now: () => Date;
  /** Called once, after the file is closed. */
  readonly closed: () => void;
}

/** The ledger over a connection that is open, checked and migrated. */
export function createLedger({ path, db, now, closed }: LedgerParts): Ledger {
  const store = createRowStore(db);
  let writing = false;
  let isClosed = false;

  /** One transaction at a time; foreign keys hold at its end, so the order of rows inside it is free. */
  const transaction = <T>(work: () => T): T => {
    if (writing) throw new Error('a write inside a write');
    writing = true;
    try {
      return db.transaction(() => {
        db.pragma('defer_foreign_keys = ON');
        return work();
      }).immediate();
    } catch (error) {
      store.written.rolledBack();
      throw explained(error, path);
    } finally {
      writing = false;
    }
  };
  const stamp = (who?: string): Stamp => ({ who: who ?? accountName(), at: now().toISOString() });

  const step = (book: number | null, direction: 'undo' | 'redo', who: string | undefined): JournalEntry => transaction(() => {
    const entry = stepEntry(store, book, direction);
    const by = stamp(who);
    applyEntry(db, store, entry, direction, by);
    return { ...entry, state: direction === 'undo' ? 'undone' : 'done', stateAt: by.at, stateBy: by.who };
  });

  return {
    path,
    read: createReadConnection(store),
    stamp,
    write: (book, { what, who, kind = 'edit' }, change) => transaction(() => {
      assertWritable(store, book, kind);
      const recorder = createRecorder(store, kind === 'lock' ? { book, tables: ['book', 'lock_event'] } : { book });
      try {
        const result = change(createWriteConnection(store, recorder));
        if (result instanceof Promise) throw new Error('a write is not asynchronous');
        const changes = recorder.changes();
        if (changes.length > 0) appendEntry(db, { ...stamp(who), book, what, kind }, changes);
        return result;
      } finally {
        recorder.end();
      }
    }),
    undo: (book, who) => step(book, 'undo', who),
    redo: (book, who) => step(book, 'redo', who),
    undoable: (book) => possible(() => stepEntry(store, book, 'undo')),
    redoable: (book) => possible(() => stepEntry(store, book, 'redo')),
    backup: (to) => backupTo(db, resolve(to)),
    close: () => {
      if (isClosed) return;
      if (writing) throw new Error('closed inside a write');
      isClosed = true;
      try {
        if (path !== ':memory:') db.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        db.close();
        closed();
      }
    },
  };
}

function assertWritable(store: RowStore, book: number | null, kind: 'edit' | 'creation' | 'lock'): void {
  if (book === null) {
    if (kind !== 'edit') throw new Error(`a ${kind} belongs to a book`);
    return;
  }
  const found = store.find('book', [book]);
  if (kind === 'creation') {
    if (found) throw new BadInput('book-exists', `账套中已有 ${book} 年度：请打开它，或换一个年度。`);
    return;
  }
  if (!found) throw new BadInput('no-such-book', `账套中没有 ${book} 年度：请先新建该年度。`);
  if (kind === 'edit') assertUnlocked(found['locked'], book);
}

function assertUnlocked(locked: unknown, book: number): void {
  if (locked === 'yes') throw new BadInput('book-locked', `${book} 年度已锁定归档，不能修改：确需修改时，请先写明理由解锁。`);
}

/** The entry that a step of undo or redo concerns; throws BadInput where there is none or it must not be. */
function stepEntry(store: RowStore, book: number | null, direction: 'undo' | 'redo'): JournalEntry {
  if (book !== null) assertUnlocked(store.find('book', [book])?.['locked'], book);
  const entry = direction === 'undo' ? lastDone(store, book) : firstUndone(store, book);
  if (!entry) throw direction === 'undo' ? new BadInput('nothing-to-undo', '没有可以撤销的操作。') : new BadInput('nothing-to-redo', '没有可以重做的操作。');
  if (direction === 'undo') assertUndoable(store, entry);
  return entry;
}

/** Null for what is refused. */
function possible<T>(find: () => T): T | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof BadInput) return null;
    throw error;
  }
}

/** A failure of the disk in words; any other error as it is. */
function explained(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(code)) {
    return new BadInput('ledger-not-saved', `账套“${basename(path)}”没有保存本次修改（${reasonOf(error)}）：请检查磁盘空间和文件权限后重做这一步。`);
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(path);
  return error;
}

export function damaged(path: string): BadInput {
  return new BadInput('ledger-damaged', `账套“${basename(path)}”已损坏，不能使用：请保留该文件，改用最近一份完好的备份。`);
}

/** Account of the operating system, for the journal. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '未知用户';
  }
}
