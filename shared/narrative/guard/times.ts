import { divideHalfUp } from '../../money/fen.ts';
import type { GuardContext, GuardFinding, KnownFigure } from './finding.ts';
import type { ProseNumber } from './readNumbers.ts';

type Percent = Extract<KnownFigure, { kind: 'percent' }>;
type Ratio = readonly [part: number, whole: number];

/** Words before or behind a round number that say on which side of it the truth lies. */
const ABOVE = { before: /(?:超|超过|逾|高于|突破)$/u, behind: /^(?:多|余|以上)/u };
const BELOW = { before: /(?:不足|不到|低于)$/u, behind: /^以下/u };
const NEARLY = /(?:近|接近|将近)$/u;

type Side = 'at' | 'above' | 'below' | 'nearly';
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

function sideOf(before: string, behind: string): Side {
  if (ABOVE.before.test(before) || ABOVE.behind.test(behind)) return 'above';
  if (BELOW.before.test(before) || BELOW.behind.test(behind)) return 'below';
  return NEARLY.test(before) ? 'nearly' : 'at';
}

/** At: rounded to it. Above and below: between it and the next step. Nearly: below by no more than half a step. */
function stands({ value: { scaled, decimals } }: ProseNumber, [part, whole]: Ratio, side: Side): boolean {
  const [exact, of] = [BigInt(part) * 10n ** BigInt(decimals), BigInt(whole)];
  switch (side) {
    case 'at': return divideHalfUp(exact, of) === scaled;
    case 'above': return scaled * of <= exact && exact < (scaled + 1n) * of;
    case 'below': return (scaled - 1n) * of <= exact && exact < scaled * of;
    case 'nearly': return (2n * scaled - 1n) * of <= 2n * exact && exact <= scaled * of;
  }
}
