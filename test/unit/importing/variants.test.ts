import { beforeAll, describe, expect, it } from 'vitest';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { mapCells, meanings, read, shifted, workbook } from './documents.ts';
import { codesInThreeCells, codesWithNames, filledMerges, fullWidth, reworded, sideBySide, stacked, withoutMerges } from './variants.ts';

const isTitle = (text: string): boolean => text.replace(/\s/g, '').endsWith('表') && !text.includes('公开');
const isNumberRow = (texts: readonly string[]): boolean => texts.some((text) => text.replace(/\s/g, '') === '栏次') && texts.every((text) => /^(?:栏 *次|\d+)$/.test(text));

/** The same document laid out by somebody else: nothing that it says changes. */
const VARIANTS: Readonly<Record<string, (book: RawWorkbook) => RawWorkbook>> = {
  'moved right and down': (book) => shifted(book, 7, 3),
  'sheets reversed and unnamed': (book) => ({ ...book, sheets: book.sheets.toReversed().map((sheet, index) => ({ ...sheet, name: `Sheet${index + 1}` })) }),
  'heads without merges': withoutMerges,
  'merged texts written into every cell': filledMerges,
  'full-width digits': fullWidth,
  'all tables under each other on one sheet': (book) => stacked(book, 2),
  'all tables close under each other without merges': (book) => stacked(withoutMerges(book), 0),
  'all tables beside each other on one sheet': (book) => sideBySide(book, 1),
  'codes in three cells': (book) => codesInThreeCells(book, 'repeated'),
  'codes in three number cells that lost their zeros': (book) => codesInThreeCells(book, 'numbers'),
  'codes in three cells, heads without merges': (book) => withoutMerges(codesInThreeCells(book, 'repeated')),
  'code and name in one cell': (book) => codesWithNames(book, (code, name) => `${code} ${name}`),
  'code in brackets before the name': (book) => codesWithNames(book, (code, name) => `[${code}]${name}`),
  'code close before the name': (book) => codesWithNames(book, (code, name) => `${code}${name}`),
  'no titles': (book) => mapCells(book, (cell) => (isTitle(cell.text) ? null : cell)),
  'no table numbers': (book) => mapCells(book, (cell) => (/公开 ?\d+ ?表/.test(cell.text) ? null : cell)),
  'no 栏次 row': (book) => mapCells(book, (cell, sheet) => (isNumberRow(sheet.cells.filter((other) => other.row === cell.row).map((other) => other.text)) ? null : cell)),
  'no 行次 column': (book) => mapCells(book, (cell, sheet) => {
    const head = sheet.cells.find((other) => other.column === cell.column && /^[行栏]次$/.test(other.text) && sheet.cells.some((beside) => beside.row === other.row && beside.text.includes('项目')));
    return head && cell.row >= head.row ? null : cell;
  }),
  'other words': (book) => reworded(book, { 决算数: '金额', 金额: '决算金额', 小计: '合计', 科目名称: '名称', '支出功能分类科目编码（类/款/项）': '科目编码', 功能分类科目编码: '科目代码', 本年支出合计: '合 计', '项目(按功能分类)': '项目', 总计: '收支总计', 结余分配: '结余  分配' }),
};

describe.each(['jiangxi-2024', 'shandong-2019', 'jiangxi-2024-messy'])('%s', (name) => {
  let original: RawWorkbook;
  let expected: Map<string, number>;
  beforeAll(async () => {
    original = await workbook(name);
    expected = meanings(read(original));
  });

  it.each(Object.entries(VARIANTS))('%s', (_, change) => {
    const found = meanings(read(change(original)));
    const wrong = [...expected].filter(([key, value]) => found.get(key) !== value).map(([key, value]) => `${key} = ${value}, read ${found.get(key)}`);
    expect(wrong).toEqual([]);
    expect(found.size).toBe(expected.size);
  });
});

describe('codes of the lowest level alone in three cells', () => {
  it('take their upper levels from the rows above', async () => {
    const original = await workbook('shandong-2019');
    expect(meanings(read(codesInThreeCells(original, 'own')))).toEqual(meanings(read(original)));
  });
});
