import { parentPort, workerData } from 'node:worker_threads';
import { BadInput } from '../../shared/badInput.ts';
import type { PdfTask, PdfTaskResult } from './renderInWorker.ts';
import { renderBooklet } from './renderBooklet.ts';

/** Renders the one booklet it was started with and answers with the bytes, handed over without a copy. */
async function answer(task: PdfTask): Promise<void> {
  try {
    const rendered = await renderBooklet(task.booklet, task.options);
    const result: PdfTaskResult = { ok: true, rendered };
    parentPort?.postMessage(result, [rendered.bytes.buffer]);
  } catch (error) {
    const result: PdfTaskResult = error instanceof BadInput
      ? { ok: false, code: error.code, message: error.message }
      : { ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    parentPort?.postMessage(result);
  }
}

const task: PdfTask = workerData;
void answer(task);
