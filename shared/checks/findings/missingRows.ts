import { FISCAL_FUNDS, signature } from '../../ledger/fact.ts';
import type { ViewCell, ViewRow } from '../../view/view.ts';
import { type Family, belowOf, deepestLevel, isList, leafCodes, speaksOf } from '../relations/family.ts';
import type { FigureIndex } from '../figureIndex.ts';
import { hasMoney } from '../relations/otherMoney.ts';

/**
 * Puts a blank cell where a table lacks a row that another table has with an amount, so that "the row is missing" can be the cause
 * of a broken sum like any wrong cell. A sound document gets none. Returns how many were put.
 * @param onlyFiscal the book has no other money than the fiscal funds, so every row of 支出决算表 must be in a fund's table
 */
export function plantMissingRows(index: FigureIndex, onlyFiscal: boolean): number {
  let planted = 0;
  for (const families of index.breakdowns.values()) {
    if (families.length < 2 || families[0]?.dimension !== 'function') continue;
    for (const a of families) for (const b of families) if (a !== b) planted += plantFrom(index, a, b);
  }
  for (const { all, funds, complete } of withinPairs(index)) {
    for (const fund of funds) planted += plantFrom(index, fund, all);
    const home = funds[0];
    if (onlyFiscal && complete && home !== undefined) planted += plantFrom(index, all, home, (code) => funds.some((fund) => speaksOf(fund, code)));
  }
  return planted;
}

/** A family of 支出决算表 (all money, one nature) with the families of the fund tables that it contains, the general budget first. */
export interface WithinPair {
  readonly all: Family;
  readonly funds: readonly Family[];
  /** Every fund that the book has money of has its table. */
  readonly complete: boolean;
}

export function withinPairs(index: FigureIndex): WithinPair[] {
  const pairs: WithinPair[] = [];
  const moneyed = FISCAL_FUNDS.filter((fund) => hasMoney(index, fund));
  for (const families of index.breakdowns.values()) {
    const all = families.find((family) => family.table.role !== 'summary');
    if (all === undefined || all.dimension !== 'function' || !all.rest.startsWith('expenditure') || all.rest.includes('fund=') || all.rest.includes('economic=')) continue;
    const funds = FISCAL_FUNDS.flatMap((fund) => {
      const key = `function:expenditure|fund=${fund}${all.rest.slice('expenditure'.length)}`;
      return index.breakdowns.get(key)?.find((family) => family.table.role !== 'fiscalSummary') ?? [];
    });
    const complete = moneyed.every((fund) => funds.some((family) => family.rest.includes(`fund=${fund}`)));
    if (funds.length > 0) pairs.push({ all, funds, complete });
  }
  return pairs;
}

function plantFrom(index: FigureIndex, source: Family, into: Family, spokenOf: (code: string) => boolean = () => false): number {
  const deepest = deepestLevel(into);
  let planted = 0;
  if (deepest === 0) return planted;
  for (const code of leafCodes(source)) {
    const cell = source.cells.get(code);
    if (cell === undefined || cell.value === 0) continue;
    const wanted = code.slice(0, deepest);
    if (into.cells.has(wanted) || speaksOf(into, wanted) || spokenOf(code) || !plant(index, into, wanted, cell.row)) continue;
    planted += 1;
  }
  return planted;
}

function plant(index: FigureIndex, family: Family, code: string, like: ViewRow): boolean {
  const sample = [...family.cells].find(([key]) => key !== '' && !isList(key))?.[1];
  if (sample === undefined || sample.filter === null || sample.row.filter?.[family.dimension] === undefined) return false;
  const filter = { ...sample.filter, [family.dimension]: code };
  const row: ViewRow = {
    id: `missing:${code}`, panel: sample.row.panel, label: like.code === code ? like.label.trim() : '', code,
    filter: { ...sample.row.filter, [family.dimension]: code }, order: Number.MAX_SAFE_INTEGER,
  };
  const cell: ViewCell = {
    table: family.table, row, column: sample.column, filter, signature: signature(filter), state: 'blank', value: 0, printed: null,
    digit: sample.digit, cleaned: [],
  };
  family.cells.set(code, cell);
  family.below = null;
  const table = index.tables[family.order];
  table?.bySignature.set(cell.signature, cell);
  const printed = [...(index.bySignature.get(cell.signature) ?? []), cell];
  const orderOf = (one: ViewCell): number => index.tables.findIndex((entry) => entry.table === one.table);
  index.bySignature.set(cell.signature, printed.sort((x, y) => orderOf(x) - orderOf(y)));
  return true;
}

/** Codes of a family that are undivided, and its total: the cells that are compared across tables without repeating a sum. */
export function comparableCodes(family: Family): readonly string[] {
  const leaves = leafCodes(family);
  return family.cells.has('') && belowOf(family).size > 0 ? ['', ...leaves] : leaves;
}
