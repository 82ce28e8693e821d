import { columnLetters } from '../../../shared/importing/grid.ts';
import type { RawCell, RawSheet } from '../../../shared/importing/sheet.ts';
import type { PlannedSheet } from '../../../shared/sources/importPlan.ts';

/** A cell of a workbook as a person sees it in their spreadsheet program; covered cells of a merge are left out. */
export interface ShownCell {
  readonly column: number;
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly number: boolean;
}

export interface ShownRow {
  /** One-based, as the sheet numbers it. */
  readonly row: number;
  readonly hidden: boolean;
  /** read: understood; unknown: holds figures that nobody understood; around: head, title, notes. */
  readonly use: 'read' | 'unknown' | 'around';
  readonly cells: readonly ShownCell[];
}

export interface ShownColumn {
  readonly letter: string;
  readonly hidden: boolean;
  readonly use: 'identity' | 'amount' | 'unused' | 'unknown' | 'around';
  /** What the column was taken for, and a remark on it. */
  readonly title: string;
}

/** A sheet of a workbook with what was recognised of it. */
export interface ShownSheet {
  readonly name: string;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly ShownRow[];
  /** Rows that are not shown. */
  readonly left: number;
}

const MOST_ROWS = 400;
const MOST_COLUMNS = 60;

/**
 * The sheet as it stands with the rows and columns that were recognised.
 * @param planned the tables that were read on it; none where nothing was
 */
export function showSheet(sheet: RawSheet, planned: readonly PlannedSheet[]): ShownSheet {
  const columnCount = Math.min(sheet.columns, MOST_COLUMNS);
  const covers = coveredBy(sheet);
  const byRow = new Map<number, RawCell[]>();
  for (const cell of sheet.cells) byRow.set(cell.row, [...byRow.get(cell.row) ?? [], cell]);
  const understood = new Map(planned.flatMap((table) => table.rows.map((row) => [row.row, row.understood] as const)));
  const filled = [...byRow.keys()].sort((a, b) => a - b);
  const last = Math.min((filled.at(-1) ?? -1) + 1, MOST_ROWS);
  const hidden = new Set(sheet.hiddenRows);
  const rows = Array.from({ length: last }, (_, index): ShownRow => ({
    row: index + 1, hidden: hidden.has(index), use: useOf(understood.get(index + 1)),
    cells: shownCells(byRow.get(index) ?? [], index, columnCount, covers),
  }));
  return { name: sheet.name, columns: shownColumns(sheet, columnCount, planned), rows, left: filled.filter((row) => row >= last).length };
}

function useOf(understood: boolean | undefined): ShownRow['use'] {
  return understood === undefined ? 'around' : understood ? 'read' : 'unknown';
}

interface Cover { readonly rowSpan: number; readonly columnSpan: number; readonly master: boolean }

function coveredBy({ merges }: RawSheet): Map<string, Cover> {
  const covers = new Map<string, Cover>();
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= Math.min(bottom, MOST_ROWS); row += 1) {
      for (let column = left; column <= Math.min(right, MOST_COLUMNS); column += 1) covers.set(`${row} ${column}`, { rowSpan: bottom - top + 1, columnSpan: right - left + 1, master: row === top && column === left });
    }
  }
  return covers;
}

/** Every column of the row, blank ones as one empty cell each, so that the row closes. */
function shownCells(cells: readonly RawCell[], row: number, columnCount: number, covers: ReadonlyMap<string, Cover>): ShownCell[] {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  const shown: ShownCell[] = [];
  for (let column = 0; column < columnCount; column += 1) {
    const cover = covers.get(`${row} ${column}`);
    if (cover && !cover.master) continue;
    const cell = byColumn.get(column);
    shown.push({
      column, text: cell === undefined ? '' : cellText(cell), number: cell?.type === 'number', rowSpan: Math.min(cover?.rowSpan ?? 1, MOST_ROWS - row), columnSpan: Math.min(cover?.columnSpan ?? 1, columnCount - column),
    });
  }
  return shown;
}

/** A number with the separators and decimals of its format; anything else as it stands. */
function cellText({ text, type, decimals, percent }: RawCell): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (type !== 'number' || match === null || percent === true) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const shown = decimals === undefined ? fraction : fraction.padEnd(decimals, '0');
  return `${sign}${grouped}${shown === '' ? '' : `.${shown}`}`;
}

function shownColumns(sheet: RawSheet, count: number, planned: readonly PlannedSheet[]): ShownColumn[] {
  const hidden = new Set(sheet.hiddenColumns);
  return Array.from({ length: count }, (_, index): ShownColumn => {
    const letter = columnLetters(index);
    const known = planned.flatMap((table) => table.columns.filter((column) => column.letter === letter));
    const best = known.find(({ use }) => use === 'amount') ?? known[0];
    return { letter, hidden: hidden.has(index), use: best?.use ?? 'around', title: best === undefined ? '' : [best.path.join(' / '), best.note].filter((part) => part !== '').join('；') };
  });
}
