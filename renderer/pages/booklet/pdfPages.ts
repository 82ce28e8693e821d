import { GlobalWorkerOptions, type PDFDocumentProxy, type PDFPageProxy, PDFWorker, getDocument } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { call } from '../../bridge/index.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

export type ShownBook = ChannelOutput<'booklet.show'>;
export type ShownPage = ShownBook['pages'][number];

/** Pages asked for at once: the fonts that they share come along with every piece. */
const PIECE = 8;

interface Kept {
  readonly serial: number;
  readonly piece: Promise<PDFDocumentProxy>;
  /** From 1, in the piece. */
  readonly at: number;
}

/** The pages of the book shown, as pdf.js reads them: asked for when they come into sight and kept as long as they look the same. */
export class PdfPages {
  #shown: ShownBook | null = null;
  readonly #kept = new Map<number, Kept>();
  /** One thread of pdf.js for all pieces. */
  readonly #worker = new PDFWorker();

  show(shown: ShownBook): void {
    this.#shown = shown;
    for (const [number, kept] of this.#kept) if (shown.pages[number - 1]?.serial !== kept.serial) this.#forget(number);
  }

  /** A page from 1. Rejects with a CallError when the book has changed meanwhile. */
  async page(number: number): Promise<PDFPageProxy> {
    const { piece, at } = this.#kept.get(number) ?? this.#ask(number);
    return (await piece).getPage(at);
  }

  close(): void {
    for (const number of this.#kept.keys()) this.#forget(number);
    this.#worker.destroy();
  }

  #ask(number: number): Kept {
    const { version = 0, pages = [] } = this.#shown ?? {};
    const block = number - ((number - 1) % PIECE);
    let first = number;
    let last = number;
    while (first > block && !this.#kept.has(first - 1)) first -= 1;
    while (last < Math.min(block + PIECE - 1, pages.length) && !this.#kept.has(last + 1)) last += 1;
    const piece = call('booklet.pages', { version, first, last }).then(({ bytes }) => getDocument({ data: new Uint8Array(bytes), verbosity: 0, worker: this.#worker }).promise);
    const entries = Array.from({ length: last - first + 1 }, (_, index): readonly [number, Kept] => [first + index, { serial: pages[first + index - 1]?.serial ?? 0, piece, at: index + 1 }]);
    for (const [each, kept] of entries) this.#kept.set(each, kept);
    piece.catch(() => { for (const [each, kept] of entries) if (this.#kept.get(each) === kept) this.#kept.delete(each); });
    const own = entries.find(([each]) => each === number)?.[1];
    if (!own) throw new RangeError(`page ${number}`);
    return own;
  }

  #forget(number: number): void {
    const kept = this.#kept.get(number);
    this.#kept.delete(number);
    if (kept && ![...this.#kept.values()].some((other) => other.piece === kept.piece)) void kept.piece.then((document) => document.loadingTask.destroy(), () => undefined);
  }
}
