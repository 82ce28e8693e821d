import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { readWorkbookInWorker } from '../../../electron/reading/inWorker.ts';
import { readWorkbook, readWorkbookBytes } from '../../../electron/reading/readWorkbook.ts';
import type { RawCell, RawSheet } from '../../../shared/importing/sheet.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/workbooks');
const published = readFileSync(join(FIXTURES, 'jiangxi-2024.xlsx'));

function written(change: (sheet: XLSX.WorkSheet, book: XLSX.WorkBook) => void, bookType: XLSX.BookType = 'xlsx'): Buffer {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet([['支出决算表'], ['合计', 1.5]]);
  XLSX.utils.book_append_sheet(book, sheet, '表');
  change(sheet, book);
  const bytes: unknown = XLSX.write(book, { type: 'buffer', bookType });
  if (!Buffer.isBuffer(bytes)) throw new Error('not written');
  return bytes;
}

function at(sheet: RawSheet | undefined, row: number, column: number): RawCell | undefined {
  return sheet?.cells.find((cell) => cell.row === row && cell.column === column);
}

describe('a published workbook', () => {
  it.each(['biff8', 'ods', 'xlsb', 'xlml'] as const)('holds the same cells and merges as %s', async (bookType) => {
    const original = await readWorkbookBytes(published, '原.xlsx');
    const bytes: unknown = XLSX.write(XLSX.read(published), { type: 'buffer', bookType });
    const copy = await readWorkbookBytes(Buffer.isBuffer(bytes) ? bytes : Buffer.from(String(bytes)), '副本');
    expect(copy.sheets).toHaveLength(original.sheets.length);
    const texts = (sheets: readonly RawSheet[]): string[] => sheets.flatMap((sheet) => sheet.cells.map((cell) => `${cell.row}:${cell.column}=${cell.type}:${cell.text.trim()}`));
    expect(texts(copy.sheets)).toEqual(texts(original.sheets));
    expect(copy.sheets.map((sheet) => sheet.merges.length)).toEqual(original.sheets.map((sheet) => sheet.merges.length));
  });

  it('is read by a worker as it is read here', async () => {
    const path = join(FIXTURES, 'shandong-2019.xlsx');
    expect(await readWorkbookInWorker(path)).toEqual(await readWorkbook(path));
  });

  it('can be cancelled while a worker reads it', async () => {
    const controller = new AbortController();
    const reading = readWorkbookInWorker(join(FIXTURES, 'shandong-2019.xlsx'), { signal: controller.signal });
    controller.abort(new Error('取消'));
    await expect(reading).rejects.toThrow('取消');
  });
});

