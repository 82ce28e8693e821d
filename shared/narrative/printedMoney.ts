import { fen } from '../money/fen.ts';
import { type AmountFormat, formatFen } from '../money/format.ts';

/** Fen as prose prints them: in the unit of the document; an amount that it would print as nothing is said in 元. */
export function printedMoney(value: number, format: AmountFormat): string {
  const text = formatFen(fen(value), format);
  return value !== 0 && /^-?[0.]+$/.test(text) ? `${formatFen(fen(value), { unit: '元', decimals: 2 })}元` : `${text}${format.unit}`;
}
