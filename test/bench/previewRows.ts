import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Booklet } from '../../shared/booklet/model.ts';
import { BookletPreview } from '../../electron/pdf/preview.ts';
import { type Measured, quantile } from './measure.ts';

/** The preview after an edited paragraph (laid out anew, its three pages drawn), and how long the calling thread stood still. */
export async function previewRows(booklet: Booklet): Promise<Measured[]> {
  const preview = new BookletPreview();
  const delay = monitorEventLoopDelay({ resolution: 2 });
  const times: number[] = [];
  try {
    await preview.show(booklet, 'print');
    await preview.pages(1, 3);
    delay.enable();
    for (let round = 0; round < 9; round += 1) {
      const changed = edited(booklet, round);
      const started = performance.now();
      const { changed: [first = 1] } = await preview.show(changed, 'print');
      await preview.pages(first, first + 2);
      if (round > 1) times.push(performance.now() - started);
    }
  } finally {
    delay.disable();
    preview.cancel();
  }
  return [
    { what: '预览改一段后重新显示', state: 'warm', unit: 'ms', median: quantile(times, 0.5), p95: quantile(times, 0.95), limit: 400, of: 'median' },
    { what: '预览时主线程最长停顿', state: 'warm', unit: 'ms', median: delay.max / 1e6, p95: delay.max / 1e6, limit: 50, of: 'median' },
  ];
}

/** A sentence more in the first paragraph of the longest part of running text. */
function edited(booklet: Booklet, round: number): Booklet {
  const longest = booklet.parts.toSorted((a, b) => b.sections.length - a.sections.length).find((part) => part.sections.every((section) => section.blocks.every((block) => block.kind !== 'statement')));
  return { ...booklet, parts: booklet.parts.map((part) => (part !== longest ? part : { ...part, sections: part.sections.map((section, index) => (index > 0 ? section : {
    ...section, blocks: [...section.blocks, { kind: 'paragraph' as const, spans: [{ text: `第${round + 1}次修改。` }] }],
  })) })) };
}
