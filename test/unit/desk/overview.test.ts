import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/checks/finding.ts';
import { stepsOf } from '../../../electron/desk/steps.ts';
import { dayOf, publicationDeadline } from '../../../shared/overview/deadline.ts';
import { Ask } from '../../../shared/narrative/ask.ts';
import { overviewCharts } from '../../../shared/overview/charts.ts';
import type { Figures } from '../../../shared/statement/figures.ts';
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

  it('compares with no year that is not known', () => {
    const { figures, pack } = bench.context.desk.book();
    const alone: Figures = Object.create(figures, { hasPrevious: { value: false } });
    const titles = overviewCharts(new Ask({ figures: alone, format: { unit: '万元', decimals: 2 }, thresholds: pack.thresholds, reasons: {} }), { unit: '万元', decimals: 2 }).map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(2);
    expect(titles.join()).not.toContain('上年');
  });

  it('lists what needs a reason, those without one first', async () => {
    const { changes, thresholds } = await bench.call('overview.open', {});
    expect(changes.length).toBeGreaterThan(0);
    const firstGiven = changes.findIndex((change) => change.text !== '');
    expect(changes.slice(firstGiven < 0 ? changes.length : firstGiven).every((change) => change.text !== '')).toBe(true);
    for (const change of changes) if (change.growth !== null) expect(Math.abs(Number(change.growth))).toBeGreaterThan((change.comparison === 'previous' ? thresholds.growth : thresholds.deviation) - 0.01);
  });

  it('says of a change against last year or the budget how much money moved, the most first', async () => {
    const { changes } = await bench.call('overview.open', {});
    const budget = changes.find((change) => change.comparison === 'budget' && change.base !== null);
    expect(budget?.difference).toBe((budget?.current ?? 0) - (budget?.base ?? 0));
    for (const given of [false, true]) {
      const moved = changes.filter((change) => (change.text !== '') === given).map((change) => Math.abs(change.difference));
      expect(moved).toEqual(moved.toSorted((a, b) => b - a));
    }
  });

  it('says of each step what is wrong in it, not what is wrong elsewhere', () => {
    const { desk } = bench.context;
    const found = (rule: string): Finding => ({ id: rule, rule, level: 'error', table: '', row: null, column: null, expected: null, printed: null, diff: null, message: '' });
    const steps = (...rules: readonly string[]): readonly (string | undefined)[] => {
      const judged = stepsOf({ read: desk.ledger().read, year: desk.year(), locked: false, facts: desk.book().facts, standing: rules.map(found), unwritten: { reasons: 0, texts: 0 } });
      return (['statements', 'checks', 'performance', 'narrative', 'booklet'] as const).map((page) => judged.find((step) => step.page === page)?.state);
    };
    expect(steps()).toEqual(['done', 'done', 'done', 'done', 'underway']);
    expect(steps('sum.row')).toEqual(['underway', 'problems', 'done', 'done', 'problems']);
    expect(steps('performance.weights')).toEqual(['done', 'problems', 'problems', 'done', 'problems']);
    expect(steps('text.amount')).toEqual(['done', 'problems', 'done', 'problems', 'problems']);
  });

  it('counts down from the date of the 批复', async () => {
    const { approval } = await bench.call('overview.open', {});
    expect(approval).not.toBeNull();
    expect(approval?.last).toBe(publicationDeadline(approval?.date ?? '', '2025-01-01').last);
  });
});
