import { DIMENSIONS, FACT_MEASURES, type Fact, type FactDimensions, type FactMeasure, type Filter, signature } from '../ledger/fact.ts';
import { type FundChoice, chooseFund } from './chooseFund.ts';
import { coarserKeys, coveredKeys, placeKey } from './coarsening.ts';
import { covers, fineness } from './coverage.ts';
import type { SourceConflict, SourceOptions } from './plan.ts';
import { type Reading, placeOf } from './reading.ts';
import type { ReadWorkbook } from './readTables.ts';
import { shown } from './shown.ts';
import { Tally } from './tally.ts';

/** Facts as far as they are settled, and what was assumed on the way. */
export interface Settling {
  readonly facts: Fact[];
  readonly problems: Set<string>;
  readonly choice: FundChoice;
  readonly tallies: ReadonlyMap<FactMeasure, Tally>;
  readonly adjusted: Tally;
  /** Places of the printed 年初 from which an opening balance was told. */
  readonly opened: Filter[];
}

/** Measures in the order in which one rests on another: a residual of expenditure needs the income that can carry it. */
const ORDER = ['openingAdjustment', 'opening', 'surplusUsed', 'surplusAllocated', 'income', 'carriedIn', 'expenditure', 'economic', 'budget'] as const satisfies readonly Filter['measure'][];

/**
 * From printed figures to facts (DESIGN §3 'Posting'): the finest figure of each fund is a fact, what all money shows beyond the funds
 * is non-fiscal where something can carry it; everything else must agree (`disagreements`).
 */
export function settleFacts(read: ReadWorkbook, readings: readonly Reading[], options: SourceOptions): Settling {
  const adjusted = new Tally();
  const stated = readings.some(({ filter, quantity }) => filter.measure === 'openingAdjustment' && quantity !== 0);
  if (!stated) for (const fact of options.adjustments ?? []) adjusted.add(fact);
  const settling: Settling = { facts: [], problems: new Set(), choice: chooseFund(read, readings, options), tallies: new Map(FACT_MEASURES.map((measure) => [measure, new Tally()])), adjusted, opened: [] };
  for (const measure of ORDER) {
    const own = readings.filter((reading) => reading.filter.measure === measure);
    const [assigned, open] = [own.filter((reading) => isAssigned(reading.filter)), own.filter((reading) => !isAssigned(reading.filter))];
    // The sum of a fund without a table of its own, whose parts are printed for all money: the parts are taken, and the sum must agree.
    const brokenDown = coveredKeys(open.filter(({ quantity }) => quantity !== 0).map(({ filter }) => withoutFund(filter)));
    takeFinest(assigned.filter(({ filter }) => settling.choice.knows(measure, String(filter.fund ?? filter.source)) || !brokenDown.has(placeKey(withoutFund(filter)))), settling, options);
    takeBeyond(open, settling, options);
    if (measure === 'carriedIn' && !stated && own.length > 0) offsetAdjustments(own[0], settling, options);
  }
  return settling;
}

/** An adjustment that no printed 年初 was taken for is in the sums all the same: it is taken out of the opening balance at its own place. */
function offsetAdjustments(printed: Reading | undefined, settling: Settling, options: SourceOptions): void {
  for (const { dimensions, quantity } of options.adjustments ?? []) {
    if (printed === undefined || settling.opened.some((place) => covers(place, dimensions))) continue;
    const { kind: _kind, ...place } = dimensions;
    put({ ...printed, filter: { measure: 'carriedIn', ...place } }, -quantity, {}, settling, options);
  }
}

/** Says which single fund or source it is of, where its measure has one. */
function isAssigned(filter: Filter): boolean {
  if (filter.measure === 'surplusUsed' || filter.measure === 'surplusAllocated') return true;
  return typeof (filter.measure === 'income' ? filter.source : filter.fund) === 'string';
}

function withoutFund(filter: Filter): Filter {
  const { fund: _fund, source: _source, ...rest } = withoutMeasure(filter);
  return rest;
}

function takeFinest(readings: readonly Reading[], settling: Settling, options: SourceOptions): void {
  const filled = readings.filter(({ quantity }) => quantity !== 0);
  const covered = coveredKeys(filled.map(({ filter }) => filter));
  for (const reading of filled.filter(({ filter }) => !covered.has(placeKey(filter))).sort((a, b) => fineness(b.filter) - fineness(a.filter))) {
    const already = sumUnder(reading.filter, settling);
    if (already.count === 0 && crossed(reading.filter, settling)) continue;
    if (isCarriedIn(reading)) settling.opened.push(withoutMeasure(reading.filter));
    // A printed 年初 is the opening balance with its adjustments: what they do not explain is the opening.
    if (already.count === 0 || isCarriedIn(reading)) put(reading, reading.quantity - already.sum, {}, settling, options);
  }
}

