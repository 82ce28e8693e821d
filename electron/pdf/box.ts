import type { ChartSpec } from '../../shared/booklet/chart.ts';
import type { FittedTable } from './fittedTable.ts';
import type { Glyph } from './typeface.ts';

/** A run of glyphs set at one place of a line. */
export interface LinePart {
  readonly glyphs: readonly Glyph[];
  /** From the left of the text area, points. */
  readonly x: number;
  readonly size: number;
  /** Extra space in points after each Chinese character and each word, to fill the line. */
  readonly stretch?: number;
}

/** A place that contents and bookmarks point to. */
export interface Anchor {
  readonly id: string;
  /** 1 part, 2 and 3 sections, deeper for tables inside a section. */
  readonly level: number;
  readonly title: string;
  /** The end of the title that begins a line of its own where the title takes several: a form's own title behind the name of its project. */
  readonly ending?: string;
  /** Listed in the contents; all anchors are bookmarks. */
  readonly listed: boolean;
}

export type BoxContent =
  | { readonly kind: 'line'; readonly parts: readonly LinePart[]; readonly linkTo?: string }
  /** Rows `from` up to and without `to` of a table. */
  | { readonly kind: 'rows'; readonly table: FittedTable; readonly x: number; readonly from: number; readonly to: number }
  /** A chart as wide as the text area, or drawn smaller in its middle. */
  | { readonly kind: 'chart'; readonly chart: ChartSpec; readonly scale?: number }
  /** A framed word, e.g. 校核稿. */
  | { readonly kind: 'stamp'; readonly part: LinePart; readonly width: number };

/** What the pager moves about: something of a known height that is never divided. */
export interface Box {
  readonly height: number;
  /** Stands on the same page as the next box. */
  readonly keepNext: boolean;
  /** Space above it, dropped at the head of a page. */
  readonly before?: number;
  readonly content: BoxContent;
  readonly anchors?: readonly Anchor[];
  /** Boxes repeated above it when it is the first on its page: the head of its table. */
  readonly repeat?: readonly Box[];
}

export interface PlacedBox {
  readonly box: Box;
  /** From the top of the text area. */
  readonly y: number;
}
