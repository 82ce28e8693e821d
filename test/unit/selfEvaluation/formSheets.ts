import type { RawCell, RawMerge, RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';
import type { EvaluationTable } from '../../../shared/selfEvaluation/input.ts';

/** Lays tables out as bureaus hand them in, so that the reader can be held against figures whose scores are known. */
export interface SheetWriter {
  readonly sheet: () => RawSheet;
  /** Next free row. */
  row: number;
  put(row: number, column: number, text: string | null): void;
  merge(top: number, left: number, bottom: number, right: number): void;
}

export function sheetWriter(name: string): SheetWriter {
  const cells: RawCell[] = [];
  const merges: RawMerge[] = [];
  return {
    row: 0,
    put(row, column, text) {
      if (text !== null && text !== '') cells.push({ row, column, text, type: /^\d+(\.\d+)?$/.test(text) ? 'number' : 'text' });
    },
    merge(top, left, bottom, right) {
      if (top !== bottom || left !== right) merges.push({ top, left, bottom, right });
    },
    sheet: () => ({ name, hidden: false, rows: Math.max(...cells.map((cell) => cell.row)) + 1, columns: 12, cells, merges, hiddenRows: [], hiddenColumns: [] }),
  };
}

export function workbookOf(...writers: readonly SheetWriter[]): RawWorkbook {
  return { file: '自评表.xlsx', sheets: writers.map((writer) => writer.sheet()) };
}

/** The national form: funds under a head of columns, level names merged over their rows, a total row. */
export function writeNationalForm(to: SheetWriter, table: EvaluationTable, options: { readonly title?: string; readonly levels?: 'merged' | 'blank' | 'repeated' } = {}): void {
  const start = to.row;
  to.put(start, 0, options.title ?? '项目支出绩效自评表');
  to.merge(start, 0, start, 9);
  to.put(start + 1, 0, `（${table.year ?? ''}年度）`);
  to.put(start + 2, 0, '项目名称');
  to.put(start + 2, 2, table.project);
  to.merge(start + 2, 2, start + 2, 9);
  const head = start + 3;
  to.put(head, 0, '项目资金（万元）');
  to.merge(head, 0, head + table.funds.length, 1);
  ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'].forEach((text, index) => to.put(head, 3 + index, text));
  table.funds.forEach((fund, index) => [fund.name, fund.initialBudget, fund.fullYearBudget, fund.executed, fund.weight, fund.rate, fund.score].forEach((text, column) => to.put(head + 1 + index, 2 + column, text)));
  const goals = head + 1 + table.funds.length;
  ['年度总体目标', null, '预期目标', null, null, '实际完成情况'].forEach((text, column) => to.put(goals, column, text));
  const indicators = goals + 1;
  to.put(indicators, 0, '绩效指标');
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'].forEach((text, index) => to.put(indicators, 1 + index, text));
  table.indicators.forEach((one, index) => {
    const row = indicators + 1 + index;
    [one.level3, one.target, one.actual, one.weight, one.score, one.reason].forEach((text, column) => to.put(row, 3 + column, text));
  });
  writeLevels(to, table, indicators + 1, options.levels ?? 'merged');
  to.row = indicators + 1 + table.indicators.length;
  to.put(to.row, 0, '总分');
  to.merge(to.row, 0, to.row, 5);
  to.put(to.row, 6, table.totalWeight);
  to.put(to.row, 7, table.totalScore);
  to.row += 2;
}

function writeLevels(to: SheetWriter, table: EvaluationTable, first: number, how: 'merged' | 'blank' | 'repeated'): void {
  for (const [column, key] of [[1, 'level1'], [2, 'level2']] as const) {
    let from = 0;
    table.indicators.forEach((one, index) => {
      const last = table.indicators[index + 1];
      if (how === 'repeated') to.put(first + index, column, one[key]);
      if (last !== undefined && last.level1 === one.level1 && (key === 'level1' || last.level2 === one.level2)) return;
      if (how !== 'repeated') to.put(first + from, column, one[key]);
      if (how === 'merged') to.merge(first + from, column, first + index, column);
      from = index + 1;
    });
  }
}
