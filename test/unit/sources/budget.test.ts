import { describe, expect, it } from 'vitest';
import '../seed.ts';
import { BadInput } from '../../../shared/badInput.ts';
import { looksLikeBudget, readBudget } from '../../../shared/sources/budget.ts';
import type { SourceOptions, SourcePlan } from '../../../shared/sources/plan.ts';
import { mappings, optionsFor } from './library.ts';
import { type Cell, type Drawn, headRows, workbook } from './sheets.ts';

const mapping = mappings.budget;

/** A published or approved budget table: title, number, unit, merged heads, rows. */
function table(title: string, heads: readonly (readonly string[])[], rows: readonly (readonly Cell[])[], unit: string | null = '单位：万元'): Drawn {
  const { rows: head, merges } = headRows(heads, 2);
  return { name: title.slice(0, 31), rows: [[title], ['部门：示例县某局', ...Array<Cell>(Math.max(0, heads.length - 2)).fill(null), unit], ...head, ...rows], merges };
}

const EXPENDITURE_HEADS = [['功能分类科目', '科目编码'], ['功能分类科目', '科目名称'], ['2023年预算数'], ['2024年预算数', '小计'], ['2024年预算数', '基本支出'], ['2024年预算数', '项目支出'], ['2024年预算数比2023年预算数', '增减额'], ['2024年预算数比2023年预算数', '增减%']];
const expenditure = table('一般公共预算支出表', EXPENDITURE_HEADS, [
  ['合计', null, 300, 416.28, 386.28, 30, 116.28, 38.76], ['208', '社会保障和就业支出', 1, 30, 30, null, 2, 2], ['20805', '行政事业单位养老支出', 1, 30, 30, null, 2, 2], ['2080505', '机关事业单位基本养老保险缴费支出', 1, 30, 30, null, 2, 2],
  ['210', '卫生健康支出', 1, 386.28, 356.28, 30, 2, 2], ['21015', '医疗保障管理事务', 1, 386.28, 356.28, 30, 2, 2], ['2101501', '行政运行', 1, 356.28, 356.28, null, 2, 2], ['2101504', '信息化建设', 1, 30, null, 30, 2, 2],
]);
const fund = table('政府性基金预算支出表', [['科目编码'], ['科目名称'], ['合计'], ['基本支出'], ['项目支出']], [['合计', null, 169, null, 169], ['229', '其他支出', 169, null, 169], ['22960', '彩票公益金安排的支出', 169, null, 169], ['2296013', '用于城乡医疗救助的彩票公益金支出', 169, null, 169]]);
const threePublic = table('一般公共预算“三公”经费支出表', [['2023年预算数', '合计'], ['2023年预算数', '公务接待费'], ['2024年预算数', '合计'], ['2024年预算数', '因公出国（境）费'], ['2024年预算数', '公务用车购置及运行费', '小计'], ['2024年预算数', '公务用车购置及运行费', '公务用车购置费'], ['2024年预算数', '公务用车购置及运行费', '公务用车运行费'], ['2024年预算数', '公务接待费']], [[99, 9, 10.5, 0, 7.5, 0, 7.5, 3]]);

const read = (sheets: readonly Drawn[], more: Partial<SourceOptions> = {}, file = '2024年部门预算.xlsx'): SourcePlan => readBudget(workbook(file, sheets), mapping, optionsFor('001', more));
const listed = (plan: SourcePlan): (readonly [string, string | undefined, string | undefined, number])[] => plan.facts.map(({ dimensions, quantity }) => [dimensions.fund ?? '', dimensions.function ?? dimensions.key, dimensions.stage, quantity]);

