import { BadInput } from '../../../shared/badInput.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import type { Row } from '../tables.ts';
import { required } from './wording.ts';

/** One line of a project's money. Amounts in fen, null where blank; weight and score as written. */
export interface ProjectFund {
  /** 年度资金总额, 当年财政拨款, 上年结转资金 … as the form names it. */
  readonly source: string;
  /** 年初预算数, 全年预算数, 全年执行数. */
  readonly initial: number | null;
  readonly adjusted: number | null;
  readonly executed: number | null;
  readonly weight: string;
  readonly score: string;
}

/** One row of a self-evaluation form, every field as written ('' = blank): reading it is the self-evaluation's business. */
export type Indicator = Omit<Row<'indicator'>, 'book' | 'project' | 'seq'>;

export interface Project {
  readonly code: string;
  readonly name: string;
  /** 主管部门 and 实施单位. */
  readonly department: string;
  readonly implementingUnit: string;
  /** 一级 or 二级 project, as written; '' where not stated. */
  readonly tier: string;
  /** 财政代列: spent in the bureau's name but not in its 项目支出. */
  readonly onBehalf: boolean;
  readonly goal: string;
  readonly goalResult: string;
  readonly funds: readonly ProjectFund[];
  readonly indicators: readonly Indicator[];
}

/** The projects of a book with funds and indicators, in the order in which they were entered. */
export function listProjects(read: ReadConnection, book: number): readonly Project[] {
  const funds = Map.groupBy(read.select('project_fund', { where: { book }, orderBy: ['project', 'seq'] }), ({ project }) => project);
  const indicators = Map.groupBy(read.select('indicator', { where: { book } }), ({ project }) => project);
  return read.select('project', { where: { book }, orderBy: ['seq', 'code'] }).map((row) => {
    const { code, name, department, implementingUnit, tier, goal, goalResult } = row;
    return {
      code, name, department, implementingUnit, tier, goal, goalResult, onBehalf: row.onBehalf === 'yes',
      funds: (funds.get(code) ?? []).map(({ book: _book, project: _project, seq: _seq, ...fund }) => fund),
      indicators: (indicators.get(code) ?? []).map(({ book: _book, project: _project, seq: _seq, ...indicator }) => indicator),
    };
  });
}

/** Adds a project or replaces the one of the same code with its funds and indicators. Throws BadInput `blank-field`, `duplicate-fund`. */
export function putProject(tx: WriteConnection, book: number, project: Project): void {
  const code = required(project.code, '项目代码');
  const { name, department, implementingUnit, tier, goal, goalResult, funds, indicators } = project;
  const sources = new Set(funds.map(({ source }) => source));
  if (sources.size < funds.length) throw new BadInput('duplicate-fund', `项目“${name}”的资金来源有重复：请合并后再保存。`);
  const seq = tx.get('project', { book, code })?.seq ?? (tx.select('project', { where: { book }, orderBy: ['seq'], descending: true, limit: 1 })[0]?.seq ?? 0) + 1;
  tx.upsert('project', {
    book, code, name: required(name, '项目名称'), department, implementingUnit, tier, onBehalf: project.onBehalf ? 'yes' : 'no', goal, goalResult, seq,
  });
  removeParts(tx, book, code);
  funds.forEach((fund, index) => tx.insert('project_fund', { book, project: code, seq: index + 1, ...fund }));
  indicators.forEach((indicator, index) => tx.insert('indicator', { book, project: code, seq: index + 1, ...indicator }));
}

export function removeProject(tx: WriteConnection, book: number, code: string): boolean {
  removeParts(tx, book, code);
  return tx.remove('project', { book, code });
}

function removeParts(tx: WriteConnection, book: number, project: string): void {
  tx.removeWhere('project_fund', { book, project });
  tx.removeWhere('indicator', { book, project });
}
