import { type Fraction, ZERO, add, decimalText, fractionOf, multiply, negate, quotient, rounded } from './fraction.ts';
import type { RawCell, RawWorkbook } from './sheet.ts';

/**
 * Formulas that nobody has computed yet: programs that only write formulas leave the results to Excel. Sums of cells, + − × ÷,
 * ROUND and ABS are worked out exactly (as fractions of integers); anything else stays uncomputed and is said.
 */

/** Cells looked at in all ranges together: a hostile sheet of whole-column sums stops here. */
const MOST_CELLS = 1_000_000;
/** More columns than any sheet has: a cell's place as one number. */
const ROW_STEP = 1 << 20;

class Unknown extends Error {}

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
      return new Parser(formula, (reference) => this.#cells(sheet, reference)).parse();
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

interface Reference { readonly sheet: string | null; readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

const TOKEN = /\s*(?:((?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?|([A-Z]+)\(|(\d+(?:\.\d+)?)|([-+*/(),%]))/uy;

class Parser {
  readonly #text: string;
  readonly #cells: (reference: Reference) => Fraction[];
  #at = 0;
  #depth = 0;

  constructor(formula: string, cells: (reference: Reference) => Fraction[]) {
    this.#text = formula.replace(/^=/, '').trim();
    this.#cells = cells;
  }

  parse(): Fraction {
    const value = this.#sum();
    if (this.#at < this.#text.length) throw new Unknown();
    return value;
  }

  #next(): RegExpExecArray | null {
    TOKEN.lastIndex = this.#at;
    return TOKEN.exec(this.#text);
  }

  #operator(...signs: string[]): string | null {
    const token = this.#next();
    const sign = token?.[6];
    if (sign === undefined || !signs.includes(sign)) return null;
    this.#at = TOKEN.lastIndex;
    return sign;
  }

  #sum(): Fraction {
    let value = this.#product();
    for (;;) {
      const sign = this.#operator('+', '-');
      if (sign === null) return value;
      const right = this.#product();
      value = add(value, sign === '+' ? right : negate(right));
    }
  }

  #product(): Fraction {
    let value = this.#single();
    for (;;) {
      const sign = this.#operator('*', '/', '%');
      if (sign === null) return value;
      if (sign === '%') { value = quotient(value, { n: 100n, d: 1n }); continue; }
      const right = this.#single();
      if (sign === '/' && right.n === 0n) throw new Unknown();
      value = sign === '*' ? multiply(value, right) : quotient(value, right);
    }
  }

  #single(): Fraction {
    if (this.#depth > 60) throw new Unknown();
    if (this.#operator('-')) return negate(this.#single());
    if (this.#operator('+')) return this.#single();
    if (this.#operator('(')) {
      const value = this.#nested(() => this.#sum());
      this.#close();
      return value;
    }
    const token = this.#next();
    if (!token) throw new Unknown();
    this.#at = TOKEN.lastIndex;
    if (token[5] !== undefined) return fractionOf(token[5]) ?? ZERO;
    if (token[2] !== undefined) return this.#one(token);
    if (token[4] !== undefined) return this.#nested(() => this.#call(token[4] ?? ''));
    throw new Unknown();
  }

  #nested<T>(work: () => T): T {
    this.#depth += 1;
    const value = work();
    this.#depth -= 1;
    return value;
  }

  #one(token: RegExpExecArray): Fraction {
    if (token[3] !== undefined) throw new Unknown();
    return this.#cells(referenceOf(token))[0] ?? ZERO;
  }

  #call(name: string): Fraction {
    const values = this.#arguments();
    const [first = ZERO, second = ZERO] = values;
    switch (name) {
      case 'SUM': return values.reduce(add, ZERO);
      case 'ABS': return first.n < 0n ? negate(first) : first;
      case 'ROUND': {
        const digits = Number(second.n / second.d);
        if (digits < 0 || digits > 12) throw new Unknown();
        return rounded(first, digits);
      }
      default: throw new Unknown();
    }
  }

  /** Arguments as values; a range is its cells. */
  #arguments(): Fraction[] {
    const values: Fraction[] = [];
    do {
      const token = this.#next();
      if (token?.[3] !== undefined) {
        this.#at = TOKEN.lastIndex;
        values.push(...this.#cells(referenceOf(token)));
      } else values.push(this.#sum());
    } while (this.#operator(',') !== null);
    this.#close();
    return values;
  }

  #close(): void {
    if (this.#operator(')') === null) throw new Unknown();
  }
}

function referenceOf(token: RegExpExecArray): Reference {
  const from = position(token[2] ?? '');
  const to = position(token[3] ?? token[2] ?? '');
  const sheet = token[1] === undefined ? null : token[1].slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
  return { sheet, top: Math.min(from.row, to.row), left: Math.min(from.column, to.column), bottom: Math.max(from.row, to.row), right: Math.max(from.column, to.column) };
}

function position(address: string): { row: number; column: number } {
  const match = /^([A-Z]+)(\d+)$/.exec(address.replaceAll('$', ''));
  let column = 0;
  for (const letter of match?.[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match?.[2] ?? 1) - 1, column: column - 1 };
}
