import { useSyncExternalStore } from 'react';
import type { Carried } from './index.tsx';

/** The report of a year rolled forward. It outlives the page, which is drawn anew when the window goes over to the new year. */
export interface Report {
  readonly carried: Carried;
  readonly from: number;
  readonly to: number;
}

let report: Report | null = null;
const listeners = new Set<() => void>();

export function showReport(next: Report | null): void {
  report = next;
  for (const listener of listeners) listener();
}

export function useReport(): Report | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  }, () => report);
}
