import { BadInput } from '../../shared/badInput.ts';
import { recognised } from '../service/audit/audit.ts';
import { type AuditOptions, auditWorkbook, writeAudit } from '../service/audit/auditDocument.ts';
import { type AuditInput, auditInputs } from '../service/audit/auditInputs.ts';
import type { AuditLine } from '../service/audit/auditSeveral.ts';
import { type Library, openLibrary, ownResourceRoot } from '../service/packs/library.ts';
import { openDocument } from '../service/importing/openDocument.ts';
import { readArguments, readYear } from './arguments.ts';
import { countsLine, findingLines } from './findingLines.ts';
import { startProgress } from './progress.ts';

interface Command {
  readonly library: Library;
  readonly options: AuditOptions;
  readonly out: string | undefined;
  readonly json: boolean;
  readonly progress: (step: string) => void;
}

/**
 * `audit FILE… | DIR`: exit 1 when a finding of level error stands without a root. One FILE is one document; several or a DIR are a
 * line each, and one that cannot be read does not stop the others.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { files, text, flag } = readArguments(args, { texts: ['pack', 'year', 'last-year', 'out'], flags: ['json'] });
  if (files.length === 0) throw new BadInput('missing-argument', '没有指定要检查的文件：请写明工作簿或文件夹，例如 audit 决算公开表.xlsx。');
  const progress = startProgress();
  const library = openLibrary(ownResourceRoot());
  const [pack, year, lastYearFile] = [text('pack'), readYear(text('year')), text('last-year')];
  if (pack !== undefined) library.packs.getForms(pack);
  const { several, inputs } = auditInputs(files);
  const lastYear = lastYearFile === undefined ? undefined : (await openDocument(library, [lastYearFile], {})).view;
  const options: AuditOptions = { today: new Date(), ...(pack !== undefined && { pack }), ...(year !== undefined && { year }), ...(lastYear && { lastYear, lastYearByName: several }) };
  const command: Command = { library, options, out: text('out'), json: flag('json'), progress };
  const [only] = inputs;
  return several || only === undefined ? auditMany(command, inputs) : auditOne(command, only);
}

async function auditOne({ library, options, out, json, progress }: Command, input: AuditInput): Promise<number> {
  progress(`正在检查 ${input.file}`);
  const audited = await auditWorkbook(library, input.path, options);
  const { document } = audited;
  let outputs: readonly string[] = [];
  if (out !== undefined) {
    const { writeTogether } = await import('../service/outputs/outputs.ts');
    outputs = await writeTogether(out, Object.values(input.outputs), (folder) => writeAudit(library, audited, options.today, { folder, names: input.outputs }));
  }
  process.stdout.write(json ? `${JSON.stringify(document)}\n` : `${findingLines(document)}${lineText(document)}\n${written(outputs)}`);
  return document.exit;
}

async function auditMany({ library, options, out, json, progress }: Command, inputs: readonly AuditInput[]): Promise<number> {
  const { auditSeveral } = await import('../service/audit/auditSeveral.ts');
  const { lines, outputs } = await auditSeveral(library, {
    inputs, options, progress, ...(out !== undefined && { out }), tell: (line) => process.stdout.write(`${json ? JSON.stringify(line) : lineText(line)}\n`),
  });
  if (!json) process.stdout.write(written(outputs));
  return Math.max(...lines.map((line) => line.exit));
}

/** One line for a terminal. */
function lineText(line: AuditLine): string {
  if ('error' in line) return `${line.file}：${line.error}`;
  return `${line.file}：${line.year}年度，版式 ${line.pack}，认出 ${recognised(line)}，${countsLine(line)}`;
}

function written(outputs: readonly string[]): string {
  return outputs.length === 0 ? '' : `已写出：\n${outputs.map((path) => `  ${path}\n`).join('')}`;
}
