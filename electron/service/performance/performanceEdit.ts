import { BadInput } from '../../../shared/badInput.ts';
import { readFigure } from '../../../shared/selfEvaluation/amounts.ts';
import type { DraftChange } from '../../../shared/selfEvaluation/drafts/draftFrom.ts';
import { draftProject } from '../../../shared/selfEvaluation/drafts/draftProject.ts';
import { failedExamples } from '../../../shared/selfEvaluation/examples.ts';
import { startFrom } from '../../../shared/selfEvaluation/library/startFrom.ts';
import { compare } from '../../../shared/selfEvaluation/rational.ts';
import type { IndicatorRecord, ProjectFundRecord, ProjectRecord } from '../../../shared/selfEvaluation/reconcile/projectRecord.ts';
import { freeCode, tablesToProjects } from '../../../shared/selfEvaluation/reconcile/projects.ts';
import { compileScheme, schemeDefinition } from '../../../shared/selfEvaluation/scheme.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { putScheme } from '../../ledger/subjects/books.ts';
import { listProjects, orderProjects, putProject, removeProject } from '../../ledger/subjects/projects.ts';
import { sha256 } from '../../resources/digest.ts';
import type { Library } from '../packs/library.ts';
import { scoringLibrary } from './scoringLibrary.ts';

/** All that an edit needs of a ledger: what it holds, and one journal entry for the change. */
export type Writer = Pick<Ledger, 'read' | 'write'>;

/** Adds a project or replaces the one of its code, one journal entry. Throws BadInput `blank-field`, `duplicate-fund`, `override.*`. */
export function saveProject(ledger: Writer, year: number, project: ProjectRecord, what: string = `填报绩效自评：${project.name}`): void {
  project.indicators.forEach((indicator) => checkOverride(indicator));
  ledger.write(year, { what }, (tx) => { putProject(tx, year, project); });
}

export function saveFunds(ledger: Writer, year: number, code: string, funds: readonly ProjectFundRecord[]): void {
  saveProject(ledger, year, { ...projectOf(ledger, year, code), funds });
}

export function saveIndicators(ledger: Writer, year: number, code: string, indicators: readonly IndicatorRecord[]): void {
  saveProject(ledger, year, { ...projectOf(ledger, year, code), indicators });
}

/**
 * Sets a row's score by hand beside the rule's, or takes it back (null).
 * @throws BadInput `no-such-project`, `no-such-indicator`, `override.reason`, `override.score`
 */
export function overrideScore(ledger: Writer, year: number, code: string, row: number, override: { readonly score: string; readonly reason: string } | null): void {
  const project = projectOf(ledger, year, code);
  if (project.indicators[row] === undefined) throw new BadInput('no-such-indicator', `项目“${project.name}”没有第 ${row + 1} 行指标：请刷新后重做。`);
  const [overrideScoreText, overrideReason] = [override?.score.trim() ?? '', override?.reason.trim() ?? ''];
  saveIndicators(ledger, year, code, project.indicators.map((one, index) => (index === row ? { ...one, overrideScore: overrideScoreText, overrideReason } : one)));
}

/** A score by hand needs its reason and stands between 0 and the weight. */
function checkOverride({ level3, weight, overrideScore: text, overrideReason }: IndicatorRecord): void {
  if (text === '' && overrideReason === '') return;
  const [score, points] = [readFigure(text), readFigure(weight)];
  if (score.kind !== 'number' || points.kind !== 'number' || score.value.n < 0n || compare(score.value, points.value) > 0) throw new BadInput('override.score', `指标“${level3}”的人工评分“${text}”应为 0 至分值（${weight === '' ? '未填' : weight}）之间的数：请改正。`);
  if (overrideReason.trim() === '') throw new BadInput('override.reason', `指标“${level3}”改了得分：请写明理由。`);
}

/** Throws BadInput `no-such-project`. */
export function orderOfProjects(ledger: Writer, year: number, codes: readonly string[]): void {
  ledger.write(year, { what: '调整绩效自评项目的顺序' }, (tx) => { orderProjects(tx, year, codes); });
}

/** Throws BadInput `no-such-project`. */
export function deleteProject(ledger: Writer, year: number, code: string): void {
  const { name } = projectOf(ledger, year, code);
  ledger.write(year, { what: `删除绩效自评项目：${name}` }, (tx) => { removeProject(tx, year, code); });
}

