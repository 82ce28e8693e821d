import { type GridCell, type GridRow, type SheetGrid, cellIn, mergesWithin } from '../importing/grid.ts';
import { isNumberRow } from '../importing/head.ts';
import { headKey, squeeze } from '../importing/normalise.ts';
import { departmentName, preambleKind } from '../importing/preamble.ts';
import type { RawMerge } from '../importing/sheet.ts';
import { identityOf } from './columns.ts';
import type { SourceMapping } from './mapping.ts';
import { type TitleMeaning, printedTitle, sheetNameMeaning } from './titles.ts';

/** A column with the heads over it, outermost first. */
export interface PrintedColumn {
  readonly column: number;
  readonly path: readonly string[];
}

/** One table of a sheet as printed: what stands above it, its columns, the rows under its head. */
export interface PrintedTable {
  readonly grid: SheetGrid;
  readonly title: string;
  readonly meaning: TitleMeaning | null;
  /** Rows above the head: number, unit, department. */
  readonly above: readonly GridRow[];
  readonly head: readonly GridRow[];
  readonly columns: readonly PrintedColumn[];
  readonly body: readonly GridRow[];
}

const MOST_HEAD_ROWS = 8;

/** The tables of a sheet: cut at its titles; a sheet without any is one table, known by the sheet's name. */
export function printedTables(grid: SheetGrid, mapping: SourceMapping): PrintedTable[] {
  const department = departmentIn(grid);
  const titles = grid.rows.flatMap((row, at) => {
    const found = titleIn(row, department, mapping);
    return found ? [{ at, ...found }] : [];
  }).filter((title, index, all) => !isRepeated(title, all[index - 1]));
  const named = sheetNameMeaning(grid.sheet.name, mapping);
  if (titles.length === 0) return [tableOf(grid, grid.rows, -1, '', named, mapping)];
  const tables = titles.map(({ at, title, meaning }, index) => {
    // What stands above the first title belongs to its table: number and unit are printed there as well.
    const from = index === 0 ? 0 : at;
    const rows = grid.rows.slice(from, titles[index + 1]?.at ?? grid.rows.length);
    return tableOf(grid, rows, at - from, title, titles.length === 1 && meaning.kind === 'unused' && named?.kind === 'statement' ? named : meaning, mapping);
  });
  // A list of tables (contents, a guide) names them all and holds none.
  return tables.some(({ head }) => head.length > 0) ? tables : [tableOf(grid, grid.rows, -1, '', named?.kind === 'unused' ? named : null, mapping)];
}

/** The name once more beside number and unit is the same table's. */
function isRepeated(title: { at: number; meaning: TitleMeaning }, before: { at: number; meaning: TitleMeaning } | undefined): boolean {
  return before !== undefined && title.meaning.rule === before.meaning.rule && title.at - before.at <= 2;
}

/** The department that the lines above a table name: its name in a title may hold the words of another table (非税收入管理局). */
function departmentIn(grid: SheetGrid): string {
  for (const row of grid.rows.slice(0, 8)) for (const cell of row.cells) {
    const name = cell.raw.type === 'text' ? departmentName(cell.key) : null;
    if (name !== null && name.length >= 3) return name;
  }
  return '';
}

/** A row of one or two texts of which one is a title. */
function titleIn(row: GridRow, department: string, mapping: SourceMapping): { title: string; meaning: TitleMeaning } | null {
  const texts = row.cells.filter((cell) => preambleKind(cell.key) === null);
  if (texts.length > 2 || texts.some((cell) => cell.figure !== null || cell.raw.type !== 'text')) return null;
  for (const cell of texts) {
    const meaning = printedTitle(department === '' ? cell.raw.text : cell.key.replace(department, ''), mapping);
    if (meaning) return { title: cell.raw.text.trim(), meaning };
  }
  return null;
}

function tableOf(grid: SheetGrid, rows: readonly GridRow[], titleAt: number, title: string, meaning: TitleMeaning | null, mapping: SourceMapping): PrintedTable {
  const start = headStart(rows, titleAt);
  const { end, number } = headEnd(rows, start, mapping);
  const head = rows.slice(start, end);
  const below = rows.slice(end + (number ? 1 : 0));
  const body = below.filter((row) => !isAround(row) && !isRepeatedHead(row, head));
  return { grid, title, meaning, above: rows.slice(0, start), head, columns: columnsOf(grid, head, below), body };
}

/** The first row of several texts that are no unit, number or department. */
function headStart(rows: readonly GridRow[], titleAt: number): number {
  for (let at = titleAt + 1; at < rows.length; at += 1) {
    const content = rows[at]?.cells.filter((cell) => preambleKind(cell.key) === null) ?? [];
    if (content.length >= 2) return at;
  }
  return rows.length;
}

