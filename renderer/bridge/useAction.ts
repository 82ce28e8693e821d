import { useCallback, useEffect, useRef, useState } from 'react';
import type { EventOf } from '../../shared/ipc/events.ts';
import { type CallError, asCallError, onEvent } from './call.ts';

/** Where failures of actions are told, and taken back when the same action has gone through. */
export interface Reporter {
  readonly failed: (error: CallError) => void;
  readonly mended: (message: string) => void;
}

let reporter: Reporter = { failed: () => {}, mended: () => {} };

/** The frame sets its message line here once. */
export function setReporter(next: Reporter): void {
  reporter = next;
}

/** Runs what a button does: true while it runs, failures told in the message line until it goes through. Resolves with null when it failed. */
export function useAction(): readonly [run: <T>(action: () => Promise<T>) => Promise<T | null>, running: boolean] {
  const [count, setCount] = useState(0);
  const mounted = useRef(true);
  const complaint = useRef<string | null>(null);
  useEffect(() => {
    mounted.current = true;
    return () => { mounted.current = false; };
  }, []);
  const run = useCallback(async <T>(action: () => Promise<T>): Promise<T | null> => {
    setCount((before) => before + 1);
    try {
      const result = await action();
      if (complaint.current !== null) reporter.mended(complaint.current);
      complaint.current = null;
      return result;
    } catch (error) {
      const failure = asCallError(error);
      complaint.current = failure.message;
      reporter.failed(failure);
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
