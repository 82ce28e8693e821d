import type { GridCell } from '../../shared/statement/grid.ts';
import { cellKey } from './plan.ts';

/** What stands at a cell besides its amount. */
export interface CellMark {
  /** The gravest finding at the cell; null for none. */
  readonly level: 'error' | 'warning' | 'tail' | 'note' | null;
  /** The findings' sentences. */
  readonly sentences: readonly string[];
  readonly commented: boolean;
  /** The 批复's rounding is shown instead of the sum. */
  readonly approved: boolean;
  /** From what a computed cell comes, or why it cannot be typed into. */
  readonly why: string;
}

export const LEVEL_WORDS: Readonly<Record<NonNullable<CellMark['level']>, string>> = { error: '错误', warning: '警告', tail: '尾差', note: '提示' };

/** Last year's amount beside this one: fen or count, and the growth in percent as text. */
export interface LastYear {
  readonly previous: number;
  readonly growth: string | null;
}

/** Everything that a mark shows, for telling whether a row must be drawn again. */
export function markText(mark: CellMark | undefined): string {
  return mark === undefined ? '' : `${mark.level ?? ''}${mark.commented ? 'c' : ''}${mark.approved ? 'a' : ''}${mark.sentences.join()}`;
}

/** Why an amount cell takes no typing; null where it does. */
export function refusalOf(cell: GridCell, marks: ReadonlyMap<string, CellMark>): string | null {
  if (cell.kind !== 'amount' || cell.editable) return null;
  return marks.get(cellKey(cell.rowId ?? '', cell.columnId ?? ''))?.why || '这一格由程序计算，不能直接填写：请改它的明细。';
}
