import { AMOUNT_ENDINGS, BASE_ENDINGS, BASE_WORDS, DECREASE_WORDS, FILLERS, INCREASE_WORDS, type OperatorWord, RATE_ENDINGS, endsWithAny, startsWithAny } from './lexicon.ts';
import type { Doubt } from './parsed.ts';
import type { Token } from './tokens.ts';
import { isYear } from './years.ts';

export type Change = 'increase' | 'decrease';

/** What stands before a number, gathered while it is read; the unit and the bound behind it add to it. */
export interface Prefix {
  operator: OperatorWord | null;
  ambiguous: boolean;
  change: Change | null;
  base: string | null;
  per: string[];
  labelled: boolean;
  notes: string[];
  doubts: Doubt[];
}

/** Words that change the sense of what they stand beside. */
export const NOT_A_REMARK = /[未不无没非约]|个别|部分|基本|少数|其中|超|低|高|以上|以下|以内|左右/;

/** Takes everything that may stand before a number; the index of the number, or null where something else stands there. */
export function readPrefixes(tokens: readonly Token[], from: number, prefix: Prefix): number | null {
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
      if (token.text.startsWith('每')) prefix.per.push(token.text.slice(1));
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

export function doubt(code: Doubt['code'], token: Token, message: string): Doubt {
  return { code, start: token.start, end: token.end, message };
}
