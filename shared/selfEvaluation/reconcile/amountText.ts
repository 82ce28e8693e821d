import { EXACT_DECIMALS, type Fen, type MoneyUnit, fen } from '../../money/fen.ts';
import { formatFen } from '../../money/format.ts';
import { parseFen } from '../../money/parse.ts';

/** Fen as a form writes it: exact with at least two decimals, or half-up to `decimals`; null stays blank. */
export function amountText(value: number | null, unit: MoneyUnit, decimals?: number): string | null {
  if (value === null) return null;
  if (decimals !== undefined) return formatFen(fen(value), { unit, decimals });
  const most = EXACT_DECIMALS[unit];
  const text = formatFen(fen(value), { unit, decimals: most });
  return most <= 2 ? text : text.replace(new RegExp(`0{1,${most - 2}}$`), '');
}

/** An amount of a form in fen: 4000, 8,275.856, 450 万, 76万元, 1200元. Null for blank, 'unreadable' for anything else. */
export function amountOf(text: string | null, unit: MoneyUnit): Fen | null | 'unreadable' {
  const plain = text?.replace(/\s+/g, '') ?? '';
  if (plain === '' || /^[-—–－/]+$/.test(plain)) return null;
  const named = /^(.*?)(万元?|元)$/.exec(plain);
  const own: MoneyUnit = named === null ? unit : named[2] === '元' ? '元' : '万元';
  return parseFen(named?.[1] ?? plain, own) ?? 'unreadable';
}
