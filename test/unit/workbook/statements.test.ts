import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StatementsMeta, writeStatements } from '../../../electron/workbook/statements.ts';
import { BadInput } from '../../../shared/badInput.ts';
import { amount, codeTable, emptyTable, grid, head, label, twoSided } from './grids.ts';
import { type Opened, opened, scratch } from './opened.ts';
import { runs } from '../runs.ts';

const META: StatementsMeta = { department: '示例县医疗保障局', year: 2024, title: '示例县医疗保障局2024年度部门决算公开表', draft: false, created: new Date('2025-08-20T08:00:00Z') };
const SEED = 20_250_820;
const place = scratch();
afterAll(place.clear);

describe('the workbook of a bureau', () => {
  let book: Opened;
  const summary = '公开01 收入支出决算总表';
  const codes = '公开03 支出决算表';
  beforeAll(async () => {
    await writeStatements([twoSided(), codeTable(), emptyTable()], META, place.file('book.xlsx'));
    book = opened(place.file('book.xlsx'));
  });

  it('has a contents sheet and one sheet per statement in order', () => {
    expect(book.names).toEqual(['目录', summary, codes, '公开08 国有资本经营预算财政拨款支出决算表']);
  });

  it('links contents and statements both ways inside the file', () => {
    expect(book.sheetXml('目录')).toContain(`location="&apos;${summary}&apos;!A1"`);
    expect(book.sheetXml(summary)).toContain('<hyperlink ref="I2" location="&apos;目录&apos;!A1"/>');
    const relations = book.parts.filter((name) => name.includes('worksheets/_rels')).map((name) => book.part(name)).join('');
    expect(relations).not.toContain('relationships/hyperlink');
  });

  it('puts nothing beside the title and the table, where it would be content to an importer', () => {
    const beside = Object.keys(book.book.Sheets[summary] ?? {}).filter((address) => /^[H-Z]\d+$/.test(address) && book.cell(summary, address)?.v !== undefined);
    expect(beside).toEqual(['I2']);
  });

  it('prints title, number, department, year and unit above the heads', () => {
    expect(book.cell(summary, 'A1')?.v).toBe('收入支出决算总表');
    const values = (row: number): unknown[] => ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((column) => book.cell(summary, `${column}${row}`)?.v).filter((value) => value !== undefined && value !== '');
    expect(values(2)).toEqual(['公开01表']);
    expect(values(3)).toEqual(['部门：示例县医疗保障局', '2024年度', '金额单位：万元']);
  });

  it('merges the title, three levels of heads and the notes', () => {
    const merges = (book.book.Sheets[summary]?.['!merges'] ?? []).map((merge) => `${merge.s.r + 1},${merge.s.c + 1}-${merge.e.r + 1},${merge.e.c + 1}`);
    expect(merges).toEqual(expect.arrayContaining(['1,1-1,7', '4,1-4,3', '4,4-4,7', '5,1-6,1', '5,6-5,7', '7,1-7,2', '13,1-13,7', '14,1-14,7']));
    expect(book.cell(summary, 'A13')?.v).toBe('注：本表反映部门本年度的总收支和年末结转结余情况。');
  });

  it('writes declared sums as live formulas with the printed value cached', () => {
    expect(book.cell(summary, 'C11')).toMatchObject({ f: 'SUM(C8:C10)', v: 8057.98, t: 'n' });
    expect(book.cell(summary, 'C12')).toMatchObject({ f: 'C11-E11', v: 57.98 });
    expect(book.cell(summary, 'E8')).toMatchObject({ f: 'F8+G8', v: 7000 });
    expect(book.cell(codes, 'C6')).toMatchObject({ f: 'C7+C8', v: 246_913_578.03 });
  });

  it('writes an approved figure that its parts do not add up to as a number with a remark', () => {
    const total = book.cell(summary, 'E11');
    expect(total?.f).toBeUndefined();
    expect(total?.v).toBe(8000);
    expect(book.part('xl/comments2.xml')).toContain('尾差：按批复数列示');
    expect(book.part('xl/comments2.xml').match(/<comment /g)).toHaveLength(1);
  });

  it('leaves a cell printed as —— out of the sum and writes it as text', () => {
    expect(book.cell(summary, 'F10')).toMatchObject({ t: 's', v: '——' });
    expect(book.cell(summary, 'E10')?.f).toBe('G10');
    expect(book.cell(summary, 'F11')?.f).toBe('F8+F9');
  });

  it('shows amounts with thousands separators and zeros as the form prints them', () => {
    expect(book.cell(summary, 'C8')).toMatchObject({ z: '#,##0.00', w: '7,836.48' });
    expect(book.cell(summary, 'G9')?.z).toBe('#,##0.00;-#,##0.00;');
    expect(book.cell(summary, 'E10')?.w).toBe('0.00');
    expect(book.cell(codes, 'C7')?.w).toBe('123,456,789.01');
    expect(book.cell(codes, 'D6')).toMatchObject({ f: 'D7+D8', v: 0, w: '' });
  });

  it('keeps codes as text', () => {
    expect(book.cell(codes, 'A7')).toMatchObject({ t: 's', v: '2101501' });
  });

  it('prints on A4, fitted to the width, centred, heads repeated, numbered', () => {
    const xml = book.sheetXml(summary);
    expect(xml).toContain('fitToPage="1"');
    expect(xml).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/);
    expect(xml).toContain('fitToWidth="1"');
    expect(xml).toContain('horizontalCentered="1"');
    // The colour of input cells is not printed.
    expect(xml).toContain('blackAndWhite="1"');
    expect(xml).toContain('第 &amp;P 页，共 &amp;N 页');
    expect(book.sheetXml(codes)).toContain('orientation="portrait"');
    const names = book.part('xl/workbook.xml').replaceAll('&apos;', "'");
    expect(names).toMatch(new RegExp(`Print_Area"[^>]*>'${summary}'!\\$A\\$1:\\$G\\$14<`));
    expect(names).toMatch(new RegExp(`Print_Titles"[^>]*>'${summary}'!\\$1:\\$7<`));
  });

  it('freezes the heads on screen', () => {
    expect(book.sheetXml(summary)).toMatch(/<pane ySplit="7" topLeftCell="A8" activePane="bottomLeft" state="frozen"/);
  });

  it('protects every sheet without a password and unlocks the input cells only', () => {
    const styles = (/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(book.part('xl/styles.xml'))?.[1] ?? '').split('<xf ').slice(1);
    const unlocked = (sheet: string): string[] => [...book.sheetXml(sheet).matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"/g)]
      .filter(([, , style]) => styles[Number(style)]?.includes('locked="0"')).map(([, address]) => address ?? '');
    for (const name of book.names) {
      expect(book.sheetXml(name)).toContain('<sheetProtection sheet="1"');
      expect(book.sheetXml(name)).not.toMatch(/hashValue|selectLockedCells/);
    }
    expect(unlocked(summary).sort()).toEqual(['C10', 'C8', 'C9', 'F8', 'F9', 'G10', 'G8', 'G9'].sort());
    expect(unlocked('目录')).toEqual([]);
  });

  it('prints an empty table with its heads, its 合计 row and its note', () => {
    const name = book.names[3] ?? '';
    expect(book.cell(name, 'A5')?.v).toBe('合计');
    expect(book.cell(name, 'A6')?.v).toBe('本部门无国有资本经营预算财政拨款支出，故本表为空。');
    expect(book.cell('目录', 'E6')?.v).toBe('空表：没有国有资本经营预算财政拨款支出');
  });

  it('shows nothing for a blank total, though its sum is live', () => {
    const total = book.cell(codes, 'D6');
    expect(total?.f).toBe('D7+D8');
    expect(total?.z).toBe('#,##0.00;-#,##0.00;');
    expect(total?.w?.trim()).toBe('');
  });

  it('keeps Excel from warning of codes and line numbers that are text on purpose', () => {
    expect(book.sheetXml(codes)).toContain('</headerFooter><ignoredErrors><ignoredError sqref="A4:D5 A6:A8" numberStoredAsText="1"/><ignoredError sqref="A4:D8" formula="1" formulaRange="1"/></ignoredErrors>');
    expect(book.sheetXml(summary)).toMatch(/<\/ignoredErrors><legacyDrawing /);
  });

  it('draws borders round every cell of the table', () => {
    const bordered = [...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(book.part('xl/styles.xml'))?.[1] ?? '').matchAll(/<xf [^>]*borderId="(\d+)"/g)].map((match) => match[1] !== '0');
    const cells = [...book.sheetXml(summary).matchAll(/<c r="([A-G])(\d+)" s="(\d+)"/g)].filter(([, , row]) => Number(row) >= 4 && Number(row) <= 12);
    expect(cells).toHaveLength(7 * 9);
    expect(cells.every(([, , , style]) => bordered[Number(style)])).toBe(true);
  });

  it('gives the same bytes for the same input', async () => {
    await writeStatements([twoSided(), codeTable(), emptyTable()], META, place.file('again.xlsx'));
    expect(readFileSync(place.file('again.xlsx')).equals(readFileSync(place.file('book.xlsx')))).toBe(true);
  });
});

