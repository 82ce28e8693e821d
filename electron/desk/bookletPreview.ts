import { BadInput } from '../../shared/badInput.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import type { FontChoice } from '../fonts/bookFonts.ts';
import type { Edition } from '../pdf/geometry.ts';
import { BookletPreview } from '../pdf/preview.ts';
import type { PreviewBook, PreviewPage } from '../pdf/previewBook.ts';

export interface ShownBook extends Omit<PreviewBook, 'pages' | 'changed'> {
  /** Counts the books shown; pages are asked for by it. */
  readonly version: number;
  /** `serial`: the version in which the page looked different for the last time. */
  readonly pages: readonly (PreviewPage & { readonly serial: number })[];
}

/** Milliseconds without a question after which the thread, which holds fonts and the whole layout, is ended; the next question starts it again. */
const IDLE = 5 * 60_000;

/** The preview that a window looks at: one thread, the book shown last, and which of its pages are still the same. */
export class DeskPreview {
  #preview: { readonly fonts: FontChoice; readonly thread: BookletPreview } | null = null;
  #serials: readonly number[] = [];
  #version = 0;
  #idle: NodeJS.Timeout | null = null;

  /** Throws BadInput when a font cannot be read, `preview-stale` when another book was asked for meanwhile. */
  async show(booklet: Booklet, edition: Edition, fonts: FontChoice): Promise<ShownBook> {
    this.#version += 1;
    const version = this.#version;
    const shown = await this.#threadFor(fonts).show(booklet, edition);
    const { pages, changed, ...rest } = shown;
    const fresh = new Set(changed);
    // Every answer counts, also one that nobody waits for any more: the thread compares with the book before.
    this.#serials = pages.map((_, index) => (fresh.has(index + 1) ? version : this.#serials[index] ?? version));
    if (version !== this.#version) throw stale();
    return { ...rest, version, pages: pages.map((page, index) => ({ ...page, serial: this.#serials[index] ?? version })) };
  }

  /** A PDF of some pages, from 1. Throws BadInput `preview-stale`. */
  async pages(version: number, first?: number, last?: number): Promise<Uint8Array<ArrayBuffer>> {
    if (version !== this.#version || this.#preview === null) throw stale();
    this.#wait();
    const bytes = await this.#preview.thread.pages(first, last);
    if (version !== this.#version) throw stale();
    return bytes;
  }

  close(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#preview?.thread.cancel();
  }

  #threadFor(fonts: FontChoice): BookletPreview {
    this.#wait();
    if (this.#preview?.fonts !== fonts) {
      this.#preview?.thread.cancel();
      this.#preview = { fonts, thread: new BookletPreview(fonts) };
      this.#serials = [];
    }
    return this.#preview.thread;
  }

  #wait(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#preview?.thread.cancel(), IDLE);
    this.#idle.unref();
  }
}

function stale(): BadInput {
  return new BadInput('preview-stale', '内容刚有修改，预览正在更新：请稍候。');
}
