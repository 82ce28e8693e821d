import type { ChartSpec } from '../../shared/booklet/chart.ts';
import { zipOf } from '../workbook/zip.ts';
import { plotted } from './officeChart.ts';

export type DataCell = string | number | null;

/** The cells behind a chart: heads over rows of a name and a number for each series. */
export function chartRows(spec: ChartSpec): DataCell[][] {
  if (spec.kind === 'pie') return [['', spec.title], ...spec.slices.map((slice): DataCell[] => [slice.name, plotted(slice)])];
  return [['', ...spec.series.map(({ name }) => name)], ...spec.categories.map((category, row): DataCell[] => [
    category, ...spec.series.map(({ values }) => {
      const value = values[row];
      return value ? plotted(value) : null;
    }),
  ])];
}

/** Rows of a worksheet with texts in place. `style` is the index of the format of its numbers. */
export function sheetRows(rows: readonly (readonly DataCell[])[], style = 0): string {
  return rows.map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => dataCell(cell, cellName(row, column), style)).join('')}</row>`).join('');
}

function dataCell(cell: DataCell, name: string, style: number): string {
  if (cell === null || cell === '') return '';
  return typeof cell === 'number' ? `<c r="${name}" s="${style}"><v>${cell}</v></c>` : `<c r="${name}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}

/** Name of a cell by row and column from 0; `mark` $ makes it absolute. */
export function cellName(row: number, column: number, mark = ''): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCodePoint(65 + (rest - 1) % 26) + letters;
  return `${mark}${letters}${mark}${row + 1}`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/content-types';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Name of the sheet that holds the numbers of an embedded chart. */
export const DATA_SHEET = 'Sheet1';

/** The workbook that Word opens when a person edits the numbers of a chart. */
export function chartWorkbook(spec: ChartSpec, created: Date): Buffer {
  const files: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', `<Types xmlns="${PACKAGE}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/></Types>`],
    ['_rels/.rels', `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets><sheet name="${DATA_SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${SHEETS}"><sheetData>${sheetRows(chartRows(spec))}</sheetData></worksheet>`],
  ];
  return zipOf(files.map(([name, xml]) => ({ name, bytes: Buffer.from(XML + xml, 'utf8') })), created);
}
