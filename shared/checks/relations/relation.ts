import { LINE_KEY_BY_ID } from '../../ledger/lineKeys.ts';
import { fenPerDigit } from '../../money/fen.ts';
import type { ViewCell, ViewTable } from '../../view/view.ts';
import type { RuleId } from '../rules.ts';

/** A relation between cells, as data: target = / ≥ / ≤ Σ signed parts. */
export interface Term {
  readonly cell: ViewCell;
  readonly sign: 1 | -1;
}

export type Mode = 'equal' | 'atLeast' | 'atMost';

export interface Relation {
  readonly rule: RuleId;
  /** The total, the dependent or the later cell: the one that is judged when nothing else tells. */
  readonly target: ViewCell;
  readonly parts: readonly Term[];
  readonly mode: Mode;
  /** `sum`: the target is computed from the parts in the same table, so a wrong part is carried upwards into it. */
  readonly kind: 'sum' | 'tie' | 'identity';
  /** No rounding is possible: counts, and amounts given to the fen. */
  readonly exact: boolean;
}

/** `tail`: inside the rounding interval (尾差). */
export type Standing = 'holds' | 'tail' | 'broken';

/** True for cells that hold a number of things rather than money. */
export function isCount(cell: ViewCell): boolean {
  const key = cell.filter?.measure === 'line' ? cell.filter.key : undefined;
  const kind = typeof key === 'string' ? LINE_KEY_BY_ID.get(key)?.kind : undefined;
  return (kind ?? cell.table.quantity) === 'count';
}

/** A number of which not even a guess could be made. */
export function isUnreadable(cell: ViewCell): boolean {
  return cell.state === 'bad' && cell.value === 0;
}

const TABLE_STEPS = new WeakMap<ViewTable, number>();

/** Rounding unit of a cell in fen: never coarser than its table's printed decimals (a spreadsheet drops trailing zeros). */
function stepOf(cell: ViewCell): number {
  if (cell.table.quantity === 'count') return 1;
  let step = TABLE_STEPS.get(cell.table);
  if (step === undefined) TABLE_STEPS.set(cell.table, step = fenPerDigit(cell.table.unit, cell.table.decimals));
  return Math.min(cell.digit, step);
}

/** Half a unit of the last digit; a blank or a zero, a count and an amount to the fen are exact. */
function halfStep(cell: ViewCell): number {
  if (cell.value === 0) return 0;
  const step = stepOf(cell);
  return step <= 1 ? 0 : step / 2;
}

/** Makes a relation; `exact` follows from the cells. */
export function relation(rule: RuleId, kind: Relation['kind'], target: ViewCell, parts: readonly Term[], mode: Mode = 'equal'): Relation {
  const exact = stepOf(target) <= 1 && parts.every((part) => stepOf(part.cell) <= 1);
  return { rule, kind, target, parts, mode, exact };
}

/** All cells added up. */
export function plus(cells: readonly ViewCell[]): Term[] {
  return cells.map((cell) => ({ cell, sign: 1 }));
}

/** Σ of the parts in fen (or counts). */
export function sumOfParts(of: Relation): number {
  let sum = 0;
  for (const part of of.parts) sum += part.sign * part.cell.value;
  return sum;
}

/** What a cell ought to be by a relation, solved for that cell, in fen or counts. */
export function solvedFor(of: Relation, cell: ViewCell): number {
  if (cell === of.target) return sumOfParts(of);
  const sign = of.parts.find((part) => part.cell === cell)?.sign ?? 1;
  return cell.value + sign * (of.target.value - sumOfParts(of));
}

/** Half a unit × (non-zero addends + 1), in fen: blank and zero are exact (DESIGN §5). */
export function toleranceOf(of: Relation): number {
  if (of.exact) return 0;
  let tolerance = halfStep(of.target);
  for (const part of of.parts) tolerance += halfStep(part.cell);
  return tolerance;
}

/** What is left of a residual once an inequality has used its freedom: 0 where it holds. */
export function gapOf(mode: Mode, residual: number): number {
  if (mode === 'atLeast') return Math.min(0, residual);
  if (mode === 'atMost') return Math.max(0, residual);
  return residual;
}

/** Judges a relation by the values as printed. A filled total over nothing but blanks is never a tail. */
export function standingOf(of: Relation): Standing {
  const gap = gapOf(of.mode, of.target.value - sumOfParts(of));
  if (gap === 0) return 'holds';
  if (of.exact || Math.abs(gap) > toleranceOf(of)) return 'broken';
  const hollow = of.mode === 'equal' && of.target.value !== 0 && of.parts.every((part) => part.cell.value === 0);
  return hollow ? 'broken' : 'tail';
}
