import type { Glyph } from './typeface.ts';

/** Marks whose right half is empty, and marks whose left half is. */
const CLOSING = new Set('，。、；：）》〉」』】〕”’');
const OPENING = new Set('（《〈「『【〔“‘');

const SQUEEZED = new WeakMap<Glyph, Glyph>();

/** A closing mark on half its square; any other glyph as it is. */
export function squeezed(glyph: Glyph): Glyph {
  if (glyph.ems < 0.9 || !CLOSING.has(glyph.char)) return glyph;
  let narrow = SQUEEZED.get(glyph);
  if (!narrow) SQUEEZED.set(glyph, (narrow = { ...glyph, ems: glyph.ems - 0.5, squeezed: true }));
  return narrow;
}

/** 标点挤压: of two marks side by side the first, a closing one, gives up its empty half, so that （项）。 has no hole in it. */
export function squeezeMarks(glyphs: readonly Glyph[]): Glyph[] {
  return glyphs.map((glyph, index) => {
    const next = glyphs[index + 1]?.char ?? '';
    return CLOSING.has(next) || OPENING.has(next) ? squeezed(glyph) : glyph;
  });
}
