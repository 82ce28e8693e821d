import { basename, dirname, extname } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { ChannelInput, ChannelOutput } from '../../shared/ipc.ts';
import { type AuditDocument, recognised } from '../service/audit/audit.ts';
import { type AuditInput, AUDIT_NAMES, auditInputs } from '../service/audit/auditInputs.ts';
import type { AuditOptions } from '../service/audit/auditDocument.ts';
import { type AuditLine, auditSeveral, isDocument, writeOneAudit } from '../service/audit/auditSeveral.ts';
import { openDocument } from '../service/importing/openDocument.ts';
import { verdict } from '../workbook/checkReport.ts';
import type { DeskContext } from './context.ts';
import { countLevels } from './deskState.ts';

/** The last audit of other people's documents: the window shows it piece by piece and may have its outputs written. */
interface KeptAudit {
  readonly id: string;
  readonly inputs: readonly AuditInput[];
  readonly options: AuditOptions;
  /** Null where a file could not be read. */
  readonly documents: readonly (AuditDocument | null)[];
}

const KEPT = new WeakMap<DeskContext, KeptAudit>();

const WORKBOOKS = [{ name: '工作簿', extensions: ['xlsx', 'xls', 'et', 'ods', 'xlsm', 'xlsb', 'csv'] }];
const REPORT_FILES = [{ name: 'Excel 工作簿', extensions: ['xlsx'] }];

const TITLES = { files: '选择要审核的工作簿（可以选几个）', lastYear: '选择上年的决算公开表' } as const;

export async function chooseForeign({ dialogs, paths }: DeskContext, { what }: ChannelInput<'checks.chooseForeign'>): Promise<ChannelOutput<'checks.chooseForeign'>> {
  const folder = what === 'folder' ? await dialogs.chooseFolder({ title: '选择放有各单位决算表的文件夹' }) : null;
  const chosen = what === 'folder' ? (folder === null ? [] : [folder]) : await dialogs.chooseFiles({ title: TITLES[what], kinds: WORKBOOKS, several: what === 'files' });
  return chosen.length === 0 ? null : { tokens: chosen.map((path) => paths.keep(path)), names: chosen.map((path) => basename(path)) };
}

/** Audits the chosen files, each for itself: one that cannot be read is told and does not stop the others. */
export async function auditForeign(context: DeskContext, { tokens, lastYear, job }: ChannelInput<'checks.audit'>): Promise<ChannelOutput<'checks.audit'>> {
  const { library, paths, jobs, clock, roots } = context;
  const { several, inputs } = auditInputs(tokens.map((token) => paths.of(token)));
  return jobs.run(job, async (signal, progress) => {
    progress(`正在检查 ${inputs.length} 个文件`, 0);
    const before = lastYear === null ? undefined : (await openDocument(library, [paths.of(lastYear)], { thread: 'worker' })).view;
    const options: AuditOptions = { today: clock(), ...(before && { lastYear: before, lastYearByName: several }) };
    const { lines } = await auditSeveral(library, { inputs, options, signal, userRoots: [roots.data], tell: () => {}, progress: () => {}, done: (file, count) => progress(`已检查 ${count}/${inputs.length}：${file}`, count / inputs.length) });
    const kept: KeptAudit = { id: `${job} ${clock().toISOString()}`, inputs, options, documents: lines.map((line) => (isDocument(line) ? line : null)) };
    KEPT.set(context, kept);
    return { audit: kept.id, lines: lines.map((line) => shownLine(context, line)) };
  });
}

/** Throws BadInput `audit-gone` where another audit was made since. */
export function keptAudit(context: DeskContext, id: string): KeptAudit {
  const kept = KEPT.get(context);
  if (kept?.id !== id) throw new BadInput('audit-gone', '这次审核的结果已经不在：请重新审核。');
  return kept;
}

/** Writes what was asked for where the person says: a file by its dialog, all of them into a folder. */
export async function saveAudit(context: DeskContext, { audit, what, index, job }: ChannelInput<'checks.saveAudit'>): Promise<ChannelOutput<'checks.saveAudit'>> {
  const kept = keptAudit(context, audit);
  if (what === 'all') return saveAll(context, kept, job);
  const input = kept.inputs[index ?? 0];
  if (!input || !kept.documents[index ?? 0]) throw new BadInput('no-such-file', '这个文件没有读出来，没有可以保存的结果。');
  const stem = basename(input.file, extname(input.file));
  const suggestedName = `${stem}-${what === 'report' ? AUDIT_NAMES.report : AUDIT_NAMES.copy}`;
  const chosen = await context.dialogs.chooseSave({ title: what === 'report' ? '检查报告保存到' : '标注副本保存到', suggestedName, kinds: REPORT_FILES });
  if (chosen === null) return null;
  const path = extname(chosen).toLowerCase() === '.xlsx' ? chosen : `${chosen}.xlsx`;
  if (kept.inputs.some((own) => own.path === path)) throw new BadInput('would-overwrite', `“${basename(path)}”是被审核的文件本身，不能覆盖：请另起一个名称。`);
  await context.jobs.run(job, async (signal, progress) => {
    progress(`正在写出 ${basename(path)}`);
    await writeOneAudit(context.library, { input, options: kept.options, what, path, signal, userRoots: [context.roots.data] });
  });
  return savedAt(context, path);
}

async function saveAll(context: DeskContext, { inputs, options }: KeptAudit, job: string): Promise<ChannelOutput<'checks.saveAudit'>> {
  const folder = await context.dialogs.chooseFolder({ title: '选择放检查报告、标注副本和汇总的文件夹' });
  if (folder === null) return null;
  await context.jobs.run(job, async (signal, progress) => auditSeveral(context.library, {
    inputs, options, out: folder, signal, userRoots: [context.roots.data], tell: () => {}, progress: (step) => progress(step), done: (file, count) => progress(`已写出 ${count}/${inputs.length}：${file}`, count / inputs.length),
  }));
  return { name: '', folder, token: context.paths.keep(folder) };
}

function savedAt({ paths }: DeskContext, path: string): ChannelOutput<'checks.saveAudit'> {
  return { name: basename(path), folder: dirname(path), token: paths.keep(path) };
}

function shownLine({ library }: DeskContext, line: AuditLine): ChannelOutput<'checks.audit'>['lines'][number] {
  const none = { error: 0, warning: 0, tail: 0, note: 0 };
  if (!isDocument(line)) return { file: line.file, error: line.error, department: '', pack: '', year: null, tables: 0, forms: 0, recognised: '', counts: none, folded: 0, verdict: line.error, notes: [] };
  const causes = line.findings.filter((finding) => finding.root === undefined);
  const { basis } = line;
  return {
    file: line.file, error: null, department: line.department, pack: library.packs.getForms(line.pack).name, year: line.year,
    tables: line.tables.length, forms: line.selfEvaluation.length, recognised: recognised(line), counts: countLevels(causes), folded: line.findings.length - causes.length, verdict: verdict(line),
    notes: [
      ...(basis.pack === 'base' ? ['没有认出是哪个省的版式，按全国基本版式检查。'] : []),
      ...(basis.year === 'pack' ? ['文件没有写明年度，按版式的年度检查。'] : []),
    ],
  };
}
