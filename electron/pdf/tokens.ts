import type { Starts } from './chineseWords.ts';
import { type Glyph, NEW_LINE, widthOf } from './typeface.ts';

/** A word, a number, or one Chinese character: what no line end divides. */
export interface Token {
  readonly glyphs: readonly Glyph[];
  readonly ems: number;
  readonly kind: 'text' | 'space' | 'newline';
  readonly mayStart: boolean;
  readonly mayEnd: boolean;
}

/** 避头尾: marks that may not begin a line, and marks that may not end one. */
export const NOT_FIRST: ReadonlySet<string> = new Set('，。、；：？！）》〉」』】〕〗］｝”’…—·％‰℃°′″～,.;:!?)]}%/');
const NOT_LAST = new Set('（《〈「『【〔〖［｛“‘￥¥$＄([{#№≥≤≧≦＞＜±');

/** Whether a line may end between two tokens. */
export function mayBreak(before: Token | undefined, after: Token | undefined): boolean {
  if (before?.kind === 'space') return after?.kind !== 'space';
  if (before !== undefined && isDated(before, after?.glyphs[0]?.char ?? '')) return false;
  return before?.mayEnd !== false && after?.mayStart !== false;
}

/** 2024年, 9月, 28日: the figure is not parted from what it counts. */
function isDated({ glyphs }: Token, mark: string): boolean {
  const digits = mark === '年' ? glyphs.length === 4 : (mark === '月' || mark === '日') && glyphs.length <= 2;
  return digits && glyphs.every(({ char }) => char >= '0' && char <= '9');
}

/**
 * @param limit width of a line, em; a longer word is divided
 * @param starts for cells, heads and titles; without them every Chinese character stands alone
 */
export function tokenize(glyphs: readonly Glyph[], limit: number, starts?: Starts): Token[] {
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
  return starts !== undefined && (next.wide || isWordGlyph(next)) && !starts.has(index);
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
