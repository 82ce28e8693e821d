import { FISCAL_FUNDS, type Fact, type FactDimensions, INCOME_SOURCES, type IncomeSource } from '../ledger/fact.ts';
import type { BookView, ViewCell, ViewRow } from '../view/view.ts';
import { originOf } from './expenditure.ts';
import { TableLeaves } from './leaves.ts';
import { type PostingConflict, type PostingContext, cellName, placesOf, roundingInterval } from './plan.ts';

/**
 * Posts income by source and, where 收入决算表 allows it, by function. Its 财政拨款 column does not say which fund: the fund and
 * 国资 tables and the code's own budget do, the rest is general.
 */
export function postIncome(view: BookView, context: PostingContext, conflicts: PostingConflict[]): Fact[] {
  const bySource = sourceTotals(view, context);
  const detail = view.tables.get('income');
  const facts: Fact[] = [];
  const fiscal = detail ? fiscalByFunction(view, new TableLeaves(detail, context), context) : [];
  for (const source of INCOME_SOURCES) {
    const isFiscal = (FISCAL_FUNDS as readonly string[]).includes(source);
    const rows = isFiscal ? fiscal.filter((fact) => fact.dimensions.source === source) : detail ? sourceByFunction(new TableLeaves(detail, context), source, context) : [];
    facts.push(...chooseGrain(source, rows, bySource.get(source), context, conflicts));
  }
  return facts;
}

function incomeFact(context: PostingContext, dimensions: FactDimensions, quantity: number, origin: string): Fact {
  return { period: context.period, unit: context.unit, measure: 'income', dimensions, quantity, quantityKind: 'fen', origin };
}

/** The sources' totals as 收入支出决算总表 (else 财政拨款总表) prints them. */
function sourceTotals(view: BookView, context: PostingContext): Map<IncomeSource, ViewCell> {
  const totals = new Map<IncomeSource, ViewCell>();
  for (const role of ['summary', 'fiscalSummary'] as const) {
    for (const cell of view.tables.get(role)?.cells ?? []) {
      const source = cell.filter?.measure === 'income' && cell.filter.function === undefined ? cell.filter.source : undefined;
      if (typeof source !== 'string') continue;
      const known = totals.get(source as IncomeSource);
      if (!known || (context.valueOf(known) === 0 && context.valueOf(cell) !== 0)) totals.set(source as IncomeSource, cell);
    }
  }
  return totals;
}

function sourceByFunction(leaves: TableLeaves, source: IncomeSource, context: PostingContext): Fact[] {
  return leafIncomeCells(leaves, (cell) => cell.filter?.source === source, context)
    .map(({ row, cell }) => incomeFact(context, { source, ...(row.code && { function: row.code }) }, context.valueOf(cell), originOf(cell)));
}

/** Finest rows of one column: a class row counts only where its own column has no finer figure. */
function leafIncomeCells(leaves: TableLeaves, wanted: (cell: ViewCell) => boolean, context: PostingContext): { readonly row: ViewRow; readonly cell: ViewCell }[] {
  const filled = leaves.codedRows().flatMap((row) => {
    const cell = leaves.cells(row).find(wanted);
    return cell && context.valueOf(cell) !== 0 ? [{ row, cell }] : [];
  });
  return filled.filter(({ row }) => !filled.some((other) => other.row.code !== row.code && other.row.code?.startsWith(row.code ?? '')));
}

/** Splits the 财政拨款 column by fund, function by function. */
function fiscalByFunction(view: BookView, leaves: TableLeaves, context: PostingContext): Fact[] {
  const own = leaves.table.columns.some((column) => typeof column.filter?.source === 'string' && (FISCAL_FUNDS as readonly string[]).includes(column.filter.source));
  if (own) return FISCAL_FUNDS.flatMap((source) => sourceByFunction(leaves, source, context));
  const fundIncome = new Map<string, number>();
  const fundTable = view.tables.get('fund');
  if (fundTable) {
    for (const { row, cell } of leafIncomeCells(new TableLeaves(fundTable, context), (cell) => cell.filter?.measure === 'income', context)) {
      fundIncome.set(row.code ?? '', context.valueOf(cell));
    }
  }
  return leafIncomeCells(leaves, (cell) => Array.isArray(cell.filter?.source), context).flatMap(({ row, cell }) => {
    const code = row.code ?? '';
    const value = context.valueOf(cell);
    let fromFund = 0;
    for (const [fundCode, amount] of fundIncome) if (fundCode.startsWith(code) || code.startsWith(fundCode)) fromFund += amount;
    const budget = context.fundOfCode(code);
    if (fromFund === 0 && budget !== null && budget !== 'general') return [incomeFact(context, { source: budget, function: code }, value, originOf(cell))];
    const parts: Fact[] = [];
    const taken = Math.min(fromFund, value);
    if (taken !== 0) parts.push(incomeFact(context, { source: 'governmentFund', function: code }, taken, originOf(cell)));
    if (Math.abs(value - taken) > roundingInterval(cell.digit, fundIncome.size)) parts.push(incomeFact(context, { source: 'general', function: code }, value - taken, originOf(cell)));
    return parts;
  });
}

/** One grain per source: by function when that agrees with the source's total, else the total alone, and the contradiction is named. */
function chooseGrain(source: IncomeSource, rows: readonly Fact[], total: ViewCell | undefined, context: PostingContext, conflicts: PostingConflict[]): Fact[] {
  if (total === undefined) return [...rows];
  const printed = context.valueOf(total);
  const sum = rows.reduce((value, fact) => value + fact.quantity, 0);
  if (rows.length > 0 && Math.abs(sum - printed) <= roundingInterval(total.digit, rows.length)) return [...rows];
  if (rows.length > 0) {
    conflicts.push({ message: `收入决算表各科目的合计与${cellName(total)}不一致，该项收入暂按总表列示、不分科目，请核对财决报表及批复。`, cells: placesOf([total]) });
  }
  return printed === 0 ? [] : [incomeFact(context, { source }, printed, originOf(total))];
}
