import { columnRef, rowRef } from '../../shared/checks/address.ts';
import type { CheckResult, Finding } from '../../shared/checks/finding.ts';
import { type Relation, sumOfParts, toleranceOf } from '../../shared/checks/relations/relation.ts';
import { ruleOf } from '../../shared/checks/rules.ts';
import { relationsOf } from '../../shared/checks/runChecks.ts';
import type { BookView, ViewCell } from '../../shared/view/view.ts';

/** What the unchanged book says about one numeric cell. */
export interface Standing {
  readonly cell: ViewCell;
  /** Smallest change, in fen or counts, that leaves the rounding interval of an equality whatever its sign; null where the cell stands in none. */
  readonly interval: number | null;
  /** Equalities that it stands in: with two or more, the cell itself can be told to be the wrong one. */
  readonly equalities: number;
  /** Only inequalities bound the cell: a change in the free direction is none that could be found. */
  readonly bounded: boolean;
  /** Places of the cells that stand in a relation with it, itself among them. */
  readonly near: ReadonlySet<string>;
}

/** The standing of every numeric cell of a book. */
export function standingsOf(view: BookView): Standing[] {
  const relations = new Map<ViewCell, Relation[]>();
  for (const relation of relationsOf(view)) {
    if (ruleOf(relation.rule).level !== 'error') continue;
    for (const cell of cellsOf(relation)) relations.set(cell, [...(relations.get(cell) ?? []), relation]);
  }
  const numeric = [...view.tables.values()].flatMap((table) => table.cells.filter((cell) => cell.state === 'number'));
  return numeric.map((cell): Standing => {
    const own = relations.get(cell) ?? [];
    const intervals = own.filter((relation) => relation.mode === 'equal').map((relation) => toleranceOf(relation) + Math.abs(relation.target.value - sumOfParts(relation)) + ownHalf(cell, relation));
    return { cell, interval: intervals.length === 0 ? null : Math.min(...intervals), equalities: intervals.length, bounded: own.length > 0 && intervals.length === 0, near: new Set(own.flatMap(cellsOf).map(placeOf)) };
  });
}

/** A zero is exact, but what stands in its place is not: as an addend it widens the interval by half a unit. */
function ownHalf(cell: ViewCell, relation: Relation): number {
  return cell.value === 0 && !relation.exact ? cell.digit / 2 : 0;
}

function cellsOf(relation: Relation): ViewCell[] {
  return [relation.target, ...relation.parts.map((part) => part.cell)];
}

export function placeOf(cell: ViewCell): string {
  return `${cell.table.number}|${rowRef(cell.table, cell.row) ?? ''}|${columnRef(cell)}`;
}

export interface Verdict {
  /** A new error or warning names the cell: as the one judged, as its counterpart, or as one of the cells of a relation with it. */
  readonly found: boolean;
  /** The cell itself is judged, by a finding that is no symptom. */
  readonly exact: boolean;
  /** New errors that are nobody's symptom. */
  readonly roots: number;
}

/** Whether the findings after a change, less those before it, find the changed cell. */
export function judge(standing: Standing, before: CheckResult, after: CheckResult): Verdict {
  const known = new Set(before.findings.map(keyOf));
  const fresh = after.findings.filter((finding) => (finding.level === 'error' || finding.level === 'warning') && !known.has(keyOf(finding)));
  const own = placeOf(standing.cell);
  const judged = (finding: Finding): string => `${finding.table}|${finding.row ?? ''}|${finding.column ?? ''}`;
  const counterpart = (finding: Finding): string => `${finding.other?.table ?? ''}|${finding.other?.row ?? ''}|${finding.other?.column ?? ''}`;
  const roots = fresh.filter((finding) => finding.root === undefined && finding.level === 'error');
  return {
    found: fresh.some((finding) => judged(finding) === own || counterpart(finding) === own || standing.near.has(judged(finding))),
    exact: roots.some((finding) => judged(finding) === own), roots: roots.length,
  };
}

function keyOf(finding: Finding): string {
  return `${finding.rule}|${finding.level}|${finding.table}|${finding.row}|${finding.column}|${finding.printed}|${finding.expected}`;
}
