/**
 * What runs in the page before anything of it: the built preload script, with a `require` that knows only `electron`. The ways in and
 * out are taken off the page's window before the page's own scripts can see them.
 */
export function preloadScript(preload: string, names: { readonly invoke: string; readonly event: string }): string {
  return `(() => {
  if (window.top !== window || location.protocol !== 'https:') return;
  const invoke = window[${JSON.stringify(names.invoke)}];
  delete window[${JSON.stringify(names.invoke)}];
  const listeners = new Map();
  Object.defineProperty(window, ${JSON.stringify(names.event)}, { enumerable: false, value: (name, content) => { for (const listener of [...(listeners.get(name) ?? [])]) listener({}, content); } });
  const ipcRenderer = {
    invoke: async (channel, content) => {
      try { return await invoke(channel, structuredClone(content)); }
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
