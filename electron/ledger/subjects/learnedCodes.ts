import { BadInput } from '../../../shared/badInput.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';

/** A well-formed code that no shipped classification knows, with the name under which it was printed. */
export interface LearnedCode {
  readonly dimension: 'function' | 'economic';
  readonly code: string;
  readonly name: string;
}

export function listLearnedCodes(read: ReadConnection, book: number): readonly LearnedCode[] {
  return read.select('learned_code', { where: { book } }).map(({ dimension, code, name }) => ({ dimension, code, name }));
}

/** A code printed without a name goes by itself. Throws BadInput `bad-code` for a code that is not 3, 5 or 7 digits (economic: 3 or 5). */
export function learnCode(tx: WriteConnection, book: number, { dimension, code, name }: LearnedCode): void {
  const wellFormed = dimension === 'function' ? /^(\d{3}|\d{5}|\d{7})$/ : /^(\d{3}|\d{5})$/;
  if (!wellFormed.test(code)) {
    throw new BadInput('bad-code', dimension === 'function'
      ? `功能分类代码“${code}”应为 3、5 或 7 位数字：请核对后改正。`
      : `经济分类代码“${code}”应为 3 或 5 位数字：请核对后改正。`);
  }
  tx.upsert('learned_code', { book, dimension, code, name: name.trim() || code });
}

/** Name of a learned code: the book's own, else that of the nearest year before it, else of the nearest after; null when no book knows it. */
export function learnedName(read: ReadConnection, book: number, dimension: LearnedCode['dimension'], code: string): string | null {
  const known = read.select('learned_code', { where: { dimension, code } });
  const before = known.filter((row) => row.book <= book).at(-1);
  return (before ?? known[0])?.name ?? null;
}
