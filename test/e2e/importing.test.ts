import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect } from 'vitest';
import type { RunningProgram } from '../electron-stand-in/launch.ts';
import { dropFiles } from './dropFiles.ts';
import { programForAll } from './program.ts';
import { openSample, soon } from './sample.ts';

const SAMPLES = resolve(import.meta.dirname, '../../resources/samples');
const sample = (name: string): { name: string; bytes: Uint8Array } => ({ name, bytes: readFileSync(join(SAMPLES, name)) });
const text = (name: string, content: string): { name: string; bytes: Uint8Array } => ({ name, bytes: new TextEncoder().encode(content) });

async function openPage({ page }: RunningProgram): Promise<void> {
  await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /^导入/ }).click();
  await page.getByRole('heading', { name: '导入', level: 1 }).waitFor();
}

async function newLedger(running: RunningProgram): Promise<void> {
  await running.answerDialog(join(running.documents, '账套.juece'));
  await running.page.getByLabel('单位名称').fill('示例县医疗保障局');
  await running.page.getByRole('button', { name: /新建…/ }).click();
  await openPage(running);
}

const file = ({ page }: RunningProgram, name: RegExp): ReturnType<RunningProgram['page']['getByRole']> => page.getByRole('navigation', { name: '待导入的文件' }).getByRole('button', { name });
const plan = ({ page }: RunningProgram): ReturnType<RunningProgram['page']['getByRole']> => page.getByRole('region', { name: '导入计划' });
const accept = ({ page }: RunningProgram): ReturnType<RunningProgram['page']['getByRole']> => page.getByRole('button', { name: '接受导入' });

