import type { LinePart } from './box.ts';
import { setPlainly } from './plainLayout.ts';
import { type Glyph, widthOf } from './typeface.ts';

/** The drawing surface: the pdfkit document inside pdfmake, at the page it stands on. */
export type Surface = PDFKit.PDFDocument;

/** Height of a Chinese character above the baseline, em: the same for every face, so mixed faces share one line. */
export const ABOVE_BASELINE = 0.88;

/** A run of glyphs, changing faces and stretching as its line asks. */
export function drawPart(surface: Surface, part: LinePart, left: number, baseline: number): void {
  const { glyphs, size, stretch = 0 } = part;
  let x = left + part.x;
  for (let start = 0; start < glyphs.length;) {
    const first = glyphs[start];
    if (!first) return;
    let end = start + 1;
    while (end < glyphs.length && glyphs[end - 1]?.squeezed !== true && joins(first, glyphs[end], stretch > 0)) end += 1;
    const run = glyphs.slice(start, end);
    const spacing = first.wide ? stretch : 0;
    surface.font(first.face.key).fontSize(size);
    setPlainly(surface);
    surface.text(run.map((glyph) => glyph.char).join(''), x, baseline, {
      lineBreak: false, baseline: 'alphabetic', ...(spacing > 0 && { characterSpacing: spacing }),
    });
    x += widthOf(run) * size + (first.wide ? run.length * stretch : stretch);
    start = end;
  }
}

function joins(first: Glyph, next: Glyph | undefined, stretched: boolean): boolean {
  return next !== undefined && next.face === first.face && (!stretched || next.wide === first.wide);
}
