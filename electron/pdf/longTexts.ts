import { type MeasuredTable, measureTable, withLongerNames } from './columnWidths.ts';
import { type BrokenTable, breakTable } from './fittedTable.ts';
import type { TableSpec } from './tableSpec.ts';
import type { Typefaces } from './typeface.ts';

/** How much more than names a column of text may ask for, em. */
const ASKED = [26, 42, 64] as const;
/** A table without a text of this length, em, or without a cell of more lines than these is well enough as it is. */
const LONG_TEXT = 30;
const MANY_LINES = 5;

/**
 * A table measured so that it has few lines: where a cell is very long (a reason, a remark), its column may ask for more than names do,
 * as long as the table gets shorter by it.
 * @param width em
 */
export function measureForFewLines(spec: TableSpec, faces: Typefaces, width: number): MeasuredTable {
  const plain = measureTable(spec, faces);
  if (plain.cells.every(({ cell, natural }) => cell.kind !== 'text' || natural < LONG_TEXT)) return plain;
  const broken = breakTable(plain, 1, width);
  if (broken.cells.every((cell) => cell.lines.length <= MANY_LINES)) return plain;
  let best = plain;
  let fewest = linesOf(broken);
  for (const longest of ASKED) {
    const measured = withLongerNames(plain, longest);
    const lines = linesOf(breakTable(measured, 1, width));
    if (lines >= fewest) continue;
    fewest = lines;
    best = measured;
  }
  return best;
}

/** Lines of all body rows together. */
export function linesOf({ cells, measured: { spec } }: BrokenTable): number {
  const lines = Array.from({ length: Math.max(1, spec.rows - spec.headRows) }, () => 1);
  for (const cell of cells) {
    const row = cell.row - spec.headRows;
    if (row >= 0 && cell.rowSpan === 1) lines[row] = Math.max(lines[row] ?? 1, cell.lines.length);
  }
  return lines.reduce((total, count) => total + count, 0);
}
