import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { BadInput } from '../../shared/badInput.ts';
import { failedExamples } from '../../shared/selfEvaluation/examples.ts';
import { type Scheme, compileScheme, schemeDefinition } from '../../shared/selfEvaluation/scheme.ts';

/**
 * Loads the scoring schemes of the resource root and of the user's data root; a user's file with a shipped id replaces it.
 * @param resources folder that holds `schemes/*.yaml`
 * @throws BadInput naming the file, and the field or the example that does not hold
 */
export function loadSchemes(resources: string, userRoot?: string): readonly Scheme[] {
  const schemes = new Map<string, Scheme>();
  for (const root of userRoot === undefined ? [resources] : [resources, userRoot]) {
    const folder = join(root, 'schemes');
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort()) {
      const scheme = parseScheme(readFileSync(join(folder, file), 'utf8'), file);
      schemes.set(scheme.id, scheme);
    }
  }
  return [...schemes.values()];
}

/** One scheme file, checked by schema and by its own examples. */
export function parseScheme(text: string, file: string): Scheme {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new BadInput('scheme.syntax', `评分口径 ${file} 不是有效的 YAML（${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}）；请改正后重试。`);
  }
  const read = schemeDefinition.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new BadInput('scheme.shape', `评分口径 ${file} 的 ${issue?.path.join('.') || '内容'} 缺少、多余或取值不符；请对照已有口径改正。`);
  }
  const scheme = compileScheme(read.data);
  const [failed] = failedExamples(scheme);
  if (failed !== undefined) throw new BadInput('scheme.example', `评分口径 ${file} 的示例不成立：${failed}；请核对规则或示例。`);
  return scheme;
}
