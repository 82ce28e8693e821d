import { fen } from '../../../shared/money/fen.ts';
import { coverageOf } from '../../../shared/selfEvaluation/coverage.ts';
import { describe, expect, it } from 'vitest';
import { onlyRow, schemeOf, score, scoreRows } from './fixtures.ts';
import { compileScheme, schemeDefinition } from '../../../shared/selfEvaluation/scheme.ts';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';

/** A copy of a shipped scheme with some rules changed, as a user would make it. */
function changed(id: string, rules: Readonly<Record<string, unknown>>): ReturnType<typeof compileScheme> {
  return compileScheme(schemeDefinition.parse({ ...schemeOf(id).definition, ...rules }));
}

function execution(fund: Readonly<Record<string, unknown>>, scheme = 'national-2020'): ReturnType<typeof score>['tables'][number]['execution'] {
  const [table] = score([{ project: '示例', funds: [{ name: '年度资金总额', weight: '10', ...fund }], indicators: [] }], scheme).tables;
  if (table === undefined) throw new Error('no table');
  return table.execution;
}

describe('quantitative rows', () => {
  it('explain themselves in one sentence', () => {
    expect(onlyRow({ target: '≥95%', actual: '90', weight: '20' }, 'jiangxi-2024').explanation).toBe('90 < 目标 ≥95%，完成率 94.74%，20 ×(94.74%−60%)/40% = 17.37');
    expect(onlyRow({ target: '5000人', actual: '3334人', weight: '5' }).explanation).toBe('3334人 < 目标 5000人，完成率 66.68%，5 × 66.68% = 3.33');
    expect(onlyRow({ target: '≤100%', actual: '125%' }).explanation).toBe('125% > 目标 ≤100%，完成率 80.00%（目标值÷完成值），10 × 80.00% = 8');
  });
  it('round half-up from exact numbers', () => expect(onlyRow({ target: '=200个', actual: '199个', weight: '3' }).score).toBe(2.99));
  it('linear: full at the target, nothing below the floor', () => {
    expect(['100', '80', '60', '59.99'].map((actual) => onlyRow({ target: '=100%', actual }, 'jiangxi-2024').score)).toEqual([10, 5, 0, 0]);
  });
  it('a cost with = may be undercut by the national rule, not by the direction-blind one', () => {
    const row = { target: '=27万元', actual: '25.48万元', level2: '成本指标', weight: '20' };
    expect(onlyRow(row).score).toBe(20);
    expect(onlyRow(row, 'jiangxi-2024').score).toBe(17.19);
  });
  it('a target of zero is met by zero; missed, it has no ratio', () => {
    expect(onlyRow({ target: '=0人', actual: '0' }).score).toBe(10);
    expect(onlyRow({ target: '=0人', actual: '2' }, 'jiangxi-2024').score).toBe(0);
    expect(onlyRow({ target: '0起', actual: '1起', score: '4' }).basis).toBe('entered');
  });
  it('a range is reached anywhere inside', () => expect(['12天', '8天', '20天'].map((actual) => onlyRow({ target: '10-15天', actual }).score)).toEqual([10, 8, 7.5]));
  it('a list is the mean of its members, which must be as many', () => {
    expect(onlyRow({ target: '4批；2次', actual: '4批；1次' }).score).toBe(7.5);
    expect(onlyRow({ target: '4批；2次', actual: '4批' }).score).toBeNull();
  });
  it('growth in the opposite direction does not count as growth', () => expect(onlyRow({ target: '较上年增长5%', actual: '较上年下降6%' }).score).toBe(0));
});

describe('units', () => {
  it.each([
    ['=440621元', '44.0621万元', 10], ['≥2万人', '20000人', 10], ['≥1年', '12个月', 10], ['5000人', '5000名', 10], ['≥95%', '0.95', 10], ['0.95', '95%', 10], ['=100%', '1', 0.1], ['≥5‰', '0.5%', 10], ['=300元/人/年', '300元/年/人', 10], ['=8个', '8家', 10],
    ['≥100人', '100人次', null], ['=10万元', '10人', null], ['≥95%', '2024年', null], ['≥1年', '2024年', null],
  ])('%s against %s', (target, actual, points) => expect(onlyRow({ target, actual }).score).toBe(points));
  it('an actual without a unit takes the target’s and is not converted', () => expect(onlyRow({ target: '=27万元', actual: '25.48', weight: '20' }, 'jiangxi-2024').score).toBe(17.19));
});

