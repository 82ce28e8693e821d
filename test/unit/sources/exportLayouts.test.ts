import { describe, expect, it } from 'vitest';
import '../seed.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { looksLikeFinanceExport, readFinanceExport } from '../../../shared/sources/financeExport.ts';
import { codesInThreeCells, filledMerges, reversed, reworded, shifted, textNumbers, unnamed, withExtraColumn, withoutColumnNumbers, withoutColumns, withoutMerges, withoutTitles } from './exportVariants.ts';
import { exportOf, mappings, optionsFor, placed, sampleFacts } from './library.ts';

const mapping = mappings.financeExport;
const book = exportOf(sampleFacts.filter(({ unit }) => unit === '001'));
const expected = placed(readFinanceExport(book, mapping, optionsFor('001')).facts);

const variants: readonly (readonly [string, (source: RawWorkbook) => RawWorkbook])[] = [
  ['sheets in reverse order', reversed],
  ['sheets without usable names', unnamed],
  ['no merged cells', withoutMerges],
  ['merged texts filled into every cell', filledMerges],
  ['no titles, names cut at 31 characters', withoutTitles],
  ['no 栏次 row', withoutColumnNumbers],
  ['shifted by rows and columns', (source) => shifted(source, 3, 2)],
  ['numbers as text', textNumbers],
  ['codes in three cells', codesInThreeCells],
  ['heads in other words', (source) => reworded(source, { 全年预算数: '调整预算数', 本年收入合计: '合计', 本年支出合计: '支出合计', 年初结转和结余: '上年结转和结余', '决算数（统计数）': '决算数', 项目代码: '项目编码' })],
  ['财政拨款收入 not divided by fund', (source) => withoutColumns(source, 'Z03', ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'])],
  ['the title names a bureau that sounds like another table', (source) => reworded(source, { 收入决算表: '某县非税收入管理局收入决算表', '编制单位：示例县医疗保障局': '编制单位：某县非税收入管理局' })],
  ['titles with spaces inside', (source) => reworded(source, { 收入决算表: '收 入 决 算 表', 支出决算表: '支 出 决 算 表' })],
];

describe('layouts of an export', () => {
  it.each(variants)('%s: the same facts', (_, change) => {
    const other = change(book);
    expect(looksLikeFinanceExport(other, mapping)).toBe(true);
    const plan = readFinanceExport(other, mapping, optionsFor('001'));
    expect(placed(plan.facts)).toEqual(expected);
    expect(plan.conflicts).toEqual([]);
  });

  it('says which column it did not understand, and takes nothing from it', () => {
    const plan = readFinanceExport(withExtraColumn(book, 'Z04', '代管资金支出'), mapping, optionsFor('001'));
    expect(placed(plan.facts)).toEqual(expected);
    expect(plan.problems).toEqual(['工作表“Z04 支出决算表(财决04表)”：“代管资金支出”一栏（K列）没有认出，未取数。']);
  });

  it('leaves out a column of other years and comparisons without a word', () => {
    for (const head of ['上年决算数', '比上年增减', '2023年决算数']) {
      const plan = readFinanceExport(withExtraColumn(book, 'Z04', head), mapping, optionsFor('001'));
      expect(placed(plan.facts)).toEqual(expected);
      expect(plan.problems).toEqual([]);
    }
  });

  it('reads 万元 where the export is set to it', () => {
    const inTenThousand = (source: RawWorkbook): RawWorkbook => ({
      ...source, sheets: source.sheets.map((sheet) => (/^F0[23]/.test(sheet.name) ? sheet : {
        ...sheet, cells: sheet.cells.map((cell) => (cell.text === '金额单位：元' ? { ...cell, text: '金额单位：万元' } : cell.type === 'number' ? { ...cell, text: (Number(cell.text) / 10_000).toFixed(6) } : cell)),
      })),
    });
    expect(placed(readFinanceExport(inTenThousand(book), mapping, optionsFor('001')).facts)).toEqual(expected);
  });
});
