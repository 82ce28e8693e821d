import { accessSync, constants, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { BadInput } from '../../shared/badInput.ts';
import { APPLICATION_ID, checkHeader, checkIdentity, reasonOf } from './fileHeader.ts';
import { type Ledger, accountName, createLedger, damaged } from './ledger.ts';
import { MIGRATIONS, type Migration, migrateFile, newestVersion, runMigrations, versionOf } from './migrations.ts';
import { type NativeOptions, connect, sqliteCode } from './nativeDatabase.ts';
import { isOpenHere, markOpen } from './openFiles.ts';
import { definitionOf, tableNames } from './tables.ts';

export interface OpenOptions extends NativeOptions {
  /** `open` an existing file (default), `create` a new one, or whichever is needed. */
  readonly mode?: 'open' | 'create' | 'openOrCreate';
  /** Who stands in the journal for a migration. Default: the account of the operating system. */
  readonly who?: string;
  readonly now?: () => Date;
  /** The schema's steps; other than the program's own only in tests. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the ledger file, alone: a second opener is refused. A new file is made aside and renamed; an older one is migrated
 * after a backup copy. Throws BadInput `ledger-missing`, `ledger-exists`, `ledger-in-use`, `not-a-ledger`, `ledger-newer`,
 * `ledger-damaged`, `ledger-structure`, `ledger-unreadable`, `ledger-not-writable`, `ledger-migration-failed`, `native-module`.
 */
export async function openLedger(path: string, options: OpenOptions = {}): Promise<Ledger> {
  const full = resolve(path);
  const { mode = 'open', now = () => new Date(), migrations = MIGRATIONS, who = accountName() } = options;
  const exists = existsSync(full);
  if (exists && mode === 'create') throw new BadInput('ledger-exists', `“${basename(full)}”已存在：请换一个文件名，或直接打开它。`);
  if (!exists && mode === 'open') throw new BadInput('ledger-missing', `找不到账套“${full}”：请检查路径，或从备份恢复。`);
  if (!exists) createFile(full, migrations, options);
  if (isOpenHere(full)) throw inUse(full);
  checkHeader(full, newestVersion(migrations));
  assertWritableFile(full);
  const db = connected(full, options);
  const forget = markOpen(full);
  try {
    takeFile(db, full, migrations);
    await migrateFile(db, full, migrations, who, now());
    checkStructure(db, full);
    return createLedger({ path: full, db, now, closed: forget });
  } catch (error) {
    db.close();
    forget();
    throw openingError(error, full);
  }
}

function connected(path: string, options: NativeOptions): Database.Database {
  try {
    return connect(path, { ...options, mustExist: true });
  } catch (error) {
    throw openingError(error, path);
  }
}

/** A ledger without a file, for work whose figures are not kept. */
export function openMemoryLedger(options: Pick<OpenOptions, 'now' | 'nativeBinding'> = {}): Ledger {
  const db = connect(':memory:', { ...options, mustExist: false });
  runMigrations(db, MIGRATIONS);
  return createLedger({ path: ':memory:', db, now: options.now ?? (() => new Date()), closed: () => {} });
}

/** A new ledger, complete from its first byte: made beside its place and renamed. */
function createFile(path: string, migrations: readonly Migration[], options: NativeOptions): void {
  const aside = `${path}.新建-${process.pid}`;
  const discard = (): void => { for (const leftover of [aside, `${aside}-journal`]) rmSync(leftover, { force: true }); };
  try {
    accessSync(dirname(path), constants.W_OK);
    discard();
    const db = connect(aside, { ...options, mustExist: false });
    try {
      db.pragma('synchronous = FULL');
      db.pragma(`application_id = ${APPLICATION_ID}`);
      runMigrations(db, migrations);
      db.pragma('journal_mode = WAL');
    } finally {
      db.close();
    }
    renameSync(aside, path);
  } catch (error) {
    discard();
    if (error instanceof BadInput) throw error;
    throw new BadInput('ledger-not-writable', `不能在“${dirname(path)}”新建账套（${reasonOf(error)}）：请换一个可以写入的文件夹。`);
  }
}

function assertWritableFile(path: string): void {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw new BadInput('ledger-not-writable', `账套“${basename(path)}”所在位置不能写入（${reasonOf(error)}）：请把它复制到可以写入的文件夹再打开。`);
  }
}

/** Takes the file for this process alone, then looks whether it is sound. The lock comes with the first read. */
function takeFile(db: Database.Database, path: string, migrations: readonly Migration[]): void {
  db.pragma('locking_mode = EXCLUSIVE');
  const applicationId = Number(db.pragma('application_id', { simple: true }));
  checkIdentity(basename(path), applicationId, versionOf(db), newestVersion(migrations));
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(path);
  if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw new Error('the file does not take WAL mode');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
}

/** Every declared table and column is there: a file of the right version but another structure is refused before it is used. */
function checkStructure(db: Database.Database, path: string): void {
  for (const table of tableNames()) {
    const present = new Set(db.prepare<unknown[], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table));
    for (const column of Object.keys(definitionOf(table).columns)) {
      if (present.has(column)) continue;
      throw new BadInput('ledger-structure', `账套“${basename(path)}”的结构与本程序不符（缺少 ${table}.${column}），它由试用版程序保存：请用保存它的版本打开。`);
    }
  }
}

function inUse(path: string): BadInput {
  return new BadInput('ledger-in-use', `账套“${basename(path)}”正被另一个窗口或程序使用：请先关闭它再打开。`);
}

function openingError(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return inUse(path);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(path);
  if (/^SQLITE_(READONLY|CANTOPEN|IOERR|FULL|PERM)/.test(code)) {
    return new BadInput('ledger-not-writable', `账套“${basename(path)}”无法打开写入（${reasonOf(error)}）：请检查磁盘和文件权限。`);
  }
  return error;
}
