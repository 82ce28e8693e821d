import { describe, expect, it } from 'vitest';
import { book, cell, read, sheet, table } from './documents.ts';

const N = null;

describe('a two-sided 总表 whose heads stand on one line and whose title carries its unit', () => {
  const reading = read(book(sheet('附表1', [
    ['2022年部门收支决算总表（单位：万元）'],
    ['收入项目', '决算数', '支出项目（按功能分类）', '决算数'],
    ['一、财政拨款收入', 1200.5, '一、一般公共服务支出', 900.3],
    ['二、事业收入', 100, '二、社会保障和就业支出', 200.2],
    ['三、其他收入', 50.25, '三、住房保障支出', 150.1],
    ['本年收入合计', 1350.75, '本年支出合计', 1250.6],
    ['上年结转和结余', 10.1, '年末结转和结余', 110.25],
    ['收入总计', 1360.85, '支出总计', 1360.85],
  ])));

  it('is read on both sides', () => {
    expect(cell(reading, 'summary', 'incomeGrandTotal', 'amount').value).toBe(1_360_850_000);
    expect(cell(reading, 'summary', 'expenditureTotal', 'amount')).toMatchObject({ value: 1_250_600_000, signature: 'expenditure' });
    expect(table(reading, 'summary').cells.filter((entry) => entry.state === 'bad')).toEqual([]);
  });

  it('is in the unit of its title', () => {
    expect([reading.year, table(reading, 'summary').unit]).toEqual([2022, '万元']);
  });
});

describe('the empty lines of a form that computes zeros into them', () => {
  it('mean nothing', () => {
    const reading = read(book(sheet('01', [
      ['收入支出决算总表'], [N, N, N, N, N, '单位：万元'], ['收入', N, N, '支出'], ['项目', '行次', '决算数', '项目', '行次', '决算数'],
      ['一、一般公共预算财政拨款收入', '1', 5.5, '一、教育支出', '6', 5.5], [N, '2', 0, N, '7', 0], [N, '3', 0, N, '8', 0],
      ['本年收入合计', '4', 5.5, '本年支出合计', '9', 5.5], ['总计', '5', 5.5, '总计', '10', 5.5],
    ])));
    expect(cell(reading, 'summary', 'incomeTotal', 'amount')).toMatchObject({ value: 5_500_000 });
    expect(table(reading, 'summary').rows.every((row) => row.filter !== null)).toBe(true);
    expect(reading.remarks.filter((remark) => remark.kind === 'unknownRow')).toEqual([]);
  });
});

describe('decimals of a document that rounds all its money', () => {
  const figures = (print: (amount: number) => number): ReturnType<typeof read> => read(book(sheet('03', [
    ['支出决算表'], ['单位：万元'], ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'],
    ['合计', N, print(200.55 * 12), print(100.3 * 12), print(100.25 * 12)],
    ...Array.from({ length: 12 }, (_, at) => [String(2_050_201 + at), `科目${at}`, print(200.55 + at), print(100.3 + at), print(100.25)]),
  ])));

  it.each([['whole 万元', 0], ['one decimal', 1], ['two decimals', 2]] as const)('%s', (_, decimals) => {
    const scale = 10 ** decimals;
    expect(table(figures((amount) => Math.round(amount * scale) / scale), 'expenditure').decimals).toBe(decimals);
  });
});

describe('表06 printed as one list, with 合计, 人员经费 and 公用经费 under 基本支出', () => {
  const reading = read(book(sheet('表6', [
    ['2023年一般公共预算财政拨款基本支出决算明细表'], ['编制单位：某局', N, N, N, '单位：万元'],
    ['支出经济分类科目编码', '科目名称', '基本支出', N, N], [N, N, '合计', '人员经费', '公用经费'],
    ['合计', N, 130.5, 100.25, 30.25], ['301', '工资福利支出', 100.25, 100.25, N], ['30101', '基本工资', 100.25, 100.25, N],
    ['302', '商品和服务支出', 30.25, N, 30.25], ['30201', '办公费', 30.25, N, 30.25],
  ])));

  it('has every column, and the first is the sum of the others', () => {
    expect(reading.remarks).toEqual([]);
    expect(cell(reading, 'generalBasicEconomic', 'c:30101', 'amount').signature).toBe(cell(reading, 'generalBasicEconomic', 'c:30101', 'staff').signature);
    expect(table(reading, 'generalBasicEconomic').columns.filter(({ id }) => id === 'amount').map(({ sum }) => sum)).toContainEqual(['staff', 'operation']);
  });
});

describe('机构运行信息表: 三公, 机关运行经费, assets and 政府采购 in one two-sided form', () => {
  const reading = read(book(sheet('表9', [
    ['2023年机构运行信息表'], ['编制单位：某局', N, N, N, N, N, '金额单位：万元'], ['项目', '行次', '预算数', '统计数', '项目', '行次', '统计数'],
    ['一、“三公”经费支出', 1, N, N, '二、机关运行经费', 8, 148.91], ['（一）支出合计', 2, 9.5, 8.98, '（一）行政单位', 9, 140],
    ['1．因公出国（境）费', 3, 0, 0, '（二）参照公务员法管理事业单位', 10, 8.91], ['2．公务用车购置及运行维护费', 4, 7, 6.83, '三、国有资产占用情况', 11, N],
    ['（1）公务用车购置费', 5, 0, 0, '（一）车辆数合计（辆）', 12, 2], ['（2）公务用车运行维护费', 6, 7, 6.83, '1．应急保障用车', 13, 2],
    ['3．公务接待费', 7, 2.5, 2.15, '四、政府采购支出信息', 14, N], [N, N, N, N, '（一）政府采购支出合计', 15, 25.6],
    [N, N, N, N, '1．政府采购货物支出', 16, 25.6], [N, N, N, N, '（二）政府采购授予中小企业合同金额', 17, 20],
  ])));
  const value = (key: string): number | null => table(reading, 'threePublic').cells.find((entry) => entry.filter?.key === key && entry.filter.stage === 'final')?.value ?? null;

  it('is read on both sides by what its lines say', () => {
    expect(reading.remarks).toEqual([]);
    expect(['threePublic', 'threePublic.reception', 'agencyOperation', 'agencyOperation:administrative', 'agencyOperation:civilServiceManaged', 'procurement', 'procurement.goods', 'procurement:sme'].map(value))
      .toEqual([8_980_000, 2_150_000, 148_910_000, 140_000_000, 8_910_000, 25_600_000, 25_600_000, 20_000_000]);
  });

  it('counts vehicles as vehicles, not as money', () => {
    expect([value('vehicles'), value('vehicles.emergency')]).toEqual([2, 2]);
  });
});
