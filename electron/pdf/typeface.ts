import { type Face, openFace } from './fontFile.ts';
import type { FaceRole, FontSet } from './fontSet.ts';
import { squeezeMarks } from './squeezeMarks.ts';

/** One character with the face that prints it. Shared between all its occurrences. */
export interface Glyph {
  readonly char: string;
  readonly face: Face;
  /** Advance width in em. */
  readonly ems: number;
  /** A Chinese character or full-width mark: lines may break beside it and stretch around it. */
  readonly wide: boolean;
  /** A mark set on less than its square; the glyph after it is placed by itself. */
  readonly squeezed?: true;
}

export const NEW_LINE = '\n';

/** The printers' mark for a sort that is not in the case. */
const MISSING_MARK = [0x3013, 0x25a1, 0x3f] as const;
/** Controls, joiners, marks of direction and variation selectors print nothing. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\p{Variation_Selector}/u;
const SPACE = /[\u0020\u00a0\u2000-\u200a\u202f\u205f\t]/;

/** Measures text glyph by glyph, takes each glyph from the first face that has it, and keeps account of those that none has. */
export class Typefaces {
  readonly #chains: Readonly<Record<FaceRole, readonly Face[]>>;
  readonly #known = new Map<FaceRole, Map<string, Glyph>>();
  readonly #missing = new Set<string>();

  constructor(fonts: FontSet) {
    this.#chains = {
      title: fonts.title.map(openFace), heading: fonts.heading.map(openFace), subheading: fonts.subheading.map(openFace), body: fonts.body.map(openFace),
      bodyBold: fonts.bodyBold.map(openFace), table: fonts.table.map(openFace), tableBold: fonts.tableBold.map(openFace), folio: fonts.folio.map(openFace),
    };
  }

  /** Characters that no face has, each printed as 〓. */
  get missing(): readonly string[] {
    return [...this.#missing].toSorted();
  }

  /** The glyphs of a text; line ends become glyphs of no width whose `char` is NEW_LINE. */
  glyphs(text: string, role: FaceRole): Glyph[] {
    let known = this.#known.get(role);
    if (!known) this.#known.set(role, (known = new Map()));
    const glyphs: Glyph[] = [];
    for (const char of text.includes('\r') ? text.replaceAll(/\r\n?/g, NEW_LINE) : text) {
      let glyph = known.get(char);
      if (!glyph) {
        if (INVISIBLE.test(char) && char !== NEW_LINE && !SPACE.test(char)) continue;
        known.set(char, (glyph = this.#glyph(char, role)));
      }
      glyphs.push(glyph);
    }
    return squeezeMarks(glyphs);
  }

  #glyph(char: string, role: FaceRole): Glyph {
    const chain = this.#chains[role];
    const first = chain[0];
    if (!first) throw new Error(`no face for ${role}`);
    if (char === NEW_LINE) return { char, face: first, ems: 0, wide: false };
    const printed = SPACE.test(char) ? ' ' : char;
    const codePoint = printed.codePointAt(0) ?? 0;
    const face = chain.find((candidate) => candidate.has(codePoint));
    if (face) return { char: printed, face, ems: face.advance(codePoint), wide: codePoint >= 0x2010 };
    this.#missing.add(char);
    const mark = MISSING_MARK.find((sign) => first.has(sign)) ?? 0x20;
    return { char: String.fromCodePoint(mark), face: first, ems: first.advance(mark), wide: true };
  }
}

/** Width in em. */
export function widthOf(glyphs: readonly Glyph[]): number {
  let ems = 0;
  for (const glyph of glyphs) ems += glyph.ems;
  return ems;
}
