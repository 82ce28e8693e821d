import type { Fact } from '../../../shared/ledger/fact.ts';
import { type FactChanges, factChanges } from '../../../shared/statement/changedFacts.ts';
import type { SheetRole, StatementDefinition } from '../../../shared/statement/definition.ts';
import type { FilledRow, StatementTable } from '../../../shared/statement/table.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';
import { cellEntry } from './cellEntry.ts';

/** What typing into a cell of a row would do, without where to. */
export interface CellTaking {
  readonly columnId: string;
  readonly state: 'entry' | 'computed' | 'foreign';
  /** Why nothing can be typed; '' where it can. */
  readonly why: string;
}

interface Known {
  readonly facts: readonly Fact[];
  readonly unit: string | null;
  readonly rows: Map<FilledRow, readonly CellTaking[]>;
}

/** What was known of a form's rows when it was last shown. */
const KNOWN = new WeakMap<StatementDefinition<SheetRole>, Known>();

/**
 * What every cell of a table takes, row by row. After an edit only the rows are judged anew over whose facts it went.
 * @param unit the unit that is edited; null where the book shows the sum of several
 */
export function takingsOf(book: LedgerBook, table: StatementTable<SheetRole>, unit: string | null): ReadonlyMap<FilledRow, readonly CellTaking[]> {
  const before = KNOWN.get(table.definition);
  const changes = before?.unit === unit ? factChanges(before.facts, book.facts) : null;
  const rows = new Map<FilledRow, readonly CellTaking[]>();
  for (const panel of table.panels) for (const row of panel.rows) {
    const known = changes === null || isTouched(row, changes) ? undefined : before?.rows.get(row);
    rows.set(row, known ?? judged(book, row, unit));
  }
  KNOWN.set(table.definition, { facts: book.facts, unit, rows });
  return rows;
}

function judged(book: LedgerBook, row: FilledRow, unit: string | null): readonly CellTaking[] {
  return [...row.cells].flatMap(([columnId, cell]): readonly CellTaking[] => {
    const entry = cellEntry(book, row, cell, unit);
    return entry.state === 'none' ? [] : [{ columnId, state: entry.state, why: entry.state === 'entry' ? '' : entry.why }];
  });
}

/** A row of a 科目 takes what it took while no fact of it changed; breakdowns by item and fixed lines also look at facts beside their own. */
function isTouched({ filter }: FilledRow, { removed, added }: FactChanges): boolean {
  const code = filter?.function;
  return [...removed, ...added].some(({ measure, dimensions }) => measure === 'economic' || measure === 'line' || typeof code !== 'string' || dimensions.function === undefined || dimensions.function.startsWith(code) || code.startsWith(dimensions.function));
}
