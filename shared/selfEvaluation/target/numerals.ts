import { NOTHING_NOUNS, NUMERAL_DIGITS, OPERATOR_WORDS, longestAt } from './lexicon.ts';
import { UNIT_WORDS } from './units.ts';

const NUMERAL = /^[零〇一二两三四五六七八九十百千]+/;
/** 壹佰 of a voucher, ○ for 〇. */
const FORMAL: Readonly<Record<string, string>> = { 壹: '一', 贰: '二', 叁: '三', 肆: '四', 伍: '五', 陆: '六', 柒: '七', 捌: '八', 玖: '九', 拾: '十', 佰: '百', 仟: '千', '○': '〇', 两: '二' };
/** 每年一次: what it is counted per stands before the number. */
const EVERY = /^每(?:半年|季度|年|季|月|周|天|日|人|户|村|个?(?=[一二两三四五六七八九十]))+/;
/** 一级, 三类: an order, not a count. */
const RANKED = new Set(['类', '期', '代', '星', '首', '度', '季度']);
const RANKS: ReadonlyMap<string, number> = new Map([['十', 10], ['百', 100], ['千', 1000]]);

/**
 * Rewrites a text whose number stands in Chinese numerals: 百分之九十五以上 → 95%以上, 三次 → 3次, 九成 → 90%, 零投诉 → 0起.
 * Only where numeral and unit (and a bound before or behind) are the whole text; 一站式结算 is not a number. Null otherwise.
 */
export function rewriteNumerals(written: string): string | null {
  const text = written.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟○]/g, (ch) => FORMAL[ch] ?? ch);
  const dated = rewriteDate(text);
  if (dated !== null) return dated;
  const operator = openingOf(text);
  const rest = text.slice(operator.length);
  if (/^百分之?百$/.test(rest)) return `${operator}100%`;
  const percent = /^(百|千)分之(.+)$/.exec(rest);
  if (percent?.[2] !== undefined) return rewriteNumber(percent[2], (value, tail) => (bounded(tail) ? `${operator}${value}${percent[1] === '百' ? '%' : '‰'}${tail}` : null));
  if (rest.startsWith('零') && NOTHING_NOUNS.has(rest.slice(1))) return `${operator}0起`;
  return rewriteNumber(rest, (value, tail) => {
    if (tail === '') return `${operator}${value}`;
    const unit = longestAt(tail, 0, UNIT_WORDS);
    if (unit === null || RANKED.has(unit) || !bounded(tail.slice(unit.length))) return null;
    return unit === '成' ? `${operator}${value * 10}%${tail.slice(1)}` : `${operator}${value}${tail}`;
  });
}

/** An operator or 每年 before the number; '' where neither stands there. */
function openingOf(text: string): string {
  const every = EVERY.exec(text)?.[0];
  if (every !== undefined) return every + openingOf(text.slice(every.length));
  const opening = longestAt(text, 0, OPERATOR_WORDS);
  return opening !== null && OPERATOR_WORDS.get(opening)?.place === 'before' ? opening : (/^[≥≤<>=]+/.exec(text)?.[0] ?? '');
}

/** 二〇二四年十二月底前 → 2024年12月底前: a year digit by digit, then what stands before 月, 日 and 号. */
function rewriteDate(text: string): string | null {
  const year = /^(一九|二[零〇])[零〇一二三四五六七八九]{2}年/.exec(text)?.[0];
  if (year === undefined) return null;
  const digits = year.slice(0, 4).replace(/./gu, (ch) => String(NUMERAL_DIGITS.get(ch) ?? ch));
  return `${digits}年${text.slice(5).replace(/[一二三四五六七八九十]+(?=[月日号])/g, (run) => String(numeralValue(run) ?? run))}`;
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