function headEnd(rows: readonly GridRow[], start: number, mapping: SourceMapping): { end: number; number: boolean } {
  let at = start;
  for (; at < rows.length && at - start < MOST_HEAD_ROWS; at += 1) {
    const row = rows[at];
    if (!row) break;
    if (at > start && isNumberRow(row, mapping.words)) return { end: at, number: true };
    if (startsBody(row, rows[start], at > start, mapping)) return { end: at, number: false };
  }
  return { end: at, number: false };
}

function startsBody(row: GridRow, top: GridRow | undefined, afterHead: boolean, mapping: SourceMapping): boolean {
  if (row.cells.some((cell) => cell.figure !== null)) return true;
  if (row.cells.some((cell) => /^[一二三四五六七八九十]+、/.test(cell.key))) return true;
  const [first] = row.cells;
  // Under a head, a lone text in the first columns is the name of a section or 合计; 小计 further right is still a head.
  if (!afterHead || !first || row.cells.length > 2) return false;
  const over = top?.cells.findLast((cell) => cell.column <= first.column);
  if (!over || identityOf([over.raw.text], mapping) === null) return false;
  if (mapping.words.concepts.get(headKey(first.raw.text)) === 'total') return true;
  return row.cells.length === 1 && first.column === top?.cells[0]?.column && first.key.length > 1 && identityOf([first.raw.text], mapping) === null;
}

/** Folios, signatures, notes. */
function isAround(row: GridRow): boolean {
  if (row.cells.every((cell) => preambleKind(cell.key) !== null)) return true;
  const only = row.cells.length === 1 ? row.cells[0] : undefined;
  return only !== undefined && only.figure === null && (/^(?:注|说明|备注|填报说明)/.test(only.key) || only.key.length > 40);
}

/** The head printed once more at the top of a page. */
function isRepeatedHead(row: GridRow, head: readonly GridRow[]): boolean {
  return row.cells.length >= 2 && head.some((line) => line.cells.length >= 2 && row.cells.every((cell) => cell.figure === null && cellIn(line, cell.column)?.key === cell.key));
}

function columnsOf(grid: SheetGrid, head: readonly GridRow[], body: readonly GridRow[]): PrintedColumn[] {
  const merges = mergesWithin(grid.sheet, head[0]?.index ?? 0, head.at(-1)?.index ?? -1);
  const columns = new Set<number>();
  for (const row of head) for (const cell of row.cells) columns.add(cell.column);
  for (const row of body) for (const cell of row.cells) columns.add(cell.column);
  return [...columns].sort((a, b) => a - b).slice(0, 400).map((column) => ({ column, path: pathOf(column, head, merges) }));
}

/** The head cells over a column: its own, those merged over it, and those that reach over blanks to the right. */
function pathOf(column: number, head: readonly GridRow[], merges: readonly RawMerge[]): string[] {
  const path: GridCell[] = [];
  head.forEach((row, level) => {
    const cell = ownCell(row, column, head, merges) ?? reaching(row, column, level, head, merges);
    if (cell && path.at(-1)?.key !== cell.key) path.push(cell);
  });
  return path.map((cell) => cell.raw.text.trim()).filter((text) => squeeze(text) !== '');
}

function mergeAt(merges: readonly RawMerge[], row: number, column: number): RawMerge | undefined {
  return merges.find((merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right);
}

function ownCell(row: GridRow, column: number, head: readonly GridRow[], merges: readonly RawMerge[]): GridCell | undefined {
  const own = cellIn(row, column);
  if (own) return own;
  const merge = mergeAt(merges, row.index, column);
  return merge ? cellIn(head.find((line) => line.index === merge.top), merge.left) : undefined;
}

/** Without merges a group's head stands over its first column and reaches right over blanks that have heads below. */
function reaching(row: GridRow, column: number, level: number, head: readonly GridRow[], merges: readonly RawMerge[]): GridCell | undefined {
  if (!head.slice(level + 1).some((lower) => cellIn(lower, column) !== undefined)) return undefined;
  const left = row.cells.findLast((cell) => cell.column < column);
  if (!left) return undefined;
  const merge = mergeAt(merges, row.index, left.column);
  if (merge && merge.right > merge.left) return undefined;
  const broken = head.slice(0, level).some((upper) => upper.cells.some((cell) => cell.column > left.column && cell.column <= column) || (ownCell(upper, column, head, merges)?.column ?? 0) > left.column);
  return broken ? undefined : left;
}
