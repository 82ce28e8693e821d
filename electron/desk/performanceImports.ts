import { randomUUID } from 'node:crypto';
import { BadInput } from '../../shared/badInput.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import type { Writer } from '../service/performance/performanceEdit.ts';
import { type PerformancePlan, acceptPerformanceImport, planPerformanceImport } from '../service/performance/performanceImport.ts';
import type { DeskContext } from './context.ts';

/** The plan that waits to be accepted, of the revision in which it was made. */
const WAITING = new WeakMap<DeskContext, { readonly token: string; readonly revision: number; readonly plan: PerformancePlan }>();

const WORKBOOKS = [{ name: '表格文件', extensions: ['xlsx', 'xls', 'et', 'xlsm', 'xlsb', 'ods'] }];

/** Asks for workbooks and plans to take the forms in them. */
export async function planForms(context: DeskContext): Promise<ChannelOutput<'performance.planImport'>> {
  const { desk, library, dialogs } = context;
  const year = desk.year();
  const files = await dialogs.chooseFiles({ title: '选择绩效自评表', kinds: WORKBOOKS, several: true });
  if (files.length === 0) return null;
  const plan = await planPerformanceImport(desk.ledger(), library, year, files);
  const token = randomUUID();
  WAITING.set(context, { token, revision: desk.revision, plan });
  return {
    token, files: [...plan.files], notes: [...plan.notes],
    projects: plan.projects.map(({ project, change, indicators, total, printedTotal, grade, findings }) => ({ code: project.code, name: project.name, change, indicators, total, printedTotal, grade, errors: findings.filter(({ level }) => level === 'error').length })),
  };
}

/** Takes the chosen projects of the plan. Gives how many. */
export function acceptPlanned(context: DeskContext, writer: Writer, token: string, codes: readonly string[]): number {
  const waiting = WAITING.get(context);
  if (waiting === undefined || waiting.token !== token || waiting.plan.year !== context.desk.year()) throw new BadInput('plan-gone', '这次读取的自评表已经失效：请重新选择文件。');
  const projects = waiting.plan.projects.filter(({ project }) => codes.includes(project.code));
  if (waiting.revision !== context.desk.revision) throw new BadInput('plan-stale', '读取文件之后账套又有改动：请重新选择文件，再确认导入。');
  acceptPerformanceImport(writer, { ...waiting.plan, projects });
  WAITING.delete(context);
  return projects.length;
}
