import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts'];

/** Builds the program once for the whole group, unless what stands in `out/` is newer than every source. */
export function setup(): void {
  const built = Math.min(...['main/main.js', 'preload/preload.cjs', 'renderer/index.html'].map((file) => timeOf(join(ROOT, 'out', file))));
  if (built > newest(SOURCES.map((name) => join(ROOT, name)))) return;
  const result = spawnSync(process.execPath, [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'error'], { cwd: ROOT, stdio: 'inherit' });
  if (result.status !== 0) throw new Error('the program does not build');
}

function timeOf(path: string): number {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newest(paths: readonly string[]): number {
  return Math.max(...paths.map((path) => (statSync(path).isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : statSync(path).mtimeMs)));
}
