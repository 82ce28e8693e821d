import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BadInput } from '../../shared/badInput.ts';
import type { FaceSource } from './fontSet.ts';

/** The part of fontkit that measuring needs. */
interface FontkitFont {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
}
interface FontkitCollection {
  readonly fonts: readonly FontkitFont[];
}
interface Fontkit {
  create(bytes: Uint8Array, postscriptName?: string): FontkitFont | FontkitCollection | null;
}

/** An opened font file. `key` names it in the document. */
export interface Face {
  readonly key: string;
  readonly bytes: Buffer;
  /** PostScript name, needed to find the face in a collection. */
  readonly member: string | undefined;
  has(codePoint: number): boolean;
  /** Advance width in em. */
  advance(codePoint: number): number;
}

const opened = new Map<string, Face>();

/** Opens a font file once per process. @throws BadInput when it is not a font that can be read */
export function openFace(source: FaceSource): Face {
  const key = source.member === undefined ? source.file : `${source.file}#${source.member}`;
  const known = opened.get(key);
  if (known) return known;
  const face = readFace(source, key);
  opened.set(key, face);
  return face;
}

function readFace(source: FaceSource, key: string): Face {
  try {
    const bytes = readFileSync(source.file);
    const found = loadFontkit().create(bytes, source.member);
    const font = found !== null && 'fonts' in found ? found.fonts[0] : found;
    if (!font) throw new Error('empty collection');
    return {
      key, bytes, member: found !== null && 'fonts' in found ? font.postscriptName : source.member,
      has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
      advance: (codePoint) => font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm,
    };
  } catch {
    throw new BadInput('font', `字体文件“${source.file}”打不开或不是可用的字体，请重新安装该字体，或改用程序自带的字体。`);
  }
}

/** The CommonJS copy, which pdfkit loads too; importing the ES module would load the library twice. */
function loadFontkit(): Fontkit {
  const fontkit: Fontkit = createRequire(import.meta.url)('fontkit');
  return fontkit;
}
