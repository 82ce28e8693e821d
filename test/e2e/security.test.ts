import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { CHANNELS } from '../../shared/ipc.ts';
import { oneProgram } from './program.ts';

describe('the window is shut in', () => {
  const program = oneProgram();

  program('pages run isolated, in the sandbox, without Node', async ({ page, inspect }) => {
    const { webPreferences } = await inspect();
    expect(webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true, webviewTag: false });
    expect(await page.evaluate('[typeof require, typeof process, typeof module, typeof Buffer]')).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
    expect(await page.evaluate('[Object.isFrozen(window.program), Object.keys(window.program).sort().join()]')).toEqual([true, 'call,on']);
  });

  program('no permission is granted', async ({ mayUse }) => {
    for (const permission of ['media', 'geolocation', 'notifications', 'midi', 'clipboard-read', 'fullscreen', 'openExternal', 'hid', 'serial', 'usb']) expect(await mayUse(permission), permission).toBe(false);
  });

  program('what does not fit a channel is refused, and what it names is not done', async ({ ask, page }) => {
    expect(await ask('desk.chooseYear', { year: '2024' })).toMatchObject({ ok: false, error: { code: 'bad-call' } });
    expect(await ask('desk.chooseYear', null)).toMatchObject({ ok: false, error: { code: 'bad-call' } });
    expect(await ask('statements.edit', { role: 'nothing', cells: [] })).toMatchObject({ ok: false, error: { code: 'bad-call' } });
    expect(await ask('statements.list', {})).toMatchObject({ ok: false, error: { code: 'no-ledger' } });
    await expect(page.evaluate(`window.program.call('fs.readFile', {})`)).rejects.toThrow(/No handler registered/);
    await expect(page.evaluate(`window.program.call('desk.state', { f: () => 1 })`)).rejects.toThrow();
  });

  program('a path comes from a dialog or not at all', async ({ ask, answerDialog, documents, inspect, call }) => {
    expect(await ask('ledger.openRecent', { token: join(documents, 'x.juece') })).toMatchObject({ ok: false, error: { code: 'unknown-file' } });
    await answerDialog(null);
    expect(await call('ledger.open', {})).toEqual({ kind: 'cancelled' });
    expect((await inspect()).dialogs).toEqual([{ kind: 'open', title: '打开账套', suggested: '' }]);
  });

  program('every channel of the contract has its handler, and no other is open', async ({ inspect }) => {
    const { channels } = await inspect();
    expect([...channels].sort()).toEqual(Object.keys(CHANNELS).sort());
  });

  program('nothing is downloaded, and there are no webviews', async ({ page, inspect }) => {
    await page.evaluate(`(() => { const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob(['x'])); link.download = 'x.txt'; document.body.append(link); link.click(); link.remove(); })()`);
    await expect.poll(async () => (await inspect()).deniedDownloads, { timeout: 15_000 }).toBe(1);
    expect(await page.evaluate(`typeof document.createElement('webview').loadURL`)).toBe('undefined');
  });
});

describe('what a page tries in vain', () => {
  const program = oneProgram(undefined, { errors: /Content Security Policy|Failed to load resource|Not allowed to load local resource/ });

  program('its own files alone are served, each under the policy; no path leads out of the folder', async ({ page }) => {
    const answers = await page.evaluate(`Promise.all(['./index.html', './%2e%2e/main/main.js', './..%2fmain/main.js', './%5c..%5cmain', './nothing.js', './.hidden'].map(async (path) => {
      const answer = await fetch(path); return [answer.status, answer.headers.get('content-security-policy') ?? ''];
    }))`) as [number, string][];
    expect(answers.map(([status]) => status)).toEqual([200, 404, 403, 403, 404, 403]);
    for (const [, policy] of answers) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
      expect(policy).toMatch(/script-src 'self'(;|$)/);
    }
  });

  program('scripts of another source and code in the page do not run', async ({ page }) => {
    await page.evaluate(`new Promise((done) => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.head.append(script); setTimeout(done, 50); })`);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.evaluate(`new Promise((done) => setTimeout(() => { try { done(new Function('return 1')()); } catch (error) { done(error.name); } }, 0))`)).toBe('EvalError');
  });

  program('the window goes nowhere: no other page, no new window, no request beyond its files', async ({ page, inspect, mayRequest }) => {
    const before = page.url();
    expect(await page.evaluate(`window.open('https://example.org/')`)).toBeNull();
    await expect.poll(async () => (await inspect()).deniedWindows, { timeout: 15_000 }).toBeGreaterThan(0);
    await page.evaluate(`location.href = 'https://example.org/'`).catch(() => {});
    await page.evaluate(`location.href = 'file:///etc/passwd'`).catch(() => {});
    await expect.poll(async () => (await inspect()).deniedNavigations).toBeGreaterThan(0);
    expect(page.url()).toBe(before);
    const reached = await page.evaluate(`Promise.all(['https://example.org/', 'http://127.0.0.1:1/', 'ws://example.org/'].map((address) => fetch(address.replace('ws:', 'http:'), { mode: 'no-cors' }).then(() => true, () => false)))`);
    expect(reached).toEqual([false, false, false]);
    for (const address of ['https://example.org/', 'http://localhost/', 'file:///etc/passwd', 'ftp://x/', 'ws://x/', 'app://other/index.html', 'blob:https://example.org/x']) expect(await mayRequest(address), address).toBe(false);
    expect(await mayRequest('app://window/index.html')).toBe(true);
  });
});
