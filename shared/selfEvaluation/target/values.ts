import { ORDINAL_WORDS, endsWithAny } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** The numbers that are values: not years, ordinals (要点1-6), list marks or hotlines. */
export function numbersIn(tokens: readonly Token[]): readonly string[] {
  const numbers: string[] = [];
  let ordinal = false;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'number') continue;
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    const year = /^(19|20)\d\d$/.test(token.text) && (after?.text.startsWith('年') ?? false);
    const listMark = index === 0 && (after?.kind === 'separator' || after?.kind === 'stop');
    const hotline = /^\d{3,6}$/.test(token.text) && after?.kind === 'word' && /^(热线|平台|电话)/.test(after.text);
    const continued: boolean = before?.kind === 'range' && ordinal;
    ordinal = continued || (before?.kind === 'dateWord' && before.text === '第') || (before?.kind === 'word' && endsWithAny(before.text, ORDINAL_WORDS));
    if (ordinal || year || listMark || hotline) continue;
    let text = token.text;
    for (let next = index + 1; ['scale', 'unit', 'slash'].includes(tokens[next]?.kind ?? ''); next += 1) text += tokens[next]?.text ?? '';
    numbers.push(text);
  }
  return numbers;
}
