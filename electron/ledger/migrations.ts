import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { BadInput } from '../../shared/badInput.ts';
import { backupTo, migrationBackupName } from './backup.ts';
import { appendBarrier } from './journal.ts';
import { schemaDdl } from './tables.ts';

/** One step of the schema. `version` is the `user_version` after it; versions run 1, 2, 3 … without gaps. */
export interface Migration {
  readonly version: number;
  /** In Chinese, for the journal. */
  readonly name: string;
  readonly up: (db: Database.Database) => void;
}

/** All steps in order; a new file runs them all. Until 1.0 there is one, which is the schema itself. */
export const MIGRATIONS: readonly Migration[] = [{ version: 1, name: '初始结构', up: (db) => { db.exec(schemaDdl()); } }];

/** Version that a list of migrations leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  migrations.forEach(({ version }, index) => {
    if (version !== index + 1) throw new Error(`migration ${index + 1} has version ${version}`);
  });
  return migrations.length;
}

export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Runs every pending migration of an existing file in one transaction, after a backup copy; a barrier in the journal.
 * A failing one leaves the file as it was and throws BadInput `ledger-migration-failed`. Gives the copy's path, null when
 * nothing was pending.
 */
export async function migrateFile(db: Database.Database, path: string, migrations: readonly Migration[], who: string, now: Date): Promise<string | null> {
  const from = versionOf(db);
  const pending = migrations.filter(({ version }) => version > from);
  if (pending.length === 0) return null;
  const copy = migrationBackupName(path, from, now);
  await backupTo(db, copy);
  try {
    runMigrations(db, pending, () => {
      appendBarrier(db, { who, at: now.toISOString(), what: `账套结构升级：${pending.map(({ name }) => name).join('、')}` });
    });
  } catch (error) {
    // The transaction is rolled back, so the copy holds nothing that the file does not.
    rmSync(copy, { force: true });
    throw new BadInput('ledger-migration-failed', `账套“${basename(path)}”升级失败，文件保持原样（${error instanceof Error ? error.message : String(error)}）：请改用原版本程序打开，并把此提示告诉软件提供者。`);
  }
  return copy;
}

/** All given migrations in one transaction, with foreign keys checked at its end (a table may be rebuilt meanwhile). */
export function runMigrations(db: Database.Database, migrations: readonly Migration[], after: () => void = () => {}): void {
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const { version, up } of migrations) {
        up(db);
        db.pragma(`user_version = ${version}`);
      }
      after();
      const dangling = db.prepare('PRAGMA foreign_key_check').all();
      if (dangling.length > 0) throw new Error(`${dangling.length} 处引用不存在`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
