import type { RawCell, RawMerge, RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';

/** A cell of a drawn sheet: null is blank. */
export type Cell = string | number | null;

export interface Drawn {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** A1-free merges: top, left, bottom, right, zero-based. */
  readonly merges?: readonly (readonly [number, number, number, number])[];
  readonly hidden?: boolean;
}

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
