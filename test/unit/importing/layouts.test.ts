import { describe, expect, it } from 'vitest';
import { book, cell, read, sheet, table } from './documents.ts';

const N = null;

describe('a table of functions as the accounts system prints it', () => {
  const reading = read(book(sheet('Sheet1', [
    ['支出决算表'],
    [N, N, N, N, N, N, N, N, N, '公开03表'],
    ['编制单位：某市某区教育局', N, N, N, N, '2023年度', N, N, N, '金额单位：元'],
    ['项目', N, N, N, '本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'],
    ['支出功能分类科目编码', N, N, '科目名称'],
    ['类', '款', '项', '栏次', 1, 2, 3, 4, 5, 6],
    [N, N, N, '合计', 12345678.9, 12345000, 678.9, 0, 0, 0],
    ['205', N, N, '教育支出', 12345678.9, 12345000, 678.9, 0, 0, 0],
    ['20502', N, N, '普通教育', 12345678.9, 12345000, 678.9],
    ['2050202', N, N, '小学教育', 12345678.9, 12345000, 678.9],
    ['注：本表反映部门本年度各项支出情况。'],
  ])));

  it('is read in 元, to the fen', () => {
    const found = cell(reading, 'expenditure', 'c:2050202', 'project');
    expect([found.value, found.digit, found.signature]).toEqual([67_890, 1, 'expenditure|nature=project|function=2050202']);
    expect(table(reading, 'expenditure').rows.map((row) => row.id)).toEqual(['total', 'c:205', 'c:20502', 'c:2050202']);
  });

  it('gives year and department', () => {
    expect([reading.year, reading.department]).toEqual([2023, '某市某区教育局']);
  });

  it('keeps the notes apart from the rows', () => {
    expect(table(reading, 'expenditure').notes).toEqual(['注：本表反映部门本年度各项支出情况。']);
  });
});

describe('三公 in every arrangement', () => {
  it('one row of twelve, the stages below the items', () => {
    const reading = read(book(sheet('x', [
      ['财政拨款“三公”经费支出决算表'], [N, N, N, '单位：万元'], ['财政拨款“三公”经费'],
      ['合计', N, '因公出国（境）费', N, '公务用车购置及运行费', N, N, N, N, N, '公务接待费'],
      [N, N, N, N, '小计', N, '公务用车购置费', N, '公务用车运行费'],
      ['预算数', '决算数', '预算数', '决算数', '预算数', '决算数', '预算数', '决算数', '预算数', '决算数', '预算数', '决算数'],
      [10, 8.5, 0, 0, 6, 5, 0, 0, 6, 5, 4, 3.5],
    ])));
    const finals = table(reading, 'threePublic').cells.filter((entry) => entry.filter?.stage === 'final').map((entry) => [entry.filter?.key, entry.value / 1_000_000]);
    expect(finals).toEqual([['threePublic', 8.5], ['threePublic.abroad', 0], ['threePublic.vehicle', 5], ['threePublic.vehicle.purchase', 0], ['threePublic.vehicle.operation', 5], ['threePublic.reception', 3.5]]);
  });

  it('items over rows of stages, with 会议费 and 培训费, the stage told by the note', () => {
    const rows = (note: string): ReturnType<typeof book> => book(sheet('x', [
      ['财政拨款“三公”经费及会议费、培训费支出决算表'], ['编制部门：某局', N, N, '金额单位：万元'],
      ['项目', '财政拨款“三公”经费', N, N, N, N, N, '会议费', '培训费'],
      [N, '合计', '因公出国（境）费', '公务用车购置及运行维护费', N, N, '公务接待费'],
      [N, N, N, '小计', '公务用车购置费', '公务用车运行维护费'],
      ['栏次', 1, 2, 3, 4, 5, 6, 7, 8],
      ['预算数', 9, 0, 4, 0, 4, 5, 1, 2],
      ['决算数', 8, 0, 4, 0, 4, 4, 1, 1.5],
      [note],
    ]));
    const training = (note: string): string[] => table(read(rows(note)), 'threePublic').cells.filter((entry) => entry.filter?.key === 'training').map((entry) => `${String(entry.filter?.stage)} ${entry.printed}`);
    expect(training('注：预算数为调整后的全年预算数。')).toEqual(['adjusted 2', 'final 1.5']);
    expect(training('注：预算数为年初预算数。')).toEqual(['initial 2', 'final 1.5']);
  });

  it.each([['运行费', '购置费'], ['运行维护费', '车辆购置费'], ['运行', '购置']])('%s and %s below 公务用车购置及运行费 are its parts, as heads and as rows', (operation, purchase) => {
    const heads = read(book(sheet('x', [
      ['财政拨款“三公”经费支出决算表'], [N, N, N, '单位：万元'],
      ['项目', '合计', '因公出国（境）费', '公务用车购置及运行费', N, N, '公务接待费'],
      [N, N, N, '小计', purchase, operation],
      ['决算数', 9, 0, 5, 2, 3, 4],
    ])));
    const rows = read(book(sheet('x', [
      ['财政拨款“三公”经费支出决算表'], ['单位：万元'], ['项目', '决算数'],
      ['“三公”经费合计', 9], ['1.因公出国（境）费', 0], ['2.公务用车购置及运行费', 5], [`（1）${purchase}`, 2], [`（2）${operation}`, 3], ['3.公务接待费', 4],
    ])));
    for (const reading of [heads, rows]) {
      const finals = table(reading, 'threePublic').cells.map((entry) => [entry.filter?.key, entry.value / 1_000_000]);
      expect(finals).toEqual([['threePublic', 9], ['threePublic.abroad', 0], ['threePublic.vehicle', 5], ['threePublic.vehicle.purchase', 2], ['threePublic.vehicle.operation', 3], ['threePublic.reception', 4]]);
      expect(reading.remarks.filter(({ kind }) => kind === 'unknownColumn' || kind === 'unknownRow')).toEqual([]);
    }
  });

  it('names the money by its title', () => {
    const title = (text: string): string => {
      const reading = read(book(sheet('x', [[text], ['单位：万元'], ['项目', '决算数'], ['“三公”经费合计', 3.25], ['因公出国（境）费', 0], ['公务接待费', 3.25]])));
      return table(reading, 'threePublic').cells[0]?.signature ?? '';
    };
    expect(title('一般公共预算财政拨款“三公”经费支出决算表')).toBe('line|fund=general|key=threePublic|stage=final');
    expect(title('财政拨款“三公”经费支出决算表')).toBe('line|key=threePublic|stage=final');
  });
});

