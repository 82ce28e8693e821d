import { placeOf as placeWords } from '../../../shared/checks/address.ts';
import { FACT_MEASURES, type Fact, type Filter } from '../../../shared/ledger/fact.ts';
import { type SheetRole, isWorkingRole } from '../../../shared/statement/definition.ts';
import type { ReadConnection } from '../../ledger/connection.ts';
import { factKey } from '../../ledger/subjects/facts.ts';
import { rowHistory } from '../../ledger/subjects/history.ts';
import { BadInput } from '../../../shared/badInput.ts';
import { cellWords } from './cellWords.ts';
import { factWords, howWords, originWords } from './factWords.ts';
import { placeOf, tableOf } from './editStatement.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';
import type { ChannelOutput } from '../../../shared/ipc.ts';

/** Facts that a popup names one by one; a total of a whole book says the largest of them. */
const NAMED = 100;

/** From what a cell comes: the facts under it with who entered them and when, and where else the same quantity is printed. */
export function cellSource(read: ReadConnection, book: LedgerBook, role: SheetRole, rowId: string, columnId: string): ChannelOutput<'statements.source'> {
  const { cell, facts } = factsUnder(book, role, rowId, columnId);
  const table = isWorkingRole(role) ? undefined : book.view.tables.get(role);
  const view = table?.cells.find((candidate) => candidate.row.id === rowId && candidate.column.id === columnId);
  const largest = facts.toSorted((a, b) => Math.abs(b.quantity) - Math.abs(a.quantity)).slice(0, NAMED);
  return {
    place: view ? placeWords(view) : cellWords(tableOf(book, role), rowId, columnId), signature: cell.signature, value: cell.value, derived: cell.derived, how: howWords(cell.filter, facts.length),
    quantity: facts[0]?.quantityKind ?? (table?.quantity === 'count' ? 'count' : 'fen'),
    facts: largest.map((fact) => {
      const [made] = rowHistory(read, 'fact', factKey(book.year, fact)).filter(({ entry }) => entry.state === 'done');
      return {
        what: factWords(fact.measure, fact.dimensions, book.figures), unit: fact.unit, quantity: fact.quantity, quantityKind: fact.quantityKind, origin: originWords(fact.origin ?? ''),
        who: made?.entry.who ?? '', at: made?.entry.at ?? '', entry: made?.entry.what ?? '',
      };
    }),
    same: cell.signature === '' ? [] : [...sameInSheets(book, role, cell.signature), ...[...book.view.tables.values()].flatMap((other) => other.cells
      .filter((candidate) => candidate.signature === cell.signature && !(other.role === role && candidate.row.id === rowId && candidate.column.id === columnId))
      .map((candidate) => ({ role: other.role, rowId: candidate.row.id, columnId: candidate.column.id, place: `${placeWords(candidate)}` })))],
  };
}

/** The working sheets' cells of the same meaning. */
function sameInSheets(book: LedgerBook, role: SheetRole, signature: string): ChannelOutput<'statements.source'>['same'] {
  return book.working.definitions.filter((definition) => definition.role !== role).flatMap((definition) => {
    const table = tableOf(book, definition.role);
    return table.panels.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells].filter(([, cell]) => cell.signature === signature)
      .map(([columnId]) => ({ role: definition.role, rowId: row.id, columnId, place: cellWords(table, row.id, columnId) }))));
  });
}

/** Every change of the facts that are, or were, under a cell, newest first. */
export function cellHistory(read: ReadConnection, book: LedgerBook, role: SheetRole, rowId: string, columnId: string): ChannelOutput<'statements.history'> {
  const { facts, filter } = factsUnder(book, role, rowId, columnId);
  const single = filter === null ? null : emptyPlace(book, filter);
  const places = facts.length === 0 && single ? [single] : facts;
  const changes = places.flatMap((fact) => rowHistory(read, 'fact', factKey(book.year, fact)).map(({ entry, change }) => ({
    at: entry.at, who: entry.who, entry: entry.what, what: factWords(fact.measure, fact.dimensions, book.figures),
    before: quantityIn(change.before), after: quantityIn(change.after), quantity: kindIn(change.after ?? change.before), undone: entry.state !== 'done',
  })));
  return changes.sort((a, b) => b.at.localeCompare(a.at)).slice(0, 500);
}

function factsUnder(book: LedgerBook, role: SheetRole, rowId: string, columnId: string): { readonly cell: NonNullable<ReturnType<typeof placeOf>>['cell']; readonly filter: Filter | null; readonly facts: readonly Fact[] } {
  const place = placeOf(tableOf(book, role), rowId, columnId);
  if (!place) throw new BadInput('no-such-cell', '这一格已经不在表中（所在的行可能被删除或撤销）：请重新选择。');
  const { filter } = place.cell;
  return { cell: place.cell, filter, facts: filter === null ? [] : book.figures.facts.matching(filter) };
}

/** The address of a cell that holds nothing now, where its filter names exactly one. */
function emptyPlace(book: LedgerBook, filter: Filter): Fact | null {
  const { measure, ...rest } = filter;
  const [unit] = new Set(book.facts.map((fact) => fact.unit));
  const stored = FACT_MEASURES.find((known) => known === (measure === 'carriedIn' ? 'opening' : measure));
  if (unit === undefined || stored === undefined) return null;
  const dimensions: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value !== 'string') return null;
    dimensions[name] = value;
  }
  return { period: 'current', unit, measure: stored, dimensions, quantity: 0, quantityKind: 'fen' };
}

function kindIn(row: Readonly<Record<string, unknown>> | null): 'fen' | 'count' {
  return row?.['quantityKind'] === 'count' ? 'count' : 'fen';
}

function quantityIn(row: Readonly<Record<string, unknown>> | null): number | null {
  const value = row?.['quantity'];
  return typeof value === 'number' ? value : null;
}
