import type { PageId } from '../../../shared/ipc/pages.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readBook } from '../../ledger/subjects/books.ts';
import { type LockCondition, lockConditions } from '../checks/lockConditions.ts';
import { openBook } from '../year/ledgerBook.ts';
import type { Library } from '../packs/library.ts';

/** One thing that stands between a year and 正式稿: what stands against locking it, or that it is not locked. */
export interface FinalCondition extends Omit<LockCondition, 'kind'> {
  readonly kind: LockCondition['kind'] | 'unlocked';
  readonly page: PageId;
}

/**
 * What stands against the final documents of a year (DESIGN §5, §7): the conditions of 锁定, and that it is locked, so that what was published is
 * what is kept. Empty where 正式稿 may be printed.
 */
export function finalConditions(ledger: Ledger, library: Library, year: number): readonly FinalCondition[] {
  const { blocking } = lockConditions(ledger, library, openBook(ledger, library, year));
  if (blocking.length > 0 || readBook(ledger.read, year).locked) return blocking;
  return [{ kind: 'unlocked', page: 'ledger', details: [], message: `${year} 年度还没有锁定：核对校核稿后，请到“账套与年度”锁定，锁定的年度才能出正式稿。` }];
}
