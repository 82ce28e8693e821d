import { EXACT_DECIMALS, FEN_PER_UNIT, fen, fenPerDigit } from '../../shared/money/fen.ts';
import { fenToNumber } from '../../shared/money/format.ts';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';

/** How a cell with declared addends is written: as a live formula, or as its number with a remark. */
export type SumWriting = { readonly formula: string } | { readonly remark: string };

type Addend = NonNullable<GridCell['sum']>[number];

/** Where grid cell (0, 0) stands on the worksheet, 1-based row; columns start at A. */
export interface GridOrigin { readonly firstRow: number }

/**
 * The writing of every computed cell that declares its addends. A formula is written only where it gives exactly the
 * printed value, so that recalculation never changes a printed figure; otherwise the remark says why a number stands there.
 */
export function planSums(sheet: GridSheet, origin: GridOrigin): Map<GridCell, SumWriting> {
  const byPlace = new Map<string, GridCell>();
  for (const cell of sheet.cells) byPlace.set(placeKey(cell), cell);
  const cyclic = cyclicCells(sheet, byPlace);
  const plans = new Map<GridCell, SumWriting>();
  for (const cell of sheet.cells) {
    if (!cell.sum || cell.sum.length === 0 || cell.editable || cell.kind !== 'amount' || cyclic.has(cell)) continue;
    const addends = cell.sum.map((addend) => ({ addend, cell: byPlace.get(placeKey(addend)) }));
    if (addends.some((entry) => entry.cell?.kind !== 'amount')) continue;
    const total = addends.reduce((sum, { addend, cell: other }) => sum + addend.sign * (other?.value ?? 0), 0);
    if (total !== (cell.value ?? 0)) {
      if (cell.value !== null) plans.set(cell, { remark: remarkOf(sheet, cell.value - total, addends.filter((entry) => entry.cell?.value).length) });
      continue;
    }
    // A cell printed as —— holds text: it is left out, because text breaks + and -.
    const numeric = addends.filter(({ cell: other }) => other !== undefined && (other.value !== null || other.text === '')).map(({ addend }) => addend);
    if (numeric.length > 0) plans.set(cell, { formula: exactFormula(sheet, cell, numeric, byPlace, origin) });
  }
  return plans;
}

function placeKey(place: { readonly row: number; readonly column: number }): string {
  return `${place.row},${place.column}`;
}

/** Rounding may move a sum by half a unit for each addend and for the total (DESIGN §5); more is not a tail. */
function remarkOf(sheet: GridSheet, difference: number, addends: number): string {
  const halfUnits = addends + 1;
  return 2 * Math.abs(difference) <= fenPerDigit(sheet.unit, sheet.decimals) * halfUnits ? '尾差：按批复数列示' : '按批复数列示，与各分项之和不等';
}

/** Cells whose addends lead back to themselves: a spreadsheet refuses such formulas. */
function cyclicCells(sheet: GridSheet, byPlace: ReadonlyMap<string, GridCell>): Set<GridCell> {
  const cyclic = new Set<GridCell>();
  const state = new Map<GridCell, 'open' | 'done'>();
  const visit = (cell: GridCell): void => {
    state.set(cell, 'open');
    for (const addend of cell.sum ?? []) {
      const other = byPlace.get(placeKey(addend));
      if (!other?.sum) continue;
      if (state.get(other) === 'open') cyclic.add(cell);
      else if (!state.has(other)) visit(other);
    }
    state.set(cell, 'done');
  };
  for (const cell of sheet.cells) if (cell.sum && !state.has(cell)) visit(cell);
  return cyclic;
}

/**
 * Doubles carry noise (0.1 + 0.2). It shows only where the exact value lies on a rounding tie of the printed digits;
 * there the sum is rounded to the fen first.
 */
function exactFormula(sheet: GridSheet, cell: GridCell, addends: readonly Addend[], byPlace: ReadonlyMap<string, GridCell>, origin: GridOrigin): string {
  const text = sumExpression(addends, origin);
  if (cell.quantity === 'count') return text;
  const step = fenPerDigit(sheet.unit, sheet.decimals);
  const value = cell.value ?? 0;
  const tie = step > 1 && 2 * (Math.abs(value) % step) === step;
  if (!tie) return text;
  const asDoubles = addends.reduce((sum, addend) => sum + addend.sign * fenToNumber(fen(byPlace.get(placeKey(addend))?.value ?? 0), sheet.unit), 0);
  return asDoubles === value / FEN_PER_UNIT[sheet.unit] ? text : `ROUND(${text},${EXACT_DECIMALS[sheet.unit]})`;
}

/** `SUM(C8:C10)`, `C8+C9-C10`, `SUM(C8:C12,C14)-C20`: as an accountant would write it. */
export function sumExpression(addends: readonly Addend[], origin: GridOrigin): string {
  const plus = ranges(addends.filter((addend) => addend.sign === 1), origin);
  const minus = ranges(addends.filter((addend) => addend.sign === -1), origin);
  const positive = plus.length === 0 ? '' : side(plus, '+');
  const negative = minus.map((range) => `-${range.includes(':') ? `SUM(${range})` : range}`).join('');
  return positive + negative;
}

const LONGEST_CHAIN = 4;
const MOST_ARGUMENTS = 200;

function side(parts: readonly string[], sign: string): string {
  if (!parts.some((part) => part.includes(':')) && parts.length <= LONGEST_CHAIN) return parts.join(sign);
  const groups: string[] = [];
  for (let at = 0; at < parts.length; at += MOST_ARGUMENTS) groups.push(`SUM(${parts.slice(at, at + MOST_ARGUMENTS).join(',')})`);
  return groups.join(sign);
}

/** Three or more neighbours down a column or along a row become one range. */
function ranges(addends: readonly Addend[], origin: GridOrigin): string[] {
  const parts: string[] = [];
  for (let at = 0; at < addends.length;) {
    const run = Math.max(runLength(addends, at, 1, 0), runLength(addends, at, 0, 1));
    const first = addends[at];
    const last = addends[at + run - 1];
    if (!first || !last) break;
    if (run >= 3) {
      parts.push(`${cellName(first, origin)}:${cellName(last, origin)}`);
      at += run;
    } else {
      parts.push(cellName(first, origin));
      at += 1;
    }
  }
  return parts;
}

function runLength(addends: readonly Addend[], at: number, rowStep: number, columnStep: number): number {
  let length = 1;
  for (;;) {
    const last = addends[at + length - 1];
    const next = addends[at + length];
    if (!last || !next || next.row !== last.row + rowStep || next.column !== last.column + columnStep) return length;
    length += 1;
  }
}

function cellName(place: Addend, origin: GridOrigin): string {
  return `${columnName(place.column)}${origin.firstRow + place.row}`;
}

/** Zero-based column → A, B, … AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
