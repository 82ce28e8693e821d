import type { Booklet } from '../../shared/booklet/model.ts';
import type { BookFonts } from '../fonts/bookFonts.ts';
import { drawBook } from './bookDocument.ts';
import { type Edition, turn } from './geometry.ts';
import { BookMemory } from './layoutMemory.ts';
import { type BookPlan, type PlannedPage, planBook } from './planBook.ts';
import { type BookletPlace, placesOf } from './renderBooklet.ts';
import { Typefaces } from './typeface.ts';

/** A page as the window lays it out before its picture is there. */
export interface PreviewPage {
  /** As it is shown, after any turn; points. */
  readonly width: number;
  readonly height: number;
  readonly kind: PlannedPage['kind'];
  /** The number printed on it. */
  readonly number: string;
}

export interface PreviewBook {
  readonly pages: readonly PreviewPage[];
  /** Where every part, section and table stands. */
  readonly places: readonly BookletPlace[];
  /** Pages (from 1) that look different from the book shown before, or that it did not have. */
  readonly changed: readonly number[];
  /** Characters that no face has. */
  readonly missing: readonly string[];
  readonly faces: BookFonts['uses'];
  readonly remarks: BookFonts['remarks'];
}

/** A book kept laid out: what a change does not touch is neither laid out nor drawn again. */
export class LaidOutBook {
  readonly #fonts: BookFonts;
  readonly #faces: Typefaces;
  readonly #memory = new BookMemory();
  #shown: { readonly booklet: Booklet; readonly edition: Edition; readonly plan: BookPlan } | undefined;

  constructor(fonts: BookFonts) {
    this.#fonts = fonts;
    this.#faces = new Typefaces(fonts.fonts);
  }

  show(booklet: Booklet, edition: Edition): PreviewBook {
    const before = this.#shown;
    const plan = planBook(booklet, edition, this.#faces, this.#memory);
    this.#shown = { booklet, edition, plan };
    return {
      pages: plan.pages.map((planned) => previewPage(planned, edition)), places: placesOf(plan), missing: this.#faces.missing, faces: this.#fonts.uses, remarks: this.#fonts.remarks,
      changed: plan.pages.flatMap((planned, index) => (before?.edition === edition && looksSame(planned, before.plan.pages[index]) ? [] : [index + 1])),
    };
  }

  /** The PDF of some pages of the book shown, first and last from 1, exactly as they stand in the whole. */
  async draw(first: number, last: number): Promise<Uint8Array<ArrayBuffer>> {
    if (!this.#shown) throw new Error('no book is shown');
    const { booklet, edition, plan } = this.#shown;
    const from = Math.max(1, first) - 1;
    const to = Math.min(plan.pages.length, last);
    const anchors = plan.anchors.filter(({ pageIndex }) => pageIndex >= from && pageIndex < to).map((anchor) => ({ ...anchor, pageIndex: anchor.pageIndex - from }));
    return drawBook(booklet, { pages: plan.pages.slice(from, to), anchors }, { edition, archival: false }, this.#fonts.fonts, this.#faces);
  }

  get length(): number {
    return this.#shown?.plan.pages.length ?? 0;
  }
}

function previewPage({ page, kind, number, side }: PlannedPage, edition: Edition): PreviewPage {
  const turned = turn(page, edition, side) !== 0;
  return { width: turned ? page.height : page.width, height: turned ? page.width : page.height, kind, number };
}

/** What was laid out before is kept as it is, so a page is the same when the very same boxes stand on it. */
function looksSame(planned: PlannedPage, before: PlannedPage | undefined): boolean {
  return before !== undefined && planned.placed === before.placed && planned.number === before.number && planned.side === before.side && planned.page === before.page;
}
