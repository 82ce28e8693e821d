import type { PrintedDecimal } from '../../money/parse.ts';
import { CHINESE_NUMERAL, chineseDecimal } from './chineseNumerals.ts';

/** amount: money; percent; point: 个百分点; times: 倍, 成, 番; count: a number of things; date: a year with what follows; bare: a number without unit. */
export type NumberKind = 'amount' | 'percent' | 'point' | 'times' | 'count' | 'date' | 'bare' | 'malformed';

/** A number met in prose. `from`/`to` cover the digits and the unit. */
export interface ProseNumber {
  readonly from: number;
  readonly to: number;
  readonly kind: NumberKind;
  /** As written, with its unit. */
  readonly text: string;
  readonly value: Pick<PrintedDecimal, 'scaled' | 'decimals'>;
  /** 万元, %, 倍, 辆 … ; empty for bare. */
  readonly unit: string;
}

/** Fen in one of each unit that prose writes money in. */
export const FEN_OF_UNIT: Readonly<Record<string, bigint>> = { 元: 100n, 千元: 100_000n, 万元: 1_000_000n, 百万元: 100_000_000n, 亿元: 10_000_000_000n };

const DIGIT = '[0-9０-９]';
const ARABIC = String.raw`[-−－]?\s?(?:${DIGIT}{1,3}(?:[,，]${DIGIT}{3})+(?!${DIGIT})|${DIGIT}+)(?:\s?[.．]\s?${DIGIT}+)?`;
const MONEY = String.raw`百万元|亿余?\s?元|万余?\s?元|千余?\s?元|余?元`;
/** 个 before 月, 百分 and 人 before 民币 are no units; 36.5万人 is one number. */
const THINGS = String.raw`[万亿千]?余?(?:批次|人次|批|人(?!民币)|名|辆次|辆|台（套）|台\(套\)|台套|台|套|个(?!月|百分)|家|户|次|项|件|场|期|所|座|处|篇|份|天)|分(?!之)`;
/** 三成 is three tenths, 一成不变 is not. */
const TENTHS = '[，。；、）]|以[上下]|多|左右|的|$';
const NUMBER = new RegExp(String.raw`(?<malformed>${DIGIT}+[.．]{2,}${DIGIT}+)|(?<digits>${ARABIC})(?:\s*(?<unit>个百分点|[%％]|${MONEY}|年|倍|成(?=${TENTHS})|${THINGS}))?|翻了?(?<doubled>[一两二三四])番|百分之(?<percent>${CHINESE_NUMERAL})|(?<!百分之)(?<chinese>${CHINESE_NUMERAL})(?<chineseUnit>亿元|万元|千元|辆|批次|人次|台|倍|成(?=${TENTHS}))`, 'gu');
/** Numbers that count nothing: document numbers, articles, ordinals, times. */
const REFERENCE = new RegExp(String.raw`[〔［\[]${DIGIT}{4}[〕］\]]第?${DIGIT}*号?|第\s?${DIGIT}+|（${DIGIT}{1,2}）|^\s*${DIGIT}{1,2}\s?[.．、](?!${DIGIT})|${DIGIT}{1,2}[:：]${DIGIT}{2}|${DIGIT}{3,4}[-－—]${DIGIT}{6,8}|${DIGIT}{11,}|G?B/T\s?${DIGIT}+`, 'gmu');
const DATE_TAIL = new RegExp(String.raw`^(?:度|初|末|底|[上下]半年|第?[一二三四]季度)|^\s?${DIGIT}{1,2}(?:\s?[-—－～~至到]\s?${DIGIT}{1,2})?\s?月(?:\s?${DIGIT}{1,2}\s?日)?`, 'u');
const MONTH_DAY = new RegExp(String.raw`^\s?月(?:\s?${DIGIT}{1,2}\s?日)?|^\s?日|^\s?月份`, 'u');

/** Every number of a text in order; names that hold digits (`masked` places) are not read. */
export function readNumbers(text: string, masked: readonly { readonly from: number; readonly to: number }[] = []): ProseNumber[] {
  const closed = [...masked, ...[...text.matchAll(REFERENCE)].map((match) => ({ from: match.index, to: match.index + match[0].length }))];
  const numbers: ProseNumber[] = [];
  let end = 0;
  for (const match of text.matchAll(NUMBER)) {
    const from = match.index + (/^[\s]*/u.exec(match[0])?.[0].length ?? 0);
    if (from < end || closed.some((place) => from < place.to && from + 1 > place.from)) continue;
    const number = classify(text, from, match);
    if (!number) continue;
    numbers.push(number);
    end = number.to;
  }
  return numbers;
}

function classify(text: string, from: number, match: RegExpMatchArray): ProseNumber | null {
  const groups = match.groups ?? {};
  const to = (match.index ?? 0) + match[0].length;
  const make = (kind: NumberKind, value: ProseNumber['value'], unit: string, end = to): ProseNumber => ({ from, to: end, kind, text: text.slice(from, end), value, unit });
  if (groups['malformed'] !== undefined) return make('malformed', { scaled: 0n, decimals: 0 }, '');
  if (groups['doubled'] !== undefined) return make('times', { scaled: 2n ** chineseDecimal(groups['doubled']).scaled, decimals: 0 }, '番');
  if (groups['percent'] !== undefined) return make('percent', chineseDecimal(groups['percent']), '%');
  if (groups['chinese'] !== undefined) return make(kindOfUnit(groups['chineseUnit'] ?? ''), inUnit(chineseDecimal(groups['chinese']), groups['chineseUnit']), groups['chineseUnit'] ?? '');
  const value = decimalOf(groups['digits'] ?? '0', text.slice(0, from));
  const unit = groups['unit'] ?? '';
  if (unit === '年') {
    const isYear = value.decimals === 0 && value.scaled >= 1900n && value.scaled < 2200n;
    if (!isYear) return make('count', value, '年');
    return make('date', value, '年', to + (DATE_TAIL.exec(text.slice(to))?.[0].length ?? 0));
  }
  if (unit === '') {
    const tail = MONTH_DAY.exec(text.slice(to));
    return tail ? make('date', { scaled: 0n, decimals: 0 }, '月', to + tail[0].length) : make('bare', value, '');
  }
  return make(kindOfUnit(unit), inUnit(value, unit), unit === '％' ? '%' : unit.replace(/[余\s]/gu, ''));
}

/** 三成 is 0.3. */
function inUnit(value: ProseNumber['value'], unit: string | undefined): ProseNumber['value'] {
  return unit === '成' ? { ...value, decimals: value.decimals + 1 } : value;
}

function kindOfUnit(unit: string): NumberKind {
  if (unit === '个百分点') return 'point';
  if (unit === '%' || unit === '％') return 'percent';
  if (unit === '倍' || unit === '成') return 'times';
  return unit.endsWith('元') ? 'amount' : 'count';
}

/** `7836. 48` and `7,836.48` are one number; a dash after a digit is a range, not a sign. */
function decimalOf(written: string, before: string): ProseNumber['value'] {
  const text = [...written].map((ch) => { const code = ch.codePointAt(0) ?? 0; return code >= 0xff10 && code <= 0xff19 ? String(code - 0xff10) : ch; }).join('').replace(/[\s,，]/gu, '').replace('．', '.');
  const negative = /^[-−－]/u.test(text) && !/[0-9０-９%％元年月日]\s?$/u.test(before);
  const [whole = '0', fraction = ''] = text.replace(/^[-−－]/u, '').split('.');
  const scaled = BigInt(whole + fraction);
  return { scaled: negative ? -scaled : scaled, decimals: fraction.length };
}
