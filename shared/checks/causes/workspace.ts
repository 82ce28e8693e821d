import type { ViewCell } from '../../view/view.ts';
import { type Relation, gapOf, standingOf, sumOfParts, toleranceOf } from '../relations/relation.ts';
import type { Link, RelationGroup } from '../relations/relationGroup.ts';

/** The relations of a book with what is left of each, to try corrections on. Of the many that hold only those that are asked about are worked out. */
export class Workspace {
  readonly relations: readonly Relation[];
  /** Those that are broken as printed and not explained yet. */
  readonly open = new Set<number>();
  /** What accepted corrections have added to each cell. */
  readonly corrected = new Map<ViewCell, number>();
  readonly #groups: readonly { readonly group: RelationGroup; readonly from: number }[];
  readonly #links = new Map<ViewCell, readonly Link[]>();
  readonly #residuals = new Map<number, number>();
  readonly #tolerances = new Map<number, number>();

  /** @param groups their relations of level error; those that are broken become the open ones */
  constructor(groups: readonly RelationGroup[]) {
    this.relations = groups.flatMap((group) => group.errors);
    let from = 0;
    this.#groups = groups.map((group) => {
      const entry = { group, from };
      from += group.errors.length;
      return entry;
    });
    this.relations.forEach((one, at) => { if (standingOf(one) === 'broken') this.open.add(at); });
  }

  /** Target − Σ parts after the accepted corrections, in fen. */
  residual(at: number): number {
    let residual = this.#residuals.get(at);
    if (residual === undefined) {
      const one = this.relations[at];
      this.#residuals.set(at, residual = one === undefined ? 0 : one.target.value - sumOfParts(one));
    }
    return residual;
  }

  move(at: number, by: number): void {
    this.#residuals.set(at, this.residual(at) + by);
  }

  tolerance(at: number): number {
    let tolerance = this.#tolerances.get(at);
    if (tolerance === undefined) {
      const one = this.relations[at];
      this.#tolerances.set(at, tolerance = one === undefined ? 0 : toleranceOf(one));
    }
    return tolerance;
  }

  /** The relations that a cell stands in, in their order. */
  linksOf(cell: ViewCell): readonly Link[] {
    let links = this.#links.get(cell);
    if (links === undefined) {
      links = this.#groups.flatMap(({ group, from }) => group.linksOf(cell).map(({ at, pull }) => ({ at: from + at, pull })));
      this.#links.set(cell, links);
    }
    return links;
  }
}

/** What is missing from a relation as it stands: 0 where an inequality holds. */
export function gapAt(work: Workspace, at: number): number {
  return gapOf(work.relations[at]?.mode ?? 'equal', work.residual(at));
}

/** True when the relation would hold, within rounding, after its residual moved by `shift`. */
export function wouldHold(work: Workspace, at: number, shift: number, slack: number): boolean {
  const mode = work.relations[at]?.mode ?? 'equal';
  return Math.abs(gapOf(mode, work.residual(at) + shift)) <= work.tolerance(at) + slack;
}

/** The correction carried up: the cell and every total of its table that is computed from it, each with its shift. */
export function carriedUp(work: Workspace, cell: ViewCell, delta: number): Map<ViewCell, number> {
  const shifts = new Map<ViewCell, number>([[cell, delta]]);
  for (const [from, shift] of shifts) {
    if (shifts.size > 60) break;
    for (const { at, pull } of work.linksOf(from)) {
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
    for (const { at, pull } of work.linksOf(cell)) moves.set(at, (moves.get(at) ?? 0) + pull * shift);
  }
  return moves;
}

/** Takes the corrections as made. */
export function applyShifts(work: Workspace, shifts: ReadonlyMap<ViewCell, number>): void {
  for (const [at, move] of movesOf(work, shifts)) work.move(at, move);
  for (const [cell, shift] of shifts) work.corrected.set(cell, (work.corrected.get(cell) ?? 0) + shift);
}
