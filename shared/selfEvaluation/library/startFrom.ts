import { BadInput } from '../../badInput.ts';
import type { EvaluationForm } from '../forms/formDefinition.ts';
import { type EvaluationTable, readEvaluationInput } from '../input.ts';
import type { IndicatorKind, IndicatorLibrary } from './indicatorLibrary.ts';

export interface StartOptions {
  readonly project: string;
  readonly year: number;
  /** Gives the points, spread evenly within each level 1; without it, or for a form without scores, there are none. */
  readonly form?: EvaluationForm;
}

type Proposed = IndicatorKind['indicators'][number];

/**
 * The first table of a project: the indicators of a kind of work with typical targets, actuals blank.
 * @param kind id of a kind of the library
 * @throws BadInput `library.kind` when the library has no such kind
 */
export function startFrom(library: IndicatorLibrary, kind: string, options: StartOptions): EvaluationTable {
  const found = library.kinds.find((one) => one.id === kind);
  if (found === undefined) throw new BadInput('library.kind', `指标库“${library.name}”里没有“${kind}”类；可用的有：${library.kinds.map((one) => `${one.id}（${one.name}）`).join('、')}。`);
  const weights = options.form?.weights ?? null;
  const rows = weights === null ? found.indicators : placed(found.indicators, Object.keys(weights.level1), library);
  const points = weights === null ? null : spread(rows, weights.level1);
  const [table] = readEvaluationInput([{
    project: options.project, form: options.form?.id, scheme: options.form?.scheme, year: options.year, goal: dated(found.goal, options.year),
    funds: fundNames(options.form).map((name, index) => ({ name, weight: index === 0 ? weights?.execution : null })),
    indicators: rows.map((row, index) => ({ level1: row.level1, level2: row.level2, level3: dated(row.level3, options.year), target: dated(row.target, options.year), explanation: row.explanation, weight: points?.[index] })),
    totalWeight: weights === null ? null : 100,
  }]).tables;
  if (table === undefined) throw new BadInput('library.kind', `指标库“${library.name}”的“${found.name}”没有指标；请检查指标库。`);
  return table;
}

function dated(text: string, year: number): string {
  return text.replaceAll('{year}', String(year));
}

/** The sources an empty form has. */
function fundNames(form: EvaluationForm | undefined): readonly string[] {
  return form?.sections.flatMap((one) => (one.kind === 'funds' || one.kind === 'fundPairs' ? one.rows : [])) ?? [];
}

/** In the order of the form's levels; a level 1 the form lacks goes where the library says. */
function placed(rows: readonly Proposed[], level1: readonly string[], library: IndicatorLibrary): readonly Proposed[] {
  const moved = rows.map((row) => (level1.includes(row.level1) ? row : { ...row, ...library.otherwise[row.level1] }));
  return level1.flatMap((name) => moved.filter((row) => row.level1 === name));
}

/** Whole points, as even as they go, the first rows of a level taking what is over. */
function spread(rows: readonly Proposed[], weights: Readonly<Record<string, number>>): readonly number[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const count = rows.filter((one) => one.level1 === row.level1).length;
    const weight = weights[row.level1] ?? 0;
    const index = seen.get(row.level1) ?? 0;
    seen.set(row.level1, index + 1);
    const base = Math.floor(weight / count);
    return base + Math.min(1, Math.max(0, weight - base * count - index));
  });
}
