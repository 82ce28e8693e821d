import { type Rational, decimalRational } from '../rational.ts';
import {
  AMOUNT_ENDINGS, BASE_ENDINGS, BASE_WORDS, DECREASE_WORDS, FILLERS, INCREASE_WORDS, type OperatorWord, RATE_ENDINGS, endsWithAny, startsWithAny,
} from './lexicon.ts';
import type { Doubt, Operator } from './parsed.ts';
import type { Token } from './tokens.ts';
import { UNIT_WORDS, type Unit, makeUnit } from './units.ts';
import { isYear } from './years.ts';

/** One number with its operator and unit, exact. */
export interface Quantity {
  readonly operator: Operator;
  /** An operator was written. */
  readonly explicit: boolean;
  readonly value: Rational;
  /** The number as written, without separators and blanks. */
  readonly digits: string;
  readonly unit: Unit | null;
  /** Number and unit as written, without blanks. */
  readonly text: string;
}

export type Change = 'increase' | 'decrease';

/** A quantity with the words around it. */
export interface Item {
  readonly quantity: Quantity;
  readonly ambiguous: boolean;
  readonly notes: readonly string[];
  /** The number is named (进度率=50%); several named numbers are no list. */
  readonly labelled: boolean;
  readonly change: Change | null;
  readonly base: string | null;
  readonly doubts: readonly Doubt[];
  /** Index of the token after it. */
  readonly next: number;
}

interface Prefix {
  operator: OperatorWord | null;
  ambiguous: boolean;
  change: Change | null;
  base: string | null;
  per: string[];
  labelled: boolean;
  notes: string[];
  doubts: Doubt[];
}

/** Reads `[prefix words and operators] number [scale] [unit] [bound] [note]` at `from`; null where it is not one. */
export function readItem(tokens: readonly Token[], from: number): Item | null {
  const prefix: Prefix = { operator: null, ambiguous: false, change: null, base: null, per: [], labelled: false, notes: [], doubts: [] };
  const at = readPrefixes(tokens, from, prefix);
  if (at === null) return null;
  const number = tokens[at];
  // 2023年 is a year; as a base it is read elsewhere, as a number of years never.
  if (number?.kind !== 'number' || (isYear(number.text) && (tokens[at + 1]?.text.startsWith('年') ?? false))) return null;
  const measured = readUnit(tokens, at + 1, prefix);
  const suffix = readSuffix(tokens, measured.next, prefix);
  if (suffix === null) return null;
  const tail = readTail(tokens, suffix.next, prefix, measured.unit !== null);
  if (tail === null) return null;
  const unit = tail.unit ?? measured.unit;
  const digits = number.text.replaceAll(',', '');
  return {
    quantity: {
      operator: suffix.operator ?? '=', explicit: suffix.operator !== null, value: decimalRational(digits), digits, unit,
      text: tokens.slice(at, measured.next).map((token) => token.text).join(''),
    },
    ambiguous: prefix.ambiguous, notes: prefix.notes, labelled: prefix.labelled, change: prefix.change, base: prefix.base, doubts: prefix.doubts, next: tail.next,
  };
}

function readPrefixes(tokens: readonly Token[], from: number, prefix: Prefix): number | null {
  let at = from;
  for (;;) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.kind === 'number') return at;
    const skipped = readBaseYear(tokens, at, prefix);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    if (token.kind === 'operator' && token.operator?.place !== 'after') {
      if (!takeOperator(prefix, token)) return null;
    } else if (token.kind === 'word') {
      if (!takeWord(prefix, token, tokens[at + 1])) return null;
    } else if (token.kind === 'dateWord') {
      if (/^每/.test(token.text)) prefix.per.push(token.text.slice(1));
      else if (!/^(全年|当年|本年|年内|年度|本年度|当年度|年底|年末)$/.test(token.text)) return null;
    } else if (token.kind !== 'colon' || at === from || prefix.notes.length === 0) return null;
    at += 1;
  }
}

/** 较2023年 … : a year as the base of a growth. */
function readBaseYear(tokens: readonly Token[], at: number, prefix: Prefix): number | null {
  const [word, year, mark] = tokens.slice(at, at + 3);
  if (word?.kind !== 'word' || !/^(较|比|同比|相比|与|和)$/.test(word.text)) return null;
  if (year?.kind !== 'number' || !isYear(year.text) || !(mark?.text.startsWith('年') ?? false)) return null;
  prefix.base = `${year.text}年`;
  return at + 3;
}

