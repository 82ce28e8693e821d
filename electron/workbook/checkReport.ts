import type { Workbook, Worksheet } from 'exceljs';
import type { CheckResult, Finding, Level, NotChecked } from '../../shared/checks/finding.ts';
import { LEVELS, LEVEL_NAMES, type OrderedFinding, orderFindings } from './findingOrder.ts';
import { textHeight } from './measures.ts';
import { setUpPage } from './page.ts';
import { plainText } from './plainText.ts';
import { type ReportCell, type ReportColumn, drawHeads, drawRow, fittedColumns } from './reportTable.ts';
import { newWorkbook, saveWorkbook } from './save.ts';
import { FILLS, type Styles, createStyles } from './styles.ts';

/** What the catalogue of rules says about one. */
export interface RuleEntry {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  /** The regulation or the identity it rests on. */
  readonly basis: string;
}

export interface CheckReportMeta {
  readonly department: string;
  readonly year: number;
  /** What was checked: a file's name, or the book. */
  readonly subject?: string;
  /** Name of the pack (版式) by whose forms it was checked. */
  readonly pack?: string;
  readonly created: Date;
  /** The marked copy beside the report. */
  readonly copy?: MarkedCopy;
}

/** A marked copy by its file name, and the marked cells by the findings' ids: `'公开01'!B4`. */
export interface MarkedCopy {
  readonly file: string;
  readonly places: ReadonlyMap<string, string>;
}

const SHEETS = { summary: '检查结论', findings: '问题清单', passed: '已通过', notChecked: '未检查' } as const;

const FINDING_COLUMNS: readonly ReportColumn[] = [
  { head: '序号', width: 6, align: 'center' }, { head: '级别', width: 10, align: 'center' }, { head: '表', width: 12 }, { head: '行', width: 16 },
  { head: '列', width: 16 }, { head: '应为', width: 11 }, { head: '实为', width: 11 }, { head: '相差', width: 11 }, { head: '说明', width: 50 },
  { head: '对应单元格', width: 24 }, { head: '对照', width: 22 }, { head: '建议', width: 16 }, { head: '规则', width: 26 },
];
/** Behind the others, where anything was answered. */
const ANSWER_COLUMN: ReportColumn = { head: '答复', width: 24 };
const FINDING_HEAD_ROW = 2;

/**
 * Writes 检查报告.xlsx: conclusion with counts by level and table, the findings (causes first, their symptoms grouped
 * beneath), the rules that passed, and what was not checked.
 * @param rules the catalogue; a rule it lacks is named by its id
 * @throws BadInput when the file cannot be written; an existing file is then untouched.
 */
export async function writeCheckReport(result: CheckResult, rules: readonly RuleEntry[], meta: CheckReportMeta, file: string): Promise<void> {
  const workbook = await newWorkbook(meta.created, `${meta.department}${meta.year}年度部门决算检查报告`);
  const styles = createStyles();
  const catalogue = new Map(rules.map((rule) => [rule.id, rule]));
  const ordered = orderFindings(result.findings);
  drawSummary(workbook.addWorksheet(SHEETS.summary), result, ordered, meta, styles);
  const findings = workbook.addWorksheet(SHEETS.findings);
  drawFindings(findings, ordered, catalogue, meta.copy, styles);
  drawPassed(workbook, result, rules, styles);
  drawNotChecked(workbook, result.notChecked, catalogue, styles);
  await saveWorkbook(workbook, file, meta.created, new Map([[findings.id, { textNumbers: `D1:G${FINDING_HEAD_ROW + ordered.length}` }]]));
}

/** The conclusion in one sentence. Symptoms are not counted: they vanish with their cause; what was answered is told apart. */
export function verdict(result: CheckResult): string {
  const causes = orderFindings(result.findings).flatMap(({ finding, depth }) => (depth === 0 ? [finding] : []));
  const answered = causes.filter((finding) => finding.answer !== undefined).length;
  return answered === 0 ? openVerdict(result, causes) : `${openVerdict(result, causes.filter((finding) => finding.answer === undefined))}另有${answered}处已答复，见问题清单。`;
}

