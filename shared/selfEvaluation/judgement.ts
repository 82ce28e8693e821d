import type { Comparison } from './compare.ts';
import { comparedText, incomparableText, judgedText, pointsText } from './explain.ts';
import { type Rational, RATIONAL_ONE, RATIONAL_ZERO, clamp, compare, divide, multiply, percentText, rational, roundTo, subtract, sum } from './rational.ts';
import { type Interval, roundedFrom, times } from './rounding.ts';
import { type Scheme, exact, share } from './scheme.ts';
import { type AchievementState, STATE_NAMES } from './states.ts';
import type { Reading } from './target/read.ts';

/** Where a score comes from: the rule, a band with the entered or default point, the entered score alone, a person's override. */
export type Basis = 'rule' | 'band' | 'entered' | 'override' | 'none';

/** The points a qualitative row may have; closed below, open above unless it reaches the weight. */
export interface Band {
  readonly state: AchievementState;
  readonly from: Rational;
  readonly to: Rational;
  readonly closed: boolean;
}

export interface Judgement {
  readonly exactScore: Rational | null;
  readonly basis: Basis;
  readonly band: Band | null;
  readonly completion: Rational | null;
  readonly explanation: string;
}

/** What decides a row's points: its texts, its weight, the entered score, and whether a reason stands beside it. */
export interface Case {
  readonly scheme: Scheme;
  readonly target: Reading;
  readonly actual: Reading;
  readonly comparison: Comparison;
  readonly weight: Rational | null;
  readonly printed: Rational | null;
  readonly explained: boolean;
}

/** The points of a row by the scheme, with the sentence that explains them. */
export function judge(one: Case): Judgement {
  const { comparison, target, actual } = one;
  switch (comparison.kind) {
    case 'incomparable': return none(incomparableText(comparison.reason, target, actual));
    case 'measured': return judgeMeasured(one, comparison);
    case 'matched': {
      const what = comparison.how === 'date' ? (comparison.met ? `${actual.parsed.text} 在期限 ${target.parsed.text} 内` : `${actual.parsed.text} 晚于期限 ${target.parsed.text}`) : comparison.met ? '与目标相同' : `${actual.parsed.text} 与目标 ${target.parsed.text} 不同`;
      if (comparison.met) return full(one, what, null);
      return comparison.how === 'date' && one.scheme.definition.lateDate === 'band' ? judgeBand(one, 'unmet', what) : fixed(one, RATIONAL_ZERO, `${what}，得 0 分`, null);
    }
    case 'judged':
      return comparison.state === null ? judgeEntered(one, judgedText(target, actual)) : judgeBand(one, comparison.state, comparison.copied ? '完成值照抄目标' : '');
  }
}

function none(explanation: string, completion: Rational | null = null): Judgement {
  return { exactScore: null, basis: 'none', band: null, completion, explanation };
}

function fixed(one: Case, exactScore: Rational, explanation: string, completion: Rational | null): Judgement {
  return one.weight === null ? none(`${explanation.replace(/，得.*$/, '')}；没有分值，不计分`, completion) : { exactScore, basis: 'rule', band: null, completion, explanation };
}

function full(one: Case, what: string, completion: Rational | null): Judgement {
  const weight = one.weight ?? RATIONAL_ZERO;
  return fixed(one, weight, `${what}，得满分 ${pointsText(weight)}`, completion);
}

function judgeMeasured(one: Case, comparison: Extract<Comparison, { readonly kind: 'measured' }>): Judgement {
  const { scheme, weight } = one;
  const what = comparedText(comparison, one.target, one.actual);
  const [single] = comparison.parts;
  const completion = comparison.parts.length === 1 ? (single?.completion ?? null) : degreeOf(one, comparison);
  if (comparison.met) {
    const { from, action, points } = scheme.definition.deviation;
    const far = comparison.parts.length === 1 && single?.wanted === 'higher' && completion !== null && compare(completion, scheme.farExceeded) >= 0;
    if (!far || action !== 'penalty' || one.explained || weight === null) return full(one, what, completion);
    const left = clamp(subtract(weight, exact(points)), RATIONAL_ZERO, weight);
    return fixed(one, left, `${what}，达到 ${from}% 以上而没有说明，${pointsText(weight)}−${points} = ${pointsText(left)}`, completion);
  }
  if (comparison.parts.some((part) => !part.met && part.completion === null)) return judgeZeroTarget(one, what);
  const degree = degreeOf(one, comparison);
  if (weight === null) return none(`${what}；没有分值，不计分`, completion);
  const { exactScore, sentence } = byRule(scheme, weight, degree);
  return fixed(one, exactScore, `${what}，${sentence}`, completion);
}

/** The mean of the parts' completions, none counted above 100%. */
function degreeOf(one: Case, comparison: Extract<Comparison, { readonly kind: 'measured' }>): Rational {
  const parts = comparison.parts.map((part) => {
    if (part.met) return RATIONAL_ONE;
    if (part.wanted === 'lower' && one.scheme.definition.lower === 'zero') return RATIONAL_ZERO;
    return clamp(part.completion ?? RATIONAL_ZERO, RATIONAL_ZERO, RATIONAL_ONE);
  });
  return parts.length === 1 ? (parts[0] ?? RATIONAL_ZERO) : divide(sum(parts), rational(parts.length));
}

