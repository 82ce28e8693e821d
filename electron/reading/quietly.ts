/**
 * Runs a synchronous piece of the spreadsheet library without its console notices (unknown styles, formats it replaces): stderr
 * belongs to sentences for the user.
 */
export function quietly<T>(work: () => T): T {
  const { error, warn, log } = console;
  const silent = (): void => undefined;
  console.error = console.warn = console.log = silent;
  try {
    return work();
  } finally {
    Object.assign(console, { error, warn, log });
  }
}
