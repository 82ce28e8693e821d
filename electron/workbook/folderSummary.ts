import type { Worksheet } from 'exceljs';
import type { CheckResult, Level } from '../../shared/checks/finding.ts';
import { verdict } from './checkReport.ts';
import { orderFindings } from './findingOrder.ts';
import { textHeight } from './measures.ts';
import { setUpPage } from './page.ts';
import { plainText } from './plainText.ts';
import { type ReportCell, type ReportColumn, drawHeads, drawRow, fittedColumns } from './reportTable.ts';
import { newWorkbook, saveWorkbook } from './save.ts';
import { FILLS, type Styles, createStyles } from './styles.ts';

/** A bureau's workbook that was audited. */
export interface AuditedBureau extends CheckResult {
  readonly file: string;
  readonly department: string;
  readonly year: number;
  readonly pack: string;
  readonly tables: readonly unknown[];
  readonly selfEvaluation: readonly unknown[];
}

/** A bureau's workbook that could not be audited. */
export interface UnreadBureau {
  readonly file: string;
  readonly error: string;
}

export type BureauRow = AuditedBureau | UnreadBureau;

const SHEETS = { bureaus: '各单位汇总', errors: '错误清单' } as const;

const BUREAU_COLUMNS: readonly ReportColumn[] = [
  { head: '序号', width: 6, align: 'center' }, { head: '文件', width: 30 }, { head: '单位', width: 24 }, { head: '年度', width: 8, align: 'center' }, { head: '版式', width: 16 },
  { head: '表数', width: 7, align: 'center' }, { head: '自评表', width: 8, align: 'center' }, { head: '错误', width: 7, align: 'center' }, { head: '警告', width: 7, align: 'center' }, { head: '尾差', width: 7, align: 'center' },
  { head: '未检查', width: 8, align: 'center' }, { head: '结论', width: 56 },
];
const ERROR_COLUMNS: readonly ReportColumn[] = [
  { head: '序号', width: 6, align: 'center' }, { head: '文件', width: 26 }, { head: '单位', width: 20 }, { head: '表', width: 12 }, { head: '行', width: 16 }, { head: '列', width: 18 },
  { head: '应为', width: 12 }, { head: '实为', width: 12 }, { head: '相差', width: 12 }, { head: '说明', width: 62 },
];
const HEAD_ROW = 3;
const ERRORS_HEAD_ROW = 2;

/**
 * Writes 汇总.xlsx for a finance bureau that audits many: a row for each workbook with its counts and conclusion, and a sheet with
 * every finding of level error, symptoms in grey under their cause. Workbooks that could not be read stand in their place with the reason.
 * @throws BadInput when the file cannot be written; an existing file is then untouched.
 */
export async function writeFolderSummary(bureaus: readonly BureauRow[], meta: { readonly created: Date }, file: string): Promise<void> {
  const workbook = await newWorkbook(meta.created, '部门决算检查汇总');
  const styles = createStyles();
  const summary = workbook.addWorksheet(SHEETS.bureaus);
  const errors = workbook.addWorksheet(SHEETS.errors);
  const { firstRows, lastRow } = drawErrors(errors, bureaus, styles);
  drawBureaus(summary, bureaus, firstRows, styles);
  await saveWorkbook(workbook, file, meta.created, new Map([[errors.id, { textNumbers: `E1:I${lastRow}` }]]));
}

function isAudited(bureau: BureauRow): bureau is AuditedBureau {
  return !('error' in bureau);
}

/** Findings of a level that stand for themselves: symptoms vanish with their cause and are not counted. */
function count(bureau: AuditedBureau, level: Level): number {
  return orderFindings(bureau.findings).filter(({ finding, depth }) => depth === 0 && finding.level === level).length;
}

