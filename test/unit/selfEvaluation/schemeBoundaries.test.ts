import { describe, expect, it } from 'vitest';
import { readEvaluationInput } from '../../../shared/selfEvaluation/input.ts';
import { compileScheme, schemeDefinition } from '../../../shared/selfEvaluation/scheme.ts';
import { type TableResult, scoreTables } from '../../../shared/selfEvaluation/scoreTables.ts';
import { type Row, onlyRow, schemeOf, score, scoreRows } from './fixtures.ts';

const SCHEMES = ['national-2020', 'jiangxi-2024', 'hubei-2020', 'chongqing-2022'] as const;
type Points = readonly [national: number | null, jiangxi: number | null, hubei: number | null, chongqing: number | null];

const byScheme = (row: Row): readonly (number | null)[] => SCHEMES.map((scheme) => onlyRow(row, scheme).score);

describe('a row of ten points by each scheme', () => {
  it.each<readonly [what: string, row: Row, points: Points]>([
    ['at the target', { target: '≥95%', actual: '95%' }, [10, 10, 10, 10]],
    ['above it', { target: '≥95%', actual: '99%' }, [10, 10, 10, 10]],
    ['just below it', { target: '≥95%', actual: '94%' }, [9.89, 9.74, 9.89, 9.89]],
    ['at 80%', { target: '=100%', actual: '80%' }, [8, 5, 8, 8]],
    ['just above the floor', { target: '=100%', actual: '60.04%' }, [6, 0.01, 6, 6]],
    ['at the floor', { target: '=100%', actual: '60%' }, [6, 0, 6, 6]],
    ['below the floor', { target: '=100%', actual: '59.99%' }, [6, 0, 6, 6]],
    ['nothing done', { target: '=100%', actual: '0%' }, [0, 0, 0, 0]],
    ['lower is better, at the target', { target: '≤5天', actual: '5天' }, [10, 10, 10, 10]],
    ['lower is better, below it', { target: '≤5天', actual: '3天' }, [10, 10, 10, 10]],
    ['lower is better, over it: target ÷ actual', { target: '≤5天', actual: '8天' }, [6.25, 0.63, 6.25, 6.25]],
    ['lower is better, twice the target', { target: '≤5天', actual: '10天' }, [5, 0, 5, 5]],
    ['a cost with =, undercut', { target: '=100万元', actual: '90万元', level2: '成本指标' }, [10, 7.5, 10, 10]],
    ['a cost with =, passed', { target: '=100万元', actual: '125万元', level2: '成本指标' }, [8, 10, 8, 8]],
    ['a cost with ≤, undercut', { target: '≤100万元', actual: '90万元', level2: '成本指标' }, [10, 10, 10, 10]],
    ['a cost with ≤, passed', { target: '≤100万元', actual: '125万元', level2: '成本指标' }, [8, 5, 8, 8]],
    ['a target of zero, met', { target: '=0起', actual: '0起' }, [10, 10, 10, 10]],
    ['a target of zero, missed, no score entered', { target: '=0起', actual: '1起' }, [0, 0, 0, 0]],
    ['a target of zero, missed, a score entered', { target: '=0起', actual: '1起', score: '4' }, [4, 0, 4, 4]],
  ])('%s', (_what, row, points) => expect(byScheme(row)).toEqual(points));
});

describe('bands of rows judged by words', () => {
  const STATES: Readonly<Record<string, string>> = { met: '达成目标', partial: '部分达成目标', unmet: '未达成目标' };
  const accepted = (scheme: string, state: string, entered: string): boolean => {
    const table = scoreRows([{ target: '有效提升', actual: STATES[state], score: entered }], scheme);
    return table.rows[0]?.score === Number(entered) && !table.findings.some((finding) => finding.rule === 'score-outside-band');
  };
  it.each([['national-2020', 6], ['jiangxi-2024', 6], ['hubei-2020', 5], ['chongqing-2022', 6]] as const)('%s: closed below, open above, 部分达成 from %s points of ten', (scheme, low) => {
    expect(['8', '10', '7.99'].map((points) => accepted(scheme, 'met', points))).toEqual([true, true, false]);
    expect([String(low), '7.99', String(low - 0.01), '8'].map((points) => accepted(scheme, 'partial', points))).toEqual([true, true, false, false]);
    expect(['0', String(low - 0.01), String(low)].map((points) => accepted(scheme, 'unmet', points))).toEqual([true, true, false]);
  });
});

