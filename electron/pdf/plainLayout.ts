import type { Surface } from './drawText.ts';

/** The part of a pdfkit font that setting needs. */
interface EmbeddedFont {
  layout: (text: string) => { readonly glyphs: readonly FontGlyph[]; readonly positions: readonly GlyphPosition[]; readonly advanceWidth: number };
  readonly scale: number;
  readonly font: { glyphForCodePoint(codePoint: number): FontGlyph };
}
interface FontGlyph {
  readonly id: number;
  readonly advanceWidth: number;
}
interface GlyphPosition {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  readonly advanceWidth: number;
}
interface SetGlyph {
  readonly glyph: FontGlyph;
  readonly position: GlyphPosition;
}

const plain = new WeakSet<EmbeddedFont>();

/**
 * Sets the face in use one glyph a character, each with the advance that lines were broken by. Without this pdfkit has the font's own layout
 * tables applied to every word, which takes most of the time of drawing and moves glyphs away from where the plan has them.
 */
export function setPlainly(surface: Surface): void {
  const font: unknown = Reflect.get(surface, '_font');
  if (!isEmbedded(font) || plain.has(font)) return;
  plain.add(font);
  const known = new Map<string, SetGlyph>();
  const setGlyph = (char: string): SetGlyph => {
    const glyph = font.font.glyphForCodePoint(char.codePointAt(0) ?? 0);
    const advance = glyph.advanceWidth * font.scale;
    const made: SetGlyph = { glyph, position: { xAdvance: advance, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: advance } };
    known.set(char, made);
    return made;
  };
  font.layout = (text) => {
    const glyphs: FontGlyph[] = [];
    const positions: GlyphPosition[] = [];
    let advanceWidth = 0;
    for (const char of text) {
      const { glyph, position } = known.get(char) ?? setGlyph(char);
      glyphs.push(glyph);
      positions.push(position);
      advanceWidth += position.advanceWidth;
    }
    return { glyphs, positions, advanceWidth };
  };
}

function isEmbedded(font: unknown): font is EmbeddedFont {
  return typeof font === 'object' && font !== null && 'layout' in font && 'scale' in font && typeof font.scale === 'number' && 'font' in font;
}
