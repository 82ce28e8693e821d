import type { Booklet } from '../../shared/booklet/model.ts';
import { drawBook } from './bookDocument.ts';
import { type FontSet, bundledFonts } from './fontSet.ts';
import type { Edition } from './geometry.ts';
import { type BookPlan, planBook } from './planBook.ts';
import { Typefaces } from './typeface.ts';

/** Plain values: the options are sent to a worker as they are. */
export interface BookletPdfOptions {
  readonly edition: Edition;
  /** Default: the faces that ship with the program. */
  readonly fonts?: FontSet;
  /** For long keeping: PDF/A-2b (ISO 19005-2), with colours and metadata described inside the file. */
  readonly archival?: boolean;
}

/** A part, section or table of the book and where it stands. */
export interface BookletPlace {
  readonly id: string;
  readonly level: number;
  readonly title: string;
  /** Page of the document, from 1. */
  readonly page: number;
  /** Number printed on the page and in the contents. */
  readonly number: string;
}

export interface RenderedBooklet {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly places: readonly BookletPlace[];
  /** Characters that no face has; each is printed as 〓. */
  readonly missing: readonly string[];
}

/**
 * Renders a booklet to PDF in the calling thread.
 * @throws BadInput when a font file cannot be read
 */
export async function renderBooklet(booklet: Booklet, options: BookletPdfOptions): Promise<RenderedBooklet> {
  const fonts = options.fonts ?? bundledFonts();
  const faces = new Typefaces(fonts);
  const plan = planBook(booklet, options.edition, faces);
  const bytes = await drawBook(booklet, plan, { edition: options.edition, archival: options.archival === true }, fonts, faces);
  return {
    bytes, pages: plan.pages.length, missing: faces.missing, places: placesOf(plan),
  };
}

/** Where everything that the contents or the bookmarks name stands. */
export function placesOf(plan: BookPlan): BookletPlace[] {
  return plan.anchors.map(({ anchor, pageIndex, number }) => ({ id: anchor.id, level: anchor.level, title: anchor.title, page: pageIndex + 1, number }));
}
