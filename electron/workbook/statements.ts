import type { GridSheet } from '../../shared/statement/grid.ts';
import { type CaptionedChart, CHART_SHEET, withChartSheet } from '../charts/workbookCharts.ts';
import { type ContentsLine, drawContents, statementLine } from './contentsSheet.ts';
import { newWorkbook, saveWorkbook } from './save.ts';
import { SheetNames, statementSheetName } from './sheetNames.ts';
import { drawStatement, quietCells } from './statementSheet.ts';
import { createStyles } from './styles.ts';

export interface StatementsMeta {
  /** Name of the department or unit; printed after `departmentLabel` unless it brings its own （`单位：…`）. */
  readonly department: string;
  readonly departmentLabel?: string;
  readonly year: number;
  /** Title of the contents sheet and of the file's properties. */
  readonly title: string;
  /** 校核稿: said on the contents sheet and in the header of every page. */
  readonly draft: boolean;
  /** Date in the file's properties: the same input and date give the same bytes. */
  readonly created: Date;
  /** Drawn on a sheet behind the statements. */
  readonly charts?: readonly CaptionedChart[];
  /** Face of titles, 方正小标宋简体 unless the PC is known to lack it. */
  readonly titleFont?: string;
}

const CONTENTS = '目录';

/**
 * Writes 决算公开表.xlsx: contents with links, one sheet per statement in the given order, a sheet of charts. Draws the grids as they are;
 * the only things it adds are live formulas for declared sums, where they give exactly the printed value.
 * @throws BadInput when the file cannot be written; an existing file is then untouched.
 */
export async function writeStatements(sheets: readonly GridSheet[], meta: StatementsMeta, file: string): Promise<void> {
  const workbook = await newWorkbook(meta.created, meta.title);
  const names = new SheetNames();
  const contents = names.take(CONTENTS);
  const styles = createStyles(meta.titleFont);
  const contentsSheet = workbook.addWorksheet(contents);
  const entries = sheets.map((grid) => ({ grid, sheet: names.take(statementSheetName(grid.number, grid.title)) }));
  const charts = meta.charts ?? [];
  const chartSheet = names.take(CHART_SHEET);
  const lines = [...entries.map(({ grid, sheet }) => statementLine(grid, sheet)), ...(charts.length > 0 ? [chartLine(charts, chartSheet)] : [])];
  await drawContents(contentsSheet, { title: meta.title, department: departmentLine(meta, meta.department), year: meta.year, draft: meta.draft, protected: true }, lines, styles);
  const quiet = new Map<number, ReturnType<typeof quietCells>>();
  for (const { grid, sheet } of entries) {
    const drawn = workbook.addWorksheet(sheet);
    quiet.set(drawn.id, quietCells(grid));
    await drawStatement(drawn, grid, { department: departmentLine(meta, grid.department), year: meta.year, draft: meta.draft, contents }, styles);
  }
  await saveWorkbook(workbook, file, meta.created, quiet, (bytes) => (charts.length === 0 ? bytes : withChartSheet(bytes, chartSheet, charts, meta.created)));
}

function chartLine(charts: readonly CaptionedChart[], sheet: string): ContentsLine {
  return { sheet, number: '', title: `图（${charts.length} 幅）`, unit: '', remark: charts.map(({ caption }) => caption).join('；'), explained: true };
}

function departmentLine(meta: StatementsMeta, department: string): string {
  return /[：:]/.test(department) ? department : `${meta.departmentLabel ?? '部门'}：${department}`;
}
