import { Worker } from 'node:worker_threads';
import { BadInput } from '../../shared/badInput.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import { workerEntry } from '../reading/workerEntry.ts';
import type { BookletPdfOptions, RenderedBooklet } from './renderBooklet.ts';

export interface PdfTask {
  readonly booklet: Booklet;
  readonly options: BookletPdfOptions;
}

export type PdfTaskResult =
  | { readonly ok: true; readonly rendered: RenderedBooklet }
  /** `code` is there for bad input; without it the message is of a bug. */
  | { readonly ok: false; readonly code?: string; readonly message: string };

/** As `renderBooklet`, in a thread of its own. Aborting the signal ends the thread at once. */
export function renderBookletInWorker(booklet: Booklet, options: BookletPdfOptions, signal?: AbortSignal): Promise<RenderedBooklet> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelled());
    const task: PdfTask = { booklet, options };
    const worker = new Worker(workerEntry('pdfWorker', import.meta.url), { workerData: task, execArgv: ['--disable-warning=ExperimentalWarning'] });
    const cancel = (): void => {
      void worker.terminate();
      reject(cancelled());
    };
    signal?.addEventListener('abort', cancel, { once: true });
    worker.once('message', (result: PdfTaskResult) => {
      if (result.ok) resolve(result.rendered);
      else reject(result.code === undefined ? new Error(result.message) : new BadInput(result.code, result.message));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', cancel);
      reject(new Error(`PDF worker ended with code ${code}`));
    });
  });
}

function cancelled(): DOMException {
  return new DOMException('已取消', 'AbortError');
}
