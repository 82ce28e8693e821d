import { evaluateBook } from '../../shared/statement/evaluate.ts';
import { type BenchBook, bigBook, sampleBook, wideBook } from './books.ts';
import { type Measured, warm } from './measure.ts';

/** Filling every statement of a year from its facts. */
export async function evaluate(): Promise<Measured[]> {
  const row = (book: BenchBook, limit: number): Promise<Measured> => warm({ what: `计算一个年度：${book.name}`, limit, runs: 101, warmUp: 100 }, () => evaluateBook(book.input));
  return [await row(sampleBook, 3), await row(wideBook, 3), await row(bigBook, 10)];
}
