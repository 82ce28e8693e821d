import { Duplex, PDFDocument, PrintScaling } from '@cantoo/pdf-lib';
import { beforeAll, expect, test } from 'vitest';
import { imposeBooklet, saddleStitch } from '../../electron/pdf/imposeBooklet.ts';
import { renderBooklet } from '../../electron/pdf/renderBooklet.ts';
import { type PageText, type ReadDocument, readPdf } from './readPdf.ts';
import { sampleBooklet } from './sampleBooklet.ts';

let book: ReadDocument;
let sheets: ReadDocument;
let bytes: Uint8Array;

beforeAll(async () => {
  const rendered = await renderBooklet(sampleBooklet(), { edition: 'print' });
  book = await readPdf(rendered.bytes);
  bytes = await imposeBooklet(rendered.bytes);
  sheets = await readPdf(bytes);
});

const joined = (texts: readonly PageText[]): string => texts.map((each) => each.text).join('').replaceAll(/\s/g, '');

test('every sheet is A3 lying, and there are two sides for each four pages', () => {
  expect(sheets.pages).toHaveLength(Math.ceil(book.pages.length / 4) * 2);
  for (const page of sheets.pages) {
    expect(page.width).toBeCloseTo(1190.55, 1);
    expect(page.height).toBeCloseTo(841.89, 1);
    expect(page.rotation).toBe(0);
  }
});

test('each half shows its page of the booklet, at its size and as it is turned there', () => {
  let turned = 0;
  saddleStitch(book.pages.length).forEach(({ left, right }, index) => {
    const side = sheets.pages[index];
    const middle = (side?.width ?? 0) / 2;
    for (const [number, from] of [[left, 0], [right, middle]] as const) {
      const shown = side?.texts.filter((each) => each.x >= from && each.x < from + middle) ?? [];
      const page = number === null ? undefined : book.pages[number - 1];
      expect(joined(shown)).toBe(page?.text ?? '');
      page?.texts.forEach((each, at) => {
        expect(shown[at]?.x).toBeCloseTo(each.x + from, 0);
        expect(shown[at]?.y).toBeCloseTo(each.y, 0);
      });
      if (page !== undefined && page.rotation !== 0) turned += 1;
    }
  });
  expect(turned).toBeGreaterThan(3);
});

test('the printer is told to turn the sheet on its short edge and not to scale it; the description is kept', async () => {
  const preferences = (await PDFDocument.load(bytes)).catalog.getViewerPreferences();
  expect(preferences?.getDuplex()).toBe(Duplex.DuplexFlipShortEdge);
  expect(preferences?.getPrintScaling()).toBe(PrintScaling.None);
  expect(sheets.info['Title']).toBe(sampleBooklet().title);
  expect(sheets.info['Language']).toBe('zh-CN');
  expect((await PDFDocument.load(bytes)).getAuthor()).toBe(sampleBooklet().department);
});

test('a lying page of the web edition is turned and keeps its size', async () => {
  const rendered = await renderBooklet(sampleBooklet(), { edition: 'web' });
  const read = await readPdf(await imposeBooklet(rendered.bytes));
  expect(joined(read.pages.flatMap((page) => page.texts))).toContain('收入决算表');
  for (const page of read.pages) for (const each of page.texts) expect(each.y).toBeLessThan(page.height);
});

test('the same booklet gives the same sheets', async () => {
  const { bytes: again } = await renderBooklet(sampleBooklet(), { edition: 'print' });
  expect(Buffer.from(await imposeBooklet(again)).equals(Buffer.from(await imposeBooklet(again)))).toBe(true);
});

test('what is no PDF is refused in one sentence', async () => {
  await expect(imposeBooklet(Buffer.from('not a pdf'))).rejects.toMatchObject({ name: 'BadInput' });
});
