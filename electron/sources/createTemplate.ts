import { extname } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { MoneyUnit } from '../../shared/money/fen.ts';
import type { Library } from '../service/packs/library.ts';
import { loadSourceMappings } from './mappings.ts';
import { writeTemplate } from './template.ts';

export interface TemplateRequest {
  /** Id of the pack whose year is to be filled. */
  readonly pack: string;
  /** File to write, .xlsx. */
  readonly out: string;
  /** Year of the figures; the pack's first year when absent. */
  readonly year?: number;
  readonly unit?: MoneyUnit;
  readonly today: Date;
}

/**
 * `template --pack ID --out FILE`: writes the empty workbook of 底稿 for a pack. Gives the path that was written.
 * @throws BadInput pack.unknown, bad-output-name, output-unwritable
 */
export async function createTemplate(library: Library, request: TemplateRequest): Promise<string> {
  if (extname(request.out).toLowerCase() !== '.xlsx') throw new BadInput('bad-output-name', `底稿是 Excel 工作簿，文件名“${request.out}”应以 .xlsx 结尾，例如 底稿.xlsx。`);
  const pack = library.packs.getPack(request.pack);
  const { workingSheets } = loadSourceMappings(library.resourceRoot);
  await writeTemplate(pack, library.classification, workingSheets, request.out, { year: request.year ?? pack.validFrom, created: request.today, ...(request.unit !== undefined && { unit: request.unit }) });
  return request.out;
}
