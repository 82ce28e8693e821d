import { join, resolve } from 'node:path';
import { type BrowserWindow, app, session } from 'electron';
import type { DeskContext } from '../desk/context.ts';
import { openDeskContext } from '../desk/openContext.ts';
import { createDispatch } from '../desk/dispatch.ts';
import { openLedgerFile } from '../desk/ledgerFile.ts';
import { openLog } from '../desk/logFile.ts';
import { ownResourceRoot } from '../service/packs/library.ts';
import { declareScheme, serveWindow } from './appProtocol.ts';
import { guardEverything, guardSession, silenceChromium } from './guards.ts';
import { answerCalls, sendEvents } from './ipcBorder.ts';
import { createMainWindow } from './mainWindow.ts';
import { nativeDialogs } from './nativeDialogs.ts';
import { ledgerToOpen, reopenLast, requestOpen } from './openRequests.ts';
import { printPdf } from './printing.ts';

/** Starts the window, or hands over to the one that is open already. */
export function startWindow(): void {
  app.setName('决算册');
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  silenceChromium();
  declareScheme();
  guardEverything();
  void app.whenReady().then(ready);
}

/** The folder of the built program: main, preload and the window's files stand side by side in it. */
const BUILT = resolve(import.meta.dirname, '..');

async function ready(): Promise<void> {
  let window: BrowserWindow | null = null;
  const current = (): BrowserWindow | null => window;
  const roots = { resources: ownResourceRoot(), data: app.getPath('userData') };
  const log = openLog(roots.data);
  const context: DeskContext = openDeskContext({ roots, emit: sendEvents(current), dialogs: nativeDialogs(current, printPdf), clock: () => new Date(), log });
  guardSession(session.defaultSession);
  serveWindow(join(BUILT, 'renderer'));
  answerCalls(current, createDispatch(context));
  process.on('uncaughtException', (error) => log(`uncaught: ${error.stack ?? error.message}`));

  const asked = ledgerToOpen(process.argv, process.cwd());
  if (asked === null) await reopenLast(context);
  else await openLedgerFile(context, asked).catch((error: unknown) => log(`open: ${String(error)}`));
  window = createMainWindow({ preload: join(BUILT, 'preload', 'preload.cjs'), dataRoot: roots.data, log });
  window.on('closed', () => { window = null; });

  app.on('second-instance', (_event, argv, folder) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    const path = ledgerToOpen(argv, folder);
    if (path !== null) void requestOpen(context, path);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    context.jobs.cancelAll();
    context.desk.close();
  });
}
