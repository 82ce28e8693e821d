import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { START_PAGE } from '../../../electron/shell/policy.ts';
import { recoverPage } from '../../../electron/shell/recovery.ts';

function crashing(): { readonly loaded: readonly string[]; readonly told: readonly string[]; readonly logged: readonly string[]; crash(at: number, reason?: string): void; destroy(): void } {
  const [loaded, told, logged] = [[] as string[], [] as string[], [] as string[]];
  const webContents = new EventEmitter();
  let [time, destroyed] = [0, false];
  recoverPage({ webContents, isDestroyed: () => destroyed, loadURL: async (address) => { loaded.push(address); } }, { log: (text) => { logged.push(text); }, tell: (sentence) => { told.push(sentence); }, now: () => time });
  return {
    loaded, told, logged,
    crash(at, reason = 'crashed') {
      time = at;
      webContents.emit('render-process-gone', {}, { reason });
    },
    destroy: () => { destroyed = true; },
  };
}

describe('a page that crashes', () => {
  it('is loaded again, and the log says why', () => {
    const page = crashing();
    page.crash(0, 'oom');
    expect(page.loaded).toEqual([START_PAGE]);
    expect(page.logged).toEqual(['window page gone: oom']);
    expect(page.told).toEqual([]);
  });

  it('four times within a minute is left alone, and the person told that the data are saved', () => {
    const page = crashing();
    for (const at of [0, 1_000, 2_000, 3_000]) page.crash(at);
    expect(page.loaded).toHaveLength(3);
    expect(page.told).toEqual([expect.stringContaining('都已保存')]);
  });

  it('now and then is loaded again each time', () => {
    const page = crashing();
    for (const at of [0, 40_000, 80_000, 120_000, 160_000]) page.crash(at);
    expect(page.loaded).toHaveLength(5);
    expect(page.told).toEqual([]);
  });

  it('because the window closes is not loaded again', () => {
    const page = crashing();
    page.crash(0, 'clean-exit');
    page.destroy();
    page.crash(1, 'killed');
    expect(page.loaded).toEqual([]);
  });
});
