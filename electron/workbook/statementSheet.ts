import type { Worksheet } from 'exceljs';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
import { headLines } from './headLines.ts';
import { columnWidths, fitPage, textHeight } from './measures.ts';
import { amountFormat, amountNumber } from './numberFormat.ts';
import { setUpPage } from './page.ts';
import { looksLikeFormula, plainText } from './plainText.ts';
import { FILLS, type Styles } from './styles.ts';
import { type SumWriting, columnName, planSums } from './sums.ts';
import { displayWidth } from './textWidth.ts';

/** Rows above the grid: title, number, department with unit. */
const TITLE_ROW = 1;
const NUMBER_ROW = 2;
const DEPARTMENT_ROW = 3;
export const FIRST_GRID_ROW = 4;
const TITLE_SIZES = [18, 16, 14, 12] as const;
const BODY_SIZE = 10.5;

export interface StatementHead {
  /** `部门：某县医疗保障局`. */
  readonly department: string;
  readonly year: number;
  readonly draft: boolean;
  /** Name of the contents sheet, for the way back. */
  readonly contents: string;
}

/** Draws one statement on an empty worksheet: head rows, merged heads, body with live sums, notes, print set-up, protection. */
export async function drawStatement(sheet: Worksheet, grid: GridSheet, head: StatementHead, styles: Styles): Promise<void> {
  const widths = columnWidths(grid);
  widths.forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  drawHead(sheet, grid, head, widths, styles);
  drawGrid(sheet, grid, widths, styles);
  const lastRow = drawNotes(sheet, grid, widths, styles);
  const fit = fitPage(grid, widths, { above: heightOf(sheet, 1, FIRST_GRID_ROW - 1), notes: heightOf(sheet, FIRST_GRID_ROW + grid.rowCount, lastRow) });
  fit.heights.forEach((height, index) => { sheet.getRow(FIRST_GRID_ROW + index).height = height; });
  linkBack(sheet, grid, head, styles);
  setUpPage(sheet, {
    orientation: grid.orientation, pagesDown: fit.pagesDown, lastRow, columns: grid.columnCount,
    repeatedRows: FIRST_GRID_ROW - 1 + grid.headRows, frozenRows: FIRST_GRID_ROW - 1 + grid.headRows, draft: head.draft,
  });
  // The colour of cells to fill in is for the screen.
  sheet.pageSetup.blackAndWhite = true;
  await protect(sheet);
}

/** Locked cells can be selected and columns resized; there is no password, so that a bureau can lift it. */
export async function protect(sheet: Worksheet): Promise<void> {
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatCells: true, formatColumns: true, formatRows: true });
}

function heightOf(sheet: Worksheet, firstRow: number, lastRow: number): number {
  let height = 0;
  for (let row = firstRow; row <= lastRow; row += 1) height += sheet.getRow(row).height;
  return height;
}

function drawHead(sheet: Worksheet, grid: GridSheet, head: StatementHead, widths: readonly number[], styles: Styles): void {
  const across = widths.reduce((sum, width) => sum + width, 0);
  const size = TITLE_SIZES.find((candidate) => displayWidth(grid.title) * (candidate / BODY_SIZE) + 2 <= across) ?? 12;
  write(sheet, TITLE_ROW, 1, grid.columnCount, grid.title, styles({ font: 'title', size, align: 'center', wrap: true }));
  sheet.getRow(TITLE_ROW).height = Math.max(32, textHeight(grid.title, (across * BODY_SIZE) / size) * (size / BODY_SIZE));

  const numberFrom = columnsFromRight(widths, displayWidth(grid.number) + 2);
  write(sheet, NUMBER_ROW, numberFrom + 1, grid.columnCount - numberFrom, grid.number, styles({ align: 'right' }));
  sheet.getRow(NUMBER_ROW).height = 18;

  const unitFrom = columnsFromRight(widths, displayWidth(grid.unitLabel) + 2);
  const year = grid.title.includes(String(head.year)) ? '' : `${head.year}年度`;
  const department = columnsFromLeft(widths, displayWidth(head.department) + 2);
  if (department <= unitFrom - 1 && year !== '') {
    write(sheet, DEPARTMENT_ROW, 1, department, head.department, styles({}));
    write(sheet, DEPARTMENT_ROW, department + 1, unitFrom - department, year, styles({ align: 'center' }));
  } else {
    write(sheet, DEPARTMENT_ROW, 1, Math.max(1, unitFrom), head.department, styles({ wrap: true }));
    if (numberFrom > 0 && year !== '') write(sheet, NUMBER_ROW, 1, numberFrom, year, styles({}));
  }
  if (unitFrom > 0) write(sheet, DEPARTMENT_ROW, unitFrom + 1, grid.columnCount - unitFrom, grid.unitLabel, styles({ align: 'right' }));
  const departmentWidth = widths.slice(0, Math.max(1, unitFrom)).reduce((sum, width) => sum + width, 0);
  sheet.getRow(DEPARTMENT_ROW).height = textHeight(head.department, departmentWidth - 1.2);
}

/** First column (zero-based) of the fewest columns at the right that hold `width` characters. */
function columnsFromRight(widths: readonly number[], width: number): number {
  let room = 0;
  for (let column = widths.length - 1; column > 0; column -= 1) {
    room += widths[column] ?? 0;
    if (room >= width) return column;
  }
  return widths.length > 1 ? 1 : 0;
}

