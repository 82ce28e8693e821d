import { type PrintedDecimal, parseDecimal } from '../money/parse.ts';
import type { CellState } from '../view/view.ts';
import { decimalText } from './fraction.ts';
import { squeeze } from './normalise.ts';
import type { RawCell } from './sheet.ts';

/** An amount cell before its unit is known. */
export interface PrintedAmount {
  readonly state: CellState;
  /** As printed, null for blank. */
  readonly printed: string | null;
  /** The number, or the best reading of a bad one; null where there is none. */
  readonly decimal: PrintedDecimal | null;
  readonly cleaned: readonly string[];
  /** Unit written behind the number itself (12.5万元). */
  readonly ownUnit: '元' | '千元' | '万元' | null;
}

const BLANK: PrintedAmount = { state: 'blank', printed: null, decimal: null, cleaned: [], ownUnit: null };

/** Reads an amount cell. Text that is not a number is `bad`, with a guess where the fault is plain (85..54, 7.836.48). */
export function readAmount(cell: RawCell | undefined): PrintedAmount {
  if (!cell) return BLANK;
  const printed = cell.text.trim();
  if (printed === '') return BLANK;
  if (cell.type === 'boolean' || cell.type === 'error' || cell.type === 'date' || cell.uncomputed) return { ...BLANK, state: 'bad', printed };
  if (saysNothing(squeeze(printed))) return { ...BLANK, state: 'dash', printed };
  const bare = withoutMark(printed);
  const parsed = parseDecimal(bare);
  switch (parsed.kind) {
    case 'blank': return BLANK;
    case 'dash': return { ...BLANK, state: 'dash', printed };
    case 'number': return { state: 'number', printed, decimal: parsed.value, cleaned: bare === printed ? parsed.value.cleaned : [...parsed.value.cleaned, 'mark'], ownUnit: parsed.value.cleaned.includes('unit') ? ownUnit(bare) : null };
    case 'bad': {
      const guess = guessDecimal(printed);
      return { state: 'bad', printed, decimal: guess, cleaned: guess === null ? [] : ['guess'], ownUnit: ownUnit(printed) };
    }
  }
}

/** Without the mark of a footnote behind a figure: 71.81①, 71.81*, 71.81[注1]. */
export function withoutMark(printed: string): string {
  return printed.replace(/(?<=\d[)）]?)\s*(?:[①-⑳⑴-⒇]+|[*＊※†‡△▲★☆]{1,3}|[[【(（]?注释?\s*[\d①-⑳一二三四五六七八九十]{0,2}[\])）】]?)$/u, '');
}

/** 无 and the like in the place of an amount, which stand for a dash. Of a squeezed text. */
export function saysNothing(squeezed: string): boolean {
  return /^\(?(?:无|零|空|暂无|无数据|不涉及|N\/?A)\)?$/i.test(squeezed);
}

function ownUnit(printed: string): '元' | '千元' | '万元' | null {
  const found = /(万元|千元|元)\s*[)）]?$/.exec(printed)?.[1];
  return found === '万元' || found === '千元' || found === '元' ? found : null;
}

/** The number that a damaged one most likely was: doubled points, points for commas, letters for digits. */
export function guessDecimal(printed: string): PrintedDecimal | null {
  let text = squeeze(printed).replace(/[。·]/g, '.').replace(/、/g, ',').replace(/[oO〇]/g, '0').replace(/[lI|]/g, '1').replace(/[?*#]+$/, '').replace(/(?:万元|千元|元)$/, '');
  text = text.replace(/\.{2,}/g, '.').replace(/,{2,}/g, ',').replace(/,\./g, '.').replace(/\.,/g, '.');
  const points = text.split('.').length - 1;
  if (points > 1) {
    const parts = text.split('.');
    const last = parts.pop() ?? '';
    text = last.length === 3 && parts.slice(1).every((part) => part.length === 3) ? parts.join('') + last : `${parts.join('')}.${last}`;
  } else if (points === 0 && /,\d{1,2}$/.test(text)) {
    const at = text.lastIndexOf(',');
    text = `${text.slice(0, at).replaceAll(',', '')}.${text.slice(at + 1)}`;
  } else text = text.replaceAll(',', '');
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return null;
  const parsed = parseDecimal(text);
  return parsed.kind === 'number' ? parsed.value : null;
}

/** Decimals without zeros at the end, which spreadsheets drop as well. */
export function significantDecimals(value: PrintedDecimal): number {
  let { scaled, decimals } = value;
  while (decimals > 0 && scaled % 10n === 0n) { scaled /= 10n; decimals -= 1; }
  return decimals;
}

/**
 * The decimals that a table is printed with: those of nine in ten of its numbers with decimals, so that one long formula result does
 * not make every other figure exact; at least two where any number has decimals. Null without any.
 */
export function usualDecimals(values: readonly PrintedDecimal[], shown: readonly number[]): number | null {
  const decimals = values.map(significantDecimals).filter((count) => count > 0).sort((a, b) => a - b);
  const printed = Math.max(0, ...shown.filter((count) => count > 0));
  const usual = decimals[Math.ceil(decimals.length * 0.9) - 1];
  const written = Math.max(0, ...values.filter((value) => value.decimals <= 2).map((value) => value.decimals));
  if (usual === undefined) return printed > 0 ? printed : written > 0 ? written : null;
  return Math.min(8, Math.max(2, usual));
}

/** The sum of two printed amounts as if it were printed; bad where one of them is. */
export function addedAmounts(a: PrintedAmount, b: PrintedAmount): PrintedAmount {
  if (a.decimal === null || b.decimal === null) return a.decimal === null ? a : b;
  const decimals = Math.max(a.decimal.decimals, b.decimal.decimals);
  const scaled = [a.decimal, b.decimal].reduce((sum, value) => sum + value.scaled * 10n ** BigInt(decimals - value.decimals), 0n);
  const bad = [a, b].find(({ state }) => state === 'bad');
  const printed = bad?.printed ?? decimalText({ n: scaled, d: 10n ** BigInt(decimals) });
  return { state: bad ? 'bad' : 'number', printed, decimal: { scaled, decimals, cleaned: [] }, cleaned: bad?.cleaned ?? [], ownUnit: a.ownUnit ?? b.ownUnit };
}
