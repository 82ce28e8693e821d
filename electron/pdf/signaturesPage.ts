import type { SignaturesBlock } from '../../shared/booklet/model.ts';
import type { PlacedBox } from './box.ts';
import { breakLines } from './breakLines.ts';
import { measureTable } from './columnWidths.ts';
import { type BrokenTable, breakTable, fitRows } from './fittedTable.ts';
import { PROSE_PAGE } from './geometry.ts';
import { paginate } from './paginate.ts';
import { lineBox, placeLine, placeText } from './setLine.ts';
import { tableBoxes } from './tableBoxes.ts';
import { plainTable } from './tableSpec.ts';
import type { Typefaces } from './typeface.ts';

const WIDTH = PROSE_PAGE.areaWidth;
const SIZE = 12;
/** Room above and below a name, em: enough to sign by hand. */
export const SIGNING_PADDING = 1.1;

/** Share of the free width that a column to be written in has, against 1 for a printed one. */
const EMPTY_WEIGHT = 5;

/** The table of a page of signatures, its columns centred. */
export function signaturesTable(block: SignaturesBlock, faces: Typefaces): BrokenTable {
  const align = block.head.map((): 'center' => 'center');
  const weights = block.head.map((_, column) => (block.rows.every((row) => (row[column] ?? '') === '') ? EMPTY_WEIGHT : 1));
  const spec = { ...plainTable({ kind: 'table', head: block.head, rows: block.rows, align }), weights };
  return breakTable(measureTable(spec, faces), SIZE, WIDTH);
}

/** Pages of signatures: the title, the table with room to sign, the lines under it. */
export function signaturesPages(block: SignaturesBlock, faces: Typefaces): PlacedBox[][] {
  const title = lineBox([placeText(faces, block.title, 'title', 22, 0, WIDTH, 'center')], 60, true);
  const table = tableBoxes(fitRows(signaturesTable(block, faces), SIGNING_PADDING, PROSE_PAGE.areaHeight - 120), 0, [], block.lines.length > 0);
  const lines = block.lines.flatMap((text) => breakLines(faces.glyphs(text, 'body'), WIDTH / 14).map((line) => lineBox([placeLine(line, 14, 0, WIDTH, 'left')], 26, false)));
  const [first, ...rest] = lines;
  return paginate([title, ...table, ...(first ? [{ ...first, before: 14 }, ...rest] : [])], PROSE_PAGE.areaHeight);
}
