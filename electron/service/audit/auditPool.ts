import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { workerEntry } from '../../reading/workerEntry.ts';
import type { AuditDocument } from './audit.ts';
import type { AuditOptions } from './auditDocument.ts';
import type { AuditInput } from './auditInputs.ts';

export interface AuditWorkerStart {
  readonly resourceRoot: string;
  readonly userRoots: readonly string[];
  readonly options: AuditOptions;
  /** Folder for the outputs; null when none are asked for. */
  readonly scratch: string | null;
}

export type AuditTask = AuditInput;

export type AuditAnswer =
  | { readonly kind: 'document'; readonly document: AuditDocument }
  | { readonly kind: 'badInput'; readonly message: string }
  | { readonly kind: 'failure'; readonly message: string };

const MEMORY_MB = 800;
/** Milliseconds after which a workbook is given up as hostile. */
const PATIENCE = 60_000;

/**
 * Audits workbooks on as many threads as the machine has cores. One that crashes its thread, eats its memory or never ends gets an
 * answer like any other, and the next one a new thread. `take` is called as answers come, in no order. Throws the reason of `signal`
 * when that ends it; its threads are gone then.
 */
export async function auditInPool(start: AuditWorkerStart, tasks: readonly AuditTask[], take: (task: AuditTask, answer: AuditAnswer) => void, signal?: AbortSignal): Promise<void> {
  const waiting = [...tasks];
  const lane = async (): Promise<void> => {
    let worker: Worker | null = null;
    const end = (): void => { void worker?.terminate(); };
    signal?.addEventListener('abort', end);
    try {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
        signal?.throwIfAborted();
        worker ??= new Worker(workerEntry('auditWorker', import.meta.url), { workerData: start, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, execArgv: ['--disable-warning=ExperimentalWarning'] });
        const { answer, usable } = await ask(worker, task);
        signal?.throwIfAborted();
        take(task, answer);
        if (usable) continue;
        await worker.terminate();
        worker = null;
      }
    } finally {
      signal?.removeEventListener('abort', end);
      await worker?.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), tasks.length) }, lane));
}

interface Reply { readonly answer: AuditAnswer; readonly usable: boolean }

function ask(worker: Worker, task: AuditTask): Promise<Reply> {
  const { promise, resolve } = Promise.withResolvers<Reply>();
  const giveUp = (why: string): void => resolve({ answer: { kind: 'badInput', message: `文件“${task.file}”无法安全读取（${why}），请只保留决算表、删除多余的行列和图片后另存再检查。` }, usable: false });
  const timer = setTimeout(() => giveUp('超时'), PATIENCE);
  const onMessage = (answer: AuditAnswer): void => resolve({ answer, usable: true });
  const onError = (error: Error & { code?: string }): void => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp('内存不足');
    else resolve({ answer: { kind: 'failure', message: error.stack ?? error.message }, usable: false });
  };
  const onExit = (): void => giveUp('读取中断');
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  worker.postMessage(task);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  });
}