describe('rows judged by words', () => {
  it('accept an entered score inside the band', () => expect(onlyRow({ target: '有效提升', actual: '部分达成目标', score: '7.9' })).toMatchObject({ score: 7.9, basis: 'band', band: { state: '部分达成', from: 6, to: 8, toIncluded: false } }));
  it('take the default outside it, and say so', () => {
    const table = scoreRows([{ target: '有效提升', actual: '部分达成目标', score: '8' }]);
    expect(table.rows[0]?.score).toBe(7);
    expect(table.findings.map((finding) => [finding.rule, finding.level])).toContainEqual(['score-outside-band', 'error']);
  });
  it('take the default when none is entered', () => expect(onlyRow({ target: '有效提升', actual: '基本达成目标' }).score).toBe(10));
  it('have no score when the words say nothing and none is entered', () => expect(onlyRow({ target: '有效提升', actual: '见附件' }).score).toBeNull());
  it('the hubei band of 部分达成 begins at 50%', () => expect(onlyRow({ target: '有效提升', actual: '部分达成目标', score: '5.5' }, 'hubei-2020')).toMatchObject({ score: 5.5, basis: 'band' }));
  it.each([['保障不到位', '未达成'], ['未按期完成', '未达成'], ['不断完善', '达成'], ['正在推进', '部分达成']])('%s is %s', (actual, state) => expect(onlyRow({ target: '制度健全', actual }).band?.state).toBe(state));
});

describe('dates', () => {
  it.each([['2021年底前', '2021年12月', 10], ['2023年度', '2023年6月', 10], ['每年9月底前', '2021年8月', 10], ['2021年9月底前', '2021年10月', 0], ['2021年9月底前', '2021年', null]])('%s against %s', (target, actual, points) => expect(onlyRow({ target, actual }).score).toBe(points));
});

describe('what cannot be read is never scored', () => {
  it.each([['≥', '95%'], ['≥95%', '85..54'], ['XX%', '90%'], ['≥95%', ''], ['≥95%', '不适用']])('%s against %s', (target, actual) => {
    const table = scoreRows([{ target, actual, score: '10' }]);
    expect([table.rows[0]?.score, table.total, table.grade]).toEqual([null, null, null]);
    expect(table.findings.some((finding) => finding.level === 'error' && (finding.indicator === 0 || finding.column === '实际完成值'))).toBe(true);
  });
});

describe('budget execution', () => {
  it('proportional and steps', () => {
    expect(execution({ fullYearBudget: '3', executed: '2' }, 'chongqing-2022')).toMatchObject({ rate: 66.67, score: 6.67 });
    expect(execution({ fullYearBudget: '1000', executed: '818.2', weight: '20' }, 'hubei-2020').score).toBe(16.36);
    expect(['100', '99.99', '80', '79.99', '60', '59.99'].map((executed) => execution({ fullYearBudget: '100', executed }, 'jiangxi-2024').score)).toEqual([10, 7, 7, 5, 5, 0]);
  });
  it('is taken over 全年预算数, with 年初预算数 shown beside it', () => expect(execution({ initialBudget: '100', fullYearBudget: '75.1', executed: '75.1' })).toMatchObject({ rate: 100, initialRate: 75.1, score: 10 }));
  it('more than the adjusted budget counts as 100% and is an error', () => {
    const [table] = score([{ project: '示例', funds: [{ name: '年度资金总额', fullYearBudget: '500', executed: '606.19', weight: '10' }], indicators: [] }], 'national-2020').tables;
    expect(table?.execution).toMatchObject({ rate: 100, score: 10 });
    expect(table?.findings.find((finding) => finding.rule === 'over-budget')).toMatchObject({ level: 'error', diff: '106.19' });
    expect(table?.findings.find((finding) => finding.rule === 'over-budget')?.message).toContain('全年预算数未含调整');
  });
  it('a zero budget has no rate; an entered score is kept, none is invented', () => {
    expect(execution({ fullYearBudget: '0', executed: '0', score: '10' })).toMatchObject({ rate: null, score: 10 });
    expect(execution({ fullYearBudget: '0', executed: '0' }).score).toBeNull();
  });
  it('reads printed amounts with separators and an unfinished unit', () => expect(execution({ fullYearBudget: '1,430', executed: '1,170.04' }).rate).toBe(81.82));
});

