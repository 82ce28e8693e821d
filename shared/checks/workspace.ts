import type { ViewCell } from '../view/view.ts';
import { type Relation, gapOf, standingOf, sumOfParts, toleranceOf } from './relation.ts';

/** A relation's side of a cell: +1 where raising the cell raises target − Σ parts, −1 where it lowers it. */
export interface Link {
  readonly at: number;
  readonly pull: number;
}

/**
 * The relations of a book with what is left of each (target − Σ parts, fen), to try corrections on; `open` are those that are broken
 * as printed and not explained yet.
 */
export interface Workspace {
  readonly relations: readonly Relation[];
  readonly residuals: number[];
  readonly tolerances: readonly number[];
  readonly open: Set<number>;
  /** What accepted corrections have added to each cell. */
  readonly corrected: Map<ViewCell, number>;
  readonly links: ReadonlyMap<ViewCell, readonly Link[]>;
}

/** @param relations relations of level error; those that are broken become the open ones */
export function createWorkspace(relations: readonly Relation[]): Workspace {
  const links = new Map<ViewCell, Link[]>();
  const residuals: number[] = [];
  const tolerances: number[] = [];
  const open = new Set<number>();
  relations.forEach((one, at) => {
    residuals.push(one.target.value - sumOfParts(one));
    tolerances.push(toleranceOf(one));
    if (standingOf(one) === 'broken') open.add(at);
    link(links, one.target, { at, pull: 1 });
    for (const part of one.parts) link(links, part.cell, { at, pull: -part.sign });
  });
  return { relations, residuals, tolerances, open, corrected: new Map(), links };
}

function link(links: Map<ViewCell, Link[]>, cell: ViewCell, to: Link): void {
  const list = links.get(cell);
  if (list === undefined) links.set(cell, [to]);
  else list.push(to);
}

/** What is missing from a relation as it stands: 0 where an inequality holds. */
export function gapAt(work: Workspace, at: number): number {
  return gapOf(work.relations[at]?.mode ?? 'equal', work.residuals[at] ?? 0);
}

/** True when the relation would hold, within rounding, after its residual moved by `shift`. */
export function wouldHold(work: Workspace, at: number, shift: number, slack: number): boolean {
  const mode = work.relations[at]?.mode ?? 'equal';
  return Math.abs(gapOf(mode, (work.residuals[at] ?? 0) + shift)) <= (work.tolerances[at] ?? 0) + slack;
}

/** The correction carried up: the cell and every total of its table that is computed from it, each with its shift. */
export function carriedUp(work: Workspace, cell: ViewCell, delta: number): Map<ViewCell, number> {
  const shifts = new Map<ViewCell, number>([[cell, delta]]);
  for (const [from, shift] of shifts) {
    if (shifts.size > 60) break;
    for (const { at, pull } of work.links.get(from) ?? []) {
      const above = work.relations[at];
      if (above?.kind !== 'sum' || above.target === from || above.mode !== 'equal' || shifts.has(above.target)) continue;
      shifts.set(above.target, -pull * shift);
    }
  }
  return shifts;
}

/** How the residuals move when the cells shift. */
export function movesOf(work: Workspace, shifts: ReadonlyMap<ViewCell, number>): Map<number, number> {
  const moves = new Map<number, number>();
  for (const [cell, shift] of shifts) {
    for (const { at, pull } of work.links.get(cell) ?? []) moves.set(at, (moves.get(at) ?? 0) + pull * shift);
  }
  return moves;
}

/** Takes the corrections as made. */
export function applyShifts(work: Workspace, shifts: ReadonlyMap<ViewCell, number>): void {
  for (const [at, move] of movesOf(work, shifts)) work.residuals[at] = (work.residuals[at] ?? 0) + move;
  for (const [cell, shift] of shifts) work.corrected.set(cell, (work.corrected.get(cell) ?? 0) + shift);
}
