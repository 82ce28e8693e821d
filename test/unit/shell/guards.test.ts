import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession } from '../../../electron/shell/guards.ts';

/** Emits an event and says whether a listener prevented what it announces. */
function prevented(emitter: EventEmitter, event: string): boolean {
  let stopped = false;
  emitter.emit(event, { preventDefault: () => { stopped = true; } });
  return stopped;
}

class Contents extends EventEmitter {
  verdict = 'allow';
  setWindowOpenHandler(handler: () => { action: string }): void { this.verdict = handler().action; }
}

type Filter = (details: { readonly url: string }, answer: (verdict: { cancel: boolean }) => void) => void;

class Session extends EventEmitter {
  granted: boolean | null = null;
  checked: boolean | null = null;
  device: boolean | null = null;
  #filter: Filter | null = null;
  readonly webRequest = { onBeforeRequest: (filter: Filter): void => { this.#filter = filter; } };
  setPermissionRequestHandler(handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void): void { handler(null, 'media', (granted) => { this.granted = granted; }); }
  setPermissionCheckHandler(handler: () => boolean): void { this.checked = handler(); }
  setDevicePermissionHandler(handler: () => boolean): void { this.device = handler(); }

  cancels(url: string): boolean {
    let cancelled = false;
    this.#filter?.({ url }, ({ cancel }) => { cancelled = cancel; });
    return cancelled;
  }
}

describe('guards', () => {
  it.each(['will-navigate', 'will-redirect', 'will-attach-webview'])('a page that announces %s is stopped', (event) => {
    const contents = new Contents();
    expect(prevented(contents, event)).toBe(false);
    guardContents(contents);
    expect(prevented(contents, event)).toBe(true);
  });

  it('no page opens a window', () => {
    const contents = new Contents();
    guardContents(contents);
    expect(contents.verdict).toBe('deny');
  });

  it('a session grants no permission and no device, downloads nothing and loads only what it may', () => {
    const session = new Session();
    guardSession(session);
    expect([session.granted, session.checked, session.device]).toEqual([false, false, false]);
    expect(prevented(session, 'will-download')).toBe(true);
    expect(['app://window/index.html', 'https://window/index.html', 'file:///x', 'ws://x/'].map((url) => session.cancels(url))).toEqual([false, true, true, true]);
  });

  it('the session that prints loads its one file and nothing of the window', () => {
    const session = new Session();
    guardSession(session, (address) => address === 'file:///tmp/a.pdf');
    expect(['file:///tmp/a.pdf', 'file:///tmp/b.pdf', 'app://window/index.html'].map((url) => session.cancels(url))).toEqual([false, true, true]);
  });
});
