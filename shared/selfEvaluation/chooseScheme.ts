import { BadInput } from '../badInput.ts';
import { figureValue, readFigure } from './amounts.ts';
import { type EvaluationInput, type EvaluationTable, isDepartment } from './input.ts';
import { type Rational, RATIONAL_ZERO, add, equal, rational } from './rational.ts';
import { type Scheme, exact, levelKey } from './scheme.ts';

/**
 * The scheme for each table: the one asked for, else the one the input names, else the one whose hints fit the table's form,
 * id or title, else the one whose split of 100 points the table prints, else the default.
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
  return (table) => byId(table.scheme) ?? schemes.find((scheme) => hinted(scheme, table)) ?? bySplit(schemes, fallback, table) ?? fallback;
}

function hinted(scheme: Scheme, table: EvaluationTable): boolean {
  const { forms, words } = scheme.definition.hints;
  const ids = [table.form, table.id].flatMap((text) => (text === null ? [] : [text.toLowerCase()]));
  const titles = [table.tableTitle, table.sectionHeading, table.project].flatMap((text) => (text === null ? [] : [text]));
  return ids.some((id) => id === scheme.id || forms.some((form) => id.startsWith(form))) || titles.some((title) => words.some((word) => title.includes(word)));
}

/** The one scheme whose points for 执行 and for each level 1 are those the table prints, where the default's are not. */
function bySplit(schemes: readonly Scheme[], fallback: Scheme, table: EvaluationTable): Scheme | undefined {
  const execution = figureValue(readFigure(table.funds[0]?.weight ?? null));
  if (execution === null || isDepartment(table)) return undefined;
  const printed = new Map<string, Rational>();
  let key = '';
  for (const one of table.indicators) {
    const weight = figureValue(readFigure(one.weight));
    // A blank under a merged cell repeats the name above it.
    if (one.level1 !== null) key = levelKey(one.level1);
    if (weight !== null) printed.set(key, add(printed.get(key) ?? RATIONAL_ZERO, weight));
  }
  const fits = ({ definition: { weights } }: Scheme): boolean => equal(exact(weights.execution), execution) && (weights.project === null || sameSplit(weights.project, printed));
  if (fits(fallback)) return undefined;
  const fitting = schemes.filter((scheme) => fits(scheme) && (scheme.definition.weights.project !== null || scheme.definition.weights.execution !== fallback.definition.weights.execution));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function sameSplit(split: Readonly<Record<string, number>>, printed: ReadonlyMap<string, Rational>): boolean {
  const wanted = Object.entries(split);
  return wanted.length === printed.size && wanted.every(([name, points]) => equal(printed.get(levelKey(name)) ?? rational(-1), exact(points)));
}
