import type { Finding } from '../../checks/finding.ts';
import { cellAddress } from '../../importing/grid.ts';
import { type MoneyUnit, fen, fenPerDigit } from '../../money/fen.ts';
import { formatFen } from '../../money/format.ts';
import { parseDecimal } from '../../money/parse.ts';
import { readFigure } from '../amounts.ts';
import type { EvaluationTable } from '../input.ts';
import type { PrintedSummary, SummaryCell, SummaryLine } from '../importing/readSummaries.ts';
import type { SummaryColumn } from '../importing/summaryWords.ts';
import { compare, divide, percentText, rational } from '../rational.ts';
import { mayPrint, ratiosOf, roundedFrom, times } from '../rounding.ts';
import { amountOf } from '../reconcile/amountText.ts';
import type { TableResult } from '../scoreTables.ts';

/** A form that the 汇总表 is held against: as written, and as scored. */
export interface ScoredForm { readonly table: EvaluationTable; readonly result: TableResult }

/** A fault of the 汇总表, without a number yet; `source` is the judged cell. */
export type SummaryFinding = Omit<Finding, 'id'>;

/** What is to be said of each 汇总表 of a workbook, in the order of the sheets; ids number on from those of the forms. */
export interface SummaryResult {
  readonly sheet: string;
  readonly title: string;
  readonly projects: number;
  readonly findings: readonly Finding[];
}

/** Checks every 汇总表 against the scored forms of the same workbook. Forms that name no unit of money are in 万元. */
export function checkSummaries(summaries: readonly PrintedSummary[], tables: readonly EvaluationTable[], results: readonly TableResult[]): readonly SummaryResult[] {
  const forms = tables.flatMap((table, index): ScoredForm[] => (results[index] ? [{ table, result: results[index] }] : []));
  let count = results.reduce((all, { findings }) => all + findings.length, 0);
  return summaries.map((summary) => ({
    sheet: summary.sheet, title: summary.title, projects: summary.projects.length,
    findings: checkSummary(summary, forms, '万元').map((finding) => ({ id: `F${String((count += 1)).padStart(3, '0')}`, ...finding })),
  }));
}

/**
 * Holds a printed 汇总表 against the forms of the same workbook: projects, amounts, scores and grades row by row, then its own 合计 and the
 * numbers of projects that it says.
 * @param unit unit of money where the table or a form does not say its own
 */
export function checkSummary(summary: PrintedSummary, forms: readonly ScoredForm[], unit: MoneyUnit): readonly SummaryFinding[] {
  const at = new Place(summary);
  const own = summary.unit ?? unit;
  const matched = matchForms(summary, forms);
  const rows = summary.projects.flatMap((line) => {
    const form = matched.get(line);
    return [...(form ? rowFindings(at, line, form, own, form.table.moneyUnit ?? unit) : notEvaluated(at, line, forms)), ...rateFindings(at, line)];
  });
  const missing = forms.filter((form) => ![...matched.values()].includes(form) && !isWhole(form));
  return [...rows, ...missing.map((form) => at.finding('summary-projects', 'warning', null, null, { message: `“${nameOf(form)}”有自评表而没有列入${at.name}，请补列或说明原因。` })), ...totalFindings(at, summary, own), ...countFindings(at, summary)];
}

/** Makes findings of one 汇总表. */
class Place {
  readonly name: string;
  readonly #summary: PrintedSummary;

  constructor(summary: PrintedSummary) {
    this.#summary = summary;
    this.name = summary.title.replace(/\s+/g, '') || `工作表“${summary.sheet}”`;
  }