describe('budgets', () => {
  it('reads a published 部门预算: this year’s columns, by item, 三公 across', () => {
    const plan = read([expenditure, fund, threePublic]);
    expect(listed(plan)).toEqual([
      ['general', '2080505', 'initial', 30_000_000], ['general', '2101501', 'initial', 356_280_000], ['general', '2101504', 'initial', 30_000_000], ['governmentFund', '2296013', 'initial', 169_000_000],
      ['', 'threePublic.abroad', 'initial', 0], ['', 'threePublic.reception', 'initial', 3_000_000], ['', 'threePublic.vehicle.operation', 'initial', 7_500_000], ['', 'threePublic.vehicle.purchase', 'initial', 0],
    ]);
    expect(plan.conflicts).toEqual([]);
    expect(plan.problems).toEqual([]);
    expect(plan.scope).toContainEqual({ measure: 'budget', stage: 'initial' });
  });

  it('reads 三公 down the page, with both stages, under the pack’s fund', () => {
    const plan = read([table('“三公”经费预算表', [['项目'], ['年初预算数'], ['调整后预算数']], [['合计', 10.5, 9.5], ['1.因公出国（境）费', 0, 0], ['2.公务用车购置及运行维护费', 7.5, 7], ['（1）公务用车购置费', 0, 0], ['（2）公务用车运行维护费', 7.5, 7], ['3.公务接待费', 3, 2.5]])], { lineFunds: new Map([['threePublic.reception', 'general'], ['threePublic.abroad', 'general'], ['threePublic.vehicle.purchase', 'general'], ['threePublic.vehicle.operation', 'general'], ['threePublic.vehicle', 'general'], ['threePublic', 'general']]) });
    expect(listed(plan).filter(([, key]) => key === 'threePublic.reception')).toEqual([['general', 'threePublic.reception', 'adjusted', 2_500_000], ['general', 'threePublic.reception', 'initial', 3_000_000]]);
    expect(plan.facts).toHaveLength(8);
  });

  it('reads an approval in 元 with a column a fund, and its adjustment', () => {
    const heads = [['科目编码'], ['科目名称'], ['合计'], ['财政拨款', '一般公共预算'], ['财政拨款', '政府性基金预算'], ['单位资金']];
    const rows: Cell[][] = [['合计', null, 5400, 5000, 300, 100], ['2101501', '行政运行', 5100, 5000, null, 100], ['2296013', '用于城乡医疗救助的彩票公益金支出', 300, null, 300, null]];
    expect(listed(read([table('关于批复2024年部门预算的附表：支出预算批复表', heads, rows, '单位：元')]))).toEqual([['general', '2101501', 'initial', 500_000], ['governmentFund', '2296013', 'initial', 30_000], ['nonFiscal', '2101501', 'initial', 10_000]]);
    expect(listed(read([table('2024年部门预算调整表（支出预算）', heads, rows, '单位：元')])).map(([, , stage]) => stage)).toEqual(['adjusted', 'adjusted', 'adjusted']);
  });

  it('keeps a zero only where the other stage has money', () => {
    const heads = [['科目编码'], ['科目名称'], ['年初预算数'], ['调整数'], ['调整后预算数']];
    const plan = read([table('一般公共预算支出预算调整表', heads, [['2130599', '其他支出', 0, 50, 50], ['2101399', '其他医疗救助支出', 30, -30, 0], ['2101501', '行政运行', 0, 0, 0]])]);
    expect(listed(plan)).toEqual([['general', '2101399', 'adjusted', 0], ['general', '2101399', 'initial', 30_000_000], ['general', '2130599', 'adjusted', 50_000_000], ['general', '2130599', 'initial', 0]]);
  });

  it('takes what all money shows beyond the funds for non-fiscal', () => {
    const all = table('部门支出总表', [['科目编码'], ['科目名称'], ['合计'], ['基本支出'], ['项目支出']], [['合计', null, 600.28, 396.28, 204], ['2080505', '养老', 30, 30, null], ['2101501', '行政运行', 371.28, 366.28, 5], ['2101504', '信息化建设', 30, null, 30], ['2296013', '彩票', 169, null, 169]]);
    const state = table('国有资本经营预算支出表', [['科目编码'], ['科目名称'], ['合计'], ['基本支出'], ['项目支出']], [['合计', null, null, null, null]]);
    expect(listed(read([expenditure, fund, state, all])).filter(([name]) => name === 'nonFiscal')).toEqual([['nonFiscal', '2101501', 'initial', 15_000_000]]);
  });

  it('uses a table without funds alone by the budget of its codes, and says so', () => {
    const plan = read([table('支出预算表', [['科目编码'], ['科目名称'], ['合计']], [['2101501', '行政运行', 100.5], ['2296013', '彩票', 20]])]);
    expect(listed(plan)).toEqual([['general', '2101501', 'initial', 100_500_000], ['governmentFund', '2296013', 'initial', 20_000_000]]);
    expect(plan.problems[0]).toMatch(/^《支出预算表》没有分资金.*请补充该表核对。$/);
  });

  it('reads 机关运行经费, 政府采购 and the list of projects', () => {
    const plan = read([
      table('机关运行经费预算表', [['项目'], ['预算数']], [['机关运行经费', 92.5]]), table('政府采购预算表', [['采购项目'], ['金额']], [['合计', 110], ['货物', 20], ['工程', 0], ['服务', 90]]),
      table('项目支出表', [['项目代码'], ['项目名称'], ['项目单位'], ['合计'], ['本年拨款', '一般公共预算'], ['本年拨款', '政府性基金预算']], [['P-01', '信息平台运维', '信息中心', 128.46, 128.46, null], ['P-02', '医疗救助', '本级', 998.42, 829.42, 169]]),
    ]);
    expect(listed(plan)).toEqual([['', 'agencyOperation', 'initial', 92_500_000], ['', 'procurement.goods', 'initial', 20_000_000], ['', 'procurement.services', 'initial', 90_000_000], ['', 'procurement.works', 'initial', 0]]);
    expect(plan.projects.map(({ code, name, implementingUnit, initial }) => [code, name, implementingUnit, initial])).toEqual([['P-01', '信息平台运维', '信息中心', 128_460_000], ['P-02', '医疗救助', '本级', 998_420_000]]);
  });

  it('names sums that fail, and takes the items', () => {
    const wrong = table('一般公共预算支出表', [['科目编码'], ['科目名称'], ['合计']], [['合计', null, 90.01], ['210', '卫生健康支出', 80.01], ['2101501', '行政运行', 70.01], ['2101502', '一般行政管理事务', 10]]);
    const plan = read([wrong]);
    expect(plan.facts.map(({ quantity }) => quantity)).toEqual([70_010_000, 10_000_000]);
    expect(plan.conflicts.map(({ other }) => other.cell)).toEqual(['C4']);
  });

  it('asks for a unit that cannot be told, and takes it when it is answered', () => {
    const silent = table('一般公共预算支出表', [['科目编码'], ['科目名称'], ['合计']], [['2101501', '行政运行', 7001], ['2101502', '一般行政管理事务', 100]], null);
    expect(() => read([silent])).toThrowError(new BadInput('unit-unknown', '工作表“一般公共预算支出表”没有写明金额单位，从数字也判断不出是万元还是元，请在表的右上方写上“金额单位：万元”或“金额单位：元”后再导入。'));
    expect(read([silent], { moneyUnit: '元' }).facts[0]?.quantity).toBe(700_100);
  });

  it('knows a budget from final accounts', () => {
    expect(looksLikeBudget(workbook('a.xlsx', [expenditure]), mapping)).toBe(true);
    expect(looksLikeBudget(workbook('a.xlsx', [table('一般公共预算财政拨款支出决算表', [['科目编码'], ['科目名称'], ['合计'], ['基本支出'], ['项目支出']], [['2101501', '行政运行', 1, 1, null]])]), mapping)).toBe(false);
    expect(() => read([table('固定资产台账', [['编号'], ['名称'], ['原值']], [['1', '电脑', 5000]])])).toThrowError(/没有认出任何部门预算的表/);
  });
});
