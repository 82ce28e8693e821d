import { BadInput } from '../../../shared/badInput.ts';
import type { PageId } from '../../../shared/ipc/pages.ts';
import { composeNarrative } from '../../../shared/narrative/compose.ts';
import type { MissingReason } from '../../../shared/narrative/reasonFact.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readApproval } from '../../ledger/subjects/approval.ts';
import { readBook } from '../../ledger/subjects/books.ts';
import { type LockRequest, lockBook } from '../../ledger/subjects/lock.ts';
import { missingPeople, readPeople } from '../../ledger/subjects/people.ts';
import { answeredChecks, checkBook, lastYearView } from './bookChecks.ts';
import { type LedgerBook, openBook } from '../year/ledgerBook.ts';
import type { Library } from '../packs/library.ts';
import { narrativeInput } from '../narrative/narrativeInput.ts';

/** One thing that stands between a year and 锁定. */
export interface LockCondition {
  readonly kind: 'errors' | 'reasons' | 'people' | 'approval';
  /** Where it is put right. */
  readonly page: PageId;
  /** One Chinese sentence: what is open, where, what to do. */
  readonly message: string;
  /** The single errors, comparisons, names or fields. */
  readonly details: readonly string[];
}

export interface LockState {
  readonly errors: number;
  /** Warnings without a written reason; they do not block. */
  readonly warnings: number;
  readonly blocking: readonly LockCondition[];
}

/**
 * What blocks 锁定 and the final documents (DESIGN §5): errors that nobody has answered for, required reasons that are not given, people and
 * dates of the release, the 批复. The book must be the whole department's.
 */
export function lockConditions(ledger: Ledger, library: Library, book: LedgerBook): LockState {
  const { blocking, unanswered } = answeredChecks(ledger, book, checkBook(library, book, lastYearView(ledger, library, book, null)));
  const reasons = composeNarrative(narrativeInput(ledger, book)).missingReasons;
  const approval = missingApproval(ledger, book.year);
  const people = missingPeople(readPeople(ledger.read, book.year));
  const conditions: readonly LockCondition[] = [
    { kind: 'errors', page: 'checks', details: blocking.map((finding) => finding.message), message: `还有 ${blocking.length} 个错误级问题没有处理：请到“勾稽检查”逐项改正，或按批复认可。` },
    { kind: 'reasons', page: 'narrative', details: reasons.map(reasonWords), message: `还有 ${reasons.length} 处增减或预决算差异没有写原因：请到“情况说明”补写。` },
    { kind: 'approval', page: 'release', details: approval, message: `批复还缺${approval.join('、')}：请到“批复与签批”登记。` },
    { kind: 'people', page: 'release', details: people, message: `签批还缺${people.join('、')}：请到“批复与签批”补填。` },
  ];
  return { errors: blocking.length, warnings: unanswered.length, blocking: conditions.filter(({ details }) => details.length > 0) };
}

/** Locks a year against which nothing stands. Throws BadInput `lock-blocked` with every condition, and as `lockBook`. */
export function lockYear(ledger: Ledger, library: Library, year: number, request: LockRequest): void {
  const blocking = readBook(ledger.read, year).locked ? [] : lockConditions(ledger, library, openBook(ledger, library, year)).blocking;
  if (blocking.length > 0) throw new BadInput('lock-blocked', `${year} 年度还不能锁定。${blocking.map(({ message }) => message).join('')}`);
  lockBook(ledger, year, request);
}

function missingApproval(ledger: Ledger, year: number): readonly string[] {
  const approval = readApproval(ledger.read, year);
  return [...(approval?.documentNumber ? [] : ['批复文号']), ...(approval?.date ? [] : ['批复日期']), ...(approval && approval.totals.length > 0 ? [] : ['批复的收支总额'])];
}

function reasonWords({ label, comparison, direction, growth }: MissingReason): string {
  const turn = direction === 'up' ? '增加' : '减少';
  const rate = growth === null ? '' : `${growth.replace(/^-/, '')}%`;
  return `${label}${comparison === 'previous' ? '比上年' : '比预算'}${turn}${rate}`;
}
