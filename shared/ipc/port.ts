import type { Answer } from './channel.ts';
import type { EventName } from './events.ts';

/** Name under which the preload script gives the window its only way out. */
export const PORT_NAME = 'program';

/** What the preload script puts into the window. Untyped by channel on purpose: `renderer/bridge` gives every call its types, the dispatcher checks them. */
export interface ProgramPort {
  call(channel: string, input: unknown): Promise<Answer<unknown>>;
  /** The returned function ends the listening. */
  on(event: EventName, listener: (content: unknown) => void): () => void;
}
