import { readFileSync, writeFileSync } from 'node:fs';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeMarkedCopy } from '../../../electron/workbook/markedCopy.ts';
import type { RawCell, RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';
import { finding } from './findings.ts';
import { type Opened, opened, scratch } from './opened.ts';

const META = { created: new Date('2025-08-20T08:00:00Z') };
const place = scratch();
afterAll(place.clear);

/** A bureau's workbook: a merged title, styled numbers that share one style, a formula and a link. */
async function original(file: string): Promise<void> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('公开03', { views: [{ state: 'normal', tabSelected: true } as never] });
  sheet.getCell('A1').value = '支出决算表';
  sheet.mergeCells('A1:C1');
  sheet.getColumn(1).width = 33;
  const style = { numFmt: '#,##0.00', font: { name: '宋体', size: 11, italic: true }, border: { top: { style: 'thin' as const } } };
  [357.19, 59.09].forEach((value, index) => { Object.assign(sheet.getCell(2, index + 1), { value, style }); });
  sheet.getCell('C2').value = { formula: "'[1]底稿'!C2", result: 461.28 };
  sheet.getCell('C2').style = style;
  sheet.getCell('B3').value = { formula: 'B2-B2', result: 0 };
  sheet.getCell('C3').value = { text: '看底稿', hyperlink: 'http://example.invalid/' };
  sheet.getCell('A3').value = '=1+1';
  sheet.getCell('A4').note = '原批注';
  sheet.getCell('A4').value = '行政运行';
  sheet.getCell('B2').dataValidation = { type: 'decimal', formulae: [0, 1] };
  workbook.addWorksheet("局's 表!").getCell('B2').value = 7;
  await workbook.xlsx.writeFile(file);
}

function rawOf(file: string): RawWorkbook {
  const book = opened(file);
  const sheets = book.names.map((name): RawSheet => {
    const sheet = book.book.Sheets[name] ?? {};
    const cells = Object.entries(sheet).flatMap(([address, cell]): RawCell[] => {
      const match = /^([A-Z])(\d+)$/.exec(address);
      const text = match ? String((cell as { v?: unknown }).v ?? '') : '';
      if (!match || text === '') return [];
      return [{ row: Number(match[2]) - 1, column: (match[1] ?? 'A').charCodeAt(0) - 65, text, type: (cell as { t: string }).t === 'n' ? 'number' : 'text' }];
    });
    const merges = (sheet['!merges'] ?? []).map((merge) => ({ top: merge.s.r, left: merge.s.c, bottom: merge.e.r, right: merge.e.c }));
    return { name, hidden: false, rows: 10, columns: 10, cells, merges, hiddenRows: [], hiddenColumns: [] };
  });
  return { file: '原件.xlsx', sheets };
}

const FINDINGS = [
  finding('F001', 'warning', '公开03表', { source: { sheet: '公开03', cell: 'C2' }, message: '决算数大于预算数。' }),
  finding('F002', 'error', '公开03表', { source: { sheet: '公开03', cell: 'C2' } }),
  finding('F003', 'tail', '公开03表', { source: { sheet: '公开03', cell: 'B1' }, message: '标题格。' }),
  finding('F004', 'note', '公开02表', { source: { sheet: '没有这张', cell: 'A1' } }),
  finding('F005', 'error', '公开04表', { source: { sheet: '公开03', cell: 'ZZZ9' } }),
  finding('F006', 'note', '公开05表', { source: { sheet: "局's 表!", cell: 'B2' } }),
];

/** Fill colour of a cell by the styles of the written package. */
function fillOf(book: Opened, sheet: string, address: string): string | undefined {
  const style = new RegExp(`<c r="${address}" s="(\\d+)"`).exec(book.sheetXml(sheet))?.[1];
  const xml = book.part('xl/styles.xml');
  const xf = (/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(xml)?.[1] ?? '').split('<xf ').slice(1)[Number(style)];
  const fill = (/<fills[^>]*>(.*?)<\/fills>/s.exec(xml)?.[1] ?? '').split('<fill>').slice(1)[Number(/fillId="(\d+)"/.exec(xf ?? '')?.[1])];
  return /fgColor rgb="([0-9A-F]+)"/.exec(fill ?? '')?.[1];
}

