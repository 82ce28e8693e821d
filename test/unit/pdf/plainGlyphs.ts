import type { Glyph } from '../../../electron/pdf/typeface.ts';

const FACE = { key: 'plain', bytes: Buffer.alloc(0), member: undefined, has: () => true, advance: () => 1 };

/** Glyphs of an imagined face: Chinese characters and marks one em wide, all others half an em. */
export function plainGlyphs(text: string): Glyph[] {
  return [...text].map((char) => {
    const wide = (char.codePointAt(0) ?? 0) >= 0x2010;
    return { char, face: FACE, ems: char === '\n' ? 0 : wide ? 1 : 0.5, wide };
  });
}

export function textOf(line: { readonly glyphs: readonly Glyph[] }): string {
  return line.glyphs.map((glyph) => glyph.char).join('');
}
