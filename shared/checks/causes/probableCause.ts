import { fenPerDigit } from '../../money/fen.ts';
import type { ViewCell } from '../../view/view.ts';
import { isCount } from '../relations/relation.ts';

/** How a figure probably went wrong, provable from the figures themselves. */
export interface Slip {
  readonly kind: 'sign' | 'factor' | 'transposed' | 'neighbour';
  /** Half a sentence for the finding. */
  readonly text: string;
}

/**
 * The slip that turns the expected value into the printed one, or null. Only slips that prove themselves are named: a figure that is
 * off by some digit could be anything.
 * @param expected in fen or counts
 */
export function slipOf(cell: ViewCell, expected: number): Slip | null {
  if (cell.value === 0 || expected === 0) return null;
  if (cell.value === -expected) return { kind: 'sign', text: '疑似正负号填反' };
  return factorOf(cell, expected) ?? transposedOf(cell, expected) ?? neighbourOf(cell);
}

/** Few digits prove nothing: 0.13 may be a hundredth of 13.50 by chance. */
const FACTORS: readonly (readonly [number, string])[] = [[10, '疑似小数点错一位'], [100, '疑似小数点错两位'], [1000, '疑似把千元与元混用'], [10_000, '疑似把元与万元混用']];

function factorOf(cell: ViewCell, expected: number): Slip | null {
  const step = stepOf(cell);
  const slack = step / 2;
  for (const [factor, text] of FACTORS) {
    if (Math.abs(cell.value - expected * factor) <= slack && Math.abs(expected) >= step * 20) return { kind: 'factor', text: `${text}（扩大${factor}倍）` };
    if (Math.abs(cell.value * factor - expected) <= slack * factor && Math.abs(cell.value) >= step * 100) return { kind: 'factor', text: `${text}（缩小${factor}倍）` };
  }
  return null;
}

function stepOf(cell: ViewCell): number {
  return isCount(cell) ? 1 : Math.min(cell.digit, fenPerDigit(cell.table.unit, cell.table.decimals));
}

/** Two neighbouring digits changed places: 612.91 for 621.91. */
function transposedOf(cell: ViewCell, expected: number): Slip | null {
  const step = stepOf(cell);
  const [printed, wanted] = [String(Math.round(cell.value / step)), String(Math.round(expected / step))];
  if (printed.length !== wanted.length || printed.length < 3) return null;
  const at = [...printed].findIndex((digit, i) => digit !== wanted[i]);
  const swapped = printed[at] === wanted[at + 1] && printed[at + 1] === wanted[at];
  return swapped && printed.slice(at + 2) === wanted.slice(at + 2) ? { kind: 'transposed', text: '疑似相邻两位数字颠倒' } : null;
}

/** The figure of the row above or below. Only between codes of one level: a class and its only group show the same number by right. */
function neighbourOf(cell: ViewCell): Slip | null {
  const level = cell.row.code?.length;
  if (level === undefined) return null;
  for (const other of cell.table.cells) {
    if (other.value !== cell.value || other.column.id !== cell.column.id || other.row.panel !== cell.row.panel) continue;
    const rows = other.row.order - cell.row.order;
    if (Math.abs(rows) === 1 && other.row.code?.length === level) return { kind: 'neighbour', text: `与${rows < 0 ? '上' : '下'}一行的数相同，疑似串行` };
  }
  return null;
}
