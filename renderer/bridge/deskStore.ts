import { useSyncExternalStore } from 'react';
import type { DeskState } from '../../shared/ipc/desk.ts';
import { call, onEvent } from './call.ts';

let state: DeskState | null = null;
let listening = false;
const listeners = new Set<() => void>();

/** Takes a newer state; an older one that comes late is dropped. */
function take(next: DeskState): void {
  if (state !== null && next.revision < state.revision) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Starts to follow the program; called once, before the first page is drawn. */
export async function followDesk(): Promise<void> {
  if (!listening) {
    listening = true;
    onEvent('changed', take);
  }
  take(await call('desk.state', {}));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export function deskNow(): DeskState | null {
  return state;
}

/** What the window works on; null until the program's first answer. */
export function useDesk(): DeskState | null {
  return useSyncExternalStore(subscribe, deskNow);
}
