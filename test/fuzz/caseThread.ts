import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { PATIENCE } from './outcome.ts';

/** A seed of `runCase`, or the name of an extreme. */
export type CaseTask = number | string;

export type CaseReport =
  | { readonly kind: 'ended'; readonly what: string; readonly took: number; readonly memory: number }
  | { readonly kind: 'failed'; readonly message: string; readonly memory: number };

/** Heap of a thread in MB: with what a process needs besides, a workbook stays below 1 GB. */
const MEMORY = 800;

/** A thread for cases, ready to take the first. One that hangs in a case can be ended without the program. */
export async function caseThread(): Promise<Worker> {
  const worker = new Worker(new URL('./caseWorker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: MEMORY }, execArgv: ['--disable-warning=ExperimentalWarning'] });
  await once(worker, 'message');
  return worker;
}

/** Runs one case on the thread. After a report of `failed` the thread may hang and has to be ended. */
export function runOn(worker: Worker, task: CaseTask): Promise<CaseReport> {
  const { promise, resolve } = Promise.withResolvers<CaseReport>();
  const failed = (message: string): void => resolve({ kind: 'failed', message, memory: 0 });
  const timer = setTimeout(() => failed(`${task}: hangs`), 4 * PATIENCE);
  const onError = (error: Error): void => failed(`${task}: felled its thread: ${error.message}`);
  worker.once('message', resolve);
  worker.once('error', onError);
  worker.postMessage(task);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', onError);
  });
}
