import { divideHalfUp } from '../money/fen.ts';
import { formatScaled } from '../money/format.ts';

/** An exact number: n ÷ d with d > 0. Scores, rates and grades are decided on these, never on floats. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const RATIONAL_ZERO: Rational = { n: 0n, d: 1n };
export const RATIONAL_ONE: Rational = { n: 1n, d: 1n };

/**
 * Above this the fraction is reduced, so that long sums stay short. Euclid on long integers costs far more than carrying
 * them: the sum of a form's thirty scores stays below.
 */
const REDUCE_ABOVE = 1n << 512n;

/** Powers of ten for the decimals in use; computing one costs more than the rest of a conversion. */
const TENS: readonly bigint[] = Array.from({ length: 9 }, (_, exponent) => 10n ** BigInt(exponent));

function tenTo(exponent: number): bigint {
  return TENS[exponent] ?? 10n ** BigInt(exponent);
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const MILLION = 1_000_000n;
/** Two integers below it add up to one that a double holds exactly. */
const MOST_EXACT = 2 ** 52;

/** n ÷ d; throws RangeError for d = 0 (a bug, never bad input). */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const denominator = BigInt(d);
  if (denominator === 0n) throw new RangeError('rational with denominator zero');
  return denominator < 0n ? { n: -BigInt(n), d: -denominator } : { n: BigInt(n), d: denominator };
}

/** Plain decimal text ("2816.30", "-0.5") as an exact number; throws RangeError for anything else. */
export function decimalRational(text: string): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const fraction = match[3] ?? '';
  const n = BigInt(`${match[2]}${fraction}`);
  return { n: match[1] === '-' ? -n : n, d: tenTo(fraction.length) };
}

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? small(a.n + b.n, a.d) : small(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d });
}

export function multiply(a: Rational, b: Rational): Rational {
  return small(a.n * b.n, a.d * b.d);
}

/** a ÷ b; throws RangeError for b = 0. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero');
  return b.n < 0n ? small(-a.n * b.d, -(a.d * b.n)) : small(a.n * b.d, a.d * b.n);
}

/** −1, 0 or 1. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  if (a.d === b.d) return a.n < b.n ? -1 : a.n > b.n ? 1 : 0;
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equal(a: Rational, b: Rational): boolean {
  return compare(a, b) === 0;
}

export function clamp(value: Rational, low: Rational, high: Rational): Rational {
  if (compare(value, low) < 0) return low;
  return compare(value, high) > 0 ? high : value;
}

export function sum(values: Iterable<Rational>): Rational {
  let total = RATIONAL_ZERO;
  // Plain numbers as long as they are exact: nearly always, and far cheaper than big ones.
  let n = 0;
  let d = 1;
  for (const value of values) {
    const ownN = Number(value.n);
    const ownD = Number(value.d);
    const factor = ownD === d ? 1 : ownD / commonDivisor(d, ownD);
    const common = d * factor;
    const left = n * factor;
    const right = ownN * (common / ownD);
    if (common < MOST_EXACT && Math.abs(left) < MOST_EXACT && Math.abs(right) < MOST_EXACT && Math.abs(ownN) < MOST_EXACT) {
      n = left + right;
      d = common;
    } else {
      const before: Rational = { n: BigInt(n), d: BigInt(d) };
      const small = Math.abs(ownN) < MOST_EXACT && ownD < MOST_EXACT;
      total = add(total, small ? before : add(before, value));
      n = small ? ownN : 0;
      d = small ? ownD : 1;
    }
  }
  return add(total, { n: BigInt(n), d: BigInt(d) });
}

/** Half-up (四舍五入) to `decimals`, as an exact number. */
export function roundTo(value: Rational, decimals: number): Rational {
  const scale = tenTo(decimals);
  return { n: divideHalfUp(value.n * scale, value.d), d: scale };
}

/** Half-up decimal text with exactly `decimals` digits after the point. */
export function toFixed(value: Rational, decimals: number): string {
  return formatScaled(divideHalfUp(value.n * tenTo(decimals), value.d), decimals);
}

/** Half-up to `decimals` with trailing zeros dropped: 17.50 → "17.5", 20.00 → "20". */
export function toText(value: Rational, decimals: number): string {
  // Such a double is written as the decimal it is: at most six digits behind the point.
  if (isShort(value, decimals)) return String(Number(value.n) / Number(value.d));
  const text = toFixed(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The nearest JSON number of the value half-up to `decimals`; for output only. */
export function toNumber(value: Rational, decimals: number): number {
  // n and d that a double holds exactly divide to the nearest double, which is that of the decimal text.
  return isShort(value, decimals) ? Number(value.n) / Number(value.d) : Number(toFixed(value, decimals));
}

/** A decimal of few digits, which needs no rounding. */
function isShort({ n, d }: Rational, decimals: number): boolean {
  return d <= MILLION && (d === 1n || tenTo(decimals) % d === 0n) && n < SAFE && n > -SAFE;
}

/** A ratio as percent text: 0.94736… → "94.74%". */
export function percentText(value: Rational, decimals = 2): string {
  return `${toFixed({ n: value.n * 100n, d: value.d }, decimals)}%`;
}

function small(n: bigint, d: bigint): Rational {
  if (d < REDUCE_ABOVE) return { n, d };
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d);
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor };
}

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
