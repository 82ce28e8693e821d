import type { GuardContext, GuardFinding } from './finding.ts';
import type { ProseNumber } from './readNumbers.ts';

/** Is the amount a bound (单价50万元（含）以上) and not money that was spent? */
export function isThreshold(text: string, number: ProseNumber): boolean {
  return number.kind === 'amount' && /^(?:[（(]含[）)])?以[上下]/u.test(text.slice(number.to, number.to + 6)) && /(?:单价|价值)$/u.test(text.slice(Math.max(0, number.from - 4), number.from));
}

/** A bound must be one that the names of the book's own lines have: they change by year. */
export function thresholdFinding(number: ProseNumber, context: GuardContext): GuardFinding | null {
  const bounds = [...new Set((context.own.length > 0 ? context.own : context.book).flatMap((figure) => /\d+万元(?=（含）以上)/u.exec(figure.label) ?? []))];
  if (bounds.length === 0 || bounds.includes(number.text)) return null;
  return { from: number.from, to: number.to, kind: 'number', level: 'error', ...(bounds.length === 1 && { expected: bounds[0] ?? '' }), message: `价值标准写成${number.text}，本册的表为${bounds.join('、')}，请改正。` };
}