describe('cells', () => {
  it('keeps what a cell is: number, text, date, error, formula without a result', async () => {
    const bytes = written((sheet) => {
      XLSX.utils.sheet_add_aoa(sheet, [['7, 836. 48', 416.28000000000003, new Date(Date.UTC(2024, 11, 31))]], { origin: 'A3' });
      sheet['D3'] = { t: 'e', v: 23 };
      sheet['E3'] = { t: 'n', v: 12.5, z: '#,##0.00' };
      sheet['F3'] = { t: 'b', v: true };
      sheet['G3'] = { t: 'n', f: 'SUM(B2:B2)', v: 1.5 };
      sheet['!ref'] = 'A1:G3';
    });
    const sheet = (await readWorkbookBytes(bytes, 'x.xlsx')).sheets[0];
    expect([0, 1, 2, 3, 4, 5, 6].map((column) => at(sheet, 2, column))).toEqual([
      { row: 2, column: 0, text: '7, 836. 48', type: 'text' },
      { row: 2, column: 1, text: '416.28', type: 'number' },
      { row: 2, column: 2, text: '2024-12-31', type: 'date' },
      { row: 2, column: 3, text: '#REF!', type: 'error' },
      { row: 2, column: 4, text: '12.5', type: 'number', decimals: 2 },
      { row: 2, column: 5, text: 'TRUE', type: 'boolean' },
      { row: 2, column: 6, text: '1.5', type: 'number', formula: 'SUM(B2:B2)' },
    ]);
  });

  it.each([
    ['0!.0000', '2734.69', 4], ['0\\.0,', '2734.69', 1], ['#,##0.00,,', '27.3469', 2], ['0!.0,"万元"', '2734.69', 1], ['#,##0.00', '27346900', 2], ['#,##0', '27346900', 0], ['[红色]0.00,', '27346.9', 2], ['"约"0.0', '27346900', 1],
  ])('a number stored in 元 is what its format %s shows', async (format, text, decimals) => {
    const bytes = written((sheet) => { sheet['B2'] = { t: 'n', v: 27_346_900, z: format }; });
    expect(at((await readWorkbookBytes(bytes, 'x.xlsx')).sheets[0], 1, 1)).toMatchObject({ text, decimals, type: 'number' });
  });

  it('says that a formula has never been computed', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('表');
    sheet.getCell('A1').value = { richText: [{ text: '部门：' }, { text: '某局', font: { bold: true } }] };
    sheet.getCell('B2').value = { formula: 'SUM(B3:B4)', date1904: false };
    const read = (await readWorkbookBytes(Buffer.from(await book.xlsx.writeBuffer()), 'x.xlsx')).sheets[0];
    expect(at(read, 1, 1)).toEqual({ row: 1, column: 1, text: '=SUM(B3:B4)', type: 'text', formula: 'SUM(B3:B4)', uncomputed: true });
    expect(at(read, 0, 0)?.text).toBe('部门：某局');
  });

  it('says what is hidden', async () => {
    const bytes = written((sheet, book) => {
      sheet['!rows'] = [{}, { hidden: true }];
      sheet['!cols'] = [{}, { hidden: true }];
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['底稿']]), '底稿');
      book.Workbook = { Sheets: [{ name: '表', Hidden: 0 }, { name: '底稿', Hidden: 1 }] };
    });
    const { sheets } = await readWorkbookBytes(bytes, 'x.xlsx');
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden, sheet.hiddenRows, sheet.hiddenColumns])).toEqual([['表', false, [1], [1]], ['底稿', true, [], []]]);
  });

  it('costs what is stored, not what the sheet claims', async () => {
    const parts = unzipSync(written(() => undefined));
    const path = 'xl/worksheets/sheet1.xml';
    const claiming = strFromU8(parts[path] ?? new Uint8Array()).replace(/<dimension ref="[^"]*"/, '<dimension ref="A1:XFD1048576"');
    expect(claiming).toContain('XFD1048576');
    const bytes = zipSync({ ...parts, [path]: strToU8(claiming) });
    const started = performance.now();
    const { sheets } = await readWorkbookBytes(bytes, 'x.xlsx');
    expect([sheets[0]?.rows, sheets[0]?.columns]).toEqual([2, 2]);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('lets no notice of the library reach the user', async () => {
    const noticed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const bytes: unknown = XLSX.write(XLSX.read(published), { type: 'buffer', bookType: 'ods' });
    noticed.mockClear();
    await readWorkbookBytes(Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0), 'x.ods');
    expect(noticed).not.toHaveBeenCalled();
    noticed.mockRestore();
  });
});

describe('a web page saved as .xls', () => {
  // 合计 in GB18030 and in UTF-8.
  it.each([['GBK', 'gb2312', 'bacfbcc6'], ['UTF-8', 'utf-8', 'e59088e8aea1']])('is read in %s', async (_, charset, total) => {
    const page = Buffer.concat([Buffer.from(`<html><head><meta charset="${charset}"></head><body><table><tr><td>`), Buffer.from(total, 'hex'), Buffer.from('</td><td>1.50</td></tr></table></body></html>')]);
    expect((await readWorkbookBytes(page, '网页.xls')).sheets[0]?.cells.map(({ text }) => text)).toEqual(['合计', '1.5']);
  });
});

describe('delimited text', () => {
  const text = '支出决算表,,\r\n部门：某局,,金额单位：万元\r\n科目编码,科目名称,本年支出合计\r\n,合计,"7,836.48"\r\n2101501,"行政""运行""",357.19\r\n';

  it.each([['UTF-8', Buffer.from(text)], ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)], ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])]])('is read in %s', async (_, bytes) => {
    const { sheets } = await readWorkbookBytes(bytes, '03支出.csv');
    expect(sheets[0]?.name).toBe('03支出');
    expect([at(sheets[0], 0, 0)?.text, at(sheets[0], 3, 2)?.text, at(sheets[0], 4, 1)?.text]).toEqual(['支出决算表', '7,836.48', '行政"运行"']);
  });

  it('is read in GB18030, which Excel writes', async () => {
    const gbk = Buffer.from([0xd6, 0xa7, 0xb3, 0xf6, 0x2c, 0xbd, 0xf0, 0xb6, 0xee, 0x0a, 0xba, 0xcf, 0xbc, 0xc6, 0x2c, 0x31, 0x0a, 0xba, 0xcf, 0xbc, 0xc6, 0x2c, 0x32, 0x0a]);
    expect(at((await readWorkbookBytes(gbk, 'a.csv')).sheets[0], 0, 1)?.text).toBe('金额');
  });
});
