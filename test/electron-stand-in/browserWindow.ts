import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { app, fetchFrom, ipcMain, session } from './electronModule.ts';
import { emptyPage } from './emptyPage.ts';
import { reportReady } from './orders.ts';
import { type LinkNames, PageLink, type PageRequest } from './pageLink.ts';
import { preloadScript } from './preloadScript.ts';
import { recorded } from './recorded.ts';
import { SessionObject } from './sessionObject.ts';
import { type Bounds, readSettings } from './settings.ts';

/** `app://window/x` stands in Chromium as `https://window.app/x`: an origin of its own, secure, and never on a network. */
const toWeb = (address: string): string => address.replace(/^app:\/\/window\//, 'https://window.app/');
const toApp = (address: string): string => address.replace(/^https:\/\/window\.app\//, 'app://window/');

interface WindowOptions { readonly x?: number; readonly y?: number; readonly width?: number; readonly height?: number; readonly webPreferences?: Readonly<Record<string, unknown>> }

/** The contents of a window: one page of Chromium. */
class WebContents extends EventEmitter {
  page: PageLink | null = null;
  /** The file that a page of its own session shows, for printing. */
  file: string | null = null;
  openHandler: (details: { readonly url: string }) => { readonly action: string } = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: WebContents['openHandler']): void { this.openHandler = handler; }
  /** There is no system's dialog here: tests see what would be printed, a person is told. */
  print(_options: unknown, done: (done: boolean, reason: string) => void): void {
    if (this.file === null) throw new Error('nothing is loaded that could be printed');
    recorded.printed.push({ name: basename(this.file), isPdf: readFileSync(this.file).subarray(0, 5).toString() === '%PDF-' });
    done(readSettings().headless, readSettings().headless ? '' : '在浏览器窗口中运行时没有系统打印窗口');
  }
  send(name: string, content: unknown): void { this.page?.send(name, deserialize(serialize(content))); }
}

const windows: BrowserWindow[] = [];

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): readonly BrowserWindow[] { return windows.filter((window) => !window.isDestroyed()); }
  readonly webContents = new WebContents();
  #bounds: Bounds;
  readonly #preload: string;
  /** Of a hidden page that shares nothing with the window. */
  readonly #session: SessionObject | null;
  readonly #names: LinkNames = { invoke: `invoke${Math.random().toString(36).slice(2)}`, event: `event${Math.random().toString(36).slice(2)}` };
  #destroyed = false;
  #expected: string | null = null;
  #crashed = false;

  constructor(options: WindowOptions) {
    super();
    windows.push(this);
    app.once('before-quit', () => this.close());
    this.#bounds = placed(options);
    const own = options.webPreferences?.['session'];
    this.#session = own instanceof SessionObject ? own : null;
    const preload = options.webPreferences?.['preload'];
    this.#preload = (readSettings().watch ?? '') + preloadScript(typeof preload === 'string' ? readFileSync(preload, 'utf8') : '', this.#names);
    if (this.#session === null) {
      recorded.windows += 1;
      recorded.webPreferences = { ...options.webPreferences };
      recorded.bounds = this.#bounds;
    }
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    if (this.#session !== null) {
      if (!address.startsWith('file:') || !await this.#session.mayRequest(address)) throw new Error(`ERR_BLOCKED_BY_CLIENT (-20) loading '${address}'`);
      this.webContents.file = fileURLToPath(address);
      return;
    }
    const page = await this.#freshPage();
    this.#expected = toWeb(address);
    await page.load(toWeb(address));
    this.emit('ready-to-show');
    await reportReady();
  }

  /** The page to load into; after a crash a new one in the place of the old. */
  async #freshPage(): Promise<PageLink> {
    const old = this.webContents.page;
    if (old !== null && !this.#crashed) return old;
    const { width, height } = recorded.bounds;
    const { tools, target, isOwn } = await emptyPage({ width, height });
    const page: PageLink = await PageLink.take(tools, target, this.#preload, this.#names, {
      invoke: (channel, content, frame) => ipcMain.invoke(channel, { sender: this.webContents, senderFrame: { ...frame, url: toApp(frame.url) } }, content),
      answer: (request) => this.#answer(request),
      mayOpen: (url) => this.#mayOpen(url),
      downloads: () => { if (!session.defaultSession.mayDownload()) recorded.deniedDownloads += 1; },
      crashed: () => {
        this.#crashed = true;
        this.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
      },
      closed: () => { if (this.webContents.page === page && !this.#crashed) this.close(); },
    });
    if (isOwn && readSettings().headless) page.resize({ width, height });
    this.webContents.page = page;
    this.#crashed = false;
    old?.close();
    return page;
  }

  #mayOpen(url: string): boolean {
    const allowed = this.webContents.openHandler({ url: toApp(url) }).action === 'allow';
    if (!allowed) recorded.deniedWindows += 1;
    return allowed;
  }

  /** One request of the page: a navigation of the page's own is asked first, then the session's filter, then the protocol. */
  async #answer({ url, method, isNavigation }: PageRequest): Promise<Response | string> {
    const address = toApp(url);
    if (isNavigation && url !== this.#expected && this.#isPrevented(address)) return 'Aborted';
    if (!await session.defaultSession.mayRequest(address)) return 'BlockedByClient';
    return await fetchFrom(address, method) ?? 'InternetDisconnected';
  }

  #isPrevented(url: string): boolean {
    let prevented = false;
    this.webContents.emit('will-navigate', { preventDefault: () => { prevented = true; }, url });
    if (prevented) recorded.deniedNavigations += 1;
    return prevented;
  }

  setMenu(_menu: null): void {}
  show(): void {}
  focus(): void { recorded.focused += 1; }
  restore(): void {}
  isMinimized(): boolean { return false; }
  isDestroyed(): boolean { return this.#destroyed; }
  maximize(): void {
    recorded.maximized = true;
    recorded.bounds = { x: 0, y: 0, ...readSettings().screen };
  }
  unmaximize(): void {
    recorded.maximized = false;
    recorded.bounds = this.#bounds;
  }
  isMaximized(): boolean { return recorded.maximized; }
  setBounds(bounds: Bounds): void {
    this.#bounds = { ...bounds };
    recorded.bounds = this.#bounds;
  }
  getNormalBounds(): Bounds { return { ...this.#bounds }; }
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

/** Where a window opens: in the middle of the screen, unless it says. */
function placed({ width = 800, height = 600, x, y }: WindowOptions): Bounds {
  const { screen } = readSettings();
  return { x: x ?? Math.round((screen.width - width) / 2), y: y ?? Math.round((screen.height - height) / 2), width, height };
}
