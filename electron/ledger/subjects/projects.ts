import { BadInput } from '../../../shared/badInput.ts';
import type { ProjectRecord } from '../../../shared/selfEvaluation/reconcile/projectRecord.ts';
import type { ReadConnection, WriteConnection } from '../connection.ts';
import { required } from './wording.ts';

/** A project with its funds and indicators, every field of a form as written: reading them is the self-evaluation's business. */
export type Project = ProjectRecord;

/** The projects of a book with funds and indicators, in the order in which they were entered. */
export function listProjects(read: ReadConnection, book: number): readonly Project[] {
  const funds = Map.groupBy(read.select('project_fund', { where: { book }, orderBy: ['project', 'seq'] }), ({ project }) => project);
  const indicators = Map.groupBy(read.select('indicator', { where: { book } }), ({ project }) => project);
  return read.select('project', { where: { book }, orderBy: ['seq', 'code'] }).map((row) => {
    const { book: _book, seq: _seq, onBehalf, ...fields } = row;
    const { code } = fields;
    return {
      ...fields, onBehalf: onBehalf === 'yes',
      funds: (funds.get(code) ?? []).map(({ book: _book, project: _project, seq: _seq, ...fund }) => fund),
      indicators: (indicators.get(code) ?? []).map(({ book: _book, project: _project, seq: _seq, ...indicator }) => indicator),
    };
  });
}

/** Adds a project or replaces the one of the same code with its funds and indicators. Throws BadInput `blank-field`, `duplicate-fund`. */
export function putProject(tx: WriteConnection, book: number, project: Project): void {
  const code = required(project.code, '项目代码');
  const { funds, indicators, onBehalf, ...fields } = project;
  const { name } = project;
  const sources = new Set(funds.map(({ source }) => source));
  if (sources.size < funds.length) throw new BadInput('duplicate-fund', `项目“${name}”的资金来源有重复：请合并后再保存。`);
  const seq = tx.get('project', { book, code })?.seq ?? (tx.select('project', { where: { book }, orderBy: ['seq'], descending: true, limit: 1 })[0]?.seq ?? 0) + 1;
  tx.upsert('project', {
    book, ...fields, code, name: required(name, '项目名称'), onBehalf: onBehalf ? 'yes' : 'no', seq,
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

/** Puts the projects in the given order; those it does not name keep theirs behind them. Throws BadInput `no-such-project`. */
export function orderProjects(tx: WriteConnection, book: number, codes: readonly string[]): void {
  const known = tx.select('project', { where: { book }, orderBy: ['seq', 'code'] }).map(({ code }) => code);
  const unknown = codes.find((code) => !known.includes(code));
  if (unknown !== undefined) throw new BadInput('no-such-project', `${book} 年度没有代码为“${unknown}”的项目：请刷新后重做。`);
  const order = [...new Set([...codes, ...known])];
  order.forEach((code, index) => tx.update('project', { book, code }, { seq: index + 1 }));
}
