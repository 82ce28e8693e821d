import { useSyncExternalStore } from 'react';
import type { PageId } from '../../shared/ipc/pages.ts';

/** Where the window is: a page and what it should show (`table`, `row`, `column`, `finding`, …), by names that outlive a reading. */
export interface Place {
  readonly page: PageId;
  readonly [parameter: string]: string;
}

const LONGEST_TRAIL = 50;
let here: Place = { page: 'overview' };
let trail: readonly Place[] = [];
const listeners = new Set<() => void>();

function show(place: Place): void {
  here = place;
  for (const listener of listeners) listener();
}

/** Goes to a page. The same place again is a new place, so that its page acts on it once more. */
export function go(place: Place): void {
  trail = [...trail.slice(-LONGEST_TRAIL), here];
  show({ ...place });
}

/** Back to where `go` was called last; false at the beginning. */
export function goBack(): boolean {
  const last = trail.at(-1);
  if (!last) return false;
  trail = trail.slice(0, -1);
  show(last);
  return true;
}

/** Forgets the way, when another ledger or year is opened. */
export function startAt(place: Place): void {
  trail = [];
  show(place);
}

export function placeNow(): Place {
  return here;
}

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, placeNow);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}
