import { Worker } from 'node:worker_threads';
import { BadInput } from '../../../shared/badInput.ts';
import { workerEntry } from '../../reading/workerEntry.ts';
import type { OutputJob, OutputProgress, Printed } from './writeOutputs.ts';

export type OutputAnswer =
  | { readonly kind: 'step'; readonly step: string; readonly share: number }
  | { readonly kind: 'written'; readonly printed: Printed }
  /** `code` is there for bad input; without it the message is of a bug. */
  | { readonly kind: 'failed'; readonly code?: string; readonly message: string };

/** As `writeOutputs`, in a thread of its own. Aborting the signal ends the thread at once. */
export async function writeOutputsInWorker(job: OutputJob, progress: OutputProgress, signal?: AbortSignal): Promise<Printed> {
  signal?.throwIfAborted();
  const worker = new Worker(workerEntry('outputWorker', import.meta.url), { workerData: job, execArgv: ['--disable-warning=ExperimentalWarning'] });
  const { promise, resolve, reject } = Promise.withResolvers<Printed>();
  const abort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  worker.on('message', (answer: OutputAnswer) => {
    switch (answer.kind) {
      case 'step': return progress(answer.step, answer.share);
      case 'written': return resolve(answer.printed);
      case 'failed': return reject(answer.code === undefined ? new Error(answer.message) : new BadInput(answer.code, answer.message));
    }
  });
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`output worker ended with code ${code}`)));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}
