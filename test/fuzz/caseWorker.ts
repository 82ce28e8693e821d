import { parentPort } from 'node:worker_threads';
import { runCase } from '../fuzz/outcome.ts';
import { acceptAndUndo, contentOf, sampleLedger } from '../fuzz/untouched.ts';
import type { CaseReport } from './cases.ts';

const ledger = sampleLedger();
const before = contentOf(ledger);

async function report(seed: number): Promise<CaseReport> {
  try {
    const outcome = await runCase(seed);
    if (seed % 5 === 0) acceptAndUndo(ledger, outcome);
    if (contentOf(ledger) !== before) throw new Error(`seed ${seed} changed the ledger`);
    return { kind: 'ended', what: `${outcome.kind} ${outcome.end}${outcome.code === undefined ? '' : ` (${outcome.code})`}`, took: outcome.took, memory: memory() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.stack ?? error.cause.message}` : '';
    return { kind: 'failed', message: `seed ${seed}: ${error instanceof Error ? error.message : String(error)}${cause}`, memory: memory() };
  }
}

function memory(): number {
  return process.memoryUsage().rss >> 20;
}

parentPort?.on('message', (seed: number) => {
  void report(seed).then((answer) => parentPort?.postMessage(answer));
});
