import type { FormGrid } from './formGrid.ts';
import { TITLE_LABEL } from './headWords.ts';
import { executionPoints } from './weightsInNames.ts';

const PROJECT_LABEL = /^(项目(支出|\(政策\))?|专项(资金)?|(专项)?转移支付(\(项目\))?)名称[:：]?/;
/** Above the indicators in some provinces. */
const TOTAL_ABOVE = /^(自评总?得?分|自评总分数?|总得分|总分)(\(分\))?[:：]?$/;
const GRADE_ABOVE = /^(自评|评价|自评价)?(等级|等次|结论等级)[:：]?$/;
const GRADE = /^(优秀?|良好?|中等?|差)$/;
/** A year of the work, not of the day the form was filled in; 年度：2023 where the year stands behind its word. */
const YEAR = /((?:19|20)\d\d)年(?:度|(?!\d))/;
const YEAR_BEHIND = /年度[:：](?:19|20)\d\d(?!\d)/;
/** Names what is evaluated on the forms of 部门整体支出; elsewhere it names who fills the form in. */
const DEPARTMENT_LABEL = /^部门(\(单位\))?名称[:：]?/;

export interface Heading { readonly from: number; readonly title: string | null; readonly project: string | null; readonly year: string | null; readonly totalScore: string | null; readonly grade: string | null; readonly executionWeight: string | null }

/** Title, year and project name in the rows above a head. */
export function headingOf(grid: FormGrid, from: number, to: number): Heading {
  let title: string | null = null;
  let project: string | null = null;
  let department: string | null = null;
  let year: string | null = null;
  let totalScore: string | null = null;
  let grade: string | null = null;
  let executionWeight: string | null = null;
  for (let row = from; row < to; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const text = grid.own(row, column);
      const label = grid.label(row, column);
      if (text === '') continue;
      if (title === null && label.length <= 50 && TITLE_LABEL.test(label) && !label.startsWith('项目名称')) title = text;
      if (project === null && PROJECT_LABEL.test(label)) project = label.replace(PROJECT_LABEL, '') || rightOf(grid, row, column);
      if (department === null && DEPARTMENT_LABEL.test(label)) department = label.replace(DEPARTMENT_LABEL, '') || rightOf(grid, row, column);
      if (totalScore === null && TOTAL_ABOVE.test(label)) totalScore = figureOnly(rightOf(grid, row, column));
      if (grade === null && GRADE_ABOVE.test(label)) grade = GRADE.exec(rightOf(grid, row, column) ?? '')?.[0] ?? null;
      executionWeight ??= executionPoints(label);
      year ??= YEAR.exec(label)?.[1] ?? YEAR_BEHIND.exec(label)?.[0].slice(-4) ?? (/^(评价|填报|预算)?年度[:：]?$/.test(label) ? yearOnly(rightOf(grid, row, column)) : null);
    }
  }
  return { from, title, project: project ?? (title?.includes('整体') ? department : null), year, totalScore, grade, executionWeight };
}

function yearOnly(text: string | null): string | null {
  return text === null ? null : (/^((?:19|20)\d\d)年?度?$/.exec(text.trim())?.[1] ?? null);
}

function figureOnly(text: string | null): string | null {
  return text !== null && /^\d+(\.\d+)?分?$/.test(text) ? text : null;
}

const MONEY_UNIT = /(?:单位|金额)[:：]?\(?(万元|千元|元)|\((万元|千元|元)\)/;

/** 金额单位：万元 over the form, or （万元） in the head of its funds; null where neither is said. */
export function moneyUnitOf(grid: FormGrid, from: number, to: number): string | null {
  for (let row = from; row < to; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const found = grid.own(row, column) === '' ? null : MONEY_UNIT.exec(grid.label(row, column));
      if (found !== null) return found[1] ?? found[2] ?? null;
    }
  }
  return null;
}

/** The next filled cell to the right that is another cell. */
function rightOf(grid: FormGrid, row: number, column: number): string | null {
  const here = grid.master(row, column);
  for (let next = column + 1; next < grid.columns; next += 1) if (grid.master(row, next) !== here && grid.text(row, next) !== '') return grid.text(row, next);
  return null;
}
