import { divideHalfUp } from './fen.ts';
import { formatScaled } from './format.ts';

/**
 * part ÷ whole as a percentage, half-up to `decimals`, e.g. (1, 3, 2) → "33.33".
 * Null where the whole is zero: a share or growth of nothing is not 0% (none may be printed).
 */
export function percentOf(part: number, whole: number, decimals = 2): string | null {
  if (whole === 0) return null;
  return formatScaled(divideHalfUp(BigInt(part) * 100n * 10n ** BigInt(decimals), BigInt(whole)), decimals);
}

/** Growth of `current` over `base` in percent (signed), half-up. Null for a zero base. A negative base is measured by its magnitude. */
export function growthOf(current: number, base: number, decimals = 2): string | null {
  if (base === 0) return null;
  return percentOf(current - base, Math.abs(base), decimals);
}