function openVerdict(result: CheckResult, causes: readonly Finding[]): string {
  const count = (level: Level): number => causes.filter((finding) => finding.level === level).length;
  const [errors, warnings, tails, notes] = [count('error'), count('warning'), count('tail'), count('note')];
  const unchecked = result.notChecked.length > 0 ? `；另有${result.notChecked.length}项未检查，不等于通过` : '';
  if (errors > 0) return `发现${errors}处错误${warnings > 0 ? `、${warnings}处警告` : ''}，须核对财决报表及批复并更正后才能定稿${unchecked}。`;
  if (warnings > 0) return `没有发现错误，有${warnings}处警告需要更正或书面说明原因${unchecked}。`;
  if (tails > 0 || notes > 0) return `没有发现错误和警告，仅有${[tails > 0 ? `${tails}处尾差` : '', notes > 0 ? `${notes}条提示` : ''].filter(Boolean).join('、')}${unchecked}。`;
  if (result.passed.length === 0) return `没有可以检查的内容，不能得出结论${unchecked}。`;
  return `所做检查全部通过${unchecked}。`;
}

const SUMMARY_COLUMNS: readonly ReportColumn[] = [
  { head: '表', width: 34 }, ...LEVELS.map((level): ReportColumn => ({ head: LEVEL_NAMES[level], width: 12, align: 'center' })), { head: '连带问题', width: 14, align: 'center' },
];

function drawSummary(sheet: Worksheet, result: CheckResult, ordered: readonly OrderedFinding[], meta: CheckReportMeta, styles: Styles): void {
  let row = 0;
  const across = (text: string, style: ReturnType<Styles>, scale: number = 1): void => {
    row += 1;
    const cell = sheet.getCell(row, 1);
    cell.value = plainText(text);
    cell.style = style;
    sheet.mergeCells(row, 1, row, SUMMARY_COLUMNS.length);
    sheet.getRow(row).height = Math.max(22, textHeight(text, 94 / scale) * scale);
  };
  across(`${meta.department}${meta.year}年度部门决算检查报告`, styles({ font: 'title', align: 'center', wrap: true }), 1.8);
  if (meta.subject !== undefined) across(`检查对象：${meta.subject}`, styles({ wrap: true }));
  if (meta.pack !== undefined) across(`适用版式：${meta.pack}`, styles({ wrap: true }));
  across(`结论：${verdict(result)}`, styles({ font: result.findings.some((finding) => finding.level === 'error' && finding.answer === undefined) ? 'warning' : 'bold', wrap: true }));
  across(`通过规则${result.passed.length}条，未检查${result.notChecked.length}项；“连带问题”由同一处错误引起，更正该处后应随之消失。`, styles({ font: 'note', wrap: true }));
  row += 1;
  const headRow = row + 1;
  drawHeads(sheet, headRow, SUMMARY_COLUMNS, styles);
  row = headRow;
  for (const table of countsByTable(ordered)) {
    row += 1;
    drawRow(sheet, row, SUMMARY_COLUMNS, [linkTo(table), ...LEVELS.map((level) => table.counts[level] || null), table.folded || null], styles);
  }
  row += 1;
  const roots = ordered.filter(({ depth }) => depth === 0);
  drawRow(sheet, row, SUMMARY_COLUMNS, ['合计', ...LEVELS.map((level) => roots.filter(({ finding }) => finding.level === level).length), ordered.length - roots.length], styles, { font: 'bold' });
  LEVELS.forEach((level, index) => { sheet.getCell(headRow, index + 2).style = styles({ font: 'bold', align: 'center', border: true, fill: FILLS[level] }); });
  setUpPage(sheet, { orientation: 'portrait', pagesDown: 0, lastRow: row, columns: SUMMARY_COLUMNS.length, repeatedRows: 0, frozenRows: 0, draft: false });
}

