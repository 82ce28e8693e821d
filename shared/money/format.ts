import { type Fen, type MoneyUnit, FEN_PER_UNIT, divideHalfUp, quotientHalfUp } from './fen.ts';

export interface AmountFormat {
  readonly unit: MoneyUnit;
  /** Digits after the point, 0–8. */
  readonly decimals: number;
  /** Thousands separators (1,234.56). Default false. */
  readonly grouping?: boolean;
}

/** The one formatter of money: fen → decimal string in the unit, half-up, e.g. 7836480000 fen as 万元 with 2 → "7836.48". */
export function formatFen(value: Fen, format: AmountFormat): string {
  const power = 10 ** format.decimals;
  const scaled = Number.isSafeInteger(value * power) ? quotientHalfUp(value * power, FEN_PER_UNIT[format.unit])
    : divideHalfUp(BigInt(value) * BigInt(power), BigInt(FEN_PER_UNIT[format.unit]));
  return formatScaled(scaled, format.decimals, format.grouping ?? false);
}

/** A scaled integer (value × 10^decimals) as a decimal string; minus zero is printed as zero. */
export function formatScaled(scaled: bigint | number, decimals: number, grouping = false): string {
  const negative = scaled < 0;
  const digits = (negative ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const grouped = grouping ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const text = decimals === 0 ? grouped : `${grouped}.${digits.slice(digits.length - decimals)}`;
  return negative ? `-${text}` : text;
}

/** Fen as a number in the unit for a spreadsheet cell. Exact to the printed digit, for display only: never add these up. */
export function fenToNumber(value: Fen, unit: MoneyUnit): number {
  return Number(formatFen(value, { unit, decimals: 6 }));
}
