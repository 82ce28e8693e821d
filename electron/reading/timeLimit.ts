import { createContext, runInContext } from 'node:vm';

/** What `withinTime` throws when time is up. */
export class TimeIsUp extends Error {}

/**
 * Runs synchronous work for at most `milliseconds` and stops it wherever it is: some damaged files send the spreadsheet library
 * into an endless loop, in this thread as in a worker's. Stopped work runs no `finally` of its own.
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  let result: { readonly value: T } | undefined;
  const context = createContext({ work: (): void => { result = { value: work() }; } });
  try {
    runInContext('work()', context, { timeout: milliseconds });
  } catch (error) {
    // The error belongs to the other context, so it is no `instanceof Error` of ours.
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TimeIsUp();
    throw error;
  }
  if (!result) throw new TimeIsUp();
  return result.value;
}
