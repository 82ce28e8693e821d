import { type PrintedAmount, readAmount, significantDecimals } from '../importing/amounts.ts';
import { type GridRow, cellAddress, cellIn, columnLetters } from '../importing/grid.ts';
import { headKey } from '../importing/normalise.ts';
import type { Filter } from '../ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../ledger/lineKeys.ts';
import { fenPerDigit } from '../money/fen.ts';
import { decimalToFen } from '../money/parse.ts';
import { type Identity, type ReadColumn, amountMeaning, identityOf, lineKeyIn } from './columns.ts';
import { composeFilter } from './composeFilter.ts';
import type { PanelRule, SourceMapping, StatementRule } from './mapping.ts';
import type { TableUnit } from './moneyUnits.ts';
import type { PrintedColumn, PrintedTable } from './printedTable.ts';
import type { Reading, SourceColumn, SourceRow } from './reading.ts';
import { panelOf } from './rowMeanings.ts';
import { type ProjectRow, type ReadRow, RowReader } from './rowReader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Columns of a table that belong together, with the panel of the statement that they were taken for. */
interface ReadPanel {
  readonly panel: PanelRule | null;
  readonly columns: readonly ReadColumn[];
}

/** A table whose columns are understood, before its unit is known. */
export interface InterpretedTable {
  readonly table: PrintedTable;
  readonly rule: StatementRule;
  readonly panels: readonly ReadPanel[];
  readonly rows: readonly { readonly panel: ReadPanel; readonly read: ReadRow }[];
}

export interface TableReadings {
  readonly readings: readonly Reading[];
  readonly projects: readonly ProjectRow[];
  readonly columns: readonly SourceColumn[];
  readonly rows: readonly SourceRow[];
  readonly notUnderstood: readonly string[];
}

/** Gives columns and rows of a recognised table their meaning. */
export function interpretSource(table: PrintedTable, statement: StatementRule, vocabulary: Vocabulary): InterpretedTable {
  const { mapping } = vocabulary;
  const rule = oriented(table, statement, mapping);
  const named = labelByContent(table, mapping);
  const identity = (column: PrintedColumn): Identity | null => (column === named ? 'label' : identityOf(column.path, mapping));
  const panels = splitPanels(table, rule, identity).map((columns): ReadPanel => {
    const labels = columns.filter((column) => identity(column) === 'label').flatMap(({ column }) => table.body.map((row) => cellIn(row, column)?.raw.text ?? ''));
    const panel = rule.rows === 'lines' ? panelOf(labels, rule, vocabulary) : null;
    const context = { rule, rules: panel?.columns ?? rule.columns ?? [], vocabulary };
    return {
      panel, columns: columns.map((column): ReadColumn => {
        const own = identity(column);
        return { ...column, meaning: own !== null ? { kind: 'identity', identity: own } : rule.rows === 'lines' && panel === null ? { kind: 'unknown' } : amountMeaning(column.path, context) };
      }),
    };
  });
  const rows = panels.flatMap((panel) => {
    const reader = new RowReader(rule, panel.panel, panel.columns, vocabulary);
    return table.body.map((row) => ({ panel, read: reader.read(row, amountsIn(row, panel).length > 0) }));
  });
  return { table, rule, panels, rows: chosenRows(rule, rows) };
}

/** 三公 as columns over a row a unit, or as rows. */
function oriented(table: PrintedTable, rule: StatementRule, mapping: SourceMapping): StatementRule {
  if (!rule.keyColumns) return rule;
  const across = table.columns.filter(({ path }) => identityOf(path, mapping) === null && lineKeyIn(path, mapping)?.key !== undefined && lineKeyIn(path, mapping)?.key !== 'threePublic');
  return across.length >= 2 ? { ...rule, rows: 'total' } : { ...rule, keyColumns: false };
}

/** A first column of names under a head that no list has (采购项目): null where a head says which column names the rows. */
function labelByContent(table: PrintedTable, mapping: SourceMapping): PrintedColumn | null {
  const [first] = table.columns;
  if (!first || first.path.length === 0 || table.columns.some(({ path }) => /^(?:label|code|projectName|projectCode)$/.test(identityOf(path, mapping) ?? ''))) return null;
  const cells = table.body.flatMap((row) => cellIn(row, first.column) ?? []);
  return cells.length > 0 && cells.filter((cell) => cell.figure === null).length * 2 > cells.length ? first : null;
}

