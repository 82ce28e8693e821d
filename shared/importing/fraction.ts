import { divideHalfUp } from '../money/fen.ts';
import { parseDecimal } from '../money/parse.ts';

/** An exact number: integers over each other, so that working out a formula brings no binary noise into an amount. `d` > 0. */
export interface Fraction { readonly n: bigint; readonly d: bigint }

export const ZERO: Fraction = { n: 0n, d: 1n };

/** The number that a decimal text means; null for what is no number. */
export function fractionOf(text: string): Fraction | null {
  const parsed = parseDecimal(text);
  return parsed.kind === 'number' ? { n: parsed.value.scaled, d: 10n ** BigInt(parsed.value.decimals) } : null;
}

export function add(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : reduce({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
}

export function negate(value: Fraction): Fraction {
  return { n: -value.n, d: value.d };
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return reduce({ n: a.n * b.n, d: a.d * b.d });
}

/** a ÷ b; b is not zero. */
export function quotient(a: Fraction, b: Fraction): Fraction {
  return reduce({ n: a.n * b.d, d: a.d * b.n });
}

/** Half-up to `digits` decimals. */
export function rounded(value: Fraction, digits: number): Fraction {
  const scale = 10n ** BigInt(digits);
  return { n: divideHalfUp(value.n * scale, value.d), d: scale };
}

function reduce(value: Fraction): Fraction {
  let [a, b] = [value.n < 0n ? -value.n : value.n, value.d < 0n ? -value.d : value.d];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = value.d < 0n ? -1n : 1n;
  return a === 0n ? ZERO : { n: (sign * value.n) / a, d: (sign * value.d) / a };
}

/** Up to eight decimals, half-up, without zeros at the end. */
export function decimalText(value: Fraction): string {
  const scaled = divideHalfUp(value.n * 100_000_000n, value.d);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(9, '0');
  const fraction = digits.slice(-8).replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -8)}${fraction === '' ? '' : `.${fraction}`}`;
}
