import { NOTHING_NOUNS, NUMERAL_DIGITS, OPERATOR_WORDS, longestAt } from './lexicon.ts';
import { UNIT_WORDS } from './units.ts';

const NUMERAL = /^[零〇一二两三四五六七八九十百千]+/;
/** 一级, 三类: an order, not a count. */
const RANKED = new Set(['类', '期', '代', '星', '首', '度']);
const RANKS: ReadonlyMap<string, number> = new Map([['十', 10], ['百', 100], ['千', 1000]]);

/**
 * Rewrites a text whose number stands in Chinese numerals: 百分之九十五以上 → 95%以上, 三次 → 3次, 九成 → 90%, 零投诉 → 0起.
 * Only where numeral and unit (and a bound before or behind) are the whole text; 一站式结算 is not a number. Null otherwise.
 */
export function rewriteNumerals(text: string): string | null {
  const opening = longestAt(text, 0, OPERATOR_WORDS);
  const operator = opening !== null && OPERATOR_WORDS.get(opening)?.place === 'before' ? opening : (/^[≥≤<>=]+/.exec(text)?.[0] ?? '');
  const rest = text.slice(operator.length);
  if (/^百分之?百$/.test(rest)) return `${operator}100%`;
  const percent = /^(百|千)分之(.+)$/.exec(rest);
  if (percent?.[2] !== undefined) return rewriteNumber(percent[2], (value, tail) => (bounded(tail) ? `${operator}${value}${percent[1] === '百' ? '%' : '‰'}${tail}` : null));
  if (rest.startsWith('零') && NOTHING_NOUNS.has(rest.slice(1))) return `${operator}0起`;
  return rewriteNumber(rest, (value, tail) => {
    const unit = longestAt(tail, 0, UNIT_WORDS);
    if (unit === null || RANKED.has(unit) || !bounded(tail.slice(unit.length))) return null;
    return unit === '成' ? `${operator}${value * 10}%${tail.slice(1)}` : `${operator}${value}${tail}`;
  });
}

function bounded(tail: string): boolean {
  return tail === '' || OPERATOR_WORDS.get(tail)?.place === 'after';
}

function rewriteNumber(text: string, build: (value: number, tail: string) => string | null): string | null {
  const run = NUMERAL.exec(text)?.[0];
  const value = run === undefined ? null : numeralValue(run);
  return run === undefined || value === null ? null : build(value, text.slice(run.length));
}

/** 一百二十三 → 123; null for what is no number (三五). */
export function numeralValue(run: string): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const ch of run) {
    const rank = RANKS.get(ch);
    if (rank !== undefined) {
      total += (digit ?? 1) * rank;
      digit = null;
      continue;
    }
    if (digit !== null && digit !== 0) return null;
    digit = NUMERAL_DIGITS.get(ch) ?? null;
  }
  return total + (digit ?? 0);
}
