import { join } from 'node:path';
import { loadSchemes } from '../../electron/scoring/loadSchemes.ts';
import { ownResourceRoot } from '../../electron/service/packs/library.ts';
import { chooseScheme } from '../../shared/selfEvaluation/chooseScheme.ts';
import { type EvaluationInput, readEvaluationInput } from '../../shared/selfEvaluation/input.ts';
import { scoreTables } from '../../shared/selfEvaluation/scoreTables.ts';
import { type Measured, warm } from './measure.ts';

const PROJECTS = 100;
const INDICATORS = 30;

type Row = readonly [level1: string, level2: string, name: string, target: (n: number, run: number) => string, actual: (n: number, run: number) => string];
/** Ways of writing that bureaus mix; `n` takes about a hundred values, as the figures of real tables repeat. `run` is a two-digit part of every figure, so that no run meets a text of another. */
const ROWS: readonly Row[] = [
  ['产出指标', '数量指标', '检查机构家数', (n, run) => `≥${n}${run}家`, (n, run) => `${n + 3}${run}家`],
  ['产出指标', '数量指标', '救助人次', (n, run) => `不少于${n}${run}人次`, (n, run) => `${n - 7}${run}`],
  ['产出指标', '质量指标', '验收合格率', (n, run) => `≥${80 + (n % 20)}.${run}%`, (n, run) => `${79 + (n % 20)}.${n % 10}${run}%`],
  ['产出指标', '时效指标', '任务完成时间', (n, run) => `20${run}年${1 + (n % 12)}月底前`, (n, run) => `20${run}年${1 + (n % 12)}月${1 + (n % 27)}日`],
  ['产出指标', '成本指标', '单位成本', (n, run) => `≤${n}${run}元/人/年`, (n, run) => `${n - 1}${run}元`],
  ['效益指标', '经济效益指标', '追回资金', (n, run) => `${n}.5${run}万元以上`, (n, run) => `${n * 100}${run}元`],
  ['效益指标', '社会效益指标', '风险防范', () => '有效防范', (n, run) => `有效防范，全年处置${n}${run}起`],
  ['效益指标', '可持续影响指标', '能耗', (n, run) => `较上年下降${n % 9}.${n % 10}${run}%`, (n, run) => `下降${n % 11}.${run}%`],
  ['满意度指标', '服务对象满意度指标', '群众满意度', (n, run) => `大于等于${85 + (n % 10)}.${run}%`, (n, run) => `${84 + (n % 12)}.${n % 100}${run}%`],
];

function workload(run: number): EvaluationInput {
  return readEvaluationInput(Array.from({ length: PROJECTS }, (_, project) => ({
    id: `P${project}`, project: `项目${project}`, year: 2024,
    funds: [{ name: '年度资金总额', initialBudget: 100 + project, fullYearBudget: 110 + project, executed: 105 + project, weight: 10, score: 9.5 }, { name: '当年财政拨款', initialBudget: 100 + project, fullYearBudget: 110 + project, executed: 105 + project }],
    indicators: Array.from({ length: INDICATORS }, (_row, index) => {
      const [level1, level2, name, target, actual] = ROWS[index % ROWS.length] ?? ROWS[0] ?? ['', '', '', String, String];
      const n = 100 + ((project * INDICATORS + index) % 97);
      return { level1, level2, level3: `${name}${run}之${index}`, target: target(n, run), actual: actual(n, run), weight: 3, score: 3, reason: index % 7 === 0 ? '结算资料年末送达，已约定按旬报送' : null };
    }),
    totalWeight: 100, totalScore: 98.5,
  })));
}

const RUNS = 31;
const WARM_UP = 10;
/** Two digits, none of them the end of a rounded figure. */
const FIRST_RUN = 31;

/**
 * A large bureau's self-evaluation, scored and checked. Texts that were read before are kept by the engine, so it is measured twice:
 * on texts that no run before has met, as a command or an import meets them, and again on the same ones, as a window does after an edit.
 */
export async function selfEvaluation(): Promise<Measured[]> {
  const schemes = loadSchemes([join(ownResourceRoot(), 'schemes')]);
  const score = (input: EvaluationInput): unknown => scoreTables(input, chooseScheme(schemes, input));
  const what = `绩效自评 ${PROJECTS} 个项目 × ${INDICATORS} 个指标：解析、评分、检查`;
  // All are made before: what their making leaves behind is not cleared away within a run.
  const inputs = Array.from({ length: RUNS + WARM_UP }, (_, run) => workload(FIRST_RUN + run));
  let next = 0;
  const last = inputs.at(-1) ?? workload(FIRST_RUN);
  const fresh = await warm({ what: `${what}（每次都是没有读过的文字）`, limit: 50, runs: RUNS, warmUp: WARM_UP }, () => score(inputs[next++] ?? last));
  const again = await warm({ what: `${what}（文字已读过，改动后重算）`, limit: 50, runs: RUNS, warmUp: WARM_UP }, () => score(last));
  return [fresh, again];
}
