import type { RawWorkbook } from '../../importing/sheet.ts';
import { type EvaluationInput, readEvaluationInput } from '../input.ts';
import { type FormGrid, formGrid } from './formGrid.ts';
import { readFunds } from './fundBlock.ts';
import { AFTER_FUNDS, END_LABEL, EXECUTION_LABEL, type HeadColumn, TITLE_LABEL, TOTAL_LABEL, headColumnOf } from './headWords.ts';
import { readNamedFields } from './namedFields.ts';
import { executionPoints, withNamedWeights } from './weightsInNames.ts';

/** Where the indicators of a form stand. */
interface Head {
  readonly row: number;
  /** Row of the first indicator. */
  readonly body: number;
  readonly columns: ReadonlyMap<HeadColumn, number>;
}

/** A form as plain cells, in the shape `readEvaluationInput` takes. */
export type FormCells = Readonly<Record<string, unknown>>;
type IndicatorCells = Readonly<Record<string, string | null>>;

/**
 * Self-evaluation forms of a workbook: one per sheet or several on one, merged or not, told by what their heads say. Sheets
 * without such a head (决算表, 汇总表) are passed over; an empty result means that no form was found.
 */
export function readForms(workbook: RawWorkbook): EvaluationInput {
  const forms = workbook.sheets.filter((sheet) => !sheet.hidden).flatMap((sheet) => formsOf(formGrid(sheet), sheet.name));
  return readEvaluationInput(forms);
}

function formsOf(grid: FormGrid, sheetName: string): readonly FormCells[] {
  const heads = findHeads(grid);
  let from = 0;
  return heads.map((head, index) => {
    const next = heads[index + 1];
    const form = readForm(grid, head, from, next === undefined ? grid.rows : next.row, sheetName, next !== undefined);
    from = form.end;
    return form.cells;
  });
}

/** Rows that name level 1 or 2 or 3 and both targets and actuals; a head repeated after a page break belongs to the same form. */
function findHeads(grid: FormGrid): readonly Head[] {
  const heads: Head[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    const head = headAt(grid, row);
    if (head === null) continue;
    const previous = heads.at(-1);
    if (previous !== undefined && !separated(grid, previous.body, row)) continue;
    heads.push(head);
    row = head.body - 1;
  }
  return heads;
}

/** Between two heads of different forms stands a title, a total or the name of a project. */
function separated(grid: FormGrid, from: number, to: number): boolean {
  for (let row = from; row < to; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const label = grid.label(row, column);
      if (TOTAL_LABEL.test(label) || label.startsWith('项目名称') || (column <= 1 && label.length > 5 && TITLE_LABEL.test(label))) return true;
    }
  }
  return false;
}

const LEVEL_COLUMNS: ReadonlySet<HeadColumn> = new Set(['level1', 'level2', 'level3']);

function headAt(grid: FormGrid, row: number): Head | null {
  const columns = new Map<HeadColumn, number>();
  for (let column = 0; column < grid.columns; column += 1) {
    const name = headColumnOf(grid.label(row, column));
    // A label beside the block (绩效指标完成情况) stands left of the levels and heads no column.
    if (name !== null && !columns.has(name) && (columns.size > 0 || LEVEL_COLUMNS.has(name))) columns.set(name, column);
  }
  const levels = ['level1', 'level2', 'level3'].filter((name) => [...columns.keys()].some((key) => key === name)).length;
  if (!columns.has('target') || !columns.has('actual')) return null;
  // A form of a single level (指标名称) is known by the columns that only indicators have.
  const measures = ['weight', 'score', 'unit', 'operator'].filter((name) => [...columns.keys()].some((key) => key === name)).length;
  if (levels < 2 && !(columns.has('level3') && measures >= 2)) return null;
  const level1 = columns.get('level1') ?? columns.get('level2') ?? columns.get('level3') ?? 0;
  let body = row + 1;
  // A head of two rows is merged over both in its level columns; its lower row may split the target into sign, value and unit.
  while (body < grid.rows && grid.master(body, level1) === grid.master(row, level1)) {
    for (let column = 0; column < grid.columns; column += 1) {
      const lower = headColumnOf(grid.label(body, column));
      if (lower === null || grid.master(body, column) === grid.master(row, column)) continue;
      if (!columns.has(lower) || columns.get(lower) === firstOf(grid, row, column)) columns.set(lower, column);
    }
    body += 1;
  }
  return { row, body, columns };
}