/**
 * Figures of all money, or of several funds together: what goes beyond the settled facts. Where facts lie across a figure (they have no
 * nature, it has one) the coarser figure above it is taken instead.
 */
function takeBeyond(readings: readonly Reading[], settling: Settling, options: SourceOptions): void {
  const done = new Set<string>();
  for (const reading of readings.filter(({ quantity }) => quantity !== 0).sort((a, b) => fineness(b.filter) - fineness(a.filter))) {
    if (done.has(placeKey(reading.filter)) || crossed(reading.filter, settling)) continue;
    for (const key of coarserKeys(reading.filter)) done.add(key);
    const beyond = reading.quantity - sumUnder(reading.filter, settling).sum;
    const chosen = beyond === 0 ? null : settling.choice.fundFor(reading, beyond, settling.facts);
    if (isCarriedIn(reading) && (beyond === 0 || chosen !== null)) settling.opened.push(withoutMeasure(reading.filter));
    if (chosen === null) continue;
    if (chosen.assumption !== null) settling.problems.add(chosen.assumption);
    put(reading, beyond, reading.filter.measure === 'income' ? { source: chosen.fund } : { fund: chosen.fund }, settling, options);
  }
}

function isCarriedIn(reading: Reading): boolean {
  return reading.filter.measure === 'carriedIn';
}

/** Facts of the measure under a filter; 年初 as printed is opening + adjustments, also those that only the ledger holds. */
export function sumUnder(filter: Filter, settling: Settling): { readonly sum: number; readonly count: number } {
  const measure = asFactMeasure(filter);
  const own = measure === undefined ? undefined : settling.tallies.get(measure)?.under(filter);
  if (filter.measure !== 'carriedIn') return own ?? { sum: 0, count: 0 };
  const adjustments = (settling.tallies.get('openingAdjustment')?.under(filter).sum ?? 0) + settling.adjusted.under(filter).sum;
  return { sum: (own?.sum ?? 0) + adjustments, count: own?.count ?? 0 };
}

function crossed(filter: Filter, settling: Settling): boolean {
  const measure = asFactMeasure(filter);
  return measure !== undefined && (settling.tallies.get(measure)?.crosses(withoutMeasure(filter)) ?? false);
}

function withoutMeasure(filter: Filter): Filter {
  const { measure: _measure, ...rest } = filter;
  return rest;
}

function asFactMeasure(filter: Filter): FactMeasure | undefined {
  switch (filter.measure) {
    case 'carriedIn': return 'opening';
    case undefined: case 'closing': case 'resources': case 'applications': return undefined;
    default: return filter.measure;
  }
}

function put(reading: Reading, quantity: number, fund: FactDimensions, settling: Settling, options: SourceOptions): void {
  const measure = asFactMeasure(reading.filter);
  if (measure === undefined || quantity === 0) return;
  const dimensions: Record<string, string> = {};
  for (const dimension of DIMENSIONS) {
    const value = reading.filter[dimension];
    if (typeof value === 'string') dimensions[dimension] = value;
  }
  const residual = quantity !== reading.quantity || Object.keys(fund).length > 0;
  const fact: Fact = { period: options.period ?? 'current', unit: options.unit, measure, dimensions: { ...dimensions, ...fund }, quantity, quantityKind: 'fen', origin: `${residual ? 'residual' : 'import'}:${reading.sheet}!${reading.cell}` };
  settling.facts.push(fact);
  settling.tallies.get(measure)?.add(fact);
}

/** One figure a meaning: of several the first statement's is kept, and those that differ are named. */
export function oneOfEach(readings: readonly Reading[], order: readonly string[]): { readonly kept: readonly Reading[]; readonly conflicts: readonly SourceConflict[] } {
  const kept = new Map<string, Reading>();
  const conflicts: SourceConflict[] = [];
  for (const reading of [...readings].sort((a, b) => order.indexOf(a.statement) - order.indexOf(b.statement))) {
    const key = signature(reading.filter);
    const first = kept.get(key);
    if (!first) { kept.set(key, reading); continue; }
    if (Math.abs(first.quantity - reading.quantity) < Math.max(first.digit, reading.digit)) continue;
    conflicts.push({
      message: `${placeOf(first)} ${shown(first)}与${placeOf(reading)} ${shown(reading)}应是同一数额而不相等，暂取前者，请核对财决报表及批复。`,
      taken: { sheet: first.sheet, cell: first.cell }, other: { sheet: reading.sheet, cell: reading.cell },
    });
  }
  return { kept: [...kept.values()], conflicts };
}
