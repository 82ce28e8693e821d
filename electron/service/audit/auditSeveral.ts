import { basename, dirname, join } from 'node:path';
import { BadInput } from '../../../shared/badInput.ts';
import type { AuditDocument } from './audit.ts';
import type { AuditOptions } from './auditDocument.ts';
import { AUDIT_NAMES, type AuditInput } from './auditInputs.ts';
import { type AuditAnswer, type AuditTask, type AuditWorkerStart, auditInPool } from './auditPool.ts';
import type { Library } from '../packs/library.ts';
import { writeNamedTogether } from '../outputs/outputs.ts';

/** What one workbook of several comes to: its audit, or why there is none. */
export type AuditLine = AuditDocument | AuditFailure;

export interface AuditFailure {
  readonly file: string;
  /** 2: bad input; 3: a bug. */
  readonly exit: 2 | 3;
  /** One sentence. */
  readonly error: string;
}

export interface SeveralRequest {
  readonly inputs: readonly AuditInput[];
  readonly options: AuditOptions;
  readonly out?: string;
  /** Called for each workbook, in the order of `inputs`. */
  readonly tell: (line: AuditLine) => void;
  readonly progress: (step: string) => void;
  /** Called as files are done, in no order, with how many are. */
  readonly done?: (file: string, count: number) => void;
  /** Ends the audit; it then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Roots of packs beside the program's own. */
  readonly userRoots?: readonly string[];
}

export interface SeveralResult {
  readonly lines: readonly AuditLine[];
  readonly outputs: readonly string[];
}

/**
 * Audits many workbooks, each for itself: one that cannot be read does not stop the others. With `out`, the reports, the marked
 * copies and the summary for the finance bureau are written together. Throws BadInput when the output folder cannot be written.
 */
export async function auditSeveral(library: Library, request: SeveralRequest): Promise<SeveralResult> {
  if (request.out === undefined) return { lines: await auditLines(library, request, null), outputs: [] };
  let lines: readonly AuditLine[] = [];
  const outputs = await writeNamedTogether(request.out, async (scratch) => {
    lines = await auditLines(library, request, scratch);
    request.progress('正在写出汇总表');
    const { writeFolderSummary } = await import('../../workbook/folderSummary.ts');
    await writeFolderSummary(lines, { created: request.options.today }, join(scratch, AUDIT_NAMES.summary));
    const written = request.inputs.filter((_, at) => isDocument(lines[at]));
    return [...written.flatMap(({ outputs: { report, copy } }) => [report, copy]), AUDIT_NAMES.summary];
  });
  return { lines, outputs };
}

export interface OneAuditRequest {
  readonly input: AuditInput;
  readonly options: AuditOptions;
  readonly what: 'report' | 'copy';
  /** Where it goes; its folder exists. */
  readonly path: string;
  readonly signal: AbortSignal;
  readonly userRoots: readonly string[];
}

/** Writes the report or the marked copy of one workbook, audited anew in a thread. Throws BadInput where it cannot be read any more. */
export async function writeOneAudit(library: Library, { input, options, what, path, signal, userRoots }: OneAuditRequest): Promise<void> {
  await writeNamedTogether(dirname(path), async (scratch) => {
    const names = { report: 'report.xlsx', copy: 'copy.xlsx', [what]: basename(path) };
    const answers: AuditAnswer[] = [];
    await auditInPool({ resourceRoot: library.resourceRoot, userRoots, options, scratch }, [{ ...input, outputs: names }], (_, answer) => { answers.push(answer); }, signal);
    const [answer] = answers;
    const line = answer && lineOf(input.file, answer);
    if (!isDocument(line)) throw new BadInput('audit-failed', line?.error ?? `“${input.file}”没有读出来：请重新审核。`);
    return [names[what]];
  });
}

export function isDocument(line: AuditLine | undefined): line is AuditDocument {
  return line !== undefined && !('error' in line);
}

async function auditLines(library: Library, request: SeveralRequest, scratch: string | null): Promise<AuditLine[]> {
  const start: AuditWorkerStart = { resourceRoot: library.resourceRoot, userRoots: request.userRoots ?? [], options: request.options, scratch };
  const lines: (AuditLine | undefined)[] = request.inputs.map(() => undefined);
  let told = 0;
  let done = 0;
  await auditInPool(start, request.inputs, (task: AuditTask, answer: AuditAnswer) => {
    lines[request.inputs.indexOf(task)] = lineOf(task.file, answer);
    done += 1;
    request.done?.(task.file, done);
    if (done % 10 === 0) request.progress(`已检查 ${done}/${request.inputs.length} 份`);
    for (let line = lines[told]; line !== undefined; line = lines[told]) {
      request.tell(line);
      told += 1;
    }
  }, request.signal);
  return lines.filter((line) => line !== undefined);
}

function lineOf(file: string, answer: AuditAnswer): AuditLine {
  switch (answer.kind) {
    case 'document': return answer.document;
    case 'badInput': return { file, exit: 2, error: answer.message };
    case 'failure': return { file, exit: 3, error: `程序出错，请把这份文件和下面的内容发给维护人员：${answer.message}` };
  }
}
