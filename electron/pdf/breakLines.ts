import { EVERY, type Starts, shorterWordStarts, wordStarts } from './chineseWords.ts';
import { squeezed } from './squeezeMarks.ts';
import { NOT_FIRST, type Token, mayBreak, tokenize } from './tokens.ts';
import { type Glyph, widthOf } from './typeface.ts';

/** A line of glyphs without the spaces at its ends. */
export interface TextLine {
  readonly glyphs: readonly Glyph[];
  /** Width in em. */
  readonly ems: number;
  /** Ends its paragraph, so it is not stretched. */
  readonly last: boolean;
}

/**
 * Breaks glyphs into lines no wider than `width` em, the first one narrower by `indent`. Numbers and words stay whole unless
 * they are wider than a line.
 */
export function breakLines(glyphs: readonly Glyph[], width: number, indent = 0): TextLine[] {
  return breakTokens(tokenize(glyphs, Math.max(width, 1)), width, indent);
}

/**
 * As `breakLines`, with lines that end between Chinese words where that takes at most one line more, and no line of a single character
 * (with its mark): cells of tables.
 */
export function breakByWords(glyphs: readonly Glyph[], width: number): TextLine[] {
  return preferWords(glyphs, width, 1);
}

/** A text of more lines than this is read as running text: it takes no line more for the sake of a word. */
const SHORT_TEXT = 4;

/** By words where that takes at most `more` lines more than breaking anywhere, else by shorter ones where it takes none, else anywhere. */
function preferWords(glyphs: readonly Glyph[], width: number, more: number): TextLine[] {
  const plain = breakAnywhere(glyphs, width);
  if (plain.length < 2) return plain;
  return breakInto(wordStarts(glyphs, width), glyphs, width, plain.length + (plain.length <= SHORT_TEXT ? more : 0)) ?? breakInto(shorterWordStarts(glyphs, width), glyphs, width, plain.length) ?? plain;
}

/** How much earlier (em) lines may end so that more than one character is left for the last. */
const EASES = [1, 2] as const;

function breakAnywhere(glyphs: readonly Glyph[], width: number): TextLine[] {
  const tokens = tokenize(glyphs, Math.max(width, 1), EVERY);
  const plain = breakTokens(tokens, width, 0);
  if (plain.length < 2 || !plain.some(isLonely)) return plain;
  return EASES.map((ease) => breakTokens(tokens, width - ease, 0)).find((lines) => lines.length === plain.length && !lines.some(isLonely)) ?? plain;
}

/** Lines of whole words, none of them a single character; undefined where that takes more than `most` lines or a word is wider than one. */
function breakInto(words: Starts, glyphs: readonly Glyph[], width: number, most: number): TextLine[] | undefined {
  const tokens = tokenize(glyphs, Infinity, words);
  if (widest(tokens) > width + 1e-6) return undefined;
  const lines = breakTokens(tokens, width, 0);
  return lines.length > most || lines.some(isLonely) ? undefined : lines;
}

/** One character, whatever mark stands behind it. */
function isLonely(line: TextLine): boolean {
  return line.glyphs.filter(({ char }) => !NOT_FIRST.has(char)).length < 2;
}

function widest(tokens: readonly Token[]): number {
  return tokens.reduce((most, { ems }) => Math.max(most, ems), 0);
}

function breakTokens(tokens: readonly Token[], width: number, indent: number): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < tokens.length) {
    while (tokens[start]?.kind === 'space' && lines.length > 0) start += 1;
    if (start >= tokens.length) break;
    const measure = width - (lines.length === 0 ? indent : 0);
    const end = lineEnd(tokens, start, measure);
    const next = tokens[end];
    const last = next === undefined || next.kind === 'newline';
    lines.push(lineOf(tokens.slice(start, end), measure, last));
    start = next?.kind === 'newline' ? end + 1 : end;
  }
  return lines;
}

/**
 * As `breakByWords`, with the lines made about equally long: heads and titles.
 * @param more lines that a head may take more, so that none of its words is divided
 */
export function breakBalanced(glyphs: readonly Glyph[], width: number, more = 0): TextLine[] {
  let best = preferWords(glyphs, width, more);
  if (best.length < 2) return best;
  const tokens = tokenize(glyphs, Math.max(width, 1), wordStarts(glyphs, width));
  let low = Math.max(1, widthOf(glyphs) / best.length - 1, widest(tokens));
  let high = width;
  for (let step = 0; step < 7 && high - low > 0.2; step += 1) {
    const middle = (low + high) / 2;
    const lines = breakTokens(tokens, middle, 0);
    if (lines.length > best.length || lines.some((each) => each.ems > middle + 1e-6 || isLonely(each))) low = middle;
    else {
      high = middle;
      best = lines;
    }
  }
  return best;
}

/** The widest word of at most `longest` em, in em: what a column should have room for. */
export function widestWord(glyphs: readonly Glyph[], longest: number): number {
  const fitting = tokenize(glyphs, Infinity, wordStarts(glyphs, longest)).filter(({ ems, kind }) => kind === 'text' && ems <= longest);
  return widest(fitting);
}

/** The widest piece that cannot be broken, in em. */
export function widestPiece(glyphs: readonly Glyph[]): number {
  let [widest, piece] = [0, 0];
  let before: Token | undefined;
  for (const token of tokenize(glyphs, Infinity, EVERY)) {
    const joined = before?.kind === 'text' && token.kind === 'text' && !mayBreak(before, token);
    piece = token.kind !== 'text' ? 0 : joined ? piece + token.ems : token.ems;
    widest = Math.max(widest, piece);
    before = token;
  }
  return widest;
}

/** A line without the spaces at its end; the mark that ends it gives up its empty half where it would not fit otherwise. */
export function lineOf(tokens: readonly Token[], width: number, last: boolean): TextLine {
  let end = tokens.length;
  while (end > 0 && tokens[end - 1]?.kind === 'space') end -= 1;
  const glyphs = tokens.slice(0, end).flatMap((token) => token.glyphs);
  const ems = widthOf(glyphs);
  const final = glyphs.at(-1);
  if (ems <= width + 1e-6 || final === undefined) return { glyphs, ems, last };
  const narrow = [...glyphs.slice(0, -1), squeezed(final)];
  return { glyphs: narrow, ems: widthOf(narrow), last };
}

/** Index of the token the next line begins with. */
function lineEnd(tokens: readonly Token[], start: number, width: number): number {
  let used = 0;
  let end = start;
  for (; end < tokens.length; end += 1) {
    const token = tokens[end];
    if (token === undefined || token.kind === 'newline') return end;
    if (token.kind === 'text' && used + token.ems > width + 1e-6) break;
    used += token.ems;
  }
  if (end >= tokens.length) return end;
  if (used + squeezedEms(tokens[end]) <= width + 1e-6 && mayBreak(tokens[end], tokens[end + 1])) return end + 1;
  for (let at = end; at > start; at -= 1) if (mayBreak(tokens[at - 1], tokens[at])) return at;
  return Math.max(end, start + 1);
}

function squeezedEms(token: Token | undefined): number {
  const final = token?.glyphs.at(-1);
  return token === undefined || final === undefined ? Infinity : token.ems - final.ems + squeezed(final).ems;
}
