import type { Filter } from '../ledger/fact.ts';
import type { ApprovedRounding, EvaluatedBook } from '../statement/evaluate.ts';
import { filledCell } from '../statement/table.ts';
import type { BookView } from '../view/view.ts';
import { type PostingConflict, type PostingContext, cellName, placesOf, roundingInterval } from './plan.ts';

/**
 * Compares every printed cell with what the facts give. Within the rounding interval the printed figure is kept as that cell's
 * approved rounding (a blank one as zero); beyond it the two contradict each other and the cell is named.
 */
export function approveRounding(view: BookView, book: EvaluatedBook, context: PostingContext, conflicts: PostingConflict[]): ApprovedRounding[] {
  const approved: ApprovedRounding[] = [];
  for (const table of book.tables) {
    const printed = view.tables.get(table.definition.role);
    for (const cell of printed?.cells ?? []) {
      if (cell.filter === null || cell.state === 'dash') continue;
      const filled = filledCell(table, cell.row.id, cell.column.id);
      if (!filled || filled.dash) continue;
      const value = context.valueOf(cell);
      const derived = filled.derived ?? 0;
      if (value === derived) continue;
      const addends = filled.filter === null ? 2 : addendsOf(filled.filter, book);
      if (Math.abs(value - derived) <= roundingInterval(cell.digit, addends)) {
        approved.push({ period: context.period, role: table.definition.role, rowId: cell.row.id, columnId: cell.column.id, signature: filled.signature, derived, approved: value });
      } else conflicts.push({ message: `${cellName(cell)}与由明细计算的结果不一致，差额超出尾差，暂按明细列示，请核对财决报表及批复。`, cells: placesOf([cell]) });
    }
  }
  return approved;
}

/** How many non-zero facts a printed figure gathers: each brings half a digit of rounding. */
function addendsOf(filter: Filter, book: EvaluatedBook): number {
  if (filter.measure === undefined) return 2;
  return book.facts.matching(factsUnder(filter), 'current').filter((fact) => fact.quantity !== 0 && isUnderLine(fact.dimensions.key, filter.key)).length;
}

function isUnderLine(key: string | undefined, wanted: Filter['key']): boolean {
  return typeof wanted !== 'string' || key === wanted || (key?.startsWith(`${wanted}.`) ?? false);
}

/**
 * The facts that a figure gathers may have other dimensions than it asks for: income has a source and no fund, the parts of a line
 * have keys of their own.
 */
function factsUnder(filter: Filter): Filter {
  if (filter.measure === 'line') return { ...filter, key: undefined };
  return filter.measure === 'closing' || filter.measure === 'resources' || filter.measure === 'applications'
    ? { measure: filter.measure, ...(filter.fund !== undefined && { fund: filter.fund }), ...(filter.function !== undefined && { function: filter.function }) }
    : filter;
}
