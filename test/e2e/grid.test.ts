import { describe, expect } from 'vitest';
import { program } from './program.ts';
import { activeField, amountsOf, openSample, openTable, pasteText, soon } from './sample.ts';

const GENERAL = /一般公共预算财政拨款支出决算表$/;
/** 编码 and 名称 stand before the amounts 小计, 基本支出, 项目支出. */
const [SUM, BASIC] = [1, 2];

describe('the grid of 填报', () => {
  program('typing replaces a cell, the sums follow, undo takes it back across the ledger', async (running) => {
    const { page } = running;
    await openSample(running);
    await openTable(page, GENERAL);
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
  });

  program('what is no number is refused in words and stays to be mended; Esc gives the amount back', async (running) => {
    const { page } = running;
    await openSample(running);
    await openTable(page, GENERAL);
    const cell = amountsOf(page, '2080505').nth(BASIC);
    const before = await cell.textContent();
    await cell.click();
    await page.keyboard.type('12..5');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(/“12\.\.5”不是数字/).waitFor();
    await soon(() => activeField(page).inputValue()).toBe('12..5');
    await page.keyboard.press('Escape');
    expect(await cell.textContent()).toBe(before);
    await amountsOf(page, '2080505').nth(SUM).click();
    await page.keyboard.type('1');
    await page.getByRole('status').getByText(/得出|计算|相加/).waitFor();
  });

  program('Chinese input: composing neither moves nor commits, its digits and full stop are read', async (running) => {
    const { page } = running;
    await openSample(running);
    await openTable(page, GENERAL);
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
  });

  program('a block of 20 rows and 6 columns: what can be typed is taken, the rest is counted and shown; one undo', async (running) => {
    const { page, call } = running;
    await openSample(running);
    await openTable(page, GENERAL);
    await amountsOf(page, '2080505').nth(BASIC).click();
    const before = await call('statements.open', { role: 'generalExpenditure' });
    await pasteText(page, Array.from({ length: 20 }, (_, row) => Array.from({ length: 6 }, (__, column) => (column === 2 ? '合计' : `１,００${String(row % 10)}.5`)).join('\t')).join('\r\n'));
    await page.getByRole('status').getByText(/已粘贴 \d+ 格，跳过 \d+ 格：/).waitFor();
    await soon(() => amountsOf(page, '2080505').nth(BASIC).textContent()).toBe('1,000.50');
    await page.keyboard.press('Control+z');
    await soon(async () => (await call('statements.open', { role: 'generalExpenditure' })).sheet.cells.map((cell) => cell.value)).toEqual(before.sheet.cells.map((cell) => cell.value));
  });

  program('2,000 cells in one paste are one journal entry', async (running) => {
    const { page, call } = running;
    await openSample(running);
    await openTable(page, GENERAL);
    await amountsOf(page, '2080505').nth(BASIC).click();
    await pasteText(page, Array.from({ length: 1000 }, (_, row) => `${String(row + 1)}.25\t${String(row + 1)}.75`).join('\n'));
    const told = await page.getByRole('status').getByText(/已粘贴 \d+ 格，跳过 \d+ 格：.*超出表格/).textContent();
    const [taken = 0, skipped = 0] = [...(told ?? '').matchAll(/\d+/g)].map(Number);
    expect(taken + skipped).toBe(2000);
    await soon(() => amountsOf(page, '2080505').nth(BASIC).textContent()).toBe('1.25');
    const { undo } = await call('desk.state', {});
    expect(undo).toMatch(/粘贴 \d+ 格/);
    await page.keyboard.press('Control+z');
    await soon(async () => (await call('desk.state', {})).undo).not.toBe(undo);
  });

  program('by keyboard alone: from the steps to a cell, a range, its sum, a copy and back', async (running) => {
    const { page, call } = running;
    await openSample(running);
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
    await page.keyboard.press('Enter');
    await page.getByRole('row').filter({ hasText: /^\d{7}行政运行/ }).first().waitFor();
  });
});
