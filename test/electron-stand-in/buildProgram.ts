import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const OUT = join(ROOT, 'out');
const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts'];
/** Milliseconds after which a build that newer sources have overtaken is removed: no run over it lasts as long. */
const KEPT = 30 * 60_000;

/**
 * Builds the program into a folder of its own below `out/`, named by the state of the sources, and gives that folder. A build of the
 * same state is used again; one that others run over is never touched.
 */
export function buildProgram(): string {
  const state = Math.round(newest(SOURCES.map((name) => join(ROOT, name)))).toString(36);
  const built = join(OUT, `state-${state}`);
  if (existsSync(built)) return built;
  removeOld();
  const aside = `${built}-${process.pid}`;
  const result = spawnSync(process.execPath, [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--outDir', aside, '--logLevel', 'error'], { cwd: ROOT, stdio: 'inherit' });
  if (result.status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    throw new Error('the program does not build');
  }
  if (existsSync(built)) rmSync(aside, { recursive: true, force: true });
  else renameSync(aside, built);
  return built;
}

function removeOld(): void {
  for (const name of existsSync(OUT) ? readdirSync(OUT) : []) {
    const path = join(OUT, name);
    if (name.startsWith('state-') && Date.now() - statSync(path).mtimeMs > KEPT) rmSync(path, { recursive: true, force: true });
  }
}

function newest(paths: readonly string[]): number {
  return Math.max(...paths.map((path) => (statSync(path).isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : statSync(path).mtimeMs)), 0);
}
