import type { ViewCell, ViewTable } from '../../view/view.ts';
import { type Relation, gapOf, sumOfParts, toleranceOf } from '../relations/relation.ts';
import type { RelationGroup } from '../relations/relationGroup.ts';

/** A table whose every amount is off by the same power of ten against the other tables. */
export interface ScaleFault {
  readonly table: ViewTable;
  /** What the table's amounts must be multiplied by to agree. */
  readonly factor: number;
  readonly symptoms: readonly Relation[];
}

const FACTORS = [10_000, 1 / 10_000, 1000, 1 / 1000, 10, 1 / 10, 100, 1 / 100];
const FEWEST = 3;

/** A table printed in another unit than the rest (元 for 万元): three broken ties at least, nearly all mended by one factor. */
export function findScaleFault(broken: readonly Relation[], groups: readonly RelationGroup[]): ScaleFault | null {
  const crossing = broken.filter((one) => one.kind === 'tie' && one.parts.some((part) => part.cell.table !== one.target.table));
  if (crossing.length < FEWEST) return null;
  const equal = groups.filter((group) => group.hasTies).flatMap((group) => group.relations.filter((one) => one.kind === 'tie' && one.mode === 'equal'));
  let best: ScaleFault | null = null;
  for (const table of new Set(crossing.flatMap((one) => [one.target.table, ...one.parts.map((part) => part.cell.table)]))) {
    const ties = equal.filter((one) => one.target.value !== 0 && touchesFrom(one, table) && sumOfParts(one) !== 0);
    for (const factor of FACTORS) {
      const mended = mendedBy(ties, table, factor, Math.max(FEWEST, ties.length * 0.8, best?.symptoms.length ?? 0));
      if (mended) best = { table, factor, symptoms: broken.filter((one) => touchesFrom(one, table) && agrees(one, table, factor)) };
    }
  }
  return best;
}

/** True where the factor mends so many ties at least. */
function mendedBy(ties: readonly Relation[], table: ViewTable, factor: number, fewest: number): boolean {
  let left = ties.length;
  let mended = 0;
  for (const one of ties) {
    if (mended + left < fewest) return false;
    left -= 1;
    if (agrees(one, table, factor)) mended += 1;
  }
  return mended >= fewest;
}

/** The relation ties cells of the table to cells of other tables. */
function touchesFrom(one: Relation, table: ViewTable): boolean {
  let inside = one.target.table === table ? 1 : 0;
  for (const part of one.parts) if (part.cell.table === table) inside += 1;
  return inside > 0 && inside <= one.parts.length;
}

function agrees(one: Relation, table: ViewTable, factor: number): boolean {
  const scaled = (cell: ViewCell): number => (cell.table === table ? cell.value * factor : cell.value);
  let residual = scaled(one.target);
  for (const part of one.parts) residual -= part.sign * scaled(part.cell);
  return Math.abs(gapOf(one.mode, residual)) <= toleranceOf(one) * Math.max(1, factor) + 1;
}
