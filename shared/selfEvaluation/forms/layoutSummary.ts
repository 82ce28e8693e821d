import { type Fen, fen } from '../../money/fen.ts';
import { formatFen } from '../../money/format.ts';
import type { GridCell, GridSheet } from '../../statement/grid.ts';
import type { EvaluationSummary, SummaryRow } from '../reconcile/summarise.ts';
import { type Drawing, put } from './drawing.ts';
import { pointsText } from './formBlocks.ts';
import type { SummaryField, SummaryForm } from './formDefinition.ts';
import { sheetFrame } from './layoutForm.ts';

const DECIMALS = 2;

/** The 汇总表: one row a project, 合计 of the department's own; projects 财政代列 are marked and stand under the total. */
export function layoutSummary(form: SummaryForm, summary: EvaluationSummary, year: number, department: string): GridSheet {
  const to: Drawing = { cells: [], row: 1 };
  form.columns.forEach((column, index) => put(to, 0, index, column.text, 'head'));
  summary.rows.filter((row) => !row.listedElsewhere).forEach((row, index) => drawProject(to, form, row, String(index + 1)));
  const total = { project: '合计', unit: '', budget: summary.budget, executed: summary.executed, score: null, grade: null, listedElsewhere: false };
  const before = to.cells.length;
  drawProject(to, form, total, '');
  to.cells.splice(before, Infinity, ...to.cells.slice(before).map((cell): GridCell => ({ ...cell, bold: true, ...(cell.text === total.project && { align: 'center' }) })));
  summary.rows.filter((row) => row.listedElsewhere).forEach((row) => drawProject(to, form, { ...row, project: `${row.project}（财政代列，不计入合计）` }, ''));
  return {
    ...sheetFrame(form, String(year)), id: form.id, department: `部门：${department}`, headRows: 1, rowCount: to.row, cells: to.cells, empty: summary.rows.length === 0, decimals: DECIMALS,
  };
}

function drawProject(to: Drawing, form: SummaryForm, row: SummaryRow, number: string): void {
  form.columns.forEach(({ key }, column) => {
    if (key === 'budget' || key === 'executed') to.cells.push(amountCell(to.row, column, row[key], form));
    else put(to, to.row, column, textOf(row, key, number), key === 'score' ? 'figure' : key === 'project' || key === 'unit' ? 'text' : 'centred');
  });
  to.row += 1;
}

function textOf(row: SummaryRow, key: Exclude<SummaryField, 'budget' | 'executed'>, number: string): string {
  switch (key) {
    case 'number': return number;
    case 'score': return pointsText(row.score);
    case 'project': case 'unit': case 'grade': return row[key] ?? '';
  }
}

function amountCell(row: number, column: number, value: Fen | null, form: SummaryForm): GridCell {
  return {
    row, column, rowSpan: 1, columnSpan: 1, kind: 'amount', text: value === null ? '' : formatFen(fen(value), { unit: form.unit, decimals: DECIMALS, grouping: true }), value, quantity: 'fen',
    indent: 0, bold: false, align: 'right', editable: false,
  };
}
