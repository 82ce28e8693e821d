import { type Filter, signature } from '../ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../ledger/lineKeys.ts';
import { type MoneyUnit, divideHalfUp, fenPerDigit } from '../money/fen.ts';
import { type PrintedDecimal, decimalToFen } from '../money/parse.ts';
import type { QuantityKind } from '../ledger/fact.ts';
import type { SourceAddress, ViewCell, ViewColumn, ViewRow, ViewTable } from '../view/view.ts';
import { significantDecimals, usualDecimals } from './amounts.ts';
import { cellAddress } from './grid.ts';
import type { InterpretedCell, InterpretedRow, InterpretedTable } from './interpret.ts';
import { type Claim, joinedRows } from './parts.ts';
import { rowsWithSums } from './sums.ts';

export interface ViewTableInput {
  readonly claim: Claim;
  /** Number of the table where the document prints none. */
  readonly formNumber: string;
  readonly unitOf: (table: InterpretedTable) => MoneyUnit;
  /** Decimals of the whole document, for a table without any; null when no figure of the document shows decimals. */
  readonly bookDecimals: number | null;
  /** Decimals of a document that rounds all its money to fewer than two; null for any other. */
  readonly coarseDecimals: number | null;
  /** Names the file in addresses: only where a document came in several. */
  readonly withFile: boolean;
}

/** A settled statement as the checks see it: fen, states and addresses of every printed cell. */
export function viewTableOf(input: ViewTableInput): ViewTable {
  const { main } = input.claim;
  const { definition } = main.form;
  const unit = input.unitOf(main);
  // Spreadsheets drop zeros at the end: round 万元 are printed with two decimals all the same, round 元 have been rounded to 元.
  const decimals = input.coarseDecimals ?? tableDecimals(main) ?? input.bookDecimals ?? (unit === '元' ? 0 : 2);
  const rows: ViewRow[] = [];
  const cells: ViewCell[] = [];
  const columns = uniqueColumns([main, ...input.claim.parts]);
  const table: ViewTable = {
    role: main.source.role, number: main.source.number ?? input.formNumber, title: main.source.title || definition.title, unit, decimals,
    quantity: definition.quantity ?? 'fen', rows, columns: [...columns.values()], cells,
    notes: [main, ...input.claim.parts].flatMap((part) => part.source.body.notes),
    empty: main.rows.every((row) => row.cells.every((cell) => !isAmount(cell))) && input.claim.parts.length === 0,
  };
  const origin = new Map([main, ...input.claim.parts].flatMap((part) => part.rows.map((row): [InterpretedRow['cells'], InterpretedTable] => [row.cells, part])));
  for (const row of rowsWithSums(joinedRows(input.claim), main.form)) {
    rows.push(row.view);
    const part = origin.get(row.cells) ?? main;
    for (const cell of row.cells) {
      const column = columns.get(columnKey(cell.column.view));
      if (column) cells.push(viewCell(table, row, column, cell, input.unitOf(part), decimals, sourceOf(part, row, cell, input.withFile)));
    }
  }
  return table;
}

function isAmount(cell: InterpretedCell): boolean {
  return cell.amount.state === 'bad' || (cell.amount.decimal !== null && cell.amount.decimal.scaled !== 0n);
}

function columnKey(column: ViewColumn): string {
  return `${column.panel}|${column.id}`;
}

function uniqueColumns(tables: readonly InterpretedTable[]): Map<string, ViewColumn> {
  const columns = new Map<string, ViewColumn>();
  for (const table of tables) for (const column of table.columns) if (!columns.has(columnKey(column.view))) columns.set(columnKey(column.view), column.view);
  return columns;
}

/** Decimals that a table's money is printed with; null where no number shows any. */
export function tableDecimals(table: InterpretedTable): number | null {
  const money = table.rows.flatMap((row) => row.cells.filter((cell) => kindOf(cell.filter, table) === 'fen'));
  const values = money.flatMap((cell) => (cell.amount.state === 'number' && cell.amount.decimal && cell.amount.decimal.scaled !== 0n ? [cell.amount.decimal] : []));
  const shown = money.flatMap((cell) => (cell.cell?.raw.decimals !== undefined ? [cell.cell.raw.decimals] : []));
  return usualDecimals(values, shown);
}

/** With so many figures it is no chance that none of them has a second decimal. */
const MANY_FIGURES = 24;

/** The decimals of a document whose money is all rounded to whole units or to one decimal, and shown so; null for any other. */
export function coarseDecimals(tables: readonly InterpretedTable[]): number | null {
  const money = tables.flatMap((table) => table.rows.flatMap((row) => row.cells.filter((cell) => kindOf(cell.filter, table) === 'fen')));
  const figures = money.filter(({ amount }) => amount.state === 'number' && amount.decimal !== null && amount.decimal.scaled !== 0n);
  if (figures.length < MANY_FIGURES) return null;
  const decimals = Math.max(...figures.map(({ amount, cell }) => Math.max(amount.decimal?.decimals ?? 0, cell?.raw.decimals ?? 0)));
  return decimals < 2 ? decimals : null;
}

function kindOf(filter: Filter | null, table: InterpretedTable): QuantityKind {
  const key = filter?.key;
  if (typeof key === 'string') return LINE_KEY_BY_ID.get(key)?.kind ?? 'fen';
  return table.form.definition.quantity ?? 'fen';
}

function viewCell(table: ViewTable, row: InterpretedRow, column: ViewColumn, cell: InterpretedCell, unit: MoneyUnit, decimals: number, source: SourceAddress): ViewCell {
  const key = cell.filter?.key;
  const isCount = typeof key === 'string' ? LINE_KEY_BY_ID.get(key)?.kind === 'count' : table.quantity === 'count';
  const { amount } = cell;
  const own = amount.ownUnit ?? unit;
  const money = amount.decimal === null || isCount ? null : decimalToFen(amount.decimal, own);
  const value = money?.fen ?? (amount.decimal === null ? 0 : wholeNumber(amount.decimal));
  const digits = amount.decimal === null ? decimals : Math.max(decimals, significantDecimals(amount.decimal));
  return {
    table, row: row.view, column, filter: cell.filter, signature: cell.filter?.measure === undefined ? '' : signature(cell.filter),
    state: money?.tooLarge ? 'bad' : amount.state, value, printed: amount.printed, digit: isCount ? 1 : fenPerDigit(own, digits), cleaned: amount.cleaned, source,
  };
}

function wholeNumber(value: PrintedDecimal): number {
  const whole = Number(divideHalfUp(value.scaled, 10n ** BigInt(value.decimals)));
  return Number.isSafeInteger(whole) ? whole : 0;
}

function sourceOf(table: InterpretedTable, row: InterpretedRow, cell: InterpretedCell, withFile: boolean): SourceAddress {
  const { grid } = table.source.block;
  const address = cell.cell ? cellAddress(cell.cell.row, cell.cell.column) : cellAddress(row.sheetRow, cell.column.leaf.column);
  return { ...(withFile && { file: grid.file }), sheet: grid.sheet.name, cell: address };
}