/** First column of the merged cell that covers a cell. */
function firstOf(grid: FormGrid, row: number, column: number): number {
  return Number(grid.master(row, column).split(',')[1]);
}

interface ReadForm { readonly cells: FormCells; readonly end: number }

function readForm(grid: FormGrid, head: Head, from: number, limit: number, sheetName: string, followed: boolean): ReadForm {
  const above = headingOf(grid, from, head.row);
  const body = readBody(grid, head, limit, followed);
  const funds = readFunds(grid, above.from, head.row).map((fund, index) => (index === 0 ? { ...fund, weight: fund.weight ?? body.execution.weight ?? above.executionWeight, score: fund.score ?? body.execution.score } : fund));
  return {
    cells: {
      id: sheetName, project: above.project ?? (above.title !== null && above.title.includes('整体支出') ? above.title : null), tableTitle: above.title, year: above.year,
      ...readNamedFields(grid, above.from, head.row),
      moneyUnit: moneyUnitOf(grid, above.from, head.row),
      funds, indicators: head.columns.has('weight') ? body.indicators : withNamedWeights(body.indicators), totalWeight: body.totalWeight, totalScore: body.totalScore ?? above.totalScore, grade: body.grade,
    },
    end: body.end,
  };
}

const PROJECT_LABEL = /^(项目(\(政策\))?|专项(资金)?)名称[:：]?/;
/** Above the indicators in some provinces. */
const TOTAL_ABOVE = /^(自评总?得?分|自评总分数?|总得分|总分)(\(分\))?[:：]?$/;
/** Names what is evaluated on the forms of 部门整体支出; elsewhere it names who fills the form in. */
const DEPARTMENT_LABEL = /^部门(\(单位\))?名称[:：]?/;

interface Heading { readonly from: number; readonly title: string | null; readonly project: string | null; readonly year: string | null; readonly totalScore: string | null; readonly executionWeight: string | null }

/** Title, year and project name in the rows above a head. */
function headingOf(grid: FormGrid, from: number, to: number): Heading {
  let title: string | null = null;
  let project: string | null = null;
  let department: string | null = null;
  let year: string | null = null;
  let totalScore: string | null = null;
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
      executionWeight ??= executionPoints(label);
      year ??= /((?:19|20)\d\d)年度?/.exec(label)?.[1] ?? null;
    }
  }
  return { from, title, project: project ?? (title?.includes('整体') ? department : null), year, totalScore, executionWeight };
}

function figureOnly(text: string | null): string | null {
  return text !== null && /^\d+(\.\d+)?分?$/.test(text) ? text : null;
}

