import { BadInput } from '../../../shared/badInput.ts';
import type { ReadConnection } from '../connection.ts';
import type { Ledger } from '../ledger.ts';
import type { Row } from '../tables.ts';
import { departmentOf, readBook } from './books.ts';
import { readBureau } from './bureau.ts';
import { missingPeople, readPeople } from './people.ts';
import { required } from './wording.ts';

export type LockEvent = Omit<Row<'lock_event'>, 'book'>;

export interface LockRequest {
  readonly reason: string;
  readonly who?: string;
}

/** Locks and unlocks of a book, oldest first. */
export function listLockEvents(read: ReadConnection, year: number): readonly LockEvent[] {
  return read.select('lock_event', { where: { book: year } }).map(({ seq, action, at, who, reason }) => ({ seq, action, at, who, reason }));
}

/**
 * Closes a year: read-only from now, a barrier of undo. That no finding of level error stands open is the caller's to see to.
 * Its documents keep the department's name of today, whatever the bureau is called later.
 * Throws BadInput `book-locked` when it is locked already, `people-missing` while someone of the release is not entered.
 */
export function lockBook(ledger: Ledger, year: number, request: LockRequest): void {
  if (readBook(ledger.read, year).locked) throw new BadInput('book-locked', `${year} 年度已经锁定归档。`);
  const missing = missingPeople(readPeople(ledger.read, year));
  if (missing.length > 0) throw new BadInput('people-missing', `${year} 年度还不能锁定，缺少：${missing.join('、')}，请在“批复与签批”中补填。`);
  changeLock(ledger, year, 'lock', request);
}

/** Opens a locked year again; where the bureau has been renamed since, its documents keep the name that they were published under. Throws BadInput `not-locked`, `blank-field` without a reason. */
export function unlockBook(ledger: Ledger, year: number, request: LockRequest): void {
  if (!readBook(ledger.read, year).locked) throw new BadInput('not-locked', `${year} 年度没有锁定，不需要解锁。`);
  changeLock(ledger, year, 'unlock', { ...request, reason: required(request.reason, '解锁理由') });
}

function changeLock(ledger: Ledger, year: number, action: LockEvent['action'], request: LockRequest): void {
  const reason = request.reason.trim();
  const { who, at } = ledger.stamp(request.who);
  const words = action === 'lock' ? '锁定归档' : '解锁';
  ledger.write(year, { what: reason === '' ? `${words} ${year} 年度` : `${words} ${year} 年度：${reason}`, who, kind: 'lock' }, (tx) => {
    const name = departmentOf(tx, year);
    tx.update('book', { year }, action === 'lock' ? { locked: 'yes', bureau: name } : { locked: 'no', bureau: name === readBureau(tx)?.name ? '' : name });
    tx.insert('lock_event', { book: year, seq: listLockEvents(tx, year).length + 1, action, at, who, reason });
  });
}
