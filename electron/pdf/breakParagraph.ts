import { type TextLine, lineOf } from './breakLines.ts';
import { WIDEST_STRETCH, stretchGaps } from './setLine.ts';
import { squeezed } from './squeezeMarks.ts';
import { type Token, mayBreak, tokenize } from './tokens.ts';
import type { Glyph } from './typeface.ts';

/** Costs of a line, against that of one more line. */
const A_LINE = 10_000;
/** A line stretched as far as lines are (see `WIDEST_STRETCH`) costs this; half as far, a quarter. */
const STRETCHED = 10;
/** A line that is left short for want of something to put on it. */
const RAGGED = 40;
/** A last line of one character with its full stop looks like one that was lost, one of two (元等。) a little. By its width, em. */
const LOST_LAST = [{ upTo: 2.6, cost: 60 }, { upTo: 3.6, cost: 8 }] as const;
/** A figure at the end of a line and its unit on the next; 万 and 元, the month and the day apart. */
const UNIT_APART = 3;
const TEN_THOUSAND_APART = 1;
const DAY_APART = 2;
/** A mark at the end of a line that gives up its empty half. */
const SQUEEZED_END = 0.5;
/** What nothing else is as bad as: a line that runs out of its measure because nothing in it may be parted; by the em. */
const TOO_LONG = 1_000_000_000;
/** How much wider than its measure (em) a row of tokens may be before its last mark is squeezed and its outer spaces are dropped. */
const LOOSE = 1.5;
/** A line with more room than this (em) is looked at only where there is no fuller one. */
const MOST_SLACK = 7;

/**
 * Breaks running text into as few lines as there can be, and of all such ways into the one whose lines are stretched most evenly, so that
 * long figures do not tear single lines apart; at least two characters stand on the last line, where that takes no further line.
 * @param width em
 * @param indent of the first line, em
 */
export function breakParagraph(glyphs: readonly Glyph[], width: number, indent: number): TextLine[] {
  const tokens = tokenize(glyphs, Math.max(width, 1));
  const lines: TextLine[] = [];
  for (let start = 0; start < tokens.length;) {
    const found = tokens.findIndex(({ kind }, index) => index >= start && kind === 'newline');
    const end = found < 0 ? tokens.length : found;
    lines.push(...new Stretch(tokens.slice(start, end), width, lines.length === 0 ? indent : 0).lines());
    start = end + 1;
  }
  return lines;
}

/** The best way to set the tokens up to one of them. */
interface Setting {
  readonly cost: number;
  /** Where its last line begins. */
  readonly from: number;
}

/** A text without line ends of its own. Lines are measured by sums over the tokens before them: all that fit a measure are compared. */
class Stretch {
  readonly #tokens: readonly Token[];
  readonly #width: number;
  readonly #indent: number;
  /** Width of all tokens before one of them, em. */
  readonly #ems: number[] = [0];
  /** Places that take stretch, up to the last glyph before a token; and whether there is one right before it. */
  readonly #gaps: number[] = [0];
  readonly #gapBefore: (0 | 1)[] = [0];

  constructor(tokens: readonly Token[], width: number, indent: number) {
    this.#tokens = tokens;
    this.#width = width;
    this.#indent = indent;
    tokens.forEach(({ glyphs, ems }, index) => {
      const [last, next] = [glyphs.at(-1), tokens[index + 1]?.glyphs[0]];
      const gap = next !== undefined && (last?.wide === true || next.wide) ? 1 : 0;
      this.#ems.push((this.#ems[index] ?? 0) + ems);
      this.#gaps.push((this.#gaps[index] ?? 0) + stretchGaps(glyphs) + (this.#gapBefore[index] ?? 0));
      this.#gapBefore.push(gap);
    });
  }

  lines(): TextLine[] {
    const settings: (Setting | undefined)[] = [{ cost: 0, from: 0 }];
    const count = this.#tokens.length;
    for (let end = 1; end <= count; end += 1) {
      if (end < count && !mayBreak(this.#tokens[end - 1], this.#tokens[end])) continue;
      const full = end < count ? this.#bestUpTo(end, settings, this.#width - MOST_SLACK) : undefined;
      settings[end] = full !== undefined && full.cost < TOO_LONG ? full : this.#bestUpTo(end, settings, 0);
    }
    const lines: TextLine[] = [];
    for (let end = count; end > 0;) {
      const from = settings[end]?.from ?? 0;
      lines.unshift(this.#line(from, end));
      end = from;
    }
    return lines;
  }

  /** Of last lines at least so wide. */
  #bestUpTo(end: number, settings: readonly (Setting | undefined)[], least: number): Setting | undefined {
    let best: Setting | undefined;
    for (let from = end - 1; from >= 0; from -= 1) {
      const ems = (this.#ems[end] ?? 0) - (this.#ems[from] ?? 0);
      if (ems > this.#width + LOOSE && best !== undefined) break;
      const before = settings[from];
      if (before === undefined || ems < least - (from === 0 ? this.#indent : 0)) continue;
      const cost = before.cost + A_LINE + this.#cost(from, end);
      if (best === undefined || cost < best.cost) best = { cost, from };
    }
    return best;
  }

  #cost(from: number, end: number): number {
    const [first, behind] = this.#trimmed(from, end);
    const width = this.#measure(from);
    let ems = (this.#ems[behind] ?? 0) - (this.#ems[first] ?? 0);
    let cost = 0;
    if (ems > width + 1e-6) {
      const final = this.#tokens[behind - 1]?.glyphs.at(-1);
      ems -= final === undefined ? 0 : final.ems - squeezed(final).ems;
      cost = SQUEEZED_END;
    }
    if (ems > width + 1e-6) return TOO_LONG * (1 + ems - width);
    if (end === this.#tokens.length) return cost + (from > 0 ? LOST_LAST.find(({ upTo }) => ems < upTo)?.cost ?? 0 : 0);
    const gaps = (this.#gaps[behind] ?? 0) - (this.#gaps[first] ?? 0) - (this.#gapBefore[first] ?? 0);
    const share = gaps > 0 ? (width - ems) / gaps / WIDEST_STRETCH : Infinity;
    return cost + (share <= 1 ? STRETCHED * share * share : RAGGED + (width - ems)) + this.#parted(end);
  }

  #measure(from: number): number {
    return this.#width - (from === 0 ? this.#indent : 0);
  }

  /** Without the spaces at the ends of a line. */
  #trimmed(from: number, end: number): readonly [number, number] {
    let [first, behind] = [from, end];
    while (from > 0 && first < behind && this.#tokens[first]?.kind === 'space') first += 1;
    while (behind > first && this.#tokens[behind - 1]?.kind === 'space') behind -= 1;
    return [first, behind];
  }

  /** What it costs that a line ends between a figure and its unit. */
  #parted(end: number): number {
    const [before, last, next] = [this.#tokens[end - 2], this.#tokens[end - 1], this.#tokens[end]?.glyphs[0]];
    if (isFigure(last) && next?.wide === true) return UNIT_APART;
    const unit = isFigure(before) ? last?.glyphs[0]?.char : undefined;
    if (unit === '万' && next?.char === '元') return TEN_THOUSAND_APART;
    return unit === '月' && isFigure(this.#tokens[end]) ? DAY_APART : 0;
  }

  #line(from: number, end: number): TextLine {
    const [first, behind] = this.#trimmed(from, end);
    return lineOf(this.#tokens.slice(first, behind), this.#measure(from), end === this.#tokens.length);
  }
}

function isFigure(token: Token | undefined): boolean {
  const char = token?.glyphs.at(-1)?.char ?? '';
  return char >= '0' && char <= '9';
}
