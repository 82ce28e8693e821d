import { FISCAL_FUNDS } from '../../ledger/fact.ts';
import type { ViewCell, ViewColumn, ViewTable } from '../../view/view.ts';
import { type FigureIndex, cellsByPlace, single } from '../figureIndex.ts';
import { hasMoney } from './otherMoney.ts';
import { type Relation, type Term, relation } from './relation.ts';

/** Row and column sums that the statement's definition declares: 合计 = 基本支出 + 项目支出, 总计 = 本年收入合计 + 年初结转和结余. */
export function declaredSums(index: FigureIndex): Relation[] {
  const relations: Relation[] = [];
  for (const { table } of index.tables) {
    const places = cellsByPlace(table);
    columnSums(index, table, places, relations);
    rowSums(table, places, relations);
  }
  return relations;
}

type Places = ReadonlyMap<string, ReadonlyMap<string, ViewCell>>;

function columnSums(index: FigureIndex, table: ViewTable, places: Places, into: Relation[]): void {
  const summed = table.columns.filter((column) => column.sum !== undefined && column.sum.length > 0);
  if (summed.length === 0) return;
  for (const row of table.rows) {
    const cells = places.get(row.id);
    if (cells === undefined) continue;
    for (const column of summed) {
      const target = column.panel === row.panel ? cells.get(column.id) : undefined;
      if (target === undefined || target.filter === null || isUnstated(target)) continue;
      const parts: Term[] = [];
      for (const id of column.sum ?? []) {
        const cell = cells.get(id);
        if (cell !== undefined && cell.filter !== null) parts.push({ cell, sign: 1 });
      }
      if (parts.length === 0 || !coversFunds(index, target, parts) || isUndivided(target, parts)) continue;
      into.push(relation('sum.columns', 'sum', target, parts));
    }
  }
}

function rowSums(table: ViewTable, places: Places, into: Relation[]): void {
  for (const row of table.rows) {
    if (row.sum === undefined || row.sum.length === 0) continue;
    for (const target of places.get(row.id)?.values() ?? []) {
      if (target.filter === null || isUnstated(target)) continue;
      const parts = row.sum.flatMap((id) => signedPart(places, id, target.column));
      // Rows with codes are added up by `codeSums`, which also takes the rows that the form does not list; no parts, no sum.
      if (parts.every((part) => codeOf(part.cell) !== undefined) || isUndivided(target, parts)) continue;
      into.push(relation(target.filter.measure === 'line' ? 'sum.lines' : 'sum.rows', 'sum', target, parts));
    }
  }
}

function signedPart(places: Places, signedId: string, column: ViewColumn): Term[] {
  const negative = signedId.startsWith('-');
  const cell = places.get(negative ? signedId.slice(1) : signedId)?.get(column.id);
  return cell === undefined || cell.filter === null ? [] : [{ cell, sign: negative ? -1 : 1 }];
}

function codeOf(cell: ViewCell): string | undefined {
  return single(cell.filter, 'function') ?? single(cell.filter, 'economic');
}

/** A total printed as `—` says nothing about its parts. */
function isUnstated(target: ViewCell): boolean {
  return target.state === 'dash';
}

/** A budget is approved for 公务接待费 as such: before the final stage it need not be broken down into 国内 and 国（境）外. */
function isUndivided(target: ViewCell, parts: readonly Term[]): boolean {
  const early = target.filter?.key === 'threePublic.reception' && target.filter.stage !== 'final';
  return early && parts.every((part) => part.cell.state === 'blank' || part.cell.state === 'dash');
}

/** 财政拨款合计 is the sum of its columns only when each fund that the book has money of has one (some forms print 一般公共预算 alone). */
function coversFunds(index: FigureIndex, target: ViewCell, parts: readonly Term[]): boolean {
  const wanted = target.filter?.fund;
  if (wanted === undefined || typeof wanted === 'string') return true;
  const shown = new Set(parts.map((part) => single(part.cell.filter, 'fund')));
  return FISCAL_FUNDS.every((fund) => !wanted.includes(fund) || shown.has(fund) || !hasMoney(index, fund));
}
