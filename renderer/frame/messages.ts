import { useSyncExternalStore } from 'react';

/** One sentence for the person. Errors and notices stay until the next sentence or until closed. */
export interface Message {
  readonly kind: 'error' | 'notice' | 'done';
  readonly text: string;
  /** Grows by one for each message, so that the same sentence said twice is announced twice. */
  readonly turn: number;
}

/** Milliseconds after which a mere confirmation goes by itself. */
const CONFIRMATION = 8_000;

let current: Message | null = null;
let turns = 0;
const listeners = new Set<() => void>();

function set(message: Message | null): void {
  current = message;
  for (const listener of listeners) listener();
}

/** Says a sentence in the line at the foot of the page. */
export function say(text: string, kind: Message['kind'] = 'notice'): void {
  turns += 1;
  const message: Message = { kind, text, turn: turns };
  set(message);
  if (kind === 'done') setTimeout(() => { if (current === message) set(null); }, CONFIRMATION);
}

/** Takes a sentence away when what it complained of has been mended; another sentence stays. */
export function mended(text: string): void {
  if (current?.text === text) set(null);
}

export function dismissMessage(): void {
  set(null);
}

export function useMessage(): Message | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  }, () => current);
}
