import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { BadInput } from '../../../shared/badInput.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import type { ScoreFinding } from '../../../shared/selfEvaluation/findings/finding.ts';
import { readForms } from '../../../shared/selfEvaluation/importing/readForms.ts';
import type { EvaluationTable } from '../../../shared/selfEvaluation/input.ts';
import type { ProjectRecord } from '../../../shared/selfEvaluation/reconcile/projectRecord.ts';
import { tablesToProjects } from '../../../shared/selfEvaluation/reconcile/projects.ts';
import { scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { listProjects, putProject } from '../../ledger/subjects/projects.ts';
import { readWorkbookInWorker } from '../../reading/inWorker.ts';
import type { Library } from '../packs/library.ts';
import { performanceRules } from './performance.ts';

/** What an import of self-evaluation workbooks would write. Nothing is written before `acceptPerformanceImport`. */
export interface PerformancePlan {
  readonly year: number;
  /** Names of the files. */
  readonly files: readonly string[];
  readonly projects: readonly PlannedProject[];
  /** One sentence for each thing that is not taken as it stands. */
  readonly notes: readonly string[];
}

export interface PlannedProject {
  readonly project: ProjectRecord;
  /** `new`, or takes the place of a project of the same name. */
  readonly change: 'new' | 'replaces' | 'same';
  readonly indicators: number;
  /** What the engine makes of it, and what the form prints. */
  readonly total: number | null;
  readonly printedTotal: number | string | null;
  readonly grade: string | null;
  readonly findings: readonly ScoreFinding[];
}

/** Plans the import of workbooks that hold self-evaluation forms, several on a sheet or a sheet each. Throws BadInput `score.no-form`. */
export async function planPerformanceImport(ledger: Ledger, library: Library, year: number, files: readonly string[]): Promise<PerformancePlan> {
  const workbooks = await Promise.all(files.map((file) => readWorkbookInWorker(file)));
  return planPerformance(ledger, library, year, workbooks.map((workbook, index) => {
    const file = basename(files[index] ?? workbook.file);
    const { tables } = readForms(workbook);
    if (tables.length === 0) throw new BadInput('score.no-form', `“${file}”里没有找到绩效自评表（表头应有 一级指标、二级指标、年度指标值、实际完成值）；请检查文件。`);
    return { file, tables };
  }));
}

/** As above, of tables that were read already. */
export function planPerformance(ledger: Ledger, library: Library, year: number, sources: readonly FormSource[]): PerformancePlan {
  const tables = sources.flatMap((source) => source.tables);
  const known = listProjects(ledger.read, year);
  const { form, scheme } = performanceRules(ledger, library, year);
  const { projects, notes } = tablesToProjects(tables, form.unit, known);
  const results = scoreTables({ scheme: null, tables: tables.map((table) => ({ ...table, year: table.year ?? String(year) })) }, scheme).tables;
  return {
    year, files: sources.map((source) => source.file),
    projects: projects.map((imported, index) => {
      const before = known.find((one) => one.code === imported.code);
      const project = before === undefined ? imported : keeping(before, imported);
      const result = results[index];
      return {
        project, change: before === undefined ? 'new' : isDeepStrictEqual(before, project) ? 'same' : 'replaces', indicators: project.indicators.length,
        total: result?.total ?? null, printedTotal: result?.printedTotal ?? null, grade: result?.grade ?? null, findings: result?.findings ?? [],
      };
    }),
    notes: [...notes, ...otherYears(tables, year), ...withoutUnit(tables, form.unit)],
  };
}

/** What a form does not say stays as it was entered. */
function keeping(before: ProjectRecord, imported: ProjectRecord): ProjectRecord {
  return {
    ...imported, kind: before.kind, form: before.form, onBehalf: before.onBehalf || imported.onBehalf, department: imported.department || before.department,
    implementingUnit: imported.implementingUnit || before.implementingUnit, tier: imported.tier || before.tier, executionReason: imported.executionReason || before.executionReason,
  };
}

function otherYears(tables: readonly EvaluationTable[], year: number): readonly string[] {
  return tables.filter((table) => table.year !== null && table.year !== String(year)).map((table) => `“${table.project ?? table.id ?? '未命名'}”的自评表写的是 ${table.year ?? ''} 年度，不是 ${year} 年度，请核对文件。`);
}

function withoutUnit(tables: readonly EvaluationTable[], unit: string): readonly string[] {
  return tables.filter((table) => table.moneyUnit == null && table.funds.length > 0).map((table) => `“${table.project ?? table.id ?? '未命名'}”没有写明金额单位，按 ${unit} 读取，请核对。`);
}

/** Writes an accepted plan: one transaction, one journal entry. */
export function acceptPerformanceImport(ledger: Pick<Ledger, 'write'>, plan: PerformancePlan): void {
  ledger.write(plan.year, { what: `导入绩效自评表 ${plan.files.join('、')}` }, (tx) => { for (const { project } of plan.projects) putProject(tx, plan.year, project); });
}

/** Forms of a file that stands among others. */
export interface FormSource {
  readonly file: string;
  readonly tables: readonly EvaluationTable[];
}

/**
 * Takes the self-evaluation forms out of workbooks: told by what their heads say, wherever they stand.
 * @param holdsMore whether what is left of a workbook with forms is of use to anybody
 * @returns the forms, and the workbooks without the sheets that hold them
 */
export function takeForms(workbooks: readonly RawWorkbook[], holdsMore: (rest: RawWorkbook) => boolean): { readonly workbooks: readonly RawWorkbook[]; readonly forms: readonly FormSource[] } {
  const forms: FormSource[] = [];
  const rest = workbooks.flatMap((workbook): readonly RawWorkbook[] => {
    const bySheet = workbook.sheets.map((sheet) => ({ sheet, tables: readForms({ ...workbook, sheets: [sheet] }).tables }));
    const tables = bySheet.flatMap((one) => one.tables);
    if (tables.length === 0) return [workbook];
    forms.push({ file: workbook.file, tables });
    const left = { ...workbook, sheets: bySheet.filter((one) => one.tables.length === 0).map((one) => one.sheet) };
    return left.sheets.length > 0 && holdsMore(left) ? [left] : [];
  });
  return { workbooks: rest, forms };
}

/** Plans and accepts the forms that came with a build. Gives the notes of the plan. */
export function takePerformance(ledger: Ledger, library: Library, year: number, forms: readonly FormSource[]): readonly string[] {
  if (forms.length === 0) return [];
  const plan = planPerformance(ledger, library, year, forms);
  acceptPerformanceImport(ledger, plan);
  return plan.notes;
}
