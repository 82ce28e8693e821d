import type { RawWorkbook } from '../../importing/sheet.ts';
import type { MoneyUnit } from '../../money/fen.ts';
import { moneyUnitOf } from './formHeading.ts';
import { type FormGrid, formGrid } from './formGrid.ts';
import { headAt } from './formHeads.ts';
import { GRADES_SAID, ON_BEHALF, PROJECTS_SAID, SUMMARY_END, SUMMARY_TITLE, SUMMARY_TOTAL, type SummaryColumn, summaryColumnOf } from './summaryWords.ts';

/** A cell of a 汇总表 as written; rows and columns count from 0. */
export interface SummaryCell { readonly text: string; readonly row: number; readonly column: number }

export type SummaryLine = Readonly<Partial<Record<SummaryColumn, SummaryCell>>>;

/** A number of projects that the table says, of all or of one grade. */
export interface SaidCount { readonly grade: string | null; readonly projects: number; readonly cell: SummaryCell }

/** The 汇总表 of a workbook as printed. */
export interface PrintedSummary {
  readonly sheet: string;
  /** As printed; '' without one. */
  readonly title: string;
  readonly year: string | null;
  readonly unit: MoneyUnit | null;
  /** Head label of each column. */
  readonly heads: ReadonlyMap<SummaryColumn, string>;
  readonly projects: readonly (SummaryLine & { readonly onBehalf: boolean })[];
  readonly total: SummaryLine | null;
  readonly counts: readonly SaidCount[];
}

/** 汇总表 among the sheets: a row of heads that names a project and its score or grade, and is no head of indicators. */
export function readSummaries(workbook: RawWorkbook): readonly PrintedSummary[] {
  return workbook.sheets.filter((sheet) => !sheet.hidden).flatMap((sheet) => summariesOf(formGrid(sheet)));
}

interface Head { readonly row: number; readonly body: number; readonly columns: ReadonlyMap<SummaryColumn, number> }

function summariesOf(grid: FormGrid): readonly PrintedSummary[] {
  const found: PrintedSummary[] = [];
  let from = 0;
  for (let row = 0; row < grid.rows; row += 1) {
    const head = summaryHeadAt(grid, row);
    if (head === null) continue;
    const { summary, end } = readSummary(grid, head, from);
    if (summary.projects.length > 0) found.push(summary);
    [from, row] = [end, Math.max(row, end - 1)];
  }
  return found;
}

function summaryHeadAt(grid: FormGrid, row: number): Head | null {
  const columns = columnsIn(grid, row);
  const isHead = columns.has('project') && (columns.has('score') || columns.has('grade')) && columns.size >= 3;
  if (!isHead || headAt(grid, row) !== null) return null;
  // A second row under 资金 or 自评结果, beside names that are merged over both.
  let body = row + 1;
  const at = columns.get('project') ?? 0;
  while (body < grid.rows && grid.master(body, at) === grid.master(row, at)) {
    for (const [name, column] of columnsIn(grid, body)) if (!columns.has(name) || grid.master(row, columns.get(name) ?? 0) !== grid.master(body, columns.get(name) ?? 0)) columns.set(name, column);
    body += 1;
  }
  return { row, body, columns };
}

function columnsIn(grid: FormGrid, row: number): Map<SummaryColumn, number> {
  const columns = new Map<SummaryColumn, number>();
  for (let column = 0; column < grid.columns; column += 1) {
    const name = grid.own(row, column) === '' ? null : summaryColumnOf(grid.label(row, column));
    if (name !== null && !columns.has(name)) columns.set(name, column);
  }
  return columns;
}

function readSummary(grid: FormGrid, head: Head, from: number): { readonly summary: PrintedSummary; readonly end: number } {
  const projects: (SummaryLine & { onBehalf: boolean })[] = [];
  let total: SummaryLine | null = null;
  let row = head.body;
  for (let blank = 0; row < grid.rows && blank < 3; row += 1) {
    const line = lineAt(grid, head, row);
    const [first = ''] = labelsIn(grid, row);
    if (first === '') { blank += 1; continue; }
    blank = 0;
    if (SUMMARY_END.test(first) || summaryHeadAt(grid, row) !== null || headAt(grid, row) !== null) break;
    if (SUMMARY_TOTAL.test(first) || SUMMARY_TOTAL.test(line.project?.text ?? '')) total ??= line;
    else if (line.project && (line.score ?? line.grade ?? line.budget ?? line.executed)) projects.push({ ...line, onBehalf: labelsIn(grid, row).some((label) => ON_BEHALF.test(label)) });
  }
  const above = cellsIn(grid, from, head.row);
  const title = above.find(({ text }) => SUMMARY_TITLE.test(text.replace(/\s/g, '')))?.text ?? '';
  const unit = moneyUnitOf(grid, from, head.body);
  const heads = new Map([...head.columns].map(([name, column]): [SummaryColumn, string] => [name, grid.label(head.body - 1, column) || grid.label(head.row, column)]));
  const year = above.flatMap(({ text }) => /((?:19|20)\d\d)年/.exec(text.replace(/\s/g, ''))?.[1] ?? [])[0] ?? null;
  // Notes stand above the head, under the rows and beside 合计.
  const around = [...above, ...cellsIn(grid, head.body, Math.min(grid.rows, row + 4)).filter(({ row: at }) => !projects.some((line) => line.project?.row === at))];
  return { summary: { sheet: grid.sheet.name, title, year, unit: unit === '元' || unit === '千元' || unit === '万元' ? unit : null, heads, projects, total, counts: around.flatMap(countsIn) }, end: row };
}

function lineAt(grid: FormGrid, head: Head, row: number): SummaryLine {
  return Object.fromEntries([...head.columns].flatMap(([name, column]) => {
    const text = name === 'unit' ? grid.text(row, column) : grid.own(row, column);
    return text === '' ? [] : [[name, { text, row, column }]];
  }));
}

function labelsIn(grid: FormGrid, row: number): readonly string[] {
  return Array.from({ length: grid.columns }, (_, column) => (grid.own(row, column) === '' ? '' : grid.label(row, column))).filter((label) => label !== '');
}

function cellsIn(grid: FormGrid, from: number, to: number): SummaryCell[] {
  const cells: SummaryCell[] = [];
  for (let row = from; row < to; row += 1) for (let column = 0; column < grid.columns; column += 1) {
    const text = grid.own(row, column);
    if (text !== '') cells.push({ text, row, column });
  }
  return cells;
}

function countsIn(cell: SummaryCell): SaidCount[] {
  const text = cell.text.replace(/\s/g, '');
  const all = PROJECTS_SAID.exec(text)?.[1];
  const grades = [...text.matchAll(GRADES_SAID)].map(([, grade = '', projects]): SaidCount => ({ grade, projects: Number(projects), cell }));
  return [...(all === undefined ? [] : [{ grade: null, projects: Number(all), cell }]), ...grades];
}
