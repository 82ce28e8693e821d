import { BadInput } from '../../shared/badInput.ts';
import { build } from '../service/outputs/build.ts';
import type { TakenSource } from '../service/importing/importSourceReport.ts';
import { facesLine } from '../fonts/bookFonts.ts';
import type { BuildResult, Extras } from '../service/outputs/writeBook.ts';
import { openLibrary, ownResourceRoot } from '../service/packs/library.ts';
import { readArguments, readYear, required } from './arguments.ts';
import { countsLine, findingLines } from './findingLines.ts';
import { startProgress } from './progress.ts';

/** `build FILE… --out DIR`: exit 1 when the findings hold errors; the outputs are written all the same, as 校核稿. */
export async function main(args: readonly string[]): Promise<number> {
  const { files, text, flag } = readArguments(args, { texts: ['out', 'pack', 'year', 'last-year', 'ledger', 'unit', 'edition'], flags: ['json', ...EXTRA_FLAGS] });
  if (files.length === 0) throw new BadInput('missing-argument', '没有指定工作簿：请写明文件，例如 build 决算.xlsx --out 成果。');
  const edition = text('edition') ?? 'print';
  if (edition !== 'print' && edition !== 'web') throw new BadInput('bad-arguments', `--edition 只能是 print（装订）或 web（网页），不能是“${edition}”。`);
  const out = required(text('out'), 'out', '成果');
  const [pack, year, ledger, unit, lastYear] = [text('pack'), readYear(text('year')), text('ledger'), text('unit'), text('last-year')];
  const result = await build(openLibrary(ownResourceRoot()), {
    files, out, edition, extras: readExtras(flag), today: new Date(), lastYearFiles: lastYear === undefined ? [] : [lastYear], progress: startProgress(),
    ...(pack !== undefined && { pack }), ...(year !== undefined && { year }), ...(ledger !== undefined && { ledger }), ...(unit !== undefined && { unit }),
  });
  process.stdout.write(flag('json') ? `${JSON.stringify(result)}\n` : `${sourceLines(result.sources)}${summary(result)}`);
  return result.draft ? 1 : 0;
}

/** What each file was taken for, and what of it was not understood. */
function sourceLines(sources: readonly TakenSource[]): string {
  return sources.map(({ file, name, period, tables, unknown, problems }) => {
    const missed = unknown.length === 0 ? '' : `，没有认出的工作表：${unknown.join('、')}`;
    return `导入 ${file}：${period === 'previous' ? '上年' : ''}${name}，认出 ${tables.length} 张表（${[...new Set(tables.map((table) => table.name))].join('、')}）${missed}\n${problems.map((problem) => `  ${problem}\n`).join('')}`;
  }).join('');
}

/** Flags of the outputs beside the three that are always written. */
export const EXTRA_FLAGS = ['docx', 'a3', 'pdfa', 'bundled-fonts'] as const;

export function readExtras(flag: (name: string) => boolean): Extras {
  return { docx: flag('docx'), a3: flag('a3'), archival: flag('pdfa'), bundledFonts: flag('bundled-fonts') };
}

/** What was done, for a person. */
export function summary(result: BuildResult): string {
  const glyphs = result.missingGlyphs.length === 0 ? '' : `下列字没有字库可用，打印为〓：${result.missingGlyphs.join('')}\n`;
  const faces = `字体：${facesLine(result.faces)}\n${result.fontRemarks.map((remark) => `${remark}\n`).join('')}`;
  const reasons = result.missingReasons === 0 ? '' : `还有 ${result.missingReasons} 处增减或预决算差异需要填写原因。\n`;
  const conflicts = result.conflicts.map((conflict) => `取数 ${conflict.message}\n`).join('');
  return `${findingLines(result.result)}${conflicts}${result.year}年度，版式 ${result.pack}：${countsLine(result.result)}${result.draft ? '（有错误，封面标“校核稿”）' : ''}\n${reasons}${faces}${glyphs}成册 ${result.pages} 页，已写出：\n${result.outputs.map((path) => `  ${path}\n`).join('')}`;
}
