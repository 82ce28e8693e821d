import type { Box, PlacedBox } from './box.ts';

/**
 * Fills pages of a height with boxes, in order. A page ends before the first box that does not fit, or earlier where boxes
 * must stand together; heads of a table are set again above its rows. A chain of boxes longer than a page is cut where the
 * page is full.
 */
export function paginate(boxes: readonly Box[], height: number): PlacedBox[][] {
  const pages: PlacedBox[][] = [];
  for (let start = 0; start < boxes.length;) {
    const page = fillPage(boxes, start, height);
    pages.push(page.placed);
    start = page.next;
  }
  return pages;
}

function fillPage(boxes: readonly Box[], start: number, height: number): { placed: PlacedBox[]; next: number } {
  const placed: PlacedBox[] = [];
  let y = 0;
  for (const box of (start > 0 ? boxes[start]?.repeat : undefined) ?? []) {
    placed.push({ box, y });
    y += box.height;
  }
  const repeated = placed.length;
  let next = start;
  for (let box = boxes[next]; box !== undefined; box = boxes[next]) {
    const top = placed.length === 0 ? 0 : y + (next === start ? 0 : (box.before ?? 0));
    if (next > start && top + box.height > height + 0.01) break;
    placed.push({ box, y: top });
    y = top + box.height;
    next += 1;
  }
  const cut = breakBefore(boxes, start, next);
  return { placed: placed.slice(0, repeated + cut - start), next: cut };
}

/** The last index up to `full` before which the page may end. */
function breakBefore(boxes: readonly Box[], start: number, full: number): number {
  if (full >= boxes.length) return full;
  for (let at = full; at > start; at -= 1) if (boxes[at - 1]?.keepNext !== true) return at;
  return full;
}