const MONEY_UNIT = /(?:单位|金额)[:：]?\(?(万元|千元|元)|\((万元|千元|元)\)/;

/** 金额单位：万元 over the form, or （万元） in the head of its funds; null where neither is said. */
function moneyUnitOf(grid: FormGrid, from: number, to: number): string | null {
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

interface Body {
  readonly indicators: readonly IndicatorCells[];
  readonly totalWeight: string | null;
  readonly totalScore: string | null;
  readonly grade: string | null;
  readonly execution: { readonly weight: string | null; readonly score: string | null };
  readonly end: number;
}

function readBody(grid: FormGrid, head: Head, limit: number, followed: boolean): Body {
  const indicators: IndicatorCells[] = [];
  let execution: Body['execution'] = { weight: null, score: null };
  let blank = 0;
  for (let row = head.body; row < limit; row += 1) {
    const labels = rowLabels(grid, row);
    if (labels.length === 0) {
      blank += 1;
      if (blank > 3 && !followed) return { indicators, totalWeight: null, totalScore: null, grade: null, execution, end: row };
      continue;
    }
    blank = 0;
    if (labels.some((label) => TOTAL_LABEL.test(label))) return { indicators, ...readTotals(grid, head, row), execution, end: row + 1 };
    if (END_LABEL.test(labels[0] ?? '') || (indicators.length > 0 && (labels[0] ?? '').startsWith('项目名称'))) return { indicators, totalWeight: null, totalScore: null, grade: null, execution, end: row };
    if (headAt(grid, row) !== null || AFTER_FUNDS.test(labels.length === 1 ? (labels[0] ?? '') : '')) continue;
    const cells = indicatorOf(grid, head, row);
    if (cells === null) continue;
    if (EXECUTION_LABEL.test(String(cells.level1 ?? '')) || (EXECUTION_LABEL.test(String(cells.level2 ?? '')) && cells.level3 === null)) {
      execution = { weight: cells.weight === null ? null : String(cells.weight), score: cells.score === null ? null : String(cells.score) };
      continue;
    }
    indicators.push(cells);
  }
  return { indicators, totalWeight: null, totalScore: null, grade: null, execution, end: limit };
}

function rowLabels(grid: FormGrid, row: number): readonly string[] {
  const labels: string[] = [];
  for (let column = 0; column < grid.columns; column += 1) {
    const label = labelsOwn(grid, row, column);
    if (label !== '') labels.push(label);
  }
  return labels;
}

function labelsOwn(grid: FormGrid, row: number, column: number): string {
  return grid.own(row, column) === '' ? '' : grid.label(row, column);
}

/** Numbers are counted once; words of a merged cell hold for every row it covers. */
function indicatorOf(grid: FormGrid, head: Head, row: number): Record<string, string | null> | null {
  const at = (name: HeadColumn, once = false): string | null => {
    const column = head.columns.get(name);
    const text = column === undefined ? '' : once ? grid.own(row, column) : grid.text(row, column);
    return text === '' ? null : text;
  };
  const cells = {
    level1: at('level1'), level2: at('level2'), level3: at('level3'), target: at('adjustedTarget') ?? at('target'), actual: at('actual'),
    weight: at('weight', true), score: at('score', true), reason: at('reason'), explanation: at('explanation'), ...signs(at('operator'), at('direction')), unit: at('unit'),
  };
  return cells.level3 === null && cells.target === null && cells.actual === null && cells.weight === null ? null : cells;
}

/** 指标性质 holds ≥ in one province, 正向 or 定量 in another: told by what stands in it. */
function signs(operator: string | null, direction: string | null): { readonly operator: string | null; readonly direction: string | null } {
  const sign = [operator, direction].find((text) => text !== null && /^[≥≤<>=＞＜＝≧≦》《]|^(大于|小于|等于|不低于|不高于|不少于|不超过)/.test(text.trim())) ?? null;
  const way = [direction, operator].find((text) => text !== null && /[正反逆负]向?/.test(text)) ?? null;
  return { operator: sign, direction: way };
}

function readTotals(grid: FormGrid, head: Head, row: number): Pick<Body, 'totalWeight' | 'totalScore' | 'grade'> {
  const at = (name: HeadColumn): string | null => {
    const column = head.columns.get(name);
    const text = column === undefined ? '' : grid.text(row, column);
    return /\d/.test(text) ? text : null;
  };
  const rest = rowLabels(grid, row).filter((label) => /^\d+(\.\d+)?分?$/.test(label));
  const grade = rowLabels(grid, row).find((label) => /^(优|良|中|差)秀?好?$/.test(label)) ?? null;
  return { totalWeight: at('weight') ?? (rest.length > 1 ? (rest[0] ?? null) : null), totalScore: at('score') ?? rest.at(-1) ?? null, grade };
}
