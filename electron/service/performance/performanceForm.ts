import type { MoneyUnit } from '../../../shared/money/fen.ts';
import type { FindingColumn, ScoreFinding } from '../../../shared/selfEvaluation/findings/finding.ts';
import type { EvaluationForm } from '../../../shared/selfEvaluation/forms/formDefinition.ts';
import { amountText } from '../../../shared/selfEvaluation/reconcile/amountText.ts';
import type { ProjectRecord } from '../../../shared/selfEvaluation/reconcile/projectRecord.ts';
import { projectsToTables } from '../../../shared/selfEvaluation/reconcile/projects.ts';
import { type RowResult, type TableResult, scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import { describeTarget } from '../../../shared/selfEvaluation/target/describe.ts';
import type { GridCell } from '../../../shared/statement/grid.ts';
import { type Performance, scoreProject } from './performance.ts';
import { type EditedProject, type FormEdit, editProject, fundsOf, withoutOverTaken } from './performanceCells.ts';

/** A cell of a form that takes typing, with the text as it would be typed. */
export interface EntryCell {
  readonly rowId: string;
  readonly columnId: string;
  readonly kind: 'text' | 'long' | 'amount' | 'points';
  readonly text: string;
}

/** An indicator as the window explains it beside the form. */
export interface RowView {
  readonly index: number;
  readonly path: string;
  readonly name: string;
  /** What was understood: `≥95%，定量，正向`. */
  readonly targetWords: string;
  readonly actualWords: string;
  readonly weight: number | null;
  readonly score: number | null;
  readonly ruleScore: number | null;
  readonly basis: RowResult['basis'];
  readonly band: { readonly state: string; readonly from: number; readonly to: number; readonly toIncluded: boolean } | null;
  readonly override: { readonly score: number; readonly reason: string } | null;
  /** 得分 as it was typed or imported; '' where none was. */
  readonly entered: string;
  readonly explanation: string;
}

export interface PlacedFinding {
  readonly level: ScoreFinding['level'];
  readonly message: string;
  /** Of the cell it judges; '' where it judges the form as a whole. */
  readonly rowId: string;
  readonly columnId: string;
}

/** Every indicator with what the engine makes of it. */
export function rowViews(project: ProjectRecord, result: TableResult): readonly RowView[] {
  return result.rows.map((row, index) => ({
    index, path: [row.level1, row.level2].filter((name) => name !== '').join(' / '), name: row.level3, targetWords: describeTarget(row.parsed), actualWords: describeTarget(row.parsedActual),
    weight: row.weight, score: row.score, ruleScore: row.ruleScore, basis: row.basis, band: row.band ?? null, override: row.override ?? null, entered: project.indicators[index]?.score ?? '', explanation: row.explanation,
  }));
}

const COLUMNS: Readonly<Record<FindingColumn, readonly [rowId: string, columnId: string]>> = {
  一级指标: ['', 'level1'], 二级指标: ['', 'level2'], 三级指标: ['', 'level3'], 年度指标值: ['', 'target'], 实际完成值: ['', 'actual'], 分值: ['form', 'totalWeight'], 得分: ['form', 'totalScore'], 偏差原因: ['', 'reason'],
  资金: ['fund:0', 'executed'], 执行率: ['fund:0', 'rate'], 项目名称: ['form', 'project'], 标题: ['form', 'project'], 总分: ['form', 'totalScore'], 等级: ['form', 'grade'],
};
const OF_ROW: Readonly<Record<string, string>> = { 分值: 'weight', 得分: 'score' };

/** The findings of a form at their cells. */
export function placedFindings(result: TableResult): readonly PlacedFinding[] {
  return result.findings.map(({ level, message, indicator, column }) => {
    const [, place] = Object.entries(COLUMNS).find(([name]) => name === column) ?? [];
    if (indicator !== null) return { level, message, rowId: `indicator:${indicator}`, columnId: OF_ROW[column ?? ''] ?? place?.[1] ?? 'level3' };
    return { level, message, rowId: place?.[0] ?? '', columnId: place?.[0] ? place[1] : '' };
  });
}

/** The cells of a drawn form that take typing. A score by rule is changed with its reason, beside the form. */
export function entryCells(cells: readonly GridCell[], project: ProjectRecord, form: EvaluationForm, result: TableResult): readonly EntryCell[] {
  return cells.flatMap(({ rowId, columnId }) => {
    const entry = rowId === undefined || columnId === undefined ? null : entryOf(rowId, columnId, project, form, result);
    return entry === null || rowId === undefined || columnId === undefined ? [] : [{ rowId, columnId, ...entry }];
  });
}

type Entry = Pick<EntryCell, 'kind' | 'text'>;

function entryOf(rowId: string, columnId: string, project: ProjectRecord, form: EvaluationForm, result: TableResult): Entry | null {
  const [kind, number] = rowId.split(':');
  const index = Number(number);
  if (kind === 'form') return formEntry(columnId, project);
  if (kind === 'fund') return fundEntry(index, columnId, project, form);
  return indicatorEntry(index, columnId, project, result.rows[index]);
}

function formEntry(columnId: string, project: ProjectRecord): Entry | null {
  switch (columnId) {
    case 'project': return { kind: 'text', text: project.name };
    case 'projectLevel': return { kind: 'text', text: project.tier };
    case 'department': case 'implementingUnit': return { kind: 'text', text: project[columnId] };
    case 'goal': case 'goalResult': case 'executionReason': return { kind: 'long', text: project[columnId] };
    default: return null;
  }
}

function fundEntry(index: number, columnId: string, project: ProjectRecord, form: EvaluationForm): Entry | null {
  const fund = fundsOf(project, form)[index];
  if (fund === undefined) return null;
  const amount = (value: number | null): Entry => ({ kind: 'amount', text: plainAmount(value, form.unit) });
  switch (columnId) {
    case 'source': return { kind: 'text', text: fund.source };
    case 'initialBudget': return amount(fund.initial);
    case 'fullYearBudget': return amount(fund.adjusted);
    case 'executed': return amount(fund.executed);
    case 'weight': return index === 0 ? { kind: 'points', text: fund.weight } : null;
    default: return null;
  }
}

/** Every digit that it has, none at the end that says nothing. */
function plainAmount(value: number | null, unit: MoneyUnit): string {
  const text = amountText(value, unit) ?? '';
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function indicatorEntry(index: number, columnId: string, project: ProjectRecord, row: RowResult | undefined): Entry | null {
  const one = project.indicators[index];
  if (one === undefined || row === undefined) return null;
  switch (columnId) {
    case 'level1': case 'level2': return { kind: 'text', text: row[columnId] };
    case 'level3': case 'explanation': return { kind: 'long', text: one[columnId] };
    case 'operator': return { kind: 'text', text: one.comparator };
    case 'target': case 'actual': return { kind: 'long', text: one[columnId] };
    case 'unit': case 'direction': return { kind: 'text', text: one[columnId] };
    case 'reason': return { kind: 'long', text: one.deviationReason };
    case 'weight': return { kind: 'points', text: one.weight };
    case 'score': return row.basis === 'band' || row.basis === 'entered' || (row.basis === 'none' && one.actual !== '') ? { kind: 'points', text: one.score } : null;
    default: return null;
  }
}

/** A project with cells of its form changed, scored; see `editProject` and `withoutOverTaken`. Nothing is written. Throws BadInput `no-such-project`. */
export function changedProject(performance: Performance, code: string, edits: readonly FormEdit[]): EditedProject & { readonly result: TableResult } {
  const { project, form } = scoreProject(performance, code);
  const { project: edited, rejected } = editProject(project, form, edits);
  const taken = edits.filter((edit) => !rejected.some((one) => one.rowId === edit.rowId && one.columnId === edit.columnId));
  const first = scoreChanged(performance, edited);
  const changed = withoutOverTaken(edited, taken, (row) => first.rows[row]?.basis === 'rule');
  return { project: changed, rejected, result: changed === edited ? first : scoreChanged(performance, changed) };
}

/** What a changed project would score among the others, before anything is written. */
function scoreChanged(performance: Performance, project: ProjectRecord): TableResult {
  const at = performance.projects.findIndex((one) => one.code === project.code);
  const [table] = projectsToTables([project], performance.form.unit, performance.year);
  const tables = table === undefined ? performance.tables : performance.tables.with(at, table);
  const result = scoreTables({ scheme: null, tables }, performance.scheme).tables[at];
  if (result === undefined) throw new RangeError(project.code);
  return result;
}
