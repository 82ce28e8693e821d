import { join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import { renderScores } from '../../shared/selfEvaluation/render.ts';
import { loadSchemes } from '../scoring/loadSchemes.ts';
import { scoreFile } from '../scoring/scoreFile.ts';
import { ownResourceRoot } from '../service/packs/library.ts';
import { readArguments } from './arguments.ts';

/** `score FILE [--scheme ID] [--explain] [--json]`: exit 1 when a table has findings of level error. */
export async function main(args: readonly string[]): Promise<number> {
  const { files: [file, ...more], text, flag } = readArguments(args, { texts: ['scheme'], flags: ['explain', 'json'] });
  if (file === undefined || more.length > 0) throw new BadInput('missing-argument', '请指定一个自评表文件（.json 或工作簿），例如 score 自评表.json --explain。');
  const scheme = text('scheme');
  const shipped = [join(ownResourceRoot(), 'schemes')];
  const result = await scoreFile(file, { schemes: loadSchemes(shipped, shipped), ...(scheme !== undefined && { scheme }) });
  process.stdout.write(flag('json') ? `${JSON.stringify(result)}\n` : `${renderScores(result, { explain: flag('explain') })}\n`);
  return [...result.tables, ...(result.summaries ?? [])].some((table) => table.findings.some((finding) => finding.level === 'error')) ? 1 : 0;
}
