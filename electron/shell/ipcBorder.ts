import { CHANNELS } from '../../shared/ipc.ts';
import type { Answer } from '../../shared/ipc/channel.ts';
import { EVENTS } from '../../shared/ipc/events.ts';
import { packed } from '../../shared/ipc/packing.ts';
import type { Emit } from '../desk/context.ts';
import type { Dispatch } from '../desk/dispatch.ts';
import { maySend } from './policy.ts';

const STRANGER: Answer<never> = { ok: false, error: { code: 'stranger', message: '这个页面不属于本程序，请求已拒绝。' } };

/** Who calls (`IpcMainInvokeEvent`). */
export interface Caller {
  readonly sender: unknown;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** Where the window's calls arrive (`ipcMain`). */
export interface CallSource {
  handle(channel: string, listener: (caller: Caller, input: unknown) => unknown): void;
}

/** The part of the window that calls come from and events go to. */
export interface WindowSide {
  isDestroyed(): boolean;
  readonly webContents: { send(name: string, content: unknown): void };
}

/** Answers the window's calls, one handler a channel; a page that is not the window's own gets nothing. */
export function answerCalls(calls: CallSource, window: () => WindowSide | null, dispatch: Dispatch): void {
  for (const name of Object.keys(CHANNELS)) calls.handle(name, (caller, input) => (isOwn(caller, window()) ? dispatch(name, input).then(packed) : STRANGER));
}

function isOwn({ sender, senderFrame }: Caller, window: WindowSide | null): boolean {
  if (window === null || sender !== window.webContents || senderFrame === null) return false;
  return maySend({ url: senderFrame.url, isTop: senderFrame.parent === null });
}

/** Sends events to the window, their content checked; without a window they are dropped: it asks for the state when it starts. */
export function sendEvents(window: () => WindowSide | null): Emit {
  return (name, content) => {
    const checked = EVENTS[name].parse(content);
    const target = window();
    if (target !== null && !target.isDestroyed()) target.webContents.send(name, checked);
  };
}
