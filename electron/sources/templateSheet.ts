import type { Worksheet } from 'exceljs';
import type { MoneyUnit } from '../../shared/money/fen.ts';
import { textHeight } from '../workbook/measures.ts';
import { setUpPage } from '../workbook/page.ts';
import { plainText } from '../workbook/plainText.ts';
import { FILLS, type Styles } from '../workbook/styles.ts';
import { columnName } from '../workbook/sums.ts';

/** What every sheet of a template shares. */
export interface TemplateBook {
  readonly styles: Styles;
  readonly unit: MoneyUnit;
  readonly year: number;
  readonly unitName: string;
  /** Addresses in the guide: the name, the year, the unit of money. */
  readonly guide: { readonly name: string; readonly year: string; readonly money: string };
}

/** Last row that sums reach, so that rows added below are counted. */
export const LAST_ROW = 2000;
const HEAD_TOP = 3;
/** Width of a column of amounts, in characters. */
const AMOUNT_WIDTH = 17;

export interface TemplateColumn {
  readonly path: readonly string[];
  readonly width?: number;
  /** Entered by a person; everything else is a formula or fixed text. */
  readonly entered: boolean;
  readonly kind: 'text' | 'code' | 'amount';
}

/** Title, unit line and merged heads; the columns' own styles let rows be added below. Gives the first row under the head. */
export function drawTop(sheet: Worksheet, title: string, columns: readonly TemplateColumn[], book: TemplateBook): number {
  const { styles } = book;
  columns.forEach((column, index) => {
    const target = sheet.getColumn(index + 1);
    target.width = column.width ?? AMOUNT_WIDTH;
    // Cells below the drawn rows take the column's style: unlocked where a person may go on.
    target.style = cellStyle(column, book, { border: false });
  });
  across(sheet, 1, 1, columns.length, title, styles({ font: 'title', align: 'center' }));
  sheet.getRow(1).height = 34;
  const right = Math.max(3, columns.length - 1);
  formulaAcross(sheet, 2, 1, 2, `"单位名称："&${book.guide.name}`, `单位名称：${book.unitName}`, styles({}));
  formulaAcross(sheet, 2, 3, right - 1, `${book.guide.year}&"年度"`, `${book.year}年度`, styles({ align: 'center' }));
  formulaAcross(sheet, 2, right, columns.length, `"金额单位："&${book.guide.money}`, `金额单位：${book.unit}`, styles({ align: 'right' }));
  sheet.getRow(2).height = 20;
  return drawHeads(sheet, columns, styles);
}

/** Two decimals in 元, up to six in 万元: the unit can be changed in the guide. */
const MONEY_FORMAT = '#,##0.00####';

export function cellStyle(column: TemplateColumn, book: TemplateBook, options: { readonly border: boolean; readonly bold?: boolean; readonly fill?: string; readonly numFmt?: string }): ReturnType<Styles> {
  const fill = options.fill ?? (column.entered && options.border ? FILLS.input : undefined);
  return book.styles({
    border: options.border, align: column.kind === 'amount' ? 'right' : column.kind === 'code' ? 'center' : 'left', ...(options.bold && { font: 'bold' }),
    numFmt: options.numFmt ?? (column.kind === 'amount' ? MONEY_FORMAT : '@'), ...(column.entered && { unlocked: true }), ...(fill !== undefined && { fill }), ...(column.kind === 'text' && { wrap: true }),
  });
}

function drawHeads(sheet: Worksheet, columns: readonly TemplateColumn[], styles: Styles): number {
  const depth = Math.max(...columns.map(({ path }) => path.length));
  const style = styles({ font: 'bold', align: 'center', border: true, fill: FILLS.head, wrap: true });
  for (let level = 0; level < depth; level += 1) {
    const deepest = columns.filter(({ path }) => path.length - 1 === level).map(({ path, width = AMOUNT_WIDTH }) => textHeight(path[level] ?? '', width - 2) / (depth - level));
    sheet.getRow(HEAD_TOP + level).height = Math.max(22, ...deepest);
    for (let at = 0; at < columns.length; at += 1) sheet.getCell(HEAD_TOP + level, at + 1).style = style;
  }
  for (let level = 0; level < depth; level += 1) for (let at = 0; at < columns.length;) {
    const path = columns[at]?.path ?? [];
    const label = path[level];
    let end = at;
    while (label !== undefined && level < path.length - 1 && columns[end + 1]?.path[level] === label) end += 1;
    if (label !== undefined) {
      sheet.getCell(HEAD_TOP + level, at + 1).value = label;
      const bottom = path.length - 1 === level ? depth - 1 : level;
      if (end > at || bottom > level) sheet.mergeCells(HEAD_TOP + level, at + 1, HEAD_TOP + bottom, end + 1);
    }
    at = end + 1;
  }
  return HEAD_TOP + depth;
}

function across(sheet: Worksheet, row: number, from: number, to: number, text: string, style: ReturnType<Styles>): void {
  sheet.getCell(row, from).style = style;
  sheet.getCell(row, from).value = plainText(text);
  if (to > from) sheet.mergeCells(row, from, row, to);
}

function formulaAcross(sheet: Worksheet, row: number, from: number, to: number, formula: string, result: string, style: ReturnType<Styles>): void {
  sheet.getCell(row, from).style = style;
  sheet.getCell(row, from).value = { formula, result };
  if (to > from) sheet.mergeCells(row, from, row, to);
}

/** Print set-up, frozen heads, and protection that leaves room for added rows. */
export async function finishSheet(sheet: Worksheet, columns: number, firstRow: number, lastRow: number, frozenColumns: number): Promise<void> {
  setUpPage(sheet, { orientation: columns > 6 ? 'landscape' : 'portrait', pagesDown: 0, lastRow, columns, repeatedRows: firstRow - 1, frozenRows: firstRow - 1, draft: false });
  sheet.views = [{ state: 'frozen', xSplit: frozenColumns, ySplit: firstRow - 1, showGridLines: false, topLeftCell: `${columnName(frozenColumns)}${firstRow}` }];
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatCells: true, formatColumns: true, formatRows: true, insertRows: true, sort: true, autoFilter: true });
}
