import { describe, expect, it } from 'vitest';
import type { RawSheet } from '../../../shared/importing/sheet.ts';
import { book, cell, read, sheet, table } from './documents.ts';

const N = null;
const SPENDING = ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'];

/** 支出决算表 of one 部门: 合计 and two 项. */
function spending(name: string, department: string, [first, second]: readonly [number, number], year = 2024): RawSheet {
  return sheet(name, [
    [`${year}年度支出决算表`], [`部门：${department}`, N, N, N, '单位：万元'], SPENDING,
    ['合计', N, first + second, first, second], ['2050201', '学前教育', first, first, N], ['2050202', '小学教育', second, N, second],
  ]);
}

describe('heads in two languages', () => {
  const rows: readonly (readonly (string | number | null)[])[] = [['合计', N, 30.5, 10.5, 20], ['2050201', '学前教育 Preschool', 10.5, 10.5, N], ['2050202', '小学教育 Primary', 20, N, 20]];

  it('are read by the Chinese words, in one cell', () => {
    const reading = read(book(sheet('Z03', [['2023年支出决算表 Expenditure'], ['部门/Department：某局', N, N, N, '单位：万元'], ['科目编码 Code', '科目名称/Name', '本年支出合计\nTotal', '基本支出 Basic', '项目支出 Project'], ...rows])));
    expect([cell(reading, 'expenditure', 'c:2050202', 'project').value, reading.remarks.filter(({ kind }) => kind !== 'learnedCode')]).toEqual([20_000_000, []]);
  });

  it('are read without the second line of the head', () => {
    const reading = read(book(sheet('Z03', [['2023年支出决算表'], ['部门：某局', N, N, N, '单位：万元'], SPENDING, ['Code', 'Name', 'Total', 'Basic', 'Project'], ...rows])));
    expect([table(reading, 'expenditure').rows.length, cell(reading, 'expenditure', 'c:2050201', 'basic').value]).toEqual([3, 10_500_000]);
  });
});

describe('code and name in one cell', () => {
  it.each([['208-05-01行政单位离退休'], ['208.05.01 行政单位离退休'], ['行政单位离退休（2080501）'], ['[2080501]行政单位离退休'], ['行政单位离退休 2080501']])('%s', (printed) => {
    const reading = read(book(sheet('03', [['2024年支出决算表'], ['单位：万元'], ['功能分类科目', '本年支出合计', '基本支出', '项目支出'], ['合计', 5.25, 5.25, N], [printed, 5.25, 5.25, N]])));
    expect(table(reading, 'expenditure').rows.map(({ id, label }) => [id, label])).toEqual([['total', '合计'], ['c:2080501', '行政单位离退休']]);
  });
});

describe('names without codes', () => {
  it('are the codes of the 款 above them', () => {
    const reading = read(book(sheet('03', [
      ['2024年支出决算表'], ['单位：万元'], ['科目名称', '本年支出合计', '基本支出', '项目支出'], ['合计', 9.5, 9.5, N],
      ['城乡社区支出', 5.25, 5.25, N], ['  城乡社区管理事务', 5.25, 5.25, N], ['    行政运行', 5.25, 5.25, N], ['农林水支出', 4.25, 4.25, N], ['  林业和草原', 4.25, 4.25, N], ['    行政运行', 4.25, 4.25, N],
    ])));
    expect(table(reading, 'expenditure').rows.map(({ id }) => id)).toEqual(['total', 'c:212', 'c:21201', 'c:2120101', 'c:213', 'c:21302', 'c:2130201']);
  });
});

