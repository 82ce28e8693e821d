import { readdirSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';

/** The folders where a system keeps its fonts, and those of its user; folders that do not exist are harmless. */
export function systemFontFolders(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): string[] {
  if (platform === 'win32') {
    const own = environment['LOCALAPPDATA'];
    return [win32.join(environment['WINDIR'] ?? environment['SystemRoot'] ?? 'C:\\Windows', 'Fonts'), ...(own === undefined ? [] : [win32.join(own, 'Microsoft', 'Windows', 'Fonts')])];
  }
  const home = environment['HOME'];
  const own = home === undefined ? [] : [posix.join(environment['XDG_DATA_HOME'] ?? posix.join(home, '.local', 'share'), 'fonts'), posix.join(home, '.fonts')];
  return ['/usr/share/fonts', '/usr/local/share/fonts', ...own];
}

const FONT_FILE = /\.(?:ttf|otf|ttc|otc)$/i;
const DEEPEST = 6;

/** Font files of folders and their subfolders, in an order that does not depend on the disk. */
export function fontFiles(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => filesBelow(folder, DEEPEST));
}

function filesBelow(folder: string, depth: number): string[] {
  const entries = entriesOf(folder).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return depth > 0 ? filesBelow(path, depth - 1) : [];
    return FONT_FILE.test(entry.name) ? [path] : [];
  });
}

function entriesOf(folder: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(folder);
  } catch {
    return [];
  }
}

function readEntries(folder: string): { readonly name: string; isDirectory(): boolean }[] {
  return readdirSync(folder, { withFileTypes: true });
}
