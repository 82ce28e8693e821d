/** The part of `electron` that the program uses, over Node and a Chromium page. */
import { AppObject } from './appObject.ts';
import { IpcMain } from './ipcMain.ts';
import { recorded } from './recorded.ts';
import { readSettings } from './settings.ts';
import { SessionObject } from './sessionObject.ts';

export { dialog, shell } from './dialogs.ts';
export { BrowserWindow } from './browserWindow.ts';

const settings = readSettings();
export const app = new AppObject(settings);
export const ipcMain = new IpcMain();
const defaultSession = new SessionObject();
export const session = { defaultSession, fromPartition: (): SessionObject => new SessionObject() };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, ...settings.screen } }] };

type Handler = (request: Request) => Response | Promise<Response>;
const schemes = new Map<string, Handler>();
export const protocol = {
  registerSchemesAsPrivileged: (declared: readonly { readonly scheme: string }[]): void => { recorded.schemes.push(...declared.map(({ scheme }) => scheme)); },
  handle: (scheme: string, handler: Handler): void => {
    if (!recorded.schemes.includes(scheme)) throw new Error(`scheme ${scheme} was not declared before the app was ready`);
    if (schemes.has(scheme)) throw new Error(`a second handler for ${scheme}`);
    schemes.set(scheme, handler);
  },
};

/** For the window: answers a request as Electron would. */
export async function fetchFrom(address: string, method: string): Promise<Response | null> {
  const handler = schemes.get(address.split(':')[0] ?? '');
  return handler ? handler(new Request(address, { method })) : null;
}

export function entryFinished(): void {
  app.entryFinished();
}
