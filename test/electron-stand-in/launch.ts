import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type Page, chromium } from 'playwright-core';
import { findBrowser } from './browser.ts';
import { electronExecutable } from './electronBinary.ts';
import { launchElectron } from './realElectron.ts';
import { type LaunchOptions, type RunningProgram, pageSide } from './runningProgram.ts';
import type { Inspection, Order, Report, StandInSettings } from './settings.ts';
import { freshContext, openTestBrowser, targetOf } from './testBrowser.ts';

export type { LaunchOptions, RunningProgram } from './runningProgram.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** The built program: what the group's setup built, else what `npm run build:app` left. */
const entry = (): string => join(process.env['JUECE_BUILT'] ?? join(ROOT, 'out'), 'main/main.js');
const RUN = join(import.meta.dirname, 'run.ts');

/**
 * Starts the built program and waits for its window: on Electron where this machine has its binary, else on the stand-in, as always for the
 * stop-watches of the bench. Call `close()` in the end, also after a failure.
 */
export async function launchProgram(options: LaunchOptions = {}): Promise<RunningProgram> {
  const electron = options.cold === true || options.watch !== undefined ? null : electronExecutable();
  return electron === null ? launchStandIn(options) : launchElectron(electron, entry(), options);
}

async function launchStandIn(options: LaunchOptions): Promise<RunningProgram> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'juece-window-'));
  const documents = join(folder, 'documents');
  mkdirSync(documents, { recursive: true });
  const shown = options.cold === true ? null : await openTestBrowser();
  const environment = await environmentFor(folder, documents, { ...(options.screen && { screen: options.screen }), headless: true, ...(shown !== null && { endpoint: shown.endpoint }), ...(options.watch !== undefined && { watch: options.watch }) });
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, [...NODE, RUN, entry(), ...(options.argv ?? [])], { cwd: ROOT, env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const pages: Pages = { context: null, page: null };
  if (shown !== null) child.on('message', (message: Report) => { if (message.kind === 'pageWanted') void givePage(child, pages, message.size, shown.browser); });
  const ready = await report(child, 'ready');
  if (ready.kind !== 'ready') throw new Error('the program did not start');
  const cold = ready.endpoint === null ? null : await chromium.connectOverCDP(ready.endpoint);
  if (cold !== null) {
    pages.context = cold.contexts()[0] ?? null;
    pages.page = pages.context?.pages().find((candidate) => candidate.url().includes('window.app')) ?? null;
  }
  const leave = async (): Promise<void> => {
    if (cold === null) await pages.context?.close();
    else await cold.close();
    await shown?.close();
  };
  return running(child, pages, { folder, documents, startedAt, environment, ownFolder: options.folder === undefined, leave });
}

interface Pages { context: BrowserContext | null; page: Page | null }

/** Hands the program an empty page: in a context of its own, and after a crash a second one there. */
async function givePage(child: ChildProcess, pages: Pages, size: StandInSettings['screen'], browser: Parameters<typeof freshContext>[0]): Promise<void> {
  pages.context ??= await freshContext(browser, size);
  pages.page = await pages.context.newPage();
  child.send({ kind: 'page', target: await targetOf(pages.page) } satisfies Order);
}

const NODE = ['--disable-warning=ExperimentalWarning'] as const;
/** Where compiled modules are kept between the many starts of a run; the sources of the stand-in are stripped of their types once. */
const COMPILED = join(ROOT, 'out/compiled');
const SCREEN = { width: 1366, height: 768 } as const;

export interface Surroundings {
  readonly screen?: StandInSettings['screen'];
  readonly headless: boolean;
  readonly endpoint?: string;
  readonly resourcesPath?: string;
  readonly watch?: string;
}

export async function environmentFor(folder: string, documents: string, { screen = SCREEN, headless, ...more }: Surroundings): Promise<NodeJS.ProcessEnv> {
  const browser = await findBrowser();
  if (browser === null) throw new Error('没有找到 Chromium：请安装 Chromium、Chrome 或 Edge，或用 CHROMIUM_BIN 指明它的路径。');
  const settings: StandInSettings = { userData: join(folder, 'data'), documents, profile: join(folder, 'profile'), browser, headless: headless || browser.headlessOnly, screen, ...more };
  return { NODE_COMPILE_CACHE: COMPILED, ...process.env, STAND_IN: JSON.stringify(settings) };
}

interface Parts { readonly folder: string; readonly documents: string; readonly startedAt: number; readonly environment: NodeJS.ProcessEnv; readonly ownFolder: boolean; readonly leave: () => Promise<void> }

function running(child: ChildProcess, pages: Pages, { folder, documents, startedAt, environment, ownFolder, leave }: Parts): RunningProgram {
  const side = pageSide(shownPage(pages));
  const order = async (what: Order): Promise<unknown> => {
    const answer = report(child, 'answer');
    child.send(what);
    const given = await answer;
    return given.kind === 'answer' ? given.content : null;
  };
  return {
    get page() { return side.page; },
    folder, documents, startedAt, consoleErrors: side.consoleErrors, ask: side.ask, call: side.call,
    async answerDialog(...paths) {
      for (const path of paths) await order({ kind: 'answerDialog', paths: path === null ? null : [path] });
    },
    arrange: async (bounds, maximized) => { await order({ kind: 'arrange', bounds, maximized }); },
    inspect: async () => await order({ kind: 'inspect' }) as Inspection,
    mayUse: async (name) => await order({ kind: 'permission', name }) === true,
    mayRequest: async (url) => await order({ kind: 'request', url }) === true,
    async crash() {
      const next = pages.context?.waitForEvent('page', { timeout: 30_000 });
      await side.page.goto('chrome://crash').catch(() => {});
      const fresh = await next;
      if (!fresh) throw new Error('no page after the crash');
      side.replace(fresh);
      await fresh.waitForURL(/index\.html/);
      return fresh;
    },
    async startAgain(argv) {
      const second = spawn(process.execPath, [...NODE, RUN, entry(), ...argv], { cwd: folder, env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
      await new Promise<void>((ended) => { second.once('exit', () => ended()); });
    },
    async close() {
      const ended = new Promise<void>((done) => { child.once('exit', () => done()); });
      if (child.exitCode === null) {
        child.send({ kind: 'quit' } satisfies Order);
        await ended;
      }
      await leave().catch(() => {});
      if (ownFolder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function shownPage({ page }: Pages): Page {
  if (!page) throw new Error('the program shows no window');
  return page;
}

/** The next report of a kind; the process's end instead is a failure. */
function report(child: ChildProcess, kind: Report['kind']): Promise<Report> {
  return new Promise((resolve_, reject) => {
    const heard = (message: Report): void => {
      if (message.kind !== kind) return;
      done();
      resolve_(message);
    };
    const ended = (code: number | null): void => {
      done();
      reject(new Error(`the program ended with code ${code}`));
    };
    const done = (): void => {
      child.off('message', heard);
      child.off('exit', ended);
    };
    child.on('message', heard);
    child.once('exit', ended);
  });
}
