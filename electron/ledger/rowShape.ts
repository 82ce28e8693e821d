import type { Column, Value } from './columns.ts';
import { type Row, type TableName, definitionOf } from './tables.ts';

/** A row of a declared table, every column held against its declaration. */
export type StoredRow = Readonly<Record<string, Value>>;

interface Shape {
  readonly columns: readonly (readonly [name: string, column: Column])[];
  readonly key: readonly (readonly [name: string, column: Column])[];
}

const shapes = new Map<TableName, Shape>();

function shapeOf(table: TableName): Shape {
  const known = shapes.get(table);
  if (known) return known;
  const { columns, key } = definitionOf(table);
  const entries = Object.entries(columns);
  const shape = { columns: entries, key: key.flatMap((wanted) => entries.filter(([name]) => name === wanted)) };
  shapes.set(table, shape);
  return shape;
}

/** A row with exactly the declared columns, each of its type; throws TypeError otherwise (a bug: bad input is told apart before). */
export function checkedRow(table: TableName, row: object): StoredRow {
  const checked: Record<string, Value> = {};
  const { columns } = shapeOf(table);
  for (const [name, column] of columns) checked[name] = fieldOf(table, row, name, column);
  const given = Object.keys(row);
  if (given.length > columns.length) throw new TypeError(`${table} has no column ${given.filter((name) => !Object.hasOwn(checked, name)).join(', ')}`);
  return checked;
}

/** A row as it came from the file, given its type after every declared column was held against its value. */
export function asRow<T extends TableName>(table: T, row: object): Row<T> {
  if (!isRow(table, row)) throw new TypeError(`not a row of ${table}: ${JSON.stringify(row)}`);
  return row;
}

function isRow<T extends TableName>(table: T, row: object): row is Row<T> {
  return isRecord(row) && shapeOf(table).columns.every(([name, column]) => column.accepts(row[name]));
}

/** Values of a row's key, in declared order. */
export function keyOf(table: TableName, row: object): readonly Value[] {
  return shapeOf(table).key.map(([name, column]) => fieldOf(table, row, name, column));
}

/** The key as text, as the journal has it. */
export function keyText(table: TableName, row: object): string {
  return JSON.stringify(keyOf(table, row));
}

export function sameRow(a: StoredRow, b: StoredRow): boolean {
  for (const name in a) if (a[name] !== b[name]) return false;
  for (const name in b) if (!Object.hasOwn(a, name)) return false;
  return true;
}

function fieldOf(table: TableName, row: object, name: string, column: Column): Value {
  const value = isRecord(row) ? row[name] : undefined;
  if (!column.accepts(value)) throw new TypeError(`${table}.${name} does not take ${JSON.stringify(value)}`);
  return value === 0 ? 0 : value;
}

function isRecord(row: object): row is Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null;
}
