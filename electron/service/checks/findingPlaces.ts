import { columnRef, rowRef } from '../../../shared/checks/address.ts';
import type { Finding } from '../../../shared/checks/finding.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import type { BookView, ViewTable } from '../../../shared/view/view.ts';

/** Where a finding's judged cell stands in a book: '' for a finding on a whole row (`columnId`) or a whole table (both). */
export interface FindingPlace {
  readonly role: Role;
  readonly rowId: string;
  readonly columnId: string;
}

const TABLES = new WeakMap<ViewTable, ReadonlyMap<string, { readonly rowId: string; readonly columnId: string }>>();

/** The table's cells by the words in which findings name them. */
function wordsOf(table: ViewTable): ReadonlyMap<string, { readonly rowId: string; readonly columnId: string }> {
  const known = TABLES.get(table);
  if (known) return known;
  const words = new Map<string, { readonly rowId: string; readonly columnId: string }>();
  const add = (key: string, place: { readonly rowId: string; readonly columnId: string }): void => { if (!words.has(key)) words.set(key, place); };
  for (const cell of table.cells) {
    const row = rowRef(table, cell.row) ?? '';
    add(`${row}|${columnRef(cell)}`, { rowId: cell.row.id, columnId: cell.column.id });
    add(`${row}|`, { rowId: cell.row.id, columnId: '' });
  }
  TABLES.set(table, words);
  return words;
}

/** Null for a finding on no statement of the book (a text, a missing table). */
export function placeOfFinding(view: Pick<BookView, 'tables'>, finding: Pick<Finding, 'table' | 'row' | 'column'>): FindingPlace | null {
  const table = [...view.tables.values()].find((candidate) => candidate.number === finding.table);
  if (!table) return null;
  if (finding.row === null) return { role: table.role, rowId: '', columnId: '' };
  const words = wordsOf(table);
  const place = words.get(`${finding.row}|${finding.column ?? ''}`) ?? words.get(`${finding.row}|`);
  return { role: table.role, rowId: place?.rowId ?? '', columnId: place?.columnId ?? '' };
}
