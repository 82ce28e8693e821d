import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';
import type { historyChannels } from '../../shared/ipc/history.ts';
import type { ChannelOutput } from '../../shared/ipc.ts';
import type { JournalEntry } from '../ledger/journal.ts';
import { listLearnedCodes } from '../ledger/subjects/learnedCodes.ts';
import { listUnits } from '../ledger/subjects/units.ts';
import { backupFolder, examineBackup, listBackups, makeBackup, restoreBeside, stampOf } from '../service/year/backups.ts';
import { entryChanges, goTheWay, journalPage, rowChanges, wayTo } from '../service/year/journalPage.ts';
import { codeNames } from '../service/packs/library.ts';
import type { RowReading } from '../service/statements/rowWords.ts';
import type { DeskContext, HandlersOf } from './context.ts';
import { openLedgerFile } from './ledgerFile.ts';

export const historyHandlers: HandlersOf<typeof historyChannels> = {
  'history.list': ({ desk }, { limit, ...filter }) => {
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    const { entries, more, writers } = journalPage(desk.ledger().read, { limit, ...given });
    return { entries: entries.map(entryOf), more, writers: [...writers] };
  },
  'history.entry': (context, { id }) => {
    const { read } = context.desk.ledger();
    const entry = read.get('journal_entry', { id });
    const { counts, rows, left } = entryChanges(read, id, readingOf(context, entry?.book ?? null));
    return { counts: [...counts], rows: [...rows], left };
  },
  'history.row': (context, { table, key }) => rowChanges(context.desk.ledger().read, table, key, readingOf(context, null)).map(({ entry, change }) => ({ entry: entryOf(entry), change })),
  'history.way': ({ desk }, { id }) => wayTo(desk.ledger().read, id),
  'history.goTo': ({ desk }, { id }) => {
    const { year, ...way } = wayTo(desk.ledger().read, id);
    if (desk.state().book?.year !== year) desk.chooseYear(year);
    goTheWay(desk.ledger(), year, way);
    return desk.touch();
  },
  'history.backups': (context) => {
    const { path } = context.desk.ledger();
    const folder = folderOf(context);
    return { folder, kept: context.preferences.read().backupsKept, backups: listBackups(path, folder).map((copy) => ({ token: context.paths.keep(copy.path), name: copy.name, at: copy.at, bytes: copy.bytes })) };
  },
  'history.checkBackup': async ({ paths }, { token }) => examineBackup(paths.of(token)),
  'history.backUp': async (context) => {
    const { path, name, at, bytes } = await makeBackup(context.desk.ledger(), folderOf(context), context.preferences.read().backupsKept, context.clock());
    context.desk.touch();
    return { token: context.paths.keep(path), name, at, bytes };
  },
  'history.restore': async (context, { token }) => {
    const backup = context.paths.of(token);
    const { good, message } = await examineBackup(backup);
    if (!good) throw new BadInput('backup-damaged', message);
    const path = restoreBeside(context.desk.ledger().path, backup, context.clock());
    const opened = await openLedgerFile(context, path);
    if (opened.kind !== 'opened') throw new BadInput('backup-damaged', `备份“${basename(backup)}”不能打开：请换一份更早的备份。`);
    return { name: basename(path), state: opened.state };
  },
  'history.saveCopy': saveCopy,
  'history.openFolder': async (context) => {
    const folder = folderOf(context);
    if (!existsSync(folder)) throw new BadInput('no-backups', '还没有备份文件夹：点“立即备份”会建立它。');
    await context.dialogs.openPath(folder);
    return {};
  },
};

/** A copy where the person wants it, read back before it is said to be one. */
async function saveCopy({ desk, dialogs, clock }: DeskContext): Promise<ChannelOutput<'history.saveCopy'>> {
  const ledger = desk.ledger();
  const suggestedName = `${basename(ledger.path, '.juece')}-${stampOf(clock()).slice(0, 8)}.juece`;
  const chosen = await dialogs.chooseSave({ title: '另存一份账套副本（例如存到 U 盘）', suggestedName, kinds: [{ name: '决算册账套', extensions: ['juece'] }] });
  if (chosen === null) return null;
  const path = resolve(chosen.toLowerCase().endsWith('.juece') ? chosen : `${chosen}.juece`);
  await ledger.backup(path);
  const { good, message } = await examineBackup(path);
  if (!good) throw new BadInput('copy-damaged', `副本“${basename(path)}”写好后读不出来（${message}），请换一个 U 盘或文件夹再存一份。`);
  return { name: basename(path), folder: dirname(path), bytes: statSync(path).size };
}

function folderOf({ desk, preferences }: DeskContext): string {
  return backupFolder(desk.ledger().path, preferences.read().backupFolder);
}

function entryOf({ book, ...entry }: JournalEntry): ChannelOutput<'history.list'>['entries'][number] {
  return { ...entry, year: book };
}

/** Names of codes as the entry's year has them; the chosen year's where it has none. */
export function readingOf({ desk, library }: Pick<DeskContext, 'desk' | 'library'>, book: number | null): RowReading {
  const { read } = desk.ledger();
  const year = book ?? desk.state().book?.year ?? new Date().getFullYear();
  const units = new Map(listUnits(read, year).map(({ code, name }) => [code, name]));
  return { names: codeNames(library, year, listLearnedCodes(read, year)), unit: desk.displayUnit, units };
}
