import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { BadInput } from '../../shared/badInput.ts';
import { reasonOf } from './fileHeader.ts';
import { isOpenHere } from './openFiles.ts';

/**
 * A copy of an open ledger by SQLite's backup API: written beside the target and then renamed, so that the target is the
 * old file or the whole copy, never a part. Throws BadInput `backup-failed` (target untouched) or `backup-target-open`.
 */
export async function backupTo(db: Database.Database, target: string): Promise<void> {
  if (isOpenHere(target) || existsSync(`${target}-wal`)) {
    throw new BadInput('backup-target-open', `“${basename(target)}”是正在使用的账套，不能用备份覆盖：请换一个文件名。`);
  }
  const aside = `${target}.写入中-${process.pid}`;
  try {
    rmSync(aside, { force: true });
    await db.backup(aside);
    renameSync(aside, target);
  } catch (error) {
    for (const leftover of [aside, `${aside}-journal`, `${aside}-wal`]) rmSync(leftover, { force: true });
    throw new BadInput('backup-failed', `备份没有写成（${existsSync(dirname(target)) ? reasonOf(error) : '文件夹不存在'}）：请检查“${dirname(target)}”是否存在、可写并有空间，原账套未受影响。`);
  }
}

/** Name of the copy made before a migration: `<file>.备份-v<from>-<timestamp>`, never one that exists. */
export function migrationBackupName(path: string, from: number, now: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const stamp = `${now.getFullYear()}${pad(now.getMonth() + 1)}${pad(now.getDate())}-${pad(now.getHours())}${pad(now.getMinutes())}${pad(now.getSeconds())}`;
  const name = `${path}.备份-v${from}-${stamp}`;
  let free = name;
  for (let n = 2; existsSync(free); n += 1) free = `${name}-${n}`;
  return free;
}
