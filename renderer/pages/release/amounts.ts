import { type MoneyUnit, fen } from '../../../shared/money/fen.ts';
import { formatFen } from '../../../shared/money/format.ts';

/** Fen to the last digit that they have, at least two decimals; '' for none. */
export function amountText(value: number | null, unit: MoneyUnit): string {
  if (value === null) return '';
  return formatFen(fen(value), { unit, decimals: unit === '元' ? 2 : 6, grouping: true }).replace(/(\.\d{2}\d*?)0+$/, '$1');
}
