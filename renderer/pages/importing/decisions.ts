import { useSyncExternalStore } from 'react';
import type { ChannelInput, ChannelOutput } from '../../../shared/ipc.ts';

export type Item = ChannelOutput<'importing.items'>[number];
export type Choices = ChannelInput<'importing.plan'>['choices'];
export type Plan = ChannelOutput<'importing.plan'>;
export type FiguresPlan = Extract<Plan, { kind: 'figures' }>;
export type FormsPlan = Extract<Plan, { kind: 'forms' }>;

/** What the person decided of a workbook that waits; it outlives a look at another page. */
export interface Decisions {
  readonly choices: Choices;
  /** Addresses of changes in which the ledger's figure stays. */
  readonly keep: readonly string[];
}

const NONE: Decisions = { choices: {}, keep: [] };
let decided: ReadonlyMap<string, Decisions> = new Map();
let chosen: string | null = null;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export function decide(token: string, change: Partial<Decisions>): void {
  decided = new Map(decided).set(token, { ...NONE, ...decided.get(token), ...change });
  changed();
}

export function chooseItem(token: string | null): void {
  chosen = token;
  changed();
}

export function useDecisions(token: string | null): Decisions {
  const all = useSyncExternalStore(subscribe, () => decided);
  return (token === null ? undefined : all.get(token)) ?? NONE;
}

/** The item that is looked at: the chosen one while it waits, else the first that is not yet accepted. */
export function useChosen(items: readonly Item[]): Item | null {
  const token = useSyncExternalStore(subscribe, () => chosen);
  return items.find((item) => item.token === token) ?? items.find((item) => !item.accepted) ?? items[0] ?? null;
}
