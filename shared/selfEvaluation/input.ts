import { z } from 'zod';
import { BadInput } from '../badInput.ts';
import { numberCellText } from '../money/parse.ts';

/**
 * Self-evaluation tables as they come in (JSON or a workbook): every cell as written, null for blank. Unknown keys are ignored.
 */
const cell = z.union([z.string(), z.number(), z.boolean()]).nullish().transform((value): string | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  const text = typeof value === 'number' ? numberCellText(value) : value;
  return text.trim() === '' ? null : text;
});

const fund = z.object({
  name: cell, initialBudget: cell, fullYearBudget: cell, executed: cell, weight: cell, rate: cell, score: cell,
});

const indicator = z.object({
  level1: cell, level2: cell, level3: cell, target: cell, actual: cell, weight: cell, score: cell,
  reason: cell,
  /** 指标解释: what the indicator means and how it is measured. */
  explanation: cell,
  /** Comparator, unit and 正向/反向 in columns of their own. */
  operator: cell, comparator: cell, unit: cell, direction: cell,
  override: z.object({ score: cell, reason: cell }).nullish(),
});

const list = <Item extends z.ZodType>(item: Item) => z.array(item).nullish().transform((items) => items ?? []);

const table = z.object({
  id: cell, project: cell, form: cell,
  /** One project, or the whole of the department; told by titles where it is not stated. */
  kind: z.enum(['project', 'department']).nullish(),
  scheme: cell, tableTitle: cell, sectionHeading: cell, year: cell,
  /** 一级项目 / 二级项目. */
  projectLevel: cell,
  /** 主管部门, 实施单位, 年度总体目标 and how far it was reached. */
  department: cell, implementingUnit: cell, goal: cell, goalResult: cell,
  /** 财政代列: executed on this project but booked elsewhere; outside the tie to 项目支出. */
  listedElsewhere: z.boolean().nullish(),
  /** 执行率偏差原因: absent where the form has no such field, null where it was left blank. */
  executionReason: z.union([z.string(), z.null()]).optional(),
  /** Unit in which the table states money; absent where it does not say. */
  moneyUnit: z.enum(['元', '千元', '万元']).nullish(),
  funds: list(fund), indicators: list(indicator),
  totalWeight: cell, totalScore: cell, grade: cell,
});

export type EvaluationTable = z.infer<typeof table>;
export type EvaluationIndicator = EvaluationTable['indicators'][number];
export type EvaluationFund = EvaluationTable['funds'][number];

const DEPARTMENT = /整体支出|整体绩效|department/;

/** A table of 部门整体支出: so it says, or its form, title or name does. */
export function isDepartment(table: EvaluationTable): boolean {
  if (table.kind !== null && table.kind !== undefined) return table.kind === 'department';
  return [table.form, table.tableTitle, table.project, table.sectionHeading].some((text) => text !== null && DEPARTMENT.test(text));
}

export interface EvaluationInput {
  /** Scheme named by the input itself. */
  readonly scheme: string | null;
  readonly tables: readonly EvaluationTable[];
}

/**
 * Reads parsed JSON: an array of tables, `{scheme?, tables}`, or one table.
 * @throws BadInput with the place of the first thing that is not of this shape
 */
export function readEvaluationInput(value: unknown): EvaluationInput {
  if (Array.isArray(value)) return { scheme: null, tables: readTables(value) };
  if (typeof value !== 'object' || value === null) throw new BadInput('score.input', '自评数据应是自评表的数组，或含 tables 的对象；请检查文件内容。');
  if ('tables' in value) {
    if (!Array.isArray(value.tables)) throw new BadInput('score.input', '自评数据的 tables 不是数组；请检查文件内容。');
    return { scheme: 'scheme' in value && typeof value.scheme === 'string' && value.scheme !== '' ? value.scheme : null, tables: readTables(value.tables) };
  }
  if ('indicators' in value) return { scheme: null, tables: readTables([value]) };
  throw new BadInput('score.input', '自评数据里没有 tables，也没有 indicators；请检查文件内容。');
}

function readTables(values: readonly unknown[]): readonly EvaluationTable[] {
  return values.map((value, index) => {
    const read = table.safeParse(value);
    if (read.success) return read.data;
    throw new BadInput('score.input', `第 ${index + 1} 张自评表${placeOf(read.error.issues[0]?.path ?? [])}格式不对；请检查文件内容。`);
  });
}

/** indicators.0.target → 第 1 行指标的 target */
function placeOf(path: readonly PropertyKey[]): string {
  const [first, index, ...rest] = path;
  if (first === undefined) return '';
  const row = typeof index === 'number' ? `第 ${index + 1} 行` : '';
  const name = first === 'indicators' ? '指标' : first === 'funds' ? '资金' : ` ${String(first)} `;
  return `的${row}${name}${rest.length > 0 ? `的 ${rest.map(String).join('.')} ` : ''}`;
}
