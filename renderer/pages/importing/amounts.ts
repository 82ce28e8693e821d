import { type MoneyUnit, fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';

/** A quantity to the last digit that it has, at least two decimals: what is compared must not be rounded away. */
export function amountText(value: number | null, quantity: 'fen' | 'count', unit: MoneyUnit): string {
  if (value === null) return '无';
  if (quantity === 'count') return String(value);
  return formatFen(fen(value), { unit, decimals: unit === '元' ? 2 : 6, grouping: true }).replace(/(\.\d{2}\d*?)0+$/, '$1');
}
