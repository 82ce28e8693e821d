import { type Rational, decimalRational } from '../rational.ts';
import type { Doubt, Operator } from './parsed.ts';
import { type Change, NOT_A_REMARK, type Prefix, doubt, readPrefixes } from './prefixes.ts';
import type { Token } from './tokens.ts';
import { type Unit, makeUnit } from './units.ts';
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
  const digits = number.text.replaceAll(',', '').replace(/^\+/, '');
  return {
    quantity: {
      operator: suffix.operator ?? '=', explicit: suffix.operator !== null, value: decimalRational(digits), digits, unit,
      text: tokens.slice(at, measured.next).map((token) => token.text).join(''),
    },
    ambiguous: prefix.ambiguous, notes: prefix.notes, labelled: prefix.labelled, change: prefix.change, base: prefix.base, doubts: prefix.doubts, next: tail.next,
  };
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
