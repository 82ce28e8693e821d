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
    const set = next > start ? shrunkToFit(boxes, next, height - top) : box;
    if (next > start && top + set.height > height + 0.01) break;
    placed.push({ box: set, y: top });
    y = top + set.height;
    next += 1;
  }
  const cut = breakBefore(boxes, start, next);
  return { placed: placed.slice(0, repeated + cut - start), next: cut };
}

/** A chart is drawn smaller, down to this, where it then stands on the page with its caption. */
const SMALLEST_CHART = 0.8;

/** The box at an index, or a chart as small as the rest of the page needs it. */
function shrunkToFit(boxes: readonly Box[], at: number, room: number): Box {
  const box = boxes[at];
  if (box === undefined) throw new RangeError(`no box ${at}`);
  if (box.content.kind !== 'chart') return box;
  let below = 0;
  for (let next = at; boxes[next]?.keepNext === true; next += 1) below += (boxes[next + 1]?.before ?? 0) + (boxes[next + 1]?.height ?? 0);
  const scale = (room - below) / box.height;
  return scale >= 1 || scale < SMALLEST_CHART ? box : { ...box, height: box.height * scale, content: { ...box.content, scale } };
}

/** The last index up to `full` before which the page may end. */
function breakBefore(boxes: readonly Box[], start: number, full: number): number {
  if (full >= boxes.length) return full;
  for (let at = full; at > start; at -= 1) if (boxes[at - 1]?.keepNext !== true) return at;
  return full;
}
