/** `npm start`: builds, then starts the program in Electron; without its binary says the ways on. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildProgram } from './buildProgram.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Electron's executable as its npm package fetched it, or the one that ELECTRON_OVERRIDE_DIST_PATH names; null where there is none. */
export function electronExecutable(): string | null {
  const folder = join(ROOT, 'node_modules/electron');
  const name = process.platform === 'win32' ? 'electron.exe' : process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const places = [...(named === undefined ? [] : [join(named, name)]), ...(existsSync(join(folder, 'path.txt')) ? [join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())] : [])];
  return places.find((place) => existsSync(place)) ?? null;
}

if (import.meta.main) {
  const executable = electronExecutable();
  if (executable === null) {
    process.stderr.write('没有 Electron 的运行程序（它不随 npm ci 下载）：可以用 npm run start:chromium 在浏览器窗口中运行，或在能联网的机器上执行 node node_modules/electron/install.js 后再 npm start，或用环境变量 ELECTRON_OVERRIDE_DIST_PATH 指明已有的 Electron 文件夹。\n');
    process.exit(2);
  }
  const built = buildProgram();
  const { status } = spawnSync(executable, [join(built, 'main/main.js'), ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
  process.exit(status ?? 3);
}
