import type { Filter } from '../ledger/fact.ts';
import type { Role } from '../statement/definition.ts';
import type { BookView, ViewCell, ViewRow, ViewTable } from '../view/view.ts';
import { type Family, FamilyFinder, shareLevels } from './relations/family.ts';

/** One table of a view, its cells found by meaning and by place. */
export interface IndexedTable {
  readonly table: ViewTable;
  /** Position in print order. */
  readonly order: number;
  readonly cells: readonly ViewCell[];
  /** First cell of each meaning. */
  readonly bySignature: Map<string, ViewCell>;
  readonly families: Family[];
  /** Cells of fixed lines, the first of each meaning. */
  readonly lines: readonly ViewCell[];
  /** Cells that cross 科目 with economic class. */
  readonly crossed: readonly ViewCell[];
  /** Rules of single cells that found nothing in the table as it is; emptied when an amount of it changes. */
  readonly clean: Set<unknown>;
}

/** A whole book indexed once, so that no rule scans it again. */
export interface FigureIndex {
  readonly view: BookView;
  readonly tables: readonly IndexedTable[];
  /** Cells of each meaning, at most one a table, in print order. */
  readonly bySignature: Map<string, readonly ViewCell[]>;
  /** Families of one breakdown (dimension and remaining meaning) over all tables, in print order. */
  readonly breakdowns: ReadonlyMap<string, readonly Family[]>;
}

/** Tables in print order: by their numbers, in the given order where they have none. */
export function tablesInOrder(view: BookView): ViewTable[] {
  const numberOf = (table: ViewTable): number => Number(/\d+/.exec(table.number)?.[0] ?? Number.NaN);
  const given = [...view.tables.values()];
  const keyed = given.map((table, at) => ({ table, at, number: numberOf(table) }));
  keyed.sort((a, b) => (Number.isNaN(a.number) || Number.isNaN(b.number) ? a.at - b.at : a.number - b.number || a.at - b.at));
  return keyed.map((entry) => entry.table);
}

/** Indexes a view: cells by meaning, and by the codes under each remaining meaning. */
export function indexView(view: BookView): FigureIndex {
  const tables = tablesInOrder(view).map((table, order) => indexTable(table, order));
  const bySignature = new Map<string, ViewCell[]>();
  const breakdowns = new Map<string, Family[]>();
  for (const entry of tables) {
    for (const [meaning, cell] of entry.bySignature) append(bySignature, meaning, cell);
    for (const family of entry.families) append(breakdowns, family.key, family);
  }
  return { view, tables, bySignature, breakdowns };
}

const BESIDE = new WeakMap<BookView, FigureIndex>();

/** The index of a view that another book is held against (last year, a unit), made once as long as the view lives. Its amounts must not change. */
export function indexBeside(view: BookView): FigureIndex {
  let index = BESIDE.get(view);
  if (index === undefined) BESIDE.set(view, index = indexView(view));
  return index;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function indexTable(table: ViewTable, order: number): IndexedTable {
  const bySignature = new Map<string, ViewCell>();
  const families = new Map<string, Family>();
  const finder = new FamilyFinder(table, order, families);
  const [lines, crossed]: [ViewCell[], ViewCell[]] = [[], []];
  for (const cell of table.cells) {
    const { filter, signature } = cell;
    if (filter?.function !== undefined && filter.economic !== undefined) crossed.push(cell);
    if (filter === null || signature === '') continue;
    const isFirst = !bySignature.has(signature);
    if (isFirst) bySignature.set(signature, cell);
    if (filter.measure === 'line') {
      if (isFirst) lines.push(cell);
      continue;
    }
    if (filter.function !== undefined) finder.place(cell, filter, 'function');
    if (filter.economic !== undefined) finder.place(cell, filter, 'economic');
    if (filter.project !== undefined) finder.place(cell, filter, 'project');
  }
  for (const family of families.values()) {
    const total = bySignature.get(family.rest);
    if (total !== undefined && !family.cells.has('')) family.cells.set('', total);
  }
  shareLevels([...families.values()]);
  return { table, order, cells: table.cells, bySignature, families: [...families.values()], lines, crossed, clean: new Set() };
}

/** The first cell with a meaning, in print order; a table can be left out. */
export function cellMeaning(index: FigureIndex, meaning: string, except?: ViewTable): ViewCell | undefined {
  return index.bySignature.get(meaning)?.find((cell) => cell.table !== except);
}

/** The table of a role, if the document has it. */
export function tableOf(index: FigureIndex, role: Role): IndexedTable | undefined {
  return index.tables.find((entry) => entry.table.role === role);
}

/** Rows by place: row id → column id → cell. */
export function cellsByPlace(table: ViewTable): Map<string, Map<string, ViewCell>> {
  const rows = new Map<string, Map<string, ViewCell>>();
  for (const cell of table.cells) {
    const row = rows.get(cell.row.id);
    if (row === undefined) rows.set(cell.row.id, new Map([[cell.column.id, cell]]));
    else row.set(cell.column.id, cell);
  }
  return rows;
}

/** A filter's single value of a dimension; undefined for none or several. */
export function single(filter: Filter | null, dimension: keyof Filter): string | undefined {
  const value = filter?.[dimension];
  return typeof value === 'string' ? value : undefined;
}

/** True for a row that does not exist in the document and was put in because another table has it. */
export function isMissingRow(row: ViewRow): boolean {
  return row.id.startsWith('missing:');
}
