import { BadInput } from '../../../shared/badInput.ts';
import { evaluateExpression } from '../../../shared/money/expression.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import type { EvaluationForm } from '../../../shared/selfEvaluation/forms/formDefinition.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { nameLevels } from '../../../shared/selfEvaluation/levels.ts';
import { amountOf } from '../../../shared/selfEvaluation/reconcile/amountText.ts';
import type { IndicatorRecord, ProjectFundRecord, ProjectRecord } from '../../../shared/selfEvaluation/reconcile/projectRecord.ts';

/** One typed cell of a form: `form` / `fund:0` / `indicator:3` and the column of the form's definition. */
export interface FormEdit {
  readonly rowId: string;
  readonly columnId: string;
  readonly text: string;
}

export interface RejectedEdit {
  readonly rowId: string;
  readonly columnId: string;
  /** One sentence: why the cell stayed as it was. */
  readonly reason: string;
}

export interface EditedProject {
  readonly project: ProjectRecord;
  readonly rejected: readonly RejectedEdit[];
}

const BLANK_FUND: ProjectFundRecord = { source: '', initial: null, adjusted: null, executed: null, weight: '', score: '' };
export const BLANK_INDICATOR: IndicatorRecord = {
  level1: '', level2: '', level3: '', explanation: '', comparator: '', target: '', unit: '', direction: '', actual: '', weight: '', score: '', deviationReason: '', overrideScore: '', overrideReason: '',
};

type TextField = 'name' | 'department' | 'implementingUnit' | 'tier' | 'goal' | 'goalResult' | 'executionReason';
const OF_FORM: Readonly<Record<string, TextField>> = { project: 'name', department: 'department', implementingUnit: 'implementingUnit', projectLevel: 'tier', goal: 'goal', goalResult: 'goalResult', executionReason: 'executionReason' };
const OF_FUND: Readonly<Record<string, 'initial' | 'adjusted' | 'executed'>> = { initialBudget: 'initial', fullYearBudget: 'adjusted', executed: 'executed' };
const OF_INDICATOR: Readonly<Record<string, keyof IndicatorRecord>> = {
  level1: 'level1', level2: 'level2', level3: 'level3', explanation: 'explanation', operator: 'comparator', target: 'target', unit: 'unit', direction: 'direction', actual: 'actual', weight: 'weight', score: 'score', reason: 'deviationReason',
};
const FUND_NAMES: Readonly<Record<string, string>> = { initialBudget: '年初预算数', fullYearBudget: '全年预算数', executed: '全年执行数' };

/** A project with cells of its form changed; those that cannot take their text are named and stay. Nothing is written. */
export function editProject(project: ProjectRecord, form: EvaluationForm, edits: readonly FormEdit[]): EditedProject {
  const rejected: RejectedEdit[] = [];
  const edited = edits.reduce((before, edit) => {
    const after = editCell(before, form, edit);
    if (typeof after !== 'string') return after;
    rejected.push({ rowId: edit.rowId, columnId: edit.columnId, reason: after });
    return before;
  }, project);
  return { project: edited, rejected };
}

/** The project with one cell changed, or the sentence that refuses it. */
function editCell(project: ProjectRecord, form: EvaluationForm, { rowId, columnId, text }: FormEdit): ProjectRecord | string {
  const [kind, number] = rowId.split(':');
  const index = Number(number);
  const plain = text.trim();
  if (kind === 'form') {
    const field = OF_FORM[columnId];
    if (field === undefined) return '这一格由程序算出，不用填写。';
    return field === 'name' && plain === '' ? '项目名称不能为空：请填写项目名称。' : { ...project, [field]: plain };
  }
  if (kind === 'fund') return editFund(project, form, index, columnId, plain);
  if (kind === 'indicator') return editIndicator(project, index, columnId, plain);
  return '这一格已经不在表中：请刷新后重做。';
}

