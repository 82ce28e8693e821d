/** Where the pages of a column stand, one under the other. */
export interface Column {
  readonly tops: readonly number[];
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly length: number;
}

/** @param room space under each page, for its label */
export function columnOf(pages: readonly { readonly width: number; readonly height: number }[], scaleOf: (page: { readonly width: number; readonly height: number }) => number, gap: number, room = 0): Column {
  let y = gap;
  const widths: number[] = [];
  const heights: number[] = [];
  const tops = pages.map((page) => {
    const scale = scaleOf(page);
    const top = y;
    widths.push(Math.floor(page.width * scale));
    heights.push(Math.floor(page.height * scale));
    y += Math.floor(page.height * scale) + room + gap;
    return top;
  });
  return { tops, widths, heights, length: y };
}

/** Indices of the pages that stand between two heights; `last` is one behind. */
export function pagesBetween({ tops, heights }: Column, from: number, to: number): { readonly first: number; readonly last: number } {
  let first = 0;
  while (first < tops.length - 1 && (tops[first] ?? 0) + (heights[first] ?? 0) < from) first += 1;
  let last = first;
  while (last < tops.length && (tops[last] ?? 0) < to) last += 1;
  return { first, last };
}

/** Index of the page that covers most of the sight from `from` on: the one under its middle. */
export function pageAt(column: Column, from: number, sight: number): number {
  const middle = from + sight / 2;
  let index = 0;
  while (index < column.tops.length - 1 && (column.tops[index + 1] ?? 0) <= middle) index += 1;
  return index;
}
