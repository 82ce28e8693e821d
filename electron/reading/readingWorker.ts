import { parentPort, workerData } from 'node:worker_threads';
import { BadInput } from '../../shared/badInput.ts';
import { readWorkbook, readWorkbookBytes } from './readWorkbook.ts';
import type { ReadingAnswer, ReadingQuestion } from './inWorker.ts';

async function answer(question: ReadingQuestion): Promise<ReadingAnswer> {
  try {
    return { kind: 'workbook', workbook: 'path' in question ? await readWorkbook(question.path) : await readWorkbookBytes(question.bytes, question.file) };
  } catch (error) {
    if (error instanceof BadInput) return { kind: 'badInput', code: error.code, message: error.message };
    return { kind: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

// The border of the thread: `inWorker` is the only one who starts it.
parentPort?.postMessage(await answer(workerData as ReadingQuestion));
