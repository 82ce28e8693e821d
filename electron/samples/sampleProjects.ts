import { join } from 'node:path';
import { z } from 'zod';
import { parseFen } from '../../shared/money/parse.ts';
import type { IndicatorRecord, ProjectFundRecord, ProjectRecord } from '../../shared/selfEvaluation/reconcile/projectRecord.ts';
import { readYaml } from '../resources/yamlFile.ts';
import type { SampleBureau } from './sampleBureau.ts';

const text = z.string();
const evaluation = z.strictObject({
  goal: text, goalResult: text, executionReason: text.default(''),
  indicators: z.array(z.tuple([text, text, text, text, text, text, text, text])),
});
const EvaluationFile = z.record(text, evaluation);

/** Points of the execution rate on the national form. */
const EXECUTION_WEIGHT = '10';

/** The sample bureau's projects with their self-evaluation, all of it paid from the year's own fiscal money. */
export function loadSampleProjects(resourceRoot: string, bureau: SampleBureau): ProjectRecord[] {
  const evaluations = EvaluationFile.parse(readYaml(join(resourceRoot, 'samples', 'selfEvaluation.yaml'), '示例文件'));
  return bureau.projects.map((project) => {
    const { goal = '', goalResult = '', executionReason = '', indicators = [] } = evaluations[project.code] ?? {};
    return {
      code: project.code, name: project.name, kind: 'project', form: '', department: bureau.department, implementingUnit: project.implementer, tier: '二级', onBehalf: project.onBehalf,
      goal, goalResult, executionReason, printedTotal: '', printedGrade: '', funds: ['年度资金总额', '其中：当年财政拨款'].map((source, index) => fundOf(project, source, index === 0 ? EXECUTION_WEIGHT : '')),
      indicators: indicators.map(indicatorOf),
    };
  });
}

function fundOf(project: SampleBureau['projects'][number], source: string, weight: string): ProjectFundRecord {
  return { source, initial: parseFen(project.budgetInitial, '元'), adjusted: parseFen(project.budgetAdjusted, '元'), executed: parseFen(project.executed, '元'), weight, score: '' };
}

function indicatorOf([level1, level2, level3, target, actual, weight, score, deviationReason]: z.infer<typeof evaluation>['indicators'][number]): IndicatorRecord {
  return { level1, level2, level3, explanation: '', comparator: '', target, unit: '', direction: '', actual, weight, score, deviationReason, overrideScore: '', overrideReason: '' };
}
