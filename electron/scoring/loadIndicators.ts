import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import { type IndicatorLibrary, indicatorLibrary } from '../../shared/selfEvaluation/library/indicatorLibrary.ts';
import { readYaml } from '../resources/yamlFile.ts';

/**
 * Loads the indicator libraries of the given folders in order; a later file with the id of an earlier one replaces it.
 * @param folders e.g. `<resources>/indicators` and the user's own; a missing folder is empty
 * @throws BadInput naming the file and the field that does not hold
 */
export function loadIndicators(folders: readonly string[]): readonly IndicatorLibrary[] {
  const libraries = new Map<string, IndicatorLibrary>();
  for (const folder of folders.filter((one) => existsSync(one))) {
    for (const file of readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort()) {
      const read = indicatorLibrary.safeParse(readYaml(join(folder, file), '指标库'));
      if (!read.success) throw new BadInput('indicators.shape', `指标库 ${basename(file)} 的 ${read.error.issues[0]?.path.join('.') || '内容'} 缺少、多余或取值不符；请对照已有指标库改正。`);
      libraries.set(read.data.id, read.data);
    }
  }
  return [...libraries.values()];
}
