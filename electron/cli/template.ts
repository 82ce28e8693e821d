import { BadInput } from '../../shared/badInput.ts';
import { createTemplate } from '../sources/createTemplate.ts';
import { openLibrary, ownResourceRoot } from '../service/packs/library.ts';
import { readArguments, readYear, required } from './arguments.ts';

/** `template --pack ID --out FILE`: the empty workbook of 底稿, which `build` takes when it is filled in. */
export async function main(args: readonly string[]): Promise<number> {
  const { files, text } = readArguments(args, { texts: ['pack', 'out', 'year', 'unit'] });
  const [extra] = files;
  if (extra !== undefined) throw new BadInput('bad-arguments', `template 不需要文件“${extra}”：请写成 template --pack national-2023 --out 底稿.xlsx。`);
  const pack = required(text('pack'), 'pack', 'national-2023');
  const out = required(text('out'), 'out', '底稿.xlsx');
  const unit = text('unit') ?? '元';
  if (unit !== '元' && unit !== '万元') throw new BadInput('bad-arguments', `--unit 只能是 元 或 万元，不能是“${unit}”。`);
  const year = readYear(text('year'));
  const written = await createTemplate(openLibrary(ownResourceRoot()), { pack, out, unit, today: new Date(), ...(year !== undefined && { year }) });
  process.stdout.write(`已写出底稿：\n  ${written}\n`);
  return 0;
}
