import type { Finding, Level } from '../../checks/finding.ts';
import type { ExecutionScore } from '../execution.ts';
import type { EvaluationTable } from '../input.ts';
import { pathOf } from '../levels.ts';
import type { Rational } from '../rational.ts';
import type { RowScore } from '../rowScore.ts';
import type { Scheme } from '../scheme.ts';

/** A fault of a self-evaluation table. `table` is the project, `row` the level path, `column` the form's column. */
export interface ScoreFinding extends Finding {
  /** Zero-based place of the indicator; null for the table, its funds or its title. */
  readonly indicator: number | null;
}

/** A scored table as the checks see it. */
export interface ScoredTable {
  readonly table: EvaluationTable;
  /** Name used in sentences. */
  readonly name: string;
  /** A 部门整体支出 table, whose weights are split otherwise. */
  readonly department: boolean;
  readonly scheme: Scheme;
  readonly rows: readonly RowScore[];
  readonly execution: ExecutionScore;
  /** Sum of the indicators' weights; null where none has one. */
  readonly rowWeights: Rational | null;
  /** Some indicator has a weight. */
  readonly weighted: boolean;
  readonly exactTotal: Rational | null;
  readonly total: Rational | null;
  readonly cap: Rational | null;
  readonly printedTotal: Rational | null;
}

export type FindingColumn = '一级指标' | '二级指标' | '三级指标' | '年度指标值' | '实际完成值' | '分值' | '得分' | '偏差原因' | '资金' | '执行率' | '项目名称' | '总分' | '等级' | '标题';

export interface FindingDraft {
  readonly rule: string;
  readonly level: Level;
  readonly row: RowScore | null;
  readonly column: FindingColumn | null;
  readonly expected?: string | null;
  readonly printed?: string | null;
  readonly diff?: string | null;
  /** One Chinese sentence with its full stop. */
  readonly message: string;
}

export type TableCheck = (scored: ScoredTable) => readonly FindingDraft[];
/** A check of one row by itself. */
export type RowCheck = (row: RowScore) => readonly FindingDraft[];

export const NOTHING: readonly FindingDraft[] = [];

/** What checks of single rows find, row by row. */
export function checkRows(rows: readonly RowScore[], checks: readonly RowCheck[]): readonly FindingDraft[] {
  const drafts: FindingDraft[] = [];
  for (const row of rows) for (const check of checks) for (const draft of check(row)) drafts.push(draft);
  return drafts;
}

/** Draft → finding; ids are given over the whole run, in print order. */
export function numberFinding(draft: FindingDraft, scored: ScoredTable, count: number): ScoreFinding {
  return {
    id: `F${String(count).padStart(3, '0')}`, rule: draft.rule, level: draft.level, table: scored.name,
    row: draft.row === null ? null : pathOf(draft.row.levels), column: draft.column, expected: draft.expected ?? null, printed: draft.printed ?? null, diff: draft.diff ?? null,
    message: draft.message, indicator: draft.row?.index ?? null,
  };
}

/** 第 3 行“接通终端数量” */
export function rowName(row: RowScore): string {
  const name = (row.levels.level3 === '' ? pathOf(row.levels) : row.levels.level3).replaceAll('“', '‘').replaceAll('”', '’');
  return `第 ${row.index + 1} 行“${name}”`;
}