interface TableCounts {
  readonly table: string;
  readonly counts: Record<Level, number>;
  folded: number;
  /** Row of the table's first finding in the list. */
  readonly firstRow: number;
}

function linkTo(table: TableCounts): ReportCell {
  return { text: table.table === '' ? '（不限于一张表）' : table.table, link: `#'${SHEETS.findings}'!A${table.firstRow}` };
}

/** Counts by table in the tables' order; causes by level, symptoms together. */
function countsByTable(ordered: readonly OrderedFinding[]): TableCounts[] {
  const tables = new Map<string, TableCounts>();
  ordered.forEach(({ finding, depth }, index) => {
    const known = tables.get(finding.table) ?? { table: finding.table, counts: { error: 0, warning: 0, tail: 0, note: 0 }, folded: 0, firstRow: FINDING_HEAD_ROW + 1 + index };
    tables.set(finding.table, known);
    if (depth === 0) known.counts[finding.level] += 1;
    else known.folded += 1;
  });
  return [...tables.values()].sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0));
}

function drawFindings(sheet: Worksheet, ordered: readonly OrderedFinding[], catalogue: ReadonlyMap<string, RuleEntry>, copy: MarkedCopy | undefined, styles: Styles): void {
  const title = sheet.getCell(1, 1);
  title.value = ordered.length === 0 ? '没有问题。' : `问题清单（灰字为同一处错误连带出现的问题，可用左侧分级按钮收起${copy === undefined ? '' : `；点“对应单元格”打开同一文件夹中的“${copy.file}”`}）`;
  title.style = styles({ font: 'note' });
  const answered = ordered.some(({ finding }) => finding.answer !== undefined);
  const rows = ordered.map((entry, index) => [...findingCells(entry, index + 1, catalogue, copy), ...(answered ? [answerText(entry.finding)] : [])]);
  const columns = fittedColumns(answered ? [...FINDING_COLUMNS, ANSWER_COLUMN] : FINDING_COLUMNS, rows);
  drawHeads(sheet, FINDING_HEAD_ROW, columns, styles);
  ordered.forEach((entry, index) => {
    const row = FINDING_HEAD_ROW + 1 + index;
    drawRow(sheet, row, columns, rows[index] ?? [], styles, { font: entry.depth === 0 ? 'body' : 'muted' });
    sheet.getCell(row, 2).style = styles({ font: entry.depth === 0 ? 'bold' : 'muted', align: 'center', border: true, fill: FILLS[entry.finding.level] });
    if (entry.depth > 0) sheet.getRow(row).outlineLevel = entry.depth;
  });
  const lastRow = FINDING_HEAD_ROW + ordered.length;
  sheet.autoFilter = { from: { row: FINDING_HEAD_ROW, column: 1 }, to: { row: lastRow, column: columns.length } };
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
  // One above the deepest: exceljs writes rows at this level as collapsed.
  sheet.properties.outlineLevelRow = Math.max(0, ...ordered.map((entry) => entry.depth)) + 1;
  setUpPage(sheet, { orientation: 'landscape', pagesDown: 0, lastRow, columns: columns.length, repeatedRows: FINDING_HEAD_ROW, frozenRows: FINDING_HEAD_ROW, draft: false });
}

function findingCells({ finding, depth, symptoms }: OrderedFinding, count: number, catalogue: ReadonlyMap<string, RuleEntry>, copy: MarkedCopy | undefined): ReportCell[] {
  const rule = catalogue.get(finding.rule);
  return [
    count, depth > 0 ? `${LEVEL_NAMES[finding.level]}·连带` : LEVEL_NAMES[finding.level], finding.table, finding.row, columnText(finding),
    decimalCell(finding.expected), decimalCell(finding.printed ?? (finding.expected === null ? null : '（空）')), decimalCell(finding.diff),
    symptoms > 0 ? `${finding.message}（连带出现${symptoms}处，见下）` : finding.message,
    sourceCell(finding, copy), counterpartText(finding), finding.suggestion ? `可改为${finding.suggestion.value}，依据${finding.suggestion.from}` : '',
    rule ? `${rule.title}（${rule.basis}）` : finding.rule,
  ];
}

