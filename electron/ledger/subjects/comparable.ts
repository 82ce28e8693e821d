import type { QuantityKind } from '../../../shared/ledger/fact.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import { WHOLE_DEPARTMENT, assertUnit } from './units.ts';
import { required } from './wording.ts';

/** A last-year quantity restated on this year's 口径 (口径调整), beside the published one, which stays. */
export interface ComparableValue {
  readonly unit: string;
  /** `signature` of the quantity. */
  readonly signature: string;
  readonly quantity: number;
  readonly quantityKind: QuantityKind;
  readonly reason: string;
}

export function listComparable(read: ReadConnection, book: number): readonly ComparableValue[] {
  return read.select('comparable', { where: { book } }).map(({ book: _book, ...value }) => value);
}

/** Throws BadInput `blank-field` without a reason, `no-such-unit`. */
export function putComparable(tx: WriteConnection, book: number, value: ComparableValue): void {
  if (value.unit !== WHOLE_DEPARTMENT) assertUnit(tx, book, value.unit);
  tx.upsert('comparable', { book, ...value, reason: required(value.reason, '口径调整理由') });
}

export function removeComparable(tx: WriteConnection, book: number, unit: string, signature: string): boolean {
  return tx.remove('comparable', { book, unit, signature });
}
