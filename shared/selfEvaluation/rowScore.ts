import { type CellFigure, readFigure } from './amounts.ts';
import { type Comparison, compareReadings, timesApart } from './compare.ts';
import { pointsText } from './explain.ts';
import type { EvaluationIndicator } from './input.ts';
import { type Band, type Basis, judge, pointsOfRounded } from './judgement.ts';
import type { IndicatorLevels } from './levels.ts';
import { type Rational, compare, equal, roundTo, toNumber } from './rational.ts';
import { mayPrint } from './rounding.ts';
import type { Scheme } from './scheme.ts';
import { STATE_NAMES } from './states.ts';
import type { ParsedTarget } from './target/parsed.ts';
import { type Reading, readTarget } from './target/read.ts';

/** What a row's texts, weight and entered score come to, wherever it stands and whatever it is called. */
export interface JudgedTexts {
  readonly target: Reading;
  readonly actual: Reading;
  readonly comparison: Comparison;
  readonly weightFigure: CellFigure;
  readonly scoreFigure: CellFigure;
  readonly weight: Rational | null;
  readonly printed: Rational | null;
  /** Uncapped degree of completion; null where there is none. */
  readonly completion: Rational | null;
  readonly band: Band | null;
  readonly basis: Basis;
  /** Before rounding, and before an override; null where no rule gives one. */
  readonly exactScore: Rational | null;
  /** What counts: rounded to the scheme's decimals, or the override. */
  readonly score: Rational | null;
  /** By rule or band, kept beside an override. */
  readonly ruleScore: Rational | null;
  readonly override: { readonly score: Rational; readonly reason: string } | null;
  /** The entered score is the rule's, at the scheme's or at its own decimals, for an actual that may have been rounded; true where there is none of the two. */
  readonly agrees: boolean;
  /** Actual and target are the same digits, so many times apart; null where they are not. */
  readonly timesApart: number | null;
  readonly explanation: string;
  readonly figures: RowFigures;
}

export interface RowScore extends JudgedTexts {
  readonly index: number;
  readonly indicator: EvaluationIndicator;
  readonly levels: IndicatorLevels;
}

/** A row in the JSON of the command `score`, without its names. Points and percentages are JSON numbers. */
export interface RowFigures {
  readonly weight: number | null;
  readonly parsed: ParsedTarget;
  readonly parsedActual: ParsedTarget;
  /** Degree of completion in percent with two decimals, not capped; null where there is none. */
  readonly completion: number | null;
  /** Points a qualitative row may have. */
  readonly band?: { readonly state: string; readonly from: number; readonly to: number; readonly toIncluded: boolean };
  readonly score: number | null;
  /** By rule or band; differs from `score` where a person overrode it. */
  readonly ruleScore: number | null;
  readonly override?: { readonly score: number; readonly reason: string };
  readonly basis: Basis;
  readonly printed: number | string | null;
  readonly explanation: string;
}

/** Rows of one run that read alike, by their texts: a bureau's tables repeat ≥95% and 100% hundreds of times. */
export type JudgedAlike = Map<Scheme, Map<string, JudgedTexts>>;

/**
 * Scores one indicator by the scheme. What cannot be compared has no score; nothing is guessed.
 * @param alike rows judged before in this run; a row whose texts, weight and entered score are the same is not judged again
 */
export function scoreRow(indicator: EvaluationIndicator, levels: IndicatorLevels, index: number, scheme: Scheme, alike: JudgedAlike): RowScore {
  let known = alike.get(scheme);
  if (known === undefined) alike.set(scheme, (known = new Map<string, JudgedTexts>()));
  const key = keyOfTexts(indicator, levels, scheme);
  let judged = key === null ? undefined : known.get(key);
  if (judged === undefined) {
    judged = judgeTexts(indicator, levels, scheme);
    if (key !== null) known.set(key, judged);
  }
  return { ...judged, index, indicator, levels };
}

