import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningProgram } from '../electron-stand-in/launch.ts';

/** Everyone and everything that a year's release asks for. */
export const PEOPLE = { preparer: '周文静', reviewer: '李守成', financeHead: '陈立新', approver: '赵志远', secrecyReviewer: '孙琳', secrecyDate: '2025-08-19', secrecyResult: '同意公开', publishedOn: '2025-08-20', platform: '县人民政府门户网站' };

/** What a person sees soon, also on a busy machine. */
export const soon = <T>(see: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> => expect.poll(see, { timeout: 20_000 });

/** Opens a copy of the sample ledger that the group's setup made, and chooses its first unit, whose amounts can be typed into. */
export async function openSample({ call, answerDialog, documents, page }: RunningProgram): Promise<void> {
  const ready = process.env['JUECE_SAMPLE'];
  if (ready === undefined) throw new Error('no sample ledger: the setup of test/e2e makes it');
  const path = join(documents, '示例单位.juece');
  copyFileSync(ready, path);
  await answerDialog(path);
  await page.getByRole('button', { name: '选择账套文件…' }).click();
  await page.getByRole('navigation', { name: '步骤' }).waitFor();
  const { book } = await call('desk.state', {});
  await call('desk.chooseUnit', { unit: book?.units[0]?.code ?? null });
}

/** Opens 填报 at a table. */
export async function openTable(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /填报/ }).click();
  await page.getByRole('navigation', { name: '决算表' }).getByRole('button', { name: title }).click();
  await page.getByRole('grid', { name: title }).waitFor();
}

/** The amount cells of the row of a code, left to right. */
export function amountsOf(page: Page, code: string): Locator {
  return page.getByRole('row').filter({ hasText: new RegExp(`^${code}(?!\\d)`) }).getByRole('gridcell');
}

/** The field over the active cell. */
export function activeField(page: Page): Locator {
  return page.getByRole('textbox', { name: /当前单元格/ });
}

/** Puts a text on the clipboard of the grid and pastes it, as Ctrl+V does. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await activeField(page).evaluate((field, content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** What copying (or cutting) in the grid puts on the clipboard, as Ctrl+C does. */
export async function copiedText(page: Page, how: 'copy' | 'cut' = 'copy'): Promise<{ readonly text: string; readonly html: string }> {
  return activeField(page).evaluate((field, name) => {
    const data = new DataTransfer();
    field.dispatchEvent(new ClipboardEvent(name, { clipboardData: data, bubbles: true, cancelable: true }));
    return { text: data.getData('text/plain'), html: data.getData('text/html') };
  }, how);
}
