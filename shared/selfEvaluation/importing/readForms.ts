import type { RawWorkbook } from '../../importing/sheet.ts';
import { type EvaluationInput, readEvaluationInput } from '../input.ts';
import { readBody } from './formBody.ts';
import { type FormGrid, formGrid } from './formGrid.ts';
import { type Head, findHeads } from './formHeads.ts';
import type { FormPlaces } from './formPlaces.ts';
import { headingOf, moneyUnitOf } from './formHeading.ts';
import { type FundCells, NO_FUND, readFunds } from './fundBlock.ts';
import { readNamedFields } from './namedFields.ts';
import { withNamedWeights } from './weightsInNames.ts';

/** A form as plain cells, in the shape `readEvaluationInput` takes. */
export type FormCells = Readonly<Record<string, unknown>>;

/**
 * Self-evaluation forms of a workbook: one per sheet or several on one, merged or not, told by what their heads say. Sheets
 * without such a head (决算表, 汇总表) are passed over; an empty result means that no form was found.
 */
export function readForms(workbook: RawWorkbook): EvaluationInput {
  return readPlacedForms(workbook).input;
}

/** As above, with the place of each form's cells. */
export function readPlacedForms(workbook: RawWorkbook): { readonly input: EvaluationInput; readonly places: readonly FormPlaces[] } {
  const forms = workbook.sheets.filter((sheet) => !sheet.hidden).flatMap((sheet) => formsOf(formGrid(sheet), sheet.name));
  return { input: readEvaluationInput(forms.map((form) => form.cells)), places: forms.map((form) => form.places) };
}

function formsOf(grid: FormGrid, sheetName: string): readonly ReadForm[] {
  const heads = findHeads(grid);
  let from = 0;
  return heads.map((head, index) => {
    const next = heads[index + 1];
    const form = readForm(grid, head, from, next === undefined ? grid.rows : next.row, sheetName, next !== undefined);
    from = form.end;
    return form;
  });
}

/** Points of 执行 that stand among the indicators or in a label go to the total; a form without amounts has them all the same. */
function withExecution(funds: readonly FundCells[], execution: { readonly weight: string | null; readonly score: string | null }): readonly FundCells[] {
  const [total] = funds.length === 0 && execution.weight !== null ? [{ ...NO_FUND, name: '预算执行率' }] : funds;
  return total === undefined ? funds : [{ ...total, weight: total.weight ?? execution.weight, score: total.score ?? execution.score }, ...funds.slice(1)];
}

interface ReadForm { readonly cells: FormCells; readonly places: FormPlaces; readonly end: number }

function readForm(grid: FormGrid, head: Head, from: number, limit: number, sheetName: string, followed: boolean): ReadForm {
  const above = headingOf(grid, from, head.row);
  const body = readBody(grid, head, limit, followed);
  const funds = withExecution(readFunds(grid, above.from, head.row), { weight: body.execution.weight ?? above.executionWeight, score: body.execution.score });
  return {
    cells: {
      id: sheetName, project: above.project ?? (above.title !== null && above.title.includes('整体支出') ? above.title : null), tableTitle: above.title, year: above.year,
      ...readNamedFields(grid, above.from, head.row),
      moneyUnit: moneyUnitOf(grid, above.from, head.row),
      funds, indicators: head.columns.has('weight') ? body.indicators : withNamedWeights(body.indicators), totalWeight: body.totalWeight, totalScore: body.totalScore ?? above.totalScore, grade: body.grade ?? above.grade,
    },
    places: { sheet: sheetName, columns: head.columns, indicatorRows: body.rows, totalRow: body.totalRow },
    end: body.end,
  };
}
