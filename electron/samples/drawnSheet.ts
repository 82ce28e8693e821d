import { newWorkbook, saveWorkbook } from '../workbook/save.ts';

/** A cell of a drawn sheet: null is blank. */
export type Cell = string | number | null;

export interface Drawn {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** A1-free merges: top, left, bottom, right, zero-based. */
  readonly merges?: readonly (readonly [number, number, number, number])[];
  readonly hidden?: boolean;
}

/** A head of several levels from paths: equal neighbours become one merged cell, short paths reach down. */
export function headRows(paths: readonly (readonly string[])[], top: number, left = 0): { rows: Cell[][]; merges: [number, number, number, number][] } {
  const depth = Math.max(...paths.map((path) => path.length));
  const rows: Cell[][] = Array.from({ length: depth }, () => paths.map(() => null));
  const merges: [number, number, number, number][] = [];
  for (let level = 0; level < depth; level += 1) {
    for (let at = 0; at < paths.length;) {
      const path = paths[at] ?? [];
      const label = path[level];
      let end = at;
      if (label !== undefined) {
        while (end + 1 < paths.length && same(paths[end + 1] ?? [], path, level)) end += 1;
        const line = rows[level];
        if (line) line[at] = label;
        const down = path.length - 1 === level ? depth - 1 : level;
        if (end > at || down > level) merges.push([top + level, left + at, top + down, left + end]);
      }
      at = end + 1;
    }
  }
  return { rows, merges };
}

function same(a: readonly string[], b: readonly string[], level: number): boolean {
  if (a.length - 1 === level && b.length - 1 === level && a[level] !== b[level]) return false;
  return a.slice(0, level + 1).join('/') === b.slice(0, level + 1).join('/') && a.length > level && (a.length > level + 1 || a.length === level + 1 && b.length === a.length);
}

/** Writes drawn sheets as a plain workbook: figures as numbers, merges, and column widths to read it by. */
export async function writeDrawnSheets(sheets: readonly Drawn[], title: string, created: Date, file: string): Promise<void> {
  const workbook = await newWorkbook(created, title);
  for (const { name, rows, merges = [], hidden = false } of sheets) {
    const sheet = workbook.addWorksheet(name, { state: hidden ? 'hidden' : 'visible' });
    rows.forEach((line, row) => line.forEach((value, column) => {
      if (value === null || value === '') return;
      const cell = sheet.getCell(row + 1, column + 1);
      cell.value = value;
      if (typeof value === 'number' && !Number.isInteger(value)) cell.numFmt = '#,##0.00';
    }));
    for (const [top, left, bottom, right] of merges) sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
    const width = Math.max(0, ...rows.map((line) => line.length));
    for (let column = 1; column <= width; column += 1) sheet.getColumn(column).width = 16;
  }
  await saveWorkbook(workbook, file, created);
}
