import { BadInput } from '../../badInput.ts';
import type { EvaluationFund, EvaluationIndicator, EvaluationTable } from '../input.ts';
import { nameLevels, pathOf } from '../levels.ts';
import { advanceYears } from './yearWords.ts';

/** One difference between last year's form and the draft. */
export interface DraftChange {
  readonly kind: 'advanced' | 'emptied' | 'check';
  /** 项目名称, or 产出指标/数量指标/培训期数 · 年度指标值. */
  readonly place: string;
  readonly from: string;
  readonly to: string;
  /** One sentence for the list. */
  readonly message: string;
}

export interface Draft {
  readonly table: EvaluationTable;
  readonly changes: readonly DraftChange[];
}

type Change = (place: string, from: string | null, to: string | null, kind: DraftChange['kind']) => void;

/**
 * This year's draft of last year's table: level names, targets, weights and sources are kept; actuals, scores, amounts and
 * reasons are emptied; year words move by the distance of the two years (back, where a year is made from a later one).
 * @throws BadInput `draft.year` when the years are not whole numbers of four digits or are the same
 */
export function draftFrom(table: EvaluationTable, fromYear: number, toYear: number): Draft {
  const isYear = (year: number): boolean => Number.isInteger(year) && year >= 1900 && year <= 2099;
  if (!isYear(fromYear) || !isYear(toYear) || toYear === fromYear) throw new BadInput('draft.year', `不能由 ${fromYear} 年度的自评表起草 ${toYear} 年度的自评表；请核对两个年度。`);
  const changes: DraftChange[] = [];
  const change: Change = (place, from, to, kind) => changes.push({ kind, place, from: from ?? '', to: to ?? '', message: sentence(place, from ?? '', to ?? '', kind) });
  const advance = (place: string, text: string | null, bare: boolean): string | null => {
    if (text === null) return null;
    const { text: advanced, words } = advanceYears(text, fromYear, toYear, bare);
    if (advanced !== text) change(place, text, advanced, 'advanced');
    if (words.some((word) => word.kind === 'check')) change(place, text, advanced, 'check');
    return advanced;
  };
  const levels = nameLevels(table.indicators);
  return {
    table: {
      ...emptied(table, change),
      year: String(toYear),
      project: advance('项目名称', table.project, true), tableTitle: advance('表名', table.tableTitle, true), sectionHeading: advance('标题', table.sectionHeading, true), goal: advance('年度总体目标', table.goal, true),
      funds: table.funds.map((fund) => emptyFund(fund, change)),
      indicators: table.indicators.map((one, index) => draftIndicator(one, levels[index] === undefined ? '' : pathOf(levels[index]), advance, change)),
    },
    changes,
  };
}

function sentence(place: string, from: string, to: string, kind: DraftChange['kind']): string {
  switch (kind) {
    case 'advanced': return `${place}：“${from}”改为“${to}”。`;
    case 'emptied': return `${place}：清空上年的“${from}”。`;
    case 'check': return `${place}：“${from}”含跨年期间，年份没有改动，请核对。`;
  }
}

/** The fields of the table that a year's work produces. */
function emptied(table: EvaluationTable, change: Change): EvaluationTable {
  for (const [place, value] of [['总分', table.totalScore], ['等级', table.grade], ['年度目标完成情况', table.goalResult], ['执行率偏差原因', table.executionReason ?? null]] as const) {
    if (value !== null && value !== '') change(place, value, null, 'emptied');
  }
  const { executionReason, ...rest } = table;
  return { ...rest, totalScore: null, grade: null, goalResult: null, ...(executionReason !== undefined && { executionReason: null }) };
}

function emptyFund(fund: EvaluationFund, change: Change): EvaluationFund {
  const name = fund.name ?? '资金';
  for (const [label, value] of [['年初预算数', fund.initialBudget], ['全年预算数', fund.fullYearBudget], ['全年执行数', fund.executed], ['执行率', fund.rate], ['得分', fund.score]] as const) {
    if (value !== null) change(`${name} · ${label}`, value, null, 'emptied');
  }
  return { ...fund, initialBudget: null, fullYearBudget: null, executed: null, rate: null, score: null };
}

function draftIndicator(one: EvaluationIndicator, path: string, advance: (place: string, text: string | null, bare: boolean) => string | null, change: Change): EvaluationIndicator {
  for (const [label, value] of [['实际完成值', one.actual], ['得分', one.score], ['偏差原因', one.reason], ['人工评分', one.override?.score ?? null]] as const) {
    if (value !== null) change(`${path} · ${label}`, value, null, 'emptied');
  }
  return {
    ...one, actual: null, score: null, reason: null, override: null,
    level3: advance(`${path} · 三级指标`, one.level3, true), target: advance(`${path} · 年度指标值`, one.target, false), explanation: advance(`${path} · 指标解释`, one.explanation, false),
  };
}
