import { type StoredRow, keyOf, keyText, sameRow } from './rowShape.ts';
import type { RowStore } from './rowStore.ts';
import { type LedgerTable, definitionOf } from './tables.ts';

/** One row of one write: its image before the write and after it. A row written several times is one change. */
export interface Change {
  readonly table: LedgerTable;
  /** JSON of the key's values. */
  readonly key: string;
  readonly before: StoredRow | null;
  readonly after: StoredRow | null;
}

/** Writes rows and keeps their images. */
export interface Recorder {
  insert(table: LedgerTable, row: StoredRow): void;
  replace(table: LedgerTable, before: StoredRow, after: StoredRow): void;
  remove(table: LedgerTable, before: StoredRow): void;
  /** What differs now from the start of the write; rows that came back to what they were are no changes. */
  changes(): readonly Change[];
  /** Ends the write: the connection that leaked out of it can no longer write. */
  end(): void;
}

export interface Scope {
  /** Year of the book that may be written; null = only rows of the whole bureau. */
  readonly book: number | null;
  /** Tables that may be written; all when absent. */
  readonly tables?: readonly LedgerTable[];
}

/**
 * Records the rows of one write. Rows of another book are refused: undo works per book, which is sound only when an entry's
 * rows are all its book's own.
 */
export function createRecorder(store: RowStore, scope: Scope): Recorder {
  const changes = new Map<string, Change>();
  let ended = false;

  const note = (table: LedgerTable, before: StoredRow | null, after: StoredRow | null): void => {
    const key = keyText(table, after ?? before ?? {});
    const id = `${table}${key}`;
    changes.set(id, { table, key, before: changes.has(id) ? (changes.get(id)?.before ?? null) : before, after });
  };
  const guard = (table: LedgerTable, row: StoredRow): void => {
    if (ended) throw new Error('the write is over: its connection must not be kept');
    if (scope.tables && !scope.tables.includes(table)) throw new Error(`this kind of write does not touch ${table}`);
    const { bookColumn } = definitionOf(table);
    const owner = bookColumn === null ? null : row[bookColumn];
    if (owner !== scope.book) throw new Error(`a row of ${table} of book ${owner} in a write of book ${scope.book}`);
  };

  return {
    insert(table, row) {
      guard(table, row);
      store.insert(table, row);
      note(table, null, row);
    },
    replace(table, before, after) {
      guard(table, after);
      if (keyText(table, before) !== keyText(table, after)) throw new Error(`the key of a row of ${table} does not change`);
      if (sameRow(before, after)) return;
      store.replace(table, after);
      note(table, before, after);
    },
    remove(table, before) {
      guard(table, before);
      store.remove(table, keyOf(table, before));
      note(table, before, null);
    },
    changes: () => [...changes.values()].filter(({ before, after }) => !(before === null ? after === null : after !== null && sameRow(before, after))),
    end: () => { ended = true; },
  };
}
