import type { Worksheet } from 'exceljs';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { textHeight } from './measures.ts';
import { setUpPage } from './page.ts';
import { plainText } from './plainText.ts';
import { protect } from './statementSheet.ts';
import { FILLS, type Styles } from './styles.ts';

export interface ContentsHead {
  readonly title: string;
  readonly department: string;
  readonly year: number;
  readonly draft: boolean;
}

const WIDTHS = [6, 12, 44, 10, 34] as const;
const HEADS = ['序号', '表号', '表名', '单位', '备注'] as const;

/** One line of the contents: what stands on a sheet of the workbook. */
export interface ContentsLine {
  readonly sheet: string;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly remark: string;
  /** A longer remark begins at the left. */
  readonly explained: boolean;
}

/** The first sheet: everything in the workbook with a link to it, which tables are empty and why, and what the colours mean. */
export async function drawContents(sheet: Worksheet, head: ContentsHead, lines: readonly ContentsLine[], styles: Styles): Promise<void> {
  WIDTHS.forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  let row = 1;
  const across = (text: string, style: ReturnType<Styles>, height: number): void => {
    sheet.getCell(row, 1).style = style;
    sheet.getCell(row, 1).value = plainText(text);
    sheet.mergeCells(row, 1, row, WIDTHS.length);
    sheet.getRow(row).height = height;
    row += 1;
  };
  across(head.title, styles({ font: 'title', align: 'center', wrap: true }), textHeight(head.title, 52) * 1.8);
  across(`${head.department}　　${head.year}年度`, styles({}), 20);
  if (head.draft) across('校核稿：检查尚有未解决的错误，不得公开。', styles({ font: 'warning' }), 20);
  const firstRow = row;
  HEADS.forEach((text, index) => {
    sheet.getCell(row, index + 1).value = text;
    sheet.getCell(row, index + 1).style = styles({ font: 'bold', align: 'center', border: true, fill: FILLS.head });
  });
  sheet.getRow(row).height = 22;
  lines.forEach((line, index) => {
    row += 1;
    drawLine(sheet, row, index + 1, line, styles);
  });
  row += 1;
  across('点击表名转到该表，在各表右上方点击“返回目录”回到本页。浅黄底色的单元格由人填写；其余单元格为公式或由账套得出，已保护（无密码，可在“审阅”中撤销工作表保护）。', styles({ font: 'note', wrap: true, vertical: 'top' }), 36);
  setUpPage(sheet, { orientation: 'portrait', pagesDown: 0, lastRow: row - 1, columns: WIDTHS.length, repeatedRows: firstRow, frozenRows: firstRow, draft: head.draft });
  await protect(sheet);
}

/** The line of a statement or form. */
export function statementLine(grid: GridSheet, sheet: string): ContentsLine {
  return {
    sheet, number: grid.number, title: grid.title || sheet, unit: grid.unitLabel.replace(/^(金额)?单位[：:]\s*/, ''), remark: grid.empty ? emptyRemark(grid.emptyReason) : '',
    explained: grid.emptyReason !== undefined,
  };
}

function drawLine(sheet: Worksheet, row: number, count: number, line: ContentsLine, styles: Styles): void {
  const center = styles({ align: 'center', border: true, wrap: true });
  [count, plainText(line.number), null, plainText(line.unit), line.remark].forEach((value, index) => {
    const cell = sheet.getCell(row, index + 1);
    cell.style = index === WIDTHS.length - 1 && line.explained ? styles({ border: true, wrap: true }) : center;
    if (value !== null && value !== '') cell.value = value;
  });
  const link = sheet.getCell(row, 3);
  link.value = { text: plainText(line.title), hyperlink: `#'${line.sheet}'!A1` };
  link.style = styles({ font: 'link', border: true, wrap: true });
  sheet.getRow(row).height = Math.max(22, textHeight(line.title, WIDTHS[2] - 1.5), textHeight(line.unit, WIDTHS[3] - 1.5), textHeight(line.remark, WIDTHS[4] - 1.5));
}

function emptyRemark(reason: string | undefined): string {
  if (reason === undefined) return '空表';
  return plainText(reason.includes('空表') ? reason : `空表：${reason}`);
}
