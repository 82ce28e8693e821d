import type { CheckOptions } from '../../shared/checks/options.ts';
import type { CheckResult } from '../../shared/checks/finding.ts';
import { runChecks } from '../../shared/checks/runChecks.ts';
import type { BookView, ViewCell } from '../../shared/view/view.ts';
import { type Standing, type Verdict, judge, placeOf, standingsOf } from './judge.ts';
import { Random } from './random.ts';
import { type Change, SLIPS, slipped } from './slips.ts';

/** One change of one cell and what became of it. */
export interface Trial {
  readonly standing: Standing;
  readonly change: Change;
  readonly verdict: Verdict;
}

/** A book under test: its view, the checks' options, and what they say of it unchanged. */
export interface Ground {
  readonly name: string;
  readonly view: BookView;
  readonly options: CheckOptions;
  readonly before: CheckResult;
  readonly standings: readonly Standing[];
}

export function groundOf(name: string, view: BookView, options: CheckOptions): Ground {
  return { name, view, options, before: runChecks(view, options), standings: standingsOf(view) };
}

/** Changes that must be found, `each` for every one of `cells` cells (all of them when absent), in memory. */
export function trialsOf(ground: Ground, random: Random, cells?: number, each: number = 1): Trial[] {
  const related = ground.standings.filter((standing) => standing.interval !== null);
  return random.sample(related, cells ?? related.length).flatMap((standing) => changesOf(standing, random, each)
    .map((change): Trial => ({ standing, change, verdict: judge(standing, ground.before, checkedWith(ground, standing.cell, change)) })));
}

/** Up to `each` different slips that leave the rounding interval. */
export function changesOf(standing: Standing, random: Random, each: number): Change[] {
  const { cell, interval } = standing;
  return random.sample(SLIPS, SLIPS.length)
    .map((slip) => slipped(cell, slip, random))
    .filter((change) => change !== null && interval !== null && Math.abs(change.value - cell.value) > interval)
    .filter((change) => change !== null)
    .slice(0, each);
}

/** The checks of the book while one cell shows something else: the cell is put back afterwards. */
function checkedWith(ground: Ground, cell: ViewCell, change: Change): CheckResult {
  const { value, printed, state } = cell;
  Object.assign(cell, { value: change.value, printed: change.text, state: change.text === null ? 'blank' : 'number' });
  try {
    return runChecks(ground.view, ground.options);
  } finally {
    Object.assign(cell, { value, printed, state });
  }
}

export interface Figures {
  readonly name: string;
  readonly trials: number;
  readonly found: number;
  readonly exact: number;
  /** Changes that gave one error and no second one beside it. */
  readonly single: number;
}

export function figuresOf(name: string, trials: readonly Trial[]): Figures {
  const count = (test: (trial: Trial) => boolean): number => trials.filter(test).length;
  return { name, trials: trials.length, found: count((one) => one.verdict.found), exact: count((one) => one.verdict.exact), single: count((one) => one.verdict.roots <= 1) };
}

/** 98.7% (n of m) for a printed table. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`;
}

export function describeTrial(ground: string, trial: Trial): string {
  const { cell } = trial.standing;
  return `${ground} ${placeOf(cell)} ${trial.change.slip}: ${cell.printed ?? ''} → ${trial.change.text ?? '（空）'}`;
}
