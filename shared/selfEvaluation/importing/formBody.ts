import type { FormGrid } from './formGrid.ts';
import { type Head, headAt } from './formHeads.ts';
import { AFTER_FUNDS, END_LABEL, EXECUTION_LABEL, type HeadColumn, TOTAL_LABEL } from './headWords.ts';

type IndicatorCells = Readonly<Record<string, string | null>>;

/** Rows of indicators, then the totals below them. */
export interface Body {
  readonly indicators: readonly IndicatorCells[];
  readonly totalWeight: string | null;
  readonly totalScore: string | null;
  readonly grade: string | null;
  readonly execution: { readonly weight: string | null; readonly score: string | null };
  /** Row of each indicator, and of the totals. */
  readonly rows: readonly number[];
  readonly totalRow: number | null;
  readonly end: number;
}

const NO_TOTALS = { totalWeight: null, totalScore: null, grade: null, totalRow: null } as const;

export function readBody(grid: FormGrid, head: Head, limit: number, followed: boolean): Body {
  const indicators: IndicatorCells[] = [];
  const rows: number[] = [];
  let execution: Body['execution'] = { weight: null, score: null };
  let blank = 0;
  for (let row = head.body; row < limit; row += 1) {
    const labels = rowLabels(grid, row);
    if (labels.length === 0) {
      blank += 1;
      if (blank > 3 && !followed) return { indicators, rows, ...NO_TOTALS, execution, end: row };
      continue;
    }
    blank = 0;
    if (labels.some((label) => TOTAL_LABEL.test(label))) return { indicators, rows, ...readTotals(grid, head, row), totalRow: row, execution, end: row + 1 };
    if (END_LABEL.test(labels[0] ?? '') || (indicators.length > 0 && (labels[0] ?? '').startsWith('项目名称'))) return { indicators, rows, ...NO_TOTALS, execution, end: row };
    if (headAt(grid, row) !== null || AFTER_FUNDS.test(labels.length === 1 ? (labels[0] ?? '') : '')) continue;
    const cells = indicatorOf(grid, head, row);
    if (cells === null) continue;
    if (EXECUTION_LABEL.test(String(cells.level1 ?? '')) || (EXECUTION_LABEL.test(String(cells.level2 ?? '')) && cells.level3 === null)) {
      execution = { weight: cells.weight === null ? null : String(cells.weight), score: cells.score === null ? null : String(cells.score) };
      continue;
    }
    indicators.push(cells);
    rows.push(row);
  }
  return { indicators, rows, ...NO_TOTALS, execution, end: limit };
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
