import type { GridSheet } from '../../shared/statement/grid.ts';
import type { Anchor, Box } from './box.ts';
import { breakBalanced, breakLines } from './breakLines.ts';
import { type MeasuredTable, measureTable } from './columnWidths.ts';
import { divideColumns } from './divideColumns.ts';
import { type BrokenTable, breakTable, fitRows } from './fittedTable.ts';
import type { FaceRole } from './fontSet.ts';
import { type PageGeometry, TABLE_PAGE, WIDE_TABLE_PAGE } from './geometry.ts';
import { paginate } from './paginate.ts';
import { lineBox, placeLine, placeText } from './setLine.ts';
import { tableBoxes } from './tableBoxes.ts';
import { type TableSpec, statementTable } from './tableSpec.ts';
import type { Typefaces } from './typeface.ts';

/** Boxes that begin on a new page of their own geometry. */
export interface Flow {
  readonly page: PageGeometry;
  readonly boxes: readonly Box[];
}

/** A table with everything settled but its row heights, for renderers that flow their own rows. */
export interface SettledTable {
  readonly spec: TableSpec;
  /** Points. */
  readonly size: number;
  /** Points, one a column. */
  readonly widths: readonly number[];
  /** Space above and below the text of a body row, em. */
  readonly padding: number;
}

/** A statement's pages, and the tables on them: one, or several where it was divided by columns. */
export interface StatementFlow extends Flow {
  readonly tables: readonly SettledTable[];
}

/** A statement measured and told its page, before its size is settled. */
interface Prepared {
  readonly page: PageGeometry;
  readonly pieces: readonly MeasuredTable[];
  readonly surroundingsOf: (piece: number) => Surroundings;
}

/** Sizes a statement is set in, largest first. Below the last only if its numbers would not fit the page otherwise. */
const SIZES = [10.5, 10, 9.5, 9, 8.5, 8] as const;
const SMALLEST = 8;
/** A table that would need smaller type than this on a lying page is divided by columns. */
const LEGIBLE = 7;
/** What a page more is worth against half a point of size: a table goes down to 8 pt to save its second page, not its tenth. */
const PRICE_OF_A_POINT = 0.15;
/** What it is worth that no row takes a second line. */
const PRICE_OF_WRAPPING = 1.2;
/** Space above and below the text of a row, em, loosest first; the loosest that needs no further page is taken. */
const PADDINGS = [0.5, 0.42, 0.34, 0.27, 0.2, 0.14, 0.08] as const;
/** As tight as a table of several pages gets, and one that is brought onto a single page. */
const TIGHT = 0.2;
const TIGHTEST = 0.08;

const TITLE_SIZE = 16;
const META_SIZE = 9.5;
const NOTE_SIZE = 9;

/** What stands over and under the table itself. */
interface Surroundings {
  readonly above: readonly Box[];
  readonly again: readonly Box[];
  readonly notes: readonly Box[];
}

/**
 * A statement on pages of its own, as the pack orients it; on a lying page where its numbers do not fit a standing one.
 * @param headings lines set over the title, where headings of the section are not the statement's own title
 * @param largest size of the type at most, where it is to look like others (see `commonSize`)
 */
export function statementFlow(sheet: GridSheet, faces: Typefaces, anchors: readonly Anchor[], headings: readonly string[], largest = Infinity): StatementFlow {
  const { page, pieces, surroundingsOf } = prepare(sheet, faces, anchors, headings);
  const fits = pieces.map((piece, index) => bestFit(piece, page, surroundingsOf(index), largest));
  return { page, boxes: fits.flatMap((fit) => fit.boxes), tables: fits.map((fit) => settled(fit.broken, fit.padding)) };
}

/** Forms of one kind go down together to this size at most; one that needs smaller type does so alone. */
const LEAST_COMMON = 8.5;

/** The size that suits each of several sheets of one kind, so that forms that follow one another look alike; at most `statementFlow`'s own. */
export function commonSize(sheets: readonly GridSheet[], faces: Typefaces): number {
  const sizes = sheets.map((sheet) => {
    const { page, pieces, surroundingsOf } = prepare(sheet, faces, [], []);
    return Math.min(...pieces.map((piece, index) => bestSize(piece, page, surroundingsOf(index), Infinity).broken.size));
  });
  return Math.min(...sizes.filter((size) => size >= LEAST_COMMON));
}

function prepare(sheet: GridSheet, faces: Typefaces, anchors: readonly Anchor[], headings: readonly string[]): Prepared {
  const measured = measureTable(statementTable(sheet), faces);
  const needed = neededWidth(measured);
  const page = sheet.orientation === 'landscape' || needed * SMALLEST > TABLE_PAGE.areaWidth ? WIDE_TABLE_PAGE : TABLE_PAGE;
  const around = surroundings(sheet, faces, page.areaWidth, anchors, headings);
  const pieces = needed * LEGIBLE <= page.areaWidth ? [measured] : divideColumns(measured, page.areaWidth / SMALLEST).map((spec) => measureTable(spec, faces));
  return {
    page, pieces, surroundingsOf: (index) => ({ above: index === 0 ? around.above : around.again, again: around.again, notes: index === pieces.length - 1 ? around.notes : [] }),
  };
}