describe('表06 in other arrangements', () => {
  it('two groups, codes in two cells, foot under each', () => {
    const reading = read(book(sheet('x', [
      ['一般公共预算财政拨款基本支出决算表'], ['单位：万元'],
      ['人员经费', N, N, N, '公用经费', N, N, N],
      ['经济分类科目编码', N, '科目名称', '决算数', '经济分类科目编码', N, '科目名称', '决算数'],
      ['类', '款', N, N, '类', '款'],
      ['301', N, '工资福利支出', 100.5, '302', N, '商品和服务支出', 20],
      ['301', '01', '基本工资', 60.5, '302', '11', '差旅费', 20],
      ['301', '02', '津贴补贴', 40, '310', N, '资本性支出', 3],
      [N, N, N, N, '310', '22', '无形资产购置', 3],
      ['人员经费合计', N, N, 100.5, '公用经费合计', N, N, 23],
    ])));
    expect(table(reading, 'generalBasicEconomic').rows.map((row) => row.id)).toEqual(['c:301', 'c:302', 'c:30101', 'c:30211', 'c:30102', 'c:310', 'c:31022', 'staffTotal', 'operatingTotal']);
    expect(cell(reading, 'generalBasicEconomic', 'operatingTotal', 'amount').value).toBe(23_000_000);
  });

  it('one list with 人员经费 and 公用经费 as columns', () => {
    const reading = read(book(sheet('x', [
      ['一般公共预算财政拨款基本支出决算表'], ['单位：万元'], ['经济分类科目编码', '科目名称', '合计', '人员经费', '公用经费'],
      [N, '合计', 120.5, 100.5, 20], ['301', '工资福利支出', 100.5, 100.5], ['302', '商品和服务支出', 20, N, 20],
    ])));
    expect(cell(reading, 'generalBasicEconomic', 'total', 'staff').signature).toBe('economic|fund=general|nature=basic|economic=301+303');
    expect(cell(reading, 'generalBasicEconomic', 'c:302', 'operation').signature).toBe(cell(reading, 'generalBasicEconomic', 'c:302', 'amount').signature);
  });
});

describe('columns that are not the 决算数', () => {
  const reading = read(book(sheet('Z01', [
    ['收入支出决算总表'], ['编制单位：某局', N, N, '2024年度', N, '财决01表', N, '金额单位：元'],
    ['收入', N, N, N, N, '支出'],
    ['项目', '行次', '年初预算数', '全年预算数', '决算数', '项目(按功能分类)', '行次', '年初预算数', '全年预算数', '决算数'],
    ['栏次', N, 1, 2, 3, '栏次', N, 4, 5, 6],
    ['一、一般公共预算财政拨款收入', 1, 100, 110, 1200000.5, '一、一般公共服务支出', 32, 100, 110, 1200000.5],
    ['本年收入合计', 27, 100, 110, 1200000.5, '本年支出合计', 58, 100, 110, 1200000.5],
    ['总计', 31, 100, 110, 1200000.5, '总计', 62, 100, 110, 1200000.5],
  ])));

  it('are kept without a meaning and said', () => {
    expect(table(reading, 'summary').cells.filter((entry) => entry.signature === 'income|source=general').map((entry) => entry.printed)).toEqual(['1200000.5']);
    expect(reading.remarks.filter((remark) => remark.kind === 'otherColumn').map((remark) => remark.column)).toEqual(['收入/年初预算数', '收入/全年预算数', '支出/年初预算数', '支出/全年预算数']);
    expect(table(reading, 'summary').cells.filter((entry) => entry.printed === '110').every((entry) => entry.filter === null)).toBe(true);
  });

  it('leave the pack’s number where the document prints another series', () => {
    expect(table(reading, 'summary').number).toBe('公开01表');
  });
});

