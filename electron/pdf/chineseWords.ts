import { wordStartsOf } from '../../shared/booklet/words.ts';
import type { Glyph } from './typeface.ts';

/** Which glyphs begin a piece that a line end should not divide. */
export type Starts = Pick<ReadonlySet<number>, 'has'>;
/** Each character by itself. */
export const EVERY: Starts = { has: () => true };

/** A group in brackets or quotes up to this long, em, is one piece: （万元）, （第12片区）, “三公”. */
const LONGEST_GROUP = 7;
const CLOSING_OF: ReadonlyMap<string, string> = new Map(['（）', '“”', '《》', '〈〉', '「」', '『』', '【】', '〔〕', '‘’'].map(([open = '', close = '']) => [open, close]));

/** Indices of glyphs. */
interface Words {
  readonly dictionary: ReadonlySet<number>;
  readonly joined: ReadonlySet<number>;
  /** Short groups in brackets, by the index of the first glyph and that behind the last. */
  readonly groups: readonly { readonly from: number; readonly to: number; readonly ems: number }[];
}

const KNOWN = new WeakMap<readonly Glyph[], Words>();

/** Which glyphs begin a word (see `wordStartsOf`); short groups in brackets that fit the width are one. A text is broken many times while its table is fitted. */
export function wordStarts(glyphs: readonly Glyph[], width: number): Starts {
  const { joined, groups } = wordsOf(glyphs);
  return startsOf(joined, groups, width);
}

/** The same, by the dictionary alone: smaller pieces, where those of `wordStarts` take a line more. */
export function shorterWordStarts(glyphs: readonly Glyph[], width: number): Starts {
  const { dictionary, groups } = wordsOf(glyphs);
  return startsOf(dictionary, groups, width);
}

function startsOf(words: ReadonlySet<number>, groups: Words['groups'], width: number): Starts {
  if (groups.length === 0) return words;
  return { has: (index) => words.has(index) && !groups.some(({ from, to, ems }) => index > from && index < to && ems <= width) };
}

function wordsOf(glyphs: readonly Glyph[]): Words {
  let words = KNOWN.get(glyphs);
  if (!words) {
    const offsets = new Map<number, number>();
    let text = '';
    glyphs.forEach((glyph, index) => {
      offsets.set(text.length, index);
      text += glyph.char;
    });
    const indices = (starts: ReadonlySet<number>): Set<number> => new Set([...starts].flatMap((start) => offsets.get(start) ?? []));
    const { dictionary, joined } = wordStartsOf(text);
    KNOWN.set(glyphs, (words = { dictionary: indices(dictionary), joined: indices(joined), groups: groupsOf(glyphs) }));
  }
  return words;
}

function groupsOf(glyphs: readonly Glyph[]): Words['groups'] {
  const groups: { from: number; to: number; ems: number }[] = [];
  for (let from = 0; from < glyphs.length; from += 1) {
    const close = CLOSING_OF.get(glyphs[from]?.char ?? '');
    if (close === undefined) continue;
    let ems = 0;
    for (let at = from; at < glyphs.length; at += 1) {
      ems += glyphs[at]?.ems ?? 0;
      if (ems > LONGEST_GROUP) break;
      if (glyphs[at]?.char !== close) continue;
      groups.push({ from, to: at + 1, ems });
      break;
    }
  }
  return groups;
}
