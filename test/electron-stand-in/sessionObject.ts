import { EventEmitter } from 'node:events';

type RequestFilter = (details: { readonly url: string }, answer: (verdict: { readonly cancel?: boolean }) => void) => void;
type PermissionAnswer = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;

/** A session's filters: kept as set, asked by the window and by the tests. */
export class SessionObject extends EventEmitter {
  #filter: RequestFilter | null = null;
  #permission: PermissionAnswer | null = null;
  readonly webRequest = { onBeforeRequest: (filter: RequestFilter): void => { this.#filter = filter; } };

  setPermissionRequestHandler(handler: PermissionAnswer): void {
    this.#permission = handler;
  }

  setPermissionCheckHandler(_handler: () => boolean): void {}
  setDevicePermissionHandler(_handler: () => boolean): void {}

  /** For the window: whether the program lets a download begin. */
  mayDownload(): boolean {
    let prevented = false;
    this.emit('will-download', { preventDefault: () => { prevented = true; } });
    return !prevented;
  }

  /** For the window: whether the program lets a request through. Without a filter everything passes, as in Electron. */
  mayRequest(url: string): Promise<boolean> {
    const filter = this.#filter;
    if (filter === null) return Promise.resolve(true);
    return new Promise((resolve) => { filter({ url }, ({ cancel }) => resolve(cancel !== true)); });
  }

  /** Without a handler Electron grants. */
  mayUse(permission: string): Promise<boolean> {
    const handler = this.#permission;
    if (handler === null) return Promise.resolve(true);
    return new Promise((resolve) => { handler(null, permission, resolve); });
  }
}
