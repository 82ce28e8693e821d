import { describe, expect, it } from 'vitest';
import { chooseScheme } from '../../../shared/selfEvaluation/chooseScheme.ts';
import { type SummaryResult, checkSummaries } from '../../../shared/selfEvaluation/findings/summaryTable.ts';
import { readPlacedForms } from '../../../shared/selfEvaluation/importing/readForms.ts';
import { readSummaries } from '../../../shared/selfEvaluation/importing/readSummaries.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import { schemes } from './fixtures.ts';
import { sheetWriter, workbookOf, writeNationalForm } from './formSheets.ts';

type Cells = readonly (readonly string[])[];

const FORMS = readEvaluationInput([
  { project: '农村公路养护', year: '2024', budget: '100', executed: '95', score: '99.5', full: '100' },
  { project: '基层卫生服务能力提升', year: '2024', budget: '60.5', executed: '60.5', score: '100', full: '100' },
].map(({ budget, executed, score, ...rest }) => ({
  ...rest, totalWeight: '100', totalScore: score,
  funds: [{ name: '年度资金总额', initialBudget: budget, fullYearBudget: budget, executed, weight: '10', score: executed === budget ? '10' : '9.5' }],
  indicators: [{ level1: '产出指标', level2: '数量指标', level3: '养护里程', target: '≥90公里', actual: '90公里', weight: '90', score: '90' }],
}))).tables;

const HEAD = ['序号', '项目名称', '主管部门', '全年预算数（万元）', '执行数（万元）', '执行率', '自评得分', '自评等级'];
const ROADS = ['1', '农村公路养护', '某局', '100', '95', '95%', '99.5', '优'];
const HEALTH = ['2', '基层卫生服务能力提升项目', '某局', '60.5', '60.5', '100%', '100', '优'];
const TOTAL = ['', '合计', '', '160.5', '155.5', '', '', ''];
const SOUND: Cells = [['2024年度项目支出绩效自评结果汇总表'], HEAD, ROADS, HEALTH, TOTAL, ['注：共2个项目，其中优2个、良0个。']];

function checked(rows: Cells, merges: readonly (readonly [number, number, number, number])[] = []): SummaryResult {
  const forms = FORMS.map((table, index) => {
    const writer = sheetWriter(`自评表${index + 1}`);
    writeNationalForm(writer, table);
    return writer;
  });
  const writer = sheetWriter('汇总');
  rows.forEach((row, at) => row.forEach((text, column) => writer.put(at, column, text)));
  for (const merge of merges) writer.merge(...merge);
  const workbook = workbookOf(writer, ...forms);
  const { input } = readPlacedForms(workbook);
  const [result, ...others] = checkSummaries(readSummaries(workbook), input.tables, scoreTables(input, chooseScheme(schemes, input)).tables);
  if (result === undefined || others.length > 0) throw new Error('not one 汇总表');
  return result;
}

const faults = (rows: Cells): readonly unknown[] => checked(rows).findings.map(({ rule, level, row, column, expected, printed, source }) => [rule, level, row, column, expected, printed, source?.cell]);
const changed = (row: number, column: number, text: string): Cells => SOUND.map((line, at) => (at === row ? line.map((cell, place) => (place === column ? text : cell)) : line));

describe('the 汇总表 of a workbook', () => {
  it('is read by its heads and agrees with sound forms', () => expect(checked(SOUND)).toMatchObject({ sheet: '汇总', title: '2024年度项目支出绩效自评结果汇总表', projects: 2, findings: [] }));

  it('agrees in 元, with heads of two rows, the unit above and 优秀 for 优', () => {
    expect(checked([
      ['项目绩效自评情况统计表'], ['', '', '', '', '', '单位：元'], ['序号', '项目', '项目资金', '', '自评结果', ''], ['', '', '全年预算数', '全年执行数', '得分', '等次'],
      ['1', '《农村公路养护》项目', '1,000,000.00', '950,000.00', '99.50', '优秀'], ['2', '基层卫生服务能力提升', '605000', '605000', '100分', '优秀'], ['合计', '', '1605000', '1555000', '', ''],
    ], [[2, 0, 3, 0], [2, 1, 3, 1], [2, 2, 2, 3], [2, 4, 2, 5], [6, 0, 6, 1]]).findings).toEqual([]);
  });

  it.each([
    ['a score', 2, 6, '95.5', ['summary-score', 'error', '农村公路养护', '自评得分', '99.5', '95.5', 'G3']],
    ['a grade', 3, 7, '良', ['summary-grade', 'error', '基层卫生服务能力提升项目', '自评等级', '优', '良', 'H4']],
    ['a rate', 2, 5, '96%', ['summary-amount', 'error', '农村公路养护', '执行率', '95.00%', '96%', 'F3']],
    ['a total', 4, 3, '160.6', ['summary-total', 'error', '合计', '全年预算数(万元)', '160.50', '160.6', 'D5']],
    ['a number of projects', 5, 0, '注：共3个项目，其中优2个、良0个。', ['summary-total', 'error', null, '项目名称', '2', '3', 'A6']],
    ['a number of a grade', 5, 0, '注：共2个项目，其中优1个、良1个。', ['summary-total', 'error', null, '自评等级', '2', '1', 'A6']],
  ] as const)('names %s that is not the forms’', (_, row, column, text, expected) => expect(faults(changed(row, column, text))).toContainEqual(expected));

  it('names an amount that is not the form’s, and the total that no longer holds', () => {
    expect(faults(changed(3, 4, '65.5'))).toEqual([
      ['summary-amount', 'error', '基层卫生服务能力提升项目', '执行数(万元)', '60.50', '65.5', 'E4'],
      ['summary-total', 'error', '合计', '执行数(万元)', '160.50', '155.5', 'E5'],
    ]);
  });

  it('names a project without a form, and a form that is not listed', () => {
    expect(faults([...SOUND.slice(0, 3), ['2', '校园安全', '某局', '60.5', '60.5', '100%', '100', '优'], ...SOUND.slice(4)])).toEqual([
      ['summary-projects', 'warning', '校园安全', '项目名称', null, '校园安全', 'B4'], ['summary-projects', 'warning', null, null, null, null, undefined],
    ]);
  });

  it('leaves 财政代列 out of its 合计', () => {
    expect(checked([...SOUND.slice(0, 4), ['', '医疗救助（财政代列，不计入合计）', '某局', '500', '500', '100%', '', ''], ...SOUND.slice(4)]).findings.map(({ rule }) => rule)).toEqual(['summary-projects']);
  });

  it('is no 决算表, form or list without scores', () => {
    const writer = sheetWriter('项目');
    [['项目支出明细'], ['序号', '项目名称', '金额'], ['1', '农村公路养护', '100']].forEach((row, at) => row.forEach((text, column) => writer.put(at, column, text)));
    expect(readSummaries(workbookOf(writer))).toEqual([]);
  });
});