function drawBureaus(sheet: Worksheet, bureaus: readonly BureauRow[], firstRows: ReadonlyMap<BureauRow, number>, styles: Styles): void {
  const across = (row: number, text: string, style: ReturnType<Styles>, height: number): void => {
    sheet.getCell(row, 1).value = plainText(text);
    sheet.getCell(row, 1).style = style;
    sheet.mergeCells(row, 1, row, BUREAU_COLUMNS.length);
    sheet.getRow(row).height = Math.max(height, textHeight(text, 160));
  };
  const audited = bureaus.filter(isAudited);
  const faulty = audited.filter((bureau) => count(bureau, 'error') > 0).length;
  const unread = bureaus.length - audited.length;
  across(1, '部门决算检查汇总', styles({ font: 'title', align: 'center' }), 32);
  across(2, `共${bureaus.length}份：${faulty}份有错误，${audited.length - faulty}份没有发现错误${unread > 0 ? `，${unread}份未能检查` : ''}。错误数可点击，转到“${SHEETS.errors}”；警告、尾差见各份的检查报告。`, styles({ wrap: true }), 22);
  drawHeads(sheet, HEAD_ROW, BUREAU_COLUMNS, styles);
  let row = HEAD_ROW;
  for (const bureau of bureaus) {
    row += 1;
    drawRow(sheet, row, BUREAU_COLUMNS, [row - HEAD_ROW, ...bureauCells(bureau, firstRows.get(bureau))], styles);
    const level = isAudited(bureau) ? (['error', 'warning'] as const).find((one) => count(bureau, one) > 0) : 'error';
    if (level) sheet.getCell(row, 1).style = styles({ align: 'center', border: true, fill: FILLS[level] });
  }
  row += 1;
  const sum = (of: (bureau: AuditedBureau) => number): number => audited.reduce((total, bureau) => total + of(bureau), 0);
  drawRow(sheet, row, BUREAU_COLUMNS, ['合计', '', '', '', '', sum((one) => one.tables.length), sum((one) => one.selfEvaluation.length), sum((one) => count(one, 'error')), sum((one) => count(one, 'warning')), sum((one) => count(one, 'tail')), sum((one) => one.notChecked.length), ''], styles, { font: 'bold' });
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: row - 1, column: BUREAU_COLUMNS.length } };
  setUpPage(sheet, { orientation: 'landscape', pagesDown: 0, lastRow: row, columns: BUREAU_COLUMNS.length, repeatedRows: HEAD_ROW, frozenRows: HEAD_ROW, draft: false });
}

function bureauCells(bureau: BureauRow, firstRow: number | undefined): ReportCell[] {
  if (!isAudited(bureau)) return [bureau.file, '', '', '', '', '', '', '', '', '', `未能检查：${bureau.error}`];
  const errors = count(bureau, 'error');
  return [
    bureau.file, bureau.department, bureau.year, bureau.pack, bureau.tables.length, bureau.selfEvaluation.length,
    firstRow === undefined ? errors : { text: String(errors), link: `#'${SHEETS.errors}'!A${firstRow}` },
    count(bureau, 'warning'), count(bureau, 'tail'), bureau.notChecked.length, verdict(bureau),
  ];
}

function drawErrors(sheet: Worksheet, bureaus: readonly BureauRow[], styles: Styles): { readonly firstRows: ReadonlyMap<BureauRow, number>; readonly lastRow: number } {
  const firstRows = new Map<BureauRow, number>();
  const lines: { readonly cells: readonly ReportCell[]; readonly depth: number }[] = [];
  for (const bureau of bureaus.filter(isAudited)) {
    for (const { finding, depth } of orderFindings(bureau.findings)) {
      if (finding.level !== 'error') continue;
      if (!firstRows.has(bureau)) firstRows.set(bureau, ERRORS_HEAD_ROW + 1 + lines.length);
      const decimal = (text: string | null): ReportCell => (text === null ? null : { decimal: text });
      lines.push({ depth, cells: [
        lines.length + 1, bureau.file, bureau.department, finding.table, finding.row, finding.column,
        decimal(finding.expected), decimal(finding.printed ?? (finding.expected === null ? null : '（空）')), decimal(finding.diff), finding.message,
      ] });
    }
  }
  const columns = fittedColumns(ERROR_COLUMNS, lines.map((line) => line.cells));
  sheet.getCell(1, 1).value = lines.length === 0 ? '没有错误。' : '错误清单（灰字为同一处错误连带出现的问题，可用左侧分级按钮收起；金额单位同各份原表）';
  sheet.getCell(1, 1).style = styles({ font: 'note' });
  drawHeads(sheet, ERRORS_HEAD_ROW, columns, styles);
  lines.forEach(({ cells, depth }, index) => {
    const row = ERRORS_HEAD_ROW + 1 + index;
    drawRow(sheet, row, columns, cells, styles, { font: depth === 0 ? 'body' : 'muted' });
    if (depth > 0) sheet.getRow(row).outlineLevel = 1;
  });
  const lastRow = ERRORS_HEAD_ROW + lines.length;
  sheet.autoFilter = { from: { row: ERRORS_HEAD_ROW, column: 1 }, to: { row: lastRow, column: columns.length } };
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
  sheet.properties.outlineLevelRow = 2;
  setUpPage(sheet, { orientation: 'landscape', pagesDown: 0, lastRow, columns: columns.length, repeatedRows: ERRORS_HEAD_ROW, frozenRows: ERRORS_HEAD_ROW, draft: false });
  return { firstRows, lastRow };
}
