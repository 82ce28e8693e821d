import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../electron-stand-in/browser.ts';
import { type LaunchOptions, type RunningProgram, launchProgram } from '../electron-stand-in/launch.ts';

const browser = await findBrowser();
if (browser === null && process.env['CI']) throw new Error('没有浏览器，端到端测试一项也没有做：请安装 Chromium，或用 CHROMIUM_BIN 指明它的路径。');

type Walk = (program: RunningProgram) => Promise<void>;

export interface WalkOptions extends LaunchOptions {
  /** Errors of the page's console that the walk means to cause; any other fails it. */
  readonly errors?: RegExp;
}

/** One walk through a freshly started program; no console error may be left at its end but those it means to cause. */
export function program(name: string, walk: Walk, options: WalkOptions = {}): void {
  const { errors, ...launch } = options;
  it.skipIf(browser === null)(name, async () => {
    const running = await launchProgram(launch);
    try {
      await walk(running);
      expect(running.consoleErrors.filter((text) => errors === undefined || !errors.test(text))).toEqual([]);
    } finally {
      await running.close();
    }
  });
}

/**
 * Walks that follow each other through one program, which is started and prepared once: for a page with many small things to try. Each
 * leaves the ledger as it found it; none may leave a console error.
 */
export function oneProgram(prepare: Walk): (name: string, walk: Walk) => void {
  let started: RunningProgram | null = null;
  beforeAll(async () => {
    if (browser === null) return;
    started = await launchProgram();
    await prepare(started);
  });
  afterAll(async () => { await started?.close(); });
  return (name, walk) => it.skipIf(browser === null)(name, async () => {
    if (started === null) throw new Error('the program did not start');
    const before = started.consoleErrors.length;
    await walk(started);
    expect(started.consoleErrors.slice(before)).toEqual([]);
  });
}
