import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import { type EvaluationForm, type FormDefinition, type SummaryForm, formDefinition } from '../../shared/selfEvaluation/forms/formDefinition.ts';
import { readYaml } from '../resources/yamlFile.ts';

/** The forms of all folders by id. */
export interface FormLibrary {
  readonly forms: readonly EvaluationForm[];
  readonly summaries: readonly SummaryForm[];
}

/**
 * Loads the form layouts of the given folders in order; a later file with the id of an earlier one replaces it.
 * @param folders e.g. `<resources>/forms` and the user's own; a missing folder is empty
 * @throws BadInput naming the file and the field that does not hold
 */
export function loadForms(folders: readonly string[]): FormLibrary {
  const all = new Map<string, FormDefinition>();
  for (const folder of folders.filter((one) => existsSync(one))) {
    for (const file of readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort()) {
      const form = loadForm(join(folder, file));
      all.set(form.id, form);
    }
  }
  const forms = [...all.values()];
  return { forms: forms.filter((form) => form.kind !== 'summary'), summaries: forms.filter((form) => form.kind === 'summary') };
}

/** One form file, checked by schema: spans fill the columns, weights add up to 100. */
export function loadForm(path: string): FormDefinition {
  const read = formDefinition.safeParse(readYaml(path, '自评表版式'));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const place = issue?.path.join('.') ?? '';
  const detail = issue?.code === 'custom' ? issue.message : '缺少、多余或取值不符';
  throw new BadInput('form.shape', `自评表版式 ${basename(path)} 的 ${place === '' ? '内容' : place} ${detail}；请对照已有版式改正。`);
}
