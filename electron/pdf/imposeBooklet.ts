import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { BadInput } from '../../shared/badInput.ts';
import { MM } from './geometry.ts';

/** A3 lying, in points: two A4 pages beside one another. */
const SHEET = { width: 420 * MM, height: 297 * MM } as const;

/** The two pages (from 1, null for a blank) on one side of a sheet. */
export interface SheetSide {
  readonly left: number | null;
  readonly right: number | null;
}

/**
 * Order of the pages for 骑马钉: sheets of four pages laid into one another, folded and stapled through the fold; front and
 * back of each sheet in turn, for a printer that turns the sheet on its short edge. Blanks fill the last sheet up.
 */
export function saddleStitch(pages: number): SheetSide[] {
  const places = Math.ceil(pages / 4) * 4;
  const page = (number: number): number | null => (number <= pages ? number : null);
  return Array.from({ length: places / 2 }, (_, index): SheetSide => {
    const outer = page(places - index);
    const inner = page(index + 1);
    return index % 2 === 0 ? { left: outer, right: inner } : { left: inner, right: outer };
  });
}

/**
 * Puts the pages of a booklet in A4 two by two on A3 sheets, in the order of `saddleStitch`. Pages keep their text; turned
 * pages stand as they are shown, and lying ones are turned with their head to the fold. Links and bookmarks are left out:
 * the file is for the printer.
 * @throws BadInput when the bytes are no PDF that can be read
 */
export async function imposeBooklet(pdfBytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const library = await import('@cantoo/pdf-lib');
  const source = await openSource(library.PDFDocument, pdfBytes);
  const target = await library.PDFDocument.create({ updateMetadata: false });
  copyDescription(source, target);
  const pages = source.getPages();
  const embedded = await target.embedPages(pages);
  for (const side of saddleStitch(pages.length)) {
    const sheet = target.addPage([SHEET.width, SHEET.height]);
    for (const [place, number] of [side.left, side.right].entries()) {
      const page = number === null ? undefined : pages[number - 1];
      const content = number === null ? undefined : embedded[number - 1];
      if (!page || !content || number === null) continue;
      const { x, y, scale, turn } = placement(page, number, place === 0 ? 0 : SHEET.width / 2);
      sheet.drawPage(content, { x, y, xScale: scale, yScale: scale, rotate: library.degrees(-turn) });
    }
  }
  const preferences = target.catalog.getOrCreateViewerPreferences();
  preferences.setDuplex(library.Duplex.DuplexFlipShortEdge);
  preferences.setPrintScaling(library.PrintScaling.None);
  preferences.setDisplayDocTitle(true);
  return new Uint8Array(await target.save());
}

async function openSource(document: typeof PDFDocument, bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const source = await document.load(bytes, { updateMetadata: false });
    if (source.getPageCount() > 0) return source;
  } catch { /* said below */ }
  throw new BadInput('imposition', '要拼成骑马钉的文件不是可读的 PDF，请先重新生成决算公开 PDF 再拼版。');
}

function copyDescription(source: PDFDocument, target: PDFDocument): void {
  target.setTitle(source.getTitle() ?? '');
  target.setAuthor(source.getAuthor() ?? '');
  target.setSubject(source.getSubject() ?? '');
  target.setCreator('决算册');
  target.setProducer('决算册');
  target.setLanguage('zh-CN');
  const created = source.getCreationDate();
  if (created) {
    target.setCreationDate(created);
    target.setModificationDate(created);
  }
}

interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Clockwise. */
  readonly turn: number;
}

/** Centres a page in its half of the sheet, as large as it is or as fits. */
function placement(page: PDFPage, number: number, left: number): Placement {
  const { width, height } = page.getMediaBox();
  const turn = turnOf(page, number);
  const [shownWidth, shownHeight] = turn % 180 === 0 ? [width, height] : [height, width];
  const half = SHEET.width / 2;
  const scale = Math.min(1, half / shownWidth, SHEET.height / shownHeight);
  const x = left + (half - shownWidth * scale) / 2;
  const y = (SHEET.height - shownHeight * scale) / 2;
  // A page is turned about its lower left corner, which moves to another corner of what is shown.
  switch (turn) {
    case 90: return { x, y: y + shownHeight * scale, scale, turn };
    case 180: return { x: x + shownWidth * scale, y: y + shownHeight * scale, scale, turn };
    case 270: return { x: x + shownWidth * scale, y, scale, turn };
    default: return { x, y, scale, turn: 0 };
  }
}

/** The page's own turn; a page that still lies then is turned with its head to the fold: left on odd pages, right on even. */
function turnOf(page: PDFPage, number: number): number {
  const { width, height } = page.getMediaBox();
  const own = ((page.getRotation().angle % 360) + 360) % 360;
  const [shownWidth, shownHeight] = own % 180 === 0 ? [width, height] : [height, width];
  return shownWidth > shownHeight ? (own + (number % 2 === 1 ? 270 : 90)) % 360 : own;
}

