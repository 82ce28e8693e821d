import type { ViewCell } from '../../view/view.ts';
import { amountText, decimalsMore, differenceText, placeOf, unitText } from '../address.ts';
import { type Draft, onCell } from '../draft.ts';
import { type FigureIndex, indexBeside } from '../figureIndex.ts';
import { isCount } from '../relations/relation.ts';

/**
 * Last year's figures that this book carries against those that were published: a difference is a restatement and needs its reason. A
 * comparable value with a reason has answered for it.
 */
export function restatedFindings(index: FigureIndex): { readonly drafts: Draft[]; readonly ran: boolean } {
  const { lastYear, lastYearPublished, restatements } = index.view;
  if (lastYear === undefined || lastYearPublished === undefined) return { drafts: [], ran: false };
  const [carried, published] = [indexBeside(lastYear), indexBeside(lastYearPublished)];
  const drafts = carried.tables.flatMap((entry) => {
    const restated = [...entry.bySignature].flatMap(([meaning, cell]): Draft[] => {
      const before = (published.bySignature.get(meaning) ?? []).find((other) => other.state === 'number' || other.state === 'blank');
      if (before === undefined || restatements?.has(meaning) === true || cell.state === 'dash' || agree(cell, before)) return [];
      return [draftOf(cell, before)];
    });
    return foldTable(restated);
  });
  return { drafts, ran: true };
}

function agree(cell: ViewCell, before: ViewCell): boolean {
  const digit = Math.max(cell.digit, before.digit);
  return Math.abs(cell.value - before.value) <= (isCount(cell) || digit <= 1 ? 0 : digit / 2);
}

/** Every total over a restated figure is restated too: one finding a table, on its finest row. */
function foldTable(drafts: readonly Draft[]): readonly Draft[] {
  const [first, ...rest] = drafts;
  if (first === undefined) return drafts;
  const root = rest.reduce((best, one) => (fineness(one) > fineness(best) ? one : best), first);
  for (const draft of drafts) if (draft !== root) draft.root = root;
  return drafts;
}

function fineness({ cell }: Draft): number {
  if (cell === undefined) return 0;
  return (cell.row.code?.length ?? 0) * 2 + (cell.column.sum === undefined && cell.row.sum === undefined ? 1 : 0);
}

function draftOf(cell: ViewCell, before: ViewCell): Draft {
  const more = decimalsMore(cell, before.value);
  const unit = unitText(cell);
  const lastYears: ViewCell = { ...cell, table: { ...cell.table, number: `上年${cell.table.number}` } };
  const message = `${placeOf(cell)}的上年数为${amountText(cell, cell.value, more)}${unit}，上年公开的决算为${amountText(cell, before.value, more)}${unit}，相差${differenceText(cell, before.value)}${unit}，已作重述，请写明口径调整的理由，没有调整的请按上年公开数改正。`;
  return onCell('lastYear.restated', lastYears, { expected: before.value, message });
}