function editFund(project: ProjectRecord, form: EvaluationForm, index: number, columnId: string, text: string): ProjectRecord | string {
  const funds = fundsOf(project, form);
  const before = funds[index];
  if (before === undefined) return '这一行资金已经不在表中：请刷新后重做。';
  const put = (change: Partial<ProjectFundRecord>): ProjectRecord => ({ ...project, funds: funds.map((fund, at) => (at === index ? { ...fund, ...change } : fund)) });
  if (columnId === 'source') {
    if (text === '') return '资金来源的名称不能为空：不需要这一行时，请在项目信息中删除它。';
    return funds.some((fund, at) => at !== index && fund.source === text) ? `资金来源“${text}”已经有了：请换一个名称。` : put({ source: text });
  }
  if (columnId === 'weight') return put({ weight: text });
  const field = OF_FUND[columnId];
  if (field === undefined) return '这一格由程序算出，不用填写。';
  const amount = amountFrom(text, form.unit);
  return typeof amount === 'string' ? `${before.source}的${FUND_NAMES[columnId] ?? '金额'}${amount}` : put({ [field]: amount });
}

/** Fen, null for blank, or what is wrong with the text. */
function amountFrom(text: string, unit: MoneyUnit): number | null | string {
  if (/^[=＝]/.test(text)) {
    const result = evaluateExpression(text, unit);
    return result.kind === 'amount' ? result.value : `不能填：${result.sentence}`;
  }
  const amount = amountOf(text.replaceAll('，', ','), unit);
  if (amount === 'unreadable') return `“${text.slice(0, 20)}”不是金额：请填写以${unit}为单位的数，或以 = 开头的算式。`;
  return amount !== null && amount < 0 ? `“${text.slice(0, 20)}”是负数：预算数和执行数不能小于零，请改正。` : amount;
}

/** The sources of a project; those that its form prints while there are none. */
export function fundsOf(project: ProjectRecord, form: EvaluationForm): readonly ProjectFundRecord[] {
  if (project.funds.length > 0) return project.funds;
  const names = form.sections.flatMap((section) => (section.kind === 'funds' || section.kind === 'fundPairs' ? section.rows : []));
  return names.map((source, index) => ({ ...BLANK_FUND, source, weight: index === 0 && form.weights !== null && form.weights.execution > 0 ? String(form.weights.execution) : '' }));
}

function editIndicator(project: ProjectRecord, index: number, columnId: string, text: string): ProjectRecord | string {
  const field = OF_INDICATOR[columnId];
  if (project.indicators[index] === undefined) return '这一行指标已经不在表中：请刷新后重做。';
  if (field === undefined) return '这一格由程序算出，不用填写。';
  const rows = field === 'level1' || field === 'level2' ? rowsOfLevel(project.indicators, index, field) : [index];
  const indicators = field === 'level1' || field === 'level2' ? named(project.indicators) : project.indicators;
  return { ...project, indicators: indicators.map((one, at) => (rows.includes(at) ? { ...one, [field]: text } : one)) };
}

/** The rows that stand under one merged name, as the form is drawn. */
function rowsOfLevel(indicators: readonly IndicatorRecord[], index: number, key: 'level1' | 'level2'): readonly number[] {
  const levels = levelsOf(indicators);
  const same = (at: number): boolean => levels[at]?.level1 === levels[index]?.level1 && (key === 'level1' || levels[at]?.level2 === levels[index]?.level2);
  const rows = [index];
  for (let at = index - 1; at >= 0 && same(at); at -= 1) rows.push(at);
  for (let at = index + 1; at < levels.length && same(at); at += 1) rows.push(at);
  return rows;
}

function levelsOf(indicators: readonly IndicatorRecord[]): ReturnType<typeof nameLevels> {
  const [table] = readEvaluationInput([{ indicators: indicators.map(({ level1, level2, level3 }) => ({ level1, level2, level3 })) }]).tables;
  return nameLevels(table?.indicators ?? []);
}

