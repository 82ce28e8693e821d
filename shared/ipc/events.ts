import { z } from 'zod';
import type { Immutable } from './channel.ts';
import { deskState } from './desk.ts';

/** What the program tells the window unasked. */
export const EVENTS = {
  /** After every write, undo, change of year, unit or ledger. */
  changed: deskState,
  /** Of long work: `share` from 0 to 1 where it is known. */
  progress: z.object({ job: z.string(), step: z.string(), share: z.number().min(0).max(1).optional() }),
  /** What came of a ledger that was double-clicked: what the person is told where it could not simply be opened. */
  openRequested: z.object({ name: z.string(), problem: z.string().nullable() }),
} as const;

export type EventName = keyof typeof EVENTS;
export type EventOf<N extends EventName> = Immutable<z.output<(typeof EVENTS)[N]>>;
export const EVENT_NAMES: readonly EventName[] = ['changed', 'progress', 'openRequested'];
