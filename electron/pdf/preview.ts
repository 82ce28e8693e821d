import { Worker } from 'node:worker_threads';
import { BadInput } from '../../shared/badInput.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import type { FontChoice } from '../fonts/bookFonts.ts';
import { workerEntry } from '../reading/workerEntry.ts';
import type { Edition } from './geometry.ts';
import type { PreviewBook } from './previewBook.ts';

export interface PreviewSetup {
  readonly fonts: FontChoice;
}

export type PreviewRequest =
  | { readonly id: number; readonly kind: 'show'; readonly booklet: Booklet; readonly edition: Edition }
  | { readonly id: number; readonly kind: 'draw'; readonly first: number; readonly last: number };

export type PreviewAnswer =
  | { readonly id: number; readonly ok: true; readonly kind: 'shown'; readonly shown: PreviewBook }
  | { readonly id: number; readonly ok: true; readonly kind: 'drawn'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `code` is there for bad input; without it the message is of a bug. */
  | { readonly id: number; readonly ok: false; readonly code?: string; readonly message: string };

interface Waiting {
  readonly resolve: (answer: PreviewAnswer & { readonly ok: true }) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The preview of a booklet: a thread that keeps the book laid out. What it draws are the pages of the PDF itself. Show a changed
 * booklet as often as it changes; only what changed is laid out again.
 */
export class BookletPreview {
  readonly #fonts: FontChoice;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #asked = 0;
  #last: { readonly booklet: Booklet; readonly edition: Edition } | undefined;

  constructor(fonts: FontChoice = 'bundled') {
    this.#fonts = fonts;
  }

  /** Lays a booklet out and says which pages it has and which of them changed. @throws BadInput when a font cannot be read */
  async show(booklet: Booklet, edition: Edition): Promise<PreviewBook> {
    this.#last = { booklet, edition };
    const answer = await this.#ask((id) => ({ id, kind: 'show', booklet, edition }));
    if (answer.kind !== 'shown') throw new Error('preview answered out of order');
    return answer.shown;
  }

  /** A PDF of pages of the book shown last, from 1; of the whole book without arguments. */
  async pages(first = 1, last = Number.MAX_SAFE_INTEGER): Promise<Uint8Array<ArrayBuffer>> {
    // After `cancel` the thread is a new one and must be told the book again.
    if (!this.#worker && this.#last) await this.show(this.#last.booklet, this.#last.edition);
    const answer = await this.#ask((id) => ({ id, kind: 'draw', first, last }));
    if (answer.kind !== 'drawn') throw new Error('preview answered out of order');
    return answer.bytes;
  }

  /** Ends whatever is being laid out or drawn at once; everything asked for is refused with an AbortError. */
  cancel(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#refuse(new DOMException('已取消', 'AbortError'));
  }

  #ask(request: (id: number) => PreviewRequest): Promise<PreviewAnswer & { readonly ok: true }> {
    this.#asked += 1;
    const id = this.#asked;
    this.#worker ??= this.#start();
    const worker = this.#worker;
    // The thread keeps the process alive only while it owes an answer.
    worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage(request(id));
    });
  }

  #start(): Worker {
    const setup: PreviewSetup = { fonts: this.#fonts };
    const worker = new Worker(workerEntry('previewWorker', import.meta.url), { workerData: setup, execArgv: ['--disable-warning=ExperimentalWarning'] });
    worker.on('message', (answer: PreviewAnswer) => this.#settle(answer));
    const ended = (error: Error): void => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#refuse(error);
    };
    worker.on('error', (error) => ended(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => ended(new Error(`preview thread ended with code ${code}`)));
    worker.unref();
    return worker;
  }

  #settle(answer: PreviewAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if (!waiting) return;
    if (answer.ok) waiting.resolve(answer);
    else waiting.reject(answer.code === undefined ? new Error(answer.message) : new BadInput(answer.code, answer.message));
  }

  #refuse(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
