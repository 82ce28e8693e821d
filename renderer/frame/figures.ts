import { useSyncExternalStore } from 'react';
import type { SelectionFigures } from '../grid/statistics.ts';

let shown: SelectionFigures | null = null;
const listeners = new Set<() => void>();

/** Shows sum, number and average of what is selected in the bottom bar; null when a page with a grid is left. */
export function showFigures(figures: SelectionFigures | null): void {
  if (figures === shown) return;
  shown = figures;
  for (const listener of listeners) listener();
}

export function useFigures(): SelectionFigures | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  }, () => shown);
}
