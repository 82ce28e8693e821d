import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../electron/ledger/openLedger.ts';
import { putFact } from '../../electron/ledger/subjects/facts.ts';
import { enterSample } from '../../electron/service/outputs/demo.ts';
import { openBook } from '../../electron/service/year/ledgerBook.ts';
import { bureau, library, sampleBook } from './books.ts';
import { type Measured, warm } from './measure.ts';

/** One changed amount in a file on disk: the journal entry, its undo, and the year opened from the file again. */
export async function journal(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'juece-bench-'));
  const ledger = await openLedger(join(folder, '账册.juece'), { mode: 'create' });
  try {
    enterSample(library, ledger, bureau);
    const fact = sampleBook.input.facts.find(({ measure }) => measure === 'expenditure');
    if (fact === undefined) throw new Error('the sample has no expenditure');
    let turn = 0;
    const commit = await warm({ what: '改一个数并写入日志', limit: 16, of: 'p95', runs: 101, warmUp: 20 }, () => {
      turn += 1;
      ledger.write(bureau.year, { what: '改数' }, (tx) => putFact(tx, bureau.year, { ...fact, quantity: fact.quantity + turn }));
    });
    const undone = await warm({ what: '撤销一次改动', limit: 16, of: 'p95', runs: 51, warmUp: 5 }, () => ledger.undo(bureau.year));
    const opened = await warm({ what: '从账册取出并计算一个年度', limit: 16, of: 'p95', runs: 51, warmUp: 20 }, () => openBook(ledger, library, bureau.year));
    return [commit, undone, opened];
  } finally {
    ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
