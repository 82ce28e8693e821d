import { join } from 'node:path';
import { loadSchemes } from '../../electron/scoring/loadSchemes.ts';
import { ownResourceRoot } from '../../electron/service/packs/library.ts';
import { chooseScheme } from '../../shared/selfEvaluation/chooseScheme.ts';
import { type EvaluationInput, readEvaluationInput } from '../../shared/selfEvaluation/input.ts';
import { scoreTables } from '../../shared/selfEvaluation/scoreTables.ts';
import { type Measured, warm } from './measure.ts';

const PROJECTS = 100;
const INDICATORS = 30;

type Row = readonly [level1: string, level2: string, name: string, target: (n: number) => string, actual: (n: number) => string];
/** Ways of writing that bureaus mix; `n` takes about a hundred values, as the figures of real tables repeat. */
const ROWS: readonly Row[] = [
  ['产出指标', '数量指标', '检查机构家数', (n) => `≥${n}家`, (n) => `${n + 3}家`],
  ['产出指标', '数量指标', '救助人次', (n) => `不少于${n}人次`, (n) => `${n - 7}`],
  ['产出指标', '质量指标', '验收合格率', (n) => `≥${80 + (n % 20)}%`, (n) => `${79 + (n % 20)}.${n % 10}%`],
  ['产出指标', '时效指标', '任务完成时间', (n) => `2024年${1 + (n % 12)}月底前`, (n) => `2024年${1 + (n % 12)}月${1 + (n % 27)}日`],
  ['产出指标', '成本指标', '单位成本', (n) => `≤${n}元/人/年`, (n) => `${n - 1}元`],
  ['效益指标', '经济效益指标', '追回资金', (n) => `${n}.5万元以上`, (n) => `${n * 10_000}元`],
  ['效益指标', '社会效益指标', '风险防范', () => '有效防范', (n) => `有效防范，全年处置${n}起`],
  ['效益指标', '可持续影响指标', '能耗', (n) => `较上年下降${n % 9}.${n % 10}%`, (n) => `下降${n % 11}%`],
  ['满意度指标', '服务对象满意度指标', '群众满意度', (n) => `大于等于${85 + (n % 10)}%`, (n) => `${84 + (n % 12)}.${n % 100}%`],
];

function workload(run: number): EvaluationInput {
  return readEvaluationInput(Array.from({ length: PROJECTS }, (_, project) => ({
    id: `P${project}`, project: `项目${project}`, year: 2024,
    funds: [{ name: '年度资金总额', initialBudget: 100 + project, fullYearBudget: 110 + project, executed: 105 + project, weight: 10, score: 9.5 }, { name: '当年财政拨款', initialBudget: 100 + project, fullYearBudget: 110 + project, executed: 105 + project }],
    indicators: Array.from({ length: INDICATORS }, (_row, index) => {
      const [level1, level2, name, target, actual] = ROWS[index % ROWS.length] ?? ROWS[0] ?? ['', '', '', String, String];
      const n = 100 + run + ((project * INDICATORS + index) % 97);
      return { level1, level2, level3: `${name}${index}`, target: target(n), actual: actual(n), weight: 3, score: 3, reason: index % 7 === 0 ? '结算资料年末送达，已约定按旬报送' : null };
    }),
    totalWeight: 100, totalScore: 98.5,
  })));
}

/** A large bureau's self-evaluation: read from its texts, scored, checked. */
export async function selfEvaluation(): Promise<Measured[]> {
  const schemes = loadSchemes([join(ownResourceRoot(), 'schemes')]);
  const runs = 31;
  const warmUp = 10;
  const inputs = Array.from({ length: 6 }, (_, run) => workload(run));
  let run = 0;
  return [await warm({ what: `绩效自评 ${PROJECTS} 个项目 × ${INDICATORS} 个指标：解析、评分、检查`, limit: 50, runs, warmUp }, () => {
    const input = inputs[run % inputs.length] ?? workload(run);
    run += 1;
    return scoreTables(input, chooseScheme(schemes, input));
  })];
}