/**
 * The points of all values that were rounded to the printed actual (a rate with decimals); null where the actual is exact, or
 * where no rule leads from it to points step by step.
 */
export function pointsOfRounded(one: Pick<Case, 'scheme' | 'comparison' | 'weight'>): Interval | null {
  const { comparison, scheme, weight } = one;
  const [part] = comparison.kind === 'measured' && comparison.parts.length === 1 ? comparison.parts : [];
  const decimals = part?.actual.digits.split('.')[1]?.length ?? 0;
  if (part === undefined || weight === null || decimals === 0 || part.wanted === 'range' || part.targetValue.n <= 0n || part.actual.value.n <= 0n || scheme.definition.quantitative.method === 'allOrNothing') return null;
  const values = times(roundedFrom(part.actual.value, decimals), divide(part.actualValue, part.actual.value));
  const pointsAt = (value: Rational): Rational => {
    const over = part.wanted === 'lower' && compare(value, part.targetValue) > 0;
    const degree = part.wanted === 'higher' ? divide(value, part.targetValue) : over && scheme.definition.lower === 'zero' ? RATIONAL_ZERO : divide(part.targetValue, value);
    return byRule(scheme, weight, clamp(degree, RATIONAL_ZERO, RATIONAL_ONE)).exactScore;
  };
  const [low, high] = [pointsAt(values.low), pointsAt(values.high)];
  return compare(low, high) <= 0 ? { low, high } : { low: high, high: low };
}

function byRule(scheme: Scheme, weight: Rational, degree: Rational): { readonly exactScore: Rational; readonly sentence: string } {
  const { decimals } = scheme.definition;
  const shown = (value: Rational): string => pointsText(roundTo(value, decimals));
  const { quantitative } = scheme.definition;
  switch (quantitative.method) {
    case 'proportional': {
      const exactScore = multiply(weight, degree);
      return { exactScore, sentence: `${pointsText(weight)} × ${percentText(degree)} = ${shown(exactScore)}` };
    }
    case 'linear': {
      const floor = scheme.floor ?? RATIONAL_ZERO;
      if (compare(degree, floor) < 0) return { exactScore: RATIONAL_ZERO, sentence: `低于 ${quantitative.floor}%，得 0 分` };
      const exactScore = divide(multiply(weight, subtract(degree, floor)), subtract(RATIONAL_ONE, floor));
      return { exactScore, sentence: `${pointsText(weight)} ×(${percentText(degree)}−${quantitative.floor}%)/${100 - quantitative.floor}% = ${shown(exactScore)}` };
    }
    case 'allOrNothing': return { exactScore: RATIONAL_ZERO, sentence: '未达到目标不得分' };
  }
}

function judgeZeroTarget(one: Case, what: string): Judgement {
  const sentence = `${what}，${one.target.quantities.some((quantity) => quantity.value.n === 0n) ? '目标为 0，' : ''}没有比例可算`;
  if (one.scheme.definition.zeroTarget === 'entered' && entered(one) !== null) return judgeEntered(one, sentence);
  return fixed(one, RATIONAL_ZERO, `${sentence}，得 0 分`, null);
}

/** The entered score where it lies within 0 and the weight. */
function entered(one: Case): Rational | null {
  if (one.weight === null || one.printed === null) return null;
  return one.printed.n >= 0n && compare(one.printed, one.weight) <= 0 ? one.printed : null;
}

function judgeEntered(one: Case, what: string): Judgement {
  const score = entered(one);
  if (score === null) return none(`${what}；${one.weight === null ? '没有分值' : '没有可采用的填报得分'}，不计分`);
  return { exactScore: score, basis: 'entered', band: null, completion: null, explanation: `${what}，没有规则可算，采用填报的 ${pointsText(score)} 分` };
}

function judgeBand(one: Case, state: AchievementState, what: string): Judgement {
  const band = bandOf(one.scheme, state, one.weight);
  const head = `${what === '' ? '' : `${what}，`}完成状态“${STATE_NAMES[state]}”`;
  if (band === null || one.weight === null) return none(`${head}；没有分值，不计分`);
  const range = `应在 ${pointsText(band.from)}${band.closed ? '–' : '（含）–'}${pointsText(band.to)} 分之间`;
  const given = entered(one);
  if (given !== null && inBand(band, given)) return { exactScore: given, basis: 'band', band, completion: null, explanation: `${head}，${range}，填报 ${pointsText(given)} 分在内` };
  const point = multiply(one.weight, share(one.scheme.definition.qualitative[state].default));
  const why = one.printed === null ? '没有填报得分' : `填报 ${pointsText(one.printed)} 分不在内`;
  return { exactScore: point, basis: 'band', band, completion: null, explanation: `${head}，${range}，${why}，取 ${pointsText(point)} 分` };
}

function bandOf(scheme: Scheme, state: AchievementState, weight: Rational | null): Band | null {
  if (weight === null) return null;
  const { from, to } = scheme.definition.qualitative[state];
  return { state, from: multiply(weight, share(from)), to: multiply(weight, share(to)), closed: to >= 100 };
}

/** Whether points lie in a band: closed below, open above unless it reaches the full weight. */
export function inBand(band: Band, points: Rational): boolean {
  const order = compare(points, band.to);
  return compare(points, band.from) >= 0 && (order < 0 || (band.closed && order === 0));
}

