import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { findBrowser } from './browser.ts';
import { type StartedChromium, startChromium } from './chromium.ts';

/** Where the endpoints stand that a group of tests shares, one a worker. */
const SHARED = 'JUECE_BROWSERS';
const NO_BROWSER = '没有找到 Chromium：请安装 Chromium、Chrome 或 Edge，或用 CHROMIUM_BIN 指明它的路径。';

export interface TestBrowser {
  readonly endpoint: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Starts a Chromium for every worker of a group of tests; without a browser on this machine none. The returned function ends them. */
export async function shareBrowsers(workers: number): Promise<() => Promise<void>> {
  if (await findBrowser() === null) return async () => {};
  const started = await Promise.all(Array.from({ length: workers }, startAside));
  process.env[SHARED] = started.map(({ endpoint }) => endpoint).join(' ');
  return async () => { for (const { close } of started) await close(); };
}

async function startAside(): Promise<StartedChromium> {
  const browser = await findBrowser();
  if (browser === null) throw new Error(NO_BROWSER);
  const profile = mkdtempSync(join(tmpdir(), 'juece-chromium-'));
  const { endpoint, close } = await startChromium(browser, profile, { headless: true });
  return {
    endpoint,
    async close() {
      await close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

const connected = new Map<string, Promise<Browser>>();

/** This worker's Chromium of the group, else one that is started for the asker alone. */
export async function openTestBrowser(): Promise<TestBrowser> {
  const shared = (process.env[SHARED] ?? '').split(' ').filter((endpoint) => endpoint !== '');
  const mine = shared[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % shared.length];
  if (mine !== undefined) {
    const browser = connected.get(mine) ?? chromium.connectOverCDP(mine);
    connected.set(mine, browser);
    return { endpoint: mine, browser: await browser, close: async () => {} };
  }
  const { endpoint, close } = await startAside();
  const browser = await chromium.connectOverCDP(endpoint);
  return {
    endpoint, browser,
    async close() {
      await browser.close();
      await close();
    },
  };
}

/** A context of its own, as a fresh profile is. */
export function freshContext(browser: Browser, size: { readonly width: number; readonly height: number }): Promise<BrowserContext> {
  return browser.newContext({ viewport: { ...size }, locale: 'zh-CN', acceptDownloads: false });
}

/** A page's name in the DevTools protocol. */
export async function targetOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
