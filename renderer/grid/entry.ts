import { evaluateExpression } from '../../shared/money/expression.ts';
import { type MoneyUnit, fen } from '../../shared/money/fen.ts';
import { formatFen } from '../../shared/money/format.ts';
import { decimalToFen, parseDecimal } from '../../shared/money/parse.ts';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';

/** What a typed or pasted text means for a cell: fen (or a count), null = emptied, or the sentence that refuses it. */
export type Entry = { readonly kind: 'amount'; readonly value: number | null } | { readonly kind: 'bad'; readonly sentence: string };

/**
 * Reads one typed or pasted text. `unit` is the unit of a plain number; a unit word in the text (`120万元`) goes before it.
 * Dashes and blanks empty the cell.
 */
export function readEntry(text: string, quantity: GridCell['quantity'], unit: MoneyUnit): Entry {
  const trimmed = text.trim();
  if (/^[=＝]/.test(trimmed)) return readExpression(trimmed, quantity, unit);
  const parsed = parseDecimal(quantity === 'count' ? trimmed.replace(/(台|辆|套|次|人|个|批|批次|人次|个团组)$/, '') : trimmed);
  switch (parsed.kind) {
    case 'blank': case 'dash': return { kind: 'amount', value: null };
    case 'bad': return { kind: 'bad', sentence: `“${shortened(trimmed)}”不是数字：请填写金额，或以 = 开头的算式。` };
    case 'number': {
      if (quantity === 'count') return readCount(trimmed, parsed.value.scaled, parsed.value.decimals);
      const amount = decimalToFen(parsed.value, writtenUnit(trimmed) ?? unit);
      if (amount.tooLarge) return { kind: 'bad', sentence: `“${shortened(trimmed)}”超过一万亿元：请检查是否多输了数字。` };
      if (!amount.exact) return { kind: 'bad', sentence: `“${shortened(trimmed)}”小于一分：请填写到分为止的金额。` };
      return { kind: 'amount', value: amount.fen };
    }
  }
}

function readExpression(text: string, quantity: GridCell['quantity'], unit: MoneyUnit): Entry {
  const result = evaluateExpression(text, unit);
  if (result.kind === 'bad' || quantity !== 'count') return result;
  const count = evaluateExpression(text, '元');
  return count.kind === 'amount' && count.value % 100 === 0 ? { kind: 'amount', value: count.value / 100 } : { kind: 'bad', sentence: `“${shortened(text)}”不是整数：这里填写个数。` };
}

function readCount(text: string, scaled: bigint, decimals: number): Entry {
  const base = 10n ** BigInt(decimals);
  const count = scaled / base;
  if (scaled % base !== 0n || count < 0n) return { kind: 'bad', sentence: `“${shortened(text)}”不是整数：这里填写个数。` };
  return count > 1_000_000_000n ? { kind: 'bad', sentence: `“${shortened(text)}”过大：请检查是否多输了数字。` } : { kind: 'amount', value: Number(count) };
}

function writtenUnit(text: string): MoneyUnit | undefined {
  const match = /(万元|千元|元)\s*$/.exec(text);
  return match?.[1] as MoneyUnit | undefined;
}

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

/** Decimals at which an amount is shown: as printed in the form's own unit, otherwise to the last printed digit. */
export function shownDecimals(sheet: Pick<GridSheet, 'unit' | 'decimals'>, unit: MoneyUnit): number {
  if (unit === sheet.unit) return sheet.decimals;
  return unit === '万元' ? 6 : 2;
}

/** What an amount cell shows in the unit chosen in the window; a printed dash or blank stays as printed. */
export function shownText(cell: GridCell, sheet: Pick<GridSheet, 'unit' | 'decimals'>, unit: MoneyUnit): string {
  if (cell.kind !== 'amount' || cell.value === null || cell.quantity === 'count' || unit === sheet.unit) return cell.text;
  if (cell.value === 0 && !/\d/.test(cell.text)) return cell.text;
  return formatFen(fen(cell.value), { unit, decimals: shownDecimals(sheet, unit), grouping: true });
}

/** A stored quantity as a person would type it: every digit that it has, no separators, no zeros at the end. */
export function entryText(value: number | null, quantity: GridCell['quantity'], unit: MoneyUnit): string {
  if (value === null) return '';
  if (quantity === 'count') return String(value);
  const text = formatFen(fen(value), { unit, decimals: unit === '万元' ? 6 : 2 });
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
