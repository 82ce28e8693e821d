import Database from 'better-sqlite3';
import { BadInput } from '../../shared/badInput.ts';

export interface NativeOptions {
  /** A better_sqlite3.node of one's own, for systems whose glibc is older than the shipped one needs (2.34). */
  readonly nativeBinding?: string;
}

/** Milliseconds to wait for a lock: long enough for a scanner that looks at the file, short enough to answer a second window. */
const LOCK_TIMEOUT = 300;

let packedBinding: string | undefined;

/** The native module of the packed program, which stands outside of its archive: used wherever none is named. */
export function useNativeModule(path: string): void {
  packedBinding = path;
}

/** Opens a database connection; a native module that does not load (an old glibc, another processor) is said in one sentence. */
export function connect(path: string, options: NativeOptions & { readonly mustExist: boolean }): Database.Database {
  const nativeBinding = options.nativeBinding ?? packedBinding;
  try {
    return new Database(path, { timeout: LOCK_TIMEOUT, fileMustExist: options.mustExist, ...(nativeBinding === undefined ? {} : { nativeBinding }) });
  } catch (error) {
    if (error instanceof Error && isLoadFailure(error)) throw new BadInput('native-module', nativeSentence(error.message));
    throw error;
  }
}

function isLoadFailure(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_DLOPEN_FAILED' || code === 'MODULE_NOT_FOUND' || /GLIBC|invalid ELF|not a valid Win32/i.test(error.message);
}

/** What the system loader's message means for the person who reads it. */
export function nativeSentence(message: string): string {
  if (/GLIBC/i.test(message)) {
    return '账套数据库组件无法在本系统上加载：系统的 glibc 版本低于 2.34（常见于统信 UOS 20、麒麟 V10 SP1），请安装为本系统单独编译的版本，办法见说明书“旧版系统”一节。';
  }
  return `账套数据库组件无法加载（${message.split('\n')[0] ?? ''}）：请重新安装与本机系统和处理器相符的版本。`;
}

/** SQLite's result code of an error (`SQLITE_BUSY`), '' for any other error. */
export function sqliteCode(error: unknown): string {
  return error instanceof Database.SqliteError ? error.code : '';
}
