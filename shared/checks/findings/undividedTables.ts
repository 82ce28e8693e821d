import type { ViewCell, ViewTable } from '../../view/view.ts';
import { amountText, placeOf } from '../address.ts';
import { type Draft, onCell } from '../draft.ts';
import type { FigureIndex } from '../figureIndex.ts';
import type { Relation } from '../relations/relation.ts';

/** A table that crosses 科目 with economic class and has its totals only: nothing can be said of its single cells. */
export interface UndividedTable {
  readonly table: ViewTable;
  /** The largest total that is not broken down. */
  readonly total: ViewCell;
}

/** Tables whose crossed cells are all empty while the rows' totals are not: one thing is missing, not one thing a cell. */
export function undividedTables(index: FigureIndex): readonly UndividedTable[] {
  return index.tables.flatMap(({ table, cells, crossed }): UndividedTable[] => {
    if (crossed.length === 0 || crossed.some((cell) => cell.value !== 0 || cell.state === 'bad')) return [];
    const rows = new Set(crossed.map((cell) => cell.row));
    const totals = cells.filter((cell) => cell.value !== 0 && rows.has(cell.row));
    const [first, ...rest] = totals;
    return first === undefined ? [] : [{ table, total: rest.reduce((largest, cell) => (cell.value > largest.value ? cell : largest), first) }];
  });
}

/** One finding for each. */
export function breakdownFindings(undivided: readonly UndividedTable[]): Draft[] {
  return undivided.map(({ table, total }) => onCell('missing.breakdown', total, {
    message: `${table.number}《${table.title}》只有合计，没有把各科目的支出按经济分类分列，${placeOf(total, false)}为${amountText(total, total.value)}${table.unit}而各栏都没有数，请按财决报表的支出决算明细表补填。`,
  }));
}

/** True for relations that an undivided table cannot meet: those with a cell of its economic breakdown. */
export function restsOnBreakdown({ target, parts }: Relation, undivided: readonly UndividedTable[]): boolean {
  const isPart = (cell: ViewCell): boolean => cell.filter?.economic !== undefined && undivided.some(({ table }) => table === cell.table);
  return isPart(target) || parts.some((part) => isPart(part.cell));
}