/** What was answered, by whom and when. */
function answerText({ answer }: Finding): string {
  if (answer === undefined) return '';
  const signed = [answer.name, answer.at.slice(0, 10)].filter((part) => part !== '').join('，');
  return `${answer.kind === 'approved' ? '与批复一致：' : ''}${answer.reason}${signed === '' ? '' : `（${signed}）`}`;
}

function decimalCell(decimal: string | null): ReportCell {
  return decimal === null ? null : { decimal };
}

function columnText(finding: Finding): string {
  const column = finding.column ?? '';
  return finding.col === undefined ? column : `${column}（${finding.col}栏）`;
}

/** Where the judged cell stands in the workbook; a link to where it is marked. */
function sourceCell({ id, source }: Finding, copy: MarkedCopy | undefined): ReportCell {
  if (source === undefined) return '';
  const [text, place] = [`${source.sheet}!${source.cell}`, copy?.places.get(id)];
  return copy === undefined || place === undefined ? text : { text, link: `${linkTarget(copy.file)}#${place}` };
}

/** The cell that the judged one was held against. */
function counterpartText({ other }: Finding): string {
  return other ? `${[other.table, other.row, other.column].filter(Boolean).join(' ')}${other.value === null ? '（空）' : `＝${other.value}`}` : '';
}

/** A file name as a relation of the package may have it. */
function linkTarget(file: string): string {
  return file.replaceAll(/[\s%#<>"`^{}|[\]\\]/g, encodeURIComponent);
}

const PASSED_COLUMNS: readonly ReportColumn[] = [{ head: '序号', width: 6, align: 'center' }, { head: '规则', width: 50 }, { head: '级别', width: 8, align: 'center' }, { head: '依据', width: 56 }, { head: '编号', width: 26 }];

/** Rules that ran on at least one relation and found nothing, in the catalogue's order. */
function drawPassed(workbook: Workbook, result: CheckResult, rules: readonly RuleEntry[], styles: Styles): void {
  const passed = new Set(result.passed);
  const known = rules.filter((rule) => passed.has(rule.id));
  const unknown = result.passed.filter((id) => !rules.some((rule) => rule.id === id));
  const rows: ReportCell[][] = [
    ...known.map((rule): ReportCell[] => [rule.title, LEVEL_NAMES[rule.level], rule.basis, rule.id]),
    ...unknown.map((id): ReportCell[] => [id, '', '', id]),
  ];
  drawList(workbook.addWorksheet(SHEETS.passed), PASSED_COLUMNS, rows, styles);
}

const NOT_CHECKED_COLUMNS: readonly ReportColumn[] = [{ head: '序号', width: 6, align: 'center' }, { head: '规则', width: 44 }, { head: '没有检查什么、为什么', width: 96 }];

function drawNotChecked(workbook: Workbook, notChecked: readonly NotChecked[], catalogue: ReadonlyMap<string, RuleEntry>, styles: Styles): void {
  drawList(workbook.addWorksheet(SHEETS.notChecked), NOT_CHECKED_COLUMNS, notChecked.map((entry) => [catalogue.get(entry.rule)?.title ?? entry.rule, entry.reason]), styles);
}

function drawList(sheet: Worksheet, columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[], styles: Styles): void {
  drawHeads(sheet, 1, columns, styles);
  rows.forEach((cells, index) => drawRow(sheet, index + 2, columns, [index + 1, ...cells], styles));
  if (rows.length === 0) drawRow(sheet, 2, columns, ['', '无'], styles);
  setUpPage(sheet, { orientation: 'landscape', pagesDown: 0, lastRow: Math.max(2, rows.length + 1), columns: columns.length, repeatedRows: 1, frozenRows: 1, draft: false });
}
