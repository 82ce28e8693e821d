import { BrowserWindow, dialog, screen } from 'electron';
import { START_PAGE, WEB_PREFERENCES } from './policy.ts';
import { recoverPage } from './recovery.ts';
import { SMALLEST, rememberPlace, rememberedPlace } from './windowState.ts';

export interface WindowParts {
  readonly preload: string;
  readonly dataRoot: string;
  readonly log: (text: string) => void;
}

export interface MainWindow {
  readonly window: BrowserWindow;
  /** Resolves when its page has loaded, or has failed to. */
  readonly loaded: Promise<void>;
}

/** The one window, where it was last time. It appears when it has something to show. */
export function createMainWindow({ preload, dataRoot, log }: WindowParts): MainWindow {
  const { bounds, maximized } = rememberedPlace(dataRoot, screen.getAllDisplays().map((display) => display.workArea));
  const window = new BrowserWindow({
    ...bounds, ...SMALLEST, show: false, title: '决算册', backgroundColor: '#f5f6f8', autoHideMenuBar: true,
    webPreferences: { ...WEB_PREFERENCES, preload },
  });
  window.setMenu(null);
  if (maximized) window.maximize();
  rememberPlace(window, dataRoot);
  window.once('ready-to-show', () => window.show());
  recoverPage(window, { log, tell: (sentence) => dialog.showErrorBox('决算册', sentence), now: () => Date.now() });
  return { window, loaded: window.loadURL(START_PAGE).catch((error: unknown) => log(`window page not loaded: ${String(error)}`)) };
}
