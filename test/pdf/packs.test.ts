import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMemoryLedger } from '../../electron/ledger/openLedger.ts';
import { renderBooklet } from '../../electron/pdf/renderBooklet.ts';
import { loadSampleBureau } from '../../electron/samples/sampleBureau.ts';
import { enterSample } from '../../electron/service/outputs/demo.ts';
import { openBook } from '../../electron/service/year/ledgerBook.ts';
import { openLibrary, ownResourceRoot } from '../../electron/service/packs/library.ts';
import { composeDocuments } from '../../electron/service/outputs/writeBook.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import { isStatementHeading, titleUnderHeading } from '../../shared/booklet/statementHeading.ts';
import { captionedCharts } from '../../shared/booklet/chartCaptions.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { bare, contentsLines, pageNumbered } from './contentsLines.ts';
import { type ReadDocument, type ReadPage, embeddedFonts, missingGlyphs, readPdf } from './readPdf.ts';

const library = openLibrary(ownResourceRoot());
const bureau = loadSampleBureau(library.resourceRoot);
const packs = library.packs.list().map(({ id }) => id);
const MONTH = new Date('2025-08-01T00:00:00Z');

/** The sample bureau's book in a pack. */
function bookletIn(pack: string): Booklet {
  const ledger = openMemoryLedger();
  try {
    enterSample(library, ledger, { ...bureau, pack });
    return composeDocuments(ledger, openBook(ledger, library, bureau.year), false, MONTH).booklet;
  } finally {
    ledger.close();
  }
}

describe.each(packs)('the sample bureau in %s', (pack) => {
  let booklet: Booklet;
  const bytes = new Map<'print' | 'web', Uint8Array>();
  const read = new Map<'print' | 'web', ReadDocument>();
  const missing: string[] = [];

  beforeAll(async () => {
    booklet = bookletIn(pack);
    for (const edition of ['print', 'web'] as const) {
      const rendered = await renderBooklet(booklet, { edition });
      bytes.set(edition, rendered.bytes);
      read.set(edition, await readPdf(rendered.bytes));
      missing.push(...rendered.missing);
    }
  });
  afterAll(() => {
    bytes.clear();
    read.clear();
  });

  const each = (check: (document: ReadDocument, edition: 'print' | 'web') => void): void => read.forEach(check);

  test('every entry of the contents shows the number of the page where its heading stands', () => {
    each((document) => {
      const lines = contentsLines(document);
      expect(lines.length).toBeGreaterThan(booklet.parts.length);
      // The title of a table stands for a heading that says the same.
      const lost = lines.filter(({ title, number }) => ![title, title.replace(/^[一二三四五六七八九十]+、(?=.*表)/, '')].some((text) => pageNumbered(document, number)?.text.includes(text)));
      expect(lost).toEqual([]);
    });
  });

  test('a bookmark leads to every part, section and table', () => {
    each((document) => {
      const wanted = booklet.parts.flatMap((part) => [part.title, ...part.sections.flatMap((section) => [section.title, ...section.blocks.flatMap((block) => (block.kind === 'statement' && !isStatementHeading(section.title, block.sheet.title) ? [block.sheet.title] : []))])]).filter((title) => title !== '');
      const titles = document.bookmarks.map((mark) => mark.title);
      expect(wanted.filter((title) => !titles.includes(title))).toEqual([]);
      expect(document.bookmarks.every((mark) => mark.page >= 0 && mark.page < document.pages.length)).toBe(true);
      expect(document.info['Language']).toBe('zh-CN');
    });
  });

  test('in print every part begins on a right-hand page', () => {
    const document = read.get('print');
    for (const part of booklet.parts) {
      const index = document?.pages.findIndex((page) => /^\d+$/.test(page.label) && page.text.startsWith(bare(part.title))) ?? -1;
      expect(index % 2).toBe(0);
    }
  });

  test('every printed cell of every statement stands on its pages, under heads that are repeated', () => {
    each((document) => {
      for (const { sheet, heading } of sheetsOf(booklet)) {
        const pages = pagesOf(document, sheet, heading);
        expect(pages.length).toBeGreaterThan(0);
        const text = pages.map((page) => page.text).join('');
        expect(sheet.cells.map((cell) => bare(cell.text)).filter((cell) => !text.includes(cell))).toEqual([]);
        const heads = sheet.cells.filter((cell) => cell.kind === 'head' && cell.row + cell.rowSpan <= sheet.headRows).map((cell) => bare(cell.text));
        for (const page of pages) expect(heads.filter((head) => page.text.includes(head)).length).toBeGreaterThanOrEqual(heads.length / 3);
      }
    });
  });

  test('no glyph is missing and every font is embedded', () => {
    expect(missing).toEqual([]);
    for (const pdf of bytes.values()) {
      expect(missingGlyphs(pdf)).toBe(0);
      expect(embeddedFonts(pdf).length).toBeGreaterThan(2);
      expect(embeddedFonts(pdf).every((font) => font.embedded)).toBe(true);
    }
  });

  test('pages are A4; in print all stand, with lying tables turned by the side of the binding; on the web lying ones lie', () => {
    each((document, edition) => document.pages.forEach((page, index) => {
      const [width, height] = [Math.round(page.width), Math.round(page.height)];
      if (edition === 'print') expect([width, height]).toEqual([595, 842]);
      else expect([width, height].toSorted((a, b) => a - b)).toEqual([595, 842]);
      if (page.rotation !== 0) expect([edition, page.rotation]).toEqual(['print', index % 2 === 0 ? 270 : 90]);
    }));
  });

  test('the text of a paragraph can be taken out in reading order', () => {
    each((document) => {
      const whole = flowing(document);
      expect(paragraphsOf(booklet).filter((text) => !whole.includes(text))).toEqual([]);
    });
  });

  test('both editions say the same', () => {
    const [print, web] = [read.get('print'), read.get('web')].map((document) => {
      const signed = booklet.archivePage?.title ?? '\u0000';
      return (document?.pages ?? []).filter((page) => !/^[IVX]+$/.test(page.label) && !page.text.startsWith(signed)).map((page) => page.text.replace(/—\d+—$/, '')).join('');
    });
    expect(print === web).toBe(true);
    const [first, second] = [...read.values()].map((document) => contentsLines(document).map(({ title }) => title));
    expect(first).toEqual(second);
  });

  test('every chart is printed with its caption and its numbers', () => {
    each((document) => {
      for (const { chart, caption } of captionedCharts(booklet.parts)) {
        const page = document.pages.find((candidate) => candidate.text.includes(bare(caption)));
        const values = chart.kind === 'pie' ? chart.slices : chart.series.flatMap((series) => series.values);
        for (const value of values) if (value) expect(page?.text).toContain(value.label);
      }
    });
  });
});

