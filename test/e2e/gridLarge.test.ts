import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect } from 'vitest';
import { openLibrary, ownResourceRoot } from '../../electron/service/packs/library.ts';
import { loadSampleBureau } from '../../electron/samples/sampleBureau.ts';
import { openLedger } from '../../electron/ledger/openLedger.ts';
import { lockBook } from '../../electron/ledger/subjects/lock.ts';
import { putPeople } from '../../electron/ledger/subjects/people.ts';
import { spendingOn, writeLedgerFile } from '../bench/ledgerFile.ts';
import type { RunningProgram } from '../electron-stand-in/launch.ts';
import { dropFiles } from './dropFiles.ts';
import { oneProgram } from './program.ts';
import { PEOPLE, amountsOf, copiedText, openTable, pasteText, soon } from './sample.ts';

const ITEMS = 400;
const GENERAL = /一般公共预算财政拨款支出决算表/;
const SPENDING = /支出底稿/;

const SAMPLE = resolve(import.meta.dirname, '../../resources/samples/sample-2024.xlsx');

/** Drops the sample's workbook and accepts its plan. */
async function importSample({ page }: RunningProgram): Promise<void> {
  await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /^导入/ }).click();
  await dropFiles(page, [{ name: 'sample-2024.xlsx', bytes: readFileSync(SAMPLE) }]);
  const accept = page.getByRole('button', { name: '接受导入' });
  await soon(() => accept.isEnabled()).toBe(true);
  await accept.click();
  await page.getByText(/已导入“sample-2024\.xlsx”/).waitFor();
}

const library = openLibrary(ownResourceRoot());
const { pack, year } = loadSampleBureau(library.resourceRoot);

async function openFile({ page, call, answerDialog }: RunningProgram, path: string): Promise<void> {
  if ((await call('desk.state', {})).ledger !== null) await call('ledger.close', {});
  await answerDialog(path);
  await call('ledger.open', {});
  await page.getByRole('navigation', { name: '步骤' }).waitFor();
}