function takeOperator(prefix: Prefix, token: Token): boolean {
  const word = token.operator;
  if (word === undefined) return false;
  if (word.typo === true) prefix.doubts.push(doubt('operatorTypo', token, `运算符“${token.text}”疑为“${word.operator === '>=' ? '≥' : word.operator === '<=' ? '≤' : (word.operator ?? '')}”之误`));
  if (word.approximate === true) {
    prefix.doubts.push(doubt('approximate', token, `“${token.text}”不是确数`));
    return true;
  }
  const earlier = prefix.operator?.operator ?? null;
  if (earlier !== null && earlier !== word.operator) return false;
  if (earlier !== null) prefix.doubts.push(doubt('operatorRedundant', token, `运算符重复：“${token.text}”`));
  prefix.operator = word;
  return true;
}

const TRAILING_FILLERS = ['达到', '达', '为', '是', '共', '实现', '完成', '应', '需', '须', '要', '应当', '保持在', '维持在', '稳定在', '控制', '在', '提高到', '提高至', '提升到', '提升至', '降至', '降低到', '降低至', '下降到', '到', '至'];
const LONGEST_LABEL = 20;
/** A name of any ending may stand before an operator: 工期≤30天. */
const LONGEST_COMPARED = 12;

function takeWord(prefix: Prefix, token: Token, next: Token | undefined): boolean {
  let rest = token.text;
  const per = /^(?:每(人|户|月|年|季度|季|日|天|周|次|村|个|亩|人次|吨|件|平方米|学期|学年|县|镇|乡))+$/.exec(rest);
  if (per) {
    prefix.per.push(...rest.split('每').filter((part) => part !== ''));
    return true;
  }
  if (rest === '人均' || rest === '户均') {
    prefix.per.push(rest.slice(0, 1));
    return true;
  }
  if (consumeFillers(rest) === '') return true;
  if (takeChange(prefix, rest)) return true;
  if (next?.kind === 'colon' || next?.kind === 'operator' || next?.kind === 'number') {
    rest = stripTrailing(rest);
    if (rest === '') return true;
    if (rest.length > LONGEST_LABEL) return false;
    const percentBase = next.kind === 'number' && endsWithAny(rest, BASE_ENDINGS);
    const compared = next.kind === 'operator' && next.operator?.approximate !== true && !NOT_A_REMARK.test(rest) && rest.length <= LONGEST_COMPARED;
    if (!percentBase && (compared || endsWithAny(rest, RATE_ENDINGS) || endsWithAny(rest, AMOUNT_ENDINGS))) {
      prefix.notes.push(rest);
      prefix.labelled = true;
      return true;
    }
  }
  return false;
}

function consumeFillers(text: string): string {
  let rest = text;
  for (;;) {
    const filler = startsWithAny(rest, FILLERS) ?? startsWithAny(rest, ['应', '需', '须', '应当', '的', '于']);
    if (filler === null) return rest;
    rest = rest.slice(filler.length);
  }
}

function stripTrailing(text: string): string {
  let rest = text;
  for (;;) {
    const filler = TRAILING_FILLERS.find((word) => rest.endsWith(word));
    if (filler === undefined) return rest;
    rest = rest.slice(0, rest.length - filler.length);
  }
}

/** [较|比][上年][同期]增长[了] */
function takeChange(prefix: Prefix, word: string): boolean {
  let rest = word.replace(/^(与|和|同)?(较|比|同比|相比|环比)?/, '');
  const base = startsWithAny(rest, BASE_WORDS);
  if (base !== null) rest = rest.slice(base.length).replace(/^(同期)?(相比|比)?/, '');
  rest = rest.replace(/^同比/, '');
  const increase = startsWithAny(rest, INCREASE_WORDS);
  const decrease = startsWithAny(rest, DECREASE_WORDS);
  const found = increase ?? decrease;
  if (found === null || consumeFillers(rest.slice(found.length).replace(/^(幅度|比例|率|了)/, '')) !== '') return false;
  prefix.change = increase !== null ? 'increase' : 'decrease';
  prefix.base = base ?? prefix.base ?? (/同比/.test(word) ? '上年同期' : null);
  prefix.notes.push(word);
  return true;
}

