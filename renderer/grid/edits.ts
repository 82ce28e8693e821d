import type { MoneyUnit } from '../../shared/money/fen.ts';
import type { GridCell } from '../../shared/statement/grid.ts';
import { readEntry } from './entry.ts';
import type { Ground, Range } from './selection.ts';

/** One changed cell: fen (or a count), null = emptied. */
export interface CellEdit {
  readonly rowId: string;
  readonly columnId: string;
  readonly value: number | null;
}

/** A pasted cell that was not taken, and why. */
export interface SkippedCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly reason: 'computed' | 'notNumber' | 'outside';
}

export interface BlockEdits {
  readonly edits: readonly CellEdit[];
  readonly skipped: readonly SkippedCell[];
  /** What the block covers, for the selection afterwards. */
  readonly range: Range;
}

/**
 * What a pasted block changes. One value over a larger selection fills it; a block that fits a whole number of times repeats. Blank
 * cells of the block leave theirs as they are when the block is more than one cell.
 */
export function pasteBlock(block: readonly (readonly string[])[], range: Range, ground: Ground, unit: MoneyUnit): BlockEdits {
  const height = block.length;
  const width = Math.max(0, ...block.map((line) => line.length));
  const rows = repeats(range.bottom - range.top + 1, height);
  const columns = repeats(range.right - range.left + 1, width);
  const edits = new Map<string, CellEdit>();
  const skipped: SkippedCell[] = [];
  for (let y = 0; y < rows; y += 1) for (let x = 0; x < columns; x += 1) {
    const text = block[y % height]?.[x % width] ?? '';
    const row = ground.rows[range.top + y]?.row;
    const column = range.left + x;
    if (text.trim() === '' && height * width > 1) continue;
    const cell = row === undefined ? undefined : ground.plan.covering[row]?.[column];
    if (cell === undefined) skipped.push({ row: row ?? -1, column, text, reason: 'outside' });
    else if (!isTyped(cell)) {
      if (!saysTheSame(cell, text)) skipped.push({ row: cell.row, column, text, reason: 'computed' });
    } else {
      const entry = readEntry(text, cell.quantity, unit);
      if (entry.kind === 'bad') skipped.push({ row: cell.row, column, text, reason: 'notNumber' });
      else if (entry.value !== cell.value) edits.set(`${cell.rowId} ${cell.columnId}`, { rowId: cell.rowId, columnId: cell.columnId, value: entry.value });
    }
  }
  return { edits: [...edits.values()], skipped, range: { top: range.top, left: range.left, bottom: Math.min(ground.rows.length, range.top + rows) - 1, right: Math.min(ground.plan.sheet.columnCount, range.left + columns) - 1 } };
}

/** Over a selection that the block fits whole times the block repeats; else it is laid once. */
function repeats(selected: number, size: number): number {
  return size > 0 && selected > size && selected % size === 0 ? selected : size;
}

/** Labels, codes and line numbers pasted along with the amounts are no loss. */
function saysTheSame(cell: GridCell, text: string): boolean {
  const plain = (value: string): string => value.replace(/[\s,，]/g, '');
  return plain(cell.text) === plain(text);
}

type TypedCell = GridCell & { readonly rowId: string; readonly columnId: string };

/** A cell that takes typing. */
export function isTyped(cell: GridCell | undefined): cell is TypedCell {
  return cell !== undefined && cell.kind === 'amount' && cell.editable && cell.rowId !== undefined && cell.columnId !== undefined;
}

/** The cells of a range that take typing. */
export function typedCells(range: Range, ground: Ground): readonly TypedCell[] {
  const found = new Set<TypedCell>();
  for (let at = range.top; at <= range.bottom; at += 1) for (let column = range.left; column <= range.right; column += 1) {
    const cell = ground.plan.covering[ground.rows[at]?.row ?? -1]?.[column];
    if (isTyped(cell)) found.add(cell);
  }
  return [...found];
}

/** Emptying a range. */
export function clearedCells(range: Range, ground: Ground): readonly CellEdit[] {
  return typedCells(range, ground).flatMap(({ rowId, columnId, value }) => (value === null ? [] : [{ rowId, columnId, value: null }]));
}

/** Ctrl+D and Ctrl+R: the first row (column) of the range into the rest; of a single cell, from its neighbour above (left). */
export function filledCells(range: Range, ground: Ground, direction: 'down' | 'right'): readonly CellEdit[] {
  const down = direction === 'down';
  const alone = down ? range.top === range.bottom : range.left === range.right;
  const from = (down ? range.top : range.left) - (alone ? 1 : 0);
  if (from < 0) return [];
  const edits: CellEdit[] = [];
  for (const cell of typedCells(range, ground)) {
    const row = down ? ground.rows[from]?.row : cell.row;
    const source = ground.plan.covering[row ?? -1]?.[down ? cell.column : from];
    if (source === undefined || source === cell || source.kind !== 'amount' || source.quantity !== cell.quantity || source.value === cell.value) continue;
    edits.push({ rowId: cell.rowId, columnId: cell.columnId, value: source.value });
  }
  return edits;
}

/** One sentence on what a paste left out; null when it left out nothing. */
export function skippedSentence({ edits, skipped }: BlockEdits): string | null {
  if (skipped.length === 0) return null;
  const count = (reason: SkippedCell['reason']): number => skipped.filter((cell) => cell.reason === reason).length;
  const parts = [
    count('computed') > 0 ? `${count('computed')} 格是计算格或文字格` : '',
    count('notNumber') > 0 ? `${count('notNumber')} 格不是数字（如“${skipped.find((cell) => cell.reason === 'notNumber')?.text.trim().slice(0, 12) ?? ''}”）` : '',
    count('outside') > 0 ? `${count('outside')} 格超出表格` : '',
  ].filter((part) => part !== '');
  return `已粘贴 ${edits.length} 格，跳过 ${skipped.length} 格：${parts.join('，')}。`;
}