/** What a renderer that flows rows itself needs of a broken table. */
export function settled({ measured: { spec }, size, edges }: BrokenTable, padding: number): SettledTable {
  return { spec, size, padding, widths: edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)) };
}

interface Fit {
  readonly broken: BrokenTable;
  readonly padding: number;
  readonly boxes: readonly Box[];
}

/** Least width of a table, em. */
function neededWidth(measured: MeasuredTable): number {
  return measured.least.reduce((total, width) => total + width, 0);
}

function bestFit(measured: MeasuredTable, page: PageGeometry, around: Surroundings, largest: number): Fit {
  const { broken, pages } = bestSize(measured, page, around, largest);
  for (const padding of PADDINGS) {
    const boxes = statementBoxes(broken, padding, page, around);
    if (pagesOf(boxes, page) <= pages) return { broken, padding, boxes };
  }
  return { broken, padding: TIGHTEST, boxes: statementBoxes(broken, TIGHTEST, page, around) };
}

/** Fewest pages first, then the largest type, by the prices above. */
function bestSize(measured: MeasuredTable, page: PageGeometry, around: Surroundings, most: number): { readonly broken: BrokenTable; readonly pages: number } {
  const largest = Math.min(most, page.areaWidth / neededWidth(measured));
  const sizes = SIZES.filter((size) => size <= largest);
  let best: { cost: number; pages: number; broken: BrokenTable } | undefined;
  for (const size of sizes.length > 0 ? sizes : [Math.floor(largest * 10) / 10]) {
    const broken = breakTable(measured, size, page.areaWidth);
    const pages = fewestPages(broken, page, around);
    const cost = pages * (1 + PRICE_OF_A_POINT * (SIZES[0] - size) + PRICE_OF_WRAPPING * wrappedShare(broken));
    if (!best || cost < best.cost) best = { cost, pages, broken };
    if (pages === 1 && wrappedShare(broken) === 0) break;
  }
  return best ?? { broken: breakTable(measured, SMALLEST, page.areaWidth), pages: Infinity };
}

function fewestPages(broken: BrokenTable, page: PageGeometry, around: Surroundings): number {
  return pagesOf(statementBoxes(broken, TIGHTEST, page, around), page) === 1 ? 1 : pagesOf(statementBoxes(broken, TIGHT, page, around), page);
}

/** Share of the body rows that take more than one line. */
function wrappedShare(broken: BrokenTable): number {
  const { headRows, rows } = broken.measured.spec;
  const wrapped = new Set(broken.cells.filter((cell) => cell.row >= headRows && cell.lines.length > 1).map((cell) => cell.row));
  return wrapped.size / Math.max(1, rows - headRows);
}

function pagesOf(boxes: readonly Box[], page: PageGeometry): number {
  return paginate(boxes, page.areaHeight).length;
}

function statementBoxes(broken: BrokenTable, padding: number, page: PageGeometry, around: Surroundings): Box[] {
  const taken = [...around.above, ...around.notes.slice(0, 1)].reduce((total, box) => total + box.height, 0);
  const headRows = broken.measured.spec.headRows;
  const heads = fitRows(broken, padding, Infinity).rowHeights.slice(0, headRows).reduce((total, height) => total + height, 0);
  const table = fitRows(broken, padding, page.areaHeight - taken - heads);
  return [...around.above, ...tableBoxes(table, 0, around.again, around.notes.length > 0), ...around.notes];
}

function surroundings(sheet: GridSheet, faces: Typefaces, width: number, anchors: readonly Anchor[], headings: readonly string[]): Surroundings {
  const department = /[:：]/.test(sheet.department) || sheet.department === '' ? sheet.department : `部门：${sheet.department}`;
  const line = (left: string, right: string): Box => lineBox([
    placeText(faces, left, 'table', META_SIZE, 0, width, 'left'), placeText(faces, right, 'table', META_SIZE, 0, width, 'right'),
  ], 15, true);
  const above = [
    ...headings.flatMap((heading) => centred(faces, heading, 'heading', 14, width, 24)),
    ...centred(faces, sheet.title, 'title', TITLE_SIZE, width, 25),
    ...(sheet.number === '' ? [] : [line('', sheet.number)]),
    line(department, sheet.unitLabel),
  ];
  const again = [
    ...centred(faces, `${sheet.title}（续表）`, 'title', 12, width, 20),
    line(department, [sheet.number, sheet.unitLabel].filter((text) => text !== '').join('　')),
  ];
  const [first, ...rest] = above;
  return { above: first ? [{ ...first, anchors }, ...rest] : above, again, notes: noteBoxes(faces, sheet.notes, width) };
}

function centred(faces: Typefaces, text: string, role: FaceRole, size: number, width: number, height: number): Box[] {
  return breakBalanced(faces.glyphs(text, role), width / size).map((each) => lineBox([placeLine(each, size, 0, width, 'center')], height, true));
}

function noteBoxes(faces: Typefaces, notes: readonly string[], width: number): Box[] {
  return notes.flatMap((note, index) => {
    const lines = breakLines(faces.glyphs(note, 'table'), width / NOTE_SIZE);
    return lines.map((each, at): Box => ({
      ...lineBox([placeLine(each, NOTE_SIZE, 0, width, 'left')], NOTE_SIZE * 1.5, at < lines.length - 1), ...(index === 0 && at === 0 && { before: 5 }),
    }));
  });
}
