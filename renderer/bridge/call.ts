import type { ChannelInput, ChannelName, ChannelOutput } from '../../shared/ipc.ts';
import type { EventName, EventOf } from '../../shared/ipc/events.ts';
import { unpacked } from '../../shared/ipc/packing.ts';
import { port } from './port.ts';

/** An answer that is no data: `message` is a sentence for the person, `code` tells refusals apart. */
export class CallError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'CallError';
    this.code = code;
  }
}

/** Asks the program. Throws CallError. The dispatcher has held input and output against the channel's schemas: this is the checked border. */
export async function call<N extends ChannelName>(channel: N, input: ChannelInput<N>): Promise<ChannelOutput<N>> {
  const answer = await port().call(channel, input);
  if (!answer.ok) throw new CallError(answer.error.code, answer.error.message);
  return unpacked(answer.data) as ChannelOutput<N>;
}

/** Listens to an event of the program; the returned function ends it. The content was checked where it was sent. */
export function onEvent<N extends EventName>(name: N, listener: (content: EventOf<N>) => void): () => void {
  return port().on(name, (content) => listener(content as EventOf<N>));
}

/** Any failure as what the window shows. */
export function asCallError(error: unknown): CallError {
  return error instanceof CallError ? error : new CallError('unexpected', error instanceof Error ? error.message : String(error));
}
