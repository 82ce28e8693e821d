import type { Comparison, IncomparableReason, MeasuredPart } from './compare.ts';
import { type Rational, percentText, toText } from './rational.ts';
import type { Reading } from './target/read.ts';

/** The parts of the sentence that explains a score. No sentence decides anything; the figures come from rowScore. */

/** Points as they read: at most six decimals, no trailing zeros. */
export function pointsText(value: Rational): string {
  return toText(value, 6);
}

/** `90 < 目标 ≥95%，完成率 94.74%` */
export function comparedText(comparison: Extract<Comparison, { readonly kind: 'measured' }>, target: Reading, actual: Reading): string {
  const [first] = comparison.parts;
  if (comparison.parts.length === 1 && first !== undefined) return partText(first, target.parsed.text, actual.parsed.text);
  const rates = comparison.parts.map((part) => (part.completion === null ? (part.met ? '达成' : '无比例') : percentText(part.completion)));
  return `${actual.parsed.text} 与目标 ${target.parsed.text} 逐段相比，完成率 ${rates.join('、')}`;
}

function partText(part: MeasuredPart, target: string, actual: string): string {
  const rate = part.completion === null ? '' : `，完成率 ${percentText(part.completion)}`;
  if (part.atOpenBound) return `${actual} 恰好等于目标 ${target} 的界限，按达到计${part.wanted === 'higher' ? rate : ''}`;
  switch (part.wanted) {
    case 'higher': return part.met ? `${actual} 达到目标 ${target}${rate}` : `${actual} < 目标 ${target}${rate}`;
    case 'lower': return part.met ? `${actual} 未超过目标 ${target}` : `${actual} > 目标 ${target}${rate === '' ? '' : `${rate}（目标值÷完成值）`}`;
    case 'range': return part.met ? `${actual} 在目标区间 ${target} 内` : `${actual} 不在目标区间 ${target} 内${rate}`;
  }
}

const INCOMPARABLE: Readonly<Record<IncomparableReason, string>> = {
  blankActual: '实际完成值没有填写',
  unreadable: '目标值或完成值读不懂',
  units: '目标值与完成值的单位不是同一口径',
  kinds: '目标值与完成值不是同一类内容',
  counts: '目标值与完成值的段数不同',
};

export function incomparableText(reason: IncomparableReason, target: Reading, actual: Reading): string {
  const unread = reason === 'unreadable' ? [target, actual].filter((one) => one.parsed.kind === 'unreadable').map((one) => `“${one.parsed.text}”`) : [];
  const what = unread.length > 0 ? `${unread.join('、')}读不懂` : INCOMPARABLE[reason];
  return reason === 'units' || reason === 'kinds' || reason === 'counts' ? `${what}（${target.parsed.text} / ${actual.parsed.text}），不计分` : `${what}，不计分`;
}

/** Why a person has to judge. */
export function judgedText(target: Reading, actual: Reading): string {
  switch (target.parsed.kind) {
    case 'blank': return '目标值为空';
    case 'text-with-numbers': return '目标值是夹有数字的文字，不自动计分';
    case 'relative': return `“${target.parsed.text}”没有基准值`;
    case 'date': return `完成值“${actual.parsed.text}”不能判断是否按期`;
    case 'qualitative': return `完成值“${actual.parsed.text}”没有说明完成状态`;
    default: return `完成值“${actual.parsed.text}”不能与目标 ${target.parsed.text} 相比`;
  }
}
