import { describe, expect, it } from 'vitest';
import '../seed.ts';
import { BadInput } from '../../../shared/badInput.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { readFinanceExport } from '../../../shared/sources/financeExport.ts';
import { changed, rowOf } from './exportVariants.ts';
import { exportOf, mappings, optionsFor, placed, sampleFacts } from './library.ts';
import { workbook } from './sheets.ts';

const mapping = mappings.financeExport;
const facts = sampleFacts.filter(({ unit }) => unit === '001');
const book = exportOf(facts);
const expected = placed(readFinanceExport(book, mapping, optionsFor('001')).facts);

const without = (...names: string[]): RawWorkbook => ({ ...book, sheets: book.sheets.filter(({ name }) => !names.some((start) => name.startsWith(start))) });
const read = (source: RawWorkbook): ReturnType<typeof readFinanceExport> => readFinanceExport(source, mapping, optionsFor('001'));
const refusal = (source: RawWorkbook): BadInput => {
  try {
    read(source);
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('not refused');
};

describe('faults of an export', () => {
  it('names one figure that contradicts the finest tables, not its symptoms', () => {
    const plan = read(changed(book, 'Z04', { row: rowOf(book, 'Z04', '2101501'), column: 5 }, '3986421.58'));
    expect(plan.conflicts.map(({ other }) => [other.sheet, other.cell])).toEqual([['Z04 支出决算表(财决04表)', `F${rowOf(book, 'Z04', '2101501') + 1}`]]);
    expect(plan.conflicts[0]?.message).toMatch(/^《收入支出决算表》.*3,986,412\.58元与《支出决算表》.*3,986,421\.58元.*请核对财决报表及批复。$/);
  });

  it('names both places where two tables state one figure differently, and takes the fund’s own', () => {
    const row = rowOf(book, 'Z03', '2101301');
    const plan = read(changed(book, 'Z03', { row, column: 6 }, '9192580.00'));
    expect(placed(plan.facts)).toEqual(expected);
    expect(plan.conflicts[0]).toMatchObject({ taken: { sheet: 'Z07 一般公共预算财政拨款收入支出决算表(财决07表)' }, other: { sheet: 'Z03 收入决算表(财决03表)', cell: `G${row + 1}` } });
  });

  it('finds a 年末结转和结余 that does not follow', () => {
    const row = rowOf(book, 'Z07', '2101301');
    const closing = book.sheets.find(({ name }) => name.startsWith('Z07'))?.cells.find((cell) => cell.row === 3 && cell.text === '年末结转和结余');
    const plan = read(changed(book, 'Z07', { row, column: closing?.column ?? 0 }, '1.00'));
    expect(placed(plan.facts)).toEqual(expected);
    expect(plan.conflicts.map(({ other }) => other.sheet)).toEqual(['Z07 一般公共预算财政拨款收入支出决算表(财决07表)']);
  });

  it('does not take money beyond the funds for non-fiscal where nothing can carry it', () => {
    const own = facts.filter(({ measure, dimensions }) => dimensions.fund !== 'nonFiscal' && dimensions.source !== 'other' && measure !== 'surplusUsed');
    const clean = exportOf(own);
    const plan = read(changed(clean, 'Z04', { row: rowOf(clean, 'Z04', '2101502'), column: 6 }, '999999.00'));
    expect(plan.facts.filter(({ dimensions }) => dimensions.fund === 'nonFiscal')).toEqual([]);
    expect(plan.conflicts).toHaveLength(1);
  });

  it('assumes the fund of a missing table, and says so', () => {
    const plan = read(without('Z09'));
    expect(plan.facts.find(({ measure, dimensions }) => measure === 'expenditure' && dimensions.function === '2296013')?.dimensions).toEqual({ fund: 'governmentFund', nature: 'project', function: '2296013', project: 'XM2024-02' });
    expect(plan.problems).toContainEqual('《收入支出决算表》没有分资金，也没有读到政府性基金预算财政拨款的明细表，超出其他各表的部分暂按政府性基金预算财政拨款列示，请补充该表核对。');
    expect(plan.conflicts).toEqual([]);
  });

  it('reads what there is when only the two totals tables were saved', () => {
    const only: RawWorkbook = { ...book, sheets: book.sheets.filter(({ name }) => name.startsWith('Z01')) };
    const spent = read(only).facts.filter(({ measure, dimensions }) => measure === 'expenditure' && dimensions.fund === 'general');
    expect(spent.map(({ dimensions }) => dimensions.function)).toEqual(['208', '210', '213', '221']);
  });

  it('says a number that is none, a code that is none and a row that is none', () => {
    const row = rowOf(book, 'Z07', '2101101');
    const bad = changed(changed(changed(book, 'Z07', { row, column: 12 }, '85..54', 'text'), 'Z04', { row: rowOf(book, 'Z04', '2101501'), column: 0 }, '21015012', 'text'), 'F03', { row: 20, column: 0 }, '食堂补贴', 'text');
    const plan = read(changed(bad, 'F03', { row: 20, column: 6 }, '12.00'));
    expect(plan.problems.join()).toMatch(/M\d+ 的“85\.\.54”不是数字，未取数/);
    expect(plan.problems.join()).toMatch(/科目编码“21015012”不是3、5、7位编码/);
    expect(plan.problems.join()).toMatch(/“食堂补贴”没有认出是什么/);
  });

  it('takes no figure that no bureau can have', () => {
    const plan = read(changed(book, 'Z07', { row: rowOf(book, 'Z07', '2101101'), column: 12 }, '999999999999999'));
    expect(plan.problems.join()).toMatch(/M\d+ 的“999999999999999”太大，不会是金额，未取数/);
  });

  it('reads a hidden sheet, and says so', () => {
    const plan = read({ ...book, sheets: book.sheets.map((sheet) => (sheet.name.startsWith('Z04') ? { ...sheet, hidden: true } : sheet)) });
    expect(placed(plan.facts)).toEqual(expected);
    expect(plan.problems).toEqual(['工作表“Z04 支出决算表(财决04表)”是隐藏的，已照常读取。']);
  });

  it('leaves a project out that spends more than its function', () => {
    const row = rowOf(book, 'Z06', 'XM2024-01');
    const plan = read(changed(changed(book, 'Z06', { row, column: 6 }, '99999999'), 'Z06', { row, column: 8 }, '99999999'));
    expect(plan.facts.find(({ measure, dimensions }) => measure === 'expenditure' && dimensions.function === '2101202')?.dimensions).toEqual({ fund: 'general', nature: 'project', function: '2101202' });
    expect(plan.problems.join()).toMatch(/《项目收入支出决算表》.*未分到项目/);
  });

  it('refuses two versions of one table, takes one of two copies', () => {
    const copy = (change: (source: RawWorkbook) => RawWorkbook): RawWorkbook => {
      const more = change(book).sheets.find(({ name }) => name.startsWith('Z04'));
      return { ...book, sheets: [...book.sheets, ...(more ? [{ ...more, name: '支出决算表（2）' }] : [])] };
    };
    expect(read(copy((source) => source)).problems).toEqual(['工作表“支出决算表（2）”与“Z04 支出决算表(财决04表)”是同一张《支出决算表》，内容相同，只取一张。']);
    const other = refusal(copy((source) => changed(source, 'Z04', { row: rowOf(book, 'Z04', '2101501'), column: 5 }, '1')));
    expect(other.code).toBe('table-claimed-twice');
    expect(other.message).toMatch(/^工作表“Z04 支出决算表\(财决04表\)”和“支出决算表（2）”都是《支出决算表》而内容不同.*。$/);
  });

  it('warns of another year', () => {
    const plan = readFinanceExport(exportOf(facts, { year: 2023 }), mapping, optionsFor('001'));
    expect(plan.problems).toContain('工作簿写的是2023年度，现按2024年度导入，请确认选对了文件。');
  });

  it('learns a code that the classification lacks', () => {
    const row = rowOf(book, 'Z04', '2101599');
    const plan = read(changed(changed(book, 'Z04', { row, column: 0 }, '2101588', 'text'), 'Z04', { row, column: 3 }, '新设科目', 'text'));
    expect(plan.learned).toEqual([{ dimension: 'function', code: '2101588', name: '新设科目' }]);
  });

  it('says an unknown table with figures, and refuses a workbook without any known one', () => {
    const strange = { name: '附表', rows: [['本单位往来款明细'], ['往来单位', '金额', '账龄'], ['甲公司', 1234.56, '1年'], ['乙公司', 2234.56, '2年'], ['丙公司', 3234.56, '3年']] };
    const plan = read({ ...book, sheets: [...book.sheets, ...workbook('x', [strange]).sheets] });
    expect(plan.problems).toEqual(['工作表“附表”：有数字，但没有认出是哪一张表，没有读取。']);
    const error = refusal(workbook('往来.xlsx', [strange]));
    expect([error.code, error.message]).toEqual(['no-source-table', '“往来.xlsx”里没有认出任何财决报表的表（工作表“附表”），请确认选对了文件，并保留各表的标题和表头后再导入。']);
  });
});