describe('budget execution by each scheme', () => {
  const execution = (scheme: string, fullYearBudget: string, executed: string, more: object = {}): TableResult['execution'] | undefined => score([{ project: '示例', funds: [{ name: '年度资金总额', fullYearBudget, executed, weight: schemeOf(scheme).definition.weights.execution, ...more }], indicators: [] }], scheme).tables[0]?.execution;
  it.each([
    ['national-2020', [10, 10, 8, 8, 6, 6, 0]], ['jiangxi-2024', [10, 7, 7, 5, 5, 0, 0]], ['hubei-2020', [20, 20, 16, 16, 12, 12, 0]], ['chongqing-2022', [10, 10, 8, 8, 6, 6, 0]],
  ])('%s at and around 100, 80 and 60 percent', (scheme, points) => {
    expect(['100', '99.999', '80', '79.999', '60', '59.999', '0'].map((executed) => execution(scheme, '100', executed)?.score)).toEqual(points);
  });
  it('two decimals, half up', () => expect(SCHEMES.map((scheme) => execution(scheme, '3', '2')?.score)).toEqual([6.67, 5, 13.33, 6.67]));
  it('never above its weight; a zero budget keeps an entered score and invents none', () => {
    expect(SCHEMES.map((scheme) => execution(scheme, '500', '606.19')).map((one) => [one?.rate, one?.score])).toEqual([[100, 10], [100, 10], [100, 20], [100, 10]]);
    expect(SCHEMES.map((scheme) => [execution(scheme, '0', '0', { score: '9' })?.score, execution(scheme, '0', '0')?.score, execution(scheme, '0', '0', { score: '21' })?.score])).toEqual(SCHEMES.map(() => [9, null, null]));
  });
  it('makes the weights whole where the form prints none for it', () => {
    const total = (scheme: string, weight: number): number | null | undefined => score([{ project: '示例', funds: [{ name: '年度资金总额', fullYearBudget: '100', executed: '100' }], indicators: [{ level1: '产出指标', level2: '数量指标', level3: '示例数', target: '=1个', actual: '1个', weight }] }], scheme).tables[0]?.total;
    expect([total('hubei-2020', 80), total('national-2020', 90), total('hubei-2020', 90), total('national-2020', 80)]).toEqual([100, 100, 90, 80]);
  });
});

describe('far above the target', () => {
  const said = (actual: string, reason?: string): boolean => scoreRows([{ target: '≥100人', actual, ...(reason !== undefined && { reason }) }]).findings.some((finding) => finding.rule === 'over-completion-unexplained');
  it('needs a reason from 130% on', () => expect([said('129.99人'), said('130人'), said('131人'), said('131人', '下半年新增任务')]).toEqual([false, true, true, false]));
  it('costs two points where the scheme says so, never more than the row has', () => {
    const penal = compileScheme(schemeDefinition.parse({ ...schemeOf('chongqing-2022').definition, deviation: { from: 130, action: 'penalty', points: 2 } }));
    const points = (actual: string, weight: string, target = '≥100人'): number | null | undefined => scoreTables(readEvaluationInput([{ indicators: [{ level1: '产出指标', level2: '数量指标', target, actual, weight }] }]), penal).tables[0]?.rows[0]?.score;
    const [table] = scoreTables(readEvaluationInput([{ indicators: [null, '下半年新增任务'].map((reason) => ({ level1: '产出指标', level2: '数量指标', target: '≥100人', actual: '140人', weight: '10', reason })) }]), penal).tables;
    expect(table?.rows.map((row) => row.score)).toEqual([8, 10]);
    expect([points('129.99人', '10'), points('130人', '10'), points('500人', '1'), points('1天', '10', '≤5天')]).toEqual([10, 8, 0, 10]);
  });
});

describe('totals capped by the execution rate', () => {
  const RATES = ['80', '79.99', '70', '69.99', '60', '59.99', '50', '49.99'];
  const results = (id: string, enabled: boolean): readonly (TableResult | undefined)[] => {
    const { definition } = schemeOf(id);
    const scheme = compileScheme(schemeDefinition.parse({ ...definition, caps: { ...definition.caps, enabled } }));
    return RATES.map((executed) => scoreTables(readEvaluationInput([{ funds: [{ name: '年度资金总额', fullYearBudget: '100', executed, weight: '10' }], indicators: [{ level1: '产出指标', level2: '数量指标', level3: '示例数', target: '=1个', actual: '1个', weight: '90' }] }]), scheme).tables[0]);
  };
  it.each(SCHEMES)('%s: off as shipped', (id) => {
    expect(schemeOf(id).definition.caps.enabled).toBe(false);
    expect(results(id, false).every((table) => (table?.total ?? 0) >= 90 && table?.grade === '优' && !table.findings.some((finding) => finding.rule === 'total-cap'))).toBe(true);
  });
  it.each(SCHEMES)('%s: 89 below 80%%, 79 below 70%%, 69 below 60%%, 59 below 50%%', (id) => {
    const capped = results(id, true);
    expect(capped.slice(1).map((table) => [table?.total, table?.grade])).toEqual([[89, '良'], [89, '良'], [79, '中'], [79, '中'], [69, '中'], [69, '中'], [59, '差']]);
    expect([capped[0]?.grade, capped.map((table) => table?.findings.some((finding) => finding.rule === 'total-cap'))]).toEqual(['优', [false, true, true, true, true, true, true, true]]);
  });
});

describe('grades on the exact total', () => {
  it.each(SCHEMES)('%s: 90, 80 and 60 belong to the better grade; what only rounds to them does not', (id) => {
    const grade = (points: string): string | null => scoreRows([{ target: '=100%', actual: '100%', weight: '100', override: { score: points, reason: '示例' } }], id).grade;
    expect(['90', '89.996', '80', '79.996', '60', '59.996'].map(grade)).toEqual(['优', '良', '良', '中', '中', '差']);
  });
});
