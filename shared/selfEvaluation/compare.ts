import { type Rational, RATIONAL_ONE, compare, decimalRational, divide, multiply, rational } from './rational.ts';
import { type AchievementState, gradedState, stateOf } from './states.ts';
import type { Quantity } from './target/items.ts';
import type { Reading } from './target/read.ts';
import { measured } from './target/sequence.ts';
import { relateUnits, timesAYear } from './target/units.ts';

/** What the two sides' units needed before they could be compared. */
export type UnitRepair = 'none' | 'actualTookTarget' | 'targetTookActual' | 'decimalAsPercent' | 'loose';

/** One number held against its target, both in the same base. */
export interface MeasuredPart {
  readonly target: Quantity;
  /** The upper end where the target is a range. */
  readonly upper: Quantity | null;
  readonly actual: Quantity;
  readonly targetValue: Rational;
  readonly actualValue: Rational;
  readonly wanted: 'higher' | 'lower' | 'range';
  readonly met: boolean;
  /** Met only because an operator that excludes the bound is not enforced at it (大于90% → 90%). */
  readonly atOpenBound: boolean;
  /** Degree of completion: actual ÷ target, turned over where lower is better; null for a target of zero or below. */
  readonly completion: Rational | null;
  readonly repair: UnitRepair;
}

export type IncomparableReason = 'blankActual' | 'unreadable' | 'units' | 'kinds' | 'counts';

export type Comparison =
  | { readonly kind: 'measured'; readonly parts: readonly MeasuredPart[]; readonly met: boolean }
  /** All or nothing: yes/no, dates. */
  | { readonly kind: 'matched'; readonly met: boolean; readonly how: 'boolean' | 'date' | 'words' }
  /** By words: `state` null where they do not say. */
  | { readonly kind: 'judged'; readonly state: AchievementState | null; readonly copied: boolean }
  | { readonly kind: 'incomparable'; readonly reason: IncomparableReason };

export interface CompareRule {
  /** What a target with `=` or no operator means for a cost indicator. */
  readonly equalCost: 'lower' | 'higher';
  readonly cost: boolean;
  /** The indicator is about a fall, so that 下降3% is no contradiction. */
  readonly falling: boolean;
}

/** Holds an actual against its target. Units are reconciled; what measures different things is said to be incomparable. */
export function compareReadings(target: Reading, actual: Reading, rule: CompareRule): Comparison {
  if (target.parsed.kind === 'unreadable' || actual.parsed.kind === 'unreadable') return { kind: 'incomparable', reason: 'unreadable' };
  if (actual.parsed.kind === 'blank') return { kind: 'incomparable', reason: 'blankActual' };
  const copied = target.key === actual.key && target.parsed.kind !== 'blank';
  switch (target.parsed.kind) {
    case 'quantitative': case 'formula': case 'multi':
      return compareNumbers(target, actual, rule);
    case 'rate-of-base':
      if (copied) return { kind: 'matched', met: true, how: 'words' };
      return actual.parsed.kind === 'rate-of-base' && actual.parsed.base === target.parsed.base ? compareNumbers(target, actual, rule) : byWords(actual, copied);
    case 'date':
      return compareDates(target, actual, copied);
    case 'boolean':
      return actual.parsed.kind === 'boolean' ? { kind: 'matched', met: actual.parsed.value === target.parsed.value, how: 'boolean' } : byWords(actual, copied);
    case 'relative': case 'qualitative': case 'text-with-numbers': case 'blank':
      return byWords(actual, copied, target.key);
  }
}

function byWords(actual: Reading, copied: boolean, target: string | null = null): Comparison {
  if (copied) return { kind: 'judged', state: 'met', copied };
  const { kind, value } = actual.parsed;
  if (kind === 'boolean') return { kind: 'judged', state: value === '是' ? 'met' : 'unmet', copied };
  const graded = target === null ? null : gradedState(target, actual.key);
  return { kind: 'judged', state: graded === 'below' ? null : (graded ?? (kind === 'qualitative' ? stateOf(actual.key) : null)), copied };
}