describe('tables of one fund with 年初, 本年收入 and 年末 beside the expenditure', () => {
  it('mean that fund’s balances and income', () => {
    const reading = read(book(sheet('y', [
      ['国有资本经营预算财政拨款收入支出决算表'], ['单位：万元'],
      ['项目', N, '年初结转和结余', '本年收入', '本年支出', N, N, '年末结转和结余'],
      ['功能分类科目编码', '科目名称', N, N, '小计', '基本支出', '项目支出'],
      ['合计', N, 1.5, 2, 3, N, 3, 0.5],
      ['223', '国有资本经营预算支出', 1.5, 2, 3, N, 3, 0.5],
    ])));
    expect(['opening', 'income', 'total', 'closing'].map((column) => cell(reading, 'stateCapital', 'total', column).signature)).toEqual(['carriedIn|fund=stateCapital', 'income|source=stateCapital', 'expenditure|fund=stateCapital', 'closing|fund=stateCapital']);
  });
});

describe('columns that break down what a form prints whole', () => {
  it('人员经费 and 公用经费 under 基本支出 are the economic breakdown of it', () => {
    const reading = read(book(sheet('x', [
      ['一般公共预算财政拨款支出决算表'], ['单位：万元'],
      ['项目', N, '本年支出'], ['科目编码', '科目名称', '合计', '基本支出', N, N, '项目支出'], [N, N, N, '小计', '人员经费', '公用经费'],
      ['合计', N, 10.5, 5.5, 5, 0.5, 5], ['205', '教育支出', 10.5, 5.5, 5, 0.5, 5],
    ])));
    const signatures = table(reading, 'generalExpenditure').cells.slice(0, 5).map((entry) => entry.signature);
    expect(signatures).toEqual(['expenditure|fund=general', 'expenditure|fund=general|nature=basic', 'economic|fund=general|nature=basic|economic=301+303', 'economic|fund=general|nature=basic|economic=302+307+310+312+399', 'expenditure|fund=general|nature=project']);
  });

  it('教育收费 under 事业收入 is kept apart from 事业收入', () => {
    const reading = read(book(sheet('x', [
      ['收入决算表'], ['单位：万元'], ['科目编码', '科目名称', '本年收入合计', '财政拨款收入', '事业收入', N, '其他收入'], [N, N, N, N, '小计', '其中：教育收费', N],
      ['合计', N, 10.5, 5.25, 3.25, 2.25, 2],
    ])));
    expect(table(reading, 'income').cells.filter((entry) => entry.signature.includes('undertaking')).map((entry) => entry.printed)).toEqual(['3.25']);
    expect(reading.remarks.map((remark) => [remark.kind, remark.column])).toEqual([['unknownColumn', '事业收入/其中：教育收费']]);
  });
});

describe('heads that name a year', () => {
  it('mean this year by the latest, and 上年 by the others', () => {
    const reading = read(book(sheet('x', [['财政拨款“三公”经费支出决算表'], ['单位：万元'], ['项目', '2023年决算数', '2024年预算数', '2024年决算数'], ['合计', 4.5, 5, 3.5], ['公务接待费', 2, 2.5, 1.5]])));
    expect(table(reading, 'threePublic').cells.slice(0, 3).map((entry) => entry.signature)).toEqual(['', 'line|key=threePublic|stage=adjusted', 'line|key=threePublic|stage=final']);
    expect(reading.year).toBe(2024);
  });
});

describe('older names', () => {
  it('mean today’s lines and classes', () => {
    const reading = read(book(sheet('x', [
      ['2016年度收入支出决算总表'], ['部门：某局', N, N, '单位：万元'], ['收入', N, '支出'], ['项目', '决算数', '项目', '决算数'],
      ['一、财政拨款收入', 100.5, '一、一般公共服务支出', 50], ['二、上级补助收入', N, '二、医疗卫生与计划生育支出', 50.5], ['三、其他收入', 1, '三、抗疫特别国债安排的支出', 3],
      ['本年收入合计', 101.5, '本年支出合计', 103.5], ['用事业基金弥补收支差额', N, '结余分配'], ['上年结转和结余', 2, '结转下年'], ['收入总计', 103.5, '支出总计', 103.5],
    ])));
    const ids = table(reading, 'summary').rows.map((row) => `${row.id}:${row.label.replace(/^.、/, '')}`);
    expect(ids).toEqual(expect.arrayContaining(['surplusUsed:用事业基金弥补收支差额', 'opening:上年结转和结余', 'closing:结转下年', 'c:210:医疗卫生与计划生育支出', 'c:234:抗疫特别国债安排的支出', 'fiscal:财政拨款收入']));
    // 财政拨款收入 is no line of the form: nobody may claim that the form's lines add up.
    expect(table(reading, 'summary').rows.find((row) => row.id === 'incomeTotal')?.sum).toBeUndefined();
    expect(reading.remarks).toEqual([]);
  });
});
