import type { GridSheet } from '../../shared/statement/grid.ts';
import type { Box } from './box.ts';
import { type MeasuredTable, measureTable } from './columnWidths.ts';
import { divideColumns } from './divideColumns.ts';
import { type BrokenTable, breakTable, fitRows } from './fittedTable.ts';
import { linesOf, measureForFewLines } from './longTexts.ts';
import { type PageGeometry, TABLE_PAGE, WIDE_TABLE_PAGE } from './geometry.ts';
import { paginate } from './paginate.ts';
import { type SettledTable, formPieces, settled } from './settledTable.ts';
import { type StatementSetting, type Surroundings, surroundings } from './statementSurroundings.ts';
import { tableBoxes } from './tableBoxes.ts';
import { statementTable } from './tableSpec.ts';
import type { Typefaces } from './typeface.ts';

/** Boxes that begin on a new page of their own geometry. */
export interface Flow {
  readonly page: PageGeometry;
  readonly boxes: readonly Box[];
}

/** A statement's pages, and the tables on them: one, or several where it was divided by columns or is a form of several pages. */
export interface StatementFlow extends Flow {
  readonly tables: readonly SettledTable[];
}

/** A statement cut to its page, before its size is settled. */
interface Prepared {
  readonly pieces: readonly MeasuredTable[];
  readonly surroundingsOf: (piece: number) => Surroundings;
}

/** Sizes a statement is set in, largest first. Below the last only if its numbers would not fit the page otherwise. */
const SIZES = [10.5, 10, 9.5, 9, 8.5, 8] as const;
const SMALLEST = 8;
/** 六号: the last resort that saves a second page. */
const SAVING = 7.5;
/** A table that would need smaller type than this on a lying page is divided by columns. */
const LEGIBLE = 7;
/** What a page more is worth against half a point of size: a table goes down to 8 pt to save its second page, not its tenth. */
const PRICE_OF_A_POINT = 0.15;
/** What it is worth that no row takes a second line. */
const PRICE_OF_WRAPPING = 1.2;
/** Most rows of a form take several in any case: what a line less is worth, on the average of its rows. */
const PRICE_OF_A_LINE_IN_FORM = 0.6;
/** Space above and below the text of a row, em, loosest first; the loosest that needs no further page is taken. */
const PADDINGS = [0.5, 0.42, 0.34, 0.27, 0.2, 0.14, 0.08] as const;
/** As tight as a table of several pages gets, and one that is brought onto a single page. */
const TIGHT = 0.2;
const TIGHTEST = 0.08;

/**
 * A statement on pages of its own, as the pack orients it; on a lying page where its numbers do not fit a standing one, and on a single
 * standing page where panels side by side would need two lying ones.
 */
export function statementFlow(sheet: GridSheet, faces: Typefaces, setting: StatementSetting = {}): StatementFlow {
  const measured = measureStatement(sheet, faces);
  const asked = pageFor(sheet, measured);
  const flow = flowOn(asked, sheet, measured, faces, setting);
  if (asked === TABLE_PAGE || !standsSideBySide(sheet) || neededWidth(measured) * SAVING > TABLE_PAGE.areaWidth || pagesOf(flow.boxes, asked) !== 2) return flow;
  const standing = flowOn(TABLE_PAGE, sheet, measured, faces, setting);
  return pagesOf(standing.boxes, TABLE_PAGE) === 1 ? standing : flow;
}

function flowOn(page: PageGeometry, sheet: GridSheet, measured: MeasuredTable, faces: Typefaces, setting: StatementSetting): StatementFlow {
  const { pieces, surroundingsOf } = prepare(page, sheet, measured, faces, setting);
  const fits = pieces.map((piece, index) => bestFit(piece, page, surroundingsOf(index), setting.largest ?? Infinity));
  const tables = fits.flatMap((fit) => {
    const table = settled(fit.broken, fit.padding);
    return formPieces(table, fit.boxes, page) ?? [table];
  });
  return { page, boxes: fits.flatMap((fit) => fit.boxes), tables };
}

/** Whether a statement has panels beside one another: names in more than one column. */
function standsSideBySide(sheet: GridSheet): boolean {
  return new Set(sheet.cells.flatMap((cell) => (cell.kind === 'label' && cell.columnSpan === 1 ? [cell.column] : []))).size > 1 && sheet.repeatedHead === undefined;
}

