import { DIMENSIONS, type Dimension, type Fact, FUNDS, type Fund } from '../ledger/fact.ts';
import { FUND_NAMES } from './chooseFund.ts';
import { composeFilter } from './composeFilter.ts';
import { type StatementRule, fragmentOf } from './mapping.ts';

/** A row of a 底稿: what identifies it, and its amounts by column of the rule. */
export interface EntryRow {
  readonly dimensions: Readonly<Partial<Record<Dimension, string>>>;
  /** Position in `rule.columns` → integer fen. */
  readonly amounts: ReadonlyMap<number, number>;
}

/** Which dimension an identifying column fixes. */
const DIMENSION_OF: Readonly<Partial<Record<NonNullable<StatementRule['identities']>[number]['is'], Dimension>>> = { projectCode: 'project', functionCode: 'function', fund: 'fund', nature: 'nature', kind: 'kind' };

/** The dimensions that a row of the statement can fix. */
function rowDimensions(rule: StatementRule): ReadonlySet<Dimension> {
  const dimensions = new Set<Dimension>();
  for (const { is } of rule.identities ?? []) {
    const dimension = is === 'code' ? (rule.rows === 'economic' ? 'economic' : 'function') : DIMENSION_OF[is];
    if (dimension) dimensions.add(dimension);
  }
  return dimensions;
}

/** Puts facts into the rows and columns of a 底稿: the inverse of reading it. `left` are those that it has no place for. */
export function entryRows(rule: StatementRule, facts: readonly Fact[]): { readonly rows: readonly EntryRow[]; readonly left: readonly Fact[] } {
  const own = rowDimensions(rule);
  const rows = new Map<string, { dimensions: EntryRow['dimensions']; amounts: Map<number, number> }>();
  const left: Fact[] = [];
  for (const fact of facts) {
    const place = placeOf(rule, own, fact);
    if (place === null) { left.push(fact); continue; }
    const key = JSON.stringify(DIMENSIONS.map((dimension) => place.dimensions[dimension] ?? ''));
    const row = rows.get(key) ?? { dimensions: place.dimensions, amounts: new Map<number, number>() };
    rows.set(key, row);
    row.amounts.set(place.column, (row.amounts.get(place.column) ?? 0) + fact.quantity);
  }
  return { rows: [...rows.values()].sort((a, b) => (sortKey(a.dimensions) < sortKey(b.dimensions) ? -1 : 1)), left };
}

function placeOf(rule: StatementRule, own: ReadonlySet<Dimension>, fact: Fact): { column: number; dimensions: EntryRow['dimensions'] } | null {
  for (const [column, entry] of (rule.columns ?? []).entries()) {
    const filter = entry.to ? composeFilter(rule, {}, fragmentOf(entry)) : null;
    if (filter === null || filter.measure !== fact.measure) continue;
    const fixed = DIMENSIONS.filter((dimension) => filter[dimension] !== undefined);
    if (!fixed.every((dimension) => filter[dimension] === fact.dimensions[dimension])) continue;
    const rest = DIMENSIONS.filter((dimension) => fact.dimensions[dimension] !== undefined && !fixed.includes(dimension));
    if (!rest.every((dimension) => own.has(dimension))) continue;
    const dimensions = Object.fromEntries(rest.map((dimension) => [dimension, fact.dimensions[dimension] ?? '']));
    // 使用非财政拨款结余 and 结余分配 have no fund of their own; their row says whose they are.
    const surplus = fact.measure === 'surplusUsed' || fact.measure === 'surplusAllocated';
    return { column, dimensions: surplus && own.has('fund') ? { ...dimensions, fund: 'nonFiscal' } : dimensions };
  }
  return null;
}

function sortKey(dimensions: EntryRow['dimensions']): string {
  const fund = FUNDS.findIndex((entry) => entry === dimensions.fund);
  return [dimensions.economic ?? '', dimensions.function ?? '', String(fund), dimensions.project ?? '', dimensions.kind ?? ''].join('|');
}

/** What an identifying cell prints for a dimension. */
export function identityText(dimension: Dimension, value: string): string {
  if (dimension === 'fund') return isFund(value) ? FUND_NAMES[value] : value;
  if (dimension === 'nature') return NATURE_NAMES[value] ?? value;
  return value;
}

function isFund(value: string): value is Fund {
  return FUNDS.some((fund) => fund === value);
}

export const NATURE_NAMES: Readonly<Record<string, string>> = { basic: '基本支出', project: '项目支出', operating: '经营支出' };

/** Kinds of adjustment of an opening balance (年初结转和结余调整情况表). */
export const ADJUSTMENT_KINDS: readonly string[] = ['差错更正', '收回', '调入', '调出', '上缴缴回', '内部调剂', '其他'];
