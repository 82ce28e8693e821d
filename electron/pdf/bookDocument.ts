import type { ChartSpec } from '../../shared/booklet/chart.ts';
import type { Booklet } from '../../shared/booklet/model.ts';
import type { Shape } from '../charts/svgShapes.ts';
import { type ChartShapes, drawPage } from './drawPage.ts';
import type { Surface } from './drawText.ts';
import { openFace } from './fontFile.ts';
import { FACE_ROLES, type FontSet } from './fontSet.ts';
import { type Edition, PROSE_PAGE, horizontalShift, turn } from './geometry.ts';
import type { BookPlan, PlacedAnchor, PlannedPage } from './planBook.ts';
import { type Typefaces, widthOf } from './typeface.ts';

export interface DrawOptions {
  readonly edition: Edition;
  /** PDF/A-2b. */
  readonly archival: boolean;
}

/** Draws a planned book into a PDF. */
export async function drawBook(booklet: Booklet, plan: BookPlan, { edition, archival }: DrawOptions, fonts: FontSet, faces: Typefaces): Promise<Uint8Array<ArrayBuffer>> {
  const surface = await openDocument(booklet, plan.pages, archival);
  registerFonts(surface, fonts);
  const charts = await chartShapes(plan.pages, faces);
  const drawnLast = plan.pages.at(-1)?.page.height ?? 0;
  plan.pages.forEach((planned, index) => {
    surface.switchToPage(index);
    drawPage(surface, planned, edition, faces, charts);
    drawLinks(surface, planned, edition, drawnLast);
    const rotation = turn(planned.page, edition, planned.side);
    if (rotation !== 0) Object.assign(surface.page.dictionary.data, { Rotate: rotation });
  });
  addDestinations(surface, plan.anchors);
  addBookmarks(surface, plan);
  addPageLabels(surface, plan.pages);
  return collect(surface);
}

/** A pdfmake document with one empty page for every planned one; the pages are kept open until they are drawn. */
async function openDocument(booklet: Booklet, pages: readonly PlannedPage[], archival: boolean): Promise<Surface> {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const draft = booklet.draft ? '（校核稿）' : '';
  return pdfmake.createPdf({
    version: '1.7', ...(archival && { subset: 'PDF/A-2b' as const }), language: 'zh-CN', displayTitle: true, pageMargins: 0,
    info: {
      title: booklet.title + draft, author: booklet.department, subject: `${booklet.year}年度部门决算公开${draft}`,
      keywords: [`${booklet.year}年度`, '部门决算', booklet.department, ...(booklet.draft ? ['校核稿'] : [])].join('；'), creator: '决算册',
    },
    // pdfmake begins a new page only where the one before holds something: a line of no length.
    content: pages.map(({ page }) => ({
      section: { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 0, y2: 0, lineWidth: 0 }] }, pageSize: { width: page.width, height: page.height },
    })),
  }, { bufferPages: true }).getStream();
}

function registerFonts(surface: Surface, fonts: FontSet): void {
  for (const source of FACE_ROLES.flatMap((role) => fonts[role])) {
    const face = openFace(source);
    surface.registerFont(face.key, face.bytes, face.member);
  }
}

/** Draws the charts of a book, and loads what draws them only where there is one. */
async function chartShapes(pages: readonly PlannedPage[], faces: Typefaces): Promise<ChartShapes> {
  const charts = pages.flatMap(({ placed }) => placed.flatMap(({ box: { content } }) => (content.kind === 'chart' ? [content.chart] : [])));
  const known = drawnCharts.get(faces) ?? new WeakMap<ChartSpec, readonly Shape[]>();
  drawnCharts.set(faces, known);
  const missing = charts.filter((chart) => !known.has(chart));
  if (missing.length > 0) (await drawCharts(missing, faces)).forEach((shapes, index) => {
    const chart = missing[index];
    if (chart) known.set(chart, shapes);
  });
  return new Map(charts.map((chart) => [chart, known.get(chart) ?? []]));
}

/** A chart that stays in the preview is drawn once. */
const drawnCharts = new WeakMap<Typefaces, WeakMap<ChartSpec, readonly Shape[]>>();

async function drawCharts(charts: readonly ChartSpec[], faces: Typefaces): Promise<Shape[][]> {
  const [{ chartSvgs }, { svgShapes }] = await Promise.all([import('../charts/chartSvg.ts'), import('../charts/svgShapes.ts')]);
  const svgs = await chartSvgs(charts, PROSE_PAGE.areaWidth, (text, size) => widthOf(faces.glyphs(text, 'table')) * size);
  return svgs.map(svgShapes);
}

/** pdfkit converts link rectangles by the height of the page drawn last, not of the one it stands on. */
function drawLinks(surface: Surface, planned: PlannedPage, edition: Edition, heightInUse: number): void {
  for (const { box, y } of planned.placed) {
    if (box.content.kind !== 'line' || box.content.linkTo === undefined) continue;
    const left = planned.page.left + horizontalShift(planned.page, edition, planned.side);
    surface.goTo(left, planned.page.top + y + heightInUse - planned.page.height, planned.page.areaWidth, box.height, box.content.linkTo);
  }
}

function addDestinations(surface: Surface, anchors: readonly PlacedAnchor[]): void {
  for (const anchor of anchors) {
    surface.switchToPage(anchor.pageIndex);
    surface.addNamedDestination(anchor.target, 'XYZ', 0, Math.max(0, anchor.y - 12), null);
  }
}

/** Bookmarks as deep as the levels go; a level that is skipped hangs under the last one above it. */
function addBookmarks(surface: Surface, plan: BookPlan): void {
  const firstContents = plan.pages.findIndex((page) => page.kind === 'contents');
  const options = (pageNumber: number, y: number): { expanded: boolean; pageNumber: number; top: number; left: number } => ({
    // pdfkit counts `left` from the right edge of the page.
    expanded: true, pageNumber, top: Math.max(0, y - 12), left: plan.pages[pageNumber]?.page.width ?? 0,
  });
  if (firstContents >= 0) surface.outline.addItem('目录', options(firstContents, 0));
  const open: { level: number; item: PDFKit.PDFOutline }[] = [];
  for (const { anchor, pageIndex, y } of plan.anchors) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= anchor.level) open.pop();
    const parent = open.at(-1)?.item ?? surface.outline;
    open.push({ level: anchor.level, item: parent.addItem(anchor.title, options(pageIndex, y)) });
  }
}

/** Viewers then show the numbers that are printed (PDF 32000-1, §12.4.2). */
function addPageLabels(surface: Surface, pages: readonly PlannedPage[]): void {
  // A piece of the book for the preview has no cover and needs no labels.
  if (pages[0]?.kind !== 'cover') return;
  const catalog: unknown = Reflect.get(Reflect.get(surface, '_root') ?? {}, 'data');
  if (typeof catalog !== 'object' || catalog === null) return;
  const firstRoman = pages.findIndex((page) => page.kind === 'contents');
  const firstArabic = pages.findIndex((page) => page.number === '1');
  const ranges: unknown[] = [0, { P: new String('封面') }];
  if (firstRoman > 0) ranges.push(firstRoman, { S: 'R' });
  if (firstArabic > 0) ranges.push(firstArabic, { S: 'D' });
  Object.assign(catalog, { PageLabels: { Nums: ranges } });
}

async function collect(surface: Surface): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  await new Promise<void>((resolve, reject) => {
    surface.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    surface.on('end', () => resolve());
    surface.on('error', reject);
    surface.end();
  });
  return new Uint8Array(Buffer.concat(chunks));
}
