import { BASE_WORDS, DECREASE_WORDS, INCREASE_WORDS, RELATIVE_NOUNS, TIME_LIMIT_PHRASES, startsWithAny } from './lexicon.ts';
import type { Direction, Operator } from './parsed.ts';
import type { Token } from './tokens.ts';

/** A target that needs something outside itself: 不低于上年, 控制在预算范围内, 规定时限完成. */
export interface RelativeReading {
  readonly operator: Operator;
  /** The base, in the words used. */
  readonly value: string;
  readonly direction: Direction;
  readonly base: string;
}

/** Null where the text names no base to compare with. */
export function readRelative(tokens: readonly Token[], source: string): RelativeReading | null {
  const text = source.replace(/[。；;，,]+$/u, '').trim();
  if (TIME_LIMIT_PHRASES.some((phrase) => text.includes(phrase))) return { operator: '<=', value: text, direction: '越早越好', base: text };
  const first = tokens[0];
  if (first?.kind === 'operator' && first.operator?.place === 'before' && first.operator.operator !== null) return afterOperator(first, first.operator.operator, tokens, text, source);
  return comparedWithBase(text);
}

function afterOperator(first: Token, operator: Operator, tokens: readonly Token[], text: string, source: string): RelativeReading | null {
  const base = source.slice(first.end, tokens.at(-1)?.end).trim();
  if (base === '' || base.length > 24 || /[，。；,;]/u.test(base)) return null;
  const year = /^(19|20)\d\d年/.test(base);
  if (!year && !RELATIVE_NOUNS.some((noun) => base.includes(noun))) return null;
  if (/\d/.test(base.replace(/^(19|20)\d\d年(度)?/, ''))) return null;
  return { operator, value: text.endsWith(base) ? base : base.replace(/[。；;，,]+$/u, ''), direction: operator.startsWith('>') ? '越高越好' : operator.startsWith('<') ? '越低越好' : '精确', base };
}

/** 较上年增长, 与上年持平: a direction without a number. */
function comparedWithBase(text: string): RelativeReading | null {
  const rest = text.replace(/^(与|和|同)?(较|比|同比)?/, '');
  const base = startsWithAny(rest, BASE_WORDS) ?? /^(19|20)\d\d年度?/.exec(rest)?.[0] ?? null;
  if (/\d/.test(rest.slice(base?.length ?? 0))) return null;
  const compared = rest !== text;
  if (base === null || !compared) return null;
  const tail = rest.slice(base.length).replace(/^(同期)?(相比|比)?(有所|明显|显著|稳步|略有|持续|进一步)?/, '');
  if (/^(持平|相当|一致|不变)/.test(tail)) return { operator: '=', value: base, direction: '精确', base };
  if (startsWithAny(tail, INCREASE_WORDS) !== null && tail.length <= 6) return { operator: '>', value: base, direction: '越高越好', base };
  if (startsWithAny(tail, DECREASE_WORDS) !== null && tail.length <= 6) return { operator: '<', value: base, direction: '越低越好', base };
  return null;
}
