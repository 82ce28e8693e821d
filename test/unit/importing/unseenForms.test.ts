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
