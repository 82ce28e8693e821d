import type { Fact } from '../ledger/fact.ts';
import { roundingInterval } from '../posting/plan.ts';
import { FactIndex } from '../statement/factIndex.ts';
import { covers } from './coverage.ts';
import type { SourceConflict, SourceOptions } from './plan.ts';
import { type Reading, placeOf } from './reading.ts';
import { type Settling, sumUnder } from './settle.ts';
import { shown } from './shown.ts';

/**
 * Every printed figure must be what the facts give: sums, totals, 年末 and 总计 as well. The finest figure that differs is named; those
 * above it that differ by the same amount are its symptoms.
 */
export function disagreements(readings: readonly Reading[], settling: Settling, options: SourceOptions): SourceConflict[] {
  const stated = settling.facts.some((fact) => fact.measure === 'openingAdjustment');
  const all = [...settling.facts, ...(stated ? [] : (options.adjustments ?? []))].map((fact): Fact => ({ ...fact, period: 'current' }));
  const index = new FactIndex(all);
  const differing = readings.filter((reading) => comparable(reading, all)).flatMap((reading) => {
    const under = sumUnder(reading.filter, settling);
    const given = isDerived(reading) ? (index.quantity(reading.filter) ?? 0) : under.sum;
    const difference = reading.quantity - given;
    return Math.abs(difference) > roundingInterval(reading.digit, under.count + 1) ? [{ reading, given, difference }] : [];
  });
  const named: typeof differing = [];
  for (const entry of differing.sort((a, b) => rank(a.reading) - rank(b.reading))) {
    const symptom = named.some((finer) => Math.abs(finer.difference) === Math.abs(entry.difference))
      || isSumOf(entry.difference, named.filter((finer) => finer.reading.filter.measure === entry.reading.filter.measure && covers(entry.reading.filter, finer.reading.filter)));
    if (!symptom) named.push(entry);
  }
  return named.map(({ reading, given }) => ({
    message: `${placeOf(reading)} ${shown(reading)}与由明细得出的${shown({ quantity: given, quantityKind: reading.quantityKind })}不相等，暂按明细列示，请核对财决报表及批复。`,
    taken: null, other: { sheet: reading.sheet, cell: reading.cell },
  }));
}

function isSumOf(difference: number, finer: readonly { readonly difference: number }[]): boolean {
  return finer.length > 0 && finer.reduce((sum, entry) => sum + entry.difference, 0) === difference;
}

/** Figures with less detail, and those that are computed from several measures, come later: they are more likely symptoms. */
function rank(reading: Reading): number {
  const { function: code, nature, fund, source, economic } = reading.filter;
  const detail = (typeof code === 'string' ? code.length : 0) + (typeof economic === 'string' ? economic.length : 0) + (nature === undefined ? 0 : 1) + (fund === undefined && source === undefined ? 0 : 1);
  return (isDerived(reading) ? 1000 : 0) - detail;
}

function isDerived({ filter: { measure } }: Reading): boolean {
  return measure === 'closing' || measure === 'resources' || measure === 'applications';
}

/** A figure can be compared when anything was taken that it is the sum of, and when its measure knows its dimensions. */
function comparable(reading: Reading, facts: readonly Fact[]): boolean {
  const { measure } = reading.filter;
  if (measure === undefined || measure === 'line' || reading.filter.project !== undefined) return false;
  if (isDerived(reading)) return reading.filter.nature === undefined;
  if (reading.quantity === 0) return true;
  const own = measure === 'carriedIn' ? 'opening' : measure;
  return facts.some((fact) => fact.measure === own) || measure === 'expenditure' || measure === 'income';
}
