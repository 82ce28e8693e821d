import type { ApprovedRounding } from '../../../shared/statement/evaluate.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { Row } from '../tables.ts';
import { WHOLE_DEPARTMENT, assertUnit } from './units.ts';

/**
 * Approved rounding of one unit's tables ('' the department's), in print order. An entry lapses by itself when the facts beneath no longer give
 * its `derived`: the evaluator compares.
 */
export function listApprovedRounding(read: ReadConnection, book: number, unit: string): readonly ApprovedRounding[] {
  return read.select('approved_rounding', { where: { book, unit }, orderBy: ['period', 'seq'] }).map(fromRow);
}

/** Replaces the approved rounding of a unit and period. Throws BadInput `no-such-unit`, RangeError for an entry of the other period. */
export function replaceApprovedRounding(tx: WriteConnection, book: number, period: 'current' | 'previous', unit: string, entries: readonly ApprovedRounding[]): void {
  if (unit !== WHOLE_DEPARTMENT) assertUnit(tx, book, unit);
  if (entries.some((entry) => entry.period !== period)) throw new RangeError(`approved rounding of another period than ${period}`);
  tx.removeWhere('approved_rounding', { book, period, unit });
  entries.forEach(({ role, rowId, columnId, signature, derived, approved }, index) => {
    tx.insert('approved_rounding', { book, period, unit, role, row: rowId, column: columnId, signature, derived, approved, seq: index + 1 });
  });
}

/** Removes one entry, so that the cell shows the sum of its facts; false where there was none. */
export function removeApprovedRounding(tx: WriteConnection, book: number, unit: string, entry: Pick<ApprovedRounding, 'period' | 'role' | 'rowId' | 'columnId'>): boolean {
  return tx.remove('approved_rounding', { book, period: entry.period, unit, role: entry.role, row: entry.rowId, column: entry.columnId });
}

function fromRow({ period, role, row, column, signature, derived, approved }: Row<'approved_rounding'>): ApprovedRounding {
  return { period, role, rowId: row, columnId: column, signature, derived, approved };
}
