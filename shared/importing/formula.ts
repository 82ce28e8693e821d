import { Unknown, evaluateFormula } from './formulaParser.ts';
import type { Reference } from './formulaReference.ts';
import { type Fraction, decimalText, fractionOf } from './fraction.ts';
import type { RawCell, RawWorkbook } from './sheet.ts';

/**
 * Formulas that nobody has computed yet: programs that only write formulas leave the results to Excel. Sums of cells, + − × ÷, ROUND,
 * ABS, MAX, MIN and IF are worked out exactly (as fractions of integers); anything else stays uncomputed and is said.
 */

/** Cells looked at in all ranges together: a hostile sheet of whole-column sums stops here. */
const MOST_CELLS = 1_000_000;
/** More columns than any sheet has: a cell's place as one number. */
const ROW_STEP = 1 << 20;

/** The workbook with uncomputed formulas replaced by their values where they can be worked out. The same object when there are none. */
export function withComputedFormulas(workbook: RawWorkbook): RawWorkbook {
  if (!workbook.sheets.some((sheet) => sheet.cells.some((cell) => cell.uncomputed))) return workbook;
  const calculator = new Calculator(workbook);
  return {
    ...workbook, sheets: workbook.sheets.map((sheet) => ({
      ...sheet, cells: sheet.cells.map((cell) => (cell.uncomputed ? calculator.computed(sheet.name, cell) : cell)),
    })),
  };
}

class Calculator {
  readonly #sheets: Map<string, Map<number, RawCell>>;
  readonly #values = new Map<RawCell, Fraction | null>();
  readonly #busy = new Set<RawCell>();
  #budget = MOST_CELLS;

  constructor(workbook: RawWorkbook) {
    this.#sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, new Map(sheet.cells.map((cell) => [cell.row * ROW_STEP + cell.column, cell]))]));
  }

  computed(sheet: string, cell: RawCell): RawCell {
    const value = this.#value(sheet, cell);
    if (value === null) return cell;
    const { uncomputed: _uncomputed, ...rest } = cell;
    return { ...rest, type: 'number', text: decimalText(value) };
  }

  /** Null for what is no number. */
  #value(sheet: string, cell: RawCell): Fraction | null {
    const known = this.#values.get(cell);
    if (known !== undefined) return known;
    if (!cell.uncomputed) {
      const stated = cell.type === 'number' ? fractionOf(cell.text) : null;
      this.#values.set(cell, stated);
      return stated;
    }
    if (this.#busy.has(cell) || this.#busy.size > 200) return null;
    this.#busy.add(cell);
    const value = this.#evaluate(sheet, cell.formula ?? '');
    this.#busy.delete(cell);
    this.#values.set(cell, value);
    return value;
  }

  #evaluate(sheet: string, formula: string): Fraction | null {
    try {
      return evaluateFormula(formula, (reference) => this.#cells(sheet, reference));
    } catch (error) {
      if (error instanceof Unknown) return null;
      throw error;
    }
  }

  /** Values of a reference; a cell with text counts for nothing, an uncomputable one makes the whole unknown. */
  #cells(home: string, reference: Reference): Fraction[] {
    const name = reference.sheet ?? home;
    const cells = this.#sheets.get(name);
    if (!cells) throw new Unknown();
    const area = (reference.bottom - reference.top + 1) * (reference.right - reference.left + 1);
    this.#budget -= Math.min(area, cells.size);
    if (this.#budget < 0) throw new Unknown();
    const found: RawCell[] = [];
    if (area <= cells.size) {
      for (let row = reference.top; row <= reference.bottom; row += 1) for (let column = reference.left; column <= reference.right; column += 1) {
        const cell = cells.get(row * ROW_STEP + column);
        if (cell) found.push(cell);
      }
    } else for (const cell of cells.values()) if (cell.row >= reference.top && cell.row <= reference.bottom && cell.column >= reference.left && cell.column <= reference.right) found.push(cell);
    return found.flatMap((cell) => {
      if (cell.type === 'error') throw new Unknown();
      const value = this.#value(name, cell);
      if (value === null && cell.uncomputed) throw new Unknown();
      return value === null ? [] : [value];
    });
  }
}
