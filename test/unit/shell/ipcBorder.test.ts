import { describe, expect, it } from 'vitest';
import { type Caller, answerCalls, sendEvents } from '../../../electron/shell/ipcBorder.ts';
import { START_PAGE } from '../../../electron/shell/policy.ts';
import { CHANNELS } from '../../../shared/ipc.ts';

const TOP = { url: START_PAGE, parent: null };

function border(): { readonly asked: readonly string[]; readonly sent: readonly unknown[]; readonly own: object; ask(channel: string, caller: Caller): Promise<unknown>; emit: ReturnType<typeof sendEvents>; destroy(): void } {
  const asked: string[] = [];
  const sent: unknown[] = [];
  const webContents = { send: (...given: readonly unknown[]): void => { sent.push(given); } };
  let destroyed = false;
  const window = { webContents, isDestroyed: () => destroyed };
  const listeners = new Map<string, (caller: Caller, input: unknown) => unknown>();
  answerCalls({ handle: (channel, listener) => { listeners.set(channel, listener); } }, () => window, async (name) => {
    asked.push(name);
    return { ok: true, data: name };
  });
  return {
    asked, sent, own: webContents,
    ask: async (channel, caller) => listeners.get(channel)?.(caller, {}),
    emit: sendEvents(() => window),
    destroy: () => { destroyed = true; },
  };
}

describe('calls', () => {
  it('of the window’s own page are answered, on every channel', async () => {
    const { ask, own, asked } = border();
    for (const channel of Object.keys(CHANNELS)) expect(await ask(channel, { sender: own, senderFrame: TOP })).toEqual({ ok: true, data: channel });
    expect(asked).toEqual(Object.keys(CHANNELS));
  });

  it('of anybody else are refused on every channel before anything is looked at', async () => {
    const { ask, own, asked } = border();
    const strangers: readonly Caller[] = [
      { sender: {}, senderFrame: TOP },
      { sender: own, senderFrame: null },
      { sender: own, senderFrame: { url: START_PAGE, parent: TOP } },
      { sender: own, senderFrame: { url: 'https://example.org/', parent: null } },
      { sender: own, senderFrame: { url: 'app://window/other.html', parent: null } },
      { sender: own, senderFrame: { url: 'about:blank', parent: null } },
    ];
    for (const channel of Object.keys(CHANNELS)) for (const stranger of strangers) expect(await ask(channel, stranger)).toMatchObject({ ok: false, error: { code: 'stranger' } });
    expect(asked).toEqual([]);
  });

  it('are refused while there is no window', async () => {
    const listeners: ((caller: Caller, input: unknown) => unknown)[] = [];
    answerCalls({ handle: (_channel, listener) => { listeners.push(listener); } }, () => null, async () => ({ ok: true, data: null }));
    for (const listener of listeners) expect(listener({ sender: null, senderFrame: TOP }, {})).toMatchObject({ ok: false, error: { code: 'stranger' } });
  });
});

describe('events', () => {
  it('carry what their schema says and nothing beside it', () => {
    const { emit, sent } = border();
    const told = { name: '甲局.juece', problem: null, path: '/home/x/甲局.juece' };
    emit('openRequested', told);
    expect(sent).toEqual([['openRequested', { name: '甲局.juece', problem: null }]]);
    expect(() => emit('progress', { job: '1', step: '排版', share: 2 })).toThrow();
    expect(sent).toHaveLength(1);
  });

  it('to a window that is gone are dropped', () => {
    const { emit, sent, destroy } = border();
    destroy();
    emit('openRequested', { name: '甲局.juece', problem: null });
    expect(sent).toEqual([]);
  });
});
