import { expect, test } from 'vitest';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';
import { BODY_LEADING, PROSE_PAGE } from '../../../electron/pdf/geometry.ts';
import { paginate } from '../../../electron/pdf/paginate.ts';
import { proseBoxes } from '../../../electron/pdf/prose.ts';
import { Typefaces } from '../../../electron/pdf/typeface.ts';

const faces = new Typefaces(bundledFonts());
const boxesOf = (text: string): ReturnType<typeof proseBoxes> => proseBoxes(faces, { kind: 'paragraph', spans: [{ text }] }, PROSE_PAGE.areaWidth);

test('a paragraph that ends with a colon goes to the next page with what it announces', () => {
  const before = Array.from({ length: 3 }, () => boxesOf('本年收入合计。')).flat();
  const pagesOf = (text: string): number[] => paginate([...before, ...boxesOf(text), ...boxesOf('1.行政运行。'.repeat(12))], 5 * BODY_LEADING).map((page) => page.length);
  expect(pagesOf('支出具体情况。')).toEqual([4, 3]);
  expect(pagesOf('支出具体情况如下：')).toEqual([3, 4]);
});
