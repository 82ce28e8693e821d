import { type Reference, referenceOf } from './formulaReference.ts';
import { type Fraction, ZERO, add, fractionOf, multiply, negate, quotient, rounded } from './fraction.ts';

/** A formula that is not worked out here. */
export class Unknown extends Error {}
/** ÷ 0, which IFERROR answers. */
class Undefined extends Unknown {}

const TRUE: Fraction = { n: 1n, d: 1n };

const TOKEN = /\s*(?:((?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?|([A-Z]+)\(|(\d+(?:\.\d+)?)|([-+*/(),%])|(""))/uy;
/** A cell that is asked whether it is empty: C5="". */
const IS_EMPTY = /\s*((?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(\$?[A-Z]{1,3}\$?\d{1,7})\s*(=|<>)\s*""/uy;
const COMPARISON = /\s*(<=|>=|<>|=|<|>)/y;

/**
 * The value of a formula.
 * @param cells values of the cells of a reference, without texts and blanks
 * @throws Unknown for what cannot be worked out
 */
export function evaluateFormula(formula: string, cells: (reference: Reference) => Fraction[]): Fraction {
  return new Parser(formula, cells).parse();
}

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
      if (sign === '/' && right.n === 0n) throw new Undefined();
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
    if (token[7] !== undefined) return ZERO;
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
    return this.#cells(referenceOf(token[1], token[2], token[3]))[0] ?? ZERO;
  }

  #call(name: string): Fraction {
    if (name === 'IF') return this.#choice();
    if (name === 'IFERROR') return this.#unlessUndefined();
    const values = this.#arguments();
    const [first = ZERO, second = ZERO] = values;
    switch (name) {
      case 'SUM': return values.reduce(add, ZERO);
      case 'ABS': return first.n < 0n ? negate(first) : first;
      case 'MAX': return values.reduce((most, value) => (compared(value, most) > 0 ? value : most), first);
      case 'MIN': return values.reduce((least, value) => (compared(value, least) < 0 ? value : least), first);
      case 'ROUND': {
        const digits = Number(second.n / second.d);
        if (digits < 0 || digits > 12) throw new Unknown();
        return rounded(first, digits);
      }
      default: throw new Unknown();
    }
  }

  /** IF: the branch that does not count is not worked out, as it may divide by zero. */
  #choice(): Fraction {
    const holds = this.#condition();
    let value = holds ? TRUE : ZERO;
    for (const branch of [true, false]) {
      if (this.#operator(',') === null) break;
      if (branch === holds) value = this.#sum();
      else this.#skip();
    }
    this.#close();
    return value;
  }

  #condition(): boolean {
    IS_EMPTY.lastIndex = this.#at;
    const empty = IS_EMPTY.exec(this.#text);
    if (empty) {
      this.#at = IS_EMPTY.lastIndex;
      return (this.#cells(referenceOf(empty[1], empty[2])).length === 0) === (empty[3] === '=');
    }
    const left = this.#sum();
    COMPARISON.lastIndex = this.#at;
    const sign = COMPARISON.exec(this.#text)?.[1];
    if (sign === undefined) return left.n !== 0n;
    this.#at = COMPARISON.lastIndex;
    const order = compared(left, this.#sum());
    return order === 0 ? sign.includes('=') : order < 0 ? sign.includes('<') : sign.includes('>');
  }

  #unlessUndefined(): Fraction {
    const from = this.#at;
    let value: Fraction | null = null;
    try {
      value = this.#sum();
    } catch (error) {
      if (!(error instanceof Undefined)) throw error;
      this.#at = from;
      this.#skip();
    }
    if (this.#operator(',') === null) throw new Unknown();
    if (value === null) value = this.#sum();
    else this.#skip();
    this.#close();
    return value;
  }

  /** Passes over one argument. */
  #skip(): void {
    for (let depth = 0; this.#at < this.#text.length; this.#at += 1) {
      const char = this.#text[this.#at];
      if (char === '"') this.#at = this.#text.indexOf('"', this.#at + 1);
      else if (depth === 0 && (char === ',' || char === ')')) return;
      else if (char === '(' || char === ')') depth += char === '(' ? 1 : -1;
      if (this.#at < 0) throw new Unknown();
    }
    throw new Unknown();
  }

  /** Arguments as values; a range is its cells. */
  #arguments(): Fraction[] {
    const values: Fraction[] = [];
    do {
      const token = this.#next();
      if (token?.[3] !== undefined) {
        this.#at = TOKEN.lastIndex;
        values.push(...this.#cells(referenceOf(token[1], token[2], token[3])));
      } else values.push(this.#sum());
    } while (this.#operator(',') !== null);
    this.#close();
    return values;
  }

  #close(): void {
    if (this.#operator(')') === null) throw new Unknown();
  }
}

function compared(a: Fraction, b: Fraction): number {
  const difference = add(a, negate(b)).n;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
