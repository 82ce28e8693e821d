import { isWellFormed } from '../classification/codeShape.ts';
import type { Fact, FactDimensions } from '../ledger/fact.ts';
import type { Role } from '../statement/definition.ts';
import type { BookView, ViewCell } from '../view/view.ts';
import { originOf } from './expenditure.ts';
import { TableLeaves } from './leaves.ts';
import { type PostingConflict, type PostingContext, cellName, placesOf, roundingInterval } from './plan.ts';

/** Tables that cross 科目 with economic class, the narrowest first: what each shows beyond those before it is other money. */
const CROSSED: readonly { readonly role: Role; readonly covers?: FactDimensions }[] = [
  { role: 'generalProject', covers: { fund: 'general', nature: 'project' } }, { role: 'generalDetail', covers: { fund: 'general' } }, { role: 'fiscalDetail' },
];

/**
 * Posts the economic breakdown by 科目. A table of all funds or natures does not say whose money a cell is: what the narrower tables
 * leave of it is posted where the 科目 has money of one fund and nature only that none of them covers, and left out where it is not certain.
 */
export function postCrossed(view: BookView, context: PostingContext, spent: readonly Fact[], conflicts: PostingConflict[]): Fact[] {
  const facts: Fact[] = [];
  const covered: FactDimensions[] = [];
  for (const { role, covers } of CROSSED) {
    const table = view.tables.get(role);
    if (!table) continue;
    const leaves = new TableLeaves(table, context);
    for (const row of leaves.leafRows()) for (const cell of leaves.leafCells(row)) {
      const economic = cell.filter?.economic;
      if (cell.filter?.measure !== 'economic' || typeof economic !== 'string' || row.code === undefined || !isWellFormed('function', row.code)) continue;
      const rest = restOf(cell, facts, context, conflicts);
      const place = rest > 0 ? placeOf(cell, spent, covered) : null;
      if (place) facts.push({ period: context.period, unit: context.unit, measure: 'economic', dimensions: { ...place, function: row.code, economic }, quantity: rest, quantityKind: 'fen', origin: originOf(cell) });
    }
    if (covers) covered.push(covers);
  }
  return facts;
}

/** What a cell shows beyond the facts of narrower tables; 0 within the rounding, and where they show more than it does. */
function restOf(cell: ViewCell, facts: readonly Fact[], context: PostingContext, conflicts: PostingConflict[]): number {
  const posted = facts.filter(({ dimensions }) => (dimensions.function ?? '').startsWith(cell.row.code ?? '') && dimensions.economic === cell.filter?.economic);
  const rest = context.valueOf(cell) - posted.reduce((sum, fact) => sum + fact.quantity, 0);
  if (Math.abs(rest) <= roundingInterval(cell.digit, posted.length)) return 0;
  if (rest < 0) conflicts.push({ message: `${cellName(cell)}小于其中已单独列表的部分，暂按单独列表的数列示，请核对财决报表及批复。`, cells: placesOf([cell]) });
  return Math.max(0, rest);
}

/** Fund and nature of the money: the cell's own, else the only ones of its 科目 that no narrower table covers. */
function placeOf(cell: ViewCell, spent: readonly Fact[], covered: readonly FactDimensions[]): FactDimensions | null {
  const { fund, nature } = cell.filter ?? {};
  const places = spent.filter(({ dimensions }) => (dimensions.function ?? '').startsWith(cell.row.code ?? '')
    && (typeof fund === 'string' ? dimensions.fund === fund : (fund ?? []).includes(dimensions.fund ?? ''))
    && (typeof nature !== 'string' || dimensions.nature === nature)
    && !covered.some((place) => place.fund === dimensions.fund && (place.nature === undefined || place.nature === dimensions.nature)));
  const [first, ...others] = new Map(places.map(({ dimensions }) => [`${dimensions.fund ?? ''}|${dimensions.nature ?? ''}`, dimensions])).values();
  return first === undefined || others.length > 0 || first.nature === undefined ? null : { ...(first.fund && { fund: first.fund }), nature: first.nature };
}