describe('a draft', () => {
  it('says 校核稿 on the contents sheet and on every page', async () => {
    await writeStatements([emptyTable()], { ...META, draft: true }, place.file('draft.xlsx'));
    const book = opened(place.file('draft.xlsx'));
    expect(JSON.stringify(book.book.Sheets['目录'])).toContain('校核稿');
    for (const name of book.names) expect(book.sheetXml(name)).toContain('校核稿</oddHeader>');
  });
});

/** What XML can carry of a text. */
function kept(text: string): string {
  return [...text.toWellFormed().replace(/\r\n?/g, '\n')].filter((ch) => {
    const code = ch.codePointAt(0) ?? 0;
    return ch === '\t' || ch === '\n' || (code >= 0x20 && code !== 0x7f && code !== 0xfffe && code !== 0xffff);
  }).join('');
}

describe('text of a user', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', '＝', "'=", '{=', '_x003D_', ' ='), fc.constantFrom('1+1', 'HYPERLINK("http://a","b")', "cmd|'/c calc'!A0", 'SUM(A1:A9)', '<f>1</f>', ']]>', '__proto__')).map(([a, b]) => a + b),
  );

  it(`never becomes a formula (seed ${SEED})`, async () => {
    await fc.assert(fc.asyncProperty(fc.array(hostile, { minLength: 8, maxLength: 8 }), async (texts) => {
      const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = texts;
      const sheet = grid([head(0, 0, a), head(0, 1, b), label(1, 0, c), amount(1, 1, null, { text: d }), { ...label(2, 0, e), kind: 'code' }, amount(2, 1, 100)], { title: f, number: g, department: h, notes: [a, c], unitLabel: b });
      await writeStatements([sheet, sheet], { ...META, title: d, department: e }, place.file('hostile.xlsx'));
      const book = opened(place.file('hostile.xlsx'));
      for (const name of book.parts.filter((part) => part.includes('worksheets/sheet'))) {
        expect(book.part(name)).not.toContain('<f');
        expect((book.part(name).match(/location="[^"]*"/g) ?? []).every((link) => link.startsWith('location="&apos;'))).toBe(true);
      }
      const name = book.names[1] ?? '';
      if (kept(c) !== '') expect(book.cell(name, 'A5')).toMatchObject({ t: 's', v: kept(c) });
    }), { seed: SEED, numRuns: runs(12) });
  });

  it('that looks like a formula keeps the text format, so that editing it does not make one', async () => {
    await writeStatements([grid([head(0, 0, '项目'), label(1, 0, '=1+1'), label(2, 0, '- 其中：工资')])], META, place.file('look.xlsx'));
    const book = opened(place.file('look.xlsx'));
    expect(book.cell(book.names[1] ?? '', 'A5')).toMatchObject({ t: 's', v: '=1+1', z: '@' });
    expect(book.cell(book.names[1] ?? '', 'A6')?.z).toBe('@');
  });
});

describe('a place that cannot be written', () => {
  const writeTo = (file: string): Promise<void> => writeStatements([emptyTable()], META, file);

  it('is refused in one Chinese sentence', async () => {
    writeFileSync(place.file('plain'), 'x');
    mkdirSync(place.file('taken.xlsx'));
    for (const file of [join(place.folder, 'missing', 'a.xlsx'), join(place.folder, 'plain', 'a.xlsx'), place.file('taken.xlsx')]) {
      const error = await writeTo(file).then(() => null, (thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(BadInput);
      expect((error as BadInput).message).toMatch(/^不能写入“.+”：.+。$/);
    }
  });

  it('keeps what stood there and leaves nothing behind', async () => {
    await writeTo(place.file('taken.xlsx')).catch(() => undefined);
    expect(existsSync(place.file('taken.xlsx'))).toBe(true);
    expect(readdirSync(place.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('speed', () => {
  it('writes ten sheets of 300 rows in seconds, not minutes', async () => {
    const started = performance.now();
    await writeStatements(Array.from({ length: 10 }, () => codeTable(300)), META, place.file('large.xlsx'));
    expect(performance.now() - started).toBeLessThan(8000);
    expect(opened(place.file('large.xlsx')).names).toHaveLength(11);
  });
});
