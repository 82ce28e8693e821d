import type { MoneyUnit } from '../../money/fen.ts';
import { type EvaluationIndicator, type EvaluationTable, isDepartment, readEvaluationInput } from '../input.ts';
import { amountOf, amountText } from './amountText.ts';
import type { IndicatorRecord, ProjectFundRecord, ProjectRecord } from './projectRecord.ts';

/**
 * The ledger's projects as tables for the engine and the forms, in order.
 * @param unit unit in which the forms state money
 * @param year the year of the book
 * @param decimals of printed amounts; without it they are exact, as the engine wants them
 */
export function projectsToTables(projects: readonly ProjectRecord[], unit: MoneyUnit, year: number, decimals?: number): readonly EvaluationTable[] {
  const cells = projects.map((project) => ({
    id: project.code, project: project.name, form: project.form, kind: project.kind, year, department: project.department, implementingUnit: project.implementingUnit, projectLevel: project.tier,
    goal: project.goal, goalResult: project.goalResult, listedElsewhere: project.onBehalf, ...(project.executionReason !== '' && { executionReason: project.executionReason }), totalScore: project.printedTotal, grade: project.printedGrade,
    funds: project.funds.map((fund) => ({
      name: fund.source, initialBudget: amountText(fund.initial, unit, decimals), fullYearBudget: amountText(fund.adjusted, unit, decimals), executed: amountText(fund.executed, unit, decimals), weight: fund.weight, score: fund.score,
    })),
    indicators: project.indicators.map((one) => ({
      level1: one.level1, level2: one.level2, level3: one.level3, explanation: one.explanation, operator: one.comparator, target: one.target, unit: one.unit, direction: one.direction, actual: one.actual, weight: one.weight, score: one.score, reason: one.deviationReason,
      ...(one.overrideScore !== '' && { override: { score: one.overrideScore, reason: one.overrideReason } }),
    })),
  }));
  return readEvaluationInput(cells).tables;
}

export interface ImportedProjects {
  readonly projects: readonly ProjectRecord[];
  /** One sentence for each thing of the tables that the ledger does not keep as it was. */
  readonly notes: readonly string[];
}

/**
 * Imported tables as projects of the ledger. A project known by its name keeps its code; a new one gets the next free number.
 * @param unit unit in which forms state money that do not say theirs
 * @param known name and code of the projects the book has
 */
export function tablesToProjects(tables: readonly EvaluationTable[], unit: MoneyUnit, known: readonly { readonly name: string; readonly code: string }[] = []): ImportedProjects {
  const codes = new Map(known.map(({ name, code }) => [name.trim(), code]));
  const taken = new Set(codes.values());
  const notes: string[] = [];
  const used = new Set<string>();
  const projects = tables.map((table, index): ProjectRecord => {
    const name = table.project?.trim() ?? `未命名项目${index + 1}`;
    if (table.project === null) notes.push(`第 ${index + 1} 张自评表没有项目名称，暂记为“${name}”，请补充。`);
    const existing = codes.get(name);
    const code = existing !== undefined && !used.has(existing) ? existing : freeCode(taken);
    if (used.has(existing ?? '')) notes.push(`“${name}”有两张自评表，第二张另记为项目 ${code}，请核对。`);
    codes.set(name, code);
    taken.add(code);
    used.add(code);
    return {
      code, name, kind: isDepartment(table) ? 'department' : 'project', form: '', department: table.department ?? '', implementingUnit: table.implementingUnit ?? '', tier: table.projectLevel ?? '', onBehalf: table.listedElsewhere === true,
      goal: table.goal ?? '', goalResult: table.goalResult ?? '', executionReason: table.executionReason ?? '', printedTotal: table.totalScore ?? '', printedGrade: table.grade ?? '', funds: fundRecords(table, name, table.moneyUnit ?? unit, notes), indicators: table.indicators.map(indicatorRecord),
    };
  });
  return { projects, notes };
}

/** The next free code of a book's projects: P004. */
export function freeCode(taken: ReadonlySet<string>): string {
  for (let number = taken.size + 1; ; number += 1) {
    const code = `P${String(number).padStart(3, '0')}`;
    if (!taken.has(code)) return code;
  }
}

function fundRecords(table: EvaluationTable, project: string, unit: MoneyUnit, notes: string[]): readonly ProjectFundRecord[] {
  const names = new Map<string, number>();
  return table.funds.map((fund) => {
    const name = fund.name?.trim() ?? '资金';
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    const amount = (label: string, text: string | null): number | null => {
      const read = amountOf(text, unit);
      if (read !== 'unreadable') return read;
      notes.push(`“${project}”的${name}${label}“${text ?? ''}”不是金额，没有导入，请补填。`);
      return null;
    };
    return {
      source: count === 1 ? name : `${name}（${count}）`, initial: amount('年初预算数', fund.initialBudget), adjusted: amount('全年预算数', fund.fullYearBudget), executed: amount('全年执行数', fund.executed),
      weight: fund.weight ?? '', score: fund.score ?? '',
    };
  });
}

function indicatorRecord(one: EvaluationIndicator): IndicatorRecord {
  return {
    level1: one.level1 ?? '', level2: one.level2 ?? '', level3: one.level3 ?? '', explanation: one.explanation ?? '', comparator: one.operator ?? one.comparator ?? '', target: one.target ?? '', unit: one.unit ?? '', direction: one.direction ?? '', actual: one.actual ?? '',
    weight: one.weight ?? '', score: one.score ?? '', deviationReason: one.reason ?? '', overrideScore: one.override?.score ?? '', overrideReason: one.override?.reason ?? '',
  };
}
