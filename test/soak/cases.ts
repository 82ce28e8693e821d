import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { PATIENCE } from '../fuzz/outcome.ts';

/** What a thread says of one seed. */
export type CaseReport =
  | { readonly kind: 'ended'; readonly what: string; readonly took: number; readonly memory: number }
  | { readonly kind: 'failed'; readonly message: string; readonly memory: number };

export interface Soaked {
  readonly failures: readonly string[];
  readonly tally: ReadonlyMap<string, number>;
  /** Milliseconds. */
  readonly slowest: number;
  /** MB of the process at its largest. */
  readonly memory: number;
}

/** The largest memory that a workbook may bring the program to, in MB. */
const MEMORY = 1024;

/** Runs `count` cases from `first` on all cores. A case that hangs is named and its thread ended. */
export async function soakCases(first: number, count: number, progress: (done: number) => void): Promise<Soaked> {
  const failures: string[] = [];
  const tally = new Map<string, number>();
  let [next, done, slowest, memory] = [first, 0, 0, 0];
  const lane = async (): Promise<void> => {
    let worker: Worker | null = null;
    while (next < first + count) {
      const seed = next;
      next += 1;
      worker ??= new Worker(new URL('./caseWorker.ts', import.meta.url), { execArgv: ['--disable-warning=ExperimentalWarning'] });
      const report = await ask(worker, seed);
      if (report.kind === 'ended') {
        tally.set(report.what, (tally.get(report.what) ?? 0) + 1);
        slowest = Math.max(slowest, report.took);
        if (report.took > PATIENCE) failures.push(`seed ${seed} took ${Math.round(report.took)} ms`);
      } else {
        failures.push(report.message);
        await worker.terminate();
        worker = null;
      }
      if (memory <= MEMORY && report.memory > MEMORY) failures.push(`seed ${seed}: ${report.memory} MB`);
      memory = Math.max(memory, report.memory);
      done += 1;
      if (done % 1000 === 0) progress(done);
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return { failures, tally, slowest, memory };
}

function ask(worker: Worker, seed: number): Promise<CaseReport> {
  const { promise, resolve } = Promise.withResolvers<CaseReport>();
  const failed = (message: string): void => resolve({ kind: 'failed', message, memory: 0 });
  const timer = setTimeout(() => failed(`seed ${seed} hangs`), 4 * PATIENCE);
  const onError = (error: Error): void => failed(`seed ${seed} felled its thread: ${error.message}`);
  worker.once('message', resolve);
  worker.once('error', onError);
  worker.postMessage(seed);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('error', onError);
  });
}
