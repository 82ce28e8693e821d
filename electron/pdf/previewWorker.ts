import { parentPort, workerData } from 'node:worker_threads';
import { BadInput } from '../../shared/badInput.ts';
import { bookFonts } from '../fonts/bookFonts.ts';
import type { PreviewAnswer, PreviewRequest, PreviewSetup } from './preview.ts';
import { LaidOutBook } from './previewBook.ts';

/** Keeps one book laid out and answers in the order of the questions. */
const { fonts }: PreviewSetup = workerData;
let book: LaidOutBook | undefined;
let waiting: Promise<void> = Promise.resolve();

async function answer(request: PreviewRequest): Promise<void> {
  try {
    book ??= new LaidOutBook(bookFonts(fonts));
    const reply: PreviewAnswer = request.kind === 'show' ? { id: request.id, ok: true, kind: 'shown', shown: book.show(request.booklet, request.edition) }
      : { id: request.id, ok: true, kind: 'drawn', bytes: await book.draw(request.first, request.last) };
    parentPort?.postMessage(reply, reply.kind === 'drawn' ? [reply.bytes.buffer] : []);
  } catch (error) {
    const fault: PreviewAnswer = error instanceof BadInput ? { id: request.id, ok: false, code: error.code, message: error.message }
      : { id: request.id, ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    parentPort?.postMessage(fault);
  }
}

parentPort?.on('message', (request: PreviewRequest) => {
  waiting = waiting.then(() => answer(request));
});
