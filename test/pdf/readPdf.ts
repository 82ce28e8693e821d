import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PageText {
  readonly text: string;
  /** From the left and from the top of the page as a viewer shows it, points. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface ReadPage {
  /** As shown: after rotation. */
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly label: string;
  readonly texts: readonly PageText[];
  /** All text in reading order, without spaces. */
  readonly text: string;
  /** Indices of the pages its links lead to, with the place of the link. */
  readonly links: readonly { readonly page: number; readonly y: number }[];
}

export interface Bookmark {
  readonly title: string;
  readonly level: number;
  /** Index of its page. */
  readonly page: number;
}

export interface ReadDocument {
  readonly pages: readonly ReadPage[];
  readonly bookmarks: readonly Bookmark[];
  readonly info: Readonly<Record<string, unknown>>;
}

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;

/** Reads a PDF back as a viewer would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadDocument> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const labels = await document.getPageLabels();
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(document, number, labels?.[number - 1] ?? ''));
  const bookmarks = await readBookmarks(document, await document.getOutline(), 1);
  const metadata = await document.getMetadata();
  return { pages, bookmarks, info: Object.fromEntries(Object.entries(metadata.info)) };
}

async function readPage(document: PdfDocument, number: number, label: string): Promise<ReadPage> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item): PageText[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [x, y] = viewport.convertToViewportPoint(Number(item.transform[4]), Number(item.transform[5]));
    return [{ text: item.str, x: Number(x), y: Number(y), width: item.width }];
  });
  const links: { page: number; y: number }[] = [];
  for (const annotation of await page.getAnnotations()) {
    const target: unknown = annotation.dest;
    if (typeof target !== 'string') continue;
    const destination = await document.getDestination(target);
    links.push({ page: await document.getPageIndex(destination?.[0]), y: viewport.height - Number(annotation.rect[3]) });
  }
  return {
    width: viewport.width, height: viewport.height, rotation: page.rotate, label, texts, links,
    text: texts.map((each) => each.text).join('').replaceAll(/\s/g, ''),
  };
}

async function readBookmarks(document: PdfDocument, items: Awaited<ReturnType<PdfDocument['getOutline']>>, level: number): Promise<Bookmark[]> {
  const found: Bookmark[] = [];
  for (const item of items ?? []) {
    const target = Array.isArray(item.dest) ? item.dest[0] : undefined;
    found.push({ title: item.title, level, page: await document.getPageIndex(target) });
    found.push(...await readBookmarks(document, item.items, level + 1));
  }
  return found;
}

/** Fonts of the file: their names and whether a font program is embedded. */
export function embeddedFonts(bytes: Uint8Array): { readonly name: string; readonly embedded: boolean }[] {
  const source = Buffer.from(bytes).toString('latin1');
  return [...source.matchAll(/<<[^<>]*\/Type \/FontDescriptor[^]*?>>/g)].map(([descriptor]) => ({
    name: /\/FontName \/(\S+)/.exec(descriptor)?.[1] ?? '', embedded: /\/FontFile[23]? \d+ 0 R/.test(descriptor),
  }));
}

/** How often glyph 0 (.notdef, the empty box) is shown in the page contents. */
export function missingGlyphs(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes);
  const source = buffer.toString('latin1');
  let count = 0;
  for (const match of source.matchAll(/\/Filter \/FlateDecode\n?[^]*?>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = source.indexOf('endstream', start);
    const content = inflate(buffer.subarray(start, end));
    if (!content.includes(' Tf')) continue;
    for (const [, hex] of content.matchAll(/<([0-9a-f]+)>/g)) count += (hex ?? '').match(/.{4}/g)?.filter((glyph) => glyph === '0000').length ?? 0;
  }
  return count;
}

function inflate(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}