describe('the marked copy of an .xlsx', () => {
  let book: Opened;
  let places: ReadonlyMap<string, string>;
  beforeAll(async () => {
    await original(place.file('original.xlsx'));
    places = await writeMarkedCopy({ workbook: rawOf(place.file('original.xlsx')), bytes: readFileSync(place.file('original.xlsx')) }, FINDINGS, META, place.file('marked.xlsx'));
    book = opened(place.file('marked.xlsx'));
  });

  it('keeps values, merges, widths and styles', () => {
    expect(book.names).toEqual(['审校说明', '公开03', "局's 表!"]);
    expect(book.cell('公开03', 'A2')).toMatchObject({ v: 357.19, z: '#,##0.00' });
    expect(book.book.Sheets['公开03']?.['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }]);
    expect(book.sheetXml('公开03')).toContain('width="33"');
    expect(book.part('xl/styles.xml')).toContain('<i/>');
  });

  it('fills the faulty cells only, by the gravest finding', () => {
    expect(fillOf(book, '公开03', 'C2')).toBe('FFFFD9D6');
    expect(fillOf(book, '公开03', 'A1')).toBe('FFE8EEF7');
    expect(fillOf(book, '公开03', 'A2')).toBeUndefined();
    expect(fillOf(book, '公开03', 'B2')).toBeUndefined();
  });

  it('says all findings of a cell in one comment, numbered as in the report', () => {
    const comments = book.part('xl/comments1.xml');
    expect(comments.match(/<comment /g)).toHaveLength(2);
    expect(comments).toContain('【错误1】公开03表“行政运行”');
    expect(comments).toContain('【警告3】决算数大于预算数。');
    expect(comments).toContain('ref="A1"');
  });

  it('turns formulas into their results and leaves text text', () => {
    expect(book.cell('公开03', 'C2')).toMatchObject({ t: 'n', v: 461.28 });
    expect(book.cell('公开03', 'B3')).toMatchObject({ t: 'n', v: 0 });
    expect(book.cell('公开03', 'A3')).toMatchObject({ t: 's', v: '=1+1' });
    for (const name of book.parts.filter((part) => part.includes('worksheets/sheet'))) expect(book.part(name)).not.toContain('<f');
  });

  it('lists what was not kept and the findings without a cell', () => {
    const text = JSON.stringify(book.book.Sheets['审校说明']);
    for (const lost of ['公式（已换成其结果）', '超链接', '原有批注', '数据有效性']) expect(text).toContain(lost);
    expect(text).toContain('没有这张!A1（未能标注）');
    expect(text).toContain('公开03!ZZZ9（未能标注）');
  });

  it('links every mark inside the file, whatever the sheet is called', () => {
    const xml = book.sheetXml('审校说明');
    expect(xml).toContain('location="&apos;公开03&apos;!C2"');
    expect(xml).toContain('location="&apos;局&apos;&apos;s 表!&apos;!B2"');
    expect(book.parts.filter((name) => name.includes('worksheets/_rels')).map((name) => book.part(name)).join('')).not.toContain('relationships/hyperlink');
  });

  it('tells where each finding is marked, so that the report can lead there', () => {
    expect([...places.values()]).toEqual(expect.arrayContaining(["'公开03'!C2", "'局''s 表!'!B2"]));
    expect(places.size).toBe(FINDINGS.filter(({ source }) => source !== undefined && /^[A-Z]{1,2}\d+$/.test(source.cell) && book.names.includes(source.sheet)).length);
  });

  it('opens on the first sheet with only that one selected', () => {
    expect(book.part('xl/workbook.xml')).toContain('activeTab="0"');
    for (const name of book.names) expect(book.sheetXml(name)).not.toContain('tabSelected="1"');
  });
});

describe('the marked copy of another format', () => {
  const raw: RawWorkbook = {
    file: '原件.xls', sheets: [{
      name: '公开03/支出', hidden: false, rows: 4, columns: 3, hiddenRows: [3], hiddenColumns: [],
      cells: [{ row: 0, column: 0, text: '支出决算表', type: 'text' }, { row: 1, column: 0, text: '=cmd|A0', type: 'text' }, { row: 1, column: 2, text: '461.28', type: 'number', formula: 'A2+B2' }, { row: 2, column: 2, text: '7, 836. 48', type: 'text' }],
      merges: [{ top: 0, left: 0, bottom: 0, right: 2 }, { top: 0, left: 1, bottom: 1, right: 1 }, { top: 5, left: 0, bottom: 1_000_000, right: 16_000 }],
    }],
  };
  const found = [finding('F001', 'error', '公开03表', { source: { sheet: '公开03/支出', cell: 'C2' } })];

  it('is rebuilt with values and merges, and says that styles are gone', async () => {
    await writeMarkedCopy({ workbook: raw }, found, META, place.file('rebuilt.xlsx'));
    const book = opened(place.file('rebuilt.xlsx'));
    const name = book.names[1] ?? '';
    expect(book.cell(name, 'C2')).toMatchObject({ t: 'n', v: 461.28 });
    expect(book.cell(name, 'C2')?.f).toBeUndefined();
    expect(book.cell(name, 'A2')).toMatchObject({ t: 's', v: '=cmd|A0' });
    expect(book.cell(name, 'C3')).toMatchObject({ t: 's', v: '7, 836. 48' });
    expect(book.book.Sheets[name]?.['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }]);
    expect(fillOf(book, name, 'C2')).toBe('FFFFD9D6');
    expect(JSON.stringify(book.book.Sheets['审校说明'])).toContain('按读到的单元格重建');
  });

  it('is rebuilt too where the bytes are no package, a damaged one or one that lacks what was read', async () => {
    await original(place.file('other.xlsx'));
    const other = readFileSync(place.file('other.xlsx'));
    for (const bytes of [new Uint8Array([1, 2, 3]), other.subarray(0, other.length - 200), other]) {
      await writeMarkedCopy({ workbook: raw, bytes }, found, META, place.file('fallback.xlsx'));
      expect(opened(place.file('fallback.xlsx')).names).toEqual(['审校说明', '公开03支出']);
    }
  });
});

describe('the original', () => {
  it('is never the file that is written', async () => {
    await original(place.file('kept.xlsx'));
    const before = readFileSync(place.file('kept.xlsx'));
    writeFileSync(place.file('occupied'), '');
    await expect(writeMarkedCopy({ workbook: rawOf(place.file('kept.xlsx')), bytes: before }, FINDINGS, META, `${place.file('occupied')}/x.xlsx`)).rejects.toThrow(/^不能写入/);
    expect(readFileSync(place.file('kept.xlsx')).equals(before)).toBe(true);
  });
});
