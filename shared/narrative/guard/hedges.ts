import type { KnownFigure } from './finding.ts';
import { FEN_OF_UNIT, type ProseNumber } from './readNumbers.ts';

/** Words before or behind a round number that say on which side of it the truth lies. */
const ABOVE = { before: /(?:超|超过|逾|高于|突破)$/u, behind: /^(?:多|余|以上)/u };
const BELOW = { before: /(?:不足|不到|低于|(?:不|未)超过)$/u, behind: /^以[下内]/u };
const NEARLY = /(?:近|接近|将近)$/u;
const ABOUT = { before: /(?:约|大约|约为)$/u, behind: /^(?:左右|上下)/u };

/** at: rounded to the digits that are written; about: to its last digit that is not zero; nearly: a little less than it. */
export type Side = 'at' | 'about' | 'above' | 'below' | 'nearly';

/**
 * @param before the words right before the number
 * @param behind those right behind its unit
 */
export function sideOf(before: string, behind: string): Side {
  if (BELOW.before.test(before) || BELOW.behind.test(behind)) return 'below';
  if (ABOVE.before.test(before) || ABOVE.behind.test(behind)) return 'above';
  if (NEARLY.test(before)) return 'nearly';
  return ABOUT.before.test(before) || ABOUT.behind.test(behind) ? 'about' : 'at';
}

/** The side that the words around a number say; 余 may stand inside it (500余万元). */
export function sideAround(text: string, number: ProseNumber): Side {
  return sideOf(text.slice(Math.max(0, number.from - 4), number.from), /余/u.test(number.text) ? '余' : text.slice(number.to, number.to + 2));
}

/**
 * Does an exact quantity, `part` of `whole`, stand where a hedged number says? One step is what the last digit that is not zero is worth
 * (580 → 10, 0.01 → 0.01).
 */
export function standsBeside({ value: { scaled, decimals } }: Pick<ProseNumber, 'value'>, part: bigint, whole: bigint, side: Exclude<Side, 'at'>): boolean {
  const [exact, written] = [part * 10n ** BigInt(decimals), scaled * whole];
  const step = stepOf(scaled) * whole;
  switch (side) {
    case 'about': return 2n * (exact > written ? exact - written : written - exact) <= step;
    case 'above': return written <= exact && exact < written + step;
    case 'below': return written - step <= exact && exact < written;
    case 'nearly': return 2n * written - step <= 2n * exact && exact <= written;
  }
}

function stepOf(scaled: bigint): bigint {
  let step = 1n;
  while (scaled !== 0n && (scaled / step) % 10n === 0n) step *= 10n;
  return step;
}

/** The same of a figure of the book. */
export function isBeside(number: ProseNumber, figure: KnownFigure, side: Exclude<Side, 'at'>): boolean {
  if (figure.kind !== number.kind || figure.kind === 'count') return false;
  if (figure.kind === 'percent') return figure.whole > 0 && standsBeside(number, 100n * BigInt(figure.part), BigInt(figure.whole), side);
  return standsBeside(number, BigInt(figure.fen), FEN_OF_UNIT[number.unit] ?? 1n, side);
}
