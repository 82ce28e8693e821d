import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../electron-stand-in/browser.ts';
import { electronExecutable } from '../electron-stand-in/electronBinary.ts';
import { launchProgram } from '../electron-stand-in/launch.ts';
import type { LaunchOptions, RunningProgram } from '../electron-stand-in/runningProgram.ts';

/** Whether this machine has what a program can be shown in. */
export const canStart = electronExecutable() !== null || await findBrowser() !== null;
if (!canStart && process.env['CI']) throw new Error('没有浏览器，端到端测试一项也没有做：请安装 Chromium，或用 CHROMIUM_BIN 指明它的路径。');

type Walk = (program: RunningProgram) => Promise<void>;

export interface WalkOptions extends LaunchOptions {
  /** Errors of the page's console that the walk means to cause; any other fails it. */
  readonly errors?: RegExp;
}

/** One walk through a freshly started program; no console error may be left at its end but those it means to cause. */
export function program(name: string, walk: Walk, options: WalkOptions = {}): void {
  const { errors, ...launch } = options;
  it.skipIf(!canStart)(name, async () => {
    const running = await launchProgram(launch);
    try {
      await walk(running);
      expect(unmeant(running.consoleErrors, errors)).toEqual([]);
    } finally {
      await running.close();
    }
  });
}

/**
 * Walks that follow each other through one program, which is started and prepared once: for a page with many small things to try. Each
 * leaves the ledger as it found it; none may leave a console error but those that all of them mean to cause.
 */
export function oneProgram(prepare: Walk = async () => {}, { errors, ...launch }: WalkOptions = {}): (name: string, walk: Walk) => void {
  let started: RunningProgram | null = null;
  beforeAll(async () => {
    if (!canStart) return;
    started = await launchProgram(launch);
    await prepare(started);
  });
  afterAll(async () => { await started?.close(); });
  return (name, walk) => it.skipIf(!canStart)(name, async () => {
    if (started === null) throw new Error('the program did not start');
    const before = started.consoleErrors.length;
    await walk(started);
    expect(unmeant(started.consoleErrors.slice(before), errors)).toEqual([]);
  });
}

/**
 * Walks through one program that is started once, for pages whose subject is not the start: each begins on the welcome page, as after a
 * start, with folders of documents of its own. What a walk sets for the whole program (not for its ledger) it takes back.
 */
export function programForAll({ errors, ...launch }: WalkOptions = {}): (name: string, walk: Walk) => void {
  let started: RunningProgram | null = null;
  let walks = 0;
  afterAll(async () => { await started?.close(); });
  return (name, walk) => it.skipIf(!canStart)(name, async () => {
    walks += 1;
    const running = started === null ? started = await launchProgram(launch) : await begunAnew(started, String(walks));
    const before = running.consoleErrors.length;
    try {
      await walk(running);
      expect(unmeant(running.consoleErrors.slice(before), errors)).toEqual([]);
    } catch (error) {
      // Nobody goes on where a walk failed.
      started = null;
      await running.close();
      throw error;
    }
  });
}

/** The program as after a start: no ledger, none known, the page loaded anew. */
async function begunAnew(started: RunningProgram, name: string): Promise<RunningProgram> {
  const { call, page } = started;
  await call('ledger.close', {});
  for (const { token } of await call('ledger.recent', {})) await call('ledger.forgetRecent', { token });
  await page.reload();
  await page.getByRole('heading', { name: '打开账套' }).waitFor();
  const documents = join(started.documents, name);
  mkdirSync(documents);
  return { ...started, page, documents };
}

function unmeant(texts: readonly string[], meant: RegExp | undefined): readonly string[] {
  return texts.filter((text) => meant === undefined || !meant.test(text));
}
