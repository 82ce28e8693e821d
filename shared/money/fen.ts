/**
 * Money is an integer number of fen (分). 元, 千元 and 万元 exist only at the edges: `parseAmount` and `formatFen`.
 * The branded type keeps a plain number from being taken for money.
 */
export type Fen = number & { readonly __fen: unique symbol };

/** The units in which a document states money. */
export type MoneyUnit = '元' | '千元' | '万元';

/** Fen in one of each unit. */
export const FEN_PER_UNIT: Readonly<Record<MoneyUnit, number>> = { 元: 100, 千元: 100_000, 万元: 1_000_000 };

/** Decimals of each unit at which the last digit is one fen. */
export const EXACT_DECIMALS: Readonly<Record<MoneyUnit, number>> = { 元: 2, 千元: 5, 万元: 6 };

/** Brands an integer as fen; throws RangeError for anything that is not a safe integer (a bug, never bad input). */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an integer number of fen: ${value}`);
  return (value === 0 ? 0 : value) as Fen;
}

export const ZERO = fen(0);

/** Exact sum in fen. */
export function sumFen(values: Iterable<number>): Fen {
  let total = 0;
  for (const value of values) total += value;
  return fen(total);
}

/**
 * The one rounding function: numerator ÷ denominator, half-up by magnitude (四舍五入), as an integer.
 * @param numerator integer, any sign
 * @param denominator integer, not zero
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** `divideHalfUp` of numbers: the same rounding, without big integers where the doubled numerator is exact. Denominator positive. */
export function quotientHalfUp(numerator: number, denominator: number): number {
  const doubled = 2 * Math.abs(numerator) + denominator;
  if (!Number.isSafeInteger(doubled)) return Number(divideHalfUp(BigInt(numerator), BigInt(denominator)));
  const quotient = Math.floor(doubled / (2 * denominator));
  return numerator < 0 && quotient !== 0 ? -quotient : quotient;
}

/** Fen rounded half-up to the last printed digit of `unit` with `decimals`. */
export function roundFen(value: number, unit: MoneyUnit, decimals: number): Fen {
  const step = fenPerDigit(unit, decimals);
  return fen(quotientHalfUp(value, step) * step);
}

/** Size in fen of the last printed digit: 万元 with two decimals → 10,000 fen (100 元). Never below one fen. */
export function fenPerDigit(unit: MoneyUnit, decimals: number): number {
  return Math.max(1, FEN_PER_UNIT[unit] / 10 ** Math.min(decimals, EXACT_DECIMALS[unit]));
}
