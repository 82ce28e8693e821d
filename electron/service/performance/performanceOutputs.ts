import type { CheckResult, Finding } from '../../../shared/checks/finding.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { type Reconciliation, projectExpenditure, reconcileProjects } from '../../../shared/selfEvaluation/reconcile/reconcile.ts';
import { type Performance, drawPerformance } from './performance.ts';

export const PERFORMANCE_WORKBOOK = '项目支出绩效自评表.xlsx';
/** With which `table` of a finding on self-evaluation begins. */
export const PERFORMANCE_PLACE = '绩效自评';
const SUMMARY = '汇总';

/** Holds the projects of a book against its 项目支出; those 财政代列 stay outside. */
export function reconcilePerformance({ projects, tables, scheme, form }: Performance, facts: readonly Fact[]): Reconciliation {
  return reconcileProjects(tables.filter((_, index) => projects[index]?.kind === 'project'), scheme, form.unit, projectExpenditure(facts));
}

/** Faults of the forms, of the forms between each other and against the ledger, as findings of the check report. `table` is the project. */
export function performanceFindings(performance: Performance | null, facts: readonly Fact[]): readonly Finding[] {
  if (performance === null) return [];
  const blank = { row: null, column: null, expected: null, printed: null, diff: null };
  const own = performance.results.flatMap((result) => result.findings.map(({ indicator: _indicator, ...finding }) => finding));
  return [...own, ...reconcilePerformance(performance, facts).findings.map((finding) => ({ ...blank, ...finding, id: '', table: SUMMARY }))].map(inReport);
}

/** A finding of self-evaluation as the check report names it: its rule among all rules, its table among all tables. */
export function inReport(finding: Finding): Finding {
  return { ...finding, rule: `performance.${finding.rule}`, table: `${PERFORMANCE_PLACE}：${finding.table}`, message: finding.table === SUMMARY || finding.message.includes(finding.table) ? finding.message : `“${finding.table}”${finding.message}` };
}

/** The check result with the findings of self-evaluation behind those of the tables, numbered on. */
export function withPerformanceFindings(result: CheckResult, found: readonly Finding[]): CheckResult {
  const numbered = found.map((finding, index) => ({ ...finding, id: `F${String(result.findings.length + index + 1).padStart(3, '0')}` }));
  return numbered.length === 0 ? result : { ...result, findings: [...result.findings, ...numbered] };
}

/** Writes 汇总表 and every form to one workbook. Throws BadInput where it cannot be written; an existing file is then untouched. */
export async function writePerformanceWorkbook(performance: Performance, file: string, options: { readonly draft: boolean; readonly created: Date }): Promise<void> {
  const { writeForms } = await import('../../scoring/writeForms.ts');
  const { department, year } = performance;
  await writeForms(drawPerformance(performance), { department, year, title: `${department}${year}年度项目支出绩效自评表`, ...options }, file);
}
