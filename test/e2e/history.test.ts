import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { programForAll } from './program.ts';
import { soon } from './sample.ts';

describe('历史与备份', () => {
  const program = programForAll();

  program('an entry shows what it changed, and the year goes back to it and forward again', async ({ page, call, answerDialog, documents }) => {
    await answerDialog(join(documents, '甲.juece'));
    await call('ledger.new', { bureau: '甲局' });
    await call('ledger.createYear', { year: 2024, packId: 'national-2023' });
    await call('settings.putThresholds', { growth: 15, deviation: 15 });
    await call('settings.putThresholds', { growth: 30, deviation: 30 });
    await page.getByRole('navigation').getByRole('button', { name: '历史与备份' }).click();
    await page.getByRole('button', { name: /比上年 15%/ }).click();
    const panel = page.getByRole('complementary', { name: '这一步的内容' });
    await panel.getByText('版式与评分口径 1 处').waitFor();
    await panel.getByRole('button', { name: '版式与评分口径：版式' }).click();
    await page.getByRole('dialog', { name: '这一项的全部修改' }).getByText(/^国家通用.*比上年 30%/).waitFor();
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: '回到这一步…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤销 1 步' }).click();
    await soon(async () => (await call('settings.thresholds', {}))?.own.growth).toBe(15);
    await page.getByRole('button', { name: /比上年 30%/ }).click();
    await panel.getByRole('button', { name: '重做到这一步…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '重做 1 步' }).click();
    await soon(async () => (await call('settings.thresholds', {}))?.own.growth).toBe(30);
    await page.getByLabel('从', { exact: true }).fill('近日');
    await page.getByText('请按 2025-08-06 的样式填写').waitFor();
    await page.getByLabel('从', { exact: true }).fill('2099年1月2日');
    await page.getByLabel('从', { exact: true }).press('Enter');
    expect(await page.getByLabel('从', { exact: true }).inputValue()).toBe('2099-01-02');
    await page.getByText('没有符合条件的操作').waitFor();
    await page.getByLabel('从', { exact: true }).fill('');
    await page.getByLabel('从', { exact: true }).press('Enter');
    await page.getByLabel('含有').fill('没有这样的操作');
    await page.getByText('没有符合条件的操作').waitFor();
  });

  program('a copy is saved and read back, a backup is looked into and restored beside the ledger', async ({ page, call, answerDialog, documents }) => {
    await answerDialog(join(documents, '甲.juece'));
    await call('ledger.new', { bureau: '甲局' });
    await page.getByRole('navigation').getByRole('button', { name: '历史与备份' }).click();
    await page.getByRole('button', { name: '备份与副本' }).click();
    await answerDialog(join(documents, '没有的盘', 'U盘.juece'));
    await page.getByRole('button', { name: '另存副本到 U 盘…' }).click();
    await page.getByRole('alert').getByText(/备份没有写成.*原账套未受影响/).waitFor();
    await answerDialog(join(documents, 'U盘.juece'));
    await page.getByRole('button', { name: '另存副本到 U 盘…' }).click();
    await page.getByText(/副本已存好并读回核对/).waitFor();
    expect(existsSync(join(documents, 'U盘.juece'))).toBe(true);
    await page.getByRole('button', { name: '立即备份' }).click();
    await page.getByRole('button', { name: /^检查 / }).first().click();
    await page.getByText(/完好：没有年度/).waitFor();
    await page.getByRole('button', { name: /^恢复 / }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复并打开' }).click();
    await soon(async () => (await call('desk.state', {})).ledger?.name).toMatch(/^甲（恢复/);
  });
});
