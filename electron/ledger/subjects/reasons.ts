import type { ReadConnection, WriteConnection } from '../connection.ts';
import { required } from './wording.ts';

/** Why a quantity is what it is: growth, deviation, an adjustment of the opening balance, an overridden figure. */
export interface Reason {
  /** What it explains: a `signature`, a fact's address key, or a clause's own key. Unique in the book. */
  readonly subject: string;
  readonly text: string;
  /** 文号 that it rests on; '' where none. */
  readonly document: string;
}

export function listReasons(read: ReadConnection, book: number): readonly Reason[] {
  return read.select('reason', { where: { book } }).map(({ subject, text, document }) => ({ subject, text, document }));
}

/** Writes a reason; an empty one (no text and no 文号) is removed. Throws BadInput `blank-field` without a subject. */
export function putReason(tx: WriteConnection, book: number, reason: Reason): void {
  const subject = required(reason.subject, '理由所说明的内容');
  const [text, document] = [reason.text.trim(), reason.document.trim()];
  if (text === '' && document === '') tx.remove('reason', { book, subject });
  else tx.upsert('reason', { book, subject, text, document });
}
