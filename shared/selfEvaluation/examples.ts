import { readEvaluationInput } from './input.ts';
import { decimalRational, equal } from './rational.ts';
import { scoreTables } from './scoreTables.ts';
import { type Scheme, exact, gradeOf } from './scheme.ts';

/** The examples of a scheme that its own rules do not give; one Chinese clause each. */
export function failedExamples(scheme: Scheme): readonly string[] {
  return scheme.definition.examples.flatMap((example): readonly string[] => {
    if ('grade' in example) {
      const grade = gradeOf(scheme, decimalRational(example.total));
      return grade === example.grade ? [] : [`总分 ${example.total} 应为“${example.grade}”，按规则为“${grade}”`];
    }
    const budget = 'executed' in example;
    const fund = budget ? { name: '年度资金总额', fullYearBudget: example.fullYearBudget, executed: example.executed, weight: example.weight } : null;
    const indicator = budget ? null : { level1: example.cost ? '成本指标' : '产出指标', level2: '', level3: '示例', target: example.target, actual: example.actual, weight: example.weight, score: example.entered };
    const [table] = scoreTables(readEvaluationInput([{ funds: fund === null ? [] : [fund], indicators: indicator === null ? [] : [indicator] }]), scheme).tables;
    const score = budget ? (table?.execution.score ?? null) : (table?.rows[0]?.score ?? null);
    const wanted = example.score;
    const holds = score === null || wanted === null ? score === wanted : equal(exact(score), exact(wanted));
    const name = budget ? `执行 ${example.executed} / 全年预算 ${example.fullYearBudget}` : `目标 ${example.target}、完成 ${example.actual}`;
    return holds ? [] : [`${name} 应得 ${wanted ?? '（不计分）'}，按规则为 ${score ?? '（不计分）'}`];
  });
}
