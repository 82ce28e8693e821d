import type { EvaluationFund, EvaluationTable } from '../input.ts';
import type { TableResult } from '../scoreTables.ts';
import { type Drawing, put } from './drawing.ts';
import type { FormField, FormSectionOf, FundField } from './formDefinition.ts';

/** What a form is drawn from: the table as written and, where it was scored, what the engine found. */
export interface FormContent {
  readonly table: EvaluationTable;
  readonly scored: TableResult | null;
  /** On a screen that is typed into, rows that are printed only when filled are shown as well. */
  readonly showBlank?: boolean;
}

const OF_FORM = 'form';
export const fundRow = (index: number): string => `fund:${index}`;
export const indicatorRow = (index: number): string => `indicator:${index}`;

/** Points as printed: 17.37, 20. */
export function pointsText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function fieldText(content: FormContent, field: FormField): string {
  const { table, scored } = content;
  switch (field) {
    case 'totalScore': return scored === null ? (table.totalScore ?? '') : pointsText(scored.total);
    case 'grade': return scored === null ? (table.grade ?? '') : (scored.grade ?? '');
    case 'totalWeight': return table.totalWeight ?? pointsText(scored?.totalWeight);
    case 'executionReason': return table.executionReason ?? '';
    case 'project': case 'department': case 'implementingUnit': case 'projectLevel': case 'year': case 'goal': case 'goalResult': return table[field] ?? '';
  }
}

const FIGURES: ReadonlySet<FormField> = new Set(['totalWeight', 'totalScore']);
const LONG: ReadonlySet<FormField> = new Set(['goal', 'goalResult', 'executionReason']);

export function drawRow(to: Drawing, section: FormSectionOf<'row'>, content: FormContent): void {
  const filled = section.cells.some((cell) => 'value' in cell && fieldText(content, cell.value) !== '');
  if (section.printed === 'whenFilled' && !filled && content.showBlank !== true) return;
  let column = 0;
  for (const cell of section.cells) {
    const text = 'text' in cell ? cell.text : fieldText(content, cell.value);
    put(to, to.row, column, text, 'text' in cell ? 'head' : FIGURES.has(cell.value) ? 'figure' : LONG.has(cell.value) ? 'text' : 'centred', { columns: cell.span }, 'text' in cell ? undefined : { rowId: OF_FORM, columnId: cell.value });
    column += cell.span;
  }
  to.row += 1;
}

/** Heads over their texts: 预期目标 beside 实际完成情况. */
export function drawGoals(to: Drawing, section: FormSectionOf<'goals'>, content: FormContent): void {
  let column = drawSide(to, section.side, 2);
  for (const each of section.columns) {
    put(to, to.row, column, each.text, 'head', { columns: each.span });
    put(to, to.row + 1, column, fieldText(content, each.value), 'text', { columns: each.span }, { rowId: OF_FORM, columnId: each.value });
    column += each.span;
  }
  to.row += 2;
}

/** The label beside a block, over all its rows. Gives the first column after it. */
export function drawSide(to: Drawing, side: { readonly text: string; readonly span: number } | undefined, rows: number): number {
  if (side !== undefined) put(to, to.row, 0, side.text, 'head', { rows, columns: side.span });
  return side?.span ?? 0;
}

/** The sources of the table; those of an empty form where it has none. */
function fundsOf(table: EvaluationTable, rows: readonly string[]): readonly EvaluationFund[] {
  if (table.funds.length > 0) return table.funds;
  return rows.map((name) => ({ name, initialBudget: null, fullYearBudget: null, executed: null, weight: null, rate: null, score: null }));
}

export function drawFunds(to: Drawing, section: FormSectionOf<'funds'>, content: FormContent): void {
  const funds = fundsOf(content.table, section.rows);
  const first = drawSide(to, section.side, funds.length + 1);
  put(to, to.row, first, section.name.text, 'head', { columns: section.name.span });
  let column = first + section.name.span;
  for (const each of section.columns) {
    put(to, to.row, column, each.text, 'head', { columns: each.span });
    funds.forEach((fund, index) => put(to, to.row + 1 + index, column, fundText(content, fund, index, each.key), each.key === 'rate' ? 'centred' : 'figure', { columns: each.span }, { rowId: fundRow(index), columnId: each.key }));
    column += each.span;
  }
  funds.forEach((fund, index) => put(to, to.row + 1 + index, first, fund.name ?? '', 'text', { columns: section.name.span }, { rowId: fundRow(index), columnId: 'source' }));
  to.row += funds.length + 1;
}

/** Only the total is scored; the other sources show what was written. */
function fundText(content: FormContent, fund: EvaluationFund, index: number, key: FundField): string {
  const execution = index === 0 ? content.scored?.execution : undefined;
  if (execution === undefined) return fund[key] ?? '';
  if (key === 'score') return execution.score === null ? '' : pointsText(execution.score);
  if (key === 'rate') return execution.rate === null ? (fund.rate ?? '') : `${execution.rate}%`;
  return fund[key] ?? '';
}

export function drawFundPairs(to: Drawing, section: FormSectionOf<'fundPairs'>, content: FormContent): void {
  const funds = fundsOf(content.table, section.rows);
  const first = drawSide(to, section.side, funds.length);
  funds.forEach((fund, index) => {
    let column = first;
    for (const each of section.columns) {
      put(to, to.row + index, column, index === 0 ? (each.first ?? fund.name ?? '') : (fund.name ?? ''), 'text', { columns: each.labelSpan }, { rowId: fundRow(index), columnId: 'source' });
      put(to, to.row + index, column + each.labelSpan, fundText(content, fund, index, each.key), 'figure', { columns: each.span }, { rowId: fundRow(index), columnId: each.key });
      column += each.labelSpan + each.span;
    }
  });
  to.row += funds.length;
}
