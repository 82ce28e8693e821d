import { describe, expect, it } from 'vitest';
import '../seed.ts';
import { readFinanceExport } from '../../../shared/sources/financeExport.ts';
import type { SourceOptions } from '../../../shared/sources/plan.ts';
import { mappings, optionsFor } from './library.ts';
import { type Cell, type Drawn, headRows, workbook } from './sheets.ts';

const read = (sheets: readonly Drawn[], more: Partial<SourceOptions> = {}): ReturnType<typeof readFinanceExport> => readFinanceExport(workbook('附表.xlsx', sheets), mappings.financeExport, optionsFor('A', { lineFunds: new Map(), ...more }));
const lines = (plan: ReturnType<typeof readFinanceExport>): Record<string, number> => Object.fromEntries(plan.facts.map(({ dimensions, quantity }) => [[dimensions.key, dimensions.stage, dimensions.fund].filter((part) => part !== undefined).join(' '), quantity]));

function operation(heads: readonly (readonly string[])[], rows: readonly (readonly Cell[])[]): Drawn {
  const { rows: head, merges } = headRows(heads, 2);
  return { name: 'F03', rows: [['机构运行信息表'], ['编制单位：示例县某局', null, '金额单位：元'], ...head, ...rows], merges };
}

describe('机构运行信息表 and 基本数字表', () => {
  it('reads one panel of one stage: parts instead of their sums, headings for nothing', () => {
    const plan = read([operation([['项目'], ['行次'], ['支出统计数']], [
      ['一、“三公”经费支出', '1', '—'], ['（一）支出合计', '2', 80_000], ['1.因公出国（境）费', '3', 0], ['2.公务用车购置及运行维护费', '4', 60_000], ['（1）公务用车购置费', '5', 0], ['（2）公务用车运行维护费', '6', 60_000], ['3.公务接待费', '7', 20_000],
      ['（二）相关统计数', '8', '—'], ['4.公务用车保有量（辆）', '9', 3], ['二、机关运行经费', '10', 925_000.5], ['（一）行政单位', '11', 925_000.5], ['（二）参照公务员法管理事业单位', '12', null],
      ['三、国有资产占用情况', '13', '—'], ['（一）车辆数合计（辆）', '14', 3], ['其他用车', '15', 3], ['四、政府采购支出信息', '16', '—'], ['（一）政府采购支出合计', '17', 500], ['1.政府采购货物支出', '18', 300], ['2.政府采购工程支出', '19', null], ['3.政府采购服务支出', '20', 200],
      ['（二）政府采购授予中小企业合同金额', '21', 400], ['其中：授予小微企业合同金额', '22', 100],
    ])]);
    expect(lines(plan)).toEqual({
      'threePublic.abroad final': 0, 'threePublic.vehicle.purchase final': 0, 'threePublic.vehicle.operation final': 6_000_000, 'threePublic.reception final': 2_000_000, 'count.vehiclesHeld final': 3,
      'agencyOperation final': 92_500_050, 'vehicles.other final': 3, 'procurement.goods final': 30_000, 'procurement.services final': 20_000, 'procurement:sme final': 40_000, 'procurement:microSmall final': 10_000,
    });
    expect([plan.problems, plan.conflicts]).toEqual([[], []]);
  });

  it('keeps money by fund where the table divides it, the rest as 政府性基金', () => {
    const plan = read([operation([['项目'], ['决算数', '合计'], ['决算数', '一般公共预算财政拨款']], [['3.公务接待费', 500, 380], ['会议费', 70, null]])]);
    expect(lines(plan)).toEqual({ 'threePublic.reception final general': 38_000, 'threePublic.reception final governmentFund': 12_000, 'meeting final': 7_000 });
  });

  it('gives what says no fund the one that the pack’s table covers', () => {
    const plan = read([operation([['项目'], ['决算数']], [['3.公务接待费', 500], ['机关运行经费', 9]])], { lineFunds: new Map([['threePublic.reception', 'general']]) });
    expect(lines(plan)).toEqual({ 'threePublic.reception final general': 50_000, 'agencyOperation final': 900 });
  });

  it('names a sum that its parts do not give, and takes the parts', () => {
    const plan = read([operation([['项目'], ['决算数']], [['政府采购支出合计', 600], ['政府采购货物支出', 300], ['政府采购服务支出', 200]])]);
    expect(lines(plan)).toEqual({ 'procurement.goods final': 30_000, 'procurement.services final': 20_000 });
    expect(plan.conflicts.map(({ message }) => message)).toEqual(['《机构运行信息表》（工作表“F03”）B4 600.00元与其中各项之和500.00元不相等，暂按各项列示，请核对财决报表及批复。']);
  });

  it('counts people by the total, adding up what belongs together; without a total by the finest rows', () => {
    const heads = [['科目编码'], ['科目名称'], ['机构数', '独立核算机构数'], ['年末实有人数', '在职人员', '小计'], ['年末实有人数', '在职人员', '行政人员'], ['年末实有人数', '在职人员', '参照公务员法管理人员'], ['年末实有人数', '离休人员'], ['年末实有人数', '退休人员']];
    const { rows: head, merges } = headRows(heads, 1);
    const rows: Cell[][] = [['210', '卫生健康支出', 2, 30, 18, 7, 1, 12], ['2101501', '行政运行', 1, 20, 18, 2, 1, 10], ['2101550', '事业运行', 1, 10, null, 5, null, 2]];
    const expected = { 'units final': 2, 'staff.onDuty final': 30, 'staff.civilServants final': 25, 'staff.retired final': 13 };
    const table = (body: readonly (readonly Cell[])[]): Drawn => ({ name: 'F02', rows: [['基本数字表'], ...head, ...body], merges });
    expect(lines(read([table([['合计', null, 2, 30, 18, 7, 1, 12], ...rows])]))).toEqual(expected);
    expect(lines(read([table(rows)]))).toEqual(expected);
  });
});
