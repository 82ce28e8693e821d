import type { Block } from '../../shared/booklet/model.ts';
import type { Box } from './box.ts';
import type { MeasuredTable } from './columnWidths.ts';
import { type BrokenTable, breakTable, fitRows } from './fittedTable.ts';
import { linesOf, measureForFewLines } from './longTexts.ts';
import { PROSE_PAGE, WIDE_TABLE_PAGE } from './geometry.ts';
import { type SettledTable, settled } from './settledTable.ts';
import { continuedTitle } from './statementSurroundings.ts';
import { tableBoxes } from './tableBoxes.ts';
import { plainTable } from './tableSpec.ts';
import type { Typefaces } from './typeface.ts';

const SIZES = [10.5, 10, 9.5, 9] as const;
/** What a point of size is worth in lines. */
const PRICE_OF_A_POINT = 0.12;
/** A table of more columns than this lies down where its rows take more lines than these on the average. */
const MOST_COLUMNS_CRAMPED = 7;
const MOST_LINES = 4;
/** Below this size a table of the running text goes to a lying page. */
const SMALLEST_UPRIGHT = 8;
const PADDING = 0.38;
const SPACE_AROUND = 7;

export type PlainTable = Extract<Block, { kind: 'table' }>;

export interface SetPlainTable {
  /** Does not fit the measure of the running text legibly. */
  readonly wide: boolean;
  readonly boxes: readonly Box[];
  readonly table: SettledTable;
}

/**
 * A table of the running text, its numbers and words whole: in the largest size, or in a smaller one that saves lines; on a lying page
 * where columns so narrow that a row takes many lines would stand on an upright one.
 * @param title said over it on further lying pages; '' says nothing
 */
export function setPlainTable(block: PlainTable, faces: Typefaces, title = ''): SetPlainTable {
  const spec = plainTable(block);
  const measured = measureForFewLines(spec, faces, PROSE_PAGE.areaWidth / SIZES[0]);
  const upright = bestBroken(measured, PROSE_PAGE.areaWidth);
  const wide = upright.size < SMALLEST_UPRIGHT || (measured.spec.columns > MOST_COLUMNS_CRAMPED && meanLines(upright) > MOST_LINES);
  const page = wide ? WIDE_TABLE_PAGE : PROSE_PAGE;
  const broken = wide ? bestBroken(measureForFewLines(spec, faces, page.areaWidth / SIZES[0]), page.areaWidth) : upright;
  const heads = fitRows(broken, PADDING, Infinity).rowHeights.slice(0, measured.spec.headRows).reduce((total, height) => total + height, 0);
  const again = wide && title !== '' ? continuedTitle(faces, title, page.areaWidth) : [];
  const taken = again.reduce((total, box) => total + box.height, heads);
  const boxes = tableBoxes(fitRows(broken, PADDING, page.areaHeight - taken - 2 * SPACE_AROUND), 0, again, false);
  const [first, ...rest] = boxes;
  return { wide, table: settled(broken, PADDING), boxes: first ? [{ ...first, before: SPACE_AROUND }, ...rest] : [] };
}

/** The size that is worth its lines, by `PRICE_OF_A_POINT`. */
function bestBroken(measured: MeasuredTable, width: number): BrokenTable {
  const largest = width / measured.least.reduce((total, each) => total + each, 0);
  const tables = SIZES.map((size) => breakTable(measured, Math.min(size, largest), width));
  const cost = (table: BrokenTable): number => meanLines(table) * (1 + PRICE_OF_A_POINT * (SIZES[0] - table.size));
  return tables.reduce((best, table) => (cost(table) < cost(best) - 1e-9 ? table : best));
}

/** Lines of a body row, on the average. */
function meanLines(broken: BrokenTable): number {
  const { rows, headRows } = broken.measured.spec;
  return linesOf(broken) / Math.max(1, rows - headRows);
}

/** Space between a table and the text below it. */
export const AFTER_TABLE = SPACE_AROUND;
