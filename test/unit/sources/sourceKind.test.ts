import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import '../seed.ts';
import { readWorkbookBytes } from '../../../electron/reading/readWorkbook.ts';
import { openLibrary } from '../../../electron/service/packs/library.ts';
import { readSource } from '../../../electron/sources/readSource.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { sourceKind } from '../../../shared/sources/sourceKind.ts';
import { ROOT, bureau, exportOf, mappings, resources, sampleFacts } from './library.ts';
import { workbook } from './sheets.ts';

const library = openLibrary(resources);
const published = async (name: string): Promise<RawWorkbook> => readWorkbookBytes(readFileSync(join(ROOT, 'test/fixtures/workbooks', `${name}.xlsx`)), `${name}.xlsx`);
const own = sampleFacts.filter(({ unit }) => unit === '001');

describe('what a workbook is', () => {
  it.each(['jiangxi-2024', 'jiangxi-2024-messy', 'shandong-2019'])('published tables are no source of another kind: %s', async (name) => {
    const book = await published(name);
    expect(sourceKind(book, mappings)).toBeNull();
    expect(readSource(book, library, { unit: '001' }).kind).toBe('statements');
  });

  it('published tables under the names that the 财决 program gives them are still published tables', async () => {
    const book = await published('jiangxi-2024');
    const named = { ...book, sheets: book.sheets.map((sheet, index) => ({ ...sheet, name: `GK${String(index).padStart(2, '0')} ${sheet.name}`.slice(0, 31) })) };
    expect(sourceKind(named, mappings)).toBeNull();
  });

  it('reads an export by the pack’s grain and funds, with its year', () => {
    const book = exportOf(own);
    const reading = readSource(book, library, { unit: '001', pack: bureau.pack });
    expect(reading.kind).toBe('financeExport');
    expect(reading.kind === 'financeExport' && reading.plan.year).toBe(bureau.year);
    const crossed = readSource(book, library, { unit: '001', pack: 'sichuan-2021' });
    expect(crossed.kind === 'financeExport' && crossed.plan.facts.filter(({ measure }) => measure === 'economic').length).toBeGreaterThan(0);
  });

  it('reads a budget and working sheets', () => {
    const budget = workbook('预算.xlsx', [{ name: '表5', rows: [['2024年一般公共预算支出预算表'], [null, null, '单位：万元'], ['科目编码', '科目名称', '合计'], ['2101501', '行政运行', 12.5]] }]);
    expect(readSource(budget, library, { unit: '001', year: 2024 }).kind).toBe('budget');
    const sheets = workbook('底稿.xlsx', [{ name: '收入底稿', rows: [['收入底稿'], ['单位名称：某局', '2024年度', '金额单位：元'], ['科目编码', '科目名称', '其他收入'], ['2101501', '行政运行', 12.5]] }]);
    const reading = readSource(sheets, library, { unit: '001' });
    expect(reading.kind === 'workingSheets' && reading.plan.facts.map(({ dimensions, quantity }) => [dimensions, quantity])).toEqual([[{ source: 'other', function: '2101501' }, 1250]]);
  });

  it('asks for a year that nobody says', () => {
    const silent = workbook('底稿.xlsx', [{ name: '收入底稿', rows: [['收入底稿'], ['金额单位：元'], ['科目编码', '科目名称', '其他收入'], ['2101501', '行政运行', 12.5]] }]);
    expect(() => readSource(silent, library, { unit: '001' })).toThrowError('“底稿.xlsx”没有写明是哪一年的，请在导入时指明年度，或在表的标题中写上年度。');
  });

  it('says in one sentence that a workbook is none of them', () => {
    const other = readSource(workbook('通讯录.xlsx', [{ name: 'Sheet1', rows: [['姓名', '电话'], ['张三', 12345]] }]), library, { unit: '001' });
    expect(other).toEqual({ kind: null, message: '“通讯录.xlsx”既不是决算公开表、财决报表，也不是部门预算或本程序的底稿，请确认选对了文件。' });
  });
});
