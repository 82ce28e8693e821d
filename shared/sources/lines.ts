import { type Fact, type FactDimensions, signature } from '../ledger/fact.ts';
import { roundingInterval } from '../posting/plan.ts';
import type { SourceConflict, SourceOptions } from './plan.ts';
import { type Reading, placeOf } from './reading.ts';
import { shown } from './shown.ts';

/** Facts of the fixed lists: the parts where they are printed, else the line itself. A printed zero is a fact. */
export function lineFacts(readings: readonly Reading[], options: SourceOptions, conflicts: SourceConflict[]): Fact[] {
  const lines = byFund(readings.filter((reading) => reading.filter.measure === 'line'), options);
  const taken = lines.filter((reading) => {
    const parts = partsOf(reading, lines);
    const sum = parts.reduce((value, part) => value + part.quantity, 0);
    if (parts.length === 0) return true;
    if (Math.abs(sum - reading.quantity) <= roundingInterval(reading.digit, parts.length)) return false;
    if (sum === 0) return true;
    conflicts.push({
      message: `${placeOf(reading)} ${shown(reading)}与其中各项之和${shown({ ...reading, quantity: sum })}不相等，暂按各项列示，请核对财决报表及批复。`,
      taken: null, other: { sheet: reading.sheet, cell: reading.cell },
    });
    return false;
  });
  // A line that keeps its own figure has no zero parts beside it.
  const own = taken.filter((reading) => reading.quantity !== 0 || !taken.some((other) => other.quantity !== 0 && isPart(reading, other)));
  return own.map((reading) => fact(reading, options));
}

/**
 * Money printed for all funds and for 一般公共预算 beside it is kept by fund, the rest as 政府性基金; what says no fund gets the one that
 * the pack's table covers.
 */
function byFund(readings: readonly Reading[], options: SourceOptions): Reading[] {
  const places = Map.groupBy(readings, ({ filter: { fund: _fund, ...place } }) => signature(place));
  return [...places.values()].flatMap((place): Reading[] => {
    const whole = place.find(({ filter }) => filter.fund === undefined);
    const funded = place.filter(({ filter }) => typeof filter.fund === 'string');
    const wanted = options.lineFunds?.get(keyOf(place[0]));
    const asWhole = (reading: Reading): Reading => (wanted === undefined || reading.filter.fund !== undefined ? reading : { ...reading, filter: { ...reading.filter, fund: wanted } });
    if (whole && (funded.length === 0 || whole.quantityKind === 'count')) return [asWhole(whole)];
    if (!whole) return funded;
    const beyond = whole.quantity - funded.reduce((sum, reading) => sum + reading.quantity, 0);
    const other = beyond > roundingInterval(whole.digit, funded.length) && !funded.some(({ filter }) => filter.fund === 'governmentFund');
    return other ? [...funded, { ...whole, quantity: beyond, filter: { ...whole.filter, fund: 'governmentFund' } }] : funded;
  });
}

function keyOf(reading: Reading | undefined): string {
  return typeof reading?.filter.key === 'string' ? reading.filter.key : '';
}

/** Printed parts of a line, the finest: those with no printed line between. */
function partsOf(reading: Reading, readings: readonly Reading[]): Reading[] {
  const under = readings.filter((other) => isPart(other, reading));
  return under.filter((other) => !under.some((between) => between !== other && isPart(other, between)));
}

/** Of the same stage and fund, below it by a dot and not as an 其中 item. */
function isPart(reading: Reading, parent: Reading): boolean {
  const [key, above] = [keyOf(reading), keyOf(parent)];
  return reading.filter.stage === parent.filter.stage && reading.filter.fund === parent.filter.fund && key.startsWith(`${above}.`) && !key.slice(above.length).includes(':');
}

function fact(reading: Reading, options: SourceOptions): Fact {
  const { fund } = reading.filter;
  const dimensions: FactDimensions = { ...(typeof fund === 'string' && { fund }), key: keyOf(reading), stage: String(reading.filter.stage) };
  return { period: options.period ?? 'current', unit: options.unit, measure: 'line', dimensions, quantity: reading.quantity, quantityKind: reading.quantityKind, origin: `import:${reading.sheet}!${reading.cell}` };
}
