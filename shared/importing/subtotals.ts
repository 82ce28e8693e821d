import type { PrintedRow } from './body.ts';
import { labelKey } from './normalise.ts';

/** Codes that a 小计 row is the sum of: one code where they are all of its 类 or 款, else the topmost codes of its group, which rows print. */
export interface Subtotal { readonly codes: readonly string[]; readonly printed: boolean }

/** 小计 rows among rows of codes: what each adds up, and whether the groups can be read as one table at all. */
export interface Subtotals {
  readonly codesOf: ReadonlyMap<PrintedRow, Subtotal>;
  /** 小计 rows of groups that repeat each other's codes: those of several units under one 合计, whose equal codes are one of the department. */
  readonly ofUnits: ReadonlySet<PrintedRow>;
}

export const NO_SUBTOTALS: Subtotals = { codesOf: new Map(), ofUnits: new Set() };

/**
 * Tells 小计 from 合计: it belongs to the rows in front of it, or to those behind it where it stands before the first code.
 * @param codeOf the code of a row, null for a row without
 * @param isTotal whether a row's label is one that a form's 合计 is printed as
 */
export function subtotalsOf(rows: readonly PrintedRow[], codeOf: (row: PrintedRow) => string | null, isTotal: (label: string) => boolean): Subtotals {
  const isSubtotal = (row: PrintedRow): boolean => labelKey(row.label) === '小计';
  const marks = rows.filter(isSubtotal);
  if (marks.length === 0 || (marks.length === 1 && !rows.some((row) => !isSubtotal(row) && isTotal(labelKey(row.label))))) return NO_SUBTOTALS;
  const coded = rows.flatMap((row) => {
    const code = isSubtotal(row) ? null : codeOf(row);
    return code === null ? [] : [{ row, code }];
  });
  const [first] = coded;
  if (first === undefined) return NO_SUBTOTALS;
  const leads = rows.indexOf(marks[0] ?? first.row) < rows.indexOf(first.row);
  const groups = marks.map((mark, at) => {
    const [from, to] = leads ? [rows.indexOf(mark), indexOr(rows, marks[at + 1], rows.length)] : [indexOr(rows, marks[at - 1], -1), rows.indexOf(mark)];
    return { mark, members: coded.filter(({ row }) => rows.indexOf(row) > from && rows.indexOf(row) < to) };
  });
  const repeated = groups.some((group, at) => group.members.some(({ code }) => groups.slice(0, at).some((other) => other.members.some((member) => member.code === code))));
  if (repeated) return { codesOf: new Map(), ofUnits: new Set(marks) };
  const all = coded.map(({ code }) => code);
  return { codesOf: new Map(groups.flatMap(({ mark, members }) => (members.length === 0 ? [] : [[mark, named(members.map(({ code }) => code), all)]]))), ofUnits: new Set() };
}

function indexOr(rows: readonly PrintedRow[], row: PrintedRow | undefined, none: number): number {
  return row === undefined ? none : rows.indexOf(row);
}

/** The 类 or 款 that the group is all of, where no row of its own prints it; else the group's topmost codes. */
function named(group: readonly string[], all: readonly string[]): Subtotal {
  const top = group.filter((code) => !group.some((other) => other !== code && code.startsWith(other)));
  for (const length of [3, 5]) {
    const prefix = top[0]?.slice(0, length) ?? '';
    const within = all.filter((code) => code.startsWith(prefix));
    if (top.every((code) => code.startsWith(prefix) && code.length > length) && within.length === group.length && !all.includes(prefix)) return { codes: [prefix], printed: false };
  }
  return { codes: top, printed: true };
}
