import type { Role } from '../statement/definition.ts';
import { LINE_KEY_BY_ID } from '../ledger/lineKeys.ts';
import { type AmountFormat, formatFen } from '../money/format.ts';
import { fen } from '../money/fen.ts';
import type { FilledCell, FilledRow, StatementTable } from '../statement/table.ts';
import { statementNotes, withYear } from '../statement/layout.ts';
import type { BookView, ReadingRemark, ViewCell, ViewColumn, ViewRow, ViewTable } from './view.ts';

export interface LedgerViewInput {
  readonly packId: string;
  readonly year: number;
  readonly department: string;
  readonly tables: readonly StatementTable[];
  /** Size in fen of the last digit that the facts carry: 1 when exact, 10,000 when taken from 万元 with two decimals. */
  readonly digit: number;
  readonly lastYear?: BookView;
  readonly remarks?: readonly ReadingRemark[];
}

/** The live ledger as the checks see it: evaluated statements with the precision of their facts. */
export function viewOfStatements(input: LedgerViewInput): BookView {
  return bookViewOf(input, new Map(input.tables.map((table) => [table.definition.role, viewTable(table, input.digit)])));
}

/** A view of one book that follows it: what is shown last holds for everybody who has the view, and a cell is the same object for as long as its table has the same rows. */
export function createFollowingView(): (input: LedgerViewInput) => BookView {
  const shown = new Map<Role, { readonly statement: StatementTable; readonly digit: number; readonly view: TableView }>();
  return (input) => {
    const tables = new Map<Role, ViewTable>();
    for (const statement of input.tables) {
      const { role } = statement.definition;
      const before = shown.get(role);
      const view = before !== undefined && before.digit === input.digit && follow(before.view, before.statement, statement) ? before.view : viewTable(statement, input.digit);
      shown.set(role, { statement, digit: input.digit, view });
      tables.set(role, view);
    }
    for (const role of shown.keys()) if (!tables.has(role)) shown.delete(role);
    return bookViewOf(input, tables);
  };
}

function bookViewOf(input: LedgerViewInput, tables: ReadonlyMap<Role, ViewTable>): BookView {
  return { origin: 'ledger', packId: input.packId, year: input.year, department: input.department, tables, remarks: input.remarks ?? [], ...(input.lastYear && { lastYear: input.lastYear }) };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type CellView = Writable<ViewCell>;
interface TableView extends Omit<ViewTable, 'cells' | 'empty' | 'notes'> {
  readonly cells: readonly CellView[];
  empty: boolean;
  notes: readonly string[];
}

/** Puts the amounts of a table into the view of an earlier state of it; false, with nothing done, where more than amounts is another. */
function follow(view: TableView, before: StatementTable, after: StatementTable): boolean {
  if (before === after) return true;
  if (before.definition !== after.definition || before.year !== after.year || !sameRows(before, after)) return false;
  const format = formatOf(after);
  let at = 0;
  after.panels.forEach((panel, place) => panel.rows.forEach((row, i) => {
    if (row === before.panels[place]?.rows[i]) at += row.kind === 'filler' ? 0 : row.cells.size;
    else for (const { column } of panel.columns) {
      const cell = row.kind === 'filler' ? undefined : row.cells.get(column.id);
      const shown = cell && view.cells[at];
      if (cell === undefined || shown === undefined) continue;
      at += 1;
      Object.assign(shown, amountOf(view, shown.filter, cell, format));
    }
  }));
  Object.assign(view, { empty: after.empty, notes: statementNotes(after) });
  return true;
}

function sameRows(a: StatementTable, b: StatementTable): boolean {
  return a.panels.length === b.panels.length && a.panels.every(({ rows }, at) => {
    const others = b.panels[at]?.rows ?? [];
    return rows === others || (rows.length === others.length && rows.every((row, place) => row === others[place] || sameRow(row, others[place])));
  });
}

function sameRow(a: FilledRow, b: FilledRow | undefined): boolean {
  return b !== undefined && a.id === b.id && a.kind === b.kind && a.label === b.label && a.line === b.line && a.code === b.code && a.filter === b.filter && a.sum === b.sum
    && a.cells.size === b.cells.size && b.cells.entries().every(([id, cell]) => a.cells.get(id)?.signature === cell.signature && a.cells.get(id)?.dash === cell.dash);
}

function formatOf({ definition }: StatementTable): AmountFormat {
  return { unit: definition.unit, decimals: definition.decimals };
}

function viewTable(table: StatementTable, digit: number): TableView {
  const { definition } = table;
  const rows: ViewRow[] = [];
  const columns: ViewColumn[] = [];
  const cells: CellView[] = [];
  const view: TableView = {
    role: definition.role, number: definition.number, title: withYear(definition.title, table.year), unit: definition.unit, decimals: definition.decimals,
    quantity: definition.quantity ?? 'fen', rows, columns, cells, empty: table.empty, notes: statementNotes(table),
  };
  const format = formatOf(table);
  for (const panel of table.panels) {
    const amounts = panel.columns.filter((entry) => entry.column.kind === 'amount').map((entry): ViewColumn => ({
      id: entry.column.id, panel: panel.definition.id, path: panel.definition.label === undefined ? entry.path : [panel.definition.label, ...entry.path], filter: entry.filter,
      ...(entry.number && { number: entry.number }), ...(entry.column.sum && { sum: entry.column.sum }),
    }));
    columns.push(...amounts);
    panel.rows.forEach((filled, order) => {
      if (filled.kind === 'filler') return;
      const row: ViewRow = {
        id: filled.id, panel: panel.definition.id, label: withYear(filled.label, table.year), filter: filled.filter, order,
        ...(filled.code && { code: filled.code }), ...(filled.line !== undefined && { line: String(filled.line) }), ...(filled.sum && { sum: filled.sum }),
      };
      rows.push(row);
      for (const column of amounts) {
        const cell = filled.cells.get(column.id);
        if (cell) cells.push(cellView(view, row, column, cell, format, digit));
      }
    });
  }
  return view;
}

function cellView(table: TableView, row: ViewRow, column: ViewColumn, cell: FilledCell, format: AmountFormat, digit: number): CellView {
  const { state, value, printed } = amountOf(table, cell.filter, cell, format);
  return { table, row, column, filter: cell.filter, signature: cell.signature, state, value, printed, digit: isCount(table, cell.filter) ? 1 : digit, cleaned: NOTHING };
}

const NOTHING: readonly string[] = [];

/** What of a cell changes while its table keeps its rows. */
function amountOf(table: TableView, filter: ViewCell['filter'], { value, dash }: FilledCell, format: AmountFormat): Pick<ViewCell, 'state' | 'value' | 'printed'> {
  return { state: dash ? 'dash' : value === null ? 'blank' : 'number', value: value ?? 0, printed: value === null ? null : isCount(table, filter) ? String(value) : formatFen(fen(value), format) };
}

function isCount(table: TableView, filter: ViewCell['filter']): boolean {
  const key = filter?.key;
  return typeof key === 'string' ? LINE_KEY_BY_ID.get(key)?.kind === 'count' : table.quantity === 'count';
}
