import { type GridCell, type GridRow, cellIn, mergesWithin } from './grid.ts';
import { headKey, stripOrdinals, unspaced } from './normalise.ts';
import { preambleKind } from './preamble.ts';
import type { RawMerge } from './sheet.ts';
import type { TableBlock } from './blocks.ts';
import type { RecognitionWords } from './words.ts';

export type LeafKind = 'code' | 'label' | 'line' | 'note' | 'amount' | 'unnamed';

/** A column of a table as its head names it. */
export interface HeadLeaf {
  readonly column: number;
  /** Heading path from the outermost head to the leaf, as printed. */
  readonly path: readonly string[];
  /** 栏次 as printed. */
  readonly number?: string;
  readonly kind: LeafKind;
  /** Its lowest head cell stands over other columns as well. */
  readonly shared: boolean;
}

export interface TableHead {
  /** Rows of labels, then the 栏次 row when there is one. */
  readonly rows: readonly GridRow[];
  readonly numberRow: GridRow | null;
  readonly leaves: readonly HeadLeaf[];
  /** Position in the block's rows of the first body row. */
  readonly bodyAt: number;
}

const MOST_HEAD_ROWS = 7;

/** Finds the head of a block: its rows, and the heading path of each leaf column. Null where no head can be told. */
export function readHead(block: TableBlock, words: RecognitionWords): TableHead | null {
  const start = headStart(block, words);
  const rows: GridRow[] = [];
  let numberRow: GridRow | null = null;
  let at = start;
  for (; at < block.rows.length && rows.length < MOST_HEAD_ROWS; at += 1) {
    const row = block.rows[at];
    if (!row) break;
    if (rows.length > 0 && isTranslated(row)) continue;
    if (isNumberRow(row, words)) { numberRow = row; at += 1; break; }
    if (isBodyRow(row, words, rows.length > 0)) break;
    rows.push(row);
  }
  const labels = rows.filter((row) => !isBanner(row, words));
  const deepest = labels.at(-1);
  if (!deepest || labels.every((row) => row.cells.length < 2)) return null;
  const body = block.rows.slice(at);
  const merges = mergesWithin(block.grid.sheet, rows[0]?.index ?? 0, (numberRow ?? deepest).index);
  const columns = columnsOf(labels, body, merges);
  const paths = columns.map((column) => pathOf(column, labels, merges));
  const leaves = columns.map((column, index): HeadLeaf => {
    const cells = paths[index] ?? [];
    const path = cells.map((cell) => unspaced(cell.raw.text));
    const number = numberRow ? cellIn(numberRow, column)?.key : undefined;
    const leaf = cells.at(-1);
    const shared = leaf !== undefined && paths.some((other, at) => at !== index && other.includes(leaf));
    return { column, path, ...(number !== undefined && /\d/.test(number) && { number }), kind: kindOf(path, paths[index - 1]?.at(-1)?.key, words), shared };
  });
  return { rows, numberRow, leaves, bodyAt: at };
}

/** Skips what stands around the table, and single lines such as a department's name. */
function headStart(block: TableBlock, words: RecognitionWords): number {
  for (let at = block.bodyFrom; at < block.rows.length; at += 1) {
    const row = block.rows[at];
    if (!row || row.cells.every((cell) => preambleKind(cell.key) !== null)) continue;
    const content = row.cells.filter((cell) => preambleKind(cell.key) === null);
    if (content.length === 1 && !isHeadWord(content[0]?.key ?? '', words)) continue;
    return at;
  }
  return block.rows.length;
}

/** 栏次 | 1 | 2 | 3, with or without the word; also 甲 乙 1 2, `7=1+2` and 类 款 项 栏次 1 2. */
export function isNumberRow(row: GridRow, words: RecognitionWords): boolean {
  const named = row.cells.some((cell) => words.lineHeads.has(headKey(cell.raw.text)));
  const rest = row.cells.filter((cell) => !words.lineHeads.has(headKey(cell.raw.text)) && !words.codeLevels.has(cell.key) && !/^[甲乙丙丁]$|^项目$/.test(cell.key));
  const numbers = rest.map((cell) => /^\(?(\d{1,2})\)?(?:=.*|栏)?$/.exec(cell.key)?.[1]);
  if (numbers.some((number) => number === undefined)) return false;
  const ascending = numbers.every((number, index) => index === 0 || Number(number) === Number(numbers[index - 1]) + 1);
  if (named) return ascending;
  return numbers.length >= 2 && ascending && numbers[0] === '1';
}

/** The head once more in another language. */
function isTranslated(row: GridRow): boolean {
  return row.cells.every((cell) => cell.raw.type === 'text' && /^[^\p{Script=Han}]*[A-Za-z]{3}[^\p{Script=Han}]*$/u.test(cell.key));
}

const ROW_START = /^(?:合计|总计|收入总计|支出总计)$/;

