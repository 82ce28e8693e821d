import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { launchProgram } from '../electron-stand-in/launch.ts';
import { program } from './program.ts';

const shared = mkdtempSync(join(tmpdir(), 'juece-shell-'));
afterAll(() => rmSync(shared, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

describe('the shell around the window', () => {
  program('a second start hands over: its ledger opens in the first window, which comes to the front', async ({ call, answerDialog, startAgain, documents, inspect, page }) => {
    const [first, second] = [join(documents, '甲局.juece'), join(documents, '乙局.juece')];
    for (const [path, bureau] of [[second, '乙局'], [first, '甲局']] as const) {
      await answerDialog(path);
      await call('ledger.new', { bureau });
    }
    await startAgain([second]);
    await expect.poll(async () => (await call('desk.state', {})).ledger?.bureau).toBe('乙局');
    expect((await inspect()).windows).toBe(1);
    expect((await inspect()).focused).toBe(1);
    await page.getByText('乙局').first().waitFor();
  });

  program('a damaged ledger that is double-clicked is told of, and the open one stays', async ({ call, answerDialog, startAgain, documents, page }) => {
    await answerDialog(join(documents, '甲局.juece'));
    await call('ledger.new', { bureau: '甲局' });
    const broken = join(documents, '坏.juece');
    writeFileSync(broken, 'not a ledger');
    await startAgain([broken]);
    await page.getByText(/坏\.juece/).first().waitFor();
    expect((await call('desk.state', {})).ledger?.bureau).toBe('甲局');
  });

  it('the ledger of last time is open again, in a window of the same size', async () => {
    const folder = join(shared, 'again');
    const before = await launchProgram({ folder, screen: { width: 1920, height: 1080 } });
    try {
      await before.answerDialog(join(before.documents, '甲局.juece'));
      await before.call('ledger.new', { bureau: '甲局' });
    } finally {
      await before.close();
    }
    const after = await launchProgram({ folder, screen: { width: 1920, height: 1080 } });
    try {
      expect((await after.call('desk.state', {})).ledger?.bureau).toBe('甲局');
      expect((await after.inspect()).bounds).toEqual({ width: 1360, height: 820 });
    } finally {
      await after.close();
    }
  });

  program('a page that crashes is there again with nothing lost', async ({ call, answerDialog, crash, documents, inspect }) => {
    await answerDialog(join(documents, '甲局.juece'));
    await call('ledger.new', { bureau: '甲局' });
    const page = await crash();
    await page.getByText('甲局').first().waitFor();
    expect((await call('desk.state', {})).ledger?.bureau).toBe('甲局');
    expect((await inspect()).windows).toBe(1);
  });
});
