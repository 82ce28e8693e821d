import type { Fund } from '../../../shared/ledger/fact.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { Row } from '../tables.ts';
import { dateOrBlank } from './wording.ts';

/** A total that the 批复 states; the book must equal it. */
export interface ApprovedTotal {
  readonly measure: Row<'approved_total'>['measure'];
  /** Null: all funds together. */
  readonly fund: Fund | null;
  /** Fen. */
  readonly amount: number;
}

/** The finance bureau's 批复 of the accounts. */
export interface Approval {
  /** 文号; '' until known. */
  readonly documentNumber: string;
  /** YYYY-MM-DD, '' until known: the 20 days to publication run from it. */
  readonly date: string;
  readonly totals: readonly ApprovedTotal[];
}

/** Null until something of it was entered. */
export function readApproval(read: ReadConnection, book: number): Approval | null {
  const row = read.get('approval', { book });
  if (!row) return null;
  const totals = read.select('approved_total', { where: { book } }).map(({ measure, fund, amount }) => ({ measure, fund: fund === '' ? null : fund, amount }));
  return { documentNumber: row.documentNumber, date: row.date, totals };
}

/** Replaces the record. Throws BadInput `bad-date`. */
export function putApproval(tx: WriteConnection, book: number, approval: Approval): void {
  tx.upsert('approval', { book, documentNumber: approval.documentNumber.trim(), date: dateOrBlank(approval.date, '批复日期') });
  tx.removeWhere('approved_total', { book });
  for (const { measure, fund, amount } of approval.totals) tx.upsert('approved_total', { book, measure, fund: fund ?? '', amount });
}
