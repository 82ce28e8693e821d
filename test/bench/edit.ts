import { createChecker } from '../../shared/checks/runChecks.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { type BookInput, evaluateBook } from '../../shared/statement/evaluate.ts';
import { createFollowingView } from '../../shared/view/fromStatements.ts';
import { bigBook, bureau, sampleBook } from './books.ts';
import { type Measured, warm } from './measure.ts';

/** What follows a changed figure in the window: the year before the edit is taken up, and what the edit touches is evaluated and checked again. */
export async function edit(): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const book of [sampleBook, bigBook]) {
    const [show, checker] = [createFollowingView(), createChecker()];
    let figures = evaluateBook(book.input);
    let turn = 0;
    const next = (): unknown => {
      turn += 1;
      figures = evaluateBook({ ...book.input, facts: withEdit(book.input, turn) }, figures);
      return checker.check(show({ packId: book.pack, year: book.input.year, department: bureau.department, tables: figures.tables, digit: 1 }), {});
    };
    rows.push(await warm({ what: `改一个数后重算并重查：${book.name}`, limit: 16, of: 'p95', runs: 101, warmUp: 60 }, next));
  }
  return rows;
}

/** The facts with another amount each time, every second time a fen higher (so that checks find the broken sums) and else as they were. */
function withEdit({ facts }: Pick<BookInput, 'facts'>, turn: number): readonly Fact[] {
  const place = (turn * 37) % facts.length;
  return facts.map((fact, i): Fact => (i === place ? { ...fact, quantity: fact.quantity + (turn % 2) } : fact));
}