  finding(rule: string, level: Finding['level'], row: string | null, column: SummaryColumn | null, more: Partial<SummaryFinding> & { readonly message: string }, cell?: SummaryCell): SummaryFinding {
    const head = column === null ? null : (this.#summary.heads.get(column) ?? null);
    return { rule, level, table: this.name, row, column: head, expected: null, printed: null, diff: null, ...more, ...(cell && { source: { sheet: this.#summary.sheet, cell: cellAddress(cell.row, cell.column) } }) };
  }

  /** 《汇总表》“某项目”的得分为 90 */
  saying(row: string, column: SummaryColumn, printed: string): string {
    return `${this.name}“${row}”的${this.#summary.heads.get(column) ?? ''}为${printed}`;
  }
}

function matchForms(summary: PrintedSummary, forms: readonly ScoredForm[]): ReadonlyMap<SummaryLine, ScoredForm> {
  const matched = new Map<SummaryLine, ScoredForm>();
  const free = (): ScoredForm[] => forms.filter((form) => ![...matched.values()].includes(form));
  const tests: readonly ((row: string, form: string) => boolean)[] = [(row, form) => row === form, (row, form) => row.length >= 4 && form.length >= 4 && (row.includes(form) || form.includes(row))];
  for (const test of tests) for (const line of summary.projects) {
    if (matched.has(line)) continue;
    const found = free().filter((form) => test(key(line.project?.text ?? ''), key(nameOf(form))));
    // Of two forms of one name the one in their order; of several that are only alike none.
    if (found[0] && (found.length === 1 || test === tests[0])) matched.set(line, found[0]);
  }
  return matched;
}

function nameOf({ table }: ScoredForm): string {
  return table.project ?? table.id ?? '';
}

/** 部门整体支出 is no project, and may stand in the table or not. */
function isWhole(form: ScoredForm): boolean {
  return /整体/.test(`${nameOf(form)}${form.table.tableTitle ?? ''}`) || form.table.kind === 'department';
}

function key(name: string): string {
  return name.replace(/\s+/g, '').replace(/[（(]财政代列[^）)]*[）)]/g, '').replace(/^\d{1,3}[、.．]|[“”"'‘’《》（）()【】[\]]|^(19|20)\d\d年度?|项目$/g, '');
}

function notEvaluated(at: Place, line: SummaryLine, forms: readonly ScoredForm[]): SummaryFinding[] {
  const project = line.project?.text ?? '';
  return forms.length === 0 ? [] : [at.finding('summary-projects', 'warning', project, 'project', { printed: project, message: `${at.name}所列“${project}”没有自评表，请补充自评表或核对项目名称。` }, line.project)];
}

function rowFindings(at: Place, line: SummaryLine, form: ScoredForm, unit: MoneyUnit, formUnit: MoneyUnit): SummaryFinding[] {
  const { table, result } = form;
  const project = line.project?.text ?? '';
  const [whole] = table.funds;
  return [
    ...amountFinding(at, line, 'initial', whole?.initialBudget ?? null, unit, formUnit), ...amountFinding(at, line, 'budget', whole?.fullYearBudget ?? null, unit, formUnit), ...amountFinding(at, line, 'executed', whole?.executed ?? null, unit, formUnit),
    ...scoreFinding(at, project, line.score, table.totalScore ?? (result.total === null ? null : String(result.total))), ...gradeFinding(at, project, line.grade, table.grade ?? result.grade),
  ];
}

function amountFinding(at: Place, line: SummaryLine, column: 'initial' | 'budget' | 'executed', inForm: string | null, unit: MoneyUnit, formUnit: MoneyUnit): SummaryFinding[] {
  const cell = line[column];
  const project = line.project?.text ?? '';
  const wanted = amountOf(inForm, formUnit);
  if (!cell || wanted === null || wanted === 'unreadable') return [];
  const printed = amountOf(cell.text, unit);
  if (printed === null) return [];
  const digits = decimalsOf(cell.text);
  const text = formatFen(fen(wanted), { unit, decimals: Math.max(2, digits) });
  if (printed === 'unreadable') return [at.finding('summary-amount', 'error', project, column, { expected: text, printed: cell.text, message: `${at.saying(project, column, `“${cell.text}”`)}，不是金额，自评表为${text}${unit}，请更正。` }, cell)];
  // Forms in 元 and a table in 万元 agree when the rounded figure is the form's.
  const [coarse, fine] = [fenPerDigit(unit, digits), fenPerDigit(formUnit, decimalsOf(inForm ?? ''))];
  const allowed = coarse === fine ? 0 : Math.max(coarse, fine) / 2;
  if (Math.abs(printed - wanted) <= allowed) return [];
  const diff = formatFen(fen(printed - wanted), { unit, decimals: Math.max(2, digits) });
  return [at.finding('summary-amount', 'error', project, column, { expected: text, printed: cell.text, diff, other: { table: project, row: null, column: '资金', value: inForm }, message: `${at.saying(project, column, `${cell.text}${unit}`)}，自评表为${text}${unit}，相差${diff}${unit}，请核对后统一。` }, cell)];
}

function decimalsOf(text: string): number {
  const parsed = parseDecimal(text.replace(/(万元?|元)$/, ''));
  return parsed.kind === 'number' ? parsed.value.decimals : 0;
}

function scoreFinding(at: Place, project: string, cell: SummaryCell | undefined, inForm: string | null): SummaryFinding[] {
  const wanted = readFigure(inForm);
  if (!cell || wanted.kind !== 'number') return [];
  const printed = readFigure(cell.text);
  if (printed.kind === 'blank') return [];
  if (printed.kind === 'number' && compare(printed.value, wanted.value) === 0) return [];
  if (printed.kind === 'number' && mayPrint(roundedFrom(wanted.value, wanted.decimals), printed.value, printed.decimals) && printed.decimals < wanted.decimals) return [];
  const value = inForm?.replace(/分$/, '') ?? '';
  return [at.finding('summary-score', 'error', project, 'score', { expected: value, printed: cell.text, other: { table: project, row: null, column: '总分', value }, message: `${at.saying(project, 'score', cell.text)}，自评表总分为${value}，请核对后统一。` }, cell)];
}

function gradeFinding(at: Place, project: string, cell: SummaryCell | undefined, inForm: string | null): SummaryFinding[] {
  if (!cell || inForm === null || gradeKey(cell.text) === gradeKey(inForm)) return [];
  return [at.finding('summary-grade', 'error', project, 'grade', { expected: inForm, printed: cell.text, other: { table: project, row: null, column: '等级', value: inForm }, message: `${at.saying(project, 'grade', `“${cell.text}”`)}，按自评表应为“${inForm}”，请核对后统一。` }, cell)];
}

/** 优, 优秀 and “优” are one grade. */
function gradeKey(grade: string): string {
  return grade.replace(/[\s“”"]/g, '').replace(/^(优|良|中|差)(?:秀|好|等|级|等级|等次)?$/, '$1');
}

/** 执行率 of the row is its 执行数 over its 预算数, not over 100%. */
function rateFindings(at: Place, line: SummaryLine): SummaryFinding[] {
  const [over, under, rate] = [line.executed, line.budget, line.rate].map((cell) => readFigure(cell?.text ?? null));
  if (over?.kind !== 'number' || under?.kind !== 'number' || rate?.kind !== 'number' || !line.rate || under.value.n <= 0n) return [];
  const asPercent = /[%％]/.test(line.rate.text) || compare(rate.value, rational(2)) > 0;
  const ratios = ratiosOf(roundedFrom(over.value, Math.max(2, over.decimals)), roundedFrom(under.value, Math.max(2, under.decimals)));
  if (ratios === null) return [];
  const { value } = rate;
  const expected = asPercent ? times(ratios, rational(100)) : ratios;
  if (mayPrint(expected, value, rate.decimals) || (compare(expected.low, value) > 0 && compare(value, rational(asPercent ? 100 : 1)) === 0)) return [];
  const project = line.project?.text ?? '';
  const text = percentText(divide(over.value, under.value));
  return [at.finding('summary-amount', 'error', project, 'rate', { expected: text, printed: line.rate.text, message: `${at.saying(project, 'rate', line.rate.text)}，按同行执行数÷预算数应为${text}，请更正。` }, line.rate)];
}

function totalFindings(at: Place, { projects, total }: PrintedSummary, unit: MoneyUnit): SummaryFinding[] {
  const own = projects.filter(({ onBehalf }) => !onBehalf);
  return total === null ? [] : (['initial', 'budget', 'executed'] as const).flatMap((column) => {
    const cell = total[column];
    const printed = amountOf(cell?.text ?? null, unit);
    const parts = own.map((line) => amountOf(line[column]?.text ?? null, unit));
    if (!cell || printed === null || printed === 'unreadable' || parts.includes('unreadable') || parts.every((part) => part === null)) return [];
    const sum = parts.reduce<number>((all, part) => all + (typeof part === 'number' ? part : 0), 0);
    const digits = Math.max(2, decimalsOf(cell.text), ...own.map((line) => decimalsOf(line[column]?.text ?? '')));
    const tail = (fenPerDigit(unit, digits) / 2) * (parts.filter((part) => part !== null && part !== 0).length + 1);
    if (sum === printed) return [];
    const [text, diff] = [sum, printed - sum].map((value) => formatFen(fen(value), { unit, decimals: Math.max(2, digits) }));
    const level = Math.abs(printed - sum) <= tail ? 'tail' as const : 'error' as const;
    return [at.finding('summary-total', level, '合计', column, { expected: text ?? '', printed: cell.text, diff: diff ?? '', message: `${at.saying('合计', column, `${cell.text}${unit}`)}，所列${own.length}个项目之和为${text ?? ''}${unit}，相差${diff ?? ''}${unit}${level === 'tail' ? '，属四舍五入尾差' : '，请更正'}。` }, cell)];
  });
}

function countFindings(at: Place, { projects, counts }: PrintedSummary): SummaryFinding[] {
  const own = projects.filter(({ onBehalf }) => !onBehalf);
  return counts.flatMap(({ grade, projects: said, cell }) => {
    if (grade !== null && own.some((line) => !line.grade)) return [];
    const listed = (lines: readonly SummaryLine[]): number => (grade === null ? lines.length : lines.filter((line) => gradeKey(line.grade?.text ?? '') === gradeKey(grade)).length);
    if (said === listed(own) || said === listed(projects)) return [];
    const what = grade === null ? '项目' : `“${grade}”的项目`;
    return [at.finding('summary-total', 'error', null, grade === null ? 'project' : 'grade', { expected: String(listed(own)), printed: String(said), diff: String(said - listed(own)), message: `${at.name}写${what}${said}个，所列为${listed(own)}个，请更正。` }, cell)];
  });
}
