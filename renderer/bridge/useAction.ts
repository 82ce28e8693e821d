import { useCallback, useEffect, useRef, useState } from 'react';
import type { EventOf } from '../../shared/ipc/events.ts';
import { type CallError, asCallError, onEvent } from './call.ts';

let report: (error: CallError) => void = () => {};

/** Where failures of actions are told; the frame sets its message line here once. */
export function setReporter(reporter: (error: CallError) => void): void {
  report = reporter;
}

/** Runs what a button does: true while it runs, failures told in the message line. Resolves with null when it failed. */
export function useAction(): readonly [run: <T>(action: () => Promise<T>) => Promise<T | null>, running: boolean] {
  const [count, setCount] = useState(0);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => { mounted.current = false; };
  }, []);
  const run = useCallback(async <T>(action: () => Promise<T>): Promise<T | null> => {
    setCount((before) => before + 1);
    try {
      return await action();
    } catch (error) {
      report(asCallError(error));
      return null;
    } finally {
      if (mounted.current) setCount((before) => before - 1);
    }
  }, []);
  return [run, count > 0];
}

/** The last step of a job under way; null before the first. */
export function useProgress(job: string | null): EventOf<'progress'> | null {
  const [last, setLast] = useState<EventOf<'progress'> | null>(null);
  useEffect(() => {
    setLast(null);
    return job === null ? undefined : onEvent('progress', (event) => { if (event.job === job) setLast(event); });
  }, [job]);
  return last;
}
