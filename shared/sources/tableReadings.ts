import { type PrintedAmount, readAmount, significantDecimals } from '../importing/amounts.ts';
import { isWellFormed } from '../importing/codes.ts';
import { cellAddress, cellIn, columnLetters } from '../importing/grid.ts';
import { headKey } from '../importing/normalise.ts';
import { FUNDS, type Filter, NATURES } from '../ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../ledger/lineKeys.ts';
import { fenPerDigit } from '../money/fen.ts';
import { type PrintedDecimal, decimalToFen } from '../money/parse.ts';
import type { Identity, ReadColumn } from './columns.ts';
import { composeFilter } from './composeFilter.ts';
import { type InterpretedTable, type ReadPanel, amountsIn } from './interpretTable.ts';
import type { SourceMapping } from './mapping.ts';
import type { TableUnit } from './moneyUnits.ts';
import type { Reading, SourceColumn, SourceRow } from './reading.ts';
import type { ProjectRow, ReadRow } from './rowReader.ts';

export interface TableReadings {
  readonly readings: readonly Reading[];
  readonly projects: readonly ProjectRow[];
  readonly columns: readonly SourceColumn[];
  readonly rows: readonly SourceRow[];
  readonly notUnderstood: readonly string[];
}

/** The figures of a table with their meaning, and what was not understood. */
export function tableReadings(interpreted: InterpretedTable, unit: TableUnit, mapping: SourceMapping): TableReadings {
  const { table, rule, panels, rows } = interpreted;
  const readings = new Map<string, Reading>();
  const notUnderstood: string[] = [];
  const seen: SourceRow[] = [];
  for (const { panel, read } of rows) {
    const filled = amountsIn(read.row, panel).length > 0;
    if (read.identity.label === '' && read.identity.code === null && !filled) continue;
    seen.push({ row: read.row.index + 1, label: read.identity.label, code: read.identity.code, understood: read.meaning.kind !== 'unknown' });
    if (read.meaning.kind === 'taken') takeRow(interpreted, panel, read, unit, mapping, readings, notUnderstood);
    else if (read.meaning.kind === 'unknown' && filled) notUnderstood.push(unknownRow(read));
  }
  const unknownColumns = panels.flatMap(({ columns }) => columns.filter((column) => column.meaning.kind === 'unknown' && table.body.some((row) => cellIn(row, column.column)?.figure === 'number')));
  notUnderstood.unshift(...unknownColumns.map((column) => (column.path.length === 0 ? `${columnLetters(column.column)}列有数字而没有表头，未取数` : `“${column.path.join('/')}”一栏（${columnLetters(column.column)}列）没有认出，未取数`)));
  return { readings: [...readings.values()], projects: rows.flatMap(({ read }) => (read.project && rule.rows === 'project' ? [read.project] : [])), columns: panels.flatMap(({ columns }) => columns.map(sourceColumn)), rows: seen, notUnderstood };
}

function takeRow(interpreted: InterpretedTable, panel: ReadPanel, read: ReadRow, unit: TableUnit, mapping: SourceMapping, readings: Map<string, Reading>, notUnderstood: string[]): void {
  const { table, rule } = interpreted;
  if (read.meaning.kind !== 'taken') return;
  const entry = rule.entries ? entryFragment(read, mapping) : {};
  if ('problem' in entry) { if (amountsIn(read.row, panel).length > 0) notUnderstood.push(entry.problem); return; }
  const row = { ...read.meaning.filter, ...entry };
  for (const column of panel.columns) {
    if (column.meaning.kind !== 'amount') continue;
    const filter = composeFilter(rule, row, column.meaning.filter);
    const raw = cellIn(read.row, column.column)?.raw;
    if (filter === null || !raw) continue;
    const amount = readAmount(raw);
    const cell = cellAddress(raw.row, raw.column);
    if (amount.state === 'bad') notUnderstood.push(`${cell} 的“${amount.printed ?? ''}”不是数字，未取数，请改正后再导入`);
    if (amount.state !== 'number' || amount.decimal === null) continue;
    const value = quantityOf({ ...amount, decimal: amount.decimal }, filter, unit);
    if ('problem' in value) { notUnderstood.push(`${cell} 的“${amount.printed ?? ''}”${value.problem}，未取数，请改正后再导入`); continue; }
    const reading: Reading = { filter, ...value, sheet: table.grid.sheet.name, cell, row: read.row.index, statement: rule.id, table: rule.name };
    // Columns that are added up share a place in the row, rows of a table that counts as a whole share it in the table.
    const key = rule.rows === 'total' ? `${column.meaning.additive ? '' : column.column}|${JSON.stringify(filter)}` : column.meaning.additive ? `${read.row.index}|${JSON.stringify(filter)}` : cell;
    const before = readings.get(key);
    readings.set(key, before ? { ...before, quantity: before.quantity + reading.quantity } : reading);
  }
}

