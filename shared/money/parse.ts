import { type Fen, type MoneyUnit, EXACT_DECIMALS, FEN_PER_UNIT, ZERO, divideHalfUp, fen } from './fen.ts';

/** A decimal as written: digits without separators, its sign and decimals. `scaled` = value × 10^decimals. */
export interface PrintedDecimal {
  readonly scaled: bigint;
  readonly decimals: number;
  /** What had to be cleaned: 'space', 'separator', 'fullWidth', 'currency', 'unit', 'parentheses', 'trailingDot'. */
  readonly cleaned: readonly string[];
}

export type ParsedCell =
  | { readonly kind: 'number'; readonly value: PrintedDecimal }
  | { readonly kind: 'blank' }
  /** `-`, `—`, `——`, `/`: printed as "not applicable" or nothing. */
  | { readonly kind: 'dash' }
  | { readonly kind: 'bad'; readonly text: string };

const FULL_WIDTH: Readonly<Record<string, string>> = { '．': '.', '。': '.', '，': ',', '－': '-', '﹣': '-', '−': '-', '（': '(', '）': ')', '＋': '+', '　': ' ', '￥': '¥', '％': '%' };

function toHalfWidth(text: string): string {
  let out = '';
  for (const ch of text) {
    const code = ch.codePointAt(0) ?? 0;
    if (code >= 0xff10 && code <= 0xff19) out += String.fromCharCode(code - 0xff10 + 48);
    else out += FULL_WIDTH[ch] ?? ch;
  }
  return out;
}

/**
 * Reads one printed amount. Accepts spaces inside (`7, 836. 48`), thousands separators, full-width digits, ¥, a trailing dot,
 * （1.23） and 1.23- for negatives and a trailing unit word; everything else that is not a number is `bad` and keeps its text.
 */
export function parseDecimal(input: string): ParsedCell {
  const cleaned = new Set<string>();
  let text = toHalfWidth(input);
  if (text !== input) cleaned.add('fullWidth');
  text = text.replace(/[\u200b\ufeff]/g, '').trim();
  if (text === '') return { kind: 'blank' };
  if (/^[-–—─―ー_/\\]+$/.test(text.replace(/\s/g, ''))) return { kind: 'dash' };
  const strip = (pattern: RegExp, mark: string, to = ''): void => {
    const next = text.replace(pattern, to);
    if (next !== text) { cleaned.add(mark); text = next; }
  };
  strip(/\s+/g, 'space');
  strip(/^¥|^人民币/, 'currency');
  strip(/(万元|千元|元)$/, 'unit');
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed?.[1] !== undefined) { negative = true; cleaned.add('parentheses'); text = bracketed[1]; }
  const leading = /^([+-])(.+)$/.exec(text);
  const trailing = /^(.+)-$/.exec(text);
  if (leading) { negative = negative !== (leading[1] === '-'); text = leading[2] ?? ''; }
  else if (trailing) { negative = !negative; text = trailing[1] ?? ''; }
  strip(/^¥/, 'currency');
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text)) strip(/,/g, 'separator');
  if (/^\d+\.$/.test(text)) strip(/\.$/, 'trailingDot');
  const exponent = /^(\d+(?:\.\d+)?)[eE]([+-]?\d{1,2})$/.exec(text);
  if (exponent) text = expandExponent(exponent[1] ?? '0', Number(exponent[2]));
  const match = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text) ?? /^(\d{0,15})\.(\d{1,15})$/.exec(text);
  if (!match) return { kind: 'bad', text: input.trim() };
  const fraction = match[2] ?? '';
  const digits = BigInt(`${match[1] || '0'}${fraction}`);
  return { kind: 'number', value: { scaled: negative ? -digits : digits, decimals: fraction.length, cleaned: [...cleaned] } };
}

function expandExponent(mantissa: string, exponent: number): string {
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Largest amount that can be one: 一万亿元. More is a slip, and sums of a whole book stay exact below it. */
const LARGEST_FEN = 10n ** 14n;

/**
 * A printed decimal as fen; `exact` is false when digits below one fen were rounded half-up. A figure that no bureau can have
 * (over 一万亿元) is `tooLarge` and zero: whoever reads it says that it is no amount.
 */
export function decimalToFen(value: PrintedDecimal, unit: MoneyUnit): { readonly fen: Fen; readonly exact: boolean; readonly tooLarge?: true } {
  const numerator = value.scaled * BigInt(FEN_PER_UNIT[unit]);
  const denominator = 10n ** BigInt(value.decimals);
  const rounded = divideHalfUp(numerator, denominator);
  if (rounded > LARGEST_FEN || rounded < -LARGEST_FEN) return { fen: ZERO, exact: false, tooLarge: true };
  return { fen: fen(Number(rounded)), exact: value.decimals <= EXACT_DECIMALS[unit] || numerator % denominator === 0n };
}

/**
 * The decimal text of a number cell of a spreadsheet: a binary double such as 416.28000000000003 (a formula's result) is
 * read to 14 significant digits: more than any entered amount has, fewer than the double's noise.
 */
export function numberCellText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const text = String(Number(value.toPrecision(14)));
  return /e/i.test(text) ? value.toFixed(8).replace(/\.?0+$/, '') : text;
}

/** Parses money text in one step; null unless it is a number. The inverse of `formatFen` for every unit and enough decimals. */
export function parseFen(text: string, unit: MoneyUnit): Fen | null {
  const parsed = parseDecimal(text);
  if (parsed.kind !== 'number') return null;
  const amount = decimalToFen(parsed.value, unit);
  return amount.tooLarge ? null : amount.fen;
}
