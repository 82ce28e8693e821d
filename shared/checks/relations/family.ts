import type { Filter } from '../../ledger/fact.ts';
import type { ViewCell, ViewColumn, ViewTable } from '../../view/view.ts';

export type CodeDimension = 'function' | 'economic' | 'project';

/**
 * The cells of one table that differ only in a code: e.g. all 项目支出 of 支出决算表 by function. Key '' is the cell without the code
 * (合计), `301+303` one that asks for several. This is what makes 类 = Σ款 = Σ项 and ties between tables independent of layout.
 */
export interface Family {
  readonly key: string;
  readonly table: ViewTable;
  readonly order: number;
  readonly dimension: CodeDimension;
  /** Signature without the dimension. */
  readonly rest: string;
  readonly cells: Map<string, ViewCell>;
  /** Codes directly below each code that is present; made on first use. */
  below: ReadonlyMap<string, readonly string[]> | null;
}

/** Puts the cells of one table into families. A column's family is remembered, as taking signatures apart is the dearest step. */
export class FamilyFinder {
  readonly #table: ViewTable;
  readonly #order: number;
  readonly #families: Map<string, Family>;
  readonly #ofColumn = new Map<ViewColumn, { readonly family: Family; readonly measure: string | undefined }>();

  constructor(table: ViewTable, order: number, families: Map<string, Family>) {
    this.#table = table;
    this.#order = order;
    this.#families = families;
  }

  place(cell: ViewCell, filter: Filter, dimension: CodeDimension): void {
    const own = cell.row.filter;
    const code = filter[dimension];
    // The row says nothing but the code (and, in the 总表, the measure): then the column alone tells the family.
    const plain = typeof code === 'string' && own !== null && own[dimension] === code && saysOnly(own, dimension);
    const known = plain && cell.row.code !== undefined ? this.#ofColumn.get(cell.column) : undefined;
    if (typeof code === 'string' && known?.family.dimension === dimension && known.measure === filter.measure) {
      if (!known.family.cells.has(code)) known.family.cells.set(code, cell);
      return;
    }
    const split = splitSignature(cell.signature, dimension);
    const family = this.#find(dimension, split.rest);
    if (plain) this.#ofColumn.set(cell.column, { family, measure: filter.measure });
    const key = isSubtotal(cell, split.code) ? `${split.code}+` : split.code;
    if (!family.cells.has(key)) family.cells.set(key, cell);
  }

  #find(dimension: CodeDimension, rest: string): Family {
    const key = `${dimension}:${rest}`;
    let family = this.#families.get(key);
    if (family === undefined) this.#families.set(key, family = { key, table: this.#table, order: this.#order, dimension, rest, cells: new Map(), below: null });
    return family;
  }
}

/** 小计 over one row: a list of one, as the row itself has the code. */
function isSubtotal(cell: ViewCell, code: string): boolean {
  return code !== '' && cell.row.code === undefined && cell.row.id === `s:${code}`;
}

function saysOnly(filter: Filter, dimension: CodeDimension): boolean {
  for (const name in filter) if (name !== dimension && name !== 'measure') return false;
  return true;
}

/** The columns of a table have the same rows: families with the same codes share one tree of levels. */
export function shareLevels(families: readonly Family[]): void {
  let model: Family | undefined;
  for (const family of families) {
    if (model !== undefined && model.dimension === family.dimension && sameCodes(model, family)) family.below = belowOf(model);
    else model = family;
  }
}

function sameCodes(a: Family, b: Family): boolean {
  if (a.cells.size !== b.cells.size) return false;
  const codes = b.cells.keys();
  for (const code of a.cells.keys()) if (codes.next().value !== code) return false;
  return true;
}

/** Splits a signature into what it says without a dimension and that dimension's value ('' for none). */
export function splitSignature(signature: string, dimension: string): { readonly rest: string; readonly code: string } {
  const mark = `|${dimension}=`;
  const from = signature.indexOf(mark);
  if (from < 0) return { rest: signature, code: '' };
  const end = signature.indexOf('|', from + 1);
  const code = signature.slice(from + mark.length, end < 0 ? undefined : end);
  return { rest: signature.slice(0, from) + (end < 0 ? '' : signature.slice(end)), code };
}

/** A cell that asks for several codes at once (人员经费 = 301 + 303). */
export function isList(code: string): boolean {
  return code.includes('+');
}

/** Codes directly below each present code, '' being the total. A missing level is skipped: 类 over 项 works as 类 over 款. */
export function belowOf(family: Family): ReadonlyMap<string, readonly string[]> {
  if (family.below !== null) return family.below;
  const below = new Map<string, string[]>();
  const codes = [...family.cells.keys()].filter((code) => code !== '' && !isList(code)).sort();
  const open: string[] = [];
  for (const code of codes) {
    while (open.length > 0 && (family.dimension === 'project' || !code.startsWith(open[open.length - 1] ?? ''))) open.pop();
    const parent = open[open.length - 1] ?? '';
    const list = below.get(parent);
    if (list === undefined) below.set(parent, [code]);
    else list.push(code);
    open.push(code);
  }
  family.below = below;
  return below;
}

/** Cells of the nearest level present under a code, a list of codes or the total (''); empty when nothing finer is printed. */
export function nearestBelow(family: Family, code: string): readonly ViewCell[] {
  if (isList(code)) return code.split('+').flatMap((prefix) => (prefix === '' ? [] : covering(family, prefix)));
  return (belowOf(family).get(code) ?? []).flatMap((below) => family.cells.get(below) ?? []);
}

/** The cell of a code, or else the topmost cells under it: what stands for the code in this table. */
export function covering(family: Family, code: string): readonly ViewCell[] {
  const exact = family.cells.get(code);
  if (exact !== undefined) return [exact];
  if (code === '' || isList(code) || belowOf(family).has(code)) return nearestBelow(family, code);
  const under = [...family.cells.keys()].filter((other) => other.startsWith(code) && !isList(other));
  const top = under.filter((other) => !under.some((shorter) => shorter !== other && other.startsWith(shorter)));
  return family.dimension === 'project' ? [] : top.flatMap((other) => family.cells.get(other) ?? []);
}

/** Codes with nothing finer under them, without the total and lists. */
export function leafCodes(family: Family): readonly string[] {
  const below = belowOf(family);
  return [...family.cells.keys()].filter((code) => code !== '' && !isList(code) && !below.has(code));
}

/** True when the table says something about the code: itself, something under it, or an undivided code above it. */
export function speaksOf(family: Family, code: string): boolean {
  if (covering(family, code).length > 0) return true;
  const below = belowOf(family);
  for (let length = code.length - 1; length >= 3; length -= 1) {
    const above = code.slice(0, length);
    if (family.cells.has(above)) return !below.has(above);
  }
  return false;
}

/** Longest code that the family prints. */
export function deepestLevel(family: Family): number {
  let deepest = 0;
  for (const code of family.cells.keys()) if (!isList(code)) deepest = Math.max(deepest, code.length);
  return deepest;
}
