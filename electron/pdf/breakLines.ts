import { type Glyph, NEW_LINE, widthOf } from './typeface.ts';

/** A line of glyphs without the spaces at its ends. */
export interface TextLine {
  readonly glyphs: readonly Glyph[];
  /** Width in em. */
  readonly ems: number;
  /** Ends its paragraph, so it is not stretched. */
  readonly last: boolean;
}

/** A word, a number, or one Chinese character: what no line end divides. */
interface Token {
  readonly glyphs: readonly Glyph[];
  readonly ems: number;
  readonly kind: 'text' | 'space' | 'newline';
  readonly mayStart: boolean;
  readonly mayEnd: boolean;
}

/** 避头尾: marks that may not begin a line, and marks that may not end one. */
const NOT_FIRST = new Set('，。、；：？！）》〉」』】〕〗］｝”’…—·％‰℃°′″～,.;:!?)]}%/');
const NOT_LAST = new Set('（《〈「『【〔〖［｛“‘￥¥$＄([{#№≥≤≧≦＞＜±');

/**
 * Breaks glyphs into lines no wider than `width` em, the first one narrower by `indent`. Numbers and words stay whole unless
 * they are wider than a line.
 */
export function breakLines(glyphs: readonly Glyph[], width: number, indent = 0): TextLine[] {
  return breakTokens(tokenize(glyphs, Math.max(width, 1)), width, indent);
}

/** A last line shorter than this (em) looks like one that was lost: one character with its full stop. */
const SHORTEST_LAST = 2.6;
/** How much earlier (em) lines may end to lengthen the last one; the space is spread over them. */
const EASES = [1, 1.5, 2, 3] as const;

/** As `breakLines`, with at least two characters on the last line where that takes no further line: running text. */
export function breakParagraph(glyphs: readonly Glyph[], width: number, indent: number): TextLine[] {
  const plain = breakLines(glyphs, width, indent);
  const isShort = (lines: readonly TextLine[]): boolean => lines.length > 1 && (lines.at(-1)?.ems ?? 0) < SHORTEST_LAST;
  if (!isShort(plain)) return plain;
  for (const ease of EASES) {
    const lines = breakLines(glyphs, width - ease, indent);
    if (lines.length === plain.length && !isShort(lines)) return lines;
  }
  return plain;
}

/**
 * As `breakLines`, with lines that end between Chinese words where that takes no further line, and more than a single character
 * (with its mark) left for the last: cells of tables.
 */
export function breakByWords(glyphs: readonly Glyph[], width: number): TextLine[] {
  const lines = preferWords(glyphs, width);
  const left = lines.at(-1)?.glyphs.filter((glyph) => !NOT_FIRST.has(glyph.char)) ?? [];
  return lines.length > 1 && left.length < 2 ? breakBalanced(glyphs, width) : lines;
}

function preferWords(glyphs: readonly Glyph[], width: number): TextLine[] {
  const plain = breakTokens(tokenize(glyphs, Math.max(width, 1), EVERY), width, 0);
  if (plain.length < 2) return plain;
  const byWords = breakTokens(tokenize(glyphs, Math.max(width, 1), wordStarts(glyphs)), width, 0);
  return byWords.length <= plain.length ? byWords : plain;
}

function breakTokens(tokens: readonly Token[], width: number, indent: number): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < tokens.length) {
    while (tokens[start]?.kind === 'space' && lines.length > 0) start += 1;
    if (start >= tokens.length) break;
    const end = lineEnd(tokens, start, width - (lines.length === 0 ? indent : 0));
    const next = tokens[end];
    const last = next === undefined || next.kind === 'newline';
    lines.push(line(tokens.slice(start, end), last));
    start = next?.kind === 'newline' ? end + 1 : end;
  }
  return lines;
}

