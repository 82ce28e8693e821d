import { basename } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/openLedger.ts';
import { backupFolder, isGoodBackup, listBackups, makeBackup } from '../service/year/backups.ts';
import type { DeskContext } from './context.ts';

type Opened = ChannelOutput<'ledger.open'>;

const RECENT = 12;
/** Refusals that say that the file itself cannot be used any more. */
const DAMAGED: ReadonlySet<string> = new Set(['ledger-damaged', 'not-a-ledger', 'ledger-structure']);

/** Opens a ledger file in the window; one that is damaged is answered with the backups that could stand in for it. Throws BadInput. */
export async function openLedgerFile(context: DeskContext, path: string): Promise<Opened> {
  const { desk } = context;
  if (desk.isOpen() && desk.ledger().path === path) return { kind: 'opened', state: desk.state() };
  try {
    return takeLedger(context, await openLedger(path, { now: context.clock }));
  } catch (error) {
    if (error instanceof BadInput && DAMAGED.has(error.code)) return damagedAnswer(context, path, error.message);
    throw error;
  }
}

/** Shows an open ledger, remembers it among the recent ones and keeps a copy of it as it was opened. */
export function takeLedger(context: DeskContext, ledger: Ledger): Opened {
  const state = context.desk.take(ledger);
  const { recent } = context.preferences.read();
  const now = context.clock();
  context.preferences.change({ recent: [{ path: ledger.path, openedAt: now.toISOString() }, ...recent.filter((entry) => entry.path !== ledger.path)].slice(0, RECENT) });
  void keepCopy(context, ledger, now);
  return { kind: 'opened', state };
}

/** One copy a day on which the ledger is opened; a full disk must not stop the work. */
async function keepCopy(context: DeskContext, ledger: Ledger, now: Date): Promise<void> {
  const { backupFolder: chosen, backupsKept } = context.preferences.read();
  const folder = backupFolder(ledger.path, chosen);
  const [newest] = listBackups(ledger.path, folder);
  if (newest && new Date(newest.at).toDateString() === now.toDateString()) return;
  try {
    await makeBackup(ledger, folder, backupsKept, now);
  } catch (error) {
    context.log(`backup: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function damagedAnswer(context: DeskContext, path: string, message: string): Promise<Opened> {
  const copies = listBackups(path, backupFolder(path, context.preferences.read().backupFolder)).slice(0, RECENT);
  const backups = [];
  for (const copy of copies) backups.push({ token: context.paths.keep(copy.path), name: copy.name, at: copy.at, bytes: copy.bytes, good: await isGoodBackup(copy.path) });
  return { kind: 'damaged', token: context.paths.keep(path), name: basename(path), message, backups };
}