function compareNumbers(target: Reading, actual: Reading, rule: CompareRule): Comparison {
  switch (actual.parsed.kind) {
    case 'qualitative': case 'relative': case 'text-with-numbers':
      // 无 against ≥90%: no state, no number, nothing to go by.
      return /^(无|没有|有)$/.test(actual.key) ? { kind: 'incomparable', reason: 'kinds' } : byWords(actual, false);
    case 'quantitative': case 'formula': case 'multi': case 'rate-of-base':
      break;
    default:
      return { kind: 'incomparable', reason: 'kinds' };
  }
  const list = target.parsed.kind === 'multi';
  if (list !== (actual.parsed.kind === 'multi')) return { kind: 'incomparable', reason: 'kinds' };
  const wanted = target.range ? 1 : target.quantities.length;
  // An actual that copies a range stands for its lower end.
  const actuals = actual.range ? actual.quantities.slice(0, 1) : actual.quantities;
  if (actuals.length !== wanted) return { kind: 'incomparable', reason: 'counts' };
  const parts: MeasuredPart[] = [];
  for (const [index, one] of actuals.entries()) {
    const goal = target.quantities[index];
    if (goal === undefined) return { kind: 'incomparable', reason: 'counts' };
    // 下降3% against a plain ≥5% contradicts it or not: nobody can tell.
    if (actual.change === 'decrease' && target.change === null && !rule.falling) return { kind: 'incomparable', reason: 'kinds' };
    const part = measurePart(goal, target.range ? (target.quantities[1] ?? null) : null, turned(one, target, actual), wantedOf(goal, target, rule));
    if (part === null) return { kind: 'incomparable', reason: 'units' };
    parts.push(part);
  }
  return { kind: 'measured', parts, met: parts.every((part) => part.met) };
}

/** An actual that moved the other way counts below zero; −5% where a fall was due is a fall. */
function turned(quantity: Quantity, target: Reading, actual: Reading): Quantity {
  const opposite = target.change !== null && actual.change !== null && target.change !== actual.change;
  const fall = target.change === 'decrease' && actual.change === null && quantity.value.n < 0n;
  return opposite || fall ? negative(quantity) : quantity;
}

function negative(quantity: Quantity): Quantity {
  return { ...quantity, value: { n: -quantity.value.n, d: quantity.value.d } };
}

function wantedOf(goal: Quantity, target: Reading, rule: CompareRule): 'higher' | 'lower' {
  if (goal.operator.startsWith('<')) return 'lower';
  if (goal.operator.startsWith('>')) return 'higher';
  // =0人: none is the goal, and more is worse.
  if (goal.value.n === 0n) return 'lower';
  // A direction column says so outright; cost alone is the scheme's choice.
  if (target.parsed.direction === '越低越好' && !rule.cost) return 'lower';
  return rule.cost && rule.equalCost === 'lower' ? 'lower' : 'higher';
}

function measurePart(target: Quantity, upper: Quantity | null, actual: Quantity, wanted: 'higher' | 'lower'): MeasuredPart | null {
  const units = reconcile(target, actual, wanted);
  if (units === null) return null;
  const { targetValue, actualValue, repair } = units;
  if (upper !== null) return measureRange(target, upper, actual, units);
  const order = compare(actualValue, targetValue);
  const met = wanted === 'higher' ? order >= 0 : order <= 0;
  const open = target.operator === '>' || target.operator === '<';
  const [over, under] = wanted === 'higher' ? [actualValue, targetValue] : [targetValue, actualValue];
  const positive = targetValue.n > 0n && actualValue.n >= 0n;
  const completion = !positive ? null : wanted === 'lower' && met ? RATIONAL_ONE : under.n === 0n ? null : divide(over, under);
  return { target, upper, actual, targetValue, actualValue, wanted, met, atOpenBound: open && order === 0, completion, repair };
}

function measureRange(target: Quantity, upper: Quantity, actual: Quantity, units: Reconciled): MeasuredPart {
  const { targetValue, actualValue, repair } = units;
  const top = measured(upper);
  const low = compare(actualValue, targetValue) < 0;
  const high = compare(actualValue, top) > 0;
  const completion = low ? (targetValue.n > 0n && actualValue.n >= 0n ? divide(actualValue, targetValue) : null) : high && top.n > 0n ? divide(top, actualValue) : RATIONAL_ONE;
  return { target, upper, actual, targetValue, actualValue, wanted: 'range', met: !low && !high, atOpenBound: false, completion, repair };
}

interface Reconciled { readonly targetValue: Rational; readonly actualValue: Rational; readonly repair: UnitRepair }

const PERCENT = rational(1n, 100n);
/** A decimal at least this share of a percentage target, read as a hundredfold, is taken for a percentage (0.95 for ≥95%). */
const DECIMAL_SHARE = rational(6n, 10n);

/** Both values in one base; null when they measure different things. */
function reconcile(target: Quantity, actual: Quantity, wanted: 'higher' | 'lower'): Reconciled | null {
  if (target.unit === null && actual.unit === null) return { targetValue: target.value, actualValue: actual.value, repair: 'none' };
  if (actual.unit === null) return withoutUnit(target, actual.value, actual.digits, 'actual');
  if (target.unit === null) {
    const turned = withoutUnit(actual, target.value, target.digits, 'target');
    return { targetValue: turned.actualValue, actualValue: turned.targetValue, repair: turned.repair };
  }
  const relation = relateUnits(target.unit, actual.unit);
  if (relation === 'different') return withinWorkdays(target, actual, wanted);
  if (relation === 'period') return overTheYear(target, actual, wanted);
  return { targetValue: measured(target), actualValue: measured(actual), repair: relation === 'loose' ? 'loose' : 'none' };
}

