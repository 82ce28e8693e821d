import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { RunningProgram } from '../electron-stand-in/launch.ts';
import { oneProgram } from './program.ts';
import { activeField, amountsOf, copiedText, openSample, openTable, pasteText, soon } from './sample.ts';

const GENERAL = /一般公共预算财政拨款支出决算表$/;
/** 编码 and 名称 stand before the amounts 小计, 基本支出, 项目支出. */
const [SUM, BASIC, PROJECT] = [1, 2, 3];

const valuesOf = async ({ call }: RunningProgram, role: 'generalExpenditure'): Promise<(number | null)[]> => (await call('statements.open', { role })).sheet.cells.map((cell) => cell.value);
/** The texts of the row with the active cell. */
const activeRow = (page: Page): Promise<string | null> => page.getByRole('row').filter({ has: page.locator('[aria-selected="true"]') }).first().textContent();
/** Takes back so many changes and waits for each. */
async function takeBack({ page, call }: RunningProgram, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    const { undo } = await call('desk.state', {});
    await page.keyboard.press('Control+z');
    await soon(async () => (await call('desk.state', {})).undo).not.toBe(undo);
  }
}

describe('the grid of 填报', () => {
  const program = oneProgram(async (running) => {
    await openSample(running);
    await openTable(running.page, GENERAL);
  });

  program('typing replaces a cell, the sums follow, undo takes it back across the ledger', async (running) => {
    const { page } = running;
    const row = amountsOf(page, '2080505');
    const before = await row.nth(SUM).textContent();
    await row.nth(BASIC).click();
    await page.keyboard.type('=120+35.6');
    await page.keyboard.press('Enter');
    await soon(() => row.nth(BASIC).textContent()).toBe('155.60');
    await soon(() => row.nth(SUM).textContent()).toBe('155.60');
    await page.keyboard.press('Control+z');
    await soon(() => row.nth(SUM).textContent()).toBe(before);
    await page.keyboard.press('Control+y');
    await soon(() => row.nth(SUM).textContent()).toBe('155.60');
    await takeBack(running, 1);
    await soon(() => row.nth(SUM).textContent()).toBe(before);
  });

  program('what is no number is refused in words and stays to be mended; Esc gives the amount back', async (running) => {
    const { page } = running;
    const cell = amountsOf(page, '2080505').nth(BASIC);
    const before = await cell.textContent();
    await cell.click();
    await page.keyboard.type('12..5');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(/“12\.\.5”不是数字/).waitFor();
    await soon(() => activeField(page).inputValue()).toBe('12..5');
    await page.keyboard.press('Escape');
    expect(await cell.textContent()).toBe(before);
    await page.getByRole('status').getByText(/不是数字/).waitFor({ state: 'detached' });
    await amountsOf(page, '2080505').nth(SUM).click();
    await page.keyboard.type('1');
    await page.getByRole('status').getByText(/得出|计算|相加/).waitFor();
    await cell.click();
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(/得出|计算|相加/).waitFor({ state: 'detached' });
    await takeBack(running, 1);
    await soon(() => cell.textContent()).toBe(before);
  });

  program('Chinese input: composing neither moves nor commits, its digits and full stop are read', async (running) => {
    const { page } = running;
    const cell = amountsOf(page, '2080505').nth(BASIC);
    const before = await cell.textContent();
    await cell.click();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'yibai', selectionStart: 5, selectionEnd: 5 });
    await soon(() => activeField(page).inputValue()).toBe('yibai');
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'ArrowDown', windowsVirtualKeyCode: 229 });
    expect(await activeField(page).inputValue()).toBe('yibai');
    expect(await cell.textContent()).toBe(before);
    await keyboard.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    await keyboard.send('Input.insertText', { text: '１２。５' });
    await page.keyboard.press('Enter');
    await soon(() => cell.textContent()).toBe('12.50');
    await takeBack(running, 1);
    await soon(() => cell.textContent()).toBe(before);
  });

  program('a block of 20 rows and 6 columns: what can be typed is taken, the rest is counted and shown; one undo', async (running) => {
    const { page } = running;
    await amountsOf(page, '2080505').nth(BASIC).click();
    const before = await valuesOf(running, 'generalExpenditure');
    await pasteText(page, Array.from({ length: 20 }, (_, row) => Array.from({ length: 6 }, (__, column) => (column === 2 ? '合计' : `１,００${String(row % 10)}.5`)).join('\t')).join('\r\n'));
    await page.getByRole('status').getByText(/已粘贴 \d+ 格，跳过 \d+ 格：/).waitFor();
    await soon(() => amountsOf(page, '2080505').nth(BASIC).textContent()).toBe('1,000.50');
    await takeBack(running, 1);
    await soon(() => valuesOf(running, 'generalExpenditure')).toEqual(before);
  });

  program('every key of the list: corners, edges, pages, F2, Tab and Enter', async (running) => {
    const { page } = running;
    const cell = amountsOf(page, '2080505').nth(BASIC);
    await cell.click();
    await page.keyboard.press('Control+Home');
    await soon(() => activeRow(page)).toMatch(/^合计/);
    await page.keyboard.press('Control+End');
    const last = await page.getByRole('row').last().textContent();
    await soon(() => activeRow(page)).toBe(last);
    await page.keyboard.press('Home');
    await page.keyboard.press('PageUp');
    await soon(() => activeRow(page)).not.toBe(last);
    await page.keyboard.press('Control+PageDown');
    await cell.click();
    await page.keyboard.press('Tab');
    await soon(() => amountsOf(page, '2080505').nth(PROJECT).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await soon(() => amountsOf(page, '2080506').nth(BASIC).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Tab');
    await soon(() => activeRow(page)).not.toMatch(/^2080506/);
    await cell.click();
    await page.keyboard.press('F2');
    const exact = await activeField(page).inputValue();
    expect(Number(exact)).toBeCloseTo(Number((await cell.textContent() ?? '').replaceAll(',', '')), 2);
    await page.keyboard.press('Escape');
  });

  program('a range by mouse and by Shift: copied as text and as a table, filled down and right, cut, cleared', async (running) => {
    const { page, call } = running;
    const before = await valuesOf(running, 'generalExpenditure');
    const [first, second] = [amountsOf(page, '2080505'), amountsOf(page, '2080506')];
    await first.nth(BASIC).hover();
    await page.mouse.down();
    await second.nth(PROJECT).hover();
    await page.mouse.up();
    expect(await page.getByRole('gridcell', { selected: true }).count()).toBe(4);
    const { text, html } = await copiedText(page);
    expect(text.split('\r\n').map((line) => line.split('\t').length)).toEqual([2, 2]);
    expect(html).toContain('<table><tr><td>');
    const amount = await first.nth(BASIC).textContent();
    await page.keyboard.press('Control+d');
    await soon(() => second.nth(BASIC).textContent()).toBe(amount);
    await page.keyboard.press('Control+r');
    await soon(() => second.nth(PROJECT).textContent()).toBe(amount);
    await page.keyboard.press('Delete');
    await soon(async () => Number(await first.nth(SUM).textContent())).toBe(0);
    await takeBack(running, 3);
    await soon(() => first.nth(BASIC).textContent()).toBe(amount);
    await first.nth(BASIC).click();
    expect(Number((await copiedText(page, 'cut')).text)).toBeCloseTo(Number(amount), 2);
    await soon(async () => (await call('desk.state', {})).undo).toMatch(/剪切|修改/);
    await soon(async () => Number(await first.nth(BASIC).textContent())).toBe(0);
    await takeBack(running, 1);
    await soon(() => first.nth(BASIC).textContent()).toBe(amount);
    await page.keyboard.press('Control+a');
    const all = (await copiedText(page)).text.split('\r\n');
    expect([all[0]?.startsWith('合计'), all.length]).toEqual([true, await page.getByRole('grid', { name: GENERAL }).getByRole('rowheader').count()]);
    await soon(() => valuesOf(running, 'generalExpenditure')).toEqual(before);
  });

  program('in tables side by side a 类 folds in its own panel, the whole table to a level, and all opens again', async ({ page }) => {
    await openTable(page, /基本支出决算/);
    const rows = (): Promise<number> => page.getByRole('row').count();
    const before = await rows();
    await page.getByRole('button', { name: '折叠商品和服务支出' }).click();
    await page.getByRole('gridcell', { name: '办公费', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('gridcell', { name: '基本工资', exact: true }).waitFor();
    await page.getByLabel('显示到哪一级').selectOption({ label: '只看到类' });
    await soon(rows).toBeLessThan(before / 2);
    await page.getByText(/^人员经费合计$/).waitFor();
    await page.getByLabel('显示到哪一级').selectOption({ label: '全部展开' });
    await soon(rows).toBe(before);
    await openTable(page, GENERAL);
  });

  program('a row that is added stands by its code, and goes again', async ({ page }) => {
    await page.getByRole('button', { name: '添加科目' }).click();
    await page.getByRole('combobox', { name: /拼音/ }).fill('2080599');
    await page.getByText('新行按编码排在它的位置').waitFor();
    await page.getByRole('option', { name: /2080599/ }).waitFor();
    await page.keyboard.press('Enter');
    await amountsOf(page, '2080599').first().waitFor();
    const codes = (await page.getByRole('grid', { name: GENERAL }).getByRole('row').allTextContents()).flatMap((text) => /^\d{7}/.exec(text)?.[0] ?? []);
    expect(codes).toEqual(codes.toSorted());
    await soon(() => activeRow(page)).toMatch(/^2080599/);
    await page.keyboard.press('Control+-');
    await amountsOf(page, '2080599').first().waitFor({ state: 'detached' });
  });

  program('last year and growth on demand, a remark on a cell', async (running) => {
    const { page } = running;
    await page.getByRole('button', { name: '上年对比' }).click();
    await page.getByRole('columnheader', { name: '增减 %' }).waitFor();
    await amountsOf(page, '2080505').nth(BASIC).click();
    await page.keyboard.press('Shift+F2');
    await page.getByLabel('批注', { exact: true }).fill('已与人事核对');
    await page.getByRole('button', { name: '保存批注' }).click();
    await soon(async () => (await running.call('desk.state', {})).undo).toContain('批注');
    await page.getByRole('button', { name: '关闭单元格栏' }).click();
    await page.getByText('批注：已与人事核对').waitFor();
    await page.getByRole('button', { name: '上年对比' }).click();
    await takeBack(running, 1);
  });

  program('by keyboard alone: from the steps to a cell, a range, its sum, a copy and back', async (running) => {
    const { page, call } = running;
    await page.keyboard.press('Control+1');
    await page.getByRole('main', { name: '总览' }).waitFor();
    await page.keyboard.press('Control+4');
    await page.getByRole('grid').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '查找内容' }).waitFor();
    await page.keyboard.type('一般公共预算财政拨款支出');
    await page.getByRole('option', { name: /一般公共预算财政拨款支出决算表/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: GENERAL }).waitFor();
    for (let turn = 0; turn < 8 && !(await activeField(page).evaluate((field) => field === document.activeElement)); turn += 1) await page.keyboard.press('F6');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText(/求和/).waitFor();
    await page.keyboard.press('F3');
    await page.getByRole('complementary', { name: '单元格' }).getByText(/由下列数字得来/).waitFor();
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
    await page.keyboard.press('Escape');
    await soon(() => activeField(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await soon(async () => (await call('desk.state', {})).undo).toMatch(/公开/);
    await page.keyboard.press('Insert');
    await page.getByRole('combobox', { name: /拼音/ }).fill('xzyx');
    await page.getByRole('option', { name: /行政运行/ }).first().waitFor();
    for (let turn = 0; turn < 25; turn += 1) await page.keyboard.press('ArrowDown');
    const codes = page.getByRole('dialog').getByRole('listbox');
    const [list, chosen] = await Promise.all([codes, codes.getByRole('option', { selected: true })].map((one) => one.boundingBox()));
    expect([(chosen?.y ?? 0) >= (list?.y ?? 0), (chosen?.y ?? 0) + (chosen?.height ?? 0) <= (list?.y ?? 0) + (list?.height ?? 0) + 1]).toEqual([true, true]);
    await page.keyboard.press('Enter');
    await page.getByRole('row').filter({ hasText: /^\d{7}行政运行/ }).first().waitFor();
  });
});