describe('the grid with a large book, a locked book and an import', () => {
  const program = oneProgram(async (running) => {
    const path = join(running.documents, '大部门.juece');
    await writeLedgerFile(path, year, library.packs.getPack(pack), spendingOn(ITEMS));
    await openFile(running, path);
  });

  program('2,000 cells pasted at once are written, their totals painted; one undo takes them back', async (running) => {
    const { page, call } = running;
    await openTable(page, SPENDING);
    const { role } = (await call('statements.list', {})).find((entry) => SPENDING.test(entry.title)) ?? { role: 'generalExpenditure' as const };
    const opened = await call('statements.open', { role });
    const { rowCount, headRows, columnCount } = opened.sheet;
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('Control+Home');
    await pasteText(page, Array.from({ length: rowCount - headRows }, () => Array.from({ length: columnCount - 2 }, () => '1.5').join('\t')).join('\n'));
    await page.getByRole('status').getByText(/已粘贴 \d{4} 格，跳过 \d+ 格：\d+ 格是计算格/).waitFor();
    await soon(async () => (await call('desk.state', {})).undo).toMatch(/粘贴 \d+ 格/);
    const { undo } = await call('desk.state', {});
    expect(Number(/粘贴 (\d+) 格/.exec(undo ?? '')?.[1])).toBeGreaterThanOrEqual(2000);
    const after = await call('statements.open', { role });
    expect(after.sheet.cells.filter((cell) => cell.kind === 'amount' && cell.editable && cell.value === 1_500_000).length).toBeGreaterThanOrEqual(2000);
    const total = after.sheet.cells.filter((cell) => cell.row === after.sheet.headRows && cell.kind === 'amount').map((cell) => cell.text);
    await soon(async () => (await page.getByRole('row').filter({ hasText: /^合计/ }).first().getByRole('gridcell').allTextContents()).map((text) => text.replace(/^[!?·]/, ''))).toEqual(total);
    await page.keyboard.press('Control+z');
    await soon(async () => (await call('statements.open', { role })).sheet.cells.map((cell) => cell.value)).toEqual(opened.sheet.cells.map((cell) => cell.value));
  });

  program('a range drawn beyond the lower edge goes on until the pointer is let go', async ({ page }) => {
    await openTable(page, SPENDING);
    const grid = page.getByRole('grid', { name: SPENDING });
    await grid.getByRole('gridcell').first().hover();
    const last = async (): Promise<number> => Math.max(...await grid.getByRole('gridcell', { selected: true }).evaluateAll((cells) => cells.map((cell) => Number(cell.closest('[aria-rowindex]')?.getAttribute('aria-rowindex')))));
    await page.mouse.down();
    const first = await last();
    await page.mouse.move(600, 760, { steps: 3 });
    await soon(last).toBeGreaterThan(first + 40);
    await page.mouse.up();
    const end = await last();
    await page.mouse.move(600, 740);
    await page.keyboard.press('Shift+ArrowDown');
    await soon(last).toBe(end + 1);
  });

  program('a locked year can be read and copied; typing, pasting and new rows are refused with the one sentence', async (running) => {
    const { page, call } = running;
    const path = join(running.documents, '已归档.juece');
    await writeLedgerFile(path, year, library.packs.getPack(pack), spendingOn(5));
    const ledger = await openLedger(path, { mode: 'open' });
    ledger.write(year, { what: '签批' }, (tx) => { putPeople(tx, year, PEOPLE); });
    lockBook(ledger, year, { reason: '已公开' });
    ledger.close();
    await openFile(running, path);
    await openTable(page, GENERAL);
    const { undo } = await call('desk.state', {});
    const cell = page.getByRole('row').filter({ hasText: /^\d{7}/ }).first().getByRole('gridcell').nth(2);
    const before = await cell.textContent();
    await page.getByText(`${year} 年度已锁定归档，这里只能查看`).waitFor();
    const refused = page.getByRole('status').getByText(`${year} 年度已锁定归档，不能修改`);
    for (const attempt of [() => page.keyboard.type('1'), () => page.keyboard.press('F2'), () => page.keyboard.press('Delete'), () => page.keyboard.press('Insert'), () => pasteText(page, '1')]) {
      await cell.click();
      await attempt();
      await refused.waitFor();
      await page.getByRole('button', { name: '关闭提示' }).click();
      await refused.waitFor({ state: 'detached' });
    }
    expect([await cell.textContent(), (await call('desk.state', {})).undo]).toEqual([before, undo]);
    expect((await copiedText(page)).text).not.toBe('');
  });

  program('an import is taken back whole by one undo and brought back by one redo', async (running) => {
    const { page, call } = running;
    await call('ledger.close', {});
    await running.answerDialog(join(running.documents, '新账套.juece'));
    await page.getByLabel('单位名称').fill('示例县医疗保障局');
    await page.getByRole('button', { name: /新建…/ }).click();
    await importSample(running);
    const sheets = async (): Promise<string> => JSON.stringify(await Promise.all((await call('statements.list', {})).map(async ({ role }) => (await call('statements.open', { role })).sheet.cells.map((cell) => cell.value))));
    const imported = await sheets();
    await openTable(page, GENERAL);
    await amountsOf(page, '2080505').nth(2).click();
    await page.keyboard.type('99.99');
    await page.keyboard.press('Enter');
    await soon(async () => (await call('desk.state', {})).undo).toMatch(/修改/);
    const edited = await sheets();
    await importSample(running);
    await soon(sheets).toBe(imported);
    await page.getByRole('button', { name: '撤销' }).click();
    await soon(sheets).toBe(edited);
    await openTable(page, GENERAL);
    await soon(() => amountsOf(page, '2080505').nth(2).textContent()).toBe('99.99');
    await page.keyboard.press('Control+y');
    await soon(sheets).toBe(imported);
    await soon(() => amountsOf(page, '2080505').nth(2).textContent()).not.toBe('99.99');
  });
});
