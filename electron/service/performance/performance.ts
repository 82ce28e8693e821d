import { BadInput } from '../../../shared/badInput.ts';
import type { Fen } from '../../../shared/money/fen.ts';
import type { PerformanceRecord, ProjectResult } from '../../../shared/narrative/records.ts';
import type { Pack, SelfEvaluationForms } from '../../../shared/pack/pack.ts';
import { type EvaluationForm, type SummaryForm } from '../../../shared/selfEvaluation/forms/formDefinition.ts';
import { pointsText } from '../../../shared/selfEvaluation/forms/formBlocks.ts';
import { layoutForm } from '../../../shared/selfEvaluation/forms/layoutForm.ts';
import { layoutSummary } from '../../../shared/selfEvaluation/forms/layoutSummary.ts';
import type { EvaluationTable } from '../../../shared/selfEvaluation/input.ts';
import type { ProjectRecord } from '../../../shared/selfEvaluation/reconcile/projectRecord.ts';
import { projectsToTables } from '../../../shared/selfEvaluation/reconcile/projects.ts';
import { type EvaluationSummary, type SummaryRow, summariseScores } from '../../../shared/selfEvaluation/reconcile/summarise.ts';
import { type Scheme, compileScheme, schemeDefinition } from '../../../shared/selfEvaluation/scheme.ts';
import { type TableResult, scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { readPack, readScheme } from '../../ledger/subjects/books.ts';
import { listProjects } from '../../ledger/subjects/projects.ts';
import type { Library } from '../packs/library.ts';
import { type ScoringLibrary, scoringLibrary } from './scoringLibrary.ts';

/** The self-evaluation of a book, scored live: what every screen, output and check of it starts from. */
export interface Performance {
  readonly year: number;
  readonly department: string;
  readonly scheme: Scheme;
  /** The form of projects, in whose unit the tables state money; the 汇总表. */
  readonly form: EvaluationForm;
  readonly summaryForm: SummaryForm;
  /** In the ledger's order; `tables`, `results` and `forms` follow it. */
  readonly projects: readonly ProjectRecord[];
  readonly tables: readonly EvaluationTable[];
  readonly results: readonly TableResult[];
  /** The form each project is printed on. */
  readonly forms: readonly EvaluationForm[];
}

export interface PerformanceOptions {
  readonly department: string;
  /** 实施单位 of one unit's own book; without it the whole department. */
  readonly implementingUnit?: string;
}

/** Scores the projects of a book by its scheme; null where it has none. Throws BadInput `no-such-book`, `form.unknown`. */
export function openPerformance(ledger: Ledger, library: Library, year: number, options: PerformanceOptions): Performance | null {
  const all = listProjects(ledger.read, year);
  const projects = options.implementingUnit === undefined ? all : all.filter((project) => project.implementingUnit === options.implementingUnit);
  if (projects.length === 0) return null;
  const { form, summaryForm, wanted, scoring, scheme } = performanceRules(ledger, library, year);
  const tables = projectsToTables(projects, form.unit, year);
  return {
    year, department: options.department, scheme, form, summaryForm, projects, tables, results: scoreTables({ scheme: null, tables }, scheme).tables,
    forms: projects.map((project) => formNamed(scoring, project.form || (project.kind === 'department' ? wanted.department : wanted.project))),
  };
}

/** By what a book is self-evaluated, before it has a project. Throws as above. */
export function performanceRules(ledger: Ledger, library: Library, year: number): Pick<Performance, 'form' | 'summaryForm' | 'scheme'> & { readonly wanted: SelfEvaluationForms; readonly scoring: ScoringLibrary } {
  const scoring = scoringLibrary(library);
  const wanted = formsOf(readPack(ledger.read, year));
  const form = formNamed(scoring, wanted.project);
  const summaryForm = scoring.forms.summaries.find((one) => one.id === wanted.summary);
  if (summaryForm === undefined) throw unknownForm(wanted.summary);
  return { form, summaryForm, scheme: schemeOf(ledger, scoring, year, form), wanted, scoring };
}

const NATIONAL_FORMS: SelfEvaluationForms = { project: 'national-project-selfeval', department: 'department-selfeval', summary: 'selfeval-summary' };

/** The forms a pack says; the national ones where it prints none. */
function formsOf(pack: Pack): SelfEvaluationForms {
  return pack.parts.find((part) => part.selfEvaluation !== undefined)?.selfEvaluation ?? NATIONAL_FORMS;
}

function formNamed(scoring: ScoringLibrary, id: string): EvaluationForm {
  const form = scoring.forms.forms.find((one) => one.id === id);
  if (form === undefined) throw unknownForm(id);
  return form;
}

function unknownForm(id: string): BadInput {
  return new BadInput('form.unknown', `没有名为“${id}”的自评表版式：请检查版式包中的 selfEvaluation 和 forms 文件夹。`);
}

/** The copy that the book holds; where none was chosen, the one of its form. */
function schemeOf(ledger: Ledger, scoring: ScoringLibrary, year: number, form: EvaluationForm): Scheme {
  const stored = readScheme(ledger.read, year);
  if (stored !== null) return compileScheme(schemeDefinition.parse(stored.content));
  const scheme = scoring.schemes.find((one) => one.id === form.scheme) ?? scoring.schemes.find((one) => one.definition.default);
  if (scheme === undefined) throw new BadInput('score.scheme', '没有可用的评分口径；请检查 schemes 文件夹。');
  return scheme;
}

/** `empty`: no indicators; `draft`: actuals or money still blank; `errors`: complete with errors; `done`: complete. */
export type ProjectState = 'empty' | 'draft' | 'errors' | 'done';

/** A project as the list of projects shows it. */
export interface ProjectLine {
  readonly code: string;
  readonly name: string;
  readonly kind: ProjectRecord['kind'];
  readonly onBehalf: boolean;
  readonly implementingUnit: string;
  readonly form: string;
  /** Of the first row of funds; null where blank. */
  readonly budget: Fen | null;
  readonly executed: Fen | null;
  /** 执行率 in percent; null where it cannot be formed. */
  readonly rate: number | null;
  /** Null where the form has no weights or a row cannot be scored. */
  readonly score: number | null;
  readonly grade: string | null;
  readonly state: ProjectState;
  readonly errors: number;
  readonly warnings: number;
}

/** The projects in their order, with what the engine makes of each. */
export function listProjectLines(performance: Performance): readonly ProjectLine[] {
  const { rows } = summarise(performance, performance.projects);
  return performance.projects.map((project, index) => {
    const result = performance.results[index];
    const count = (level: 'error' | 'warning'): number => result?.findings.filter((finding) => finding.level === level).length ?? 0;
    return {
      code: project.code, name: project.name, kind: project.kind, onBehalf: project.onBehalf, implementingUnit: project.implementingUnit, form: performance.forms[index]?.id ?? '',
      budget: rows[index]?.budget ?? null, executed: rows[index]?.executed ?? null, rate: result?.execution.rate ?? null, score: result?.total ?? null, grade: result?.grade ?? null,
      state: stateOf(project, count('error')), errors: count('error'), warnings: count('warning'),
    };
  });
}

function stateOf(project: ProjectRecord, errors: number): ProjectState {
  if (project.indicators.length === 0) return 'empty';
  const open = project.indicators.some((one) => one.actual === '') || project.funds[0]?.executed === null;
  return open ? 'draft' : errors > 0 ? 'errors' : 'done';
}

/** One project, scored: every row with its score and the sentence that explains it. Throws BadInput `no-such-project`. */
export function scoreProject(performance: Performance, code: string): { readonly project: ProjectRecord; readonly table: EvaluationTable; readonly result: TableResult; readonly form: EvaluationForm } {
  const index = performance.projects.findIndex((project) => project.code === code);
  const [project, table, result, form] = [performance.projects[index], performance.tables[index], performance.results[index], performance.forms[index]];
  if (project === undefined || table === undefined || result === undefined || form === undefined) throw new BadInput('no-such-project', `${performance.year} 年度没有代码为“${code}”的项目：请刷新后重做。`);
  return { project, table, result, form };
}

/** Counts by grade, amounts and shares of the projects; the table of 部门整体支出 is none of them. */
export function performanceSummary(performance: Performance): EvaluationSummary {
  return summarise(performance, performance.projects.filter((project) => project.kind === 'project'));
}

function summarise({ projects, tables, results, scheme, form }: Performance, some: readonly ProjectRecord[]): EvaluationSummary {
  const places = some.map((project) => projects.indexOf(project));
  return summariseScores(places.flatMap((at) => tables[at] ?? []), places.flatMap((at) => results[at] ?? []), scheme, form.unit);
}

/** What the narrative's 预算绩效 says; undefined where nothing was evaluated, so that its clause is left out. */
export function performanceRecords(performance: Performance | null): PerformanceRecord | undefined {
  if (performance === null) return undefined;
  const whole = performance.results[performance.projects.findIndex((project) => project.kind === 'department')];
  const { projects, executed, grades, rows, listedElsewhere } = performanceSummary(performance);
  if (projects === 0 && whole === undefined) return undefined;
  return {
    projects, amount: executed, grades: grades.flatMap((one) => (one.projects === 0 ? [] : [{ name: one.grade, count: one.projects }])),
    ...(whole?.grade ? { wholeGrade: whole.grade } : {}), ...(whole?.total != null ? { wholeScore: pointsText(whole.total) } : {}),
    results: rows.filter((row) => !row.listedElsewhere).map(resultOf),
    ...(listedElsewhere.projects > 0 && { listedElsewhere: { projects: listedElsewhere.projects, amount: listedElsewhere.executed, results: rows.filter((row) => row.listedElsewhere).map(resultOf) } }),
  };
}

function resultOf({ project, budget, executed, score, grade }: SummaryRow): ProjectResult {
  return { name: project, budget, executed, score: pointsText(score), grade: grade ?? '' };
}

/** A laid-out form with the name under which contents and worksheets list it. */
export interface DrawnForm {
  readonly name: string;
  readonly grid: GridSheet;
}

/** A project's form for the screen (`showBlank`: with the rows that a page leaves out while blank), the page and the workbook. Throws BadInput `no-such-project`. */
export function drawProjectForm(performance: Performance, code: string, showBlank = false): DrawnForm {
  const { project, result, form } = scoreProject(performance, code);
  const [table] = projectsToTables([project], form.unit, performance.year, form.decimals);
  if (table === undefined) throw new RangeError(code);
  return { name: project.name, grid: layoutForm(form, table, result, `self-evaluation:${code}`, showBlank) };
}

/** 汇总表, where there is more than one project, then every form in order. */
export function drawPerformance(performance: Performance): readonly DrawnForm[] {
  const summary = performanceSummary(performance);
  const { year, department, summaryForm } = performance;
  return [
    ...(summary.rows.length > 1 ? [{ name: '汇总表', grid: layoutSummary(summaryForm, summary, year, department) }] : []),
    ...performance.projects.map((project) => drawProjectForm(performance, project.code)),
  ];
}