describe('小计 among codes', () => {
  const head = [['2024年支出决算表'], ['单位：万元'], ['单位名称', ...SPENDING]];
  const row = (code: string | null, name: string, amount: number, unit: string | null = N): (string | number | null)[] => [unit, code, name, amount, amount, N];

  it('is its 类, and 总计 behind it the total', () => {
    const reading = read(book(sheet('03', [...head, row('2050201', '学前教育', 3.25), row('2050202', '小学教育', 4.5), row(N, '小计', 7.75), row('2210201', '住房公积金', 1.25), row(N, '小计', 1.25), row(N, '总计', 9)])));
    expect(table(reading, 'expenditure').rows.map(({ id, sum }) => [id, sum ?? []])).toEqual([
      ['c:2050201', []], ['c:2050202', []], ['c:205', ['c:2050201', 'c:2050202']], ['c:2210201', []], ['c:221', ['c:2210201']], ['total', ['c:205', 'c:221']],
    ]);
  });

  it('is the sum of the rows behind it where it stands first', () => {
    const reading = read(book(sheet('03', [...head, row(N, '合计', 9), row(N, '小计', 5.75, '甲校'), row('2050202', '小学教育', 4.5), row('2210201', '住房公积金', 1.25), row(N, '小计', 3.25, '乙园'), row('2050201', '学前教育', 3.25)])));
    expect(table(reading, 'expenditure').rows.map(({ filter }) => filter?.function ?? '')).toEqual(['', ['2050202', '2210201'], '2050202', '2210201', '2050201', '2050201']);
    expect(reading.remarks).toEqual([]);
  });

  it('of units that repeat their codes: equal codes are one, the 小计 are said not to be checked', () => {
    const reading = read(book(sheet('03', [...head, row(N, '合计', 9), row(N, '小计', 5.75, '甲校'), row('2050202', '小学教育', 5.75), row(N, '小计', 3.25, '乙校'), row('2050202', '小学教育', 3.25)])));
    expect(table(reading, 'expenditure').rows.filter(({ filter }) => filter !== null).map(({ id }) => id)).toEqual(['total', 'c:2050202']);
    expect(cell(reading, 'expenditure', 'c:2050202', 'basic')).toMatchObject({ value: 9_000_000, printed: '9', source: { cell: 'E6' } });
    expect(reading.remarks.map(({ kind }) => kind)).toEqual(['unknownRow']);
  });
});

describe('a 其中 line that no form has', () => {
  it('leaves the sums of its panel as they are', () => {
    const reading = read(book(sheet('01', [
      ['2024年收入支出决算总表'], ['单位：万元'], ['收入', N, '支出'], ['项目', '决算数', '项目', '决算数'], ['一、一般公共预算财政拨款收入', 5.5, '五、教育支出', 7], ['其中：上级专项转移支付', 2.5], ['五、事业收入', 1.5], ['本年收入合计', 7, '本年支出合计', 7], ['总计', 7, '总计', 7],
    ])));
    const total = table(reading, 'summary').rows.find(({ id }) => id === 'incomeTotal');
    expect([total?.sum?.includes('general'), reading.remarks.map(({ kind }) => kind)]).toEqual([true, ['unknownRow']]);
  });
});

describe('two economic classifications of the same rows', () => {
  it('are read by that of the 部门, wherever the other stands', () => {
    const reading = read(book(sheet('06', [
      ['2023年一般公共预算财政拨款基本支出决算表'], ['单位：万元'], ['政府预算支出经济分类', N, '部门预算支出经济分类', N, '金额'], ['科目编码', '科目名称', '科目编码', '科目名称'],
      ['501', '机关工资福利支出', '301', '工资福利支出', 20.5], ['50101', '工资奖金津补贴', '30101', '基本工资', 20.5], ['502', '机关商品和服务支出', '302', '商品和服务支出', 3.25], ['50201', '办公经费', '30201', '办公费', 3.25],
    ])));
    expect(table(reading, 'generalBasicEconomic').rows.map(({ id, label }) => [id, label])).toEqual([['c:301', '工资福利支出'], ['c:30101', '基本工资'], ['c:302', '商品和服务支出'], ['c:30201', '办公费']]);
  });
});

