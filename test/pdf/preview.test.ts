import { afterEach, expect, test } from 'vitest';
import { BookletPreview } from '../../electron/pdf/preview.ts';
import { renderBooklet } from '../../electron/pdf/renderBooklet.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import { readPdf } from './readPdf.ts';
import { sampleBooklet } from './sampleBooklet.ts';

const preview = new BookletPreview();
afterEach(() => preview.cancel());

/** The book with a sentence more at the end of its last paragraph of the glossary. */
function edited(booklet: Booklet): Booklet {
  return { ...booklet, parts: booklet.parts.map((part) => (part.id !== 'glossary' ? part : {
    ...part, sections: part.sections.map((section) => ({ ...section, blocks: [...section.blocks, { kind: 'paragraph' as const, spans: [{ text: '又添了一句。' }] }] })),
  })) };
}

test('the pages shown are the pages of the PDF, with the places of its parts and tables', async () => {
  const shown = await preview.show(sampleBooklet(), 'print');
  const whole = await renderBooklet(sampleBooklet(), { edition: 'print' });
  expect(shown.places).toEqual(whole.places);
  expect(shown.pages).toHaveLength(whole.pages);
  expect(shown.pages.every((page) => page.width < page.height)).toBe(true);
  const [read, piece] = await Promise.all([readPdf(whole.bytes), preview.pages(9, 11).then(readPdf)]);
  expect(piece.pages.map(({ text, rotation }) => ({ text, rotation }))).toEqual(read.pages.slice(8, 11).map(({ text, rotation }) => ({ text, rotation })));
});

test('after a change only the pages it touches count as changed, and they show it', async () => {
  await preview.show(sampleBooklet(), 'web');
  expect((await preview.show(sampleBooklet(), 'web')).changed).toEqual([]);
  const { changed, places } = await preview.show(edited(sampleBooklet()), 'web');
  const glossary = places.find((place) => place.id === 'glossary')?.page ?? 0;
  expect(changed.length).toBeGreaterThan(0);
  expect(Math.min(...changed)).toBeGreaterThanOrEqual(glossary);
  const text = (await readPdf(await preview.pages(glossary, glossary + 5))).pages.map((page) => page.text).join('');
  expect(text).toContain('又添了一句。');
});

test('cancelling refuses what was asked for, and the next question is answered by a new thread', async () => {
  const asked = preview.show(sampleBooklet(), 'web');
  preview.cancel();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  expect((await readPdf(await preview.pages(1, 1))).pages).toHaveLength(1);
});
