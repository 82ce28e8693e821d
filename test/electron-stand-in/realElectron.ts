import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron } from 'playwright-core';
import { type LaunchOptions, type RunningProgram, pageSide } from './runningProgram.ts';
import type { Inspection } from './settings.ts';

/** Starts the built program (`entry`, its main script) on a real Electron; dialogs are answered and calls written down by what `watchMain` lays around Electron's own functions. */
export async function launchElectron(executable: string, entry: string, options: LaunchOptions): Promise<RunningProgram> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'juece-window-'));
  const [documents, data] = [join(folder, 'documents'), join(folder, 'data')];
  for (const made of [documents, data]) mkdirSync(made, { recursive: true });
  const args = [entry, `--user-data-dir=${data}`];
  const env = { ...stringsOf(process.env), XDG_CONFIG_HOME: join(folder, 'config') };
  const startedAt = performance.timeOrigin + performance.now();
  const app = await _electron.launch({ executablePath: executable, args: [...args, ...(options.argv ?? [])], env });
  const side = pageSide(await app.firstWindow());
  await side.page.waitForLoadState('load');
  await watchMain(app);
  return {
    get page() { return side.page; },
    folder, documents, startedAt, consoleErrors: side.consoleErrors, ask: side.ask, call: side.call,
    answerDialog: (...paths) => app.evaluate((_electronModule, laid) => { Reflect.get(globalThis, 'watched').answers.push(...laid); }, paths),
    arrange: (bounds, maximized) => app.evaluate(({ BrowserWindow }, place) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (place.bounds !== null) window.setBounds(place.bounds);
        if (place.maximized) window.maximize();
        else window.unmaximize();
      }
    }, { bounds, maximized }),
    inspect: () => inspectMain(app),
    mayUse: (permission) => side.page.evaluate((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state === 'granted', () => false), permission),
    mayRequest: (address) => app.evaluate(({ session }, url) => session.defaultSession.fetch(url).then(() => true, () => false), address),
    async crash() {
      await app.evaluate(({ BrowserWindow }) => new Promise<void>((loaded) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => loaded());
        contents?.forcefullyCrashRenderer();
      }));
      return side.page;
    },
    async startAgain(argv) {
      const second = spawn(executable, [...args, ...argv], { cwd: folder, env, stdio: 'ignore' });
      await new Promise<void>((ended) => { second.once('exit', () => ended()); });
    },
    async close() {
      await app.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** Lays stand-ins around the dialogs and the opening of folders, and counts what the program denies; all in Electron's own main process. */
function watchMain(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow, app: electronApp, dialog, session, shell }) => {
    const answers: (string | null)[] = [];
    const watched = { answers, dialogs: [] as { kind: string; title: string; suggested: string }[], opened: [] as string[], printed: [] as { name: string; isPdf: boolean }[], errorBoxes: [] as string[], deniedNavigations: 0, deniedWindows: 0, deniedDownloads: 0, focused: 0 };
    Reflect.set(globalThis, 'watched', watched);
    const answered = (kind: string, { title = '', defaultPath = '' }: { readonly title?: string; readonly defaultPath?: string }): string | null => {
      watched.dialogs.push({ kind, title, suggested: defaultPath });
      return answers.shift() ?? null;
    };
    Reflect.set(dialog, 'showOpenDialog', async (_window: unknown, asked: object) => {
      const path = answered('open', asked);
      return { canceled: path === null, filePaths: path === null ? [] : [path] };
    });
    Reflect.set(dialog, 'showSaveDialog', async (_window: unknown, asked: object) => {
      const path = answered('save', asked);
      return { canceled: path === null, filePath: path ?? '' };
    });
    Reflect.set(dialog, 'showErrorBox', (_title: string, content: string) => { watched.errorBoxes.push(content); });
    Reflect.set(shell, 'openPath', async (path: string) => { watched.opened.push(path); return ''; });
    electronApp.on('web-contents-created', (_event, contents) => {
      Reflect.set(contents, 'print', (_options: unknown, done: (done: boolean, reason: string) => void) => {
        const name = decodeURIComponent(contents.getURL().split('/').at(-1) ?? '');
        watched.printed.push({ name, isPdf: name.endsWith('.pdf') });
        done(true, '');
      });
    });
    session.defaultSession.on('will-download', (event) => { if (event.defaultPrevented) watched.deniedDownloads += 1; });
    for (const window of BrowserWindow.getAllWindows()) {
      const { webContents } = window;
      window.on('focus', () => { watched.focused += 1; });
      webContents.on('will-navigate', (event) => { if (event.defaultPrevented) watched.deniedNavigations += 1; });
      // The handler that the program set cannot be read back: Electron's own caller of it is counted.
      const opens: unknown = Reflect.get(webContents, '_callWindowOpenHandler');
      if (typeof opens === 'function') {
        Reflect.set(webContents, '_callWindowOpenHandler', (event: { readonly defaultPrevented: boolean }, details: unknown) => {
          const verdict: unknown = Reflect.apply(opens, webContents, [event, details]);
          if (event.defaultPrevented) watched.deniedWindows += 1;
          return verdict;
        });
      }
    }
  });
}

function inspectMain(app: ElectronApplication): Promise<Inspection> {
  return app.evaluate(({ BrowserWindow, app: electronApp, ipcMain }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('no window');
    const { answers: _answers, ...watched } = Reflect.get(globalThis, 'watched');
    const channels: ReadonlyMap<string, unknown> = Reflect.get(ipcMain, '_invokeHandlers');
    return {
      ...watched, channels: [...channels.keys()], webPreferences: { ...Reflect.get(window.webContents, 'getLastWebPreferences').call(window.webContents) },
      windows: BrowserWindow.getAllWindows().length, bounds: window.getBounds(), maximized: window.isMaximized(),
      switches: ['disable-background-networking', 'disable-sync', 'no-pings'].filter((name) => electronApp.commandLine.hasSwitch(name)),
    };
  });
}

function stringsOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
