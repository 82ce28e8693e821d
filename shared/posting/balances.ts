import { FISCAL_FUNDS, type Fact, type FactDimensions, type FactMeasure, type Filter } from '../ledger/fact.ts';
import { matches } from '../statement/factIndex.ts';
import type { BookView, ViewCell } from '../view/view.ts';
import { originOf } from './expenditure.ts';
import { TableLeaves } from './leaves.ts';
import { type PostingConflict, type PostingContext, cellName, placesOf, roundingInterval } from './plan.ts';

function fact(context: PostingContext, measure: FactMeasure, dimensions: FactDimensions, quantity: number, cell: ViewCell): Fact {
  return { period: context.period, unit: context.unit, measure, dimensions, quantity, quantityKind: 'fen', origin: originOf(cell) };
}

/**
 * Posts 年初结转和结余 by fund (by function where the fund table has it), 使用非财政拨款结余 and 结余分配. Closing balances are computed,
 * never posted. What is printed as 年初 contains the adjustments that the ledger holds: the opening is what they do not explain.
 */
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
    const printed = context.valueOf(whole) - fiscal.printed;
    const isTail = Math.abs(printed) <= roundingInterval(whole.digit, fiscal.facts.length);
    if (printed < 0 && !isTail) conflicts.push({ message: `${cellName(whole)}小于财政拨款年初结转和结余，暂按财政拨款总表列示，请核对财决报表及批复。`, cells: placesOf([whole]) });
    else {
      const opening = (isTail ? 0 : printed) - (adjusted(context, {}) - adjusted(context, { fund: [...FISCAL_FUNDS] }));
      if (opening !== 0) facts.push(fact(context, 'opening', { fund: 'nonFiscal' }, opening, whole));
    }
  }
  return facts;
}

/** Adjustments that the ledger holds under a place, in fen. */
function adjusted(context: PostingContext, place: Filter): number {
  return context.adjustments.filter((entry) => matches(entry, place)).reduce((sum, entry) => sum + entry.quantity, 0);
}

interface Openings {
  readonly facts: readonly Fact[];
  /** What the tables print for them: with the adjustments. */
  readonly printed: number;
}

/** Opening balances of the fiscal funds: the fund's own table by function, else 财政拨款总表 by fund, else its total as general. */
function fiscalOpenings(view: BookView, context: PostingContext): Openings {
  const facts: Fact[] = [];
  const summary = view.tables.get('fiscalSummary');
  const lines = summary?.cells.filter((cell) => cell.filter?.measure === 'carriedIn') ?? [];
  let printed = 0;
  for (const fund of FISCAL_FUNDS) {
    const own = fundTableOpenings(view, fund, context);
    const cell = lines.find((candidate) => candidate.filter?.fund === fund);
    const stated = cell ? context.valueOf(cell) : 0;
    if (own.facts.length > 0 && (stated === 0 || Math.abs(own.printed - stated) <= roundingInterval(cell?.digit ?? 1, own.facts.length))) {
      facts.push(...own.facts);
      printed += own.printed;
    } else if (cell) {
      const opening = stated - adjusted(context, { fund });
      if (opening !== 0) facts.push(fact(context, 'opening', { fund }, opening, cell));
      printed += stated;
    }
  }
  const total = summary?.cells.find((cell) => cell.row.id === 'opening');
  const split = lines.some((cell) => cell.filter?.fund === 'general' && cell.state === 'number');
  if (!total || split) return { facts, printed };
  // 财政拨款总表 of some forms has one line for all funds; what the fund table does not show is general.
  const rest = context.valueOf(total) - printed;
  const isTail = Math.abs(rest) <= roundingInterval(total.digit, facts.length);
  const opening = (isTail || rest < 0 ? 0 : rest) - (lines.some((cell) => cell.filter?.fund === 'general') ? 0 : adjusted(context, { fund: 'general' }));
  if (opening !== 0) facts.push(fact(context, 'opening', { fund: 'general' }, opening, total));
  return { facts, printed: printed + (isTail || rest < 0 ? 0 : rest) };
}

/** By function, from the rows of the fund's own table; an adjustment that stands in no row is taken out at its own place. */
function fundTableOpenings(view: BookView, fund: string, context: PostingContext): Openings {
  const role = fund === 'governmentFund' ? 'fund' : fund === 'stateCapital' ? 'stateCapital' : 'generalExpenditure';
  const table = view.tables.get(role);
  if (!table || !table.columns.some((column) => column.id === 'opening')) return { facts: [], printed: 0 };
  const leaves = new TableLeaves(table, context);
  const filled = leaves.codedRows().flatMap((row) => {
    const cell = leaves.cells(row).find((candidate) => candidate.filter?.measure === 'carriedIn');
    return cell && context.valueOf(cell) !== 0 ? [{ row, cell }] : [];
  });
  const finest = filled.filter(({ row }) => !filled.some((other) => other.row.code !== row.code && other.row.code?.startsWith(row.code ?? '')));
  const [first] = finest;
  if (first === undefined) return { facts: [], printed: 0 };
  const rows = finest.map(({ row, cell }) => {
    const place: FactDimensions = { fund, ...(row.code && { function: row.code }) };
    return fact(context, 'opening', place, context.valueOf(cell) - adjusted(context, place), cell);
  });
  const elsewhere = context.adjustments
    .filter((entry) => matches(entry, { fund }) && !finest.some(({ row }) => matches(entry, { function: row.code ?? '' })))
    .map((entry) => fact(context, 'opening', { fund, ...(entry.dimensions.function !== undefined && { function: entry.dimensions.function }) }, -entry.quantity, first.cell));
  return { facts: [...rows, ...elsewhere], printed: finest.reduce((sum, { cell }) => sum + context.valueOf(cell), 0) };
}
