import type { Level } from '../../../shared/checks/finding.ts';
import type { OpenedForm, ScoredForm } from '../../../shared/ipc/performance.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { layoutSummary } from '../../../shared/selfEvaluation/forms/layoutSummary.ts';
import type { ProjectRecord } from '../../../shared/selfEvaluation/reconcile/projectRecord.ts';
import type { RowResult, TableResult } from '../../../shared/selfEvaluation/scoreTables.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { type Performance, drawProjectForm, performanceSummary, scoreProject } from './performance.ts';
import { fundsOf } from './performanceCells.ts';
import { entryCells, placedFindings, rowViews } from './performanceForm.ts';
import { reconcilePerformance } from './performanceOutputs.ts';

/** What the engine makes of a project, as the window shows it. */
export function scoredForm(project: ProjectRecord, result: TableResult): ScoredForm {
  const { rate, weight, score, explanation } = result.execution;
  return { rows: rowViews(project, result), execution: { rate, weight, score, explanation }, total: result.total, totalWeight: result.totalWeight, grade: result.grade, findings: placedFindings(result) };
}

/** A project on its form. Throws BadInput `no-such-project`. */
export function openedForm(performance: Performance, code: string, locked: boolean): OpenedForm {
  const { project, result, form } = scoreProject(performance, code);
  const at = performance.projects.indexOf(project);
  const { grid } = drawProjectForm(performance, code, true);
  return {
    ...scoredForm(project, result), code, name: project.name, kind: project.kind, onBehalf: project.onBehalf, department: project.department, implementingUnit: project.implementingUnit,
    form: form.id, formName: form.name, scheme: performance.scheme.definition.name, sheet: grid, cells: locked ? [] : entryCells(grid.cells, project, form, result),
    printedTotal: project.printedTotal, printedGrade: project.printedGrade, printedScores: result.rows.filter(differs).length, funds: fundsOf(project, form).map((fund) => fund.source), locked,
    previous: performance.projects[at - 1]?.code ?? null, next: performance.projects[at + 1]?.code ?? null,
  };
}

function differs(row: RowResult): boolean {
  return row.basis === 'rule' && row.printed !== null && row.printed !== row.ruleScore;
}

export interface IndicatorLine {
  readonly code: string;
  readonly project: string;
  readonly row: number;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: number | null;
  readonly score: number | null;
  readonly basis: RowResult['basis'];
  readonly reason: string;
  readonly explanation: string;
  readonly errors: number;
  readonly warnings: number;
}

/** Every indicator of every project, in order. */
export function indicatorLines({ projects, results }: Performance): readonly IndicatorLine[] {
  return projects.flatMap((project, at) => (results[at]?.rows ?? []).map((row, index): IndicatorLine => {
    const count = (level: Level): number => results[at]?.findings.filter((finding) => finding.indicator === index && finding.level === level).length ?? 0;
    const { level1, level2, level3, weight, score, basis, explanation } = row;
    return {
      code: project.code, project: project.name, row: index, level1, level2, level3, target: row.parsed.text, actual: row.parsedActual.text, weight, score, basis,
      reason: project.indicators[index]?.deviationReason ?? '', explanation, errors: count('error'), warnings: count('warning'),
    };
  }));
}

export interface SummaryPage {
  readonly sheet: GridSheet;
  /** How the projects stand to 项目支出, and what is wrong with that. */
  readonly sentences: readonly { readonly level: Level; readonly message: string }[];
  readonly ungraded: number;
  readonly grades: readonly { readonly grade: string; readonly projects: number; readonly executed: number; readonly projectShare: string | null; readonly executedShare: string | null }[];
}

/** 汇总表 with the counts by grade, and the projects against 项目支出. */
export function summaryPage(performance: Performance, facts: readonly Fact[]): SummaryPage {
  const summary = performanceSummary(performance);
  const { coverage, findings } = reconcilePerformance(performance, facts);
  const said = new Set(findings.map((finding) => finding.message));
  const lines = [coverage.all, ...(coverage.fiscal === null ? [] : [coverage.fiscal])].filter((line) => !said.has(line.sentence));
  return {
    sheet: layoutSummary(performance.summaryForm, summary, performance.year, performance.department), ungraded: summary.ungraded, grades: summary.grades,
    sentences: [...findings.map(({ level, message }) => ({ level, message })), ...lines.map((line) => ({ level: 'note' as const, message: line.sentence }))],
  };
}
