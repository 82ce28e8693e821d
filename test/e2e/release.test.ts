import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { RunningProgram } from '../electron-stand-in/launch.ts';
import { programForAll } from './program.ts';
import { openSample, soon } from './sample.ts';

async function openPage(running: RunningProgram): Promise<void> {
  await openSample(running);
  await running.page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /^批复与签批/ }).click();
  await running.page.getByRole('heading', { name: '财政部门批复' }).waitFor();
}

describe('批复与签批', () => {
  const program = programForAll();

  program('an approved total shows its difference from the book while it is typed, is saved on leaving and undone in one step', async (running) => {
    const { page, call } = running;
    await openPage(running);
    // The 批复 is the department's: its totals are no finding of a unit's own book.
    await call('desk.chooseUnit', { unit: null });
    const { totals } = await call('release.open', {});
    const book = totals.find((total) => total.measure === 'expenditure' && total.fund === null)?.book ?? 0;
    const field = page.getByLabel('批复的合计本年支出');
    await field.fill(`=${String(book / 1_000_000)}+1.5`);
    const cell = page.getByRole('cell').filter({ has: field });
    await cell.getByText('✕ 差 -1.50').waitFor();
    expect((await call('release.open', {})).totals).toEqual(totals);
    await field.press('Enter');
    await soon(async () => (await call('desk.state', {})).undo).toBe('登记批复：批复数');
    await soon(async () => (await call('desk.state', {})).findings.error).toBeGreaterThan(0);
    await field.fill(String(book / 1_000_000));
    await cell.getByText('✓ 一致').waitFor();
    await page.getByLabel('文号').focus();
    await soon(async () => (await call('release.open', {})).totals.find((total) => total.measure === 'expenditure' && total.fund === null)?.agrees).toBe(true);
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { name: '批复与签批' }).click();
    await call('desk.undo', {});
    await soon(() => cell.getByText('✕ 差 -1.50').count()).toBe(1);
  });

  program('people, days and the platform: what locking asks for goes away as it is filled in', async (running) => {
    const { page, call } = running;
    await openPage(running);
    await page.getByText('锁定前还缺：公开日期、公开平台').waitFor();
    await page.getByLabel('公开日期').fill('2025年8月20日');
    await page.getByLabel('公开日期').press('Enter');
    await soon(() => page.getByLabel('公开日期').inputValue()).toBe('2025-08-20');
    await page.getByLabel('公开平台').fill('县人民政府门户网站');
    await page.keyboard.press('Control+2');
    await page.getByRole('main', { name: '账套与年度' }).waitFor();
    await soon(async () => (await call('release.open', {})).people.platform).toBe('县人民政府门户网站');
    await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /^批复与签批/ }).click();
    await page.getByText('公开期限 2025-08-26，公开日期 2025-08-20').waitFor();
    await page.getByLabel('保密审查日期').fill('2025-8-25');
    await page.getByLabel('保密审查日期').press('Enter');
    await page.getByText(/应先审查后公开/).waitFor();
    await page.getByRole('button', { name: '批复和签批齐全，去锁定归档' }).waitFor();
  });

  program('units are added, moved and removed; the department is their sum with what cancels', async (running) => {
    const { page, call } = running;
    await openPage(running);
    await page.getByLabel('新单位的代码').fill('009');
    await page.getByLabel('新单位的名称').fill('示例县医疗保障服务站');
    await page.getByRole('button', { name: '添加单位' }).click();
    await page.getByRole('button', { name: '上移 示例县医疗保障服务站' }).click();
    await soon(async () => (await call('release.open', {})).units.map((unit) => unit.code)).toEqual(['001', '002', '009', '003']);
    expect(await page.getByRole('button', { name: '删除 示例县医疗保障信息中心' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '删除 示例县医疗保障服务站' }).click();
    await soon(async () => (await call('release.open', {})).units.map((unit) => unit.code)).toEqual(['001', '002', '003']);

    const pair = page.locator('.release-pair').first();
    await pair.getByLabel('上级补助收入的科目', { exact: true }).fill('2101501 行政运行');
    await pair.getByLabel('上级补助收入的抵销金额').fill('5');
    await pair.getByRole('button', { name: '登记' }).click();
    await page.getByRole('row', { name: /内部往来抵销/ }).getByRole('cell', { name: '-5.00' }).first().waitFor();
    await pair.getByRole('button', { name: '删除 2101501 的抵销' }).click();
    await soon(async () => (await call('release.open', {})).cancellations[0]?.rows).toEqual([]);
  });

  program('bad input: what is no amount, no day, no code stays where it was typed, with the sentence that refuses it', async (running) => {
    const { page, call } = running;
    await openPage(running);
    const before = await call('release.open', {});
    const field = page.getByLabel('批复的一般公共预算本年收入');
    await field.fill('约六千');
    await field.press('Enter');
    await page.getByText(/“约六千”不是数字/).waitFor();
    expect(await field.inputValue()).toBe('约六千');
    await field.press('Escape');
    await soon(() => field.inputValue()).toBe('');
    const day = page.getByLabel('批复日期');
    await day.fill('2025-02-30');
    await day.press('Enter');
    await page.getByRole('alert').getByText(/“批复日期”.*2025-09-30 的样式/).waitFor();
    expect(await day.inputValue()).toBe('2025-02-30');
    await day.fill('2025-02-28');
    await day.press('Enter');
    // Mended: the sentence that refused it goes with it.
    await soon(() => page.getByRole('alert').getByText(/“批复日期”/).count()).toBe(0);
    await call('desk.undo', {});
    await page.getByLabel('新单位的代码').fill('001');
    await page.getByLabel('新单位的名称').fill('又一个');
    await page.getByRole('button', { name: '添加单位' }).click();
    await page.getByText(/单位代码“001”已经用于/).waitFor();
    expect((await call('release.open', {})).approval).toEqual(before.approval);
  });

  program('a ledger without a year says where to make one', async (running) => {
    const { page, answerDialog, documents, call } = running;
    await answerDialog(join(documents, '账套.juece'));
    await call('ledger.new', { bureau: '甲局' });
    await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /^批复与签批/ }).click();
    await page.getByText(/还没有年度：请先/).waitFor();
  });
});
