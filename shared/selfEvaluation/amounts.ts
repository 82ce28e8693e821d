import { parseDecimal } from '../money/parse.ts';
import { type Rational, rational } from './rational.ts';
import { readTarget } from './target/read.ts';

/** A figure of a form's cell: weight, score, fund or rate. */
export type CellFigure =
  | { readonly kind: 'number'; readonly value: Rational; readonly decimals: number; /** 450 万: a unit that was not finished. */ readonly truncated: boolean; readonly percent: boolean }
  | { readonly kind: 'blank' }
  | { readonly kind: 'bad'; readonly text: string };

/** Reads a printed figure; a dash is blank, 分 and % behind the number are allowed. Never throws. */
export function readFigure(text: string | null): CellFigure {
  if (text === null) return BLANK;
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const figure = readOnce(text);
  kept.set(text, figure);
  return figure;
}

const BLANK: CellFigure = { kind: 'blank' };
/** Weights and scores repeat within a bureau's tables, and every check reads them. */
const kept = new Map<string, CellFigure>();
const MOST_KEPT = 4000;

function readOnce(text: string): CellFigure {
  const plain = /^(\d{1,15})(?:\.(\d{1,8}))?$/.exec(text);
  if (plain !== null) {
    const fraction = plain[2] ?? '';
    return { kind: 'number', value: { n: BigInt(`${plain[1]}${fraction}`), d: 10n ** BigInt(fraction.length) }, decimals: fraction.length, truncated: false, percent: false };
  }
  const parsed = parseDecimal(text);
  switch (parsed.kind) {
    case 'number': return { kind: 'number', value: rational(parsed.value.scaled, 10n ** BigInt(parsed.value.decimals)), decimals: parsed.value.decimals, truncated: false, percent: false };
    case 'blank': case 'dash': return { kind: 'blank' };
    case 'bad': return withUnit(text);
  }
}

function withUnit(text: string): CellFigure {
  const reading = readTarget(text, { role: 'actual', cost: false });
  const [quantity] = reading.quantities;
  if (reading.parsed.kind === 'blank') return { kind: 'blank' };
  if (reading.parsed.kind !== 'quantitative' || reading.range || quantity === undefined || quantity.explicit) return { kind: 'bad', text };
  const dimension = quantity.unit?.measure?.dimension;
  if (dimension !== undefined && !['money', 'points', 'ratio'].includes(dimension)) return { kind: 'bad', text };
  return { kind: 'number', value: quantity.value, decimals: quantity.digits.split('.')[1]?.length ?? 0, truncated: reading.parsed.unitTruncated, percent: dimension === 'ratio' };
}

/** The number of a figure; null for a blank or unreadable cell. */
export function figureValue(figure: CellFigure): Rational | null {
  return figure.kind === 'number' ? figure.value : null;
}
