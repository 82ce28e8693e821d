// A second program: opens the ledger, commits one fact and then either holds it or stops dead inside a write;
// or only tries to open it, and exits with 2 when it is refused.
import { BadInput } from '../../../shared/badInput.ts';
import { openLedger } from '../../../electron/ledger/openLedger.ts';
import { putFact } from '../../../electron/ledger/subjects/facts.ts';
import { newBook, spending } from './sampleBook.ts';

const [path = '', then = ''] = process.argv.slice(2);
const ledger = await openLedger(path, { mode: 'openOrCreate' }).catch((error: unknown) => {
  if (error instanceof BadInput && error.code === 'ledger-in-use') process.exit(2);
  throw error;
});
if (then === 'try') process.exit(0);
newBook(ledger, 2024);
ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(100)); });
if (then === 'die') {
  ledger.write(2024, { what: '导入' }, (tx) => {
    putFact(tx, 2024, spending(999));
    for (let code = 2_010_101; code < 2_010_901; code += 1) putFact(tx, 2024, spending(code, { code: String(code) }));
    process.kill(process.pid, 'SIGKILL');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_000);
  });
}
process.stdout.write('held\n');
setTimeout(() => {}, 20_000);