/** Forms of one kind go down together to this size at most; one that needs smaller type does so alone. */
const LEAST_COMMON = 8.5;
/** For which the columns of a form are balanced, points. */
const FORM_SIZE = 9;

/** The size that suits each of several sheets of one kind, so that forms that follow one another look alike; at most `statementFlow`'s own. */
export function commonSize(sheets: readonly GridSheet[], faces: Typefaces): number {
  const sizes = sheets.map((sheet) => {
    const measured = measureStatement(sheet, faces);
    const page = pageFor(sheet, measured);
    const { pieces, surroundingsOf } = prepare(page, sheet, measured, faces, {});
    return Math.min(...pieces.map((piece, index) => bestSize(piece, page, surroundingsOf(index), Infinity).broken.size));
  });
  return Math.min(...sizes.filter((size) => size >= LEAST_COMMON));
}

/** A form with long sentences gives them more room than names have. */
function measureStatement(sheet: GridSheet, faces: Typefaces): MeasuredTable {
  const spec = statementTable(sheet);
  return sheet.repeatedHead === undefined ? measureTable(spec, faces) : measureForFewLines(spec, faces, TABLE_PAGE.areaWidth / FORM_SIZE);
}

function pageFor(sheet: GridSheet, measured: MeasuredTable): PageGeometry {
  return sheet.orientation === 'landscape' || neededWidth(measured) * SMALLEST > TABLE_PAGE.areaWidth ? WIDE_TABLE_PAGE : TABLE_PAGE;
}

function prepare(page: PageGeometry, sheet: GridSheet, measured: MeasuredTable, faces: Typefaces, setting: StatementSetting): Prepared {
  const around = surroundings(sheet, faces, page.areaWidth, setting);
  const pieces = neededWidth(measured) * LEGIBLE <= page.areaWidth ? [measured] : divideColumns(measured, page.areaWidth / SMALLEST).map((spec) => measureTable(spec, faces));
  return {
    pieces, surroundingsOf: (index) => ({ above: index === 0 ? around.above : around.again, again: around.again, notes: index === pieces.length - 1 ? around.notes : [] }),
  };
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
function bestSize(measured: MeasuredTable, page: PageGeometry, around: Surroundings, most: number): SizedTable {
  const largest = Math.min(most, page.areaWidth / neededWidth(measured));
  const sizes = SIZES.filter((size) => size <= largest);
  let best: SizedTable & { readonly cost: number } | undefined;
  for (const size of sizes.length > 0 ? sizes : [Math.floor(largest * 10) / 10]) {
    const sized = atSize(measured, size, page, around);
    const cost = sized.pages * (1 + PRICE_OF_A_POINT * (SIZES[0] - size) + costOfWrapping(sized.broken));
    if (!best || cost < best.cost) best = { ...sized, cost };
    if (sized.pages === 1 && wrappedShare(sized.broken) === 0) break;
  }
  const chosen = best ?? atSize(measured, SMALLEST, page, around);
  const saving = chosen.pages === 2 && SAVING <= largest ? atSize(measured, SAVING, page, around) : undefined;
  return saving?.pages === 1 ? saving : chosen;
}

interface SizedTable {
  readonly broken: BrokenTable;
  readonly pages: number;
}

function atSize(measured: MeasuredTable, size: number, page: PageGeometry, around: Surroundings): SizedTable {
  const broken = breakTable(measured, size, page.areaWidth);
  return { broken, pages: fewestPages(broken, page, around) };
}

function fewestPages(broken: BrokenTable, page: PageGeometry, around: Surroundings): number {
  return pagesOf(statementBoxes(broken, TIGHTEST, page, around), page) === 1 ? 1 : pagesOf(statementBoxes(broken, TIGHT, page, around), page);
}

function costOfWrapping(broken: BrokenTable): number {
  const { repeatedHead, headRows, rows } = broken.measured.spec;
  return repeatedHead === undefined ? PRICE_OF_WRAPPING * wrappedShare(broken) : PRICE_OF_A_LINE_IN_FORM * (linesOf(broken) / Math.max(1, rows - headRows) - 1);
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
