import { parentPort } from 'node:worker_threads';
import type { CaseReport, CaseTask } from './caseThread.ts';
import { EXTREMES } from './extremes.ts';
import { type Outcome, runCase, runFile } from './outcome.ts';
import { acceptAndUndo, contentOf, sampleLedger } from './untouched.ts';

const ledger = sampleLedger();
const before = contentOf(ledger);

async function report(task: CaseTask): Promise<CaseReport> {
  try {
    const outcome = await outcomeOf(task);
    if (typeof task === 'number' && task % 5 === 0) acceptAndUndo(ledger, outcome);
    if (contentOf(ledger) !== before) throw new Error('the ledger was changed');
    return { kind: 'ended', what: `${outcome.kind} ${outcome.end}${outcome.code === undefined ? '' : ` (${outcome.code})`}`, took: outcome.took, memory: memory() };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.stack ?? error.cause.message}` : '';
    return { kind: 'failed', message: `${task}: ${error instanceof Error ? error.message : String(error)}${cause}`, memory: memory() };
  }
}

function outcomeOf(task: CaseTask): Promise<Outcome> {
  if (typeof task === 'number') return runCase(task);
  const make = EXTREMES[task];
  if (!make) throw new RangeError(`no case ${task}`);
  return runFile(0, make());
}

function memory(): number {
  return process.memoryUsage().rss >> 20;
}

parentPort?.on('message', (task: CaseTask) => {
  void report(task).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage('ready');
