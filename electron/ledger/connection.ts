import type { Value } from './columns.ts';
import type { Recorder } from './recorder.ts';
import { asRow, checkedRow, keyOf } from './rowShape.ts';
import type { RowStore } from './rowStore.ts';
import type { Key, LedgerTable, Row, TableName } from './tables.ts';
import type { WrittenRows } from './writtenRows.ts';

const reading: unique symbol = Symbol('reading');
const writing: unique symbol = Symbol('writing');

/** Columns that must equal a value, or one of several. */
export type Where<T extends TableName> = { readonly [C in keyof Row<T>]?: Row<T>[C] | readonly Row<T>[C][] };

export interface Selection<T extends TableName> {
  readonly where?: Where<T>;
  /** Default: the key. */
  readonly orderBy?: readonly (keyof Row<T> & string)[];
  readonly descending?: boolean;
  readonly limit?: number;
}

/** Reads rows. A function that takes this one cannot write: it does not compile. */
export interface ReadConnection {
  readonly [reading]: true;
  select<T extends TableName>(table: T, selection?: Selection<T>): readonly Row<T>[];
  get<T extends TableName>(table: T, key: Key<T>): Row<T> | undefined;
  /** Which rows were written since the file was opened: what keeps rows asks this before it reads them again. */
  readonly written: Pick<WrittenRows, 'version' | 'since'>;
}

/** Writes rows, each with its image before and after recorded for the journal. Lives only inside `ledger.write`. */
export interface WriteConnection extends ReadConnection {
  readonly [writing]: true;
  /** A new row; throws where the key exists (a bug: tell a duplicate apart before). */
  insert<T extends LedgerTable>(table: T, row: Row<T>): void;
  /** Changes some columns of an existing row; its key stays. */
  update<T extends LedgerTable>(table: T, key: Key<T>, change: Partial<Row<T>>): void;
  /** Makes the row be so, whether or not its key exists. */
  upsert<T extends LedgerTable>(table: T, row: Row<T>): void;
  /** Removes a row; false where there was none. */
  remove<T extends LedgerTable>(table: T, key: Key<T>): boolean;
  /** Removes all rows that match and says how many. */
  removeWhere<T extends LedgerTable>(table: T, where: Where<T>): number;
}

export function createReadConnection(store: RowStore): ReadConnection {
  return {
    [reading]: true,
    written: store.written,
    select: (table, selection = {}) => store.select(table, { ...selection, where: plainWhere(selection.where) }).map((row) => asRow(table, row)),
    get: (table, key) => {
      const row = store.find(table, keyOf(table, key));
      return row && asRow(table, row);
    },
  };
}

export function createWriteConnection(store: RowStore, recorder: Recorder): WriteConnection {
  const read = createReadConnection(store);
  return {
    ...read,
    [writing]: true,
    insert: (table, row) => recorder.insert(table, checkedRow(table, row)),
    update: (table, key, change) => {
      const before = store.find(table, keyOf(table, key));
      if (!before) throw new RangeError(`no such row in ${table}: ${JSON.stringify(key)}`);
      recorder.replace(table, before, checkedRow(table, { ...before, ...change }));
    },
    upsert: (table, row) => {
      const after = checkedRow(table, row);
      const before = store.find(table, keyOf(table, after));
      if (before) recorder.replace(table, before, after);
      else recorder.insert(table, after);
    },
    remove: (table, key) => {
      const before = store.find(table, keyOf(table, key));
      if (before) recorder.remove(table, before);
      return before !== undefined;
    },
    removeWhere: (table, where) => {
      const rows = store.select(table, { where: plainWhere(where) }).map((row) => checkedRow(table, row));
      for (const row of rows) recorder.remove(table, row);
      return rows.length;
    },
  };
}

function plainWhere(where: object | undefined): Record<string, Value | readonly Value[]> {
  const plain: Record<string, Value | readonly Value[]> = {};
  for (const [name, wanted] of Object.entries(where ?? {})) if (isValue(wanted) || (Array.isArray(wanted) && wanted.every(isValue))) plain[name] = wanted;
  return plain;
}

function isValue(value: unknown): value is Value {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
