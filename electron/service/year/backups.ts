import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { BadInput } from '../../../shared/badInput.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openLedger } from '../../ledger/openLedger.ts';
import { listBooks } from '../../ledger/subjects/books.ts';
import { listJournal } from '../../ledger/subjects/history.ts';

/** A copy of a ledger, made by the program. */
export interface Backup {
  readonly path: string;
  readonly name: string;
  /** ISO 8601. */
  readonly at: string;
  readonly bytes: number;
}

/** The folder 备份 beside the ledger, unless the person chose one. */
export function backupFolder(ledgerPath: string, chosen: string | null): string {
  return chosen ?? join(dirname(ledgerPath), '备份');
}

/** Copies of one ledger, newest first: those of the backup folder and those made before a migration beside the file. */
export function listBackups(ledgerPath: string, folder: string): Backup[] {
  const stem = stemOf(ledgerPath);
  const isCopy = (name: string): boolean => name.startsWith(`${stem}-`) && /-\d{8}-\d{6}(-\d+)?\.juece$/.test(name);
  const found = [
    ...filesOf(folder).filter((name) => isCopy(name)).map((name) => join(folder, name)),
    ...filesOf(dirname(ledgerPath)).filter((name) => name.startsWith(`${basename(ledgerPath)}.备份-v`)).map((name) => join(dirname(ledgerPath), name)),
  ];
  return found.map((path): Backup => {
    const { size, mtime } = statSync(path);
    return { path, name: basename(path), at: mtime.toISOString(), bytes: size };
  }).sort((a, b) => b.at.localeCompare(a.at) || b.name.localeCompare(a.name));
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes a copy and removes the oldest beyond `keep`; never one made before a migration. One copy is made after another, so that two of
 * the same second have names of their own. Throws BadInput `backup-failed`.
 */
export function makeBackup(ledger: Ledger, folder: string, keep: number, now: Date): Promise<Backup> {
  const made = last.then(() => writeBackup(ledger, folder, keep, now));
  last = made.catch(() => undefined);
  return made;
}

async function writeBackup(ledger: Ledger, folder: string, keep: number, now: Date): Promise<Backup> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new BadInput('backup-failed', `不能建立备份文件夹“${folder}”：请在“设置”中换一个可以写入的文件夹。`);
  }
  const stem = stemOf(ledger.path);
  const taken = new Set(filesOf(folder));
  let name = `${stem}-${stampOf(now)}.juece`;
  for (let n = 2; taken.has(name); n += 1) name = `${stem}-${stampOf(now)}-${n}.juece`;
  await ledger.backup(join(folder, name));
  const copies = listBackups(ledger.path, folder);
  for (const old of copies.filter((copy) => dirname(copy.path) === folder && copy.name.endsWith('.juece')).slice(keep)) rmSync(old.path, { force: true });
  const made = copies.find((copy) => copy.name === name);
  if (!made) throw new BadInput('backup-failed', `备份“${name}”没有写成：请检查“${folder}”是否可写并有空间。`);
  return made;
}

/** What a backup turned out to be. */
export interface ExaminedBackup {
  readonly good: boolean;
  /** Years in it, newest first. */
  readonly years: number[];
  /** The last thing that was done before it was made. */
  readonly lastEntry: string;
  /** One sentence for the person. */
  readonly message: string;
}

/** Opens a copy of the copy, so that the backup itself is never touched. */
export async function examineBackup(path: string): Promise<ExaminedBackup> {
  const scratch = mkdtempSync(join(tmpdir(), 'juece-backup-'));
  const name = basename(path);
  try {
    const copy = join(scratch, 'copy.juece');
    copyFileSync(path, copy);
    const ledger = await openLedger(copy);
    try {
      const years = listBooks(ledger.read).map((book) => book.year);
      return { good: true, years, lastEntry: listJournal(ledger.read, { limit: 1 })[0]?.what ?? '', message: `备份“${name}”完好。` };
    } finally {
      ledger.close();
    }
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!(error instanceof BadInput) && !missing) throw error;
    return { good: false, years: [], lastEntry: '', message: missing ? `备份“${name}”已不在原处：请插上存放它的磁盘，或换一份备份。` : `备份“${name}”已损坏，不能恢复：请换一份更早的备份。` };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** True when it is a sound ledger that this program can read. */
export async function isGoodBackup(path: string): Promise<boolean> {
  return (await examineBackup(path)).good;
}

/** Puts a backup beside the ledger under a name of its own; the ledger stays as it is. Gives the new path. */
export function restoreBeside(ledgerPath: string, backup: string, now: Date): string {
  const target = join(dirname(ledgerPath), `${stemOf(ledgerPath)}（恢复${stampOf(now)}）.juece`);
  try {
    copyFileSync(backup, target, 1);
    return target;
  } catch {
    throw new BadInput('restore-failed', `备份“${basename(backup)}”没有恢复成：请检查“${dirname(ledgerPath)}”是否可写并有空间。`);
  }
}

function stemOf(path: string): string {
  return basename(path).replace(/\.juece$/, '');
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** 20240630-081500 of the local clock, as names of copies have it. */
export function stampOf(now: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}${pad(now.getMonth() + 1)}${pad(now.getDate())}-${pad(now.getHours())}${pad(now.getMinutes())}${pad(now.getSeconds())}`;
}
