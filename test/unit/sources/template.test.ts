import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../seed.ts';
import { openLibrary } from '../../../electron/service/packs/library.ts';
import { createTemplate } from '../../../electron/sources/createTemplate.ts';
import { readWorkbook } from '../../../electron/reading/readWorkbook.ts';
import { looksLikeWorkingSheets } from '../../../shared/sources/workingSheets.ts';
import { CREATED, filled, firstRow, scratch, sheetOf } from './filledTemplate.ts';
import { mappings, resources, sampleFacts } from './library.ts';

const folder = scratch();
const book = new exceljs.Workbook();
beforeAll(async () => {
  await filled(folder.file('sample.xlsx'), { facts: sampleFacts.filter((fact) => fact.unit === '001') });
  await book.xlsx.readFile(folder.file('sample.xlsx'));
});
afterAll(folder.clear);

describe('the template', () => {
  it('has a guide, seven sheets and a hidden one of codes', () => {
    expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
      ...['填写说明', '收入底稿', '支出底稿', '经济分类底稿', '结转结余底稿', '支出预算底稿', '项目底稿', '三公及机构运行底稿'].map((name) => [name, 'visible']), ['科目代码表', 'hidden'],
    ]);
  });

  it('looks names up from the hidden sheet, with the name cached', () => {
    const sheet = sheetOf(book, '支出底稿');
    const row = firstRow(sheet, '2101501');
    expect(sheet.getCell(row, 2).value).toEqual({ formula: `IF($A${row}="","",IFERROR(VLOOKUP(TRIM($A${row}&""),科目代码表!$A$1:$B$${sheetOf(book, '科目代码表').getColumn(1).values.length - 1},2,FALSE),"科目表中没有"))`, result: '行政运行' });
  });

  it('sums rows and columns by formulas that reach rows added below, with right cached values', () => {
    const sheet = sheetOf(book, '支出底稿');
    const total = firstRow(sheet, '合计');
    expect(sheet.getCell(total, 5).value).toEqual({ formula: `IF(COUNT(E${total + 1}:E2000)=0,"",SUM(E${total + 1}:E2000))`, result: 5_163_002.38 });
    const row = firstRow(sheet, '2101599');
    expect(sheet.getCell(row, 4).value).toEqual({ formula: `IF(COUNT(E${row}:O${row})=0,"",SUM(E${row}:O${row}))`, result: 30_000 });
  });

  it('sums the items of a class, and a blank class stays blank', () => {
    const sheet = sheetOf(book, '经济分类底稿');
    const [staff, debt] = [firstRow(sheet, '301'), firstRow(sheet, '307')];
    expect(sheet.getCell(staff, 4).value).toMatchObject({ result: 4_171_738.91 });
    expect(sheet.getCell(debt, 4).value).toEqual({ formula: `IF(COUNT(D${debt + 1}:D${debt + 4})=0,"",SUM(D${debt + 1}:D${debt + 4}))` });
  });

  it('locks heads and formulas and leaves entries open, down to rows that are added', () => {
    const sheet = sheetOf(book, '收入底稿');
    const row = firstRow(sheet, '2101501');
    const locked = (address: string): boolean => sheet.getCell(address).protection?.locked !== false;
    expect([locked('A3'), locked(`B${row}`), locked(`C${row}`)]).toEqual([true, true, true]);
    expect([locked(`A${row}`), locked(`D${row}`)]).toEqual([false, false]);
    expect([sheet.getColumn(1).protection?.locked, sheet.getColumn(4).protection?.locked]).toEqual([false, false]);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 3 });
  });

  it('checks what is entered: numbers, whole counts, lists, known codes with a warning', () => {
    const spent = sheetOf(book, '支出底稿');
    const row = firstRow(spent, '2101501');
    expect(spent.getCell(row, 5).dataValidation).toMatchObject({ type: 'decimal', errorStyle: 'stop' });
    expect(spent.getCell(row, 1).dataValidation).toMatchObject({ type: 'custom', errorStyle: 'warning' });
    const lines = sheetOf(book, '三公及机构运行底稿');
    expect(lines.getCell(firstRow(lines, '公务用车保有量'), 6).dataValidation).toMatchObject({ type: 'whole' });
    const balances = sheetOf(book, '结转结余底稿');
    expect(balances.getCell(6, 3).dataValidation).toMatchObject({ type: 'list', formulae: ['科目代码表!$G$1:$G$4'] });
    expect(sheetOf(book, '填写说明').getCell('B8').dataValidation).toMatchObject({ type: 'list', formulae: ['"元,万元"'] });
  });

  it('shows name, year and unit of money on every sheet by formula from the guide', () => {
    for (const sheet of book.worksheets.slice(1, 8)) expect([sheet.getCell(2, 1).formula, sheet.getCell(2, 3).formula]).toEqual(['"单位名称："&填写说明!$B$3', '填写说明!$B$7&"年度"']);
  });

  it('gives the same bytes for the same input', async () => {
    await filled(folder.file('again.xlsx'), { facts: sampleFacts.filter((fact) => fact.unit === '001') });
    expect(readFileSync(folder.file('again.xlsx')).equals(readFileSync(folder.file('sample.xlsx')))).toBe(true);
  });

  it('is written for other packs: with tables that cross functions and items, and without', async () => {
    const library = openLibrary(resources);
    for (const id of ['sichuan-2021', 'shandong-2019']) {
      const out = await createTemplate(library, { pack: id, out: folder.file(`${id}.xlsx`), today: CREATED });
      const workbook = await readWorkbook(out);
      expect(looksLikeWorkingSheets(workbook, mappings.workingSheets)).toBe(true);
      const heads = workbook.sheets.find(({ name }) => name === '经济分类底稿')?.cells.filter(({ row }) => row === 2).map(({ text }) => text);
      expect(heads?.includes('功能科目编码')).toBe(id === 'sichuan-2021');
    }
  });

  it('refuses a pack that does not exist, a name that is no workbook, a place that cannot be written', async () => {
    const library = openLibrary(resources);
    const attempt = (pack: string, out: string): Promise<string> => createTemplate(library, { pack, out, today: CREATED });
    await expect(attempt('nowhere-1999', folder.file('a.xlsx'))).rejects.toThrow(/^没有版式“nowhere-1999”，现有：.*，请从中选用。$/);
    await expect(attempt('national-2023', folder.file('底稿.docx'))).rejects.toThrow(/应以 \.xlsx 结尾，例如 底稿\.xlsx。$/);
    await expect(attempt('national-2023', folder.file('没有/底稿.xlsx'))).rejects.toThrow(/不存在，请先建立该文件夹或另选保存位置。$/);
    writeFileSync(folder.file('old.xlsx'), 'old');
    await expect(attempt('nowhere-1999', folder.file('old.xlsx'))).rejects.toThrow();
    expect([existsSync(folder.file('底稿.docx')), readFileSync(folder.file('old.xlsx'), 'utf8')]).toEqual([false, 'old']);
  });
});
