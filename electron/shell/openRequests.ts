import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { EventOf } from '../../shared/ipc/events.ts';
import type { DeskContext } from '../desk/context.ts';
import { openLedgerFile } from '../desk/ledgerFile.ts';

/** The ledger that the system asks to open (a double click, a file dropped on the icon); null for none. */
export function ledgerToOpen(argv: readonly string[], folder: string): string | null {
  const named = argv.slice(1).findLast((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.juece'));
  return named === undefined ? null : resolve(folder, named);
}

/** What came of a ledger that the system asked to open, for the window to tell: nothing where it is open. */
export type OpenOutcome = EventOf<'openRequested'>;

/** Opens it in the window; never throws. */
export async function openRequested(context: DeskContext, path: string): Promise<OpenOutcome> {
  const name = basename(path);
  try {
    const opened = await openLedgerFile(context, path);
    return { name, problem: opened.kind === 'damaged' ? opened.message : null };
  } catch (error) {
    context.log(`open ${name}: ${String(error)}`);
    return { name, problem: error instanceof BadInput ? error.message : `账套“${name}”没有打开：请在“账套与年度”中重试。` };
  }
}

/** The ledger of last time, where it still is; null: anything against it waits until the person opens it. */
export async function reopenLast(context: DeskContext): Promise<null> {
  const [last] = context.preferences.read().recent;
  if (last === undefined || !existsSync(last.path)) return null;
  try {
    await openLedgerFile(context, last.path);
  } catch (error) {
    context.log(`reopen: ${String(error)}`);
  }
  return null;
}
