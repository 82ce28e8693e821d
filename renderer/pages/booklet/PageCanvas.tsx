import { type ReactElement, useEffect, useRef } from 'react';
import { CallError } from '../../bridge/index.ts';
import { say } from '../../frame/messages.ts';
import type { PdfPages } from './pdfPages.ts';

interface PageCanvasProps {
  readonly pages: PdfPages;
  /** From 1. */
  readonly number: number;
  readonly serial: number;
  readonly version: number;
  /** On the screen, in CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The picture of one page. The one before stays until the new one is drawn whole. */
export function PageCanvas({ pages, number, serial, version, width, height }: PageCanvasProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef('');
  useEffect(() => {
    const wanted = `${serial} ${width}`;
    if (drawn.current === wanted) return undefined;
    const ended = new AbortController();
    draw(pages, number, width, ended.signal).then((picture) => {
      const target = canvas.current;
      if (!picture || !target || ended.signal.aborted) return;
      target.width = picture.width;
      target.height = picture.height;
      target.getContext('2d')?.drawImage(picture, 0, 0);
      target.dataset['drawn'] = 'yes';
      drawn.current = wanted;
    }).catch((error: unknown) => {
      // A book that has changed meanwhile is shown anew by itself.
      if (ended.signal.aborted || (error instanceof CallError && error.code === 'preview-stale')) return;
      say(`第 ${number} 页没有显示出来：请重新打开“成册”。`, 'error');
    });
    return () => ended.abort();
  }, [pages, number, serial, version, width]);
  return <canvas ref={canvas} aria-hidden="true" style={{ inlineSize: width, blockSize: height }} />;
}

async function draw(pages: PdfPages, number: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | null> {
  const page = await pages.page(number);
  if (signal.aborted) return null;
  const picture = document.createElement('canvas');
  const { width: points } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: (width * window.devicePixelRatio) / points });
  picture.width = Math.round(viewport.width);
  picture.height = Math.round(viewport.height);
  const task = page.render({ canvas: picture, viewport });
  signal.addEventListener('abort', () => task.cancel(), { once: true });
  await task.promise;
  return picture;
}
