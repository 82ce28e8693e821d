import { BadInput } from '../../../shared/badInput.ts';
import { type Fact, type FactAddress, addressKey } from '../../../shared/ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../../../shared/ledger/lineKeys.ts';
import { type SheetRole, isWorkingRole } from '../../../shared/statement/definition.ts';
import type { FilledCell, FilledRow, StatementTable } from '../../../shared/statement/table.ts';
import type { WriteConnection } from '../../ledger/connection.ts';
import { putFact, removeFact } from '../../ledger/subjects/facts.ts';
import { cellEntry, coarserFacts } from './cellEntry.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';

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
  /** Coarser amounts among `remove` that finer ones take the place of: the person is asked first. */
  readonly replaces: readonly Fact[];
  readonly rejected: readonly RejectedCell[];
}

/** The filled table of a role, or a working sheet. Throws BadInput `no-such-statement`. */
export function tableOf(book: LedgerBook, role: SheetRole): StatementTable<SheetRole> {
  const table = isWorkingRole(role) ? book.working.table(role) : book.figures.tables.find((candidate) => candidate.definition.role === role);
  if (!table) throw new BadInput('no-such-statement', `${book.year} 年度采用的版式“${book.pack.name}”没有这张表：请从左边的列表中另选。`);
  return table;
}

/** A row and cell of a table by their ids. */
export function placeOf(table: StatementTable<SheetRole>, rowId: string, columnId: string): { readonly row: FilledRow; readonly cell: FilledCell } | null {
  return placesOf(table)(rowId, columnId);
}

/** As `placeOf`, for many cells of one table. */
function placesOf(table: StatementTable<SheetRole>): (rowId: string, columnId: string) => { readonly row: FilledRow; readonly cell: FilledCell } | null {
  const rows = Map.groupBy(table.panels.flatMap((panel) => panel.rows), (row) => row.id);
  return (rowId, columnId) => {
    for (const row of rows.get(rowId) ?? []) {
      const cell = row.cells.get(columnId);
      if (cell) return { row, cell };
    }
    return null;
  };
}

/**
 * Among which facts a coarser one is to be looked for, all of the address's own measure, period and unit: of a 项 those of its own code, of
 * its 款 and 类 and of no 科目, which is what can hold its money; else all.
 */
function coarserCandidates(facts: readonly Fact[]): (address: FactAddress) => readonly Fact[] {
  const known = new Map<string, { readonly alike: readonly Fact[]; readonly byCode: ReadonlyMap<string, readonly Fact[]> }>();
  const alikeTo = ({ measure, period, unit }: FactAddress): { readonly alike: readonly Fact[]; readonly byCode: ReadonlyMap<string, readonly Fact[]> } => {
    const alike = facts.filter((fact) => fact.measure === measure && fact.period === period && fact.unit === unit);
    return { alike, byCode: Map.groupBy(alike, (fact) => fact.dimensions.function ?? '') };
  };
  return (address) => {
    const key = `${address.measure}|${address.period}|${address.unit}`;
    const found = known.get(key) ?? alikeTo(address);
    known.set(key, found);
    const code = address.dimensions.function ?? '';
    return code.length === FINEST_CODE ? Array.from({ length: FINEST_CODE + 1 }, (_, digits) => found.byCode.get(code.slice(0, digits)) ?? []).flat() : found.alike;
  };
}

/** Digits of a 项. */
const FINEST_CODE = 7;

/** From cells to facts: what cannot be entered is rejected one by one, the rest is planned. A later cell of one address wins. */
export function planEdit(book: LedgerBook, role: SheetRole, unit: string | null, cells: readonly CellValue[]): EditPlan {
  const table = tableOf(book, role);
  const put = new Map<string, Fact>();
  const remove = new Map<string, FactAddress>();
  const replaces = new Map<string, Fact>();
  const rejected: RejectedCell[] = [];
  const placeIn = placesOf(table);
  const candidates = coarserCandidates(book.facts);
  for (const { rowId, columnId, value } of cells) {
    const place = placeIn(rowId, columnId);
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
    for (const coarse of value === null ? [] : coarserFacts(candidates(entry.address), entry.address)) {
      remove.set(addressKey(coarse), coarse);
      if (coarse.quantity !== 0) replaces.set(addressKey(coarse), coarse);
    }
  }
  const kept = ([address]: readonly [string, FactAddress]): boolean => !put.has(address);
  return { put: [...put.values()], remove: [...remove].filter(kept).map(([, address]) => address), replaces: [...replaces].filter(kept).map(([, fact]) => fact), rejected };
}

function quantityKindOf(table: StatementTable<SheetRole>, address: FactAddress): Fact['quantityKind'] {
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
export function factsOfRow(book: LedgerBook, role: SheetRole, rowId: string, unit: string | null): readonly Fact[] {
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
