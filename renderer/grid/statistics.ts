import { type MoneyUnit, divideHalfUp, fen, sumFen } from '../../shared/money/fen.ts';
import { formatFen } from '../../shared/money/format.ts';
import type { GridCell } from '../../shared/statement/grid.ts';
import type { Ground, Range } from './selection.ts';

/** What the bottom bar says of the selected amounts, as texts in the unit shown. */
export interface SelectionFigures {
  readonly count: number;
  readonly sum: string;
  readonly average: string;
}

/** Sum, number and average of the amounts in a range; null with fewer than two. Counts and money are never added up together. */
export function selectionFigures(range: Range, ground: Ground, unit: MoneyUnit, decimals: number): SelectionFigures | null {
  const cells = new Set<GridCell>();
  for (let at = range.top; at <= range.bottom; at += 1) for (let column = range.left; column <= range.right; column += 1) {
    const cell = ground.plan.covering[ground.rows[at]?.row ?? -1]?.[column];
    if (cell?.kind === 'amount' && cell.value !== null) cells.add(cell);
  }
  const all = [...cells];
  const kind = all[0]?.quantity ?? 'fen';
  const values = all.filter((cell) => (cell.quantity ?? 'fen') === kind).map((cell) => cell.value ?? 0);
  if (values.length < 2) return null;
  const sum = sumFen(values);
  const average = fen(Number(divideHalfUp(BigInt(sum), BigInt(values.length))));
  const text = (value: typeof sum): string => (kind === 'count' ? String(value) : formatFen(value, { unit, decimals, grouping: true }));
  return { count: values.length, sum: text(sum), average: text(average) };
}
