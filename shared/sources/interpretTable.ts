import { type PrintedAmount, readAmount } from '../importing/amounts.ts';
import { type GridRow, cellIn } from '../importing/grid.ts';
import { type Identity, type ReadColumn, amountMeaning, identityOf, lineKeyIn } from './columns.ts';
import type { PanelRule, SourceMapping, StatementRule } from './mapping.ts';
import type { PrintedColumn, PrintedTable } from './printedTable.ts';
import { panelOf } from './rowMeanings.ts';
import { type ReadRow, RowReader } from './rowReader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Columns of a table that belong together, with the panel of the statement that they were taken for. */
export interface ReadPanel {
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

/** Figures of a row under the panel's amount columns. */
export function amountsIn(row: GridRow, panel: ReadPanel): PrintedAmount[] {
  return panel.columns.flatMap((column) => (column.meaning.kind === 'amount' ? [readAmount(cellIn(row, column.column)?.raw)] : [])).filter((amount) => amount.state === 'number' || amount.state === 'bad');
}

/** All amounts of a table, to tell its unit by. */
export function printedAmounts({ rows, rule }: InterpretedTable): PrintedAmount[] {
  return rule.base?.measure === 'line' && rule.rows === 'total' ? [] : rows.flatMap(({ read, panel }) => amountsIn(read.row, panel));
}
