import type { GridCell, GridSheet } from '../../../shared/statement/grid.ts';

/** Hand-made grids: a two-sided table with three levels of heads, a code table, an empty one. Amounts in 万元 unless said. */

const HEAD = { kind: 'head', value: null, indent: 0, bold: true, align: 'center', editable: false, rowSpan: 1, columnSpan: 1 } as const;

export function head(row: number, column: number, text: string, span: { rows?: number; columns?: number } = {}): GridCell {
  return { ...HEAD, row, column, text, rowSpan: span.rows ?? 1, columnSpan: span.columns ?? 1 };
}

export function label(row: number, column: number, text: string, more: Partial<GridCell> = {}): GridCell {
  return { ...HEAD, kind: 'label', bold: false, align: 'left', row, column, text, ...more };
}

/** An amount in fen; its text is only what decides the zero style, so '…' stands for a printed number. */
export function amount(row: number, column: number, value: number | null, more: Partial<GridCell> = {}): GridCell {
  return { ...HEAD, kind: 'amount', bold: false, align: 'right', quantity: 'fen', row, column, value, text: value === null ? '' : '…', ...more };
}

export const plus = (row: number, column: number): { row: number; column: number; sign: 1 } => ({ row, column, sign: 1 });
export const minus = (row: number, column: number): { row: number; column: number; sign: -1 } => ({ row, column, sign: -1 });

export function grid(cells: readonly GridCell[], more: Partial<GridSheet> = {}): GridSheet {
  const rowCount = Math.max(0, ...cells.map((cell) => cell.row + cell.rowSpan));
  const columnCount = Math.max(1, ...cells.map((cell) => cell.column + cell.columnSpan));
  return {
    id: 'test', role: 'summary', number: '公开01表', title: '收入支出决算总表', department: '示例县医疗保障局', unitLabel: '金额单位：万元',
    orientation: 'landscape', widths: Array.from({ length: columnCount }, () => 1.5), headRows: 1, rowCount, columnCount, cells, notes: [], empty: false, unit: '万元', decimals: 2, ...more,
  };
}

const WAN = 1_000_000;

/**
 * Income (label, line, amount) beside expenditure (label, amounts 合计 / 小计 / 其中 on three levels). Grid rows 0–3 are heads,
 * 4–9 the body; the total of the expenditure side was approved 100 元 above the sum of its lines.
 */
