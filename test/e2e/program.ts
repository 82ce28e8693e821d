import { expect, it } from 'vitest';
import { findBrowser } from '../electron-stand-in/browser.ts';
import { type LaunchOptions, type RunningProgram, launchProgram } from '../electron-stand-in/launch.ts';

const browser = await findBrowser();
if (browser === null && process.env['CI']) throw new Error('没有浏览器，端到端测试一项也没有做：请安装 Chromium，或用 CHROMIUM_BIN 指明它的路径。');

type Walk = (program: RunningProgram) => Promise<void>;

function walkWith(options: LaunchOptions, name: string, walk: Walk): void {
  it.skipIf(browser === null)(name, async () => {
    const running = await launchProgram(options);
    try {
      await walk(running);
      expect(running.consoleErrors).toEqual([]);
    } finally {
      await running.close();
    }
  });
}

/** One walk through a freshly started program; no console error may be left at its end. */
export const program = Object.assign((name: string, walk: Walk): void => walkWith({}, name, walk), { with: walkWith });
