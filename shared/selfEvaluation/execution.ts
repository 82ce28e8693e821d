import { figureValue, readFigure } from './amounts.ts';
import { pointsText } from './explain.ts';
import type { EvaluationTable } from './input.ts';
import { type Rational, RATIONAL_ONE, RATIONAL_ZERO, clamp, compare, divide, multiply, percentText, roundTo } from './rational.ts';
import type { Interval } from './rounding.ts';
import { type Scheme, exact } from './scheme.ts';

/** The budget execution of a table: over 全年预算数 of its first fund row, never above 100%. */
export interface ExecutionScore {
  readonly initialBudget: Rational | null;
  readonly fullYearBudget: Rational | null;
  readonly executed: Rational | null;
  /** 执行数 ÷ 全年预算数, at most 1; null where it cannot be formed. */
  readonly rate: Rational | null;
  /** 执行数 ÷ 年初预算数, shown beside it; never scored. */
  readonly initialRate: Rational | null;
  /** More executed than the adjusted budget: 全年预算数未含调整. */
  readonly overBudget: boolean;
  readonly weight: Rational | null;
  readonly printed: Rational | null;
  readonly exactScore: Rational | null;
  readonly score: Rational | null;
  readonly explanation: string;
}

/** @param rowWeights sum of the indicators' weights; null in a form without weights */
export function scoreExecution(table: EvaluationTable, scheme: Scheme, rowWeights: Rational | null): ExecutionScore {
  const total = table.funds[0];
  const value = (text: string | null | undefined): Rational | null => figureValue(readFigure(text ?? null));
  const initialBudget = value(total?.initialBudget);
  const fullYearBudget = value(total?.fullYearBudget);
  const executed = value(total?.executed);
  const printed = value(total?.score);
  const weight = total === undefined ? null : (value(total.weight) ?? assumedWeight(scheme, rowWeights));
  const over = fullYearBudget !== null && executed !== null && compare(executed, fullYearBudget) > 0;
  const rate = fullYearBudget === null || executed === null || fullYearBudget.n <= 0n ? null : clamp(divide(executed, fullYearBudget), RATIONAL_ZERO, RATIONAL_ONE);
  const initialRate = initialBudget === null || executed === null || initialBudget.n <= 0n ? null : divide(executed, initialBudget);
  const facts = { initialBudget, fullYearBudget, executed, rate, initialRate, overBudget: over, weight, printed };
  const scored = pointsOf(facts, scheme);
  return { ...facts, exactScore: scored.points, score: scored.points === null ? null : roundTo(scored.points, scheme.definition.decimals), explanation: scored.explanation };
}

/** Where the form prints no weight for execution, the scheme's counts only if it makes the weights whole. */
function assumedWeight(scheme: Scheme, rowWeights: Rational | null): Rational | null {
  if (rowWeights === null) return null;
  const weight = exact(scheme.definition.weights.execution);
  return compare({ n: rowWeights.n * weight.d + weight.n * rowWeights.d, d: rowWeights.d * weight.d }, { n: 100n, d: 1n }) === 0 ? weight : null;
}

type Facts = Omit<ExecutionScore, 'exactScore' | 'score' | 'explanation'>;

function pointsOf(facts: Facts, scheme: Scheme): { readonly points: Rational | null; readonly explanation: string } {
  const { fullYearBudget, executed, rate, weight } = facts;
  const beside = facts.initialRate === null || (facts.initialBudget !== null && fullYearBudget !== null && compare(facts.initialBudget, fullYearBudget) === 0) ? '' : `（按年初预算数 ${pointsText(facts.initialBudget ?? RATIONAL_ZERO)} 为 ${percentText(facts.initialRate)}，不作计分）`;
  if (rate === null) return withoutRate(facts, scheme);
  const sentence = `执行率 = ${pointsText(executed ?? RATIONAL_ZERO)} ÷ 全年预算数 ${pointsText(fullYearBudget ?? RATIONAL_ZERO)} = ${facts.overBudget ? '超过 100%，全年预算数未含调整，按 100% 计' : percentText(rate)}${beside}`;
  if (weight === null) return { points: null, explanation: `${sentence}；执行率没有分值，不计分` };
  const { execution, decimals } = scheme.definition;
  const points = pointsFor(rate, weight, scheme);
  if (execution.method === 'proportional') return { points, explanation: `${sentence}，${pointsText(weight)} × ${percentText(rate)} = ${pointsText(roundTo(points, decimals))}` };
  const step = stepOf(rate, scheme);
  return { points, explanation: `${sentence}，${step === undefined ? `低于 ${scheme.steps.at(-1)?.label ?? ''}` : `达到 ${step.label}`}，得 ${pointsText(points)} 分` };
}

function stepOf(rate: Rational, scheme: Scheme): Scheme['steps'][number] | undefined {
  return scheme.steps.find((one) => compare(rate, one.from) >= 0);
}

function pointsFor(rate: Rational, weight: Rational, scheme: Scheme): Rational {
  if (scheme.definition.execution.method === 'proportional') return multiply(weight, rate);
  return multiply(weight, stepOf(rate, scheme)?.share ?? RATIONAL_ZERO);
}

/** The points that rates of an interval give: all between both ends or, by steps, those of its ends. */
export function pointsBetween(rates: Interval, weight: Rational, scheme: Scheme): readonly Interval[] {
  const low = pointsFor(rates.low, weight, scheme);
  const high = pointsFor(rates.high, weight, scheme);
  return scheme.definition.execution.method === 'proportional' ? [{ low, high }] : [{ low, high: low }, { low: high, high }];
}

function withoutRate(facts: Facts, scheme: Scheme): { readonly points: Rational | null; readonly explanation: string } {
  const { fullYearBudget, weight, printed } = facts;
  if (fullYearBudget === null || fullYearBudget.n !== 0n || weight === null) {
    const missing = fullYearBudget === null ? '全年预算数' : facts.executed === null ? '执行数' : null;
    return { points: null, explanation: missing === null ? '全年预算数不是正数，不计执行率' : `${missing}没有填写，不计执行率` };
  }
  const rule = scheme.definition.execution.zeroBudget;
  if (rule === 'full') return { points: weight, explanation: `全年预算数为 0，没有执行率，按口径得满分 ${pointsText(weight)}` };
  if (rule === 'zero') return { points: RATIONAL_ZERO, explanation: '全年预算数为 0，没有执行率，按口径得 0 分' };
  const usable = printed !== null && printed.n >= 0n && compare(printed, weight) <= 0 ? printed : null;
  return { points: usable, explanation: usable === null ? '全年预算数为 0，没有执行率，不计分' : `全年预算数为 0，没有执行率，采用填报的 ${pointsText(usable)} 分` };
}
