import { useCallback, useSyncExternalStore } from 'react';
import { useDesk } from '../../bridge/index.ts';

/** Typed and not saved, by ledger, year and key: a change of page or a refused save loses nothing. */
const drafts = new Map<string, string>();
const listeners = new Set<() => void>();

function put(key: string, text: string | null): void {
  if (text === null) drafts.delete(key);
  else drafts.set(key, text);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

/** What stands unsaved under a key, null where nothing does; the second sets it, null drops it. */
export function useDraft(key: string): readonly [draft: string | null, change: (text: string | null) => void] {
  const desk = useDesk();
  const address = `${desk?.ledger?.folder ?? ''}|${desk?.ledger?.name ?? ''}|${String(desk?.book?.year ?? 0)}|${key}`;
  const draft = useSyncExternalStore(subscribe, () => drafts.get(address) ?? null);
  const change = useCallback((text: string | null) => put(address, text), [address]);
  return [draft, change];
}
