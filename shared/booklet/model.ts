import type { GridSheet } from '../statement/grid.ts';
import type { ChartSpec } from './chart.ts';

/**
 * The booklet: one model of the bound document (parts → sections → blocks) that the PDF and the Word file render.
 * No renderer computes a number or writes a sentence.
 */
export interface Booklet {
  readonly title: string;
  readonly department: string;
  readonly year: number;
  /** Printed on the cover and in the metadata before locking or with errors: 校核稿. */
  readonly draft: boolean;
  readonly cover: { readonly lines: readonly string[]; readonly date: string };
  readonly parts: readonly BookletPart[];
  /** The leaf behind the cover on which those who answer for the release sign; only what is bound carries it. */
  readonly archivePage?: SignaturesBlock;
}

export interface BookletPart {
  readonly id: string;
  /** 第一部分 部门概况 */
  readonly title: string;
  readonly sections: readonly BookletSection[];
}

export interface BookletSection {
  readonly id: string;
  /** With its ordinal; empty for a block without a heading of its own. */
  readonly title: string;
  /** Level in contents and bookmarks: 2 directly under the part, 3 below. */
  readonly level: 2 | 3;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'statement'; readonly sheet: GridSheet }
  | { readonly kind: 'chart'; readonly chart: ChartSpec }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly align?: readonly ('left' | 'center' | 'right')[] };

/** A table of people with room for their signatures, and lines under it. */
export interface SignaturesBlock {
  readonly kind: 'signatures';
  readonly title: string;
  readonly head: readonly string[];
  /** One a person, a text for each column of the head; '' is room to write. */
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly string[];
}

/** A run of text; a printed number carries the address it was filled from. */
export interface Span {
  readonly text: string;
  readonly bold?: boolean;
  /** `signature` of the quantity, or `date`, `count:…`. */
  readonly source?: string;
}
