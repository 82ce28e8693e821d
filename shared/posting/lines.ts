import type { Fact, FactDimensions } from '../ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../ledger/lineKeys.ts';
import type { Role } from '../statement/definition.ts';
import type { BookView, ViewCell } from '../view/view.ts';
import { originOf } from './expenditure.ts';
import { TableLeaves } from './leaves.ts';
import { type PostingConflict, type PostingContext, cellName, placesOf, roundingInterval } from './plan.ts';

/** Posts the economic breakdown: the 款, or the 类 where its 款 are blank. */
export function postEconomic(view: BookView, context: PostingContext): Fact[] {
  const table = view.tables.get('generalBasicEconomic');
  if (!table) return [];
  const leaves = new TableLeaves(table, context);
  return leaves.leafRows().flatMap((row) => leaves.leafCells(row)
    .filter((cell) => cell.filter?.measure === 'economic')
    .map((cell): Fact => ({
      period: context.period, unit: context.unit, measure: 'economic', quantity: context.valueOf(cell), quantityKind: 'fen', origin: originOf(cell),
      dimensions: { ...single(cell, 'fund'), ...single(cell, 'nature'), ...(row.code && { economic: row.code }) },
    })));
}

function single(cell: ViewCell, dimension: 'fund' | 'nature' | 'stage' | 'key'): FactDimensions {
  const value = cell.filter?.[dimension];
  return typeof value === 'string' ? { [dimension]: value } : {};
}

const LINE_ROLES: readonly Role[] = ['threePublic', 'fundThreePublic', 'assets'];

/** Posts the fixed lists (三公, its counts, assets): the parts where they are printed, else the line itself. A printed zero is a fact. */
export function postLines(view: BookView, context: PostingContext, conflicts: PostingConflict[]): Fact[] {
  const facts: Fact[] = [];
  for (const role of LINE_ROLES) {
    const cells = (view.tables.get(role)?.cells ?? []).filter((cell) => cell.filter?.measure === 'line' && typeof cell.filter.key === 'string' && (cell.state === 'number' || cell.state === 'bad'));
    const unique = new Map(cells.map((cell) => [cell.signature, cell]));
    for (const cell of unique.values()) {
      const parts = partsOf(cell, [...unique.values()]);
      const sum = parts.reduce((value, part) => value + context.valueOf(part), 0);
      const agrees = Math.abs(sum - context.valueOf(cell)) <= roundingInterval(cell.digit, parts.length);
      if (parts.length > 0 && agrees) continue;
      if (parts.length > 0 && sum !== 0) conflicts.push({ message: `${cellName(cell)}与其中各项之和不一致，暂按各项列示，请核对财决报表及批复。`, cells: placesOf([cell, ...parts]) });
      if (parts.length > 0 && sum !== 0) continue;
      facts.push(lineFact(cell, context));
    }
  }
  return withoutCoveredParts(facts);
}

/** Printed direct or deeper parts that add up to a line; the finest ones that are printed. 合计 of all funds is the sum of its funds. */
function partsOf(cell: ViewCell, cells: readonly ViewCell[]): ViewCell[] {
  const key = String(cell.filter?.key);
  const byFund = cell.filter?.fund === undefined ? cells.filter(({ filter }) => filter?.fund !== undefined && filter.key === key && filter.stage === cell.filter?.stage) : [];
  if (byFund.length > 0) return byFund;
  const same = cells.filter((other) => other.filter?.stage === cell.filter?.stage && other.filter?.fund === cell.filter?.fund && isPart(String(other.filter?.key), key));
  return same.filter((other) => !same.some((between) => between !== other && isPart(String(other.filter?.key), String(between.filter?.key))));
}

function isPart(key: string, parent: string): boolean {
  return key.startsWith(`${parent}.`) && !key.slice(parent.length).includes(':');
}

/** A line whose parts are all zero keeps its own figure: its zero parts are not facts. */
function withoutCoveredParts(facts: readonly Fact[]): Fact[] {
  const parents = facts.filter((fact) => fact.quantity !== 0);
  return facts.filter((fact) => fact.quantity !== 0 || !parents.some((parent) => parent.dimensions.stage === fact.dimensions.stage && isPart(String(fact.dimensions.key), String(parent.dimensions.key))));
}

function lineFact(cell: ViewCell, context: PostingContext): Fact {
  const key = String(cell.filter?.key);
  return {
    period: context.period, unit: context.unit, measure: 'line', dimensions: { ...single(cell, 'fund'), ...single(cell, 'key'), ...single(cell, 'stage') },
    quantity: context.valueOf(cell), quantityKind: LINE_KEY_BY_ID.get(key)?.kind ?? 'fen', origin: originOf(cell),
  };
}
