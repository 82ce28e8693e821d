import type { Drawn } from '../../../electron/samples/drawnSheet.ts';
import type { RawCell, RawMerge, RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';

export { type Cell, type Drawn, headRows } from '../../../electron/samples/drawnSheet.ts';

/** A workbook as reading gives it. */
export function workbook(file: string, sheets: readonly Drawn[]): RawWorkbook {
  return { file, sheets: sheets.map(rawSheet) };
}

function rawSheet({ name, rows, merges = [], hidden = false }: Drawn): RawSheet {
  const cells = rows.flatMap((line, row) => line.flatMap((value, column): RawCell[] => (value === null || value === '' ? [] : [{ row, column, text: String(value), type: typeof value === 'number' ? 'number' : 'text' }])));
  return {
    name, hidden, rows: rows.length, columns: Math.max(0, ...rows.map((line) => line.length)), cells,
    merges: merges.map(([top, left, bottom, right]): RawMerge => ({ top, left, bottom, right })), hiddenRows: [], hiddenColumns: [],
  };
}
