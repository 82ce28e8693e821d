import type { Draft } from './draft.ts';
import { BASE_ENDINGS, endsWithAny } from './lexicon.ts';
import { readSequence } from './sequence.ts';
import type { Token } from './tokens.ts';

/** 缴费基数1%: a percentage of something named. */
export function readRateOfBase(tokens: readonly Token[]): Draft | null {
  const sign = tokens[0]?.kind === 'operator' ? tokens[0].operator : undefined;
  const rest = sign === undefined ? tokens : tokens.slice(1);
  const [word, ...numbers] = rest;
  const base = word?.kind === 'word' ? word.text.replace(/的$/, '') : '';
  if (base === '' || !(endsWithAny(base, BASE_ENDINGS) || word?.text.endsWith('的') === true)) return null;
  const sequence = readSequence(numbers);
  const quantity = sequence?.kind === 'single' ? sequence.quantities[0] : undefined;
  if (quantity === undefined || quantity.unit?.measure?.dimension !== 'ratio') return null;
  const operator = sign?.operator ?? quantity.operator;
  return {
    kind: 'rate-of-base', operator, value: Number(quantity.digits), unit: quantity.unit.text, direction: '精确', base,
    quantities: [{ ...quantity, operator, explicit: sign !== undefined || quantity.explicit }],
  };
}
