/** Page geometry in points: A4, margins after GB/T 9704—2012 §5.2 for prose, narrower ones for tables. */
export const MM = 72 / 25.4;
const A4 = { short: 210 * MM, long: 297 * MM } as const;

/** 3号 set 28 to the line of 156 mm, 22 lines to the page of 225 mm. */
export const BODY_SIZE = 15.75;
export const BODY_LEADING = 28.95;

export interface PageGeometry {
  readonly orientation: 'portrait' | 'landscape';
  readonly width: number;
  readonly height: number;
  /** Corner and size of the text area; on a right-hand page `left` is at the binding. */
  readonly left: number;
  readonly top: number;
  readonly areaWidth: number;
  readonly areaHeight: number;
}

/** 上 37, 左 28 (订口), 28 characters × 22 lines, which leaves about 下 35 and 右 26. */
export const PROSE_PAGE: PageGeometry = {
  orientation: 'portrait', width: A4.short, height: A4.long, left: 28 * MM, top: 37 * MM, areaWidth: 28 * BODY_SIZE, areaHeight: 22 * BODY_LEADING,
};
/** A standing table: as much of the sheet as binding and page number leave. */
export const TABLE_PAGE: PageGeometry = {
  orientation: 'portrait', width: A4.short, height: A4.long, left: 25 * MM, top: 24 * MM, areaWidth: (210 - 25 - 20) * MM, areaHeight: (297 - 24 - 29) * MM,
};
/** A lying table. Its head is at the binding, so the binding margin is at the top; the sides leave room for the page number. */
export const WIDE_TABLE_PAGE: PageGeometry = {
  orientation: 'landscape', width: A4.long, height: A4.short, left: 28 * MM, top: 24 * MM, areaWidth: (297 - 56) * MM, areaHeight: (210 - 24 - 19) * MM,
};

/** The page number: 4号, at the foot, one character in from the outer edge of the prose (GB/T 9704—2012 §7.5). */
export const FOLIO_SIZE = 14;
/** Distance of its baseline from the foot of the upright sheet. */
export const FOLIO_FROM_FOOT = 21 * MM;
/** The same on a lying page of the web edition, below the table. */
export const FOLIO_FROM_FOOT_WIDE = 11 * MM;

/** `print` is printed on both sides and bound, `simplex` on one side (every page is a right-hand one), `web` is read on a screen. */
export type Edition = 'print' | 'simplex' | 'web';
/** Right-hand (odd) or left-hand (even) page of the bound book. */
export type Side = 'recto' | 'verso';

/** How far the text area moves to the right of where its geometry has it: mirrored gutter in print, centred on the web. */
export function horizontalShift(page: PageGeometry, edition: Edition, side: Side): number {
  const right = page.width - page.left - page.areaWidth;
  if (edition === 'web') return (right - page.left) / 2;
  return side === 'recto' ? 0 : right - page.left;
}

/**
 * Clockwise turn of a lying page of the print edition, so that its head is at the binding: to the left on right-hand pages
 * and to the right on left-hand pages.
 */
export function turn(page: PageGeometry, edition: Edition, side: Side): 0 | 90 | 270 {
  if (page.orientation === 'portrait' || edition === 'web') return 0;
  return side === 'recto' ? 270 : 90;
}

/** A point on the upright sheet, in the coordinates of the (possibly turned) page it is drawn on. Both from the top left corner. */
export function uprightPoint(page: PageGeometry, turned: 0 | 90 | 270, x: number, y: number): { x: number; y: number; angle: number } {
  switch (turned) {
    case 0: return { x, y, angle: 0 };
    case 270: return { x: page.width - y, y: x, angle: 90 };
    case 90: return { x: y, y: page.height - x, angle: -90 };
  }
}
