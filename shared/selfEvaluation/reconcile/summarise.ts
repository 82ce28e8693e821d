import { type Fen, type MoneyUnit, sumFen } from '../../money/fen.ts';
import type { EvaluationTable } from '../input.ts';
import { percentText, rational } from '../rational.ts';
import type { Scheme } from '../scheme.ts';
import type { TableResult } from '../scoreTables.ts';
import { amountOf } from './amountText.ts';

/** One project of the 汇总表. Amounts of the first fund row (年度资金总额) in fen, null where blank or unreadable. */
export interface SummaryRow {
  readonly project: string;
  readonly unit: string;
  readonly budget: Fen | null;
  readonly executed: Fen | null;
  /** Null where the form has no weights or a row could not be scored. */
  readonly score: number | null;
  readonly grade: string | null;
  readonly listedElsewhere: boolean;
}

export interface GradeCount {
  readonly grade: string;
  readonly projects: number;
  readonly executed: Fen;
  /** Of the graded projects and of their 执行数: "62.50%"; null where there is nothing to share. */
  readonly projectShare: string | null;
  readonly executedShare: string | null;
}

/** What the narrative's 预算绩效 section says of the self-evaluation. */
export interface EvaluationSummary {
  readonly rows: readonly SummaryRow[];
  /** The department's own projects; those 财政代列 stand apart. */
  readonly projects: number;
  readonly budget: Fen;
  readonly executed: Fen;
  readonly listedElsewhere: { readonly projects: number; readonly executed: Fen };
  /** In the scheme's order, also grades that no project has. */
  readonly grades: readonly GradeCount[];
  /** Own projects without a total. */
  readonly ungraded: number;
}

/**
 * Sums up scored projects.
 * @param results of the same tables, in the same order
 * @param unit unit in which the forms state money
 */
export function summariseScores(tables: readonly EvaluationTable[], results: readonly TableResult[], scheme: Scheme, unit: MoneyUnit): EvaluationSummary {
  const rows = tables.map((table, index): SummaryRow => ({
    project: table.project ?? table.id ?? '', unit: table.implementingUnit ?? '', budget: readable(table.funds[0]?.fullYearBudget ?? null, unit), executed: readable(table.funds[0]?.executed ?? null, unit),
    score: results[index]?.total ?? null, grade: results[index]?.grade ?? null, listedElsewhere: table.listedElsewhere === true,
  }));
  const own = rows.filter((row) => !row.listedElsewhere);
  const elsewhere = rows.filter((row) => row.listedElsewhere);
  const graded = own.filter((row) => row.grade !== null);
  return {
    rows, projects: own.length, budget: sumFen(own.map((row) => row.budget ?? 0)), executed: executedOf(own),
    listedElsewhere: { projects: elsewhere.length, executed: executedOf(elsewhere) },
    grades: scheme.grades.map(({ name }) => gradeCount(name, graded)), ungraded: own.length - graded.length,
  };
}

function readable(text: string | null, unit: MoneyUnit): Fen | null {
  const read = amountOf(text, unit);
  return read === 'unreadable' ? null : read;
}

function executedOf(rows: readonly SummaryRow[]): Fen {
  return sumFen(rows.map((row) => row.executed ?? 0));
}

function gradeCount(grade: string, graded: readonly SummaryRow[]): GradeCount {
  const mine = graded.filter((row) => row.grade === grade);
  const executed = executedOf(mine);
  const all = executedOf(graded);
  return {
    grade, projects: mine.length, executed,
    projectShare: graded.length === 0 ? null : percentText(rational(mine.length, graded.length)), executedShare: all === 0 ? null : percentText(rational(executed, all)),
  };
}
