import { BadInput } from '../badInput.ts';
import type { EvaluationInput, EvaluationTable } from './input.ts';
import type { Scheme } from './scheme.ts';

/**
 * The scheme for each table: the one asked for, else the one the input names, else the one whose hints fit the table's form,
 * id or title, else the default.
 * @throws BadInput when `asked` names no scheme
 */
export function chooseScheme(schemes: readonly Scheme[], input: EvaluationInput, asked?: string): (table: EvaluationTable) => Scheme {
  const byId = (id: string | null | undefined): Scheme | undefined => schemes.find((scheme) => scheme.id === id);
  const fallback = schemes.find((scheme) => scheme.definition.default) ?? schemes[0];
  if (fallback === undefined) throw new BadInput('score.scheme', '没有可用的评分口径；请检查 resources/schemes 文件夹。');
  if (asked !== undefined) {
    const scheme = byId(asked);
    if (scheme === undefined) throw new BadInput('score.scheme', `没有名为“${asked}”的评分口径；可用的有：${schemes.map((one) => one.id).join('、')}。`);
    return () => scheme;
  }
  const named = byId(input.scheme);
  if (named !== undefined) return () => named;
  return (table) => byId(table.scheme) ?? schemes.find((scheme) => hinted(scheme, table)) ?? fallback;
}

function hinted(scheme: Scheme, table: EvaluationTable): boolean {
  const { forms, words } = scheme.definition.hints;
  const ids = [table.form, table.id].flatMap((text) => (text === null ? [] : [text.toLowerCase()]));
  const titles = [table.tableTitle, table.sectionHeading, table.project].flatMap((text) => (text === null ? [] : [text]));
  return ids.some((id) => id === scheme.id || forms.some((form) => id.startsWith(form))) || titles.some((title) => words.some((word) => title.includes(word)));
}