function isBodyRow(row: GridRow, words: RecognitionWords, afterHead: boolean): boolean {
  if (row.cells.some((cell) => cell.figure !== null)) return true;
  const headWords = row.cells.filter((cell) => isHeadWord(cell.key, words)).length;
  const first = row.cells[0];
  if (!first) return false;
  if (row.cells.length === 1 && afterHead && ROW_START.test(first.key)) return true;
  // Heads carry no ordinals; 「一、一般公共预算财政拨款收入」 is a line even where its figures are blank.
  if (row.cells.some((cell) => /^[一二三四五六七八九十]+、/.test(cell.key))) return true;
  if (stripOrdinals(first.key) !== first.key && headWords === 0) return true;
  return afterHead && headWords === 0;
}

export function isHeadWord(key: string, words: RecognitionWords): boolean {
  const label = headKey(key);
  return words.concepts.has(label) || words.labelHeads.has(label) || words.lineHeads.has(label) || words.noteHeads.has(label) || words.groupNoise.has(label)
    || words.codeLevels.has(key) || words.lineKeys.has(label) || isCodeHead(label, words);
}

function isCodeHead(label: string, words: RecognitionWords): boolean {
  return words.codeContains.some((word) => label.includes(word));
}

/** One cell over the whole table that says nothing about columns: a repeated title, a department. */
function isBanner(row: GridRow, words: RecognitionWords): boolean {
  return row.cells.length === 1 && !words.concepts.has(headKey(row.cells[0]?.raw.text ?? ''));
}

function columnsOf(labels: readonly GridRow[], body: readonly GridRow[], merges: readonly RawMerge[]): number[] {
  const columns = new Set<number>();
  for (const row of labels) for (const cell of row.cells) {
    columns.add(cell.column);
    const merge = mergeAt(merges, cell.row, cell.column);
    if (merge && merge.right - merge.left < 64) for (let column = merge.left; column <= merge.right; column += 1) columns.add(column);
  }
  for (const row of body) for (const cell of row.cells) columns.add(cell.column);
  return [...columns].sort((a, b) => a - b).slice(0, 256);
}

function mergeAt(merges: readonly RawMerge[], row: number, column: number): RawMerge | undefined {
  return merges.find((merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right);
}

/** The head cells over a column, outermost first: its own, those merged over it, and those that reach over blanks to the right. */
function pathOf(column: number, labels: readonly GridRow[], merges: readonly RawMerge[]): GridCell[] {
  const path: GridCell[] = [];
  labels.forEach((row, level) => {
    const cell = ownCell(row, column, labels, merges) ?? reachingCell(row, column, level, labels, merges);
    // Not the same cell again, nor the same words: an export may fill what was merged downwards.
    if (cell && path.at(-1)?.key !== cell.key) path.push(cell);
  });
  return path;
}

function ownCell(row: GridRow, column: number, labels: readonly GridRow[], merges: readonly RawMerge[]): GridCell | undefined {
  const own = cellIn(row, column);
  if (own) return own;
  const merge = mergeAt(merges, row.index, column);
  if (!merge) return undefined;
  return cellIn(labels.find((other) => other.index === merge.top), merge.left);
}

/** Without merges, a group's label stands over its first column and reaches right over blanks that have labels below. */
function reachingCell(row: GridRow, column: number, level: number, labels: readonly GridRow[], merges: readonly RawMerge[]): GridCell | undefined {
  if (!labels.slice(level + 1).some((lower) => cellIn(lower, column) !== undefined)) return undefined;
  const left = row.cells.findLast((cell) => cell.column < column);
  if (!left || mergeAt(merges, row.index, left.column)?.right !== undefined && (mergeAt(merges, row.index, left.column)?.left ?? 0) !== (mergeAt(merges, row.index, left.column)?.right ?? 0)) return undefined;
  for (const upper of labels.slice(0, level)) {
    const over = ownCell(upper, column, labels, merges);
    if (over && over.column > left.column) return undefined;
    const between = upper.cells.some((cell) => cell.column > left.column && cell.column <= column);
    if (between) return undefined;
  }
  return left;
}

/** @param before the lowest head of the column on the left: 项 behind 款 is a code, alone it may be a measure */
function kindOf(path: readonly string[], before: string | undefined, words: RecognitionWords): LeafKind {
  const leaf = path.at(-1);
  if (leaf === undefined) return 'unnamed';
  const label = headKey(leaf);
  const groupIsCode = path.slice(0, -1).some((group) => isCodeHead(headKey(group), words));
  if (words.codeLevels.has(label) && (groupIsCode || label !== '项' || (before !== undefined && words.codeLevels.has(headKey(before))))) return 'code';
  if (isCodeHead(label, words)) return 'code';
  if (words.lineHeads.has(label)) return 'line';
  if (words.noteHeads.has(label)) return 'note';
  if (words.labelHeads.has(label) || /(?:科目|项目|指标)名称/.test(label)) return 'label';
  return 'amount';
}
