import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildProgram } from '../electron-stand-in/buildProgram.ts';
import { type RunningProgram, launchProgram } from '../electron-stand-in/launch.ts';
import { bigBook, bureau, library } from './books.ts';
import { spendingOn, writeLedgerFile } from './ledgerFile.ts';
import { type Measured, quantile } from './measure.ts';

const TABLE = /一般公共预算财政拨款支出决算表$/;
const OTHER = /^公开03表.*支出决算表$|支出决算表$/;

/** The window on the stand-in: what a person waits for. Wall time; a busy machine shows in it. */
export async function window(): Promise<Measured[]> {
  process.env['JUECE_BUILT'] = buildProgram();
  const folder = mkdtempSync(join(tmpdir(), 'juece-bench-window-'));
  try {
    const wide = join(folder, '三百项.juece');
    const long = join(folder, '一千项.juece');
    await writeLedgerFile(wide, bureau.year, library.packs.getPack(bigBook.pack), bigBook.input.facts);
    await writeLedgerFile(long, bureau.year, library.packs.getPack(bureau.pack), spendingOn(1000));
    return [...await onLedger(wide, keysAndTables), ...await onLedger(long, pastes), await starts()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onLedger(path: string, work: (running: RunningProgram) => Promise<Measured[]>): Promise<Measured[]> {
  const running = await launchProgram({ argv: [path] });
  try {
    await running.page.getByRole('navigation', { name: '步骤' }).waitFor();
    const { book } = await running.call('desk.state', {});
    await running.call('desk.chooseUnit', { unit: book?.units[0]?.code ?? null });
    return await work(running);
  } finally {
    await running.close();
  }
}

async function keysAndTables({ page }: RunningProgram): Promise<Measured[]> {
  await openTable(page, TABLE);
  const keys: number[] = [];
  const cells = page.locator('td.is-entry');
  const count = Math.min(await cells.count(), 20);
  for (let turn = 0; turn < 45; turn += 1) {
    await cells.nth(turn % count).click();
    await page.keyboard.type(String(100 + turn));
    const painted = page.evaluate(untilPainted, { on: 'keydown', within: 'table.grid' });
    await page.keyboard.press('Enter');
    if (turn >= 5) keys.push(await painted);
    else await painted;
  }
  const switches: number[] = [];
  const names = page.getByRole('navigation', { name: '决算表' }).getByRole('button');
  const [one, two] = [names.filter({ hasText: TABLE }).first(), names.filter({ hasText: OTHER }).first()];
  for (let turn = 0; turn < 24; turn += 1) {
    const painted = page.evaluate(untilPainted, { on: 'click', within: 'table.grid' });
    await (turn % 2 === 0 ? two : one).click();
    if (turn >= 4) switches.push(await painted);
    else await painted;
  }
  return [row('改一格到画面上各合计更新（300 项）', keys, 33, 'p95'), row('换一张表到画面出来（300 项）', switches, 100, 'median')];
}

async function pastes({ page, call }: RunningProgram): Promise<Measured[]> {
  await openTable(page, TABLE);
  const times: number[] = [];
  const unwritten = async (): Promise<string | null> => (await call('desk.state', {})).undo;
  for (let turn = 0; turn < 6; turn += 1) {
    await page.locator('td.is-entry').first().click();
    const before = await unwritten();
    const painted = page.evaluate(untilPainted, { on: 'paste', within: 'table.grid' });
    await page.getByRole('textbox', { name: /当前单元格/ }).evaluate((field, text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, Array.from({ length: 1000 }, (_, at) => `${turn + at + 1}.25\t${turn + at + 1}.75`).join('\n'));
    if (turn > 0) times.push(await painted);
    else await painted;
    while (await unwritten() === before) await page.waitForTimeout(20);
  }
  return [row('粘贴 2,000 格到画面上各合计更新', times, 300, 'median')];
}

/** From the start of the program to a window that can be used: browser and Node of the stand-in counted in. */
async function starts(): Promise<Measured> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const started = performance.now();
    const running = await launchProgram();
    await running.page.getByRole('button', { name: /建立示例账套/ }).waitFor();
    times.push(performance.now() - started);
    await running.close();
  }
  return row('启动到窗口可用', times, 1500, 'median');
}

async function openTable(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /填报/ }).click();
  await page.getByRole('navigation', { name: '决算表' }).getByRole('button', { name: title }).first().click();
  await page.getByRole('grid', { name: title }).waitFor();
}

/** In the page: milliseconds from an event to the frame that shows the first change of a table's texts after it. */
function untilPainted({ on, within }: { readonly on: string; readonly within: string }): Promise<number> {
  return new Promise((resolve) => {
    addEventListener(on, (event) => {
      const began = event.timeStamp;
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - began);
          port2.postMessage(null);
        });
      });
      const target = document.querySelector(within)?.parentElement;
      if (target) observer.observe(target, { subtree: true, childList: true, characterData: true });
    }, { capture: true, once: true });
  });
}

function row(what: string, times: readonly number[], limit: number, of: Measured['of']): Measured {
  return { what, state: 'warm', unit: 'ms', median: quantile(times, 0.5), p95: quantile(times, 0.95), limit, of };
}
