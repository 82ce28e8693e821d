import type { FindingAnswer } from '../../../shared/checks/answers.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import { required } from './wording.ts';

export function listFindingAnswers(read: ReadConnection, book: number): readonly FindingAnswer[] {
  return read.select('finding_answer', { where: { book } }).map(({ book: _book, ...answer }) => answer);
}

/** Throws BadInput `blank-field` without a reason, or without a name where an error is accepted. */
export function putFindingAnswer(tx: WriteConnection, book: number, answer: FindingAnswer): void {
  const name = answer.kind === 'approved' ? required(answer.name, '认可人') : answer.name.trim();
  tx.upsert('finding_answer', { book, ...answer, reason: required(answer.reason, '理由'), name });
}

export function removeFindingAnswer(tx: WriteConnection, book: number, rule: string, cell: string): boolean {
  return tx.remove('finding_answer', { book, rule, cell });
}
