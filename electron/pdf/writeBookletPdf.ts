import type { Booklet } from '../../shared/booklet/model.ts';
import { replaceFile } from '../workbook/replaceFile.ts';
import { type BookletPdfOptions, type RenderedBooklet, renderBooklet } from './renderBooklet.ts';
import { renderBookletInWorker } from './renderInWorker.ts';

export interface WriteOptions extends BookletPdfOptions {
  /** `worker` (default) leaves the calling thread free; `here` saves starting one. */
  readonly thread?: 'worker' | 'here';
  /** Aborting ends the rendering and leaves no partial file. */
  readonly signal?: AbortSignal;
}

/**
 * Renders a booklet and writes it under a name, aside first and then renamed, so that an older file of that name stays whole
 * until the new one is.
 * @throws BadInput when the folder cannot be written, the file is in use, or a font cannot be read
 */
export async function writeBookletPdf(booklet: Booklet, file: string, options: WriteOptions): Promise<Omit<RenderedBooklet, 'bytes'>> {
  const { thread = 'worker', signal, ...rest } = options;
  const { bytes, ...report } = thread === 'worker' ? await renderBookletInWorker(booklet, rest, signal) : await renderBooklet(booklet, rest);
  signal?.throwIfAborted();
  await replaceFile(file, bytes);
  return report;
}