/** 01 has three panels side by side: another label behind amounts opens the next one. Code tables have one, whatever remarks follow. */
function splitPanels(table: PrintedTable, rule: StatementRule, identityOfColumn: (column: PrintedColumn) => Identity | null): PrintedTable['columns'][] {
  if (rule.rows !== 'lines' && rule.rows !== 'keys') return [table.columns];
  const panels: PrintedTable['columns'][number][][] = [[]];
  let amounts = false;
  for (const column of table.columns) {
    const identity = identityOfColumn(column);
    if (identity === 'label' && amounts) { panels.push([]); amounts = false; }
    if (identity === null && column.path.length > 0) amounts = true;
    panels.at(-1)?.push(column);
  }
  return panels;
}

/** Of a table that counts only as a whole: its total, else its only row, else its finest rows together. */
function chosenRows(rule: StatementRule, rows: InterpretedTable['rows']): InterpretedTable['rows'] {
  if (rule.rows !== 'total') return rows;
  const filled = rows.filter(({ read, panel }) => amountsIn(read.row, panel).length > 0);
  const total = filled.find(({ read }) => read.total);
  if (total) return [total];
  return filled.filter(({ read }) => !filled.some(({ read: other }) => other !== read && other.identity.code !== read.identity.code && other.identity.code?.startsWith(read.identity.code ?? '-')));
}

function amountsIn(row: GridRow, panel: ReadPanel): PrintedAmount[] {
  return panel.columns.flatMap((column) => (column.meaning.kind === 'amount' ? [readAmount(cellIn(row, column.column)?.raw)] : [])).filter((amount) => amount.state === 'number' || amount.state === 'bad');
}

/** All amounts of a table, to tell its unit by. */
export function printedAmounts({ rows, rule }: InterpretedTable): PrintedAmount[] {
  return rule.base?.measure === 'line' && rule.rows === 'total' ? [] : rows.flatMap(({ read, panel }) => amountsIn(read.row, panel));
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
  const row = rule.entries ? { ...read.meaning.filter, ...entryFragment(read, mapping) } : read.meaning.filter;
  for (const column of panel.columns) {
    if (column.meaning.kind !== 'amount') continue;
    const filter = composeFilter(rule, row, column.meaning.filter);
    const raw = cellIn(read.row, column.column)?.raw;
    if (filter === null || !raw) continue;
    const amount = readAmount(raw);
    const cell = cellAddress(raw.row, raw.column);
    if (amount.state === 'bad') notUnderstood.push(`${cell} 的“${amount.printed ?? ''}”不是数字，未取数，请改正后再导入`);
    if (amount.state !== 'number' || amount.decimal === null) continue;
    const value = quantityOf(amount, filter, unit);
    if (value === null) { notUnderstood.push(`${cell} 的“${amount.printed ?? ''}”应是整数，未取数，请改正后再导入`); continue; }
    const reading: Reading = { filter, ...value, sheet: table.grid.sheet.name, cell, row: read.row.index, statement: rule.id, table: rule.name };
    // Columns that are added up share a place in the row; all others are readings of their own.
    const key = column.meaning.additive ? `${read.row.index}|${JSON.stringify(filter)}` : cell;
    const before = readings.get(key);
    readings.set(key, before ? { ...before, quantity: before.quantity + reading.quantity } : reading);
  }
}

/** Fund, nature and kind as the cells of an entry's row say them. */
function entryFragment(read: ReadRow, mapping: SourceMapping): Filter {
  const concept = (identity: 'fund' | 'nature'): string | undefined => {
    const text = read.identity.texts.get(identity);
    return text === undefined ? undefined : mapping.concepts.get(headKey(text));
  };
  const [fund, nature, kind, code] = [concept('fund'), concept('nature'), read.identity.texts.get('kind'), read.identity.texts.get('functionCode')];
  return { ...(fund !== undefined && { fund }), ...(nature !== undefined && { nature: NATURE_OF[nature] ?? nature }), ...(kind !== undefined && { kind }), ...(code !== undefined && { function: code.replace(/\s/g, '') }) };
}

const NATURE_OF: Readonly<Record<string, string>> = { operatingExpenditure: 'operating' };

function quantityOf(amount: PrintedAmount, filter: Filter, table: TableUnit): Pick<Reading, 'quantity' | 'quantityKind' | 'digit'> | null {
  if (amount.decimal === null) return null;
  const isCount = filter.measure === 'line' && typeof filter.key === 'string' && LINE_KEY_BY_ID.get(filter.key)?.kind === 'count';
  if (isCount) {
    const scale = 10n ** BigInt(amount.decimal.decimals);
    return amount.decimal.scaled % scale === 0n ? { quantity: Number(amount.decimal.scaled / scale), quantityKind: 'count', digit: 1 } : null;
  }
  const unit = amount.ownUnit ?? table.unit;
  const digits = unit === '元' ? 2 : Math.max(2, significantDecimals(amount.decimal));
  return { quantity: decimalToFen(amount.decimal, unit).fen, quantityKind: 'fen', digit: fenPerDigit(unit, digits) };
}

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
