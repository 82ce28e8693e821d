import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BadInput } from '../../shared/badInput.ts';
import type { RawWorkbook } from '../../shared/importing/sheet.ts';
import { endless, tooLarge } from './container.ts';
import { workerEntry } from './workerEntry.ts';

/** What the worker is to read: a file on disk, or one that came as bytes. */
export type ReadingQuestion = { readonly path: string } | { readonly bytes: Uint8Array; readonly file: string };

export type ReadingAnswer =
  | { readonly kind: 'workbook'; readonly workbook: RawWorkbook }
  | { readonly kind: 'badInput'; readonly code: string; readonly message: string }
  | { readonly kind: 'failure'; readonly message: string };

export interface WorkerReadingOptions {
  /** Cancels the reading: the worker is terminated and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds after which a file is given up as hostile, beyond the limit that parsing has of its own. Default 60,000. */
  readonly timeout?: number;
}

const MEMORY_MB = 800;

/**
 * `readWorkbook` on a thread of its own, with a memory limit and a time limit, so that no file can freeze or fell the program.
 * @throws BadInput as `readWorkbook`; workbook-too-large when the memory limit was hit, workbook-damaged when time was up
 */
export async function readWorkbookInWorker(path: string, options: WorkerReadingOptions = {}): Promise<RawWorkbook> {
  return inWorker({ path }, basename(path), options);
}

/**
 * As `readWorkbookInWorker`, of a file that was dropped into a window: its name and its bytes.
 * @throws BadInput as `readWorkbookBytes`, and the limits of memory and time
 */
export async function readWorkbookBytesInWorker(bytes: Uint8Array, file: string, options: WorkerReadingOptions = {}): Promise<RawWorkbook> {
  return inWorker({ bytes, file }, file, options);
}

async function inWorker(question: ReadingQuestion, file: string, options: WorkerReadingOptions): Promise<RawWorkbook> {
  options.signal?.throwIfAborted();
  const worker = new Worker(workerEntry('readingWorker', import.meta.url), {
    workerData: question, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  try {
    const answer = await firstAnswer(worker, file, options);
    switch (answer.kind) {
      case 'workbook': return answer.workbook;
      case 'badInput': throw new BadInput(answer.code, answer.message);
      case 'failure': throw new Error(answer.message);
    }
  } finally {
    await worker.terminate();
  }
}

function firstAnswer(worker: Worker, file: string, options: WorkerReadingOptions): Promise<ReadingAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadingAnswer>();
  const timer = setTimeout(() => reject(endless(file)), options.timeout ?? 60_000);
  const abort = (): void => reject(options.signal?.reason);
  options.signal?.addEventListener('abort', abort, { once: true });
  worker.once('message', resolve);
  worker.once('error', (error: Error & { code?: string }) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(file, '内存不足') : error));
  worker.once('exit', () => reject(tooLarge(file, '读取中断')));
  return promise.finally(() => {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', abort);
  });
}