/** ≤3个工作日 against 2天: so many days never have more workdays. Anything else between the two is not compared. */
function withinWorkdays(target: Quantity, actual: Quantity, wanted: 'higher' | 'lower'): Reconciled | null {
  const [workdays, days] = [target.unit, actual.unit];
  if (wanted !== 'lower' || workdays?.measure?.dimension !== 'workdays' || days?.measure?.dimension !== 'days' || workdays.per.length + days.per.length > 0) return null;
  const [targetValue, actualValue] = [measured(target), measured(actual)];
  return compare(actualValue, targetValue) <= 0 ? { targetValue, actualValue, repair: 'loose' } : null;
}

/** 每季度1次 against 4次: an actual of the whole year, or of one period. Compared only where both readings come out alike, as met. */
function overTheYear(target: Quantity, actual: Quantity, wanted: 'higher' | 'lower'): Reconciled | null {
  if (target.unit === null || actual.unit === null) return null;
  const [targetValue, actualValue] = [measured(target), measured(actual)];
  const times = timesAYear(target.unit, actual.unit);
  const [goal, result] = times === null ? [targetValue, multiply(actualValue, rational(timesAYear(actual.unit, target.unit) ?? 1n))] : [multiply(targetValue, rational(times)), actualValue];
  const met = (order: number): boolean => (wanted === 'higher' ? order >= 0 : order <= 0);
  return met(compare(result, goal)) && met(compare(actualValue, targetValue)) ? { targetValue: goal, actualValue: result, repair: 'loose' } : null;
}

/** The bare side takes the other's unit, except a decimal that only makes sense as a share of one. */
function withoutUnit(holder: Quantity, bare: Rational, digits: string, side: 'actual' | 'target'): Reconciled {
  const ratio = holder.unit?.measure?.dimension === 'ratio';
  const value = measured(holder);
  if (ratio && holder.unit?.per.length === 0 && bare.n > 0n && compare(bare, RATIONAL_ONE) <= 0) {
    const likely = digits.includes('.') && compare(holder.value, decimalRational('10')) >= 0 && compare(bare, multiply(value, DECIMAL_SHARE)) >= 0;
    if (likely) return { targetValue: value, actualValue: bare, repair: 'decimalAsPercent' };
  }
  const factor = holder.unit?.factor ?? PERCENT;
  return { targetValue: value, actualValue: multiply(bare, factor), repair: side === 'actual' ? 'actualTookTarget' : 'targetTookActual' };
}

function compareDates(target: Reading, actual: Reading, copied: boolean): Comparison {
  if (copied) return { kind: 'matched', met: true, how: 'date' };
  if (actual.date === null || target.date === null) {
    const { kind } = actual.parsed;
    return kind === 'quantitative' || kind === 'multi' || kind === 'formula' ? { kind: 'incomparable', reason: 'kinds' } : byWords(actual, false);
  }
  const yearless = target.date.year === null || actual.date.year === null;
  const place = (stamp: number): number => (yearless ? stamp % 10_000 : stamp);
  if (!yearless && !target.date.deadline && target.date.year !== actual.date.year && (actual.date.year ?? 0) < (target.date.year ?? 0)) return { kind: 'judged', state: null, copied: false };
  if (place(actual.date.end) <= place(target.date.end)) return { kind: 'matched', met: true, how: 'date' };
  // 2021年 against 2021年9月底前 does not say whether it was in time.
  if (place(actual.date.start) <= place(target.date.end)) return { kind: 'judged', state: null, copied: false };
  return { kind: 'matched', met: false, how: 'date' };
}

/** 36.5 against 365: so many times apart with the same digits; null where it is not so. */
export function timesApart(comparison: Comparison): number | null {
  if (comparison.kind !== 'measured' || comparison.parts.length !== 1) return null;
  const [part] = comparison.parts;
  if (part === undefined || significantDigits(part.actual.digits) < 2) return null;
  return powerOfTenBetween(part.actualValue, part.targetValue);
}

/** 10, 100, … 100,000 when one value is exactly that many times the other; else null. */
export function powerOfTenBetween(a: Rational, b: Rational): number | null {
  const [x, y] = [a.n * b.d, b.n * a.d];
  const [large, little] = x > y ? [x, y] : [y, x];
  if (little <= 0n || large % little !== 0n) return null;
  const times = large / little;
  return times === 10n || times === 100n || times === 1000n || times === 10_000n || times === 100_000n ? Number(times) : null;
}

function significantDigits(digits: string): number {
  return digits.replace(/[.-]/g, '').replace(/^0+|0+$/g, '').length;
}
