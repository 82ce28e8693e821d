import type { Doubt } from './parsed.ts';
import { doubt } from './prefixes.ts';
import { type Token, tokenize } from './tokens.ts';

/** Tokens outside brackets, and what the brackets held. */
export interface Stripped {
  readonly tokens: readonly Token[];
  readonly notes: readonly string[];
  readonly doubts: readonly Doubt[];
}

/** Takes remarks in brackets out. `95(%)` keeps its bracket's words as the unit; a text wholly in brackets is read inside. */
export function stripRemarks(all: readonly Token[], source: string): Stripped {
  const outside: Token[] = [];
  const notes: string[] = [];
  const doubts: Doubt[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const token = all[at];
    if (token === undefined || token.kind === 'close') continue;
    if (token.kind !== 'open') {
      outside.push(token);
      continue;
    }
    const close = closing(all, at);
    if (close === null) doubts.push(doubt('unclosedBracket', token, '括号没有成对'));
    const end = close ?? all.length;
    const inside = all.slice(at + 1, end);
    const last = outside.at(-1);
    if (last?.kind === 'slash' && inside.length > 0 && inside.every((one) => one.kind === 'unit' || one.kind === 'word' || one.kind === 'slash')) {
      outside.push(...inside.flatMap((one, index) => (one.kind === 'word' && index === 0 ? tokenize(`/${one.text}`).slice(1) : [one])));
      at = end;
      continue;
    }
    const asUnit = last?.kind === 'number' ? tokenize(`1${inside.map((one) => one.text).join('')}`).slice(1) : [];
    if (asUnit.length > 0 && asUnit.every((one) => one.kind === 'unit' || one.kind === 'scale' || one.kind === 'slash')) {
      outside.push(...asUnit.map((one) => ({ ...one, start: token.start, end: (all[end - 1] ?? token).end })));
    } else if (inside.length > 0) notes.push(source.slice(inside[0]?.start, inside.at(-1)?.end).trim());
    at = end;
  }
  if (outside.length === 0) return { tokens: all.filter((token) => token.kind !== 'open' && token.kind !== 'close'), notes: [], doubts };
  return { tokens: outside, notes, doubts };
}

function closing(all: readonly Token[], open: number): number | null {
  let depth = 0;
  for (let at = open; at < all.length; at += 1) {
    if (all[at]?.kind === 'open') depth += 1;
    if (all[at]?.kind === 'close') depth -= 1;
    if (depth === 0) return at;
  }
  return null;
}

/** Without stops and separators at both ends. */
export function trimEnds(tokens: readonly Token[]): readonly Token[] {
  const idle = (token: Token | undefined): boolean => token?.kind === 'stop' || token?.kind === 'separator';
  let from = 0;
  let to = tokens.length;
  while (from < to && idle(tokens[from])) from += 1;
  while (to > from && idle(tokens[to - 1])) to -= 1;
  return tokens.slice(from, to);
}
