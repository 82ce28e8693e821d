import { runChecks } from '../../shared/checks/runChecks.ts';
import { evaluateBook } from '../../shared/statement/evaluate.ts';
import { viewOfStatements } from '../../shared/view/fromStatements.ts';
import type { BookView } from '../../shared/view/view.ts';
import { type BenchBook, bigBook, bureau, sampleBook, wideBook } from './books.ts';
import { type Measured, warm } from './measure.ts';

/** A year as the checks see it, evaluated anew. */
export function evaluatedView({ pack, input }: BenchBook): BookView {
  const { tables } = evaluateBook(input);
  return viewOfStatements({ packId: pack, year: input.year, department: bureau.department, tables, digit: 1 });
}

/** Every relation of a year, alone and with the evaluation before it. */
export async function checks(): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const book of [sampleBook, wideBook]) {
    const view = evaluatedView(book);
    rows.push(await warm({ what: `检查一个年度：${book.name}`, limit: 3, runs: 101, warmUp: 100 }, () => runChecks(view)));
    rows.push(await warm({ what: `计算并检查一个年度：${book.name}`, limit: 5, runs: 101, warmUp: 100 }, () => runChecks(evaluatedView(book))));
  }
  const view = evaluatedView(bigBook);
  rows.push(await warm({ what: `检查一个年度：${bigBook.name}`, limit: 10, runs: 51, warmUp: 30 }, () => runChecks(view)));
  return rows;
}