describe('导入', () => {
  const program = programForAll();

  program('two years dropped on a new ledger: one makes the year, the other stands in it as last year; undo takes the last one back', async (running) => {
    const { page, call } = running;
    await newLedger(running);
    await page.getByText('账套中还没有年度').waitFor();
    await dropFiles(page, [sample('sample-2023.xlsx'), sample('sample-2024.xlsx')]);
    await file(running, /sample-2024/).waitFor();
    await soon(() => file(running, /sample-2024/).getAttribute('aria-pressed')).toBe('true');
    await plan(running).getByText('收入支出决算总表', { exact: true }).waitFor();
    await file(running, /sample-2023/).click();
    await plan(running).getByText(/还没有 2024 年度：请先导入/).waitFor();
    expect(await accept(running).isDisabled()).toBe(true);

    await file(running, /sample-2024/).click();
    await call('ledger.putBureau', { name: '账套', code: '', region: '' });
    await plan(running).getByRole('button', { name: /单位名称改为“示例县医疗保障局”/ }).click();
    await soon(async () => (await call('ledger.bureau', {})).name).toBe('示例县医疗保障局');
    await plan(running).getByText('请确认没有选错文件').waitFor({ state: 'detached' });
    await soon(() => accept(running).isEnabled()).toBe(true);
    await accept(running).click();
    await page.getByText(/已导入“sample-2024\.xlsx”：2024 年度，\d+ 个数，已新建 2024 年度/).waitFor();
    await soon(() => file(running, /sample-2023/).getAttribute('aria-pressed')).toBe('true');
    await soon(() => accept(running).isEnabled()).toBe(true);
    await accept(running).click();
    await page.getByText(/2024 年度的上年数/).first().waitFor();
    await soon(async () => (await call('desk.state', {})).undo).toBe('导入上年 sample-2023.xlsx');
    await page.keyboard.press('Control+z');
    await soon(async () => (await call('desk.state', {})).undo).toBe('导入 sample-2024.xlsx');
  });

  program('a wrongly printed amount is shown in its sheet and taken corrected or as printed', async (running) => {
    const { page, call } = running;
    await newLedger(running);
    await page.getByRole('button', { name: '选择文件…' }).first().waitFor();
    await running.answerDialog(join(SAMPLES, 'sample-2024-faulty.xlsx'));
    await page.getByRole('button', { name: '选择文件…' }).first().click();
    const row = plan(running).getByRole('row').filter({ hasText: '30231' });
    await row.getByRole('button').click();
    await page.getByRole('region', { name: '原表' }).getByRole('cell', { name: '168,315.42' }).waitFor();
    expect(await row.getByRole('radio', { name: '更正' }).isChecked()).toBe(true);
    await row.getByRole('radio', { name: '照印' }).check();
    await soon(() => row.getByRole('radio', { name: '照印' }).isChecked()).toBe(true);
    await soon(() => accept(running).isEnabled()).toBe(true);
    await accept(running).click();
    await page.getByText('已记入账套').first().waitFor();
    await soon(async () => (await call('desk.state', {})).findings.error).toBe(1);
    await page.getByRole('button', { name: '去勾稽检查' }).click();
    await page.getByRole('heading', { name: '勾稽检查' }).waitFor();
  });

  program('figures that differ from the ledger: all at once or one by one, and whose unit they are', async (running) => {
    const { page, call } = running;
    await openSample(running);
    await openPage(running);
    await dropFiles(page, [sample('sample-2024-finance-export.xlsx')]);
    await plan(running).getByText(/按单位记账：请先选定/).waitFor();
    expect(await accept(running).isDisabled()).toBe(true);
    await plan(running).getByLabel('单位', { exact: true }).selectOption('002');
    const table = plan(running).getByRole('table').first();
    await table.getByRole('radio', { name: '原数' }).first().waitFor();
    const before = await call('statements.open', { role: 'expenditure' });
    await plan(running).getByRole('button', { name: '全部保留原数' }).click();
    await soon(() => table.getByRole('radio', { name: '新的', checked: true }).count()).toBe(0);
    await table.getByRole('radio', { name: '新的' }).first().check();
    await soon(() => table.getByRole('radio', { name: '新的', checked: true }).count()).toBe(1);
    await page.getByText(/改变账套中 \d+ 处（保留 \d+ 处）/).waitFor();
    await accept(running).click();
    await page.getByText('已记入账套').first().waitFor();
    await page.keyboard.press('Control+z');
    await soon(async () => (await call('statements.open', { role: 'expenditure' })).sheet.cells.map((cell) => cell.value)).toEqual(before.sheet.cells.map((cell) => cell.value));
  });

  program('bad input: each file says what is wrong with it and what to do; the unit of money is asked for', async (running) => {
    const { page } = running;
    await newLedger(running);
    await dropFiles(page, [text('坏.xlsx', 'PK\u0003\u0004broken'), text('通知.csv', '关于做好部门决算公开的通知,发文机关\n各预算单位,县财政局\n'), text('支出.csv', '2024年度支出决算表\n科目编码,科目名称,合计,基本支出,项目支出\n2101501,行政运行,300,300,\n合计,,300,300,\n')]);
    await file(running, /坏\.xlsx.*不能导入/).click();
    await plan(running).getByText(/坏\.xlsx.*已损坏.*请/).waitFor();
    await file(running, /通知\.csv.*不能导入/).click();
    await plan(running).getByText(/通知\.csv.*请/).waitFor();
    await page.getByRole('button', { name: '从列表中去掉' }).click();
    await file(running, /支出\.csv/).click();
    await plan(running).getByText(/没有写明金额单位/).waitFor();
    await plan(running).getByLabel('金额单位').selectOption('万元');
    await plan(running).getByText('支出决算表', { exact: true }).waitFor();
    await soon(() => accept(running).isEnabled()).toBe(true);
  });

  program('the template of 底稿 is written where the dialog says, and comes back in', async (running) => {
    const { page, answerDialog, documents } = running;
    await openSample(running);
    await openPage(running);
    await page.getByText('2024 年度已导入').waitFor();
    const path = join(documents, '底稿.xlsx');
    await answerDialog(path);
    await page.getByRole('button', { name: '写底稿模板…' }).click();
    await page.getByText(/已写出底稿“底稿\.xlsx”/).waitFor();
    expect(existsSync(path)).toBe(true);
    await dropFiles(page, [{ name: '底稿.xlsx', bytes: readFileSync(path) }]);
    await file(running, /底稿\.xlsx/).waitFor();
  });
});
