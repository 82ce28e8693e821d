import { describe, expect, it } from 'vitest';
import { fitComments } from '../../../electron/workbook/commentBoxes.ts';

const shape = (row: number, column: number): string =>
  `<v:shape id="a"><x:ClientData><x:Anchor>${column + 1}, 6, ${row}, 14, ${column + 3}, 20, ${row + 4}, 4</x:Anchor><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
const comment = (ref: string, text: string): string => `<comments><comment ref="${ref}" authorId="0"><text><r><t>${text}</t></r></text></comment></comments>`;

/** Pixels across and down of a box, from the anchor and the sizes that the sheet declares. */
function sizeOf(xml: string, columnWidth: number, rowHeight: number): { across: number; down: number } {
  const [left = 0, leftOff = 0, top = 0, topOff = 0, right = 0, rightOff = 0, bottom = 0, bottomOff = 0] = (/<x:Anchor>([^<]*)</.exec(xml)?.[1] ?? '').split(', ').map(Number);
  return { across: (right - left) * columnWidth + rightOff - leftOff, down: (bottom - top) * rowHeight + bottomOff - topOff };
}

describe('the box of a comment', () => {
  const message = '公开03表“行政运行”本年支出合计印为461.28，各列之和为416.28，相差45.00，请核对财决报表及批复。';

  it('is as wide over narrow columns as over wide ones', () => {
    const narrow = fitComments(shape(11, 2), comment('C12', message), '<cols><col min="1" max="30" width="4" customWidth="1"/></cols>');
    const wide = fitComments(shape(11, 2), comment('C12', message), '<cols><col min="1" max="30" width="45" customWidth="1"/></cols>');
    expect(sizeOf(narrow, 4 * 7 + 5, 20).across).toBeGreaterThan(270);
    expect(sizeOf(wide, 45 * 7 + 5, 20).across).toBe(sizeOf(narrow, 4 * 7 + 5, 20).across);
  });

  it('grows with its text, also over low and hidden rows', () => {
    const sheet = `<sheetData>${Array.from({ length: 200 }, (_, row) => `<row r="${row + 1}" ht="9"${row === 13 ? ' hidden="1"' : ''}/>`).join('')}</sheetData>`;
    const long = Array.from({ length: 12 }, () => message).join('\n');
    const { down } = sizeOf(fitComments(shape(11, 2), comment('C12', long), sheet), 64, 12);
    // A line of 46 characters holds no such message: three lines each.
    expect(down).toBeGreaterThan(12 * 3 * 16);
    expect(sizeOf(fitComments(shape(11, 2), comment('C12', '短'), ''), 64, 20).down).toBeLessThan(100);
  });
});
