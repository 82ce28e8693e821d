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
  /** Whether the sheets that it lists are protected. */
  readonly protected: boolean;
}

interface ContentsColumn {
  readonly head: string;
  readonly width: number;
  readonly of: keyof Pick<ContentsLine, 'number' | 'title' | 'unit' | 'remark'> | 'count';
}

const COLUMNS: readonly ContentsColumn[] = [
  { head: '序号', width: 6, of: 'count' }, { head: '表号', width: 12, of: 'number' }, { head: '表名', width: 44, of: 'title' }, { head: '单位', width: 10, of: 'unit' }, { head: '备注', width: 34, of: 'remark' },
];
const WAY = '点击表名转到该表，在各表右上方点击“返回目录”回到本页。';
const PROTECTED = '浅黄底色的单元格由人填写；其余单元格为公式或由账套得出，已保护（无密码，可在“审阅”中撤销工作表保护）。';

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

/**
 * The first sheet: everything in the workbook with a link to it, which tables are empty and why, and what the colours mean. A column that
 * would be empty on every line is left out.
 */
export async function drawContents(sheet: Worksheet, head: ContentsHead, lines: readonly ContentsLine[], styles: Styles): Promise<void> {
  const columns = COLUMNS.filter(({ of }) => of === 'count' || of === 'title' || lines.some((line) => line[of] !== ''));
  columns.forEach(({ width }, index) => { sheet.getColumn(index + 1).width = width; });
  const room = columns.reduce((sum, { width }) => sum + width, 0);
  let row = 1;
  const across = (text: string, style: ReturnType<Styles>, height: number): void => {
    sheet.getCell(row, 1).style = style;
    sheet.getCell(row, 1).value = plainText(text);
    sheet.mergeCells(row, 1, row, columns.length);
    sheet.getRow(row).height = height;
    row += 1;
  };
  across(head.title, styles({ font: 'title', align: 'center', wrap: true }), textHeight(head.title, room / 2) * 1.8);
  across(`${head.department}　　${head.year}年度`, styles({ wrap: true }), Math.max(20, textHeight(`${head.department}　　${head.year}年度`, room - 1.5)));
  if (head.draft) across('校核稿：检查尚有未解决的错误，不得公开。', styles({ font: 'warning', wrap: true }), 20);
  const headRow = row;
  columns.forEach((column, index) => {
    sheet.getCell(row, index + 1).value = column.head;
    sheet.getCell(row, index + 1).style = styles({ font: 'bold', align: 'center', border: true, fill: FILLS.head });
  });
  sheet.getRow(row).height = 22;
  lines.forEach((line, index) => {
    row += 1;
    drawLine(sheet, row, index + 1, line, columns, styles);
  });
  row += 1;
  const note = head.protected ? WAY + PROTECTED : WAY;
  across(note, styles({ font: 'note', wrap: true, vertical: 'top' }), textHeight(note, room - 1.5));
  setUpPage(sheet, { orientation: 'portrait', pagesDown: 0, lastRow: row - 1, columns: columns.length, repeatedRows: headRow, frozenRows: headRow, draft: head.draft });
  if (head.protected) await protect(sheet);
}

/** The line of a statement or form. */
export function statementLine(grid: GridSheet, sheet: string): ContentsLine {
  return {
    sheet, number: grid.number, title: grid.title || sheet, unit: grid.unitLabel.replace(/^(金额)?单位[：:]\s*/, ''), remark: grid.empty ? emptyRemark(grid.emptyReason) : '',
    explained: grid.emptyReason !== undefined,
  };
}

function drawLine(sheet: Worksheet, row: number, count: number, line: ContentsLine, columns: readonly ContentsColumn[], styles: Styles): void {
  const center = styles({ align: 'center', border: true, wrap: true });
  let height = 22;
  columns.forEach(({ of, width }, index) => {
    const cell = sheet.getCell(row, index + 1);
    cell.style = of === 'remark' && line.explained ? styles({ border: true, wrap: true }) : center;
    if (of === 'count') {
      cell.value = count;
      return;
    }
    const text = plainText(line[of]);
    height = Math.max(height, textHeight(text, width - 1.5));
    if (of === 'title') {
      cell.value = { text, hyperlink: `#'${line.sheet}'!A1` };
      cell.style = styles({ font: 'link', border: true, wrap: true });
    } else if (text !== '') {
      cell.value = text;
    }
  });
  sheet.getRow(row).height = height;
}

function emptyRemark(reason: string | undefined): string {
  if (reason === undefined) return '空表';
  return plainText(reason.includes('空表') ? reason : `空表：${reason}`);
}
