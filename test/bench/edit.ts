import { runChecks } from '../../shared/checks/runChecks.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { type BenchBook, bigBook, sampleBook } from './books.ts';
import { evaluatedView } from './checks.ts';
import { type Measured, warm } from './measure.ts';

/** What follows a changed figure in the window: the year is evaluated and checked again. */
export async function edit(): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const book of [sampleBook, bigBook]) {
    let turn = 0;
    const next = (): unknown => runChecks(evaluatedView(withEdit(book, turn += 1)));
    rows.push(await warm({ what: `改一个数后重算并重查：${book.name}`, limit: 16, of: 'p95', runs: 101, warmUp: 60 }, next));
  }
  return rows;
}

/** The book with another amount each time, every second time a fen higher (so that checks find the broken sums) and else as it was. */
function withEdit(book: BenchBook, turn: number): BenchBook {
  const { facts } = book.input;
  const place = (turn * 37) % facts.length;
  const changed = facts.map((fact, i): Fact => (i === place ? { ...fact, quantity: fact.quantity + (turn % 2) } : fact));
  return { ...book, input: { ...book.input, facts: changed } };
}
