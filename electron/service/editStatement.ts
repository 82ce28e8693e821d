import { BadInput } from '../../shared/badInput.ts';
import { type Fact, type FactAddress, addressKey } from '../../shared/ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../../shared/ledger/lineKeys.ts';
import type { Role } from '../../shared/statement/definition.ts';
import type { FilledCell, FilledRow, StatementTable } from '../../shared/statement/table.ts';
import type { WriteConnection } from '../ledger/connection.ts';
import { putFact, removeFact } from '../ledger/subjects/facts.ts';
import { cellEntry, coarserFacts } from './cellEntry.ts';
import type { LedgerBook } from './ledgerBook.ts';

/** A cell and what it shall show: fen (or a count), null for blank. */
export interface CellValue {
  readonly rowId: string;
  readonly columnId: string;
  readonly value: number | null;
}

export interface RejectedCell {
  readonly rowId: string;
  readonly columnId: string;
  readonly reason: string;
}

/** What an edit would write; nothing is written before `applyEdit`. */
export interface EditPlan {
  readonly put: readonly Fact[];
  readonly remove: readonly FactAddress[];
  readonly rejected: readonly RejectedCell[];
}

/** The filled table of a role. Throws BadInput `no-such-statement`. */
export function tableOf(book: LedgerBook, role: Role): StatementTable {
  const table = book.figures.tables.find((candidate) => candidate.definition.role === role);
  if (!table) throw new BadInput('no-such-statement', `${book.year} 年度采用的版式“${book.pack.name}”没有这张表：请从左边的列表中另选。`);
  return table;
}

/** A row and cell of a table by their ids. */
export function placeOf(table: StatementTable, rowId: string, columnId: string): { readonly row: FilledRow; readonly cell: FilledCell } | null {
  for (const panel of table.panels) for (const row of panel.rows) {
    const cell = row.id === rowId ? row.cells.get(columnId) : undefined;
    if (cell) return { row, cell };
  }
  return null;
}

/** From cells to facts: what cannot be entered is rejected one by one, the rest is planned. A later cell of one address wins. */
export function planEdit(book: LedgerBook, role: Role, unit: string | null, cells: readonly CellValue[]): EditPlan {
  const table = tableOf(book, role);
  const put = new Map<string, Fact>();
  const remove = new Map<string, FactAddress>();
  const rejected: RejectedCell[] = [];
  for (const { rowId, columnId, value } of cells) {
    const place = placeOf(table, rowId, columnId);
    const entry = place ? cellEntry(book, place.row, place.cell, unit) : { state: 'none' as const };
    if (entry.state !== 'entry') {
      rejected.push({ rowId, columnId, reason: entry.state === 'none' ? '这一格不填数' : entry.why });
      continue;
    }
    const key = addressKey(entry.address);
    put.delete(key);
    remove.delete(key);
    if (value === null) remove.set(key, entry.address);
    else put.set(key, { ...entry.address, quantity: value - entry.offset, quantityKind: quantityKindOf(table, entry.address), origin: 'entry' });
    for (const coarse of coarserFacts(book.facts, entry.address)) if (value !== null) remove.set(addressKey(coarse), coarse);
  }
  return { put: [...put.values()], remove: [...remove.values()].filter((address) => !put.has(addressKey(address))), rejected };
}

function quantityKindOf(table: StatementTable, address: FactAddress): Fact['quantityKind'] {
  const key = address.dimensions.key;
  return (key === undefined ? undefined : LINE_KEY_BY_ID.get(key)?.kind) ?? table.definition.quantity ?? 'fen';
}

/** Writes a plan inside a transaction; gives the number of facts written or removed. Throws BadInput `no-such-unit`. */
export function applyEdit(tx: WriteConnection, year: number, plan: EditPlan): number {
  let changed = plan.put.length;
  for (const address of plan.remove) if (removeFact(tx, year, address)) changed += 1;
  for (const fact of plan.put) putFact(tx, year, fact);
  return changed;
}

/** Every fact of a unit under a row: what removing the row takes away, from each table that shows it. */
export function factsOfRow(book: LedgerBook, role: Role, rowId: string, unit: string | null): readonly Fact[] {
  const table = tableOf(book, role);
  const row = table.panels.flatMap((panel) => panel.rows).find((candidate) => candidate.id === rowId);
  if (row?.kind !== 'code') throw new BadInput('row-fixed', '这一行是表样固定的，不能删除：可以把金额清空。');
  if (unit === null) throw new BadInput('unit-needed', '本年度按单位记账：请先在上方选择单位，再删除该单位的这一行。');
  const facts = new Map<string, Fact>();
  for (const cell of row.cells.values()) for (const fact of cell.filter === null ? [] : book.figures.facts.matching(cell.filter)) if (fact.unit === unit) facts.set(addressKey(fact), fact);
  return [...facts.values()];
}

/** The unit that an edit goes to: the chosen one, or the only one; null where the table shows the sum of several. */
export function editedUnit(chosen: string | null, units: readonly { readonly code: string }[]): string | null {
  return chosen ?? (units.length === 1 ? units[0]?.code ?? null : null);
}