/** Null for a row with columns beside its texts or an override, which is judged on its own. A reason changes points only where a far exceeded target without one is penalised. */
function keyOfTexts(one: EvaluationIndicator, levels: IndicatorLevels, { definition: { deviation } }: Scheme): string | null {
  if (one.operator !== null || one.comparator !== null || one.unit !== null || one.direction !== null || (one.override !== null && one.override !== undefined)) return null;
  const traits = (levels.cost ? 1 : 0) + (levels.time ? 2 : 0) + (levels.falling ? 4 : 0) + (one.reason === null || deviation.action === 'note' ? 0 : 8);
  return `${traits}\n${one.weight ?? ''}\n${one.score ?? ''}\n${one.target ?? ''}\n${one.actual ?? ''}`;
}

function judgeTexts(indicator: EvaluationIndicator, levels: IndicatorLevels, scheme: Scheme): JudgedTexts {
  const columns = { operator: indicator.operator ?? indicator.comparator, unit: indicator.unit, direction: indicator.direction };
  const target = readTarget(indicator.target, { role: 'target', cost: levels.cost, time: levels.time, ...columns });
  const actual = readTarget(indicator.actual, { role: 'actual', cost: levels.cost, time: levels.time });
  const comparison = compareReadings(target, actual, { equalCost: scheme.definition.equalCost, cost: levels.cost, falling: levels.falling });
  const weightFigure = readFigure(indicator.weight);
  const scoreFigure = readFigure(indicator.score);
  const weight = weightFigure.kind === 'number' && weightFigure.value.n >= 0n ? weightFigure.value : null;
  const printed = scoreFigure.kind === 'number' ? scoreFigure.value : null;
  const { completion, band, exactScore, basis, explanation } = judge({ scheme, target, actual, comparison, weight, printed, explained: indicator.reason !== null });
  const ruleScore = exactScore === null ? null : roundTo(exactScore, scheme.definition.decimals);
  const override = overrideOf(indicator, weight);
  const scoreDecimals = scoreFigure.kind === 'number' ? scoreFigure.decimals : 0;
  const texts = {
    target, actual, comparison, weightFigure, scoreFigure, weight, printed,
    completion, band, exactScore: override?.score ?? exactScore, ruleScore, score: override?.score ?? ruleScore, basis: override === null ? basis : 'override', override,
    agrees: printed === null || exactScore === null || ruleScore === null || equal(printed, ruleScore) || equal(printed, roundTo(override?.score ?? exactScore, scoreDecimals)) || nearly({ scheme, comparison, weight }, printed, scoreDecimals),
    timesApart: timesApart(comparison),
    explanation: override === null ? explanation : `${explanation}；人工改为 ${pointsText(override.score)} 分，理由：${override.reason}`,
  } as const;
  return { ...texts, figures: figuresOf(texts) };
}

/** Printed as some actual gives it that was rounded to the printed one. */
function nearly(one: Parameters<typeof pointsOfRounded>[0], printed: Rational, decimals: number): boolean {
  const points = pointsOfRounded(one);
  return points !== null && mayPrint(points, printed, decimals);
}

function figuresOf(row: Omit<JudgedTexts, 'figures'>): RowFigures {
  const points = (value: Rational | null): number | null => (value === null ? null : toNumber(value, 6));
  return {
    weight: points(row.weight), parsed: row.target.parsed, parsedActual: row.actual.parsed,
    completion: row.completion === null ? null : toNumber({ n: row.completion.n * 100n, d: row.completion.d }, 2),
    ...(row.band === null ? {} : { band: { state: STATE_NAMES[row.band.state], from: toNumber(row.band.from, 6), to: toNumber(row.band.to, 6), toIncluded: row.band.closed } }),
    score: points(row.score), ruleScore: points(row.ruleScore),
    ...(row.override === null ? {} : { override: { score: toNumber(row.override.score, 6), reason: row.override.reason } }),
    basis: row.basis, printed: printedFigure(row.scoreFigure), explanation: row.explanation,
  };
}

/** A printed figure as a number; its text where it is none. */
export function printedFigure(figure: CellFigure): number | string | null {
  return figure.kind === 'number' ? toNumber(figure.value, 6) : figure.kind === 'bad' ? figure.text : null;
}

function overrideOf(indicator: EvaluationIndicator, weight: Rational | null): JudgedTexts['override'] {
  const figure = readFigure(indicator.override?.score ?? null);
  const reason = indicator.override?.reason ?? null;
  if (figure.kind !== 'number' || reason === null || weight === null) return null;
  return figure.value.n >= 0n && compare(figure.value, weight) <= 0 ? { score: figure.value, reason } : null;
}
