import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOf, maySend, mayLoad } from '../../../electron/shell/policy.ts';

const ROOT = ['', 'opt', 'app', 'renderer'].join(sep);

describe('what the window may load', () => {
  it('names files of its own folder only', () => {
    expect(fileOf('app://window/index.html', ROOT)?.path).toBe([ROOT, 'index.html'].join(sep));
    expect(fileOf('app://window/', ROOT)?.path).toBe([ROOT, 'index.html'].join(sep));
    expect(fileOf('app://window/assets/a.js?x#y', ROOT)?.type).toContain('javascript');
    for (const address of [
      'app://window/..%2fmain/main.js', 'app://window/%2e%2e%2fmain.js', 'app://window/a%5c..%5cb.js', 'app://window/a%00.js', 'app://window/%', 'app://other/index.html', 'app://user@window/index.html',
      'app://window:1/index.html', 'file:///etc/passwd', 'https://window/index.html', 'app://window/package', 'app://window/data.juece', '',
    ]) expect(fileOf(address, ROOT), address).toBeNull();
  });

  it('lets nothing of a network through', () => {
    for (const address of ['app://window/x.js', 'data:image/png;base64,AA', 'blob:app://window/1']) expect(mayLoad(address), address).toBe(true);
    for (const address of ['http://localhost/', 'https://window/', 'ws://x/', 'file:///x', 'blob:https://x/1', 'chrome://gpu', 'javascript:1', 'x']) expect(mayLoad(address), address).toBe(false);
  });

  it('answers only the start page in its top frame', () => {
    expect(maySend({ url: 'app://window/index.html', isTop: true })).toBe(true);
    expect(maySend({ url: 'app://window/index.html#x', isTop: true })).toBe(true);
    for (const frame of [null, { url: 'app://window/index.html', isTop: false }, { url: 'app://window/index.html.evil', isTop: true }, { url: 'https://window.app/index.html', isTop: true }, { url: 'about:blank', isTop: true }]) expect(maySend(frame)).toBe(false);
  });
});
