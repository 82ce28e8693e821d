import { type GridCell, type GridRow, cellIn } from './grid.ts';
import { type TableHead, isNumberRow } from './head.ts';
import { headKey } from './normalise.ts';
import type { PrintedPanel } from './panels.ts';
import { preambleKind } from './preamble.ts';
import type { RecognitionWords } from './words.ts';

/** A row of one panel as printed. */
export interface PrintedRow {
  /** Zero-based row of the sheet. */
  readonly row: number;
  /** Index of the panel. */
  readonly panel: number;
  /** Texts of the code columns, '' for blank. */
  readonly codes: readonly string[];
  readonly label: string;
  readonly line: string;
  /** Amount cells by column of the panel that they belong to; a foot amount printed under a later panel is under the last column. */
  readonly amounts: ReadonlyMap<number, GridCell>;
}

export interface TableBody {
  readonly rows: readonly PrintedRow[];
  readonly notes: readonly string[];
  /** Lines that print only …… in place of what was left out. */
  readonly elided: boolean;
  /** Last sheet row that belongs to the table. */
  readonly bottom: number;
}

const NOTE = /^(?:注|说明|备注|附注)[\d一二三四五六七八九十]*(?:[:.、,]|本)/;
const EMPTY_SENTENCE = /本表|无数据|空表|为空|没有|不涉及|无此/;

/** Rows under a head, without folios, repeated heads, signatures and notes. */
export function readBody(rows: readonly GridRow[], head: TableHead, panels: readonly PrintedPanel[], words: RecognitionWords): TableBody {
  const printed: PrintedRow[] = [];
  const notes: string[] = [];
  let elided = false;
  let bottom = head.rows.at(-1)?.index ?? 0;
  for (const row of rows) {
    if (isAround(row, head, words)) continue;
    const single = row.cells.length === 1 ? row.cells[0] : undefined;
    if (single && isElision(single)) { elided = true; continue; }
    if (single && isNote(single, notes.length > 0)) { notes.push(single.raw.text.trim()); continue; }
    const parts = panels.map((panel, index) => printedRow(row, panel, index));
    const kept = withFootAmounts(parts, panels).filter((part) => part !== null);
    if (kept.length > 0) bottom = row.index;
    printed.push(...kept);
  }
  return { rows: printed, notes, elided, bottom };
}

function isElision(cell: GridCell): boolean {
  return /^[.…]+$/.test(cell.raw.text.replace(/\s/g, ''));
}

/** The notes under the table say what its ellipses stand for. */
export function saysElision(notes: readonly string[]): boolean {
  return notes.some((note) => /…|省略|略去/.test(note));
}

/** Folios, preamble lines of a continued page, heads repeated in the middle, signatures. */
function isAround(row: GridRow, head: TableHead, words: RecognitionWords): boolean {
  if (row.cells.every((cell) => preambleKind(cell.key) !== null)) return true;
  if (isNumberRow(row, words) && head.numberRow !== null && row.cells.length >= head.numberRow.cells.length) return true;
  return head.rows.some((headRow) => headRow.cells.length >= 2 && row.cells.length >= 2 && row.cells.every((cell) => cellIn(headRow, cell.column)?.key === cell.key));
}

function isNote(cell: GridCell, afterNotes: boolean): boolean {
  if (cell.figure !== null || cell.raw.type !== 'text') return false;
  const key = cell.key;
  if (NOTE.test(key) || (key.startsWith('注') && key.length > 6)) return true;
  if (afterNotes) return key.length > 4;
  return key.length > 40 || /[。;]/.test(key) || (key.length >= 8 && EMPTY_SENTENCE.test(key));
}

function printedRow(row: GridRow, panel: PrintedPanel, index: number): PrintedRow | null {
  const amounts = new Map<number, GridCell>();
  for (const leaf of panel.amounts) {
    const cell = cellIn(row, leaf.column);
    if (cell) amounts.set(leaf.column, cell);
  }
  const codes = panel.codes.map((leaf) => cellIn(row, leaf.column)?.raw.text ?? '');
  const label = panel.labels.map((leaf) => cellIn(row, leaf.column)?.raw.text ?? '').find((text) => text.trim() !== '') ?? '';
  const line = panel.line ? (cellIn(row, panel.line.column)?.key ?? '') : '';
  if (amounts.size === 0 && line === '' && label === '' && codes.every((code) => code === '')) return null;
  // 合计 is printed over the code columns as often as under 科目名称.
  const inCode = codes.join('').trim();
  if (inCode !== '' && !/\d|[０-９]/.test(inCode)) return { row: row.index, panel: index, codes: codes.map(() => ''), label: headKey(label) === '' ? inCode : label, line, amounts };
  return { row: row.index, panel: index, codes, label, line, amounts };
}

/** 公用经费合计 stands under one panel and its amount under the last: the amount goes to the panel that names it. */
function withFootAmounts(parts: readonly (PrintedRow | null)[], panels: readonly PrintedPanel[]): (PrintedRow | null)[] {
  const result = [...parts];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const part = result[index];
    const panel = panels[index];
    if (!part || !panel || part.label !== '' || part.line !== '' || part.codes.some((code) => code !== '') || (panel.labels.length === 0 && panel.codes.length === 0)) continue;
    const owner = result.findLastIndex((other, at) => at < index && other !== null && other !== undefined && other.label !== '' && other.amounts.size === 0 && other.codes.every((code) => code === ''));
    const named = result[owner];
    const column = panels[owner]?.amounts.at(-1)?.column;
    const amount = [...part.amounts.values()].at(-1);
    if (!named || column === undefined || !amount) continue;
    result[owner] = { ...named, amounts: new Map([[column, amount]]) };
    result[index] = null;
  }
  return result;
}
