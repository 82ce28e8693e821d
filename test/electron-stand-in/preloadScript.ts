import { PAGE_SIDE } from './carried.ts';
import type { LinkNames } from './pageLink.ts';

/**
 * What runs in the page before anything of it: the built preload script, with a `require` that knows only `electron`. The ways in and
 * out are taken off the page's window before the page's own scripts can see them.
 */
export function preloadScript(preload: string, names: LinkNames): string {
  return `(() => {
  if (window.top !== window || location.protocol !== 'https:') return;
  ${PAGE_SIDE}
  const callOut = window[${JSON.stringify(names.invoke)}];
  delete window[${JSON.stringify(names.invoke)}];
  const listeners = new Map();
  const waiting = new Map();
  let last = 0;
  const event = (name, content) => { for (const listener of [...(listeners.get(name) ?? [])]) listener({}, unpack(content)); };
  const answer = (id, done, content) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (done) resolve(unpack(content)); else reject(new Error(content));
  };
  Object.defineProperty(window, ${JSON.stringify(names.event)}, { enumerable: false, value: { event, answer } });
  const invoke = (channel, content) => new Promise((resolve, reject) => {
    last += 1;
    const text = pack([last, channel, structuredClone(content)]);
    waiting.set(last, { resolve, reject });
    callOut(text);
  });
  // A refused window is none at all, as in Electron: Chromium would make it first, and its opener waits for it without end when it is closed too soon.
  window.open = (url) => { callOut(pack(['open', String(new URL(url ?? 'about:blank', location.href))])); return null; };
  const ipcRenderer = {
    invoke: async (channel, content) => {
      try { return await invoke(channel, content); }
      catch (error) { throw new Error("Error invoking remote method '" + channel + "': " + (error?.message ?? error)); }
    },
    on: (name, listener) => { listeners.set(name, [...(listeners.get(name) ?? []), listener]); return ipcRenderer; },
    removeListener: (name, listener) => { listeners.set(name, (listeners.get(name) ?? []).filter((other) => other !== listener)); return ipcRenderer; },
  };
  const bridged = (value) => {
    if (typeof value === 'function') return (...given) => value(...given);
    if (typeof value !== 'object' || value === null) return value;
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bridged(part)])));
  };
  const contextBridge = { exposeInMainWorld: (key, api) => Object.defineProperty(window, key, { value: bridged(api), enumerable: true }) };
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error("module not found: " + name);
  };
  const module = { exports: {} };
  ((require, module, exports) => { ${preload}
  })(require, module, module.exports);
})();`;
}
