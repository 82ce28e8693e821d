import { describe, expect, it } from 'vitest';
import { score } from './fixtures.ts';

type Table = Readonly<Record<string, unknown>>;
const found = (rule: string, ...tables: readonly Table[]): readonly string[] => score(tables, 'national-2020').tables.flatMap((table) => table.findings).filter((finding) => finding.rule === rule).map((finding) => finding.message);

describe('a rate of the department and the same rate of a project', () => {
  const project = (name: string, target: string, actual: string): Table => ({ project: '城乡居民基本医疗保险财政补贴', indicators: [{ level1: '产出指标', level2: '质量指标', level3: name, target, actual, weight: 10, score: 10 }] });
  const whole: Table = { project: '部门整体支出', indicators: [{ level1: '产出指标', level2: '质量指标', level3: '城乡居民医疗保险参保率', target: '≥95%', actual: '95', weight: 10, score: 10 }] };
  it('one target with two outcomes is named', () => expect(found('cross-table-mismatch', project('以户籍人口为基础的综合参保率', '≥95%', '94'), whole)).toHaveLength(1));
  it('the same outcome, another target or another rate is none', () => {
    expect(found('cross-table-mismatch', project('以户籍人口为基础的综合参保率', '≥95%', '95'), whole)).toEqual([]);
    expect(found('cross-table-mismatch', project('资助对象参保率', '≥99%', '98'), whole)).toEqual([]);
    expect(found('cross-table-mismatch', project('待遇支付及时率', '≥95%', '94'), whole)).toEqual([]);
  });
});

describe('people by a standard and what was spent', () => {
  const table = (executed: string, standard: string): Table => ({ project: '参保代缴', funds: [{ name: '年度资金总额', fullYearBudget: executed, executed }], indicators: [
    { level1: '产出指标', level2: '数量指标', level3: '代缴人数', target: '7.3393万人', actual: '7.3393万人' }, { level1: '产出指标', level2: '成本指标', level3: '代缴标准', target: standard, actual: standard },
  ] });
  it('near but not the same is named, with the product in the unit of the form', () => {
    expect(found('target-arithmetic', table('606.19', '280元*30%'))[0]).toContain('= 616.5，与执行数 606.19 不符');
    expect(found('target-arithmetic', table('6061900', '84元/人'))[0]).toContain('= 6165012');
  });
  it('the same is in order, and a standard of something else is not compared', () => expect([found('target-arithmetic', table('616.5', '280元*30%')), found('target-arithmetic', table('1430', '280元*30%'))]).toEqual([[], []]));
});

describe('titles of one kind of form', () => {
  const titled = (...titles: readonly string[]): readonly string[] => found('title-mismatch', ...titles.map((tableTitle) => ({ tableTitle, indicators: [] })));
  it('that differ by a word are named once', () => expect(titled('项目支出绩效目标完成情况表', '项目绩效目标完成情况表', '项目绩效目标完成情况表')).toHaveLength(1));
  it('of the same words, of another year or of another kind are in order', () => expect(titled('2023年项目支出绩效自评表', '2024年项目支出绩效自评表', '部门整体支出绩效自评表', '项目支出绩效目标完成情况表')).toEqual([]));
});
