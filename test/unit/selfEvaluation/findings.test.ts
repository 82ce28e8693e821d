import { describe, expect, it } from 'vitest';
import { renderScores } from '../../../shared/selfEvaluation/render.ts';
import { type Row, score, scoreRows } from './fixtures.ts';

function rules(rows: readonly Row[], table: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return scoreRows(rows, 'national-2020', table).findings.filter((finding) => finding.level !== 'note').map((finding) => finding.rule);
}

const sound: readonly Row[] = [
  { level1: '产出指标', level2: '数量指标', level3: '培训期数', target: '≥4期', actual: '4期', weight: 20, score: 20 },
  { level1: '产出指标', level2: '质量指标', level3: '培训合格率', target: '≥95%', actual: '97%', weight: 20, score: 20 },
  { level1: '产出指标', level2: '时效指标', level3: '完成时间', target: '2024年12月底前', actual: '2024年11月', weight: 10, score: 10 },
  { level1: '效益指标', level2: '社会效益指标', level3: '业务能力', target: '有效提升', actual: '达成预期指标', weight: 30, score: 30 },
  { level1: '满意度指标', level2: '服务对象满意度指标', level3: '学员满意度', target: '≥90%', actual: '92%', weight: 10, score: 10 },
];
const funds = [{ name: '年度资金总额', initialBudget: 8, fullYearBudget: 8, executed: 8, weight: 10, rate: '100%', score: 10 }];

describe('a sound table', () => {
  it('has no finding and full marks', () => {
    const table = scoreRows(sound, 'national-2020', { funds, totalScore: 100, totalWeight: 100, year: '2024' });
    expect(table.findings).toEqual([]);
    expect([table.total, table.grade]).toEqual([100, '优']);
  });
});

describe('weights and sums', () => {
  const broken = (change: (rows: Row[]) => void, extra: Readonly<Record<string, unknown>> = {}): readonly string[] => {
    const rows = sound.map((row) => ({ ...row }));
    change(rows);
    return rules(rows, { funds, totalScore: 100, ...extra });
  };
  it('weights that are not 100', () => expect(broken((rows) => rows.splice(1, 1))).toContain('weight-sum'));
  it('another split than the scheme’s', () => expect(broken((rows) => { rows[0] = { ...rows[0], target: '≥4期', weight: 10, score: 10 }; rows[3] = { ...rows[3], target: '有效提升', weight: 40, score: 40 }; })).toContain('weight-split'));
  it('a total that is not the sum', () => expect(broken(() => undefined, { totalScore: 99 })).toContain('score-sum'));
  it('a score above its weight', () => expect(broken((rows) => { rows[0] = { ...rows[0], target: '≥4期', score: 21 }; })).toContain('score-above-weight'));
  it('another score than the rule’s', () => expect(broken((rows) => { rows[0] = { ...rows[0], target: '≥5期', score: 18, reason: '场地停用' }; })).toContain('score-mismatch'));
  it('a grade that the total does not have', () => expect(broken(() => undefined, { grade: '良' })).toContain('grade-mismatch'));
  it('a level name that says another weight', () => expect(rules([{ level1: '产出（20分）', target: '=1个', actual: '1个', weight: 10 }])).toContain('weight-level'));
});

describe('texts', () => {
  it.each<[string, Row]>([
    ['unit-mismatch', { target: '36.5万元', actual: '365万元' }], ['target-actual-caliber', { target: '100人', actual: '100万元' }], ['actual-copies-target', { target: '≥95%', actual: '≥95%' }],
    ['operator-typo', { target: '》=90%', actual: '90%' }], ['non-date-actual', { target: '2024年6月底前', actual: '已解决' }], ['missing-reason', { target: '≥95%', actual: '80%', score: '8.42' }],
    ['reason-not-substantive', { target: '≥95%', actual: '80%', score: '8.42', reason: '按调查结果如实填报' }], ['over-completion-unexplained', { target: '≥100人', actual: '500人' }],
    ['below-target-full-marks', { target: '≥95%', actual: '80%', score: '10' }], ['template-residue', { target: '……', actual: '10个' }], ['blank-cell', { target: null, actual: '10个' }], ['vague-actual', { target: '≥95%', actual: '基本完成' }],
    ['level-classification', { level1: '产出指标', level2: '社会效益指标', target: '≥1个', actual: '1个' }], ['level-classification', { level1: '……', level2: '数量指标', target: '≥1个', actual: '1个' }],
    ['label-typo', { level1: '产出指标', level2: '数量指示', target: '≥1个', actual: '1个' }], ['year-mismatch', { target: '2022年12月底前', actual: '2022年12月' }],
  ])('%s', (rule, row) => expect(rules([row], { year: '2024' })).toContain(rule));

  it('a fund slip by its decimal point', () => {
    const slipped = [{ name: '年度资金总额', fullYearBudget: '36.5', executed: '36.5' }, { name: '其中-财政拨款', fullYearBudget: '36.5', executed: '365' }, { name: '其它资金', fullYearBudget: '0', executed: '0' }];
    expect(rules(sound, { funds: slipped })).toContain('unit-mismatch');
  });
  it('sources that do not add up', () => expect(rules(sound, { funds: [{ name: '年度资金总额', fullYearBudget: '100', executed: '100' }, { name: '当年财政拨款', fullYearBudget: '60', executed: '60' }, { name: '上年结转资金', fullYearBudget: '30', executed: '40' }] })).toContain('fund-sum'));
  it('another year in the project’s name', () => expect(rules(sound, { project: '2022年体检费', year: '2023', funds })).toContain('year-mismatch'));
  it('a heading that almost names the project', () => expect(rules(sound, { project: '乡镇医保所工作经费', sectionHeading: '乡镇医保所工作经贸', funds })).toContain('title-mismatch'));
});

describe('two projects', () => {
  const table = (project: string, actual: string, level3: string): Readonly<Record<string, unknown>> => ({ project, year: '2024', indicators: [{ level1: '产出指标', level2: '数量指标', level3, target: '≥200人', actual, weight: 100 }] });
  it('the same counted indicator with different figures', () => {
    const [, second] = score([table('甲', '201人', '城乡居民参保人数'), table('乙', '205人', '城乡居民参保人数')]).tables;
    expect(second?.findings.map((finding) => finding.rule)).toContain('cross-table-mismatch');
  });
  it('a name any project may use is not the same indicator', () => {
    const [, second] = score([table('甲', '201人', '培训人数'), table('乙', '205人', '培训人数')]).tables;
    expect(second?.findings.map((finding) => finding.rule)).not.toContain('cross-table-mismatch');
  });
});

describe('the terminal text', () => {
  it('names the project, the total, the findings; with explain every sentence', () => {
    const result = score([{ project: '示例项目', funds, indicators: sound.map((row) => ({ ...row })) }]);
    expect(renderScores(result)).toBe('1. 示例项目（口径 national-2020）\n   总分 100，等级“优”；执行率 100%，得 10 分\n\n共 1 张自评表；没有发现问题。');
    expect(renderScores(result, { explain: true })).toContain('2) 培训合格率：97% 达到目标 ≥95%，完成率 102.11%，得满分 20');
  });
});
