import { parentPort, workerData } from 'node:worker_threads';
import { BadInput } from '../../../shared/badInput.ts';
import type { OutputAnswer } from './outputsInWorker.ts';
import { type OutputJob, writeOutputs } from './writeOutputs.ts';

/** Writes the files of the one job it was started with. */
async function answer(job: OutputJob): Promise<OutputAnswer> {
  try {
    const printed = await writeOutputs(job, (step, share) => parentPort?.postMessage({ kind: 'step', step, share } satisfies OutputAnswer));
    return { kind: 'written', printed };
  } catch (error) {
    return error instanceof BadInput ? { kind: 'failed', code: error.code, message: error.message } : { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const job: OutputJob = workerData;
void answer(job).then((said) => parentPort?.postMessage(said));
