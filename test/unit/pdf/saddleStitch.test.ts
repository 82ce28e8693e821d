import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saddleStitch } from '../../../electron/pdf/imposeBooklet.ts';
import { SEED } from '../seed.ts';

test('eight pages take two sheets, the outer one first', () => {
  expect(saddleStitch(8)).toEqual([{ left: 8, right: 1 }, { left: 2, right: 7 }, { left: 6, right: 3 }, { left: 4, right: 5 }]);
});

test('five pages are filled up to eight with blanks at the end', () => {
  expect(saddleStitch(5)).toEqual([{ left: null, right: 1 }, { left: 2, right: null }, { left: null, right: 3 }, { left: 4, right: 5 }]);
});

/** Folds the sheets: what is read when the booklet is opened page by page. */
function readingOrder(pages: number): (number | null)[] {
  const sides = saddleStitch(pages);
  const first = sides.map((side, index) => (index % 2 === 0 ? side.right : side.left));
  const second = sides.map((side, index) => (index % 2 === 0 ? side.left : side.right)).toReversed();
  return [...first, ...second];
}

test('folded, the pages follow one another, odd ones on the right, blanks last', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), (pages) => {
    const order = readingOrder(pages);
    expect(order.length % 4).toBe(0);
    expect(order.length - pages).toBeLessThan(4);
    expect(order).toEqual(Array.from({ length: order.length }, (_, index) => (index < pages ? index + 1 : null)));
    for (const { left, right } of saddleStitch(pages)) {
      expect(right === null || right % 2 === 1).toBe(true);
      expect(left === null || left % 2 === 0).toBe(true);
    }
  }), { seed: SEED });
});
