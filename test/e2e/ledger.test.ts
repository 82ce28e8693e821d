import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { programForAll } from './program.ts';
import { openSample, soon } from './sample.ts';
import { openPage } from './tour.ts';

/** What of the page a person could still write with: fields (but those that only filter) and buttons that change; `没有说明` where the page does not say why not. */
async function writable(page: Page): Promise<readonly string[]> {
  const main = page.getByRole('main');
  const said = await main.getByText(/2024 年度已锁定归档，这里只能查看/).count();
  const found = await main.evaluate((element) => {
    const names = (all: Iterable<HTMLInputElement | HTMLButtonElement>): string[] => [...all].map((one) => one.getAttribute('aria-label') ?? one.textContent);
    const fields = [...element.querySelectorAll<HTMLInputElement>('input:enabled, textarea:enabled, select:enabled')].filter((field) => !field.readOnly);
    return { fields: names(fields), buttons: names(element.querySelectorAll<HTMLButtonElement>('button:enabled')) };
  });
  const filters = /^(查找|状态|等级|显示哪些|一级指标)/;
  return [
    ...(said === 0 ? ['没有说明'] : []), ...found.fields.filter((name) => !filters.test(name)),
    ...found.buttons.filter((name) => /^(改写|修改|删除|添加|新建|登记|保存|恢复|上移|下移|导入|复制|在下方|从指标库|项目信息|写原因|采用)/.test(name)),
  ];
}

describe('账套与年度', () => {
  const program = programForAll();

  program('the first start asks only where to keep the ledger; then a year is made', async ({ page, call, answerDialog, documents }) => {
    await answerDialog(null, join(documents, '乙县统计局'));
    await page.getByRole('button', { name: '选择保存位置并新建…' }).click();
    await page.getByRole('button', { name: '选择保存位置并新建…' }).click();
    await page.getByText('账套里还没有年度').waitFor();
    expect((await call('desk.state', {})).ledger?.bureau).toBe('乙县统计局');
    await page.getByLabel('所在省份').fill('陕西省');
    await page.getByRole('button', { name: '保存单位信息' }).click();
    await page.getByText('单位信息已保存').waitFor();
    await page.getByRole('button', { name: '新建年度…' }).click();
    const dialog = page.getByRole('dialog', { name: '新建年度' });
    await dialog.getByLabel('决算年度').fill('24');
    await dialog.getByText('请填写四位年份').waitFor();
    expect(await dialog.getByRole('button', { name: '新建' }).isDisabled()).toBe(true);
    await dialog.getByLabel('决算年度').fill('2024');
    await soon(() => dialog.getByLabel('公开版式').inputValue()).toBe('shaanxi-2023');
    await dialog.getByLabel('决算年度').press('Enter');
    await soon(async () => (await call('desk.state', {})).book?.packId).toBe('shaanxi-2023');
  });

  program('a year is rolled forward with a report, deleted by its name and brought back', async ({ page, call, answerDialog, documents }) => {
    await answerDialog(join(documents, '示例.juece'));
    await call('ledger.newSample', {});
    await page.getByRole('navigation').getByRole('button', { name: '账套与年度' }).click();
    await page.getByRole('button', { name: '2024 年度结转到下一年' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结转', exact: true }).click();
    const report = page.getByRole('dialog', { name: '2025 年度已由 2024 年度结转' });
    await report.getByText('项目 5 个').waitFor();
    await page.keyboard.press('Escape');
    await report.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '删除 2025 年度' }).click();
    await page.getByRole('dialog').getByLabel(/请输入年份/).fill('2024');
    expect(await page.getByRole('dialog').getByRole('button', { name: '删除' }).isDisabled()).toBe(true);
    await page.getByRole('dialog').getByLabel(/请输入年份/).fill('2025');
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByRole('button', { name: '恢复 2025 年度' }).click();
    await page.getByText('2025 年度已恢复').waitFor();
    expect((await call('desk.state', {})).years.map(({ year }) => year)).toEqual([2025, 2024]);
  });

  program('what stands against locking is said with the way there', async ({ page, call, answerDialog, documents }) => {
    await answerDialog(join(documents, '示例.juece'));
    await call('ledger.newSample', {});
    await page.getByRole('navigation').getByRole('button', { name: '账套与年度' }).click();
    await page.getByRole('button', { name: '锁定归档 2024 年度' }).click();
    const dialog = page.getByRole('dialog', { name: '锁定 2024 年度' });
    await dialog.getByText(/签批还缺公开日期、公开平台/).waitFor();
    expect(await dialog.getByRole('button', { name: '锁定归档' }).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: '去批复与签批' }).click();
    await soon(() => page.getByRole('navigation').locator('[aria-current="page"]').textContent()).toContain('批复与签批');
  });

  program('a locked year is read only on every page, with the sentence that says so and the way to unlock it', async (running) => {
    const { page, call } = running;
    await openSample(running);
    await call('desk.chooseUnit', { unit: null });
    await call('release.putPeople', { publishedOn: '2025-08-20', platform: '县人民政府门户网站' });
    await call('ledger.lock', { year: 2024, reason: '' });
    const parts = page.getByRole('navigation', { name: '情况说明各节' });
    const views = page.getByRole('navigation', { name: '绩效自评的内容' });
    await openPage(page, 'narrative');
    for (const part of [/^一、收入支出决算总体/, /^文字与附件/, /^明细/, /^业务数据/, /^名词解释/]) {
      await parts.getByRole('button', { name: part }).click();
      await soon(() => writable(page)).toEqual([]);
    }
    await openPage(page, 'performance');
    await soon(() => writable(page)).toEqual([]);
    for (const view of ['评分口径', '项目']) {
      await views.getByRole('button', { name: view }).click();
      await soon(() => writable(page)).toEqual([]);
    }
    await page.getByRole('button', { name: '城乡医疗救助', exact: true }).click();
    await page.getByRole('complementary', { name: '得分说明' }).waitFor();
    await soon(() => writable(page)).toEqual([]);
    await openPage(page, 'release');
    await page.getByLabel('文号').waitFor();
    await soon(() => writable(page)).toEqual([]);
    await page.getByRole('main').getByRole('button', { name: '账套与年度' }).click();
    await page.getByRole('button', { name: '解锁 2024 年度' }).waitFor();
  });

  program('a damaged ledger is answered with its newest good backup', async ({ page, call, answerDialog, documents }) => {
    const path = join(documents, '账', '甲.juece');
    mkdirSync(join(documents, '账'));
    await answerDialog(path);
    await call('ledger.new', { bureau: '甲局' });
    await call('ledger.createYear', { year: 2024, packId: 'national-2023' });
    await call('history.backUp', {});
    await call('ledger.close', {});
    writeFileSync(path, 'damaged');
    await page.getByRole('heading', { name: '打开账套' }).waitFor();
    await answerDialog(path);
    await page.getByRole('button', { name: '选择账套文件…' }).click();
    await page.getByText(/原文件保持不动/).waitFor();
    await page.getByRole('button', { name: /^用 .* 的备份打开$/ }).click();
    await page.getByRole('heading', { name: '2024 年度总览' }).waitFor();
    expect((await call('desk.state', {})).ledger?.name).toMatch(/^甲（恢复/);
  });
});
