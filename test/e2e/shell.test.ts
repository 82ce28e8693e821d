import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type RunningProgram, launchProgram } from '../electron-stand-in/launch.ts';
import { canStart, program } from './program.ts';

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

  it.skipIf(!canStart)('the ledger of last time is open again, in a window where and as it was; off the screen it comes back to the middle', async () => {
    const folder = join(shared, 'again');
    const wide = { width: 1920, height: 1080 };
    const [first, moved] = [{ x: 280, y: 130, width: 1360, height: 820 }, { x: 500, y: 200, width: 1300, height: 760 }];
    const start = async (screen: { readonly width: number; readonly height: number }, look: (running: RunningProgram) => Promise<void>): Promise<void> => {
      const running = await launchProgram({ folder, screen });
      try {
        await look(running);
      } finally {
        await running.close();
      }
    };
    await start(wide, async ({ answerDialog, arrange, call, documents, inspect }) => {
      expect(await inspect()).toMatchObject({ bounds: first, maximized: false });
      await answerDialog(join(documents, '甲局.juece'));
      await call('ledger.new', { bureau: '甲局' });
      await arrange(moved, false);
    });
    await start(wide, async ({ arrange, call, inspect }) => {
      expect((await call('desk.state', {})).ledger?.bureau).toBe('甲局');
      expect(await inspect()).toMatchObject({ bounds: moved, maximized: false });
      await arrange({ ...moved, x: 1700 }, true);
    });
    await start(wide, async ({ arrange, inspect }) => {
      expect(await inspect()).toMatchObject({ bounds: { x: 0, y: 0, ...wide }, maximized: true });
      await arrange(null, false);
      expect((await inspect()).bounds).toEqual({ ...moved, x: 1700 });
    });
    await start({ width: 1366, height: 768 }, async ({ inspect }) => {
      expect(await inspect()).toMatchObject({ bounds: { x: 33, y: 4, width: 1300, height: 760 }, maximized: false });
    });
  });

  it.skipIf(!canStart)('a damaged ledger that the program is started with is told of in its window', async () => {
    const broken = join(shared, '坏账.juece');
    writeFileSync(broken, 'not a ledger');
    const running = await launchProgram({ argv: [broken] });
    try {
      await running.page.getByText(/坏账\.juece/).first().waitFor();
      expect((await running.call('desk.state', {})).ledger).toBeNull();
    } finally {
      await running.close();
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
