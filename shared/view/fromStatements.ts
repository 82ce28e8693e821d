import type { Role } from '../statement/definition.ts';
import { LINE_KEY_BY_ID } from '../ledger/lineKeys.ts';
import { type AmountFormat, formatFen } from '../money/format.ts';
import { fen } from '../money/fen.ts';
import type { StatementTable } from '../statement/table.ts';
import { withYear } from '../statement/layout.ts';
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
  const tables = new Map<Role, ViewTable>();
  for (const table of input.tables) tables.set(table.definition.role, viewTable(table, input.digit));
  return { origin: 'ledger', packId: input.packId, year: input.year, department: input.department, tables, remarks: input.remarks ?? [], ...(input.lastYear && { lastYear: input.lastYear }) };
}

function viewTable(table: StatementTable, digit: number): ViewTable {
  const { definition } = table;
  const rows: ViewRow[] = [];
  const columns: ViewColumn[] = [];
  const cells: ViewCell[] = [];
  const view: ViewTable = {
    role: definition.role, number: definition.number, title: withYear(definition.title, table.year), unit: definition.unit, decimals: definition.decimals,
    quantity: definition.quantity ?? 'fen', rows, columns, cells, empty: table.empty,
    notes: [...definition.notes, ...(table.empty && definition.emptyNote ? [definition.emptyNote] : [])].map((note) => withYear(note, table.year)),
  };
  const format: AmountFormat = { unit: definition.unit, decimals: definition.decimals };
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
        if (cell) cells.push(viewCell(view, row, column, cell.value, cell, format, digit));
      }
    });
  }
  return view;
}

function viewCell(table: ViewTable, row: ViewRow, column: ViewColumn, value: number | null, cell: { readonly filter: ViewCell['filter']; readonly signature: string; readonly dash: boolean }, format: AmountFormat, digit: number): ViewCell {
  const key = cell.filter?.key;
  const isCount = typeof key === 'string' ? LINE_KEY_BY_ID.get(key)?.kind === 'count' : table.quantity === 'count';
  return {
    table, row, column, filter: cell.filter, signature: cell.signature, state: cell.dash ? 'dash' : value === null ? 'blank' : 'number',
    value: value ?? 0, printed: value === null ? null : isCount ? String(value) : formatFen(fen(value), format), digit: isCount ? 1 : digit, cleaned: [],
  };
}