export function twoSided(): GridSheet {
  const cells: GridCell[] = [
    head(0, 0, '收入', { columns: 3 }), head(0, 3, '支出', { columns: 4 }),
    head(1, 0, '项目', { rows: 2 }), head(1, 1, '行次', { rows: 2 }), head(1, 2, '决算数', { rows: 2 }),
    head(1, 3, '项目（按功能分类）', { rows: 2 }), head(1, 4, '合计', { rows: 2 }), head(1, 5, '财政拨款', { columns: 2 }),
    head(2, 5, '一般公共预算财政拨款'), head(2, 6, '政府性基金预算财政拨款'),
    head(3, 0, '栏次', { columns: 2 }), head(3, 2, '1', {}), head(3, 3, '栏次'), head(3, 4, '2'), head(3, 5, '3'), head(3, 6, '4'),
    label(4, 0, '一、一般公共预算财政拨款收入'), { ...label(4, 1, '1'), kind: 'line' }, amount(4, 2, 7836.48 * WAN, { editable: true }),
    label(5, 0, '二、政府性基金预算财政拨款收入'), { ...label(5, 1, '2'), kind: 'line' }, amount(5, 2, 221.5 * WAN, { editable: true }),
    label(6, 0, '三、其他收入'), { ...label(6, 1, '3'), kind: 'line' }, amount(6, 2, null, { editable: true }),
    label(7, 0, '本年收入合计', { bold: true, align: 'center' }), { ...label(7, 1, '4'), kind: 'line' }, amount(7, 2, 8057.98 * WAN, { sum: [plus(4, 2), plus(5, 2), plus(6, 2)] }),
    label(8, 0, '年末结转和结余'), { ...label(8, 1, '5'), kind: 'line' }, amount(8, 2, 57.98 * WAN, { sum: [plus(7, 2), minus(7, 4)] }),
    label(4, 3, '一、卫生健康支出'), amount(4, 4, 7000 * WAN, { sum: [plus(4, 5), plus(4, 6)] }), amount(4, 5, 6900 * WAN, { editable: true }), amount(4, 6, 100 * WAN, { editable: true }),
    label(5, 3, '二、住房保障支出'), amount(5, 4, 999.99 * WAN, { sum: [plus(5, 5), plus(5, 6)] }), amount(5, 5, 999.99 * WAN, { editable: true }), amount(5, 6, 0, { text: '', editable: true }),
    label(6, 3, ''), amount(6, 4, 0, { text: '0.00', sum: [plus(6, 5), plus(6, 6)] }), amount(6, 5, null, { text: '——' }), amount(6, 6, null, { editable: true }),
    label(7, 3, '本年支出合计', { bold: true, align: 'center' }), amount(7, 4, 8000 * WAN, { sum: [plus(4, 4), plus(5, 4), plus(6, 4)] }),
    amount(7, 5, 7899.99 * WAN, { sum: [plus(4, 5), plus(5, 5), plus(6, 5)] }), amount(7, 6, 100 * WAN, { sum: [plus(4, 6), plus(5, 6), plus(6, 6)] }),
  ];
  return grid(cells, { headRows: 4, widths: [3, 0.6, 1.5, 3, 1.5, 1.5, 1.5], notes: ['注：本表反映部门本年度的总收支和年末结转结余情况。', '金额单位转换时可能存在尾数误差。'] });
}

/** 类/款/项 rows with a class total of rows that are not neighbours. In 元, exact to the fen. */
export function codeTable(rows: number = 2): GridSheet {
  const body = Array.from({ length: rows }, (_, index): GridCell[] => [
    { ...label(3 + index, 0, `21015${String(index + 1).padStart(2, '0')}`), kind: 'code' }, label(3 + index, 1, `医疗保障管理事务第${index + 1}项`, { indent: 2 }),
    amount(3 + index, 2, 12_345_678_901 + index, { editable: true }), amount(3 + index, 3, null, { editable: true }),
  ]).flat();
  const total = rows * 12_345_678_901 + (rows * (rows - 1)) / 2;
  const cells = [
    head(0, 0, '项目', { columns: 2 }), head(0, 2, '本年支出合计', { rows: 2 }), head(0, 3, '项目支出', { rows: 2 }), head(1, 0, '功能分类科目编码'), head(1, 1, '科目名称'),
    label(2, 0, '合计', { columnSpan: 2, align: 'center', bold: true }),
    amount(2, 2, total, { sum: Array.from({ length: rows }, (_, index) => plus(3 + index, 2)) }), amount(2, 3, null, { sum: Array.from({ length: rows }, (_, index) => plus(3 + index, 3)) }), ...body,
  ];
  return grid(cells, { id: 'expenditure', role: 'expenditure', number: '公开03表', title: '支出决算表', headRows: 2, unit: '元', unitLabel: '金额单位：元', widths: [1.3, 3, 1.5, 1.5], orientation: 'portrait' });
}

/** A table without amounts: heads, one 合计 row, its note. */
export function emptyTable(): GridSheet {
  return grid([
    head(0, 0, '科目编码'), head(0, 1, '科目名称'), head(0, 2, '本年支出'),
    label(1, 0, '合计', { columnSpan: 2, align: 'center' }), amount(1, 2, null),
  ], { id: 'stateCapital', role: 'stateCapital', number: '公开08表', title: '国有资本经营预算财政拨款支出决算表', empty: true, emptyReason: '没有国有资本经营预算财政拨款支出', notes: ['本部门无国有资本经营预算财政拨款支出，故本表为空。'] });
}
