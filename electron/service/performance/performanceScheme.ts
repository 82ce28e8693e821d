import { BadInput } from '../../../shared/badInput.ts';
import { failedExamples } from '../../../shared/selfEvaluation/examples.ts';
import { type SchemeDefinition, compileScheme } from '../../../shared/selfEvaluation/scheme.ts';
import { STATE_NAMES } from '../../../shared/selfEvaluation/states.ts';

/** A number of a scheme that a person may set; `key` is its path in the definition. */
export interface SchemeFigure {
  readonly key: string;
  readonly group: string;
  readonly label: string;
  readonly value: number;
  readonly unit: '%' | '分' | '位';
}

const STATES = ['met', 'partial', 'unmet'] as const;

/** The numbers of a scheme in words, in the order in which a form is scored. */
export function schemeFigures(scheme: SchemeDefinition): readonly SchemeFigure[] {
  const { execution, quantitative, deviation, qualitative, weights } = scheme;
  const split = (key: 'project' | 'department', group: string): readonly SchemeFigure[] => Object.entries(weights[key] ?? {}).map(([name, value]) => ({ key: `weights.${key}.${name}`, group, label: name, value, unit: '分' }));
  return [
    { key: 'weights.execution', group: '分值', label: '预算执行率', value: weights.execution, unit: '分' },
    ...split('project', '分值'), ...split('department', '部门整体支出分值'),
    ...(execution.method === 'steps' ? execution.steps.flatMap((step, index): readonly SchemeFigure[] => [
      { key: `execution.steps.${index}.from`, group: '执行率', label: `第 ${index + 1} 档：执行率达到`, value: step.from, unit: '%' },
      { key: `execution.steps.${index}.share`, group: '执行率', label: `第 ${index + 1} 档：得分值的`, value: step.share, unit: '%' },
    ]) : []),
    ...(quantitative.method === 'linear' ? [{ key: 'quantitative.floor', group: '定量指标', label: '完成率低于此数不得分', value: quantitative.floor, unit: '%' as const }] : []),
    { key: 'deviation.from', group: '定量指标', label: '完成率达到此数应说明原因', value: deviation.from, unit: '%' },
    ...STATES.flatMap((state): readonly SchemeFigure[] => [
      { key: `qualitative.${state}.from`, group: '定性指标', label: `${STATE_NAMES[state]}：最低`, value: qualitative[state].from, unit: '%' },
      { key: `qualitative.${state}.to`, group: '定性指标', label: `${STATE_NAMES[state]}：最高`, value: qualitative[state].to, unit: '%' },
      { key: `qualitative.${state}.default`, group: '定性指标', label: `${STATE_NAMES[state]}：没有填得分时取`, value: qualitative[state].default, unit: '%' },
    ]),
    ...scheme.grades.map((grade, index): SchemeFigure => ({ key: `grades.${index}.from`, group: '等级', label: `“${grade.name}”：总分不低于`, value: grade.from, unit: '分' })),
    { key: 'decimals', group: '其他', label: '得分保留小数', value: scheme.decimals, unit: '位' },
  ];
}

/** What of a scheme is no number, in sentences. */
export function schemeSentences({ execution, quantitative, lower, equalCost, lateDate, zeroTarget, deviation, caps, assumptions }: SchemeDefinition): readonly string[] {
  const METHODS: Readonly<Record<typeof quantitative.method, string>> = { proportional: '定量指标没有达到目标的，按完成比例计分。', linear: '定量指标没有达到目标的，在最低完成率与 100% 之间按比例计分。', allOrNothing: '定量指标达到目标得满分，没有达到不得分。' };
  return [
    execution.method === 'proportional' ? '执行率得分 = 分值 × 执行率（执行数 ÷ 全年预算数，最高 100%）。' : '执行率按所达到的档次得分。',
    METHODS[quantitative.method],
    lower === 'inverse' ? '越低越好的指标超过目标的，按 目标值 ÷ 完成值 计分。' : '越低越好的指标超过目标的，不得分。',
    equalCost === 'lower' ? '成本指标没有写运算符的，按“不超过”理解。' : '成本指标没有写运算符的，按“不低于”理解。',
    lateDate === 'band' ? '超过期限的时效指标按“未达成”的区间打分。' : '超过期限的时效指标不得分。',
    zeroTarget === 'zero' ? '目标为 0 而没有达到的不得分。' : '目标为 0 而没有达到的，采用填报的得分。',
    ...(deviation.action === 'penalty' ? [`超额完成较多而没有说明的，扣 ${deviation.points} 分。`] : []),
    ...(caps.enabled ? caps.steps.map((step) => `执行率低于 ${step.below}% 的，总分最高 ${step.cap} 分。`) : []),
    ...assumptions.map((assumption) => `假定：${assumption}`),
  ];
}

/**
 * A scheme with some of its numbers changed, under a name of its own. Examples that its new rules no longer give are let go.
 * @throws BadInput `scheme.figure`, `scheme.split`, `scheme.band`, `scheme.grades`
 */
export function withFigures(scheme: SchemeDefinition, changes: readonly { readonly key: string; readonly value: number }[]): SchemeDefinition {
  const known = new Map(schemeFigures(scheme).map((figure) => [figure.key, figure]));
  const copy = structuredClone(scheme);
  for (const { key, value } of changes) {
    const figure = known.get(key);
    if (figure === undefined) throw new BadInput('scheme.figure', '这一项已经不在评分口径中：请刷新后重做。');
    if (!Number.isFinite(value) || value < 0 || value > (figure.unit === '%' ? 1000 : figure.unit === '分' ? 100 : 6)) throw new BadInput('scheme.figure', `“${figure.label}”不能是 ${value}：请改为合理的数。`);
    setAt(copy, key.split('.'), value);
  }
  checkSense(copy);
  const name = copy.name.endsWith('（本年度修改）') ? copy.name : `${copy.name}（本年度修改）`;
  const changed = { ...copy, name };
  const kept = changed.examples.filter((example) => failedExamples(compileScheme({ ...changed, examples: [example] })).length === 0);
  const highest = changed.grades.toSorted((a, b) => b.from - a.from)[0]?.name ?? '';
  return { ...changed, examples: kept.length > 0 ? kept : [{ total: '100', grade: highest }] };
}

/** Sets a number deep in plain data; the path was made by `schemeFigures`. */
function setAt(target: unknown, path: readonly string[], value: number): void {
  const [head, ...rest] = path;
  if (head === undefined || typeof target !== 'object' || target === null) return;
  if (rest.length === 0) Reflect.set(target, head, value);
  else setAt(Reflect.get(target, head), rest, value);
}

function checkSense({ weights, qualitative, grades }: SchemeDefinition): void {
  for (const [name, split] of [['项目', weights.project], ['部门整体支出', weights.department]] as const) {
    if (split === null) continue;
    const sum = weights.execution + Object.values(split).reduce((total, points) => total + points, 0);
    if (Math.abs(sum - 100) > 1e-9) throw new BadInput('scheme.split', `${name}的分值合计 ${Number(sum.toFixed(6))}，应为 100：请改正后再保存。`);
  }
  for (const state of STATES) {
    const { from, to, default: point } = qualitative[state];
    if (from > to || point < from || point > to) throw new BadInput('scheme.band', `定性指标“${STATE_NAMES[state]}”的最低、最高和缺省得分前后矛盾：请改正后再保存。`);
  }
  if (grades.some((grade, index) => index > 0 && grade.from >= (grades[index - 1]?.from ?? 100))) throw new BadInput('scheme.grades', '等级的分数线应从高到低排列：请改正后再保存。');
}
