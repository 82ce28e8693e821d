import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { readPdf } from '../pdf/readPdf.ts';
import { programForAll } from './program.ts';
import { openSample, soon } from './sample.ts';

async function openBooklet(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /^成册/ }).click();
  await page.getByRole('region', { name: '书页' }).waitFor({ timeout: 30_000 });
}

/** Whether the picture of a page has ink on it. */
async function hasInk(page: Page, number: number): Promise<boolean> {
  return page.getByRole('img', { name: new RegExp(`^第 ${number} 页`) }).locator('canvas[data-drawn]').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return false;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: new Uint8ClampedArray() };
    return data.some((value, index) => index % 4 !== 3 && value < 128);
  });
}

describe('成册', () => {
  const program = programForAll();

  program('shows the book as it is printed; the contents lead to its pages', async (running) => {
    const { page } = running;
    await openSample(running);
    await running.call('desk.chooseUnit', { unit: null });
    await openBooklet(page);
    await soon(() => hasInk(page, 1)).toBe(true);
    const entry = page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: /收入支出决算总表/ }).first();
    await entry.click();
    const field = page.getByRole('textbox', { name: '页', exact: true });
    const number = Number(await field.inputValue());
    expect(number).toBeGreaterThan(5);
    await soon(() => hasInk(page, number)).toBe(true);
    await page.getByRole('button', { name: '下一页' }).click();
    await expect.poll(() => field.inputValue()).toBe(String(number + 1));
    await field.fill('1');
    await field.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('1');
    await page.getByRole('button', { name: '缩略图' }).click();
    await page.getByRole('region', { name: '缩略图' }).getByRole('button', { name: '第 3 页' }).click();
    await expect.poll(() => field.inputValue()).toBe('3');
    await page.getByRole('region', { name: '书页' }).press('PageDown');
    await expect.poll(() => field.inputValue()).toBe('4');
  });

  program('an attachment that is unticked leaves the book, and undo brings it back', async (running) => {
    const { page } = running;
    await openSample(running);
    await running.call('desk.chooseUnit', { unit: null });
    await openBooklet(page);
    const forms = page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: /自评表/ });
    await forms.first().waitFor();
    const before = await forms.count();
    const box = page.getByRole('region', { name: '附件' }).getByRole('checkbox').last();
    await box.uncheck();
    await expect.poll(() => forms.count(), { timeout: 20_000 }).toBeLessThan(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => forms.count(), { timeout: 20_000 }).toBe(before);
    expect(await box.isChecked()).toBe(true);
  });

  program('exports both editions and the workbooks into the chosen folder as 校核稿, and opens it', async (running) => {
    const { page, documents, answerDialog, inspect } = running;
    await openSample(running);
    await running.call('desk.chooseUnit', { unit: null });
    await openBooklet(page);
    await answerDialog(join(documents, '公开'), join(documents, '公开'));
    await page.getByRole('button', { name: '导出校核稿到文件夹…' }).click();
    await page.getByRole('progressbar', { name: '导出进度' }).waitFor();
    await page.getByRole('button', { name: '取消导出' }).click();
    await page.getByRole('button', { name: '导出校核稿到文件夹…' }).click();
    await page.getByText(/已写出 5 个文件到“公开”（校核稿）/).waitFor({ timeout: 60_000 });
    const folder = join(documents, '公开');
    expect(readdirSync(folder).toSorted()).toEqual(['决算公开表.xlsx', '决算公开（网页版）.pdf', '决算公开（装订版）.pdf', '检查报告.xlsx', '项目支出绩效自评表.xlsx'].toSorted());
    const [print, web] = await Promise.all(['装订版', '网页版'].map(async (name) => readPdf(new Uint8Array(readFileSync(join(folder, `决算公开（${name}）.pdf`))))));
    expect(print?.pages[0]?.text).toContain('校核稿');
    expect(print?.pages.length).toBeGreaterThan(web?.pages.length ?? 0);
    await page.getByRole('button', { name: '打开文件夹' }).click();
    await expect.poll(async () => JSON.stringify(await inspect())).toContain('公开');
    await page.getByRole('button', { name: '打印…' }).click();
    await expect.poll(async () => (await inspect()).printed, { timeout: 30_000 }).toEqual([{ name: '决算公开.pdf', isPdf: true }]);
  });

  program('says what stands against 正式稿 and leads there; a cancelled dialog and a refused folder change nothing', async (running) => {
    const { page, folder, answerDialog } = running;
    await openSample(running);
    await running.call('desk.chooseUnit', { unit: null });
    await openBooklet(page);
    const final = page.getByRole('region', { name: '稿别' });
    await final.getByText(/出正式稿还差/).waitFor();
    expect(await final.getByRole('radio', { name: '正式稿' }).isDisabled()).toBe(true);
    await answerDialog(null);
    await page.getByRole('button', { name: '导出校核稿到文件夹…' }).click();
    await page.getByRole('button', { name: '导出校核稿到文件夹…' }).waitFor();
    await answerDialog(join(folder, 'data', 'preferences.json'));
    await page.getByRole('button', { name: '导出校核稿到文件夹…' }).click();
    await page.getByText(/不能作为输出目录/).first().waitFor();
    await final.getByRole('button', { name: '去处理' }).first().click();
    await expect.poll(() => page.getByRole('main').first().getAttribute('aria-label')).not.toBe('成册');
  });

  program('without a year it says where to make one', async ({ page, call, answerDialog, documents }) => {
    await answerDialog(join(documents, '空.juece'));
    await call('ledger.new', { bureau: '某局' });
    await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /^成册/ }).click();
    await page.getByRole('main').getByText(/还没有年度/).waitFor();
  });
});
