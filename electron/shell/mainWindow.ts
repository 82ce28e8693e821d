import { BrowserWindow, dialog } from 'electron';
import { START_PAGE, WEB_PREFERENCES } from './policy.ts';
import { SMALLEST, rememberPlace, rememberedPlace } from './windowState.ts';

export interface WindowParts {
  readonly preload: string;
  readonly dataRoot: string;
  readonly icon?: string;
  readonly log: (text: string) => void;
}

/** Reloads within this many milliseconds that count as one fault that does not go away. */
const STORM = 60_000;
const RELOADS = 3;

/** The one window. It appears when it has something to show; a page that crashed is loaded again, with nothing lost: the ledger lives in the program. */
export function createMainWindow({ preload, dataRoot, icon, log }: WindowParts): BrowserWindow {
  const { bounds, maximized } = rememberedPlace(dataRoot);
  const window = new BrowserWindow({
    ...bounds, ...SMALLEST, show: false, title: '决算册', backgroundColor: '#f5f6f8', autoHideMenuBar: true, ...(icon !== undefined && { icon }),
    webPreferences: { ...WEB_PREFERENCES, preload },
  });
  window.setMenu(null);
  if (maximized) window.maximize();
  rememberPlace(window, dataRoot);
  window.once('ready-to-show', () => window.show());
  recover(window, log);
  void window.loadURL(START_PAGE);
  return window;
}

function recover(window: BrowserWindow, log: (text: string) => void): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log(`window page gone: ${reason}`);
    const now = Date.now();
    crashes.push(now);
    if (crashes.filter((at) => now - at < STORM).length > RELOADS) {
      dialog.showErrorBox('决算册', '窗口反复出错，已停止重新载入：账套中的数据都已保存，请关闭程序后重新打开。');
      return;
    }
    void window.loadURL(START_PAGE);
  });
}
