/** `npm run start:chromium [-- 账套.juece]`: builds, then shows the program in a window of Chromium until it is closed. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildProgram } from './buildProgram.ts';
import { findBrowser } from './browser.ts';
import { environmentFor } from './launch.ts';

const browser = await findBrowser();
if (browser === null || browser.headlessOnly) {
  process.stderr.write('没有找到可以显示窗口的浏览器：请安装 Chromium、Chrome 或 Edge，或用环境变量 CHROMIUM_BIN 指明它的路径。\n');
  process.exit(2);
}
const built = buildProgram();
const folder = join(homedir(), '.决算册-chromium');
const documents = join(homedir(), '决算册');
for (const made of [folder, documents]) mkdirSync(made, { recursive: true });
const environment = await environmentFor(folder, documents, { headless: false });
const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'run.ts'), join(built, 'main/main.js'), ...process.argv.slice(2)], { cwd: process.cwd(), env: environment, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