describe('三公 with the stages as rows and with funds as columns', () => {
  it('names its rows by 年度, the latest year being this one', () => {
    const reading = read(book(sheet('三公', [
      ['2023年度财政拨款“三公”经费支出决算表'], ['编制单位：某局', N, N, N, '单位：万元'], ['年度', '“三公”经费合计', '因公出国（境）费', '公务用车运行维护费', '公务接待费'],
      ['2023年预算数', 9, 0, 6, 3], ['2023年决算数', 7.5, 0, 5, 2.5],
    ])));
    const final = table(reading, 'threePublic').cells.filter((entry) => entry.filter?.stage === 'final').map((entry) => [entry.filter?.key, entry.value]);
    expect(final).toEqual([['threePublic', 7_500_000], ['threePublic.abroad', 0], ['threePublic.vehicle.operation', 5_000_000], ['threePublic.reception', 2_500_000]]);
  });

  it('tells the money of each column', () => {
    const reading = read(book(sheet('09', [
      ['2022年度财政拨款“三公”经费支出决算表'], ['单位：万元'], ['项目', '决算数', N, N], [N, '合计', '一般公共预算财政拨款', '政府性基金预算财政拨款'],
      ['“三公”经费合计', 7.5, 7, 0.5], ['公务接待费', 2.5, 2, 0.5], ['公务用车运行维护费', 5, 5, 0],
    ])));
    const reception = table(reading, 'threePublic').cells.filter((entry) => entry.filter?.key === 'threePublic.reception').map((entry) => [entry.filter?.fund ?? '', entry.value]);
    expect(reception).toEqual([['', 2_500_000], ['general', 2_000_000], ['governmentFund', 500_000]]);
  });
});

describe('sheets without titles', () => {
  it('are known by their names and what they hold', () => {
    const reading = read(book(
      sheet('基金', [['科目编码', '科目名称', '年初结转和结余', '本年收入', '小计', '基本支出', '项目支出', '年末结转和结余'], ['合计', N, 1.5, 20.5, 21, N, 21, 1], ['2296003', '用于体育事业的彩票公益金支出', 1.5, 20.5, 21, N, 21, 1]]),
      sheet('三公', [['项目', '预算数', '决算数'], ['合计', 9.5, 7.5], ['1.因公出国（境）费', 0, 0], ['2.公务用车购置及运行维护费', 6, 5], ['3.公务接待费', 3.5, 2.5]]),
    ));
    expect([...reading.view.tables.keys()].sort()).toEqual(['fund', 'threePublic']);
  });
});

describe('several units in one workbook', () => {
  const units = [spending('馆03', '某市图书馆', [12.5, 7.5]), spending('汇总03', '某市教育局', [52.5, 27.5]), spending('本级03', '某市教育局（本级）', [40, 20])];

  it('leave the department, which has the most money, and say whose the others are', () => {
    const reading = read(book(...units), { strictDuplicates: true });
    expect([reading.department, cell(reading, 'expenditure', 'total', 'total').value]).toEqual(['某市教育局', 80_000_000]);
    expect(reading.remarks.map(({ kind, source }) => [kind, source?.sheet])).toEqual([['otherDepartment', '馆03'], ['otherDepartment', '本级03']]);
  });

  it('are no matter where each statement is printed once', () => {
    const reading = read(book(spending('03', '某市教育局', [52.5, 27.5]), sheet('公开05', [['一般公共预算财政拨款支出决算表'], ['部门：某市教育局机关', N, N, N, '单位：万元'], SPENDING, ['合计', N, 80, 52.5, 27.5]])));
    expect([[...reading.view.tables.keys()], reading.remarks.filter(({ kind }) => kind === 'otherDepartment')]).toEqual([['expenditure', 'generalExpenditure'], []]);
  });
});

describe('the same statement twice', () => {
  it.each([
    ['of another year', spending('上年', '某局', [60, 30], 2023), '写的是别的年度'],
    ['hidden', { ...spending('旧', '某局', [60, 30]), hidden: true }, '是隐藏的'],
  ] as const)('%s gives way, however full it is', (_, other, why) => {
    const fuller = { ...other, cells: [...other.cells, ...other.cells.filter(({ row }) => row === 5).map((entry) => ({ ...entry, row: 6, text: entry.text === '2050202' ? '2050203' : entry.text }))] };
    const reading = read(book(fuller, spending('03', '某局', [52.5, 27.5])));
    expect([cell(reading, 'expenditure', 'total', 'total').value, reading.remarks.find(({ kind }) => kind === 'duplicateTable')?.text]).toEqual([80_000_000, expect.stringContaining(why)]);
  });
});
