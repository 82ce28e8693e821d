import { divideHalfUp } from '../../money/fen.ts';
import type { BusinessFigure } from '../records.ts';
import { FEN_OF_UNIT, type ProseNumber } from './readNumbers.ts';

/** An exact quantity in the smallest unit of its kind: fen for money, one for things. */
interface Exact {
  readonly scaled: bigint;
  readonly decimals: number;
  readonly unit: string;
}

const MULTIPLES: Readonly<Record<string, bigint>> = { 千: 1_000n, 万: 10_000n, 亿: 100_000_000n };

const PEOPLE: readonly string[] = ['人', '人次', '名'];
const BATCHES: readonly string[] = ['批', '批次'];
const SETS: readonly string[] = ['台（套）', '台(套)', '台套', '台', '套'];
const PIECES: readonly string[] = ['个', '家', '次', '期', '场', '项', '件'];

/** A written amount says a quantity of fen: equal, or correctly rounded to the decimals that are written. */
export function saysFen({ value, unit }: ProseNumber, fen: number): boolean {
  return divideHalfUp(BigInt(fen) * 10n ** BigInt(value.decimals), FEN_OF_UNIT[unit] ?? 1n) === value.scaled;
}

/** Units that prose uses for one another. */
export function sameThing(a: string, b: string): boolean {
  return a === b || [PEOPLE, BATCHES, SETS, PIECES].some((units) => units.includes(a) && units.includes(b));
}

/** 万人 → 人 by ten thousand; 万元 → fen; 元/人 as it is. */
function exact(scaled: bigint, decimals: number, unit: string): Exact {
  const money = FEN_OF_UNIT[unit];
  if (money !== undefined) return { scaled: scaled * money, decimals, unit: '元' };
  const times = MULTIPLES[unit.slice(0, 1)];
  return times === undefined || unit.length < 2 ? { scaled, decimals, unit } : { scaled: scaled * times, decimals, unit: unit.slice(1) };
}

/** A number of the prose is the registered figure, or that figure correctly rounded to the digits that are written. */
export function isRegistered(number: ProseNumber, figures: readonly BusinessFigure[]): boolean {
  return figures.some((figure) => {
    const own = registered(figure);
    if (own === null) return false;
    const written = exact(number.value.scaled, number.value.decimals, number.unit);
    if (!sameThing(own.unit, written.unit)) return false;
    // What one step of the last written digit is worth, over the finer of the two scales.
    const step = exact(1n, number.value.decimals, number.unit).scaled;
    const scale = own.decimals > written.decimals ? own.decimals : written.decimals;
    const difference = written.scaled * 10n ** BigInt(scale - written.decimals) - own.scaled * 10n ** BigInt(scale - own.decimals);
    const half = step * 10n ** BigInt(scale - written.decimals);
    return 2n * (difference < 0n ? -difference : difference) <= half && (written.scaled !== 0n || own.scaled === 0n);
  });
}

function registered({ value, unit }: BusinessFigure): Exact | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value.replace(/[,，\s]/gu, ''));
  if (!match) return null;
  const fraction = match[3] ?? '';
  const scaled = BigInt((match[2] ?? '') + fraction);
  return exact(match[1] === '-' ? -scaled : scaled, fraction.length, unit.trim().replace('％', '%'));
}
