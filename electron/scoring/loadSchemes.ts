import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import { failedExamples } from '../../shared/selfEvaluation/examples.ts';
import { type Scheme, compileScheme, schemeDefinition } from '../../shared/selfEvaluation/scheme.ts';
import { readYaml } from '../resources/yamlFile.ts';

/**
 * Loads the scoring schemes of the given folders in order; a later file with the id of an earlier one replaces it, so that a
 * user's copy wins over the shipped scheme.
 * @param folders e.g. `<resources>/schemes` and the user's own; a missing folder is empty
 * @param proven those among them whose examples the tests have run: the shipped ones, so that a start does not score them again
 * @throws BadInput naming the file, and the field or the example that does not hold
 */
export function loadSchemes(folders: readonly string[], proven: readonly string[] = []): readonly Scheme[] {
  const schemes = new Map<string, Scheme>();
  for (const folder of folders.filter((one) => existsSync(one))) {
    for (const file of readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort()) {
      const path = join(folder, file);
      const scheme = proven.includes(folder) ? readScheme(path) : loadScheme(path);
      schemes.set(scheme.id, scheme);
    }
  }
  return [...schemes.values()];
}

/** One scheme file, checked by schema and by its own examples. */
export function loadScheme(path: string): Scheme {
  const scheme = readScheme(path);
  const [failed] = failedExamples(scheme);
  if (failed !== undefined) throw new BadInput('scheme.example', `评分口径 ${basename(path)} 的示例不成立：${failed}；请核对规则或示例。`);
  return scheme;
}

function readScheme(path: string): Scheme {
  const read = schemeDefinition.safeParse(readYaml(path, '评分口径'));
  if (!read.success) {
    const place = read.error.issues[0]?.path.join('.') ?? '';
    throw new BadInput('scheme.shape', `评分口径 ${basename(path)} 的 ${place === '' ? '内容' : place} 缺少、多余或取值不符；请对照已有口径改正。`);
  }
  return compileScheme(read.data);
}
