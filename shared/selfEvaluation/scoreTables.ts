import { figureValue, readFigure } from './amounts.ts';
import { type ExecutionScore, scoreExecution } from './execution.ts';
import { checkAcrossTables } from './findings/acrossTables.ts';
import { checkArithmetic } from './findings/arithmetic.ts';
import { checkDepartmentTables } from './findings/departmentTable.ts';
import { type ScoreFinding, type ScoredTable, type TableCheck, numberFinding } from './findings/finding.ts';
import { checkFunds } from './findings/funds.ts';
import { checkLevels } from './findings/levels.ts';
import { checkReasons } from './findings/reasons.ts';
import { checkScores } from './findings/scores.ts';
import type { SummaryResult } from './findings/summaryTable.ts';
import { checkTexts } from './findings/texts.ts';
import { checkTitles } from './findings/titles.ts';
import { checkUnits } from './findings/units.ts';
import { checkWeights } from './findings/weights.ts';
import { type EvaluationInput, type EvaluationTable, isDepartment } from './input.ts';
import { nameLevels } from './levels.ts';
import { type Rational, add, compare, rational, sum, toNumber } from './rational.ts';
import { type JudgedAlike, type RowFigures, type RowScore, printedFigure, scoreRow } from './rowScore.ts';
import { type Scheme, capOf, gradeOf } from './scheme.ts';

/** The JSON of the command `score`. Points and percentages are JSON numbers, half-up at the digits the scheme prints. */
export interface ScoreResult {
  readonly tables: readonly TableResult[];
  /** The 汇总表 that stand beside the forms of a workbook; absent where there is none. */
  readonly summaries?: readonly SummaryResult[];
}

export interface TableResult {
  readonly id: string | null;
  readonly project: string | null;
  readonly scheme: string;
  readonly execution: ExecutionResult;
  /** One per indicator, in order. */
  readonly rows: readonly RowResult[];
  /** Null where the form has no weights or a row could not be scored. */
  readonly total: number | null;
  /** Weights of the rows and of the execution rate together; null in a form without weights. */
  readonly totalWeight: number | null;
  /** As printed: a number, or the text where it is none. */
  readonly printedTotal: number | string | null;
  readonly grade: string | null;
  readonly findings: readonly ScoreFinding[];
}

export interface ExecutionResult {
  /** 执行数 ÷ 全年预算数 in percent with two decimals, at most 100. */
  readonly rate: number | null;
  /** 执行数 ÷ 年初预算数 in percent, for comparison only. */
  readonly initialRate: number | null;
  readonly weight: number | null;
  readonly score: number | null;
  readonly printed: number | string | null;
  readonly explanation: string;
}

export interface RowResult extends RowFigures {
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
}

const CHECKS: readonly TableCheck[] = [checkTitles, checkFunds, checkLevels, checkTexts, checkUnits, checkArithmetic, checkScores, checkReasons, checkWeights];

/**
 * Scores self-evaluation tables and lists their faults.
 * @param scheme one for all, or a choice per table (see `chooseScheme`)
 */
export function scoreTables(input: EvaluationInput, scheme: Scheme | ((table: EvaluationTable) => Scheme)): ScoreResult {
  const alike: JudgedAlike = new Map();
  const scored = input.tables.map((table, index) => scoreTable(table, index, typeof scheme === 'function' ? scheme(table) : scheme, alike));
  const [across, whole] = [checkAcrossTables(scored), checkDepartmentTables(scored)];
  let count = 0;
  return {
    tables: scored.map((one, index) => {
      const drafts = [...CHECKS.flatMap((check) => check(one)), ...(across.get(index) ?? []), ...(whole.get(index) ?? [])];
      return tableResult(one, drafts.map((draft) => numberFinding(draft, one, (count += 1))));
    }),
  };
}

function scoreTable(table: EvaluationTable, index: number, scheme: Scheme, alike: JudgedAlike): ScoredTable {
  const levels = nameLevels(table.indicators);
  const rows = table.indicators.map((indicator, place) => scoreRow(indicator, levels[place] ?? { level1: '', level2: '', level3: '', name: '', cost: false, time: false, falling: false }, place, scheme, alike));
  const rowWeights = weightsOf(rows);
  const execution = scoreExecution(table, scheme, rowWeights);
  const whole = rowWeights === null ? null : totalOf(rows, execution);
  const cap = whole === null ? null : capOf(scheme, execution.rate);
  const capped = (value: Rational | null): Rational | null => (value !== null && cap !== null && compare(value, cap) > 0 ? cap : value);
  return {
    table, name: table.project ?? table.id ?? `第 ${index + 1} 张表`, department: isDepartment(table), scheme, rows, execution, rowWeights, weighted: rowWeights !== null,
    exactTotal: capped(whole?.exact ?? null), total: capped(whole?.rounded ?? null), cap: whole !== null && cap !== null && compare(whole.exact, cap) > 0 ? cap : null,
    printedTotal: figureValue(readFigure(table.totalScore)),
  };
}

/** The sum of the rows' weights; null where no row has one. */
function weightsOf(rows: readonly RowScore[]): Rational | null {
  const weights: Rational[] = [];
  for (const { weight } of rows) if (weight !== null) weights.push(weight);
  return weights.length === 0 ? null : sum(weights);
}

const HUNDRED = rational(100);

/** Both totals, at most 100; null when a weighted row or a weighted execution has no score. */
function totalOf(rows: readonly RowScore[], execution: ExecutionScore): { readonly exact: Rational; readonly rounded: Rational } | null {
  const exact: Rational[] = [];
  const rounded: Rational[] = [];
  const take = (weight: Rational | null, exactScore: Rational | null, score: Rational | null): boolean => {
    if (weight === null || weight.n === 0n) return true;
    if (exactScore === null || score === null) return false;
    exact.push(exactScore);
    rounded.push(score);
    return true;
  };
  const complete = rows.every((row) => take(row.weight, row.exactScore, row.score)) && take(execution.weight, execution.exactScore, execution.score);
  const most = (value: Rational): Rational => (compare(value, HUNDRED) > 0 ? HUNDRED : value);
  return complete ? { exact: most(sum(exact)), rounded: most(sum(rounded)) } : null;
}

function tableResult(scored: ScoredTable, findings: readonly ScoreFinding[]): TableResult {
  const { table, execution, scheme } = scored;
  const points = (value: Rational | null): number | null => (value === null ? null : toNumber(value, 6));
  return {
    id: table.id, project: table.project, scheme: scheme.id,
    execution: {
      rate: percent(execution.rate), initialRate: percent(execution.initialRate), weight: points(execution.weight), score: points(execution.score),
      printed: printed(table.funds[0]?.score ?? null), explanation: execution.explanation,
    },
    rows: scored.rows.map(rowResult),
    totalWeight: points(totalWeightOf(scored)), total: points(scored.total), printedTotal: printed(table.totalScore), grade: scored.exactTotal === null ? null : gradeOf(scheme, scored.exactTotal), findings,
  };
}

function totalWeightOf({ rowWeights, execution: { weight } }: ScoredTable): Rational | null {
  return rowWeights === null || weight === null ? rowWeights : add(rowWeights, weight);
}

function rowResult({ levels, figures }: RowScore): RowResult {
  return { level1: levels.level1, level2: levels.level2, level3: levels.level3, ...figures };
}

function percent(ratio: Rational | null): number | null {
  return ratio === null ? null : toNumber({ n: ratio.n * 100n, d: ratio.d }, 2);
}

function printed(text: string | null): number | string | null {
  return printedFigure(readFigure(text));
}
