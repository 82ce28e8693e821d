import type { Workbook, Worksheet } from 'exceljs';
import type { Finding } from '../../shared/checks/finding.ts';
import type { RawWorkbook } from '../../shared/importing/sheet.ts';
import { type WorkbookCopy, copyWorkbook } from './copiedWorkbook.ts';
import { LEVELS, LEVEL_NAMES, orderFindings } from './findingOrder.ts';
import { textHeight } from './measures.ts';
import { setUpPage } from './page.ts';
import { plainText } from './plainText.ts';
import { type ReportCell, type ReportColumn, drawHeads, drawRow } from './reportTable.ts';
import { saveWorkbook } from './save.ts';
import { SheetNames } from './sheetNames.ts';
import { FILLS, createStyles } from './styles.ts';

export interface MarkedSource {
  /** The workbook as read: what is marked, and what the copy is rebuilt from where the original cannot be copied. */
  readonly workbook: RawWorkbook;
  /** The original file's bytes, for a copy with its widths and styles. */
  readonly bytes?: Uint8Array;
}

/** A finding with its number in 检查报告.xlsx and the cell that it marks. */
interface Mark {
  readonly count: number;
  readonly finding: Finding;
  readonly place: { readonly sheet: Worksheet; readonly cell: string } | null;
}

/**
 * Writes a copy of an audited workbook with the faulty cells filled by level and commented, and a first sheet that lists
 * the marks, the findings without a cell, and what of the original was not kept. Numbers of findings are those of
 * `writeCheckReport` for the same findings.
 * @returns where each finding that has a cell is marked, by its id: `'公开01'!B4`
 * @throws BadInput when the file cannot be written; an existing file is then untouched.
 */
export async function writeMarkedCopy(source: MarkedSource, findings: readonly Finding[], meta: { readonly created: Date }, file: string): Promise<Map<string, string>> {
  const copy = await copyWorkbook(source.workbook, source.bytes, meta.created);
  const marks = orderFindings(findings).map(({ finding }, index): Mark => ({ count: index + 1, finding, place: placeOf(finding, copy) }));
  markCells(marks);
  drawExplanation(copy, source.workbook.file, marks);
  await saveWorkbook(copy.workbook, file, meta.created);
  return new Map(marks.flatMap(({ finding, place }) => (place ? [[finding.id, addressOf(place)]] : [])));
}

function addressOf({ sheet, cell }: NonNullable<Mark['place']>): string {
  return `'${sheet.name.replaceAll("'", "''")}'!${cell}`;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;
const LAST = { row: 1_048_576, column: 'XFD' } as const;

function placeOf(finding: Finding, copy: WorkbookCopy): Mark['place'] {
  const sheet = finding.source && copy.sheets.get(finding.source.sheet);
  const match = finding.source && CELL.exec(finding.source.cell);
  const column = (match?.[1] ?? '').toUpperCase();
  if (!sheet || !match || Number(match[2]) > LAST.row || column.padStart(3) > LAST.column) return null;
  const cell = sheet.getCell(`${column}${match[2]}`);
  return { sheet, cell: cell.isMerged ? cell.master.address : cell.address };
}

/** One comment a cell, however many findings it has; the fill is that of the gravest. */
function markCells(marks: readonly Mark[]): void {
  const byCell = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (!mark.place) continue;
    const key = `${mark.place.sheet.id} ${mark.place.cell}`;
    byCell.set(key, [...(byCell.get(key) ?? []), mark]);
  }
  for (const group of byCell.values()) {
    const place = group[0]?.place;
    if (!place) continue;
    const level = LEVELS.find((candidate) => group.some((mark) => mark.finding.level === candidate)) ?? 'note';
    const cell = place.sheet.getCell(place.cell);
    // A loaded workbook shares style objects between cells: change a copy.
    cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: FILLS[level] } } };
    const text = group.map((mark) => `【${LEVEL_NAMES[mark.finding.level]}${mark.count}】${mark.finding.message}`).join('\n');
    cell.note = { texts: [{ font: { name: '宋体', size: 9 }, text: plainText(text) }], margins: { insetmode: 'auto' } };
  }
}

const COLUMNS: readonly ReportColumn[] = [{ head: '序号', width: 7, align: 'center' }, { head: '级别', width: 8, align: 'center' }, { head: '单元格', width: 34 }, { head: '说明', width: 78 }];

function drawExplanation(copy: WorkbookCopy, original: string, marks: readonly Mark[]): void {
  const styles = createStyles();
  const sheet = firstSheet(copy.workbook);
  let row = 0;
  const across = (text: string, style: ReturnType<typeof styles>): void => {
    row += 1;
    sheet.getCell(row, 1).value = plainText(text);
    sheet.getCell(row, 1).style = style;
    sheet.mergeCells(row, 1, row, COLUMNS.length);
    sheet.getRow(row).height = Math.max(20, textHeight(text, 124));
  };
  across('审校标注说明', styles({ font: 'title', align: 'center' }));
  sheet.getRow(row).height = 32;
  across(`本文件由决算册按“${original}”复制，只加批注和底色，不改数字；请在原件上更正。底色：红为错误，橙为警告，蓝为尾差，灰为提示。`, styles({ wrap: true }));
  across(copy.lost.length > 0 ? `没有带过来的内容：${copy.lost.join('；')}。` : '原件的数值、合并、列宽和样式都已带过来。', styles({ wrap: true }));
  row += 1;
  const headRow = row;
  drawHeads(sheet, headRow, COLUMNS, styles);
  for (const mark of marks) {
    row += 1;
    drawRow(sheet, row, COLUMNS, [mark.count, LEVEL_NAMES[mark.finding.level], placeCell(mark), mark.finding.message], styles);
    sheet.getCell(row, 2).style = styles({ align: 'center', border: true, fill: FILLS[mark.finding.level] });
  }
  if (marks.length === 0) {
    row += 1;
    drawRow(sheet, row, COLUMNS, ['', '', '没有发现问题', ''], styles);
  }
  setUpPage(sheet, { orientation: 'landscape', pagesDown: 0, lastRow: row, columns: COLUMNS.length, repeatedRows: headRow, frozenRows: headRow, draft: false });
}

function placeCell({ place, finding }: Mark): ReportCell {
  if (place) return { text: `${place.sheet.name}!${place.cell}`, link: `#${addressOf(place)}` };
  const wanted = [finding.table, finding.row, finding.column].filter(Boolean).join(' ');
  return finding.source ? `${finding.source.sheet}!${finding.source.cell}（未能标注）` : `${wanted}（没有对应的单元格）`;
}

/** A new sheet before all others. */
function firstSheet(workbook: Workbook): Worksheet {
  const names = new SheetNames();
  for (const sheet of workbook.worksheets) names.take(sheet.name);
  const sheet = workbook.addWorksheet(names.take('审校说明'));
  // The order of the tabs is a number that exceljs leaves out of its types.
  Object.assign(sheet, { orderNo: -1 });
  return sheet;
}
