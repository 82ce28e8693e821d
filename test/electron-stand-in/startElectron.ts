/** `npm start`: builds, then starts the program in Electron; without its binary says the ways on. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildProgram } from './buildProgram.ts';
import { electronExecutable } from './electronBinary.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const executable = electronExecutable();
if (executable === null) {
  process.stderr.write('没有 Electron 的运行程序（它不随 npm ci 下载）：可以用 npm run start:chromium 在浏览器窗口中运行，或在能联网的机器上执行 node node_modules/electron/install.js 后再 npm start，或用环境变量 ELECTRON_OVERRIDE_DIST_PATH 指明已有的 Electron 文件夹。\n');
  process.exit(2);
}
const built = buildProgram();
const { status } = spawnSync(executable, [join(built, 'main/main.js'), ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
process.exit(status ?? 3);
