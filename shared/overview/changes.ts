import { filterOfSignature } from '../ledger/fact.ts';
import type { AskedReason } from '../narrative/fact.ts';
import type { Figures } from '../statement/figures.ts';

/** A comparison that a reason is asked for. */
export interface AskedChange {
  /** Key of the reason. */
  readonly key: string;
  readonly label: string;
  readonly comparison: 'previous' | 'budget';
  readonly current: number | null;
  /** current − base in fen, where both are known as amounts; null for a budget. */
  readonly difference: number | null;
  readonly growth: string | null;
  readonly direction: 'up' | 'down';
  /** Section of the prose in which the reason is printed. */
  readonly section: string;
  readonly text: string;
}

/** Comparisons that pass the pack's thresholds: first those without a reason, then by how much money they move. */
export function askedChanges(reasons: readonly AskedReason[], figures: Figures): AskedChange[] {
  const required = [...new Map(reasons.filter((reason) => reason.required).map((reason) => [reason.key, reason])).values()];
  const changes = required.map(({ key, label, comparison, growth, direction, section, text }): AskedChange => {
    const filter = filterOfSignature(key.slice(key.indexOf(':') + 1));
    const current = filter && figures.quantity(filter);
    const base = filter && comparison === 'previous' ? figures.quantity(filter, 'previous') : null;
    const difference = filter && comparison === 'previous' ? (current ?? 0) - (base ?? 0) : null;
    return { key, label, comparison, current, difference, growth, direction, section, text };
  });
  return changes.sort((a, b) => Number(a.text !== '') - Number(b.text !== '') || moved(b) - moved(a) || a.key.localeCompare(b.key));
}

/** About how much money moved, to sort by only: of a budget the growth is known, not the base. */
function moved({ difference, current, growth }: AskedChange): number {
  if (difference !== null) return Math.abs(difference);
  const rate = Number(growth ?? Number.NaN) / 100;
  return Math.abs(Number.isFinite(rate) && rate > -1 ? ((current ?? 0) * rate) / (1 + rate) : current ?? 0);
}
