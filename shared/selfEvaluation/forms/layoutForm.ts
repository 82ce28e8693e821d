import type { GridSheet } from '../../statement/grid.ts';
import type { EvaluationTable } from '../input.ts';
import type { TableResult } from '../scoreTables.ts';
import type { Drawing } from './drawing.ts';
import { type FormContent, drawFundPairs, drawFunds, drawGoals, drawRow } from './formBlocks.ts';
import type { EvaluationForm, FormDefinition } from './formDefinition.ts';
import { type RepeatedHead, drawIndicators } from './indicatorBlock.ts';

/**
 * One self-evaluation table laid out as its form.
 * @param scored what the engine made of the table: its scores, total and grade are printed; null prints them as written
 * @param id id of the sheet, unique in a booklet
 * @param showBlank also rows that are printed only when filled, for a screen that is typed into
 * @returns a grid whose `repeatedHead` is the head of the indicators; texts and figures as written
 */
export function layoutForm(form: EvaluationForm, table: EvaluationTable, scored: TableResult | null, id: string = table.id ?? form.id, showBlank: boolean = false): GridSheet {
  const to: Drawing = { cells: [], row: 0 };
  const content: FormContent = { table, scored, showBlank };
  let repeatedHead: RepeatedHead | undefined;
  for (const section of form.sections) {
    switch (section.kind) {
      case 'row': drawRow(to, section, content); break;
      case 'goals': drawGoals(to, section, content); break;
      case 'funds': drawFunds(to, section, content); break;
      case 'fundPairs': drawFundPairs(to, section, content); break;
      case 'indicators': repeatedHead = drawIndicators(to, section, content); break;
    }
  }
  return {
    ...sheetFrame(form, table.year), id, department: table.implementingUnit === null ? '' : `填报单位：${table.implementingUnit}`,
    headRows: 0, rowCount: to.row, cells: to.cells.toSorted((a, b) => a.row - b.row || a.column - b.column), empty: false, decimals: 2,
    ...(repeatedHead !== undefined && { repeatedHead }),
  };
}

/** What every sheet of a form has: title with its year, unit, widths. */
export function sheetFrame(form: FormDefinition, year: string | null): Pick<GridSheet, 'role' | 'number' | 'title' | 'unitLabel' | 'orientation' | 'widths' | 'columnCount' | 'notes' | 'unit'> {
  return {
    role: 'selfEvaluation', number: '', title: titleOf(form.title, year), unitLabel: `金额单位：${form.unit}`, orientation: form.orientation,
    widths: form.widths, columnCount: form.widths.length, notes: form.notes, unit: form.unit,
  };
}

/** Without a year its brackets go too: no form says （年度）. */
function titleOf(title: string, year: string | null): string {
  return year === null ? title.replace(/[（(]\{year\}年度?[）)]|\{year\}年度?/, '') : title.replace('{year}', year);
}