/** Number of columns at the left that hold `width` characters. */
function columnsFromLeft(widths: readonly number[], width: number): number {
  let room = 0;
  for (let column = 0; column < widths.length; column += 1) {
    room += widths[column] ?? 0;
    if (room >= width) return column + 1;
  }
  return widths.length;
}

/** Text over `span` columns, merged where more than one. */
function write(sheet: Worksheet, row: number, column: number, span: number, text: string, style: Worksheet['columns'][number]['style']): void {
  const cell = sheet.getCell(row, column);
  cell.style = style ?? {};
  if (text !== '') cell.value = plainText(text);
  if (span > 1) sheet.mergeCells(row, column, row, column + span - 1);
}

function drawGrid(sheet: Worksheet, grid: GridSheet, widths: readonly number[], styles: Styles): void {
  const blank = styles({ border: true });
  for (let row = 0; row < grid.rowCount; row += 1) {
    for (let column = 0; column < grid.columnCount; column += 1) sheet.getCell(FIRST_GRID_ROW + row, column + 1).style = blank;
  }
  const sums = planSums(grid, { firstRow: FIRST_GRID_ROW });
  for (const cell of grid.cells) drawCell(sheet, grid, cell, widths, sums.get(cell), styles);
}

function drawCell(sheet: Worksheet, grid: GridSheet, cell: GridCell, widths: readonly number[], sum: SumWriting | undefined, styles: Styles): void {
  const target = sheet.getCell(FIRST_GRID_ROW + cell.row, cell.column + 1);
  target.style = cellStyle(grid, cell, styles);
  const text = plainText(cell.text);
  if (cell.kind !== 'amount') {
    const width = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((all, each) => all + each, 0);
    if (text !== '') target.value = cell.kind === 'head' ? headLines(text, width) : text;
  } else if (sum && 'formula' in sum) {
    target.value = { formula: sum.formula, result: amountNumber(grid, cell) };
  } else if (cell.value !== null) {
    target.value = amountNumber(grid, cell);
    if (sum) target.note = { texts: [{ font: { name: '宋体', size: 9 }, text: sum.remark }], margins: { insetmode: 'auto' } };
  } else if (text !== '') {
    target.value = text;
  }
  if (cell.rowSpan > 1 || cell.columnSpan > 1) {
    sheet.mergeCells(FIRST_GRID_ROW + cell.row, cell.column + 1, FIRST_GRID_ROW + cell.row + cell.rowSpan - 1, cell.column + cell.columnSpan);
  }
}

function cellStyle(grid: GridSheet, cell: GridCell, styles: Styles): ReturnType<Styles> {
  const base = { border: true, align: cell.align, ...(cell.bold && { font: 'bold' as const }) };
  switch (cell.kind) {
    case 'amount': return styles({
      ...base, numFmt: amountFormat(grid, cell), ...(cell.editable && { unlocked: true, fill: FILLS.input }),
    });
    case 'code': return styles({ ...base, numFmt: '@' });
    case 'head': case 'number': case 'line': case 'label':
      return styles({ ...base, wrap: true, indent: cell.indent, ...(looksLikeFormula(cell.text) && { numFmt: '@' }) });
  }
}

/** Notes under the table, one merged wrapped row each. Gives the last row of the print area. */
function drawNotes(sheet: Worksheet, grid: GridSheet, widths: readonly number[], styles: Styles): number {
  const across = widths.reduce((sum, width) => sum + width, 0);
  let row = FIRST_GRID_ROW + grid.rowCount - 1;
  for (const note of grid.notes.filter((text) => text.trim() !== '')) {
    row += 1;
    write(sheet, row, 1, grid.columnCount, note, styles({ font: 'note', wrap: true, vertical: 'top' }));
    sheet.getRow(row).height = textHeight(note, across - 1.5);
  }
  return row;
}

/** Where numbers stand as text on purpose (heads, codes, 行次), and where sums stand. */
export function quietCells(grid: GridSheet): { readonly textNumbers: string; readonly formulas: string } {
  const lastRow = FIRST_GRID_ROW + grid.rowCount - 1;
  const bodyRow = FIRST_GRID_ROW + grid.headRows;
  const range = (first: number, last: number, firstRow: number): string => `${columnName(first)}${firstRow}:${columnName(last)}${lastRow}`;
  const columns = [...new Set(grid.cells.filter((cell) => cell.kind === 'code' || cell.kind === 'line').map((cell) => cell.column))].sort((a, b) => a - b);
  const heads = grid.headRows > 0 ? [`A${FIRST_GRID_ROW}:${columnName(grid.columnCount - 1)}${bodyRow - 1}`] : [];
  return { textNumbers: [...heads, ...columns.map((column) => range(column, column, bodyRow))].join(' ') || 'A1', formulas: range(0, grid.columnCount - 1, FIRST_GRID_ROW) };
}

/**
 * The way back stands right of the table, outside the print area, and in the number's row: beside the title it would keep
 * importers from knowing the title, and a linked title is printed blue by LibreOffice.
 */
function linkBack(sheet: Worksheet, grid: GridSheet, head: StatementHead, styles: Styles): void {
  sheet.getColumn(grid.columnCount + 1).width = 2;
  sheet.getColumn(grid.columnCount + 2).width = 10;
  const cell = sheet.getCell(NUMBER_ROW, grid.columnCount + 2);
  cell.value = { text: '返回目录', hyperlink: `#'${head.contents}'!A1` };
  cell.style = styles({ font: 'link' });
}
