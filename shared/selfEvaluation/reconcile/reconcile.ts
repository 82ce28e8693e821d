import { FISCAL_FUNDS, type Fact } from '../../ledger/fact.ts';
import { type Fen, type MoneyUnit, sumFen } from '../../money/fen.ts';
import { type Coverage, coverageOf } from '../coverage.ts';
import type { EvaluationTable } from '../input.ts';
import type { Scheme } from '../scheme.ts';

/** 项目支出 of a book in fen: all of it, its fiscal part, and the projects its facts name. */
export interface ProjectExpenditure {
  readonly all: Fen;
  readonly fiscal: Fen;
  readonly projects: ReadonlySet<string>;
}

export interface Reconciliation {
  readonly coverage: Coverage;
  /** Projects that were evaluated, without those 财政代列. */
  readonly evaluated: number;
  readonly findings: readonly ReconcileFinding[];
}

export interface ReconcileFinding {
  readonly rule: 'projects-over-expenditure' | 'project-not-evaluated' | 'project-without-expenditure' | 'projects-listed-elsewhere';
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
}

/** Sums the facts of 项目支出 of the book's year, all units together. */
export function projectExpenditure(facts: readonly Fact[]): ProjectExpenditure {
  const own = facts.filter((fact) => fact.period === 'current' && fact.measure === 'expenditure' && fact.dimensions.nature === 'project');
  const fiscal: ReadonlySet<string> = new Set(FISCAL_FUNDS);
  return {
    all: sumFen(own.map((fact) => fact.quantity)),
    fiscal: sumFen(own.filter((fact) => fiscal.has(fact.dimensions.fund ?? '')).map((fact) => fact.quantity)),
    projects: new Set(own.flatMap((fact) => (fact.quantity !== 0 && fact.dimensions.project !== undefined ? [fact.dimensions.project] : []))),
  };
}

/**
 * Holds the evaluated projects against 项目支出: money (all, and fiscal where every table names its sources) and, where the
 * facts name projects, which of them were evaluated.
 * @param tables of projects, with the project's code as id; 部门整体 tables are not passed in
 */
export function reconcileProjects(tables: readonly EvaluationTable[], scheme: Scheme, unit: MoneyUnit, expenditure: ProjectExpenditure): Reconciliation {
  const coverage = coverageOf(tables, scheme, unit, expenditure);
  const own = tables.filter((table) => table.listedElsewhere !== true);
  const lines = [coverage.all, ...(coverage.fiscal === null ? [] : [coverage.fiscal])];
  const findings: ReconcileFinding[] = lines.filter((line) => line.over).map((line) => ({ rule: 'projects-over-expenditure', level: 'error', message: line.sentence }));
  return { coverage, evaluated: own.length, findings: [...findings, ...projectFindings(tables, own, expenditure), ...elsewhere(coverage)] };
}

/** Nothing is said where 项目支出 is not kept by project. */
function projectFindings(tables: readonly EvaluationTable[], own: readonly EvaluationTable[], { projects }: ProjectExpenditure): readonly ReconcileFinding[] {
  if (projects.size === 0) return [];
  const codes = new Set(tables.map((table) => table.id));
  const missing = [...projects].filter((code) => !codes.has(code));
  const extra = own.filter((table) => table.id === null || !projects.has(table.id));
  const findings: ReconcileFinding[] = [];
  if (missing.length > 0) findings.push({ rule: 'project-not-evaluated', level: 'warning', message: `项目支出涉及 ${projects.size} 个项目，其中 ${missing.length} 个没有自评表：${missing.join('、')}；请补充自评或说明原因。` });
  if (extra.length > 0) findings.push({ rule: 'project-without-expenditure', level: 'warning', message: `${extra.length} 个自评项目在项目支出中没有金额：${extra.map((table) => table.project ?? table.id ?? '未命名').join('、')}；请核对项目代码，由财政代列的应标明。` });
  return findings;
}

function elsewhere({ listedElsewhere }: Coverage): readonly ReconcileFinding[] {
  if (listedElsewhere.projects === 0) return [];
  return [{ rule: 'projects-listed-elsewhere', level: 'note', message: `${listedElsewhere.projects} 个项目由财政代列，不计入本部门项目支出，自评情况单独说明。` }];
}
