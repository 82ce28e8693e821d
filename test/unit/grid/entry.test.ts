import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryText, readEntry, shownText } from '../../../renderer/grid/entry.ts';
import type { GridCell } from '../../../shared/statement/grid.ts';
import { SEED } from '../seed.ts';

describe('what a typed text means', () => {
  it.each([
    ['12.34', 12_340_000], ['１２，３４５．６０', 12_345_600_000], ['￥1,000', 1_000_000_000], ['7, 836. 48', 7_836_480_000], ['（1.5）', -1_500_000], ['120元', 12_000], ['3 万元', 3_000_000], ['=120+35.6', 155_600_000],
  ])('%s in 万元', (text, value) => expect(readEntry(text, 'fen', '万元')).toEqual({ kind: 'amount', value }));

  it('a dash or nothing empties the cell', () => {
    for (const text of ['', '  ', '-', '——', '—']) expect(readEntry(text, 'fen', '元')).toEqual({ kind: 'amount', value: null });
  });
  it.each(['十二', '85..54', '1e30', '12a', '0.001'])('%s is refused with a sentence in 元', (text) => expect(readEntry(text, 'fen', '元')).toMatchObject({ kind: 'bad' }));
  it('a count takes whole numbers with or without its word, nothing else', () => {
    expect(readEntry('12辆', 'count', '万元')).toEqual({ kind: 'amount', value: 12 });
    expect(readEntry('=3+4', 'count', '万元')).toEqual({ kind: 'amount', value: 7 });
    expect(readEntry('1.5', 'count', '万元')).toMatchObject({ kind: 'bad' });
    expect(readEntry('-1', 'count', '万元')).toMatchObject({ kind: 'bad' });
  });
  it('a text made for editing reads back as the same amount', () => {
    fc.assert(fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), fc.constantFrom('元' as const, '万元' as const), (value, unit) => {
      expect(readEntry(entryText(value, 'fen', unit), 'fen', unit)).toEqual({ kind: 'amount', value: value === 0 ? 0 : value });
    }), { seed: SEED });
  });
});

describe('what a cell shows', () => {
  const cell = (value: number | null, text: string): GridCell => ({ row: 1, column: 1, rowSpan: 1, columnSpan: 1, kind: 'amount', text, value, quantity: 'fen', indent: 0, bold: false, align: 'right', editable: true });
  const sheet = { unit: '万元', decimals: 2 } as const;
  it('keeps the printed text in the unit of the form', () => expect(shownText(cell(12_345_678, '12.35'), sheet, '万元')).toBe('12.35'));
  it('shows every fen in 元', () => expect(shownText(cell(12_345_678, '12.35'), sheet, '元')).toBe('123,456.78'));
  it('keeps dashes and blanks', () => {
    expect(shownText(cell(null, '——'), sheet, '元')).toBe('——');
    expect(shownText(cell(0, ''), sheet, '元')).toBe('');
  });
});
