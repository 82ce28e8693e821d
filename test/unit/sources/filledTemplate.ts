import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import { readWorkbook } from '../../../electron/reading/readWorkbook.ts';
import { type TemplateOptions, writeTemplate } from '../../../electron/sources/template.ts';
import type { RawCell, RawWorkbook } from '../../../shared/importing/sheet.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { bureau, classification, mappings, packs } from './library.ts';

export const CREATED = new Date('2025-01-01T00:00:00Z');

/** A folder for one test file, removed by `clear`. */
export function scratch(): { readonly file: (name: string) => string; readonly clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'));
  return { file: (name) => join(folder, name), clear: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Writes the template of the sample's pack, lets a person edit it in a spreadsheet, and reads it as the program does. */
export async function filled(file: string, options: Partial<TemplateOptions> = {}, edit?: (book: Workbook) => void): Promise<{ readonly workbook: RawWorkbook; readonly left: readonly Fact[] }> {
  const { left } = await writeTemplate(packs.getPack(bureau.pack), classification, mappings.workingSheets, file, { year: bureau.year, created: CREATED, ...options });
  if (edit) {
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(file);
    edit(book);
    await book.xlsx.writeFile(file);
  }
  return { workbook: await readWorkbook(file), left };
}

/** A sheet by name; a missing one is a bug of the test. */
export function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The first row under the heads whose first cell is blank or the given text. */
export function firstRow(sheet: Worksheet, text: string | null): number {
  for (let row = 4; row < 400; row += 1) {
    const value = sheet.getCell(row, 1).value;
    if (text === null ? value === null && row > 5 : value === text) return row;
  }
  throw new Error(`no row ${text ?? 'blank'}`);
}

/** Values typed into cells (row and column from 1) of a template as read. */
export function typed(book: RawWorkbook, name: string, entries: readonly (readonly [number, number, string | number])[]): RawWorkbook {
  const at = (row: number, column: number): boolean => entries.some((entry) => entry[0] === row + 1 && entry[1] === column + 1);
  return {
    ...book, sheets: book.sheets.map((sheet) => (sheet.name !== name ? sheet : {
      ...sheet, cells: [...sheet.cells.filter(({ row, column }) => !at(row, column)), ...entries.map(([row, column, value]): RawCell => ({ row: row - 1, column: column - 1, text: String(value), type: typeof value === 'number' ? 'number' : 'text' }))],
    })),
  };
}

/** The row of a text in the first column, from 1. */
export function rowNamed(book: RawWorkbook, name: string, text: string): number {
  const cell = book.sheets.find((sheet) => sheet.name === name)?.cells.find((entry) => entry.column === 0 && entry.text === text);
  if (!cell) throw new Error(`no row ${text} in ${name}`);
  return cell.row + 1;
}

/** The first row under 合计, from 1. */
export function blankRow(book: RawWorkbook, name: string): number {
  return rowNamed(book, name, '合计') + 1;
}
