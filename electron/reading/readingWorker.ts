import { parentPort, workerData } from 'node:worker_threads';
import { BadInput } from '../../shared/badInput.ts';
import { readWorkbook } from './readWorkbook.ts';
import type { ReadingAnswer } from './inWorker.ts';

async function answer(path: string): Promise<ReadingAnswer> {
  try {
    return { kind: 'workbook', workbook: await readWorkbook(path) };
  } catch (error) {
    if (error instanceof BadInput) return { kind: 'badInput', code: error.code, message: error.message };
    return { kind: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.postMessage(await answer(String(workerData)));