/** Names that a merged cell held for rows below written out, so that rows can be moved about. */
function named(indicators: readonly IndicatorRecord[]): readonly IndicatorRecord[] {
  const levels = levelsOf(indicators);
  return indicators.map((one, index) => ({ ...one, level1: levels[index]?.level1 ?? one.level1, level2: levels[index]?.level2 ?? one.level2 }));
}

/** New rows behind a row (-1: before the first). A row without levels takes those of the row before it. Throws BadInput `no-such-indicator`. */
export function addIndicators(project: ProjectRecord, after: number, added: readonly Partial<IndicatorRecord>[]): ProjectRecord {
  const indicators = named(project.indicators);
  if (after < -1 || after >= indicators.length) throw missingRow(project, after);
  const neighbour = indicators[after] ?? indicators[0];
  const rows = added.map((one): IndicatorRecord => ({ ...BLANK_INDICATOR, level1: neighbour?.level1 ?? '', level2: neighbour?.level2 ?? '', ...one }));
  return { ...project, indicators: indicators.toSpliced(after + 1, 0, ...rows) };
}

/** Throws BadInput `no-such-indicator`. */
export function removeIndicator(project: ProjectRecord, row: number): ProjectRecord {
  if (project.indicators[row] === undefined) throw missingRow(project, row);
  return { ...project, indicators: named(project.indicators).toSpliced(row, 1) };
}

/** Puts a row at another place; the others close up. Throws BadInput `no-such-indicator`. */
export function moveIndicator(project: ProjectRecord, row: number, to: number): ProjectRecord {
  const indicators = named(project.indicators);
  const [moved] = indicators.slice(row, row + 1);
  if (moved === undefined || to < 0 || to >= indicators.length) throw missingRow(project, moved === undefined ? row : to);
  return { ...project, indicators: indicators.toSpliced(row, 1).toSpliced(to, 0, moved) };
}

function missingRow(project: ProjectRecord, row: number): BadInput {
  return new BadInput('no-such-indicator', `项目“${project.name}”没有第 ${row + 1} 行指标：请刷新后重做。`);
}

const DECIDING: ReadonlySet<string> = new Set(['target', 'actual', 'weight', 'operator', 'unit', 'direction']);
const DECIDING_FUND: ReadonlySet<string> = new Set(['fullYearBudget', 'executed', 'weight']);

/**
 * After a person changed what decides a score, the one that an imported form printed for it speaks of what is no longer there: it is
 * let go, and the form's total and grade with it. Scores that are a person's own stay.
 */
export function withoutOverTaken(project: ProjectRecord, edits: readonly FormEdit[], byRule: (row: number) => boolean): ProjectRecord {
  const rows = new Set(edits.filter((edit) => edit.rowId.startsWith('indicator:') && DECIDING.has(edit.columnId)).map((edit) => Number(edit.rowId.slice('indicator:'.length))));
  const funded = edits.some((edit) => edit.rowId === 'fund:0' && DECIDING_FUND.has(edit.columnId));
  if (rows.size === 0 && !funded && !edits.some((edit) => edit.columnId === 'score')) return project;
  return {
    ...project, printedTotal: '', printedGrade: '',
    indicators: project.indicators.map((one, row) => (rows.has(row) && byRule(row) ? { ...one, score: '' } : one)),
    funds: project.funds.map((fund, index) => (funded && index === 0 ? { ...fund, score: '' } : fund)),
  };
}

/** What an imported form prints as scores, total and grade is let go: the rules decide. Scores in a band or by judgement stay, they are a person's. */
export function useComputedScores(project: ProjectRecord, byRule: (row: number) => boolean): ProjectRecord {
  return {
    ...project, printedTotal: '', printedGrade: '', funds: project.funds.map((fund) => ({ ...fund, score: '' })),
    indicators: project.indicators.map((one, row) => (byRule(row) ? { ...one, score: '' } : one)),
  };
}
