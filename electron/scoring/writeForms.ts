import type { Worksheet } from 'exceljs';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
import { plainDecimals } from '../../shared/selfEvaluation/forms/plainFigure.ts';
import { drawContents, statementLine } from '../workbook/contentsSheet.ts';
import { newWorkbook, saveWorkbook } from '../workbook/save.ts';
import { SheetNames } from '../workbook/sheetNames.ts';
import { FIRST_GRID_ROW, drawStatement, quietCells } from '../workbook/statementSheet.ts';
import { createStyles } from '../workbook/styles.ts';

export interface FormsMeta {
  /** Printed on the contents sheet. */
  readonly department: string;
  readonly year: number;
  /** Title of the contents sheet and of the file's properties. */
  readonly title: string;
  readonly draft: boolean;
  /** Date in the file's properties: the same input and date give the same bytes. */
  readonly created: Date;
}

/** A laid-out form and the name wanted for its sheet (the project's). */
export interface NamedForm {
  readonly name: string;
  readonly grid: GridSheet;
}

const CONTENTS = '目录';

/**
 * Writes self-evaluation forms to a workbook: contents with links, then one sheet per form in the given order. Sheets are
 * not protected, since a form is filled in by several people; the head of the indicators is repeated on every printed page.
 * @throws BadInput when the file cannot be written; an existing file is then untouched
 */
export async function writeForms(forms: readonly NamedForm[], meta: FormsMeta, file: string): Promise<void> {
  const workbook = await newWorkbook(meta.created, meta.title);
  const names = new SheetNames();
  const contents = names.take(CONTENTS);
  const styles = createStyles();
  const entries = forms.map(({ name, grid }) => ({ grid: { ...grid, title: name }, sheet: names.take(name), form: grid }));
  await drawContents(workbook.addWorksheet(contents), { title: meta.title, department: `部门：${meta.department}`, year: meta.year, draft: meta.draft, protected: false }, entries.map(({ grid, sheet }) => statementLine(grid, sheet)), styles);
  const quiet = new Map<number, ReturnType<typeof quietCells>>();
  for (const { sheet, form } of entries) {
    const drawn = workbook.addWorksheet(sheet);
    quiet.set(drawn.id, quietCells(form));
    await drawStatement(drawn, form, { department: form.department, year: yearOf(form.title) ?? meta.year, draft: meta.draft, contents }, styles);
    writeFigures(drawn, form.cells);
    repeatHead(drawn, form);
    drawn.unprotect();
  }
  await saveWorkbook(workbook, file, meta.created, quiet);
}

/** A figure as written becomes a number that shows the same digits. */
function writeFigures(sheet: Worksheet, cells: readonly GridCell[]): void {
  for (const cell of cells) {
    const decimals = cell.kind === 'amount' && cell.value === null ? plainDecimals(cell.text) : null;
    if (decimals === null) continue;
    const target = sheet.getCell(FIRST_GRID_ROW + cell.row, cell.column + 1);
    target.value = Number(cell.text.replaceAll(',', ''));
    // Styles are shared between cells: a format of its own needs a style of its own.
    target.style = { ...target.style, numFmt: `${cell.text.includes(',') ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}` };
  }
}

/** The year a title names: then it is not said again beside it. */
function yearOf(title: string): number | null {
  const year = /(?:19|20)\d\d/.exec(title)?.[0];
  return year === undefined ? null : Number(year);
}

/** Only the head of the indicators: title and funds stand on the first page. */
function repeatHead(sheet: Worksheet, grid: GridSheet): void {
  if (grid.repeatedHead === undefined) return;
  sheet.pageSetup.printTitlesRow = `${FIRST_GRID_ROW + grid.repeatedHead.from}:${FIRST_GRID_ROW + grid.repeatedHead.to - 1}`;
}
