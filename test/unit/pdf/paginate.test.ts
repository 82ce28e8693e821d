import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box } from '../../../electron/pdf/box.ts';
import { paginate } from '../../../electron/pdf/paginate.ts';
import { barChart } from '../charts/sampleCharts.ts';
import '../seed.ts';

function box(height: number, keepNext = false, extra: Partial<Box> = {}): Box {
  return { height, keepNext, content: { kind: 'line', parts: [] }, ...extra };
}

function heights(boxes: readonly Box[], height: number): number[][] {
  return paginate(boxes, height).map((page) => page.map((placed) => placed.box.height));
}

test('a heading at the foot of a page goes to the next page with its text', () => {
  expect(heights([box(40), box(40), box(10, true), box(20)], 100)).toEqual([[40, 40], [10, 20]]);
});

test('the head of a table is set again above its rows on every page', () => {
  const head = box(10, true);
  const row = (): Box => box(30, false, { repeat: [head] });
  expect(heights([head, row(), row(), row(), row(), row()], 100)).toEqual([[10, 30, 30, 30], [10, 30, 30]]);
});

test('space above a box is dropped at the head of a page', () => {
  const pages = paginate([box(80), box(30, false, { before: 12 })], 100);
  expect(pages[1]?.[0]?.y).toBe(0);
  expect(paginate([box(20), box(30, false, { before: 12 })], 100)[0]?.[1]?.y).toBe(32);
});

test('what must stand together but is longer than a page is cut where the page is full', () => {
  expect(heights([box(60, true), box(60, true), box(60)], 100)).toEqual([[60], [60], [60]]);
});

test('every box is placed once, in order, inside its page, and never parted from the next against its wish', () => {
  const boxes = fc.array(fc.record({ height: fc.integer({ min: 5, max: 30 }), keepNext: fc.boolean() }), { minLength: 1, maxLength: 60 });
  fc.assert(fc.property(boxes, (specs) => {
    const all = specs.map((spec) => box(spec.height, spec.keepNext));
    const pages = paginate(all, 100);
    expect(pages.flat().map((placed) => placed.box)).toEqual(all);
    for (const page of pages) for (const placed of page) expect(placed.y + placed.box.height).toBeLessThanOrEqual(100);
    for (const page of pages.slice(0, -1)) {
      if (page.at(-1)?.box.keepNext === true) expect(page.every((placed) => placed.box.keepNext)).toBe(true);
    }
  }));
});

test('a chart is drawn a little smaller where it then stands on its page with its caption, and goes on where it would be too small', () => {
  const chart = box(50, true, { content: { kind: 'chart', chart: barChart() } });
  const [first, second] = paginate([box(45), chart, box(10)], 100);
  expect(first?.map(({ box: { height } }) => height)).toEqual([45, 45, 10]);
  expect(first?.[1]?.box.content).toMatchObject({ kind: 'chart', scale: 0.9 });
  expect(second).toBeUndefined();
  expect(heights([box(60), chart, box(10)], 100)).toEqual([[60], [50, 10]]);
});
