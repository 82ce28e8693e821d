import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChannelInput, ChannelName, ChannelOutput } from '../../shared/ipc.ts';
import { type CallError, asCallError, call } from './call.ts';
import { useDesk } from './deskStore.ts';

export interface AnswerState<T> {
  /** The last answer; null before the first and after the input changed. */
  readonly data: T | null;
  readonly error: CallError | null;
  /** A question is under way. */
  readonly asking: boolean;
  /** Asks again by hand. */
  readonly again: () => void;
}

interface Held<T> { readonly key: string; readonly data: T | null; readonly error: CallError | null; readonly asking: boolean }

/**
 * The answer of a channel, asked again when the input, the desk's revision or its findings change. The newest question wins: a late answer of an
 * older one is dropped. `input` null asks nothing.
 */
export function useAnswer<N extends ChannelName>(channel: N, input: ChannelInput<N> | null): AnswerState<ChannelOutput<N>> {
  const desk = useDesk();
  const revision = desk?.revision ?? 0;
  const findingsRevision = desk?.findingsRevision ?? 0;
  const key = input === null ? '' : `${channel} ${JSON.stringify(input)}`;
  const [held, setHeld] = useState<Held<ChannelOutput<N>>>({ key: '', data: null, error: null, asking: false });
  const [turn, setTurn] = useState(0);
  const latest = useRef(0);
  const asked = useRef(input);
  asked.current = input;
  useEffect(() => {
    latest.current += 1;
    const question = latest.current;
    const now = asked.current;
    if (now === null) return;
    setHeld((before) => (before.key === key ? { ...before, asking: true } : { key, data: null, error: null, asking: true }));
    const settle = (result: Pick<Held<ChannelOutput<N>>, 'data' | 'error'>): void => {
      if (question === latest.current) setHeld({ key, asking: false, ...result });
    };
    call(channel, now).then((data) => settle({ data, error: null }), (error: unknown) => settle({ data: null, error: asCallError(error) }));
  }, [channel, key, revision, findingsRevision, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const current = held.key === key ? held : { data: null, error: null, asking: input !== null };
  return { data: current.data, error: current.error, asking: current.asking, again };
}
