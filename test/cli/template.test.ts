import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs, { type Worksheet } from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedger } from '../../electron/ledger/openLedger.ts';
import { listFacts } from '../../electron/ledger/subjects/facts.ts';
import { listUnits } from '../../electron/ledger/subjects/units.ts';
import { writeDrawnSheets } from '../../electron/samples/drawnSheet.ts';
import { exportSheets } from '../../electron/samples/financeExport.ts';
import { loadSampleBureau, loadSampleFacts } from '../../electron/samples/sampleBureau.ts';
import { codeNames } from '../../electron/service/packs/library.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { ROOT, library } from '../sound/soundWorkbooks.ts';
import { run, startProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const samples = join(ROOT, 'resources', 'samples');

/** A sheet of a workbook, with the columns of its head. */
class Sheet {
  readonly #sheet: Worksheet;

  constructor(book: exceljs.Workbook, name: string) {
    const sheet = book.getWorksheet(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    this.#sheet = sheet;
  }

  /** Fills the first free row by the leaf heads of its columns. */
  add(values: Readonly<Record<string, string | number>>): void {
    let row = 5;
    while (this.#sheet.getCell(row, 1).value !== null) row += 1;
    for (const [head, value] of Object.entries(values)) this.#sheet.getCell(row, this.#column(head)).value = value;
  }

  /** Fills a row that is there already. */
  fill(label: string, values: Readonly<Record<string, number>>): void {
    for (let row = 4; row < 300; row += 1) {
      const own = [1, 2].some((column) => String(this.#sheet.getCell(row, column).value ?? '').trim() === label);
      if (!own) continue;
      for (const [head, value] of Object.entries(values)) this.#sheet.getCell(row, this.#column(head)).value = value;
      return;
    }
    throw new Error(`no row ${label}`);
  }

  #column(path: string): number {
    const wanted = path.split('/');
    for (let column = 1; column <= 30; column += 1) {
      const heads = [3, 4].map((row) => String(this.#sheet.getCell(row, column).value ?? ''));
      if (wanted.every((word) => heads.includes(word)) && (wanted.length > 1 || heads.at(-1) === path || heads[0] === path)) return column;
    }
    throw new Error(`no column ${path}`);
  }
}

describe('template → fill → build', () => {
  it('writes the 底稿, and its figures arrive in the ledger', async () => {
    const written = await startProgram('template', '--pack', 'national-2023', '--out', at('底稿.xlsx'), '--year', '2024', '--unit', '万元');
    expect([written.code, written.stderr]).toEqual([0, '']);
    expect(written.stdout).toContain('底稿.xlsx');
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(at('底稿.xlsx'));
    const guide = book.getWorksheet('填写说明');
    if (!guide) throw new Error('no guide');
    guide.getCell('B3').value = '某县水利局';
    guide.getCell('B5').value = '行政单位';
    const income = new Sheet(book, '收入底稿');
    income.add({ 科目编码: '2130301', 一般公共预算财政拨款: 120.5 });
    income.add({ 科目编码: 2130399, 其他收入: 3.25 });
    const spent = new Sheet(book, '支出底稿');
    spent.add({ 科目编码: '2130301', '一般公共预算财政拨款/基本支出': 120.5 });
    spent.add({ 科目编码: '2130399', '非财政拨款资金/项目支出': 3 });
    new Sheet(book, '经济分类底稿').fill('30101', { '一般公共预算财政拨款/基本支出': 100 });
    new Sheet(book, '经济分类底稿').fill('30201', { '一般公共预算财政拨款/基本支出': 20.5 });
    await book.xlsx.writeFile(at('底稿.xlsx'));

    const built = await startProgram('build', at('底稿.xlsx'), '--out', at('成果'), '--ledger', at('账套.juece'), '--pack', 'national-2023');
    expect([built.code === 0 || built.code === 1, built.stderr]).toEqual([true, '']);
    expect(built.stdout).toContain('导入 底稿.xlsx：决算底稿，认出');
    const ledger = await openLedger(at('账套.juece'), { mode: 'open' });
    try {
      expect(listUnits(ledger.read, 2024)).toMatchObject([{ code: '本级', name: '某县水利局', nature: 'administrative' }]);
      expect(listFacts(ledger.read, 2024).map(({ measure, dimensions, quantity }) => [measure, Object.values(dimensions).join(), quantity]).sort()).toEqual([
        ['economic', 'general,basic,30101', 100_000_000], ['economic', 'general,basic,30201', 20_500_000], ['expenditure', 'general,basic,2130301', 120_500_000],
        ['expenditure', 'nonFiscal,project,2130399', 3_000_000], ['income', 'general,2130301', 120_500_000], ['income', 'other,2130399', 3_250_000],
      ]);
    } finally {
      ledger.close();
    }
  }, 60_000);

  it.each<[string, readonly string[], readonly string[]]>([
    ['no pack', ['--out', at('a.xlsx')], ['--pack']],
    ['no file', ['--pack', 'national-2023'], ['--out']],
    ['an unknown pack', ['--pack', '没有', '--out', at('a.xlsx')], ['没有版式“没有”', '请从中选用']],
    ['a name that is no workbook', ['--pack', 'national-2023', '--out', at('a.docx')], ['.xlsx']],
    ['a folder that is not there', ['--pack', 'national-2023', '--out', at('没有/a.xlsx')], ['不存在']],
    ['a unit that is none', ['--pack', 'national-2023', '--out', at('a.xlsx'), '--unit', '美元'], ['“美元”', '万元']],
    ['a year that is none', ['--pack', 'national-2023', '--out', at('a.xlsx'), '--year', '24'], ['“24”']],
    ['a file too many', ['b.xlsx', '--pack', 'national-2023', '--out', at('a.xlsx')], ['b.xlsx']],
  ])('refuses %s in one sentence', async (_, args, says) => {
    const { code, stdout, stderr } = await run('template', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]*\p{Script=Han}[^\n]*[。）]\n$/u);
    for (const part of says) expect(stderr).toContain(part);
    expect(existsSync(at('a.xlsx'))).toBe(false);
  });
});

describe('build of several kinds of workbook at once', () => {
  it('says what each was taken for, and budgets by item stay beside the export’s by class', async () => {
    const budget = new exceljs.Workbook();
    const sheet = budget.addWorksheet('表3');
    sheet.addRows([
      ['2024年部门支出预算表'], ['部门：示例县医疗保障局', null, null, '金额单位：万元'], ['科目编码', '科目名称', '合计', '基本支出', '项目支出'], ['2210201', '住房公积金', 63.93, 63.93, null], ['2101506', '医疗保障经办事务', 81.61, null, 81.61], ['合计', null, 145.54, 63.93, 81.61],
    ]);
    await budget.xlsx.writeFile(at('预算批复.xlsx'));
    const args = [at('预算批复.xlsx'), join(samples, 'sample-2024-finance-export.xlsx'), join(samples, 'sample-2024.xlsx')];
    const { code, stdout, stderr } = await run('build', ...args, '--last-year', join(samples, 'sample-2023.xlsx'), '--out', at('混合'), '--json');
    expect([code === 0 || code === 1, stderr]).toEqual([true, '']);
    const result: { readonly sources: readonly { readonly file: string; readonly kind: string; readonly period: string }[]; readonly outputs: readonly string[] } = JSON.parse(stdout);
    expect(result.sources.map(({ file, kind, period }) => [file, kind, period])).toEqual([
      ['sample-2024.xlsx', 'statements', 'current'], ['预算批复.xlsx', 'budget', 'current'], ['sample-2024-finance-export.xlsx', 'financeExport', 'current'], ['sample-2023.xlsx', 'statements', 'previous'],
    ]);
    expect(result.outputs.every((file) => existsSync(file))).toBe(true);
  }, 60_000);

  it('puts the exports of several units each into its own unit, and the department is their sum', async () => {
    const { year, department, projects, units } = loadSampleBureau(library.resourceRoot);
    const names = codeNames(library, year);
    const kinds: Readonly<Record<string, string>> = { administrative: '11.行政单位', civilServiceManaged: '21.参照公务员法管理事业单位', institution: '22.财政补助事业单位' };
    const facts = loadSampleFacts(library.resourceRoot, year);
    const files = await Promise.all(units.map(async ({ code, name, kind }) => {
      const sheets = exportSheets({ year, department, projects, facts: facts.filter(({ unit }) => unit === code), nameOf: (dimension, item) => names.nameOf(dimension, item), unit: { code, name, kind: kinds[kind] ?? '' } });
      await writeDrawnSheets(sheets, name, new Date('2025-08-01T00:00:00Z'), at(`${code}.xlsx`));
      return at(`${code}.xlsx`);
    }));
    const built = await run('build', ...files, '--out', at('三个单位'), '--ledger', at('三个单位.juece'), '--pack', 'national-2023');
    expect([built.code === 0 || built.code === 1, built.stderr]).toEqual([true, '']);
    const ledger = await openLedger(at('三个单位.juece'), { mode: 'open' });
    try {
      expect(listUnits(ledger.read, year).map(({ code, name, nature }) => [code, name, nature])).toEqual(units.map(({ code, name, kind }) => [code, name, kind]));
      for (const measure of ['expenditure', 'income', 'opening'] as const) for (const { code } of units) {
        const total = (from: readonly Fact[]): number => from.filter((fact) => fact.measure === measure && fact.unit === code).reduce((sum, fact) => sum + fact.quantity, 0);
        expect([measure, code, total(listFacts(ledger.read, year))]).toEqual([measure, code, total(facts)]);
      }
    } finally {
      ledger.close();
    }
    const unsaid = await run('build', join(samples, 'sample-2024.xlsx'), '--out', at('三个单位'), '--ledger', at('三个单位.juece'));
    expect([unsaid.code, unsaid.stdout]).toEqual([2, '']);
    expect(unsaid.stderr).toContain('请用 --unit 写明“sample-2024.xlsx”是哪个单位的');
  }, 60_000);

  it('refuses files of two years, and a file that is nothing of this', async () => {
    const years = await run('build', join(samples, 'sample-2024-finance-export.xlsx'), join(samples, 'sample-2023.xlsx'), '--out', at('两年'));
    expect([years.code, years.stdout]).toEqual([2, '']);
    expect(years.stderr).toContain('--last-year');
    const other = new exceljs.Workbook();
    other.addWorksheet('Sheet1').addRows([['姓名', '电话'], ['张三', 12345]]);
    await other.xlsx.writeFile(at('通讯录.xlsx'));
    const wrong = await run('build', join(samples, 'sample-2024.xlsx'), at('通讯录.xlsx'), '--out', at('错'));
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('通讯录.xlsx');
    writeFileSync(at('空.csv'), '');
    expect((await run('build', join(samples, 'sample-2024.xlsx'), at('空.csv'), '--out', at('错'))).code).toBe(2);
    expect(existsSync(at('错'))).toBe(false);
  }, 60_000);
});
