import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { BadInput } from '../../shared/badInput.ts';

/** `PRAGMA application_id` of a ledger: "JUCE". */
export const APPLICATION_ID = 0x4a554345;

const HEADER_SIZE = 100;
const MAGIC = 'SQLite format 3\0';

/**
 * Looks at a file before SQLite touches it, so that what is no ledger, or a newer program's, stays byte for byte as it is.
 * Throws BadInput `not-a-ledger`, `ledger-newer`, `ledger-unreadable`. Must not be called on a file that this process has
 * open: closing the descriptor would drop SQLite's lock.
 */
export function checkHeader(path: string, newestVersion: number): void {
  const header = readHeader(path);
  const name = basename(path);
  if (header.length === 0) throw new BadInput('not-a-ledger', `“${name}”是空文件，不是账套：请改用账套的备份。`);
  if (header.length < HEADER_SIZE || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new BadInput('not-a-ledger', `“${name}”不是账套文件，或已损坏：请选择扩展名为 .juece 的账套，或改用它的备份。`);
  }
  checkIdentity(name, header.readInt32BE(68), header.readInt32BE(60), newestVersion);
}

/** Throws BadInput unless the application id is a ledger's and the version one that this program knows. */
export function checkIdentity(name: string, applicationId: number, version: number, newestVersion: number): void {
  if (applicationId !== APPLICATION_ID || version < 1) throw new BadInput('not-a-ledger', `“${name}”是其他程序的数据库，不是账套：请选择扩展名为 .juece 的账套。`);
  if (version > newestVersion) {
    throw new BadInput('ledger-newer', `账套“${name}”由更新版本的决算册保存（结构版本 ${version}，本程序支持到 ${newestVersion}）：请升级本程序后再打开。`);
  }
}

function readHeader(path: string): Buffer {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const header = Buffer.alloc(HEADER_SIZE);
    return header.subarray(0, readSync(descriptor, header, 0, HEADER_SIZE, 0));
  } catch (error) {
    throw new BadInput('ledger-unreadable', `账套“${basename(path)}”无法读取（${reasonOf(error)}）：请检查文件是否存在、是否有权限打开。`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The reason of a failed file operation in a few Chinese words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT': return '路径不存在';
    case 'EACCES': case 'EPERM': return '没有权限';
    case 'EISDIR': return '这是一个文件夹';
    case 'ENOTDIR': return '上级不是文件夹';
    case 'ENOSPC': case 'SQLITE_FULL': return '磁盘已满';
    case 'EROFS': return '磁盘只读';
    case 'EBUSY': return '文件正被占用';
    default: return code === '' ? String(error instanceof Error ? error.message : error) : code;
  }
}