describe('totals and grades', () => {
  const graded = (weight: string, actual: string): string | null => scoreRows([{ target: '=100%', actual, weight }]).grade;
  it('bands are closed below and open above, on the exact score', () => {
    expect([graded('100', '90%'), graded('100', '89.999%'), graded('100', '80%'), graded('100', '60%'), graded('100', '59.999%')]).toEqual(['优', '良', '良', '中', '差']);
    // 89.999 prints as 90.00 and is still below 90.
    expect(scoreRows([{ target: '=100%', actual: '89.999%', weight: '100' }]).total).toBe(90);
  });
  it('caps by execution rate are off in every shipped scheme and work when switched on', () => {
    const input = readEvaluationInput([{ funds: [{ name: '年度资金总额', fullYearBudget: '100', executed: '65', weight: '10' }], indicators: [{ level1: '产出指标', level3: '示例数', target: '=1个', actual: '1个', weight: '90' }] }]);
    expect(scoreTables(input, schemeOf('national-2020')).tables[0]?.total).toBe(96.5);
    const capped = scoreTables(input, changed('national-2020', { caps: { ...schemeOf('national-2020').definition.caps, enabled: true } })).tables[0];
    expect([capped?.total, capped?.grade]).toEqual([79, '中']);
  });
  it('a penalty for far exceeding a target, where a scheme has one', () => {
    const penal = changed('national-2020', { deviation: { from: 130, action: 'penalty', points: 2 } });
    const of = (reason: string | null): number | null | undefined => scoreTables(readEvaluationInput([{ indicators: [{ level1: '产出指标', target: '≥100人', actual: '140人', weight: '10', reason }] }]), penal).tables[0]?.rows[0]?.score;
    expect([of(null), of('新增任务')]).toEqual([8, 10]);
  });
  it('an override with a reason keeps both values; without one it is refused', () => {
    expect(onlyRow({ target: '=100%', actual: '50%', override: { score: 6, reason: '受灾' } })).toMatchObject({ score: 6, ruleScore: 5, basis: 'override', override: { score: 6, reason: '受灾' } });
    const refused = scoreRows([{ target: '=100%', actual: '50%', override: { score: 6, reason: null } }]);
    expect(refused.rows[0]?.score).toBe(5);
    expect(refused.findings.map((finding) => finding.rule)).toContain('override-refused');
  });
});

describe('coverage of 项目支出', () => {
  const tables = readEvaluationInput([
    { funds: [{ name: '年度资金总额', executed: '100' }, { name: '其中：当年财政拨款', executed: '80' }, { name: '其他资金', executed: '20' }], indicators: [] },
    { funds: [{ name: '年度资金总额', executed: '500' }], indicators: [], listedElsewhere: true },
  ]).tables;
  const scheme = schemeOf('national-2020');
  it('holds like against like, and 财政代列 apart', () => {
    const coverage = coverageOf(tables, scheme, '万元', { all: fen(125_000_000), fiscal: fen(80_000_000) });
    expect([coverage.all.share, coverage.fiscal?.share, coverage.listedElsewhere]).toEqual(['80.00%', '100.00%', { projects: 1, spent: 500_000_000 }]);
  });
  it('more than was spent is an error that names its denominator', () => {
    const { all } = coverageOf(tables, scheme, '万元', { all: fen(90_000_000), fiscal: fen(90_000_000) });
    const { fiscal } = coverageOf(tables, scheme, '万元', { all: fen(125_000_000), fiscal: fen(70_000_000) });
    expect([fiscal?.over, fiscal?.sentence]).toEqual([true, '自评项目执行数合计 80.00万元，大于财政拨款项目支出 70.00万元，请核对；由财政代列的项目应另行标明。']);
    expect([all.over, all.sentence]).toEqual([true, '自评项目执行数合计 100.00万元，大于项目支出 90.00万元，请核对；由财政代列的项目应另行标明。']);
  });
});

describe('words that turn a number round', () => {
  it.each([
    ['≥5%', '下降3%', '收入增长率', null], ['≥5%', '下降6%', '能耗下降率', 10], ['下降5%', '-5%', '投诉量', 10], ['下降5%', '上升5%', '投诉量', 0], ['10个', '10/10', '数量', null],
  ])('%s against %s for %s', (target, actual, level3, points) => expect(onlyRow({ target, actual, level3 }).score).toBe(points));
  it('2024.12 is a month where time is due and a number elsewhere', () => {
    expect(onlyRow({ target: '2024.12', actual: '2024.11', level2: '时效指标', level3: '完成时间' })).toMatchObject({ parsed: { kind: 'date' }, score: 10 });
    expect(onlyRow({ target: '2024.12', actual: '2024.12', level3: '里程数' }).parsed.kind).toBe('quantitative');
  });
});
