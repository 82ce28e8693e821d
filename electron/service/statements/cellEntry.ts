import type { Fact, FactAddress, FactDimensions, Filter } from '../../../shared/ledger/fact.ts';
import { overlaps } from '../../../shared/sources/coverage.ts';
import { isUnder } from '../../../shared/sources/withLedger.ts';
import { DIMENSIONS, FACT_MEASURES, addressKey } from '../../../shared/ledger/fact.ts';
import type { FilledCell, FilledRow } from '../../../shared/statement/table.ts';
import type { LedgerBook } from '../year/ledgerBook.ts';

/** What typing into a cell would do. */
export type CellEntry =
  /** One fact at `address`; `offset` is what the shown value holds beside it (年初 as printed = opening + adjustments). */
  | { readonly state: 'entry'; readonly address: FactAddress; readonly offset: number }
  | { readonly state: 'computed' | 'foreign'; readonly why: string }
  /** Nothing can stand here. */
  | { readonly state: 'none' };

/**
 * Whether a cell is an address (DESIGN §3): its filters fix every required dimension and no finer facts lie under it.
 * @param unit the unit that is edited; null where the book shows the sum of several
 */
export function cellEntry(book: LedgerBook, row: FilledRow, cell: FilledCell, unit: string | null): CellEntry {
  if (cell.dash || cell.filter === null) return { state: 'none' };
  const { measure } = cell.filter;
  if (measure === undefined) return { state: 'computed', why: '由本表其他行计算' };
  const filter: Filter = measure === 'carriedIn' ? { ...cell.filter, measure: 'opening' } : cell.filter;
  const dimensions = singleDimensions(filter);
  const factMeasure = FACT_MEASURES.find((known) => known === filter.measure);
  if (factMeasure === undefined) return { state: 'computed', why: DERIVED[measure] ?? '由其他数据计算' };
  if (dimensions === null) return { state: 'computed', why: '由所含各项相加' };
  if (factMeasure === 'openingAdjustment') return { state: 'computed', why: '年初调整要写明类型、文号和原因：请点“登记年初调整”' };
  const under = book.figures.facts.matching(filter).filter((fact) => !isOtherBreakdown(book, fact, dimensions));
  const isOwn = (fact: Fact): boolean => sameDimensions(fact.dimensions, dimensions);
  const beside = under.filter((fact) => !isOwn(fact) && fact.quantity !== 0);
  const finer = factMeasure === 'line' ? [...partsOf(book, filter), ...beside] : beside;
  // A form that does not divide a line by fund shows the one amount that there is: it is typed over where it stands.
  const [only] = finer;
  if (factMeasure === 'line' && only !== undefined && finer.length === 1 && only.dimensions.key === dimensions.key && only.unit === unit && !under.some(isOwn)) return { state: 'entry', address: only, offset: 0 };
  if (finer.length > 0) return { state: 'computed', why: finer.length === 1 ? '由一项更细的数据得出，请在那里修改（见“来源”）' : `由下面 ${finer.length} 项明细相加` };
  const hasOwn = under.some(isOwn);
  if (!hasOwn && !(cell.editable || (measure === 'carriedIn' && isOpeningPlace(filter, row)))) return { state: 'computed', why: row.sum && row.sum.length > 0 ? '由下面各行相加' : '由所含各项相加' };
  if (unit === null) return { state: 'foreign', why: '本年度按单位记账，这里显示的是各单位合计：请先在上方选择单位再填' };
  const offset = measure === 'carriedIn' ? book.figures.facts.quantity({ ...cell.filter, measure: 'openingAdjustment' }) ?? 0 : 0;
  return { state: 'entry', address: { period: 'current', unit, measure: factMeasure, dimensions }, offset };
}

const DERIVED: Readonly<Record<string, string>> = {
  closing: '年末 = 年初 + 本年收入 − 本年支出，自动计算', carriedIn: '由各项年初结转和结余相加', resources: '总计 = 本年收入 + 年初结转和结余等', applications: '总计 = 本年支出 + 年末结转和结余等',
};

/** The filter as a fact's dimensions; null where one of them is a list. */
function singleDimensions(filter: Filter): FactDimensions | null {
  const dimensions: { [D in (typeof DIMENSIONS)[number]]?: string } = {};
  for (const dimension of DIMENSIONS) {
    const wanted = filter[dimension];
    if (wanted === undefined) continue;
    if (typeof wanted !== 'string') return null;
    dimensions[dimension] = wanted;
  }
  return dimensions;
}

/** A fact by item and 科目 beside facts by item alone: the same money once more (see `FactIndex`), which the cell does not show. */
function isOtherBreakdown(book: LedgerBook, fact: Fact, { function: code, fund, nature }: FactDimensions): boolean {
  if (fact.measure !== 'economic' || code !== undefined || fact.dimensions.function === undefined || fund === undefined || nature === undefined) return false;
  return book.figures.facts.matching({ measure: 'economic', fund, nature }).some((other) => other.unit === fact.unit && other.dimensions.function === undefined);
}

function sameDimensions(a: FactDimensions, b: FactDimensions): boolean {
  return DIMENSIONS.every((dimension) => (a[dimension] ?? '') === (b[dimension] ?? ''));
}

/** An opening balance is entered by fund, or by fund and 项; a class or group row is the sum of its 项. */
function isOpeningPlace(filter: Filter, row: FilledRow): boolean {
  return typeof filter.fund === 'string' && (filter.function === undefined || (typeof filter.function === 'string' && filter.function.length === 7)) && (row.sum === undefined || row.sum.length === 0);
}

/** Filled parts of a fixed line: a parent with parts is their sum, 其中 items are not. */
function partsOf(book: LedgerBook, filter: Filter): readonly Fact[] {
  const { key } = filter;
  if (typeof key !== 'string') return [];
  const { key: _key, ...rest } = filter;
  return book.figures.facts.matching(rest).filter((fact) => {
    const own = fact.dimensions.key ?? '';
    return fact.quantity !== 0 && own.startsWith(`${key}.`) && !own.slice(key.length).includes(':');
  });
}

/** Facts that a finer one takes the place of: finer data replaces coarser and never adds to it (DESIGN §3). */
export function coarserFacts(facts: readonly Fact[], address: FactAddress): Fact[] {
  const own = addressKey(address);
  return facts.filter((fact) => fact.measure === address.measure && fact.period === address.period && fact.unit === address.unit && isReplaced(fact, address) && addressKey(fact) !== own);
}

/** A balance by nature and one by 科目 hold the same money too; adjustments of different kinds, and the two breakdowns of `economic`, never do. */
function isReplaced(held: Fact, by: FactAddress): boolean {
  const { measure } = by;
  if (measure === 'openingAdjustment' && (held.dimensions.kind ?? '') !== (by.dimensions.kind ?? '')) return false;
  if (measure === 'economic' && (held.dimensions.function === undefined) !== (by.dimensions.function === undefined)) return false;
  return isUnder(by, held) || (measure === 'opening' && overlaps(held.dimensions, by.dimensions) && !isUnder(held, by));
}