function readUnit(tokens: readonly Token[], from: number, prefix: Prefix): { readonly unit: Unit | null; readonly next: number } {
  let at = from;
  const skipApproximate = (): void => {
    const token = tokens[at];
    if (token?.kind === 'operator' && token.operator?.approximate === true && (token.text === '余' || token.text === '多')) {
      prefix.doubts.push(doubt('approximate', token, `“${token.text}”不是确数`));
      at += 1;
    }
  };
  let scale: string | null = null;
  let measure: string | null = null;
  skipApproximate();
  if (tokens[at]?.kind === 'scale') {
    scale = tokens[at]?.text ?? null;
    at += 1;
    skipApproximate();
  }
  if (tokens[at]?.kind === 'unit') {
    measure = tokens[at]?.text ?? null;
    at += 1;
  }
  const per: string[] = [];
  while (tokens[at]?.kind === 'slash' && tokens[at + 1]?.kind !== 'number') {
    const word = tokens[at + 1];
    if (word?.kind === 'unit') {
      per.push(word.text);
      at += 2;
    } else if (word?.kind === 'word' && word.text.length <= 3) {
      per.push(word.text);
      at += 2;
    } else {
      per.push('');
      at += 1;
    }
  }
  per.push(...prefix.per);
  if (scale === null && measure === null && per.length === 0) return { unit: null, next: at };
  const unit = makeUnit(scale, measure, per);
  const place = tokens[at - 1] ?? tokens[from - 1];
  if (unit.truncated && place) prefix.doubts.push(doubt('unitTruncated', place, `单位“${scale ?? ''}${measure ?? ''}${per.map((one) => `/${one}`).join('')}”不完整`));
  return { unit, next: at };
}

function readSuffix(tokens: readonly Token[], from: number, prefix: Prefix): { readonly operator: Operator | null; readonly next: number } | null {
  let at = from;
  let operator = prefix.operator?.operator ?? null;
  for (let token = tokens[at]; token?.kind === 'operator' && token.operator?.place === 'after'; token = tokens[at]) {
    at += 1;
    const word = token.operator;
    if (word.approximate === true) {
      prefix.doubts.push(doubt('approximate', token, `“${token.text}”不是确数`));
      continue;
    }
    if (operator === null) operator = word.operator;
    else if (word.operator !== operator) {
      if (!sameSide(operator, word.operator)) return null;
      prefix.ambiguous = true;
      prefix.doubts.push(doubt('operatorRedundant', token, `“${prefixText(operator)}…${token.text}”运算符重复，恰好等于界限时含义不明`));
    } else if (prefix.operator !== null && !(token.text === '以内' || token.text === '之内' || token.text === '内' || token.text.startsWith('范围'))) {
      prefix.doubts.push(doubt('operatorRedundant', token, `运算符重复：“${token.text}”`));
    }
  }
  return { operator, next: at };
}

function prefixText(operator: Operator): string {
  return operator === '>' ? '大于' : operator === '<' ? '小于' : operator === '>=' ? '不低于' : operator === '<=' ? '不高于' : '等于';
}

function sameSide(a: Operator | null, b: Operator | null): boolean {
  const side = (operator: Operator | null): string => (operator?.charAt(0) ?? '');
  return side(a) === side(b);
}

const LONGEST_TAIL = 8;
const NOT_A_REMARK = /[未不无没非约]|个别|部分|基本|少数|其中|超|低|高|以上|以下|以内|左右/;

/** Words behind the number: an unknown unit, a remark (完成, 达标) or the thing counted (3个村). Null where they change the sense. */
function readTail(tokens: readonly Token[], from: number, prefix: Prefix, hasUnit: boolean): { readonly unit: Unit | null; readonly next: number } | null {
  let at = from;
  let unit: Unit | null = null;
  const token = tokens[at];
  if (token?.kind !== 'word') return { unit, next: at };
  if (NOT_A_REMARK.test(token.text) || token.text.length > LONGEST_TAIL) return null;
  if (!hasUnit && !/^(完成|达标|到位|合格|覆盖|达到|通过|参保|办结|落实|及时|准确)/.test(token.text)) {
    if (!/^[\u3400-\u9fff]{1,3}$/.test(token.text)) return null;
    prefix.doubts.push(doubt('unknownUnit', token, `单位“${token.text}”不在单位表内`));
    unit = makeUnit(null, token.text, []);
  } else prefix.notes.push(token.text);
  at += 1;
  return { unit, next: at };
}

export function doubt(code: Doubt['code'], token: Token, message: string): Doubt {
  return { code, start: token.start, end: token.end, message };
}

/** The unit a column beside the number names; null for a dash or an empty cell. */
export function unitOfColumn(text: string | null | undefined, tokensOf: (text: string) => readonly Token[]): Unit | null {
  const cleaned = (text ?? '').trim();
  if (cleaned === '' || /^[-—/无]+$/.test(cleaned)) return null;
  if (UNIT_WORDS.has(cleaned)) return makeUnit(null, cleaned, []);
  return readItem(tokensOf(`1${cleaned}`), 0)?.quantity.unit ?? null;
}
