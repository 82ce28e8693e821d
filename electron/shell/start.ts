import { join, resolve } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { type BrowserWindow, app, dialog, ipcMain, session } from 'electron';
import { BadInput } from '../../shared/badInput.ts';
import type { DeskContext } from '../desk/context.ts';
import { openDeskContext } from '../desk/openContext.ts';
import { type Dispatch, createDispatch } from '../desk/dispatch.ts';
import { openLog } from '../desk/logFile.ts';
import { ownResourceRoot } from '../service/packs/library.ts';
import { declareScheme, serveWindow } from './appProtocol.ts';
import { guardEverything, guardSession, silenceChromium } from './guards.ts';
import { answerCalls, sendEvents } from './ipcBorder.ts';
import { createMainWindow } from './mainWindow.ts';
import { nativeDialogs } from './nativeDialogs.ts';
import { ledgerToOpen, openRequested, reopenLast } from './openRequests.ts';
import { printPdf } from './printing.ts';

/** Starts the window, or hands over to the one that is open already. */
export function startWindow(): void {
  app.setName('决算册');
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  silenceChromium(app);
  declareScheme();
  guardEverything(app);
  const shown = Promise.withResolvers<Shown>();
  // A person who clicks twice starts again before the window stands: that start is heard from the first moment, and answered when it does.
  app.on('second-instance', (_event, argv, folder) => { void shown.promise.then((window) => comeForward(window, ledgerToOpen(argv, folder))); });
  app.whenReady().then(ready).then(shown.resolve, giveUp);
}

/** The window that stands and what it works on. */
interface Shown {
  readonly context: DeskContext;
  readonly window: () => BrowserWindow | null;
}

/** A program that cannot work (its own files are gone, say) says so instead of standing there empty. */
function giveUp(error: unknown): void {
  dialog.showErrorBox('决算册', error instanceof BadInput ? error.message : `程序没有启动：${String(error)}。请重新安装；仍然出现时，请联系维护人员。`);
  app.quit();
}

/** The folder of the built program: main, preload and the window's files stand side by side in it. */
const BUILT = resolve(import.meta.dirname, '..');

async function ready(): Promise<Shown> {
  let window: BrowserWindow | null = null;
  const current = (): BrowserWindow | null => window;
  const roots = { resources: ownResourceRoot(), data: app.getPath('userData') };
  const log = openLog(roots.data);
  process.on('uncaughtException', (error) => log(`uncaught: ${error.stack ?? error.message}`));
  guardSession(session.defaultSession);
  serveWindow(join(BUILT, 'renderer'));
  // The page's process starts and loads while the ledger of last time is opened; what it asks meanwhile is answered after that.
  const open = Promise.withResolvers<Dispatch>();
  answerCalls(ipcMain, current, async (name, input) => (await open.promise)(name, input));
  const made = createMainWindow({ preload: join(BUILT, 'preload', 'preload.cjs'), dataRoot: roots.data, log });
  window = made.window;
  window.on('closed', () => { window = null; });
  app.on('window-all-closed', () => app.quit());
  await breath();
  const context: DeskContext = openDeskContext({ roots, emit: sendEvents(current), dialogs: nativeDialogs(current, printPdf), clock: () => new Date(), log });
  app.on('will-quit', () => {
    context.jobs.cancelAll();
    context.desk.close();
  });
  context.desk.holdBack(made.loaded);
  await breath();
  const asked = ledgerToOpen(process.argv, process.cwd());
  const outcome = asked === null ? await reopenLast(context) : await openRequested(context, asked);
  open.resolve(createDispatch(context));
  await made.loaded;
  if (outcome !== null) context.emit('openRequested', outcome);
  return { context, window: current };
}

async function comeForward({ context, window }: Shown, path: string | null): Promise<void> {
  const shown = window();
  if (shown?.isMinimized()) shown.restore();
  shown?.focus();
  if (path !== null) context.emit('openRequested', await openRequested(context, path));
}
