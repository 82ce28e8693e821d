import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type BrowserContext, type Frame, type Page, type Request, type Route, chromium } from 'playwright-core';
import { QUIET_ARGUMENTS } from './browser.ts';
import { answerNextDialog } from './dialogs.ts';
import { app, fetchFrom, ipcMain, session } from './electronModule.ts';
import { preloadScript } from './preloadScript.ts';
import { recorded } from './recorded.ts';
import { type Inspection, type Order, type Report, readSettings } from './settings.ts';

/** `app://window/x` stands in Chromium as `https://window.app/x`: an origin of its own, secure, and never on a network. */
const toWeb = (address: string): string => address.replace(/^app:\/\/window\//, 'https://window.app/');
const toApp = (address: string): string => address.replace(/^https:\/\/window\.app\//, 'app://window/');

interface WindowOptions { readonly width?: number; readonly height?: number; readonly webPreferences?: Readonly<Record<string, unknown>> }

/** The contents of a window: one page of Chromium. */
class WebContents extends EventEmitter {
  page: Page | null = null;
  openHandler: (details: { readonly url: string }) => { readonly action: string } = () => ({ action: 'allow' });
  readonly eventGate: string;
  constructor(eventGate: string) {
    super();
    this.eventGate = eventGate;
  }
  setWindowOpenHandler(handler: WebContents['openHandler']): void { this.openHandler = handler; }
  send(name: string, content: unknown): void {
    const cloned: unknown = deserialize(serialize(content));
    void this.page?.evaluate(([gate, event, value]) => {
      const heard: unknown = Reflect.get(globalThis, String(gate));
      if (typeof heard === 'function') heard(event, value);
    }, [this.eventGate, name, cloned] as const).catch(() => {});
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly #options: WindowOptions;
  readonly #preload: string | null;
  readonly #names = { invoke: `invoke${Math.random().toString(36).slice(2)}`, event: `event${Math.random().toString(36).slice(2)}` };
  #context: BrowserContext | null = null;
  #destroyed = false;
  #maximized = false;
  #expected: string | null = null;

  constructor(options: WindowOptions) {
    super();
    this.#options = options;
    const preload = options.webPreferences?.['preload'];
    this.#preload = typeof preload === 'string' ? readFileSync(preload, 'utf8') : null;
    recorded.windows += 1;
    recorded.webPreferences = { ...options.webPreferences };
    recorded.bounds = { width: options.width ?? 800, height: options.height ?? 600 };
    this.webContents = new WebContents(this.#names.event);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#freshPage();
    this.#expected = toWeb(address);
    await page.goto(toWeb(address));
    this.emit('ready-to-show');
    await reportReady();
  }

  /** The page to load into; after a crash a new one in the place of the old. */
  async #freshPage(): Promise<Page> {
    if (this.#context === null) {
      const { profile, browser, headless } = readSettings();
      this.#context = await chromium.launchPersistentContext(profile, {
        executablePath: browser.executable, headless, args: [...QUIET_ARGUMENTS, ...browser.arguments, '--remote-debugging-port=0'],
        viewport: headless ? recorded.bounds : null, locale: 'zh-CN', acceptDownloads: false,
      });
      app.release = async () => { await this.#context?.close(); };
      await this.#prepare(this.#context);
    }
    const old = this.webContents.page;
    if (old !== null && !this.#crashed.has(old)) return old;
    const page = old === null ? this.#context.pages()[0] ?? await this.#context.newPage() : await this.#context.newPage();
    this.webContents.page = page;
    if (old !== null) await old.close().catch(() => {});
    page.on('crash', () => {
      this.#crashed.add(page);
      this.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    });
    page.on('close', () => { if (this.webContents.page === page && !this.#crashed.has(page)) this.close(); });
    return page;
  }

  readonly #crashed = new WeakSet<Page>();

  async #prepare(context: BrowserContext): Promise<void> {
    await context.exposeBinding(this.#names.invoke, async ({ frame }: { frame: Frame }, channel: string, content: unknown) => {
      const parent = frame.parentFrame();
      return ipcMain.invoke(channel, { sender: this.webContents, senderFrame: { url: toApp(frame.url()), parent } }, content);
    });
    await context.addInitScript({ content: preloadScript(this.#preload ?? '', this.#names) });
    await context.route('**/*', (route) => this.#answer(route));
    context.on('page', (page) => {
      if (page === this.webContents.page || this.webContents.page === null || this.#crashed.has(this.webContents.page)) return;
      if (this.webContents.openHandler({ url: page.url() }).action === 'allow') return;
      void page.close().catch(() => {});
    });
  }

  /** One request of the page: a navigation of the page's own is asked first, then the session's filter, then the protocol. */
  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const address = toApp(request.url());
    if (request.isNavigationRequest() && request.url() !== this.#expected && !this.#isOwn(request)) {
      if (this.webContents.openHandler({ url: address }).action === 'deny') recorded.deniedWindows += 1;
      return route.abort('aborted');
    }
    if (request.isNavigationRequest() && request.url() !== this.#expected) {
      let prevented = false;
      this.webContents.emit('will-navigate', { preventDefault: () => { prevented = true; }, url: address });
      if (prevented) {
        recorded.deniedNavigations += 1;
        return route.abort('aborted');
      }
    }
    if (!await session.defaultSession.mayRequest(address)) return route.abort('blockedbyclient');
    const response = await fetchFrom(address, request.method());
    if (response === null) return route.abort('internetdisconnected');
    return route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
  }

  /** Whether a navigation is of the window's own page; one of a page that is only being opened has no frame yet. */
  #isOwn(request: Request): boolean {
    try {
      return request.frame().page() === this.webContents.page;
    } catch {
      return false;
    }
  }

  setMenu(_menu: null): void {}
  show(): void {}
  focus(): void { recorded.focused += 1; }
  restore(): void {}
  isMinimized(): boolean { return false; }
  isDestroyed(): boolean { return this.#destroyed; }
  maximize(): void { this.#maximized = true; recorded.bounds = { ...readSettings().screen }; }
  isMaximized(): boolean { return this.#maximized; }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 0, y: 0, width: this.#options.width ?? 800, height: this.#options.height ?? 600 };
  }
  close(): void {
    if (this.#destroyed) return;
    this.emit('close', {});
    this.destroy();
    app.emit('window-all-closed');
  }
  destroy(): void {
    this.#destroyed = true;
    this.emit('closed');
  }
}

let reported = false;
async function reportReady(): Promise<void> {
  if (reported || process.send === undefined) return;
  reported = true;
  const port = Number(readFileSync(join(readSettings().profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
  tell({ kind: 'ready', debuggingPort: port });
}

function tell(report: Report): void {
  process.send?.(report);
}

// Whoever started this process is gone: nobody is left to end it.
process.on('disconnect', () => app.quit());
process.on('message', (order: Order) => { void follow(order); });

async function follow(order: Order): Promise<void> {
  switch (order.kind) {
    case 'answerDialog': answerNextDialog(order.paths); return tell({ kind: 'answer', content: null });
    case 'inspect': {
      const { schemes: _schemes, ...inspection } = recorded;
      return tell({ kind: 'answer', content: inspection satisfies Inspection });
    }
    case 'permission': return tell({ kind: 'answer', content: await session.defaultSession.mayUse(order.name) });
    case 'request': return tell({ kind: 'answer', content: await session.defaultSession.mayRequest(order.url) });
    case 'quit': app.quit();
  }
}
