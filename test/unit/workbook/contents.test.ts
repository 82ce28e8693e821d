import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeForms } from '../../../electron/scoring/writeForms.ts';
import { amount, grid, head, label } from './grids.ts';
import { type Opened, opened, scratch } from './opened.ts';

const place = scratch();
afterAll(place.clear);

describe('the contents of a workbook of forms', () => {
  const NAMES = ['城乡医疗救助/2024[年度]:续*', '城乡医疗救助/2024[年度]：续？', '长'.repeat(200), '=1+1', '城乡医疗救助2024年度续'];
  let book: Opened;
  beforeAll(async () => {
    const form = grid([head(0, 0, '项目名称'), label(0, 1, '城乡医疗救助'), head(1, 0, '全年预算数'), amount(1, 1, 100)], { number: '', title: '项目支出绩效自评表', orientation: 'portrait' });
    await writeForms(NAMES.map((name) => ({ name, grid: form })), { department: '示例县医疗保障局', year: 2024, draft: false, created: new Date('2025-08-20T00:00:00Z'), title: '自评表' }, place.file('forms.xlsx'));
    book = opened(place.file('forms.xlsx'));
  });

  it('leaves out the column of numbers that no form has, and says nothing of a protection that there is not', () => {
    const contents = book.book.Sheets['目录'];
    expect(['A3', 'B3', 'C3'].map((cell) => contents?.[cell]?.v)).toEqual(['序号', '表名', '单位']);
    expect(JSON.stringify(contents)).not.toContain('已保护');
    for (const name of book.names) expect(book.sheetXml(name.replaceAll(/[()+]/g, '\\$&'))).not.toContain('<sheetProtection');
  });

  it('gives every form a sheet with a legal name of its own, links to it, and shows the whole name', () => {
    expect(book.names).toHaveLength(NAMES.length + 1);
    expect(new Set(book.names.map((name) => name.toLowerCase())).size).toBe(book.names.length);
    for (const name of book.names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\'’!]/);
    }
    const links = [...book.sheetXml('目录').matchAll(/location="&apos;([^"]*)&apos;!A1"/g)].map((match) => match[1]);
    expect(links).toEqual(book.names.slice(1));
    NAMES.forEach((name, index) => expect(book.cell('目录', `B${4 + index}`)?.v).toBe(name));
    // Two hundred characters in 44: at least nine lines.
    expect(Number(/<row r="6"[^>]* ht="([\d.]+)"/.exec(book.sheetXml('目录'))?.[1])).toBeGreaterThan(9 * 14);
  });
});
