import { deserialize, serialize } from 'node:v8';
import { recorded } from './recorded.ts';

export interface InvokeEvent {
  readonly sender: unknown;
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null;
}
type Handler = (event: InvokeEvent, ...content: readonly unknown[]) => unknown;

/** Calls from the window, one handler a channel. */
export class IpcMain {
  readonly #handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
    recorded.channels.push(channel);
  }

  /** For the window: what comes back was cloned, as between two processes. */
  async invoke(channel: string, event: InvokeEvent, content: unknown): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return deserialize(serialize(await handler(event, content)));
  }
}
