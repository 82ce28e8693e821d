import { BadInput } from '../../shared/badInput.ts';
import { auditReading } from '../service/audit.ts';
import { openLibrary, ownResourceRoot } from '../service/library.ts';
import { openDocument } from '../service/openDocument.ts';
import { readArguments, readYear } from './arguments.ts';
import { countsLine, findingLines } from './findingLines.ts';
import { startProgress } from './progress.ts';

/** `audit FILE…`: exit 1 when a finding of level error stands without a root. */
export async function main(args: readonly string[]): Promise<number> {
  const { files, text, flag } = readArguments(args, { texts: ['pack', 'year', 'last-year'], flags: ['json'] });
  if (files.length === 0) throw new BadInput('missing-argument', '没有指定要检查的文件：请写明工作簿，例如 audit 决算公开表.xlsx。');
  const progress = startProgress();
  const library = openLibrary(ownResourceRoot());
  const [pack, year, lastYearFile] = [text('pack'), readYear(text('year')), text('last-year')];
  const lastYear = lastYearFile === undefined ? undefined : (await openDocument(library, [lastYearFile], {})).view;
  let worst = 0;
  for (const file of files) {
    progress(`正在检查 ${file}`);
    const reading = await openDocument(library, [file], { ...(pack !== undefined && { pack }), ...(year !== undefined && { year }) });
    const { document, result } = auditReading(library, reading, [file], lastYear);
    worst = Math.max(worst, document.exit);
    if (flag('json')) process.stdout.write(`${JSON.stringify(document)}\n`);
    else process.stdout.write(`${findingLines(result)}${document.file}：${document.year}年度，版式 ${document.pack}，认出 ${document.tables.length} 张表，${countsLine(result)}\n`);
  }
  return worst;
}
