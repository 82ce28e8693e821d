import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../electron-stand-in/browser.ts';
import { buildProgram } from '../electron-stand-in/buildProgram.ts';
import { type RunningProgram, launchProgram } from '../electron-stand-in/launch.ts';
import { library } from './books.ts';
import { spendingOn, writeLedgerFile } from './ledgerFile.ts';
import { type Measured, quantile } from './measure.ts';
import { startOf, untilPainted, watchFor } from './windowWatch.ts';

const SAMPLES = 20;
const PACK = 'national-2023';
const YEAR = 2024;
const ROWS = 300;
const PASTED = 1000;
const GENERAL = /一般公共预算财政拨款支出决算表/;

/** What a person waits for at the window, measured in the page of the built program in Chromium. */
export async function window(): Promise<Measured[]> {
  if (await findBrowser() === null) return [row('窗口（本机没有 Chromium、Chrome 或 Edge，没有测）', [], 0)];
  process.env['JUECE_BUILT'] = buildProgram();
  const folder = mkdtempSync(join(tmpdir(), 'juece-bench-'));
  try {
    return [...await starts(folder), ...await edits(folder), ...await pastes(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function row(what: string, times: readonly number[], limit: number): Measured {
  return { what, state: 'warm', unit: 'ms', median: quantile(times, 0.5), p95: quantile(times, 0.95), limit, of: 'median' };
}

/** From the start of the process until the overview of the ledger of last time stands there. */
async function starts(folder: string): Promise<Measured[]> {
  const own = join(folder, 'start');
  mkdirSync(own);
  const first = await launchProgram({ folder: own });
  await first.answerDialog(join(first.documents, '示例单位.juece'));
  await first.call('ledger.newSample', {});
  await first.close();
  const loading: number[] = [];
  const usable: number[] = [];
  for (let sample = -1; sample < SAMPLES; sample += 1) {
    const program = await launchProgram({ folder: own, cold: true, watch: watchFor('年度总览') });
    const at = await startOf(program.page);
    await program.close();
    if (sample < 0) continue;
    loading.push(at.loading - program.startedAt);
    usable.push(at.usable - program.startedAt);
  }
  return [{ ...row('启动到窗口可以使用（上次的账套、总览）', usable, 1500), state: 'cold' }, { ...row('其中：启动到页面开始载入', loading, 1000), state: 'cold' }];
}

/** A key in a table of many rows until its sum is painted; then other tables. */
async function edits(folder: string): Promise<Measured[]> {
  const program = await openBook(folder, ROWS);
  try {
    const { page } = program;
    const { entry, sum } = await cellWithSum(program);
    const field = page.getByRole('textbox', { name: /当前单元格/ });
    const keys: number[] = [];
    for (let sample = -3; sample < SAMPLES; sample += 1) {
      await page.locator(entry).click();
      await page.keyboard.type(`${String(100 + sample)}.5`);
      const time = await untilPainted(page, { event: 'keydown', key: 'Enter', selector: sum }, () => field.press('Enter'));
      if (sample >= 0) keys.push(time);
      await settled(program);
    }
    const tables: number[] = [];
    const list = page.getByRole('navigation', { name: '决算表' });
    const titles = [/^(公开\d+表\s*)?支出决算表/, GENERAL, /^(公开\d+表\s*)?收入决算表/];
    for (let sample = -titles.length; sample < SAMPLES + 1; sample += 1) {
      const button = list.getByRole('button', { name: titles[(sample + titles.length) % titles.length] }).first();
      const time = await untilPainted(page, { event: 'click', selector: 'table[role=grid]', attribute: 'aria-label' }, () => button.click());
      if (sample >= 0) tables.push(time);
    }
    return [row(`${String(ROWS)} 项的表中敲回车到合计重算并画出`, keys, 33), row(`${String(ROWS)} 项的账套切换决算表`, tables, 100)];
  } finally {
    await program.close();
  }
}

/** A block of 1,000 × 2 amounts out of a spreadsheet until the sum over it is painted. */
async function pastes(folder: string): Promise<Measured[]> {
  const program = await openBook(folder, PASTED);
  try {
    const { page } = program;
    const { entry, sum } = await cellWithSum(program);
    const times: number[] = [];
    // The field stands over the chosen cell from here on: a second click there would wait for it to go away.
    await page.locator(entry).click();
    for (let sample = -2; sample < SAMPLES; sample += 1) {
      const text = Array.from({ length: PASTED }, (_, at) => `${String(at + 50 + sample)}.25\t${String(at + 50 + sample)}.75`).join('\n');
      const time = await untilPainted(page, { event: 'paste', selector: sum }, () => page.getByRole('textbox', { name: /当前单元格/ }).evaluate((target, content) => {
        const data = new DataTransfer();
        data.setData('text/plain', content);
        target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      }, text));
      if (sample >= 0) times.push(time);
      await settled(program);
    }
    return [row(`粘贴 ${String(2 * PASTED)} 格到合计画出`, times, 300)];
  } finally {
    await program.close();
  }
}

/** The program on a ledger of so many items, at the table to type them into. */
async function openBook(folder: string, items: number): Promise<RunningProgram> {
  const path = join(folder, `${String(items)}.juece`);
  await writeLedgerFile(path, YEAR, library.packs.getPack(PACK), spendingOn(items));
  const program = await launchProgram();
  const { page } = program;
  await program.answerDialog(path);
  await page.getByRole('button', { name: '选择账套文件…' }).click();
  await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /填报/ }).click();
  await page.getByRole('navigation', { name: '决算表' }).getByRole('button', { name: GENERAL }).click();
  await page.getByRole('grid', { name: GENERAL }).waitFor();
  return program;
}

/** Selectors of the first cell to type into, and of the sum above it. */
async function cellWithSum({ page }: RunningProgram): Promise<{ readonly entry: string; readonly sum: string }> {
  await page.locator('[role=grid] td.is-entry').first().waitFor();
  return page.evaluate(() => {
    const named = (cell: Element | null): string => `[role=grid] tr[data-row="${cell?.closest('tr')?.getAttribute('data-row') ?? ''}"] > td[data-c="${cell?.getAttribute('data-c') ?? ''}"]`;
    const entry = document.querySelector('[role=grid] td.is-entry');
    const sum = document.querySelector(`[role=grid] td.is-computed[data-c="${entry?.getAttribute('data-c') ?? ''}"]`);
    return { entry: named(entry), sum: named(sum) };
  });
}

/** What was done is committed and answered, so that it is not in the next measurement. */
async function settled({ page, call }: RunningProgram): Promise<void> {
  await page.getByText('正在检查…').waitFor({ state: 'detached', timeout: 120_000 });
  await call('desk.state', {});
  await page.waitForTimeout(400);
}
