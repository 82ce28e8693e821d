import type Database from 'better-sqlite3';
import { type Value, quoted } from './columns.ts';
import { type StoredRow, checkedRow, keyOf } from './rowShape.ts';
import { type TableName, definitionOf } from './tables.ts';
import { type WrittenRows, createWrittenRows } from './writtenRows.ts';

export interface Selecting {
  /** Columns that must equal a value, or one of several. */
  readonly where?: Readonly<Record<string, Value | readonly Value[] | undefined>>;
  readonly orderBy?: readonly string[];
  readonly descending?: boolean;
  readonly limit?: number;
}

/** Rows of the declared tables by name, checked at both borders against the declared columns. The only place that builds SQL for rows. */
export interface RowStore {
  /** Rows as SQLite gives them: the caller checks them against the columns. */
  select(table: TableName, selection: Selecting): readonly object[];
  find(table: TableName, key: readonly Value[]): StoredRow | undefined;
  insert(table: TableName, row: StoredRow): void;
  replace(table: TableName, row: StoredRow): void;
  remove(table: TableName, key: readonly Value[]): void;
  /** Which rows were written since the file was opened. */
  readonly written: WrittenRows;
}

export function createRowStore(db: Database.Database): RowStore {
  const statements = new Map<string, Database.Statement<unknown[], object>>();
  const statement = (sql: string): Database.Statement<unknown[], object> => {
    const known = statements.get(sql);
    if (known) return known;
    const prepared = db.prepare<unknown[], object>(sql);
    statements.set(sql, prepared);
    return prepared;
  };
  const shaped = new Map<TableName, RowStatements>();
  const ofTable = (table: TableName): RowStatements => {
    const known = shaped.get(table);
    if (known) return known;
    const prepared = rowStatements(db, table);
    shaped.set(table, prepared);
    return prepared;
  };
  const written = createWrittenRows();
  return {
    written,
    select(table, selection) {
      const { sql, values } = selectSql(table, selection);
      return statement(sql).all(...values);
    },
    find(table, key) {
      const row = ofTable(table).find.get(...key);
      return row && checkedRow(table, row);
    },
    insert(table, row) {
      const { insert, insertNames } = ofTable(table);
      insert.run(...insertNames.map((name) => row[name]));
      written.note(table, keyOf(table, row));
    },
    replace(table, row) {
      const { replace, replaceNames } = ofTable(table);
      if (!replace) throw new TypeError(`${table} has nothing but its key`);
      replace.run(...replaceNames.map((name) => row[name]));
      written.note(table, keyOf(table, row));
    },
    remove(table, key) {
      ofTable(table).remove.run(...key);
      written.note(table, key);
    },
  };
}

/** The statements of one table, prepared once, with the columns whose values they take. */
interface RowStatements {
  readonly find: Database.Statement<unknown[], object>;
  readonly insert: Database.Statement<unknown[]>;
  readonly insertNames: readonly string[];
  readonly replace: Database.Statement<unknown[]> | null;
  readonly replaceNames: readonly string[];
  readonly remove: Database.Statement<unknown[]>;
}

function rowStatements(db: Database.Database, table: TableName): RowStatements {
  const { columns, key } = definitionOf(table);
  const names = Object.keys(columns);
  const others = names.filter((name) => !key.includes(name));
  const match = key.map((name) => `${quoted(name)} = ?`).join(' AND ');
  return {
    find: db.prepare(`SELECT ${columnList(table)} FROM ${quoted(table)} WHERE ${match}`),
    insert: db.prepare(`INSERT INTO ${quoted(table)} (${columnList(table)}) VALUES (${names.map(() => '?').join(', ')})`),
    insertNames: names,
    replace: others.length === 0 ? null : db.prepare(`UPDATE ${quoted(table)} SET ${others.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE ${match}`),
    replaceNames: [...others, ...key],
    remove: db.prepare(`DELETE FROM ${quoted(table)} WHERE ${match}`),
  };
}

function columnList(table: TableName): string {
  return Object.keys(definitionOf(table).columns).map(quoted).join(', ');
}

function selectSql(table: TableName, { where = {}, orderBy, descending, limit }: Selecting): { readonly sql: string; readonly values: readonly Value[] } {
  const { columns, key } = definitionOf(table);
  const known = (name: string): string => {
    if (!Object.hasOwn(columns, name)) throw new TypeError(`${table} has no column ${name}`);
    return quoted(name);
  };
  const conditions: string[] = [];
  const values: Value[] = [];
  for (const [name, wanted] of Object.entries(where)) {
    if (wanted === undefined) continue;
    const several = typeof wanted === 'object' && wanted !== null;
    conditions.push(several ? `${known(name)} IN (SELECT value FROM json_each(?))` : `${known(name)} IS ?`);
    values.push(several ? JSON.stringify(wanted) : wanted);
  }
  const order = (orderBy ?? key).map((name) => `${known(name)}${descending ? ' DESC' : ''}`);
  if (limit !== undefined) values.push(limit);
  const clauses = [
    `SELECT ${columnList(table)} FROM ${quoted(table)}`,
    conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '',
    `ORDER BY ${order.join(', ')}`,
    limit === undefined ? '' : 'LIMIT ?',
  ];
  return { sql: clauses.join(' '), values };
}