interface HeadedSheet {
  readonly sheet: GridSheet;
  /** Of its section. */
  readonly heading: string;
}

function sheetsOf(booklet: Booklet): HeadedSheet[] {
  return booklet.parts.flatMap((part) => part.sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'statement' ? [{ sheet: block.sheet, heading: bare(section.title) }] : []))));
}

function paragraphsOf(booklet: Booklet): string[] {
  return booklet.parts.flatMap((part) => part.sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'paragraph' ? [bare(block.spans.map((span) => span.text).join(''))] : []))));
}

/** The page a statement begins on, with the title that stands for it and its heading or under a heading of its section, and those that go on with it. */
function pagesOf(document: ReadDocument, sheet: GridSheet, heading: string): ReadPage[] {
  const shared = isStatementHeading(heading, sheet.title);
  const title = bare(shared ? titleUnderHeading(heading, sheet.title) : sheet.title);
  const printed = shared ? title : heading + title;
  const first = document.pages.findIndex((page) => /^\d+$/.test(page.label) && page.text.startsWith(printed) && !page.text.startsWith(`${title}（续表）`));
  if (first < 0) return [];
  let end = first + 1;
  while (document.pages[end]?.text.startsWith(`${title}（续表）`)) end += 1;
  return document.pages.slice(first, end);
}

/** The body without its page numbers, as one text. */
function flowing(document: ReadDocument): string {
  return document.pages.filter((page) => /^\d+$/.test(page.label)).map((page) => page.text.replace(/—\d+—$/, '')).join('');
}
