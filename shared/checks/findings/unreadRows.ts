import type { ViewCell } from '../../view/view.ts';
import { amountText, columnRef, placeOf, rowRef } from '../address.ts';
import { type Draft, onTable } from '../draft.ts';
import type { FigureIndex } from '../figureIndex.ts';
import { toleranceOf } from '../relations/relation.ts';
import type { Fault } from '../causes/rootCause.ts';

/**
 * A sum that is off by exactly the amount of a row that was not understood is no error of the document: the row belongs to it.
 * Returns a warning on that row and puts the sum's findings under it.
 */
export function foldUnreadRows(index: FigureIndex, faults: readonly Fault[], causes: readonly Draft[]): Draft[] {
  const unread = index.tables.flatMap((entry) => entry.cells.filter((cell) => cell.filter === null && cell.row.filter === null && cell.value !== 0));
  if (unread.length === 0) return [];
  const warnings: Draft[] = [];
  for (const fault of faults) {
    const draft = causes.find((one) => one.cell === fault.cell && one.root === null);
    const row = draft === undefined || fault.lead.kind !== 'sum' ? undefined : unread.find((cell) => fills(cell, fault));
    if (draft === undefined || row === undefined) continue;
    const message = `${placeOf(row)}的${amountText(row, row.value)}所在的行未能识别，计入后${placeOf(fault.cell, false)}即相符，请核对该行的名称。`;
    const warning = onTable('reading.row', row.table.number, message, { row: rowRef(row.table, row.row), column: columnRef(row), printed: row.printed, of: row.table });
    draft.root = warning;
    warnings.push(warning);
  }
  return warnings;
}

function fills(cell: ViewCell, { cell: judged, expected, lead }: Fault): boolean {
  if (cell.table !== judged.table || cell.column.id !== judged.column.id || cell.column.panel !== judged.column.panel) return false;
  return Math.abs(Math.abs(judged.value - expected) - Math.abs(cell.value)) <= toleranceOf(lead);
}
