import type { MoneyUnit } from '../money/fen.ts';
import { decimalToFen } from '../money/parse.ts';
import type { GridRow } from './grid.ts';
import type { InterpretedTable } from './interpret.ts';
import { departmentName } from './preamble.ts';

/** Tables of one department's units beside its own in one workbook. */
export interface Departments {
  /** The tables to be read. */
  readonly own: readonly InterpretedTable[];
  /** Those of other units, by the unit's name. */
  readonly others: ReadonlyMap<string, readonly InterpretedTable[]>;
  /** Whose tables are read, where there are several; null where all tables are of one. */
  readonly name: string | null;
}

/** The name behind 部门： or beside it, in a row; '' without one. */
export function departmentIn(row: GridRow): string {
  for (const [index, cell] of row.cells.entries()) {
    const inside = cell.raw.type === 'text' ? departmentName(cell.key) : null;
    if (inside === null) continue;
    const beside = row.cells[index + 1];
    const name = inside !== '' ? inside : beside && beside.raw.type === 'text' && !/单位:|表$/.test(beside.key) ? beside.key : '';
    if (name.length >= 2) return name;
  }
  return '';
}

/**
 * Where several units print the same statements, those of the unit with the most money are read: a department's table is the sum of its
 * units'. A statement that only another unit prints stays.
 */
export function divideDepartments(tables: readonly InterpretedTable[], unitOf: (table: InterpretedTable) => MoneyUnit): Departments {
  const all: Departments = { own: tables, others: new Map(), name: null };
  const names = new Map(tables.map((table): [InterpretedTable, string] => [table, departmentOf(table)]));
  const several = new Set([...Map.groupBy(tables, (table) => table.source.role)].flatMap(([role, same]) => (new Set(same.map((table) => names.get(table)).filter((name) => name !== '')).size > 1 ? [role] : [])));
  if (several.size === 0) return all;
  const money = new Map<string, number>();
  for (const table of tables) {
    const name = names.get(table) ?? '';
    if (name !== '' && several.has(table.source.role)) money.set(name, (money.get(name) ?? 0) + largest(table, unitOf(table)));
  }
  const name = [...money].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  const printed = new Set(tables.filter((table) => names.get(table) === name).map((table) => table.source.role));
  const isOther = (table: InterpretedTable): boolean => names.get(table) !== '' && names.get(table) !== name && printed.has(table.source.role);
  return { own: tables.filter((table) => !isOther(table)), others: Map.groupBy(tables.filter(isOther), (table) => names.get(table) ?? ''), name };
}

function departmentOf({ source: { block, head } }: InterpretedTable): string {
  const bottom = head.rows.at(-1)?.index ?? 0;
  for (const row of block.rows) {
    if (row.index > bottom) break;
    const name = departmentIn(row);
    if (name !== '') return name;
  }
  return '';
}

function largest(table: InterpretedTable, unit: MoneyUnit): number {
  return table.rows.reduce((most, row) => row.cells.reduce((so, { amount, filter }) => (
    amount.state === 'number' && amount.decimal && filter !== null && filter.measure !== 'line' ? Math.max(so, decimalToFen(amount.decimal, unit).fen) : so), most), 0);
}
