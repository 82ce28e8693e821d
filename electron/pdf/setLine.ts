import type { Box, LinePart } from './box.ts';
import type { TextLine } from './breakLines.ts';
import type { FaceRole } from './fontSet.ts';
import { type Glyph, type Typefaces, widthOf } from './typeface.ts';

export type Align = 'left' | 'center' | 'right';

/** Space is spread over a line only up to this much per gap (em); beyond it a line looks torn and is left short. */
export const WIDEST_STRETCH = 0.28;

/** A broken line placed in a measure of `width` points. Lines that do not end a paragraph are stretched to the measure when `justify` is set. */
export function placeLine(line: TextLine, size: number, x: number, width: number, align: Align, justify = false): LinePart {
  const natural = line.ems * size;
  const slack = width - natural;
  if (justify && !line.last && slack > 0) {
    const gaps = stretchGaps(line.glyphs);
    if (gaps > 0 && slack / gaps <= WIDEST_STRETCH * size) return { glyphs: line.glyphs, x, size, stretch: slack / gaps };
  }
  return { glyphs: line.glyphs, x: x + offset(slack, align), size };
}

/** A single unbroken text placed in a measure. */
export function placeText(faces: Typefaces, text: string, role: FaceRole, size: number, x: number, width: number, align: Align): LinePart {
  const glyphs = faces.glyphs(text, role);
  return { glyphs, x: x + offset(width - widthOf(glyphs) * size, align), size };
}

export function lineBox(parts: readonly LinePart[], height: number, keepNext: boolean): Box {
  return { height, keepNext, content: { kind: 'line', parts } };
}

/** Where stretch goes: after each wide glyph and after each run of narrow ones, but not at the line's end. */
export function stretchGaps(glyphs: readonly Glyph[]): number {
  let gaps = 0;
  for (let index = 0; index < glyphs.length - 1; index += 1) if (glyphs[index]?.wide || glyphs[index + 1]?.wide) gaps += 1;
  return gaps;
}

function offset(slack: number, align: Align): number {
  switch (align) {
    case 'left': return 0;
    case 'center': return slack / 2;
    case 'right': return slack;
  }
}
