import { FISCAL_FUNDS, type Fact, type FactDimensions, type FactMeasure } from '../ledger/fact.ts';
import type { BookView, ViewCell } from '../view/view.ts';
import { originOf } from './expenditure.ts';
import { TableLeaves } from './leaves.ts';
import { type PostingConflict, type PostingContext, cellName, roundingInterval } from './plan.ts';

function fact(context: PostingContext, measure: FactMeasure, dimensions: FactDimensions, quantity: number, cell: ViewCell): Fact {
  return { period: context.period, unit: context.unit, measure, dimensions, quantity, quantityKind: 'fen', origin: originOf(cell) };
}

/** Posts 年初结转和结余 by fund (by function where the fund table has it), 使用非财政拨款结余 and 结余分配. Closing balances are computed, never posted. */
export function postBalances(view: BookView, context: PostingContext, conflicts: PostingConflict[]): Fact[] {
  const facts: Fact[] = [];
  const summary = view.tables.get('summary');
  for (const measure of ['surplusUsed', 'surplusAllocated'] as const) {
    const cell = summary?.cells.find((candidate) => candidate.filter?.measure === measure);
    if (cell && context.valueOf(cell) !== 0) facts.push(fact(context, measure, {}, context.valueOf(cell), cell));
  }
  const fiscal = fiscalOpenings(view, context);
  facts.push(...fiscal.facts);
  const whole = summary?.cells.find((cell) => cell.filter?.measure === 'carriedIn' && cell.filter.fund === undefined);
  if (whole) {
    const beyond = context.valueOf(whole) - fiscal.total;
    if (Math.abs(beyond) > roundingInterval(whole.digit, fiscal.facts.length)) {
      if (beyond > 0) facts.push(fact(context, 'opening', { fund: 'nonFiscal' }, beyond, whole));
      else conflicts.push({ message: `${cellName(whole)}小于财政拨款年初结转和结余，暂按财政拨款总表列示，请核对财决报表及批复。`, cells: [whole] });
    }
  }
  return facts;
}

/** Opening balances of the fiscal funds: the fund's own table by function, else 财政拨款总表 by fund, else its total as general. */
function fiscalOpenings(view: BookView, context: PostingContext): { readonly facts: readonly Fact[]; readonly total: number } {
  const facts: Fact[] = [];
  const summary = view.tables.get('fiscalSummary');
  let unassigned = 0;
  let totalCell: ViewCell | undefined;
  for (const fund of FISCAL_FUNDS) {
    const own = fundTableOpenings(view, fund, context);
    const cell = summary?.cells.find((candidate) => candidate.filter?.measure === 'carriedIn' && candidate.filter.fund === fund);
    const printed = cell ? context.valueOf(cell) : 0;
    const sum = own.reduce((value, entry) => value + entry.quantity, 0);
    if (own.length > 0 && (printed === 0 || Math.abs(sum - printed) <= roundingInterval(cell?.digit ?? 1, own.length))) facts.push(...own);
    else if (cell && printed !== 0) facts.push(fact(context, 'opening', { fund }, printed, cell));
  }
  totalCell = summary?.cells.find((cell) => cell.row.id === 'opening');
  const known = facts.reduce((value, entry) => value + entry.quantity, 0);
  if (totalCell) unassigned = context.valueOf(totalCell) - known;
  const split = summary?.cells.some((cell) => cell.filter?.measure === 'carriedIn' && cell.filter.fund === 'general' && cell.state === 'number') ?? false;
  // 财政拨款总表 of some forms has one line for all funds; what the fund table does not show is general.
  if (totalCell && !split && unassigned > roundingInterval(totalCell.digit, facts.length)) facts.push(fact(context, 'opening', { fund: 'general' }, unassigned, totalCell));
  return { facts, total: facts.reduce((value, entry) => value + entry.quantity, 0) };
}

function fundTableOpenings(view: BookView, fund: string, context: PostingContext): Fact[] {
  const role = fund === 'governmentFund' ? 'fund' : fund === 'stateCapital' ? 'stateCapital' : 'generalExpenditure';
  const table = view.tables.get(role);
  if (!table || !table.columns.some((column) => column.id === 'opening')) return [];
  const leaves = new TableLeaves(table, context);
  const filled = leaves.codedRows().flatMap((row) => {
    const cell = leaves.cells(row).find((candidate) => candidate.filter?.measure === 'carriedIn');
    return cell && context.valueOf(cell) !== 0 ? [{ row, cell }] : [];
  });
  return filled
    .filter(({ row }) => !filled.some((other) => other.row.code !== row.code && other.row.code?.startsWith(row.code ?? '')))
    .map(({ row, cell }) => fact(context, 'opening', { fund, ...(row.code && { function: row.code }) }, context.valueOf(cell), cell));
}
