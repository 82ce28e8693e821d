import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Electron's executable as its npm package fetched it, or the one that ELECTRON_OVERRIDE_DIST_PATH names; null where there is none. */
export function electronExecutable(): string | null {
  const folder = join(ROOT, 'node_modules/electron');
  const name = process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const places = [...(named === undefined ? [] : [join(named, name)]), ...(existsSync(join(folder, 'path.txt')) ? [join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())] : [])];
  return places.find((place) => existsSync(place)) ?? null;
}
