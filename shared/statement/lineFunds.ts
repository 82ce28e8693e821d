import type { Fact } from '../ledger/fact.ts';
import { LINE_KEYS } from '../ledger/lineKeys.ts';
import type { ColumnDefinition, StatementDefinition } from './definition.ts';

/**
 * The fund that a pack's statements cover by each key of the `line` measure: 三公 of 一般公共预算 only, in some provinces. Keys stand in rows or
 * in columns. A second 三公 table for the fund budget does not count; a key that some table asks without a fund has none.
 */
export function lineFundsOf(statements: readonly StatementDefinition[]): ReadonlyMap<string, string> {
  const funds = new Map<string, string>();
  const unfunded = new Set<string>();
  for (const statement of statements) {
    if (statement.role === 'fundThreePublic') continue;
    for (const panel of statement.panels) for (const row of panel.rows) for (const column of leavesOf(panel.columns)) {
      const own = row.kind === 'line' ? row.filter : undefined;
      const key = own?.key ?? column.filter?.key;
      const fund = own?.fund ?? column.filter?.fund ?? panel.filter?.fund;
      if (typeof key !== 'string') continue;
      if (typeof fund === 'string') funds.set(key, fund);
      else unfunded.add(key);
    }
  }
  for (const key of unfunded) funds.delete(key);
  for (const { key } of LINE_KEYS) {
    const fund = unfunded.has(key) ? undefined : fundAbove(key, funds);
    if (fund !== undefined) funds.set(key, fund);
  }
  return funds;
}

/** A part that no table prints (国内接待费) is of the fund of what it is a part of. */
function fundAbove(key: string, funds: ReadonlyMap<string, string>): string | undefined {
  const end = Math.max(key.lastIndexOf('.'), key.lastIndexOf(':'));
  return funds.get(key) ?? (end < 0 ? undefined : fundAbove(key.slice(0, end), funds));
}

function leavesOf(columns: readonly ColumnDefinition[]): ColumnDefinition[] {
  return columns.flatMap((column) => (column.children ? leavesOf(column.children) : column.kind === undefined || column.kind === 'amount' ? [column] : []));
}

/** Facts of the fixed lists that say no fund, with the one that the statements of the book print them of; so a form of all money fills a book of another form. */
export function withLineFunds(facts: readonly Fact[], statements: readonly StatementDefinition[]): Fact[] {
  const funds = lineFundsOf(statements);
  return facts.map((fact) => {
    const fund = fact.measure === 'line' && fact.dimensions.fund === undefined ? funds.get(fact.dimensions.key ?? '') : undefined;
    return fund === undefined ? fact : { ...fact, dimensions: { ...fact.dimensions, fund } };
  });
}
