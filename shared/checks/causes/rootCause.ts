import type { ViewCell } from '../../view/view.ts';
import { type Budget, type Candidate, candidatesFor, choose, fullBudget } from './candidates.ts';
import { type Relation, isCount, solvedFor, toleranceOf } from '../relations/relation.ts';
import type { RelationGroup } from '../relations/relationGroup.ts';
import { Workspace, applyShifts, gapAt } from './workspace.ts';

/** One wrong cell with everything that it explains. */
export interface Fault {
  readonly cell: ViewCell;
  /** What the cell should show, in fen or counts. */
  readonly expected: number;
  /** The relation that the finding's sentence is about; the others are its symptoms. */
  readonly lead: Relation;
  readonly symptoms: readonly Relation[];
  /** More than one relation points at this very cell. */
  readonly identified: boolean;
  /** The judged total agrees with other relations: the fault is probably in one of the parts. */
  readonly confirmed: boolean;
}

const MOST_FAULTS = 200;

/**
 * Finds the cells that explain the broken relations: greedily the one whose correction mends most and breaks least (DESIGN §5,
 * folding). Where nothing distinguishes the cells of a relation, its target is judged; so it is once the budget of trials is spent.
 */
export function findFaults(groups: readonly RelationGroup[], budget: Budget = fullBudget()): Fault[] {
  const work = new Workspace(groups);
  const faults: Fault[] = [];
  while (work.open.size > 0 && faults.length < MOST_FAULTS) {
    const choice = choose(work, candidatesFor(work, budget));
    faults.push(choice.kind === 'cell' ? accept(work, choice.candidate) : undecided(work, choice.among));
  }
  return faults;
}

function accept(work: Workspace, { cell, mends, shifts }: Candidate): Fault {
  const mended = mends.flatMap((at) => work.relations[at] ?? []);
  applyShifts(work, shifts);
  for (const at of mends) work.open.delete(at);
  const expected = cell.value + (work.corrected.get(cell) ?? 0);
  const lead = leadOf(cell, expected, mended);
  return { cell, expected, lead, symptoms: mended.filter((one) => one !== lead), identified: mends.length > 1, confirmed: false };
}

/** The most telling relation that gives the expected value: one other cell that shows it, else a sum that the cell closes, else any equality. */
function leadOf(cell: ViewCell, expected: number, mended: readonly Relation[]): Relation {
  const rank = (one: Relation): number => {
    if (one.target !== cell && !one.parts.some((part) => part.cell === cell)) return 20;
    const off = Math.abs(solvedFor(one, cell) - expected) > toleranceOf(one) ? 10 : 0;
    if (one.mode !== 'equal') return off + 5;
    if (one.kind === 'tie' && one.parts.length === 1) return off + 1;
    if (one.kind === 'sum' && one.target === cell) return off + 2;
    return off + (one.target === cell ? 3 : 4);
  };
  const [first, ...rest] = mended;
  if (first === undefined) throw new RangeError('a fault without a relation');
  return rest.reduce((best, one) => (rank(one) < rank(best) ? one : best), first);
}

/** Nothing tells the cells apart: the target of the finest relation is judged; what is off by the same amount beside it is its symptom. */
function undecided(work: Workspace, among: Iterable<number>): Fault {
  const at = [...among].reduce((best, next) => (finer(work, next, best) ? next : best));
  const lead = work.relations[at];
  if (lead === undefined) throw new RangeError('an open relation that does not exist');
  const gap = gapAt(work, at);
  const tables = new Set([lead.target.table, ...lead.parts.map((part) => part.cell.table)]);
  const symptoms: Relation[] = [];
  work.open.delete(at);
  for (const other of work.open) {
    const one = work.relations[other];
    if (one === undefined || Math.abs(Math.abs(gapAt(work, other)) - Math.abs(gap)) > work.tolerance(at) + work.tolerance(other)) continue;
    if (isCount(one.target) !== isCount(lead.target)) continue;
    if (tables.has(one.target.table) || one.parts.some((part) => tables.has(part.cell.table))) symptoms.push(one);
  }
  for (const one of symptoms) work.open.delete(work.relations.indexOf(one));
  const confirmed = work.linksOf(lead.target).some((link) => link.at !== at && work.relations[link.at]?.mode === 'equal'
    && gapAt(work, link.at) === 0 && lead.target.value !== 0);
  return { cell: lead.target, expected: lead.target.value + (work.corrected.get(lead.target) ?? 0) - gap, lead, symptoms, identified: false, confirmed };
}

function finer(work: Workspace, a: number, b: number): boolean {
  const rank = (at: number): number => {
    const one = work.relations[at];
    if (one === undefined) return -1;
    const code = one.target.row.code?.length ?? 0;
    return (one.mode === 'equal' ? 100 : 0) + (one.kind === 'sum' ? 50 : 0) + code;
  };
  return rank(a) > rank(b);
}