export interface NewProject {
  readonly name: string;
  readonly department: string;
  readonly implementingUnit: string;
  /** Id of the form, whose levels and points the indicators take. */
  readonly form: string;
  /** Library and kind of work; without them the project starts empty. */
  readonly from?: { readonly library: string; readonly kind: string };
}

/** Starts a project from a kind of work of an indicator library. Gives its code. Throws BadInput `form.unknown`, `library.unknown`, `library.kind`, `blank-field`. */
export function startProject(ledger: Writer, library: Library, year: number, wanted: NewProject): string {
  const scoring = scoringLibrary(library);
  const form = scoring.forms.forms.find((one) => one.id === wanted.form);
  if (form === undefined) throw new BadInput('form.unknown', `没有名为“${wanted.form}”的自评表版式：请另选一种。`);
  const { from } = wanted;
  const source = from === undefined ? undefined : scoring.indicators.find((one) => one.id === from.library);
  if (from !== undefined && source === undefined) throw new BadInput('library.unknown', `没有名为“${from.library}”的指标库：请另选一个。`);
  const table = from === undefined || source === undefined ? null : startFrom(source, from.kind, { project: wanted.name, year, form });
  const [started] = table === null ? [] : tablesToProjects([table], form.unit).projects;
  const project: ProjectRecord = {
    code: freeCode(new Set(listProjects(ledger.read, year).map(({ code }) => code))), name: wanted.name, kind: form.kind, form: wanted.form, department: wanted.department, implementingUnit: wanted.implementingUnit, tier: '', onBehalf: false,
    goal: started?.goal ?? '', goalResult: '', executionReason: '', printedTotal: '', printedGrade: '', funds: started?.funds ?? [], indicators: started?.indicators ?? [],
  };
  ledger.write(year, { what: `新建绩效自评项目：${wanted.name}` }, (tx) => { putProject(tx, year, project); });
  return project.code;
}

/** What became of a project of last year. */
export interface CopiedProject {
  readonly code: string;
  readonly name: string;
  readonly changes: readonly DraftChange[];
}

/**
 * Copies projects of an earlier year as drafts, one journal entry; a project whose code the year has already is left alone.
 * @param codes those to copy; all of them by default
 * @returns what was changed in each
 */
export function copyProjects(ledger: Writer, fromYear: number, year: number, codes?: readonly string[]): readonly CopiedProject[] {
  const taken = new Set(listProjects(ledger.read, year).map(({ code }) => code));
  const drafts = listProjects(ledger.read, fromYear).filter(({ code }) => !taken.has(code) && (codes === undefined || codes.includes(code))).map((project) => draftProject(project, fromYear, year));
  ledger.write(year, { what: `由 ${fromYear} 年度起草绩效自评` }, (tx) => { for (const { project } of drafts) putProject(tx, year, project); });
  return drafts.map(({ project: { code, name }, changes }) => ({ code, name, changes }));
}

/** Copies a shipped scheme into the book. Throws BadInput `score.scheme`. */
export function chooseBookScheme(ledger: Writer, library: Library, year: number, id: string): void {
  const scheme = scoringLibrary(library).schemes.find((one) => one.id === id);
  if (scheme === undefined) throw new BadInput('score.scheme', `没有名为“${id}”的评分口径：请另选一种。`);
  saveBookScheme(ledger, year, scheme.definition);
}

/**
 * Stores the book's own copy of a scheme, which must be of its shape and hold its own examples.
 * @throws BadInput `scheme.shape`, `scheme.example`
 */
export function saveBookScheme(ledger: Writer, year: number, content: unknown): void {
  const read = schemeDefinition.safeParse(content);
  if (!read.success) throw new BadInput('scheme.shape', `评分口径的 ${read.error.issues[0]?.path.join('.') || '内容'} 缺少、多余或取值不符：请改正。`);
  const [failed] = failedExamples(compileScheme(read.data));
  if (failed !== undefined) throw new BadInput('scheme.example', `评分口径的示例不成立：${failed}；请核对规则或示例。`);
  ledger.write(year, { what: `采用评分口径：${read.data.name}` }, (tx) => { putScheme(tx, year, { id: read.data.id, hash: sha256(JSON.stringify(read.data)), content: read.data }); });
}

/** Throws BadInput `no-such-project`. */
export function projectOf(ledger: Writer, year: number, code: string): ProjectRecord {
  const project = listProjects(ledger.read, year).find((one) => one.code === code);
  if (project === undefined) throw new BadInput('no-such-project', `${year} 年度没有代码为“${code}”的项目：请刷新后重做。`);
  return project;
}
