import { divideHalfUp } from '../../money/fen.ts';
import type { GuardContext, GuardFinding, KnownFigure } from './finding.ts';
import { type Side, sideOf, standsBeside } from './hedges.ts';
import type { ProseNumber } from './readNumbers.ts';

type Percent = Extract<KnownFigure, { kind: 'percent' }>;
type Ratio = readonly [part: number, whole: number];

const GROWN = /(?:增长|增加|提高|上升|扩大)(?:了|到|约|近|为|达|超过?|将近|接近)*$/u;

/**
 * 增长1.5倍, 是上年的2.3倍, 翻一番, 占三成: round words for a growth, a ratio or a share that the section prints. Each must be one of them,
 * rounded to what is written, or on the side that a hedge says (近, 超过, 多). Nothing is judged where the section prints none.
 */
export function timesFinding(text: string, number: ProseNumber, context: GuardContext): GuardFinding | null {
  const percents = context.own.filter((figure): figure is Percent => figure.kind === 'percent' && figure.whole > 0);
  const growths = percents.filter((figure) => figure.source.startsWith('growth:'));
  const before = text.slice(Math.max(0, number.from - 8), number.from);
  const ratios = number.unit === '成' ? percents.map(({ part, whole }): Ratio => [part, whole]) : GROWN.test(before) ? growths.map(({ part, whole }): Ratio => [part, whole]) : growths.map(grown);
  if (ratios.length === 0) return null;
  const side = sideOf(before, text.slice(number.to, number.to + 2));
  if (ratios.some((ratio) => stands(number, ratio, side))) return null;
  return { from: number.from, to: number.to, kind: 'number', level: 'warning', message: `“${number.text}”与本节印出的增减和占比都不相符，请核对，或改写成金额和百分比。` };
}

/** This year's figure against last year's, from the growth between them. */
function grown({ part, whole, direction }: Percent): Ratio {
  return [direction === 'down' ? whole - part : whole + part, whole];
}

function stands(number: ProseNumber, [part, whole]: Ratio, side: Side): boolean {
  if (side !== 'at' && side !== 'about') return standsBeside(number, BigInt(part), BigInt(whole), side);
  return divideHalfUp(BigInt(part) * 10n ** BigInt(number.value.decimals), BigInt(whole)) === number.value.scaled;
}
