import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CHANNELS } from '../../shared/ipc.ts';
import type { Answer } from '../../shared/ipc/channel.ts';
import { EVENTS } from '../../shared/ipc/events.ts';
import { packed } from '../../shared/ipc/packing.ts';
import type { Emit } from '../desk/context.ts';
import type { Dispatch } from '../desk/dispatch.ts';
import { maySend } from './policy.ts';

const STRANGER: Answer<never> = { ok: false, error: { code: 'stranger', message: '这个页面不属于本程序，请求已拒绝。' } };

/** Answers the window's calls, one handler a channel; a page that is not the window's own gets nothing. */
export function answerCalls(window: () => BrowserWindow | null, dispatch: Dispatch): void {
  for (const name of Object.keys(CHANNELS)) ipcMain.handle(name, (event, input: unknown) => (isOwn(event, window()) ? dispatch(name, input).then(packed) : STRANGER));
}

function isOwn({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  if (window === null || sender !== window.webContents || senderFrame === null) return false;
  return maySend({ url: senderFrame.url, isTop: senderFrame.parent === null });
}

/** Sends events to the window, their content checked. What nobody listens to yet is dropped: the window asks for the state when it starts. */
export function sendEvents(window: () => BrowserWindow | null): Emit {
  return (name, content) => {
    const target = window();
    if (target === null || target.isDestroyed()) return;
    target.webContents.send(name, EVENTS[name].parse(content));
  };
}
