import { evaluateBook } from '../../shared/statement/evaluate.ts';
import { layoutStatement } from '../../shared/statement/layout.ts';
import { bigBook, bureau, sampleBook } from './books.ts';
import { type Measured, warm } from './measure.ts';

/** Filled statements as grids, before anyone draws them. */
export async function layout(): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const [book, limit] of [[sampleBook, 5], [bigBook, 50]] as const) {
    const { tables } = evaluateBook(book.input);
    rows.push(await warm({ what: `排好全部表的版面：${book.name}`, limit, runs: 31, warmUp: 20 }, () => tables.map((table) => layoutStatement(table, { department: bureau.department }))));
  }
  return rows;
}
