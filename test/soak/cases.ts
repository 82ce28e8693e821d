import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { type CaseTask, caseThread, runOn } from '../fuzz/caseThread.ts';
import { PATIENCE } from '../fuzz/outcome.ts';

export interface Soaked {
  readonly failures: readonly string[];
  readonly tally: ReadonlyMap<string, number>;
  /** Milliseconds. */
  readonly slowest: number;
  /** MB of the process with all its threads at its largest. */
  readonly memory: number;
}

/** Runs cases on all cores. One that hangs or fails is named, and its thread ended. */
export async function soakCases(tasks: readonly CaseTask[], progress: (done: number) => void): Promise<Soaked> {
  const failures: string[] = [];
  const tally = new Map<string, number>();
  const waiting = [...tasks].reverse();
  let [done, slowest, memory] = [0, 0, 0];
  const lane = async (): Promise<void> => {
    let worker: Worker | null = null;
    for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) {
      worker ??= await caseThread();
      const report = await runOn(worker, task);
      if (report.kind === 'ended') {
        tally.set(report.what, (tally.get(report.what) ?? 0) + 1);
        slowest = Math.max(slowest, report.took);
        if (report.took > PATIENCE) failures.push(`${task}: took ${Math.round(report.took)} ms`);
      } else {
        failures.push(report.message);
        await worker.terminate();
        worker = null;
      }
      memory = Math.max(memory, report.memory);
      done += 1;
      if (done % 1000 === 0) progress(done);
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return { failures, tally, slowest, memory };
}
