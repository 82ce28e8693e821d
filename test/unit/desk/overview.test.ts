import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, publicationDeadline } from '../../../shared/overview/deadline.ts';
import { filterOfSignature, signature } from '../../../shared/ledger/fact.ts';
import { type DeskBench, sampleBench } from './deskBench.ts';

describe('the last day to publish', () => {
  it('is the twentieth day after the 批复, the day of the 批复 not counted', () => {
    expect(publicationDeadline('2025-08-01', '2025-08-01')).toEqual({ last: '2025-08-21', daysLeft: 20 });
    expect(publicationDeadline('2025-08-01', '2025-08-21').daysLeft).toBe(0);
    expect(publicationDeadline('2025-08-01', '2025-08-25').daysLeft).toBe(-4);
  });

  it('runs over the end of a month and of a year', () => {
    expect(publicationDeadline('2024-02-20', '2024-02-20').last).toBe('2024-03-11');
    expect(publicationDeadline('2025-12-20', '2026-01-01')).toEqual({ last: '2026-01-09', daysLeft: 8 });
  });

  it('counts the days of the local calendar', () => {
    expect(dayOf(new Date(2025, 7, 1, 23, 59))).toBe('2025-08-01');
    expect(dayOf(new Date(2025, 7, 2, 0, 1))).toBe('2025-08-02');
  });
});

describe('the filter of a signature', () => {
  it('is the one that it was written from', () => {
    for (const filter of [{ measure: 'income' }, { measure: 'expenditure', fund: ['general', 'governmentFund'], function: '210' }, { measure: 'line', key: 'threePublic.vehicle', stage: 'final' }] as const) {
      expect(signature(filterOfSignature(signature(filter)) ?? {})).toBe(signature(filter));
    }
    expect(filterOfSignature('nonsense|x=1')).toBeNull();
  });
});

describe('the year at a glance', () => {
  let bench: DeskBench;
  beforeAll(async () => { bench = await sampleBench(null); });
  afterAll(() => bench.close());

  it('shows the totals of the tables with last year beside them', async () => {
    const { totals, entered } = await bench.call('overview.open', {});
    expect(entered).toBe(true);
    const income = totals.find(({ label }) => label === '本年收入');
    const printed = [...bench.context.desk.book().view.tables.get('summary')?.cells ?? []].find((cell) => cell.signature === 'income');
    expect(income?.current).toBe(printed?.value);
    expect(income?.previous).not.toBeNull();
  });

  it('draws charts whose parts are the totals', async () => {
    const { charts, totals } = await bench.call('overview.open', {});
    expect(charts.length).toBeGreaterThan(2);
    const pie = charts.find((chart) => chart.kind === 'pie' && chart.id === 'overview.income');
    const sum = pie?.kind === 'pie' ? pie.slices.reduce((total, slice) => total + slice.fen, 0) : 0;
    expect(sum).toBe(totals.find(({ label }) => label === '本年收入')?.current);
  });

  it('lists what needs a reason, those without one first', async () => {
    const { changes, thresholds } = await bench.call('overview.open', {});
    expect(changes.length).toBeGreaterThan(0);
    const firstGiven = changes.findIndex((change) => change.text !== '');
    expect(changes.slice(firstGiven < 0 ? changes.length : firstGiven).every((change) => change.text !== '')).toBe(true);
    for (const change of changes) if (change.comparison === 'previous' && change.growth !== null) expect(Math.abs(Number(change.growth))).toBeGreaterThan(thresholds.growth - 0.01);
  });

  it('counts down from the date of the 批复', async () => {
    const { approval } = await bench.call('overview.open', {});
    expect(approval).not.toBeNull();
    expect(approval?.last).toBe(publicationDeadline(approval?.date ?? '', '2025-01-01').last);
  });
});
