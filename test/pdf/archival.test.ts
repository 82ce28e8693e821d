import { beforeAll, describe, expect, test } from 'vitest';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { bookletDocx } from '../../electron/docx/writeBookletDocx.ts';
import { renderBooklet } from '../../electron/pdf/renderBooklet.ts';
import { archivePage, releaseOf } from '../../shared/booklet/archivePage.ts';
import { zipMembers } from '../../electron/workbook/zip.ts';
import { embeddedFonts, readPdf } from './readPdf.ts';
import { sampleBooklet } from './sampleBooklet.ts';

const PEOPLE = {
  preparer: '张甲', reviewer: '李乙', financeHead: '王丙', approver: '赵丁', secrecyReviewer: '钱戊', secrecyDate: '2025-09-02', secrecyResult: '同意公开',
  publishedOn: '2025-09-12', platform: '县人民政府门户网站',
} as const;
const signed = sampleBooklet({ archivePage: archivePage(releaseOf(PEOPLE)) });

describe('the archive page', () => {
  test('names everybody in the order of the steps, with room to sign, and when and where it was published', () => {
    const { rows, lines, head } = archivePage(releaseOf(PEOPLE));
    expect(rows.map((row) => row[1])).toEqual(['张甲', '李乙', '王丙', '赵丁', '钱戊']);
    for (const row of rows) expect(row[head.indexOf('签字')]).toBe('');
    expect(rows.at(-1)).toEqual(['保密审查', '钱戊', '同意公开', '', '2025年9月2日']);
    expect(lines).toEqual(['公开日期：2025年9月12日', '公开平台：县人民政府门户网站']);
    expect(archivePage(releaseOf({ ...PEOPLE, publishedOn: '', platform: '' })).lines).toEqual([]);
  });

  test('stands on the right behind the cover in print, without a number, and not on the web', async () => {
    const print = await readPdf((await renderBooklet(signed, { edition: 'print' })).bytes);
    const at = print.pages.findIndex((page) => page.text.includes('归档签字页'));
    expect(at).toBe(2);
    for (const text of ['张甲', '钱戊', '同意公开', '2025年9月2日', '公开平台：县人民政府门户网站']) expect(print.pages[at]?.text).toContain(text);
    expect(print.pages[at]?.text).not.toContain('—');
    expect(print.pages.findIndex((page) => page.text.includes('目录'))).toBe(4);
    expect(print.pages[4]?.label).toBe('I');
    const web = await readPdf((await renderBooklet(signed, { edition: 'web' })).bytes);
    expect(web.pages.some((page) => page.text.includes('张甲'))).toBe(false);
  });

  test('moves no page number of the body', async () => {
    const numbers = async (booklet: typeof signed): Promise<string[]> => (await renderBooklet(booklet, { edition: 'print' })).places.map((place) => place.title + place.number);
    expect(await numbers(signed)).toEqual(await numbers(sampleBooklet()));
  });

  test('stands in the Word file, too', async () => {
    const bytes = await bookletDocx(signed, { created: new Date('2025-09-12T00:00:00Z') });
    const xml = zipMembers(bytes).find((member) => member.name === 'word/document.xml')?.content().toString('utf8') ?? '';
    for (const text of ['归档签字页', '赵丁', '同意公开', '公开日期：2025年9月12日']) expect(xml).toContain(text);
  });
});

describe('PDF/A-2b', () => {
  let bytes: Uint8Array;
  let document: PDFDocument;
  beforeAll(async () => {
    ({ bytes } = await renderBooklet(sampleBooklet(), { edition: 'print', archival: true }));
    document = await PDFDocument.load(bytes, { updateMetadata: false });
  });

  test('declares itself and its colours, and its metadata say what its description says', () => {
    const metadata = document.catalog.lookup(PDFName.of('Metadata'));
    const xml = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : '';
    expect(xml).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B<\/pdfaid:conformance>/);
    expect(xml).toContain(sampleBooklet().title);
    const intents = document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
    expect(intents.lookup(0, PDFDict).lookup(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFA1'));
    expect(intents.lookup(0, PDFDict).lookup(PDFName.of('DestOutputProfile'))).toBeInstanceOf(PDFRawStream);
  });

  test('is not encrypted, has an identifier, embeds every font and shows every link in print', () => {
    expect(document.isEncrypted).toBe(false);
    expect(document.context.trailerInfo.ID).toBeDefined();
    expect(embeddedFonts(bytes).length).toBeGreaterThan(2);
    expect(embeddedFonts(bytes).every((font) => font.embedded)).toBe(true);
    const links = document.getPages().flatMap((page) => page.node.Annots()?.asArray() ?? []);
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(String(document.context.lookup(link, PDFDict).lookup(PDFName.of('F')))).toBe('4');
  });

  test('every font says how its glyphs are numbered and what they mean', () => {
    const fonts = document.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict && object.lookup(PDFName.of('Type')) === PDFName.of('Font') ? [object] : []));
    const composite = fonts.filter((font) => font.lookup(PDFName.of('Subtype')) === PDFName.of('Type0'));
    expect(composite.length).toBeGreaterThan(2);
    for (const font of composite) {
      expect(font.lookup(PDFName.of('ToUnicode'))).toBeInstanceOf(PDFRawStream);
      const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
      if (descendant.lookup(PDFName.of('Subtype')) === PDFName.of('CIDFontType2')) expect(descendant.lookup(PDFName.of('CIDToGIDMap'))).toBeDefined();
    }
  });

  test('has no script, no transparency and no claim of a structure that is not there', () => {
    for (const [, object] of document.context.enumerateIndirectObjects()) {
      const dictionary = object instanceof PDFRawStream ? object.dict : object;
      if (!(dictionary instanceof PDFDict)) continue;
      for (const key of ['JS', 'JavaScript', 'AA', 'SMask', 'EF']) expect(dictionary.has(PDFName.of(key))).toBe(false);
      for (const key of ['ca', 'CA']) if (dictionary.has(PDFName.of(key))) expect(String(dictionary.get(PDFName.of(key)))).toBe('1');
    }
    const claimed = String(document.catalog.lookup(PDFName.of('MarkInfo')) ?? '').includes('true');
    expect(claimed).toBe(document.catalog.has(PDFName.of('StructTreeRoot')));
  });

  test('has the pages of the ordinary file, which does not declare itself', async () => {
    const plain = await renderBooklet(sampleBooklet(), { edition: 'print' });
    const [archival, ordinary] = [await readPdf(bytes), await readPdf(plain.bytes)];
    expect(archival.pages.map((page) => page.text)).toEqual(ordinary.pages.map((page) => page.text));
    expect((await PDFDocument.load(plain.bytes)).catalog.lookup(PDFName.of('OutputIntents'))).toBeUndefined();
  });
});
