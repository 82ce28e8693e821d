import type { ViewCell } from '../../view/view.ts';
import { isMissingRow } from '../figureIndex.ts';
import { slipOf } from './probableCause.ts';
import { type Relation, isUnreadable } from '../relations/relation.ts';
import { type Workspace, carriedUp, gapAt, movesOf, wouldHold } from './workspace.ts';

/** A correction of one cell (with the totals that follow from it) and what it does to the relations. */
export interface Candidate {
  readonly cell: ViewCell;
  /** What is added to the cell. */
  readonly delta: number;
  readonly shifts: ReadonlyMap<ViewCell, number>;
  /** Open relations that hold afterwards. */
  readonly mends: readonly number[];
  /** Mended less newly broken. */
  readonly score: number;
}

/** Relations looked at in trying corrections, over all rounds: a document in which everything is wrong must not take for ever. */
const MOST_LOOKS = 1_000_000;

/** What may still be spent on trying. */
export interface Budget {
  looks: number;
}

export function fullBudget(): Budget {
  return { looks: MOST_LOOKS };
}

/** The best correction of every cell that stands in an open relation; none once the budget is spent. */
export function candidatesFor(work: Workspace, budget: Budget): Candidate[] {
  const best = new Map<ViewCell, Candidate>();
  const tried = new Map<ViewCell, Set<number>>();
  for (const at of work.open) {
    const broken = work.relations[at];
    if (broken === undefined) continue;
    for (const cell of cellsOf(broken)) {
      if (budget.looks <= 0) return [];
      const link = work.linksOf(cell).find((one) => one.at === at);
      if (link === undefined) continue;
      const delta = -gapAt(work, at) * link.pull;
      const seen = tried.get(cell) ?? new Set<number>();
      if (seen.has(delta)) continue;
      tried.set(cell, seen.add(delta));
      const candidate = tryCell(work, cell, delta, work.tolerance(at), budget);
      const known = best.get(cell);
      if (known === undefined || candidate.score > known.score) best.set(cell, candidate);
    }
  }
  return [...best.values()];
}

export function cellsOf(of: Relation): ViewCell[] {
  return [of.target, ...of.parts.map((part) => part.cell)];
}

/** The cell alone, or the cell carried up into its totals when that mends more (the totals were added up from the wrong figure). */
function tryCell(work: Workspace, cell: ViewCell, delta: number, slack: number, budget: Budget): Candidate {
  const alone = measure(work, cell, delta, new Map([[cell, delta]]), slack, budget);
  if (isMissingRow(cell.row)) return alone;
  const shifts = carriedUp(work, cell, delta);
  if (shifts.size === 1) return alone;
  const carried = measure(work, cell, delta, shifts, slack, budget);
  return carried.score > alone.score ? carried : alone;
}

function measure(work: Workspace, cell: ViewCell, delta: number, shifts: ReadonlyMap<ViewCell, number>, slack: number, budget: Budget): Candidate {
  const mends: number[] = [];
  let score = 0;
  const moves = movesOf(work, shifts);
  budget.looks -= 1 + moves.size;
  for (const [at, move] of moves) {
    if (move === 0) continue;
    const held = wouldHold(work, at, 0, 0);
    const holds = wouldHold(work, at, move, slack);
    if (work.open.has(at) && holds) mends.push(at);
    // What held and breaks speaks against the cell; what an accepted correction upset (two slips that cancelled out) and this one settles, for it.
    if (holds !== held) score += holds ? 1 : -1;
  }
  return { cell, delta, shifts, mends, score };
}

/** The cell to judge, or, when nothing tells the cells of some relations apart, those relations. */
export type Choice = { readonly kind: 'cell'; readonly candidate: Candidate } | { readonly kind: 'undecided'; readonly among: Iterable<number> };

/**
 * The candidate that mends most and breaks least. A number without any reading is the cause of whatever it takes part in.
 * One cell is likelier than a cell with its totals. Equal candidates are rivals only where they mend the same relations.
 */
export function choose(work: Workspace, candidates: readonly Candidate[]): Choice {
  const bad = candidates.filter((one) => isUnreadable(one.cell) && one.mends.length > 0);
  let top: Candidate[] = [];
  for (const one of bad.length > 0 ? bad : candidates) {
    const [leader] = top;
    const order = leader === undefined ? 1 : one.score - leader.score || one.mends.length - leader.mends.length || leader.shifts.size - one.shifts.size;
    if (order > 0) top = [one];
    else if (order === 0) top.push(one);
  }
  const [leader] = top;
  if (leader === undefined || leader.mends.length === 0 || (bad.length === 0 && leader.score <= 0)) return { kind: 'undecided', among: work.open };
  const rivals = Map.groupBy(top, (one) => one.mends.toSorted((a, b) => a - b).join());
  for (const group of rivals.values()) {
    const candidate = decide(work, group);
    if (candidate !== null) return { kind: 'cell', candidate };
  }
  return { kind: 'undecided', among: leader.mends };
}

function decide(work: Workspace, group: readonly Candidate[]): Candidate | null {
  const sensible = group.filter((one) => one.cell.value < 0 || one.cell.value + one.delta >= 0);
  const [only] = sensible.length > 0 ? sensible : group;
  if (only !== undefined && (sensible.length === 1 || group.length === 1)) return only;
  return group.find((one) => one.cell.state === 'bad') ?? bySlip(group) ?? byTarget(work, sensible.length > 0 ? sensible : group) ?? byBlank(group);
}

/** The one cell among equals whose figure shows how it went wrong. */
function bySlip(group: readonly Candidate[]): Candidate | null {
  const slipped = group.filter((one) => slipOf(one.cell, one.cell.value + one.delta) !== null);
  return slipped.length === 1 ? (slipped[0] ?? null) : null;
}

/** The target of the relations that all of them mend, if it is among them; a later table before an earlier one. */
function byTarget(work: Workspace, group: readonly Candidate[]): Candidate | null {
  return group.findLast((one) => one.mends.some((at) => work.relations[at]?.target === one.cell)) ?? null;
}

/** The total is right by other relations and one part alone is blank. */
function byBlank(group: readonly Candidate[]): Candidate | null {
  const blank = group.filter((one) => one.cell.state === 'blank' && one.delta > 0);
  return blank.length === 1 ? (blank[0] ?? null) : null;
}
