import type { Block } from '../../shared/booklet/model.ts';
import type { Box } from './box.ts';
import { type MeasuredTable, measureTable } from './columnWidths.ts';
import { breakTable, fitRows } from './fittedTable.ts';
import { PROSE_PAGE, WIDE_TABLE_PAGE } from './geometry.ts';
import { type SettledTable, settled } from './statementFlow.ts';
import { tableBoxes } from './tableBoxes.ts';
import { plainTable } from './tableSpec.ts';
import type { Typefaces } from './typeface.ts';

const LARGEST = 10.5;
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

/** A table of the running text, in the largest size in which its numbers and words stay whole. */
export function setPlainTable(block: PlainTable, faces: Typefaces): SetPlainTable {
  const measured = measureTable(plainTable(block), faces);
  const wide = largestSize(measured, PROSE_PAGE.areaWidth) < SMALLEST_UPRIGHT;
  const page = wide ? WIDE_TABLE_PAGE : PROSE_PAGE;
  const size = Math.min(LARGEST, largestSize(measured, page.areaWidth));
  const broken = breakTable(measured, size, page.areaWidth);
  const heads = fitRows(broken, PADDING, Infinity).rowHeights.slice(0, measured.spec.headRows).reduce((total, height) => total + height, 0);
  const boxes = tableBoxes(fitRows(broken, PADDING, page.areaHeight - heads - 2 * SPACE_AROUND), 0, [], false);
  const [first, ...rest] = boxes;
  return { wide, table: settled(broken, PADDING), boxes: first ? [{ ...first, before: SPACE_AROUND }, ...rest] : [] };
}

/** Space between a table and the text below it. */
export const AFTER_TABLE = SPACE_AROUND;

function largestSize(measured: MeasuredTable, width: number): number {
  return width / measured.least.reduce((total, each) => total + each, 0);
}
