import { type Rational, RATIONAL_ONE, compare, divide, multiply, rational, subtract } from './rational.ts';

/** Values that a printed figure may stand for, both ends counted in. */
export interface Interval {
  readonly low: Rational;
  readonly high: Rational;
}

/** Half of the last printed digit: 0.005 for two decimals. */
export function halfDigit(decimals: number): Rational {
  return rational(1, 2n * 10n ** BigInt(decimals));
}

/** What was rounded half-up to a printed figure; zero is exact. */
export function roundedFrom(value: Rational, decimals: number): Interval {
  if (value.n === 0n) return { low: value, high: value };
  const half = halfDigit(decimals);
  return { low: subtract(value, half), high: subtract(value, { n: -half.n, d: half.d }) };
}

/** All ratios of values in two intervals of amounts; null where the denominator may be zero or less. */
export function ratiosOf(over: Interval, under: Interval): Interval | null {
  if (under.low.n <= 0n) return null;
  return { low: divide(over.low, under.high), high: divide(over.high, under.low) };
}

/** Multiplied by a positive number. */
export function times(interval: Interval, factor: Rational): Interval {
  return { low: multiply(interval.low, factor), high: multiply(interval.high, factor) };
}

/** Nothing above one: an execution rate never counts more. */
export function atMostOne({ low, high }: Interval): Interval {
  const most = (value: Rational): Rational => (compare(value, RATIONAL_ONE) > 0 ? RATIONAL_ONE : value);
  return { low: most(low), high: most(high) };
}

/** Whether some value of the interval is printed as `printed` at `decimals`, half-up. */
export function mayPrint(interval: Interval, printed: Rational, decimals: number): boolean {
  return distance(interval, printed, decimals).n <= 0n;
}

/** How far a printed figure is from the nearest that the interval gives; zero or less where it gives it. */
export function distance(interval: Interval, printed: Rational, decimals: number): Rational {
  const half = halfDigit(decimals);
  const above = subtract(subtract(printed, half), interval.high);
  const below = subtract(interval.low, subtract(printed, { n: -half.n, d: half.d }));
  return compare(above, below) > 0 ? above : below;
}
