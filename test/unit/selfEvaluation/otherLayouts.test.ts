import { describe, expect, it } from 'vitest';
import { chooseScheme } from '../../../shared/selfEvaluation/chooseScheme.ts';
import { readForms } from '../../../shared/selfEvaluation/importing/readForms.ts';
import { type EvaluationInput, readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import { schemes } from './fixtures.ts';
import { sheetWriter, workbookOf } from './formSheets.ts';

/** A sheet of rows, each cell in the next column; null leaves one free. */
function read(...rows: readonly (readonly (string | null)[])[]): EvaluationInput {
  const writer = sheetWriter('自评');
  rows.forEach((row, at) => row.forEach((text, column) => writer.put(at, column, text)));
  return readForms(workbookOf(writer));
}

const LEVELS = ['一级指标', '二级指标', '三级指标'];

describe('layouts of other provinces', () => {
  it('全年实际值 heads the actuals', () => {
    const { tables } = read(['项目支出绩效自评表'], [...LEVELS, '年度指标值', '全年实际值', '分值', '得分'], ['产出指标', '数量指标', '养护里程', '12千米', '11000米', '10', '9.17']);
    expect(tables[0]?.indicators[0]).toMatchObject({ target: '12千米', actual: '11000米', weight: '10' });
  });

  it('points in the names of levels are weights where every row has its own', () => {
    const head = ['项目绩效自评表', null];
    const columns = [...LEVELS, '年初目标值(A)', '实际完成值(B)', '得分'];
    const alone = read(head, columns, ['产出指标（40分）', '数量指标（20分）', '案件', '≥400件', '386件', '19.3'], ['产出指标（40分）', '质量指标（20分）', '合格率', '95%', '98%', '20']);
    expect(alone.tables[0]?.indicators.map((one) => one.weight)).toEqual(['20', '20']);
    const shared = read(head, columns, ['产出指标（40分）', '数量指标（40分）', '案件', '≥400件', '386件', '19.3'], ['产出指标（40分）', '数量指标（40分）', '咨询', '900人次', '900人次', '20']);
    expect(shared.tables[0]?.indicators.map((one) => one.weight)).toEqual([null, null]);
  });

  it('one column of names is known by its units, signs and weights, and 得分系数 is no score', () => {
    const { tables } = read(
      ['项目绩效目标自评表'], ['专项名称', '校舍改造', '自评总分（分）', '98.2'],
      ['年初预算数', '全年（调整）预算数', '全年执行数', '执行率（%）', '执行率权重', '执行率得分（分）'], ['860', '900', '885.6', '98.4', '10', '9.84'],
      ['指标名称', '计量单位', '指标性质', '年度指标值', '调整后指标值', '全年完成值', '得分系数（%）', '指标权重（分）', '指标得分（分）'],
      ['改造面积', '平方米', '≥', '13000', '12000', '12350', '100', '20', '20'], ['超支率', '%', '≤', '5', null, '6', '80', '10', '8'],
    );
    const [table] = scoreTables({ scheme: null, tables }, chooseScheme(schemes, { scheme: null, tables })).tables;
    expect(tables[0]).toMatchObject({ project: '校舍改造', totalScore: '98.2', funds: [{ name: '年度资金总额', initialBudget: '860', fullYearBudget: '900', executed: '885.6', weight: '10', score: '9.84' }] });
    expect(table?.rows.map((row) => [row.parsed.text, row.weight, row.score, row.printed])).toEqual([['≥12000平方米', 20, 20, 20], ['≤5%', 10, 8.33, 8]]);
    expect(table?.findings.filter((finding) => finding.rule === 'levels-not-checked')).toHaveLength(1);
  });

  it('a single part of the total, named with its amount, leaves the total unchecked', () => {
    const { tables } = read(
      ['项目支出绩效自评表'], ['预算执行情况（10分）', null, '全年预算数(A)', '全年执行数(B)', '执行率(B/A)', '分值', '得分'], [null, null, '3200', '3104.6', '97.02%', '10', '9.7'], [null, null, '其中：中央补助 2000', '1980'],
      [...LEVELS, '年度指标值', '实际完成值', '分值', '得分'], ['产出指标', '数量指标', '面积', '1.5万亩', '15000亩', '90', '90'],
    );
    const [table] = scoreTables({ scheme: null, tables }, chooseScheme(schemes, { scheme: null, tables })).tables;
    expect([table?.execution.rate, table?.execution.score, table?.total]).toEqual([97.02, 9.7, 99.7]);
    expect(table?.findings.some((finding) => finding.rule === 'fund-sum')).toBe(false);
  });

  it.each([['单位：元', '元'], ['金额单位：万元', '万元'], ['项目资金（千元）', '千元'], ['年度资金', null]] as const)('“%s” states money in %s', (text, unit) => {
    const { tables } = read(['项目支出绩效自评表', null], [text], [...LEVELS, '年度指标值', '实际完成值'], ['产出指标', '数量指标', '面积', '1亩', '1亩']);
    expect(tables[0]?.moneyUnit ?? null).toBe(unit);
  });
});

describe('the scheme of a table that names none', () => {
  const table = (execution: number, split: Readonly<Record<string, number>>): EvaluationInput => readEvaluationInput([{
    funds: [{ name: '年度资金总额', fullYearBudget: 10, executed: 10, weight: execution }],
    indicators: Object.entries(split).map(([level1, weight]) => ({ level1, level2: '', level3: '示例', target: '1个', actual: '1个', weight })),
  }]);
  it.each([
    ['jiangxi-2024', 10, { 成本指标: 20, 产出指标: 40, 效益指标: 10, 满意度指标: 20 }],
    ['national-2020', 10, { 产出指标: 50, 效益指标: 30, 满意度指标: 10 }],
    ['national-2020', 10, { 产出指标: 60, 效益指标: 20, 满意度指标: 10 }],
    ['hubei-2020', 20, { 产出指标: 40, 效益指标: 40 }],
  ] as const)('%s by its points', (id, execution, split) => {
    const input = table(execution, split);
    expect(input.tables.map((one) => chooseScheme(schemes, input)(one).id)).toEqual([id]);
  });
});

describe('部门整体支出 against its projects', () => {
  const project = { id: 'P', project: '医疗救助补助资金', funds: [{ name: '年度资金总额', fullYearBudget: 700, executed: 690 }], indicators: [] };
  const whole = (name: string, target: string, actual: string): unknown => ({ project: '部门整体支出', funds: [], indicators: [{ level1: '产出指标', level2: '成本指标', level3: name, target, actual, weight: 5, score: 5 }] });
  const found = (...tables: readonly unknown[]): readonly string[] => scoreTables(readEvaluationInput(tables), (one) => chooseScheme(schemes, { scheme: null, tables: [one] })(one)).tables.flatMap((one) => one.findings).filter((finding) => finding.rule === 'cross-table-mismatch').map((finding) => `${finding.expected ?? ''}≠${finding.printed ?? ''}`);
  it('a row that repeats the project’s budget states its execution', () => {
    expect(found(project, whole('医疗救助县级配套', '≥700万元', '1860'))).toEqual(['690万元≠1860万元']);
    expect(found(project, whole('医疗救助县级配套', '≥700万元', '690万元'))).toEqual([]);
  });
  it('another name or another budget is another thing', () => {
    expect(found(project, whole('信息化运维', '≥700万元', '1860'))).toEqual([]);
    expect(found(project, whole('医疗救助县级配套', '≥800万元', '1860'))).toEqual([]);
    expect(found(project, { ...project, id: 'Q', project: '城乡医疗救助资金' }, whole('医疗救助县级配套', '≥700万元', '1860'))).toEqual([]);
  });
});
