import type { AskedReason } from '../narrative/reasonFact.ts';

/** A comparison that a reason is asked for. */
export interface AskedChange {
  /** Key of the reason. */
  readonly key: string;
  readonly label: string;
  readonly comparison: 'previous' | 'budget';
  /** Fen, this year's and last year's or the budget's. */
  readonly current: number;
  readonly base: number | null;
  /** current − base in fen. */
  readonly difference: number;
  readonly growth: string | null;
  readonly direction: 'up' | 'down';
  /** Section of the prose in which the reason is printed. */
  readonly section: string;
  readonly text: string;
}

/** Comparisons that pass the pack's thresholds: first those without a reason, then by how much money they move. */
export function askedChanges(reasons: readonly AskedReason[]): AskedChange[] {
  const required = [...new Map(reasons.filter((reason) => reason.required).map((reason) => [reason.key, reason])).values()];
  const changes = required.map(({ key, label, comparison, current, base, growth, direction, section, text }): AskedChange => (
    { key, label, comparison, current, base, difference: current - (base ?? 0), growth, direction, section, text }
  ));
  return changes.sort((a, b) => Number(a.text !== '') - Number(b.text !== '') || Math.abs(b.difference) - Math.abs(a.difference) || a.key.localeCompare(b.key));
}
