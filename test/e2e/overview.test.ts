import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { programForAll } from './program.ts';
import { soon } from './sample.ts';

describe('总览', () => {
  const program = programForAll();

  program('shows where the sample year stands, its figures and charts, and goes to what is open', async ({ page, call, answerDialog, documents }) => {
    await answerDialog(join(documents, '示例.juece'));
    await page.getByRole('button', { name: '建立示例账套…' }).click();
    await page.getByRole('heading', { name: '2024 年度总览' }).waitFor();
    const overview = await call('overview.open', {});
    await page.getByText(overview.approval?.documentNumber ?? '').waitFor();
    for (const chart of overview.charts) await page.getByRole('img', { name: chart.description }).locator('svg').waitFor();
    expect(await page.getByRole('table').getByText('下一步').count()).toBe(1);
    const before = await page.getByLabel('主要数字').textContent();
    await page.getByRole('button', { name: '元', exact: true }).click();
    await soon(() => page.getByLabel('主要数字').textContent()).not.toBe(before);
    await page.getByRole('button', { name: '填报' }).last().click();
    await soon(() => page.getByRole('navigation').locator('[aria-current="page"]').textContent()).toContain('填报');
  });

  program('an empty ledger and an empty year say what to do', async ({ page, call, answerDialog, documents }) => {
    await answerDialog(join(documents, '甲.juece'));
    await page.getByRole('button', { name: '选择保存位置并新建…' }).click();
    await page.getByRole('heading', { name: '账套与年度' }).waitFor();
    await page.getByRole('navigation').getByRole('button', { name: '总览' }).click();
    await page.getByRole('button', { name: '新建年度' }).click();
    await page.getByRole('heading', { name: '账套与年度' }).waitFor();
    await call('ledger.createYear', { year: 2024, packId: 'national-2023' });
    await page.getByRole('navigation').getByRole('button', { name: '总览' }).click();
    await page.getByText('还没有登记批复日期').waitFor();
    await page.getByRole('heading', { name: '还没有本年数据' }).waitFor();
    await page.getByRole('contentinfo').getByText('本年度还没有数据').waitFor();
    await page.getByRole('navigation').getByRole('button', { name: /^情况说明/ }).click();
    await page.getByText(/2024 年度还没有数据：请先/).waitFor();
  });
});