/** Fund, nature, kind and function as the cells of an entry's row say them; a word that is none of them is a problem of the row. */
function entryFragment(read: ReadRow, mapping: SourceMapping): Filter | { readonly problem: string } {
  const text = (identity: Identity): string | undefined => read.identity.texts.get(identity);
  const said = (identity: 'fund' | 'nature'): string | undefined => mapping.concepts.get(headKey(text(identity) ?? ''));
  const [fund, nature, kind, code] = [FUNDS.find((entry) => entry === said('fund')), NATURES.find((entry) => entry === (NATURE_OF[said('nature') ?? ''] ?? said('nature'))), text('kind'), text('functionCode')?.replace(/\s/g, '')];
  const wrong = (what: string, value: string | undefined): { problem: string } => ({ problem: `第${read.row.index + 1}行的${what}“${value ?? ''}”不认识，这一行未取数，请改正后再导入` });
  if (text('fund') !== undefined && fund === undefined) return wrong('资金性质', text('fund'));
  if (text('nature') !== undefined && nature === undefined) return wrong('支出性质', text('nature'));
  if (code !== undefined && !isWellFormed(code, 'function')) return wrong('功能科目编码', code);
  return { ...(fund !== undefined && { fund }), ...(nature !== undefined && { nature }), ...(kind !== undefined && { kind }), ...(code !== undefined && { function: code }) };
}

const NATURE_OF: Readonly<Record<string, string>> = { operatingExpenditure: 'operating' };

function quantityOf(amount: PrintedAmount & { readonly decimal: PrintedDecimal }, filter: Filter, table: TableUnit): Pick<Reading, 'quantity' | 'quantityKind' | 'digit'> | { readonly problem: string } {
  const { decimal } = amount;
  const isCount = filter.measure === 'line' && typeof filter.key === 'string' && LINE_KEY_BY_ID.get(filter.key)?.kind === 'count';
  if (isCount) {
    const scale = 10n ** BigInt(decimal.decimals);
    if (decimal.scaled % scale !== 0n) return { problem: '应是整数' };
    const count = Number(decimal.scaled / scale);
    return Math.abs(count) <= MOST_COUNTED ? { quantity: count, quantityKind: 'count', digit: 1 } : { problem: '太大，不会是这个数' };
  }
  const unit = amount.ownUnit ?? table.unit;
  const digits = unit === '元' ? 2 : Math.max(2, significantDecimals(decimal));
  const money = decimalToFen(decimal, unit);
  return money.tooLarge ? { problem: '太大，不会是金额' } : { quantity: money.fen, quantityKind: 'fen', digit: fenPerDigit(unit, digits) };
}

/** No bureau counts more people, cars or meetings. */
const MOST_COUNTED = 1_000_000_000;

function unknownRow(read: ReadRow): string {
  const name = read.identity.label || read.identity.bad || read.identity.code || '（无名称）';
  if (read.identity.bad !== null) return `第${read.row.index + 1}行的科目编码“${read.identity.bad}”不是3、5、7位编码，这一行未取数`;
  return `第${read.row.index + 1}行“${name}”没有认出是什么，未取数`;
}

function sourceColumn(column: ReadColumn): SourceColumn {
  const { meaning } = column;
  const base = { letter: columnLetters(column.column), path: column.path };
  switch (meaning.kind) {
    case 'identity': return { ...base, use: 'identity', filter: null, note: '' };
    case 'amount': return { ...base, use: 'amount', filter: meaning.filter, note: meaning.note ?? '' };
    case 'unused': return { ...base, use: 'unused', filter: null, note: meaning.reason };
    case 'unknown': return { ...base, use: 'unknown', filter: null, note: column.path.length === 0 ? '没有表头' : '没有认出' };
  }
}
