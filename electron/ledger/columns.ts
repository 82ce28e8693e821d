/** What a column holds. Every table is STRICT, so the file enforces the same. */
export type Value = string | number | null;

export interface Column<V extends Value = Value> {
  readonly type: 'TEXT' | 'INTEGER';
  readonly optional: boolean;
  /** The closed list of a column that has one; becomes a CHECK. */
  readonly values?: readonly string[];
  readonly accepts: (value: unknown) => value is V;
}

export type Columns = Readonly<Record<string, Column>>;

/** The row type that a set of columns declares. */
export type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer V> ? V : never };

export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
  readonly target: readonly string[];
}

export interface TableDefinition<C extends Columns = Columns, K extends keyof C & string = keyof C & string> {
  readonly columns: C;
  readonly key: readonly K[];
  /** The column that says which book a row belongs to; null for rows of the whole bureau. */
  readonly bookColumn: string | null;
  readonly references: readonly Reference[];
  readonly indexes: readonly (readonly string[])[];
}

/** Text; '' where nothing was entered. */
export function text(): Column<string> {
  return { type: 'TEXT', optional: false, accepts: (value): value is string => typeof value === 'string' };
}

/** A whole number: fen, a count, a year, an order. */
export function integer(): Column<number> {
  return { type: 'INTEGER', optional: false, accepts: (value): value is number => Number.isSafeInteger(value) };
}

/** A whole number or nothing (blank is not zero). */
export function optionalInteger(): Column<number | null> {
  return { type: 'INTEGER', optional: true, accepts: (value): value is number | null => value === null || Number.isSafeInteger(value) };
}

/** One of a closed list of words. */
export function oneOf<const V extends readonly string[]>(values: V): Column<V[number]> {
  const known: readonly string[] = values;
  return { type: 'TEXT', optional: false, values, accepts: (value): value is V[number] => typeof value === 'string' && known.includes(value) };
}

/** The rows of a book: a `book` column (its year) is put in front of columns and key, with the reference to `book`. */
export function bookTable<C extends Columns, K extends keyof C & string>(
  columns: C, key: readonly K[], more: { readonly references?: readonly Reference[]; readonly indexes?: readonly (readonly string[])[] } = {},
): TableDefinition<{ readonly book: Column<number> } & C, 'book' | K> {
  return {
    columns: { book: integer(), ...columns }, key: ['book', ...key], bookColumn: 'book',
    references: [{ columns: ['book'], table: 'book', target: ['year'] }, ...(more.references ?? [])],
    indexes: more.indexes ?? [],
  };
}

/** A table that is not one of a book's. */
export function table<C extends Columns, K extends keyof C & string>(
  columns: C, key: readonly K[], more: { readonly bookColumn?: K; readonly references?: readonly Reference[]; readonly indexes?: readonly (readonly string[])[] } = {},
): TableDefinition<C, K> {
  return { columns, key, bookColumn: more.bookColumn ?? null, references: more.references ?? [], indexes: more.indexes ?? [] };
}

/** A quoted SQL name: names such as `column` and `key` are words of SQL. */
export function quoted(name: string): string {
  return `"${name}"`;
}

function list(names: readonly string[]): string {
  return names.map(quoted).join(', ');
}

/** CREATE TABLE (STRICT) and its indexes. */
export function tableDdl(name: string, definition: TableDefinition): string {
  const lines = Object.entries(definition.columns).map(([column, { type, optional, values }]) => {
    const check = values ? ` CHECK (${quoted(column)} IN (${values.map((value) => `'${value}'`).join(', ')}))` : '';
    return `${quoted(column)} ${type}${optional ? '' : ' NOT NULL'}${check}`;
  });
  lines.push(`PRIMARY KEY (${list(definition.key)})`);
  for (const { columns, table: target, target: targetColumns } of definition.references) {
    lines.push(`FOREIGN KEY (${list(columns)}) REFERENCES ${quoted(target)} (${list(targetColumns)})`);
  }
  const indexes = definition.indexes.map((columns) => `CREATE INDEX ${quoted(`${name}_by_${columns.join('_')}`)} ON ${quoted(name)} (${list(columns)});\n`);
  return `CREATE TABLE ${quoted(name)} (\n  ${lines.join(',\n  ')}\n) STRICT;\n${indexes.join('')}`;
}
