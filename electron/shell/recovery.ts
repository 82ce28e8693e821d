import { START_PAGE } from './policy.ts';

/** The part of the window that a crash takes away and brings back. */
export interface RecoveredWindow {
  isDestroyed(): boolean;
  loadURL(address: string): Promise<void>;
  readonly webContents: { on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string }) => void): unknown };
}

export interface RecoveryParts {
  readonly log: (text: string) => void;
  /** Tells the person where no page is left that could. */
  readonly tell: (sentence: string) => void;
  /** The clock's milliseconds. */
  readonly now: () => number;
}

/** Crashes within this many milliseconds that count as one fault that does not go away. */
const STORM = 60_000;
const RELOADS = 3;

/** Loads the page again when it crashed, with nothing lost: the ledger lives in the program. A page that crashes again and again is left alone, and the person told. */
export function recoverPage(window: RecoveredWindow, { log, tell, now }: RecoveryParts): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log(`window page gone: ${reason}`);
    const at = now();
    crashes.push(at);
    if (crashes.filter((earlier) => at - earlier < STORM).length > RELOADS) tell('窗口反复出错，已停止重新载入：账套中的数据都已保存，请关闭程序后重新打开。');
    else window.loadURL(START_PAGE).catch((error: unknown) => log(`window page not loaded again: ${String(error)}`));
  });
}
