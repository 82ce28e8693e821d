import { captionedCharts, captionsOf } from '../../shared/booklet/chartCaptions.ts';
import type { Booklet, BookletPart } from '../../shared/booklet/model.ts';
import type { Anchor, PlacedBox } from './box.ts';
import { contentsPages, coverBoxes, partTitleBoxes } from './frontMatter.ts';
import { type Edition, PROSE_PAGE, type PageGeometry, type Side } from './geometry.ts';
import { paginate } from './paginate.ts';
import { FORGETFUL, type LayoutMemory } from './layoutMemory.ts';
import { type CaptionOf, partFlows } from './partFlows.ts';
import { signaturesPages } from './signaturesPage.ts';
import type { Typefaces } from './typeface.ts';

export interface PlannedPage {
  readonly kind: 'cover' | 'signatures' | 'contents' | 'part' | 'body' | 'blank';
  readonly page: PageGeometry;
  readonly placed: readonly PlacedBox[];
  readonly side: Side;
  /** The number of the page: I, II … for the contents, 1, 2 … for the body; '' on what stands before them. */
  readonly number: string;
}

export interface PlacedAnchor {
  readonly anchor: Anchor;
  /** Index of its page in the document. */
  readonly pageIndex: number;
  /** Number printed on that page. */
  readonly number: string;
  /** From the top of the page, points. */
  readonly y: number;
  /** Name of the destination in the document. */
  readonly target: string;
}

export interface BookPlan {
  readonly pages: readonly PlannedPage[];
  readonly anchors: readonly PlacedAnchor[];
}

type UnnumberedPage = Pick<PlannedPage, 'kind' | 'page' | 'placed'>;

/**
 * Lays the whole book out: every page with everything on it, and its number. The body is laid out first and numbered from 1,
 * so the contents can be set with the numbers they show; nothing is reserved and nothing patched.
 */
export function planBook(booklet: Booklet, edition: Edition, faces: Typefaces, memory: LayoutMemory = FORGETFUL): BookPlan {
  const captionOf = captionsOf(booklet);
  const body = bodyPages(booklet.parts, edition, (part) => memory.recall(`part ${part.id}`, () => partKey(part, captionOf), () => partPages(part, faces, captionOf)));
  const found = findAnchors(body);
  const entries = found.filter(({ anchor }) => anchor.listed).map(({ anchor, index, target }) => ({ title: anchor.title, ...(anchor.ending !== undefined && { ending: anchor.ending }), level: anchor.level, folio: String(index + 1), target }));
  const contents = memory.recall('contents', () => JSON.stringify(entries), () => contentsPages(entries, faces));
  const { archivePage } = booklet;
  const signatures = edition !== 'web' && archivePage ? memory.recall('signatures', () => JSON.stringify(archivePage), () => signaturesPages(archivePage, faces)) : [];
  const cover = memory.recall('cover', () => JSON.stringify([booklet.cover, booklet.draft]), () => coverBoxes(booklet, faces));
  const front = frontPages(cover, signatures, contents, edition);
  const pages = [...front.pages, ...body].map((page, index): PlannedPage => ({
    ...page, side: edition === 'simplex' || index % 2 === 0 ? 'recto' : 'verso', number: numberOf(index, front),
  }));
  return { pages, anchors: found.map(({ anchor, index, y, target }) => ({ anchor, pageIndex: front.pages.length + index, number: String(index + 1), y, target })) };
}

interface FrontMatter {
  readonly pages: readonly UnnumberedPage[];
  readonly firstContents: number;
  readonly contentsPages: number;
}

function frontPages(cover: readonly PlacedBox[], signatures: readonly (readonly PlacedBox[])[], contents: readonly (readonly PlacedBox[])[], edition: Edition): FrontMatter {
  const pages: UnnumberedPage[] = [{ kind: 'cover', page: PROSE_PAGE, placed: cover }];
  if (edition === 'print') pages.push(BLANK);
  pages.push(...signatures.map((placed): UnnumberedPage => ({ kind: 'signatures', page: PROSE_PAGE, placed })));
  if (edition === 'print' && pages.length % 2 === 1) pages.push(BLANK);
  const firstContents = pages.length;
  pages.push(...contents.map((placed): UnnumberedPage => ({ kind: 'contents', page: PROSE_PAGE, placed })));
  if (edition === 'print' && pages.length % 2 === 1) pages.push(BLANK);
  return { pages, firstContents, contentsPages: pages.length - firstContents };
}

function numberOf(index: number, front: FrontMatter): string {
  if (index < front.firstContents) return '';
  if (index < front.pages.length) return roman(index - front.firstContents + 1);
  return String(index - front.pages.length + 1);
}

const BLANK: UnnumberedPage = { kind: 'blank', page: PROSE_PAGE, placed: [] };

/** Parts one after the other; where both sides are printed each begins on a right-hand page. */
function bodyPages(parts: readonly BookletPart[], edition: Edition, pagesOf: (part: BookletPart) => readonly UnnumberedPage[]): UnnumberedPage[] {
  const pages: UnnumberedPage[] = [];
  for (const part of parts) {
    if (edition === 'print' && pages.length % 2 === 1) pages.push(BLANK);
    pages.push(...pagesOf(part));
  }
  return pages;
}

/** The title page of a part and the pages behind it: the same in both editions, wherever the part stands. */
function partPages(part: BookletPart, faces: Typefaces, captionOf: CaptionOf): UnnumberedPage[] {
  const title: UnnumberedPage = { kind: 'part', page: PROSE_PAGE, placed: withAnchor(partTitleBoxes(part.title, faces), { id: part.id, level: 1, title: part.title, listed: true }) };
  return [title, ...partFlows(part, faces, captionOf)
    .flatMap((flow) => paginate(flow.boxes, flow.page.areaHeight).map((placed): UnnumberedPage => ({ kind: 'body', page: flow.page, placed })))];
}

/** What the pages of a part depend on: its text, and the numbers of its charts in the document. */
function partKey(part: BookletPart, captionOf: CaptionOf): string {
  return JSON.stringify([part, captionedCharts([part]).map(({ chart }) => captionOf(chart))]);
}

function withAnchor(placed: readonly PlacedBox[], anchor: Anchor): PlacedBox[] {
  return placed.map((each, index) => (index === 0 ? { ...each, box: { ...each.box, anchors: [anchor] } } : each));
}

function findAnchors(pages: readonly UnnumberedPage[]): { anchor: Anchor; index: number; y: number; target: string }[] {
  let count = 0;
  return pages.flatMap(({ placed, page }, index) => placed.flatMap(({ box, y }) => (box.anchors ?? []).map((anchor) => {
    count += 1;
    return { anchor, index, y: page.top + y, target: `d${String(count).padStart(5, '0')}` };
  })));
}

function roman(value: number): string {
  const signs: readonly (readonly [number, string])[] = [[50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let rest = value;
  let text = '';
  for (const [amount, sign] of signs) {
    while (rest >= amount) {
      text += sign;
      rest -= amount;
    }
  }
  return text;
}