/** As `breakByWords`, with the lines made about equally long: heads and titles. */
export function breakBalanced(glyphs: readonly Glyph[], width: number): TextLine[] {
  let best = preferWords(glyphs, width);
  if (best.length < 2) return best;
  const starts = wordStarts(glyphs);
  let low = Math.max(1, widthOf(glyphs) / best.length - 1);
  let high = width;
  for (let step = 0; step < 7 && high - low > 0.2; step += 1) {
    const middle = (low + high) / 2;
    const lines = breakTokens(tokenize(glyphs, middle, starts), middle, 0);
    if (lines.length > best.length || lines.some((each) => each.ems > middle + 1e-6)) low = middle;
    else {
      high = middle;
      best = lines;
    }
  }
  return best;
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

function line(tokens: readonly Token[], last: boolean): TextLine {
  let end = tokens.length;
  while (end > 0 && tokens[end - 1]?.kind === 'space') end -= 1;
  const glyphs = tokens.slice(0, end).flatMap((token) => token.glyphs);
  return { glyphs, ems: widthOf(glyphs), last };
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
  for (let at = end; at > start; at -= 1) if (mayBreak(tokens[at - 1], tokens[at])) return at;
  return Math.max(end, start + 1);
}

function mayBreak(before: Token | undefined, after: Token | undefined): boolean {
  if (before?.kind === 'space') return after?.kind !== 'space';
  if (before !== undefined && isDated(before, after?.glyphs[0]?.char ?? '')) return false;
  return before?.mayEnd !== false && after?.mayStart !== false;
}

/** 2024年, 9月, 28日: the figure is not parted from what it counts. */
function isDated({ glyphs }: Token, mark: string): boolean {
  const digits = mark === '年' ? glyphs.length === 4 : (mark === '月' || mark === '日') && glyphs.length <= 2;
  return digits && glyphs.every(({ char }) => char >= '0' && char <= '9');
}

/** Which glyphs begin a Chinese word. */
type Starts = Pick<ReadonlySet<number>, 'has'>;
/** In a cell, each character by itself. */
const EVERY: Starts = { has: () => true };

/** @param starts for cells, heads and titles; without them every Chinese character stands alone */
function tokenize(glyphs: readonly Glyph[], limit: number, starts?: Starts): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < glyphs.length) {
    let end = start + 1;
    let ems = glyphs[start]?.ems ?? 0;
    for (let next = glyphs[end]; next !== undefined && ems + next.ems <= limit && belongs(glyphs[start], next, end, glyphs.length, starts); next = glyphs[end]) {
      if (ems > LONG_WORD && glyphs[end - 1]?.char === '/') break;
      ems += next.ems;
      end += 1;
    }
    tokens.push(token(glyphs.slice(start, end)));
    start = end;
  }
  return tokens;
}

/** Whether the glyph at `index` goes on with the token that `first` began. */
function belongs(first: Glyph | undefined, next: Glyph, index: number, length: number, starts: Starts | undefined): boolean {
  if (first === undefined) return false;
  // In a cell the unit that ends a figure (≥21000人) is not left alone on a line of its own.
  if (!first.wide) return isWordGlyph(first) && (isWordGlyph(next) || (starts !== undefined && next.wide && index === length - 1));
  if (PAIRED.has(first.char) && next.char === first.char) return true;
  return starts !== undefined && next.wide && !starts.has(index);
}

let segmenter: Intl.Segmenter | undefined;

const KNOWN_STARTS = new WeakMap<readonly Glyph[], ReadonlySet<number>>();

/** Indices of the glyphs that begin a word; a text is broken many times while its table is fitted. */
function wordStarts(glyphs: readonly Glyph[]): ReadonlySet<number> {
  let starts = KNOWN_STARTS.get(glyphs);
  if (!starts) KNOWN_STARTS.set(glyphs, (starts = dictionaryStarts(glyphs)));
  return starts;
}

/** By the dictionary of the platform. */
function dictionaryStarts(glyphs: readonly Glyph[]): ReadonlySet<number> {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const offsets = new Map<number, number>();
  let text = '';
  glyphs.forEach((glyph, index) => {
    offsets.set(text.length, index);
    text += glyph.char;
  });
  return new Set([...segmenter.segment(text)].map((segment) => offsets.get(segment.index) ?? -1));
}

/** A word longer than this (em) may break after a slash: web addresses. */
const LONG_WORD = 8;
/** —— and …… are one mark. */
const PAIRED = new Set('—…');

function isWordGlyph(glyph: Glyph): boolean {
  return !glyph.wide && glyph.char !== ' ' && glyph.char !== NEW_LINE;
}

function token(glyphs: readonly Glyph[]): Token {
  const first = glyphs[0]?.char ?? '';
  const kind = first === NEW_LINE ? 'newline' : first === ' ' ? 'space' : 'text';
  return { glyphs, ems: widthOf(glyphs), kind, mayStart: !NOT_FIRST.has(first), mayEnd: !NOT_LAST.has(glyphs.at(-1)?.char ?? '') };
}
