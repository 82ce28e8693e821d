import type { Period } from './figures.ts';

/**
 * A printed roll-up that the 批复 fixed (DESIGN §3 'Approved rounding'): shown instead of the derived value for as long as
 * the facts beneath still give `derived`.
 */
export interface ApprovedRounding {
  readonly period: Period;
  readonly role: string;
  readonly rowId: string;
  readonly columnId: string;
  readonly signature: string;
  readonly derived: number;
  readonly approved: number;
}

/** By cell and, for the other views of the same quantity, by meaning (the first printed one wins). */
export function indexApprovals(approved: readonly ApprovedRounding[]): Map<string, ApprovedRounding> {
  const index = new Map<string, ApprovedRounding>();
  for (const entry of approved) {
    index.set(`${entry.period}|${entry.role}|${entry.rowId}|${entry.columnId}`, entry);
    const bySignature = `${entry.period}|${entry.signature}`;
    if (entry.signature !== '' && !index.has(bySignature)) index.set(bySignature, entry);
  }
  return index;
}

export function sameApprovals(a: readonly ApprovedRounding[], b: readonly ApprovedRounding[]): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => {
    const other = b[at];
    return other !== undefined && one.period === other.period && one.role === other.role && one.rowId === other.rowId && one.columnId === other.columnId
      && one.signature === other.signature && one.derived === other.derived && one.approved === other.approved;
  }));
}
