import { type AmountFormat, formatFen } from '../money/format.ts';
import { fen } from '../money/fen.ts';
import { growthOf, percentOf } from '../money/ratio.ts';
import { printedMoney } from './printedMoney.ts';

/**
 * How an amount stands to its base (last year's figure or a budget).
 * unknown: the base is not known (new bureau, no budget entered); zeroBase: the base is zero and the amount is not, so there is
 * no rate; level: equal; steady: printed alike, or different by less than the document prints; up, down.
 */
export type ComparisonBranch = 'unknown' | 'zeroBase' | 'level' | 'steady' | 'up' | 'down';

export interface Comparison {
  readonly branch: ComparisonBranch;
  readonly current: number;
  /** Null when unknown. */
  readonly base: number | null;
  /** current − base in fen; 0 when unknown. */
  readonly difference: number;
  /** Signed growth in percent with two decimals, from fen; null where no rate may be printed (unknown, zero or negative base, negative amount). */
  readonly growth: string | null;
  /** current ÷ base in percent with two decimals; null as `growth`. */
  readonly rate: string | null;
  /** The document prints both alike (0.1834 and 0.1795 万元 as 0.18): what it says of them must hold of what is printed. */
  readonly alike: boolean;
}

/** Compares two amounts in fen; `format` is what the document prints, which decides what is too small to show. */
export function compare(current: number, base: number | null, format: AmountFormat): Comparison {
  if (base === null) return { branch: 'unknown', current, base, difference: 0, growth: null, rate: null, alike: false };
  const difference = current - base;
  // A rate of or upon a negative amount says nothing that a reader could use.
  const rated = base > 0 && current >= 0;
  const growth = rated ? growthOf(current, base) : null;
  const rate = rated ? percentOf(current, base) : null;
  const alike = printedMoney(current, format) === printedMoney(base, format);
  return { branch: branchOf(current, base, growth, alike, format), current, base, difference, growth, rate, alike };
}

function branchOf(current: number, base: number, growth: string | null, alike: boolean, format: AmountFormat): ComparisonBranch {
  if (current === base) return 'level';
  if (alike) return 'steady';
  if (base === 0) return 'zeroBase';
  const printedDifference = formatFen(fen(Math.abs(current - base)), format);
  if (/^[0.]+$/.test(printedDifference) || growth === '0.00') return 'steady';
  return current > base ? 'up' : 'down';
}

/** Does the deviation pass the threshold (percent, exclusive)? A zero base under a real amount always does. */
export function exceeds(comparison: Comparison, threshold: number): boolean {
  switch (comparison.branch) {
    case 'unknown': case 'level': case 'steady': return false;
    case 'zeroBase': return true;
    case 'up': case 'down': return Math.abs(comparison.difference) * 100 > threshold * Math.abs(comparison.base ?? 0);
  }
}
