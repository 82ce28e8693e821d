import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { RunningProgram } from '../electron-stand-in/launch.ts';
import { programForAll } from './program.ts';
import { openSample, soon } from './sample.ts';

async function openPage(running: RunningProgram): Promise<void> {
  await openSample(running);
  await running.page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /绩效自评/ }).click();
  await running.page.getByRole('table', { name: '自评项目' }).waitFor();
}

async function firstProject({ page, call }: RunningProgram): Promise<string> {
  const { lines: [line] } = await call('performance.list', {});
  if (line === undefined) throw new Error('the sample has no project');
  await page.getByRole('button', { name: line.name, exact: true }).click();
  await page.getByRole('complementary', { name: '得分说明' }).waitFor();
  return line.code;
}

const field = (page: Page, name: string): ReturnType<Page['getByRole']> => page.getByRole('textbox', { name, exact: true });
const side = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('complementary', { name: '得分说明' });

describe('绩效自评', () => {
  const program = programForAll();

  program('a target and an actual are read back while they are typed, the score follows, and undo takes the edit back', async (running) => {
    const { page, call } = running;
    await openPage(running);
    const code = await firstProject(running);
    const before = await call('performance.open', { code });
    await field(page, '第 1 行 年度指标值').fill('≥95%');
    await side(page).getByText('≥95%，定量，正向').waitFor();
    await field(page, '第 1 行 实际完成值').fill('90%');
    await side(page).getByText(/90% < 目标 ≥95%，完成率 94.74%/).waitFor();
    await field(page, '第 1 行 实际完成值').press('Enter');
    await soon(async () => (await call('performance.open', { code })).cells.find((cell) => cell.rowId === 'indicator:0' && cell.columnId === 'actual')?.text).toBe('90%');
    const weight = before.rows[0]?.weight ?? 0;
    await page.getByRole('button', { name: new RegExp(`第 1 行 得分 ${String(Math.round(weight * 94.736842) / 100)}`) }).waitFor();
    await call('desk.undo', {});
    await call('desk.undo', {});
    await soon(() => field(page, '第 1 行 年度指标值').inputValue()).toBe(before.cells.find((cell) => cell.rowId === 'indicator:0' && cell.columnId === 'target')?.text);
  });

  program('money is typed in the form’s unit; what is no amount stays in its cell with the sentence that refuses it', async (running) => {
    const { page, call } = running;
    await openPage(running);
    const code = await firstProject(running);
    const executed = field(page, '年度资金总额 全年执行数');
    await executed.focus();
    await executed.fill('=10+2.5');
    await executed.press('Enter');
    await soon(async () => (await call('performance.open', { code })).cells.find((cell) => cell.rowId === 'fund:0' && cell.columnId === 'executed')?.text).toBe('12.5');
    await executed.focus();
    await executed.fill('约三百');
    await field(page, '第 1 行 实际完成值').focus();
    await page.getByText(/“约三百”不是金额/).first().waitFor();
    expect(await executed.inputValue()).toBe('约三百');
    // What was refused is there again after a look at another project, and its sentence goes when it is mended.
    await page.getByRole('button', { name: '下一个' }).click();
    await page.getByRole('button', { name: '上一个' }).click();
    await soon(() => executed.inputValue()).toBe('约三百');
    expect(await executed.getAttribute('aria-invalid')).toBe('true');
    await executed.fill('300');
    await executed.press('Enter');
    await soon(() => page.getByRole('alert').getByText(/“约三百”/).count()).toBe(0);
    await soon(async () => (await call('performance.open', { code })).cells.find((cell) => cell.rowId === 'fund:0' && cell.columnId === 'executed')?.text).toBe('300');
    await call('desk.undo', {});
    await executed.focus();
    await executed.fill('半数');
    await executed.press('Escape');
    await soon(() => executed.inputValue()).toBe('12.50');
  });

  program('a score by hand needs its reason; both values stand there, and it can be taken back', async (running) => {
    const { page } = running;
    await openPage(running);
    await firstProject(running);
    await page.getByRole('button', { name: /^第 1 行 得分/ }).click();
    const score = side(page).getByRole('textbox', { name: '人工改分' });
    await score.fill('1');
    await side(page).getByRole('button', { name: '改分', exact: true }).click();
    await page.getByText(/改了得分：请写明理由/).first().waitFor();
    await side(page).getByRole('textbox', { name: '理由' }).fill('抽查发现台账不全');
    await side(page).getByRole('button', { name: '改分', exact: true }).click();
    await side(page).getByText(/人工改为 1 分；理由：抽查发现台账不全/).waitFor();
    await side(page).getByRole('button', { name: '恢复计算得分' }).click();
    await soon(() => side(page).getByText(/人工改为/).count()).toBe(0);
  });

  program('rows are added, moved and removed; the library gives typical indicators', async (running) => {
    const { page, call } = running;
    await openPage(running);
    const code = await firstProject(running);
    const count = (await call('performance.open', { code })).rows.length;
    await field(page, '第 1 行 三级指标').focus();
    await side(page).getByRole('button', { name: '在下方加一行' }).click();
    await soon(async () => (await call('performance.open', { code })).rows.length).toBe(count + 1);
    await field(page, '第 2 行 三级指标').fill('抽查次数');
    await field(page, '第 2 行 三级指标').press('Enter');
    await soon(async () => (await call('performance.open', { code })).rows[1]?.name).toBe('抽查次数');
    await field(page, '第 2 行 三级指标').focus();
    await side(page).getByRole('button', { name: '上移' }).click();
    await soon(async () => (await call('performance.open', { code })).rows[0]?.name).toBe('抽查次数');
    await side(page).getByRole('button', { name: '删除这一行' }).click();
    await soon(async () => (await call('performance.open', { code })).rows.length).toBe(count);
    await side(page).getByRole('button', { name: '从指标库添加…' }).click();
    const dialog = page.getByRole('dialog', { name: '从指标库添加指标' });
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByRole('button', { name: '添加 1 个指标' }).click();
    await soon(async () => (await call('performance.open', { code })).rows.length).toBe(count + 1);
  });

  program('new, copied from last year with the list of changes, deleted, exported', async (running) => {
    const { page, call, answerDialog, documents } = running;
    await openPage(running);
    const { lines } = await call('performance.list', {});
    await page.getByRole('button', { name: '新建项目…' }).click();
    const dialog = page.getByRole('dialog', { name: '新建自评项目' });
    await dialog.getByRole('button', { name: '新建并填写' }).click();
    await page.getByText('项目名称不能为空：请填写项目名称。').first().waitFor();
    await dialog.getByRole('textbox', { name: '项目名称' }).fill('宣传培训');
    await dialog.getByRole('combobox', { name: '指标从哪里开始' }).selectOption({ index: 1 });
    await dialog.getByRole('button', { name: '新建并填写' }).click();
    await page.getByRole('heading', { name: '宣传培训', exact: true }).waitFor();
    await page.getByRole('button', { name: '← 项目列表' }).click();
    await page.getByRole('button', { name: '删除 宣传培训' }).click();
    await page.getByRole('dialog', { name: '删除项目' }).getByRole('button', { name: /^删除“/ }).click();
    await soon(async () => (await call('performance.list', {})).lines.length).toBe(lines.length);

    const file = join(documents, '自评.xlsx');
    await answerDialog(file);
    await page.getByRole('button', { name: '导出 Excel…' }).click();
    await page.getByText(/已写出“自评.xlsx”/).first().waitFor();
    expect(existsSync(file)).toBe(true);

    const { book } = await call('desk.state', {});
    await call('ledger.createYear', { year: (book?.year ?? 0) + 1, packId: book?.packId ?? '' });
    await call('desk.chooseYear', { year: (book?.year ?? 0) + 1 });
    await page.getByText(/本年度还没有自评项目/).waitFor();
    await page.getByRole('button', { name: '复制上年…' }).click();
    await page.getByRole('button', { name: `复制 ${String(lines.length)} 个项目` }).click();
    await page.getByRole('region', { name: '改动清单' }).getByText(/清空上年的/).first().waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByRole('table', { name: '自评项目' }).getByText('未填完').first().waitFor();

    await answerDialog(file);
    await page.getByRole('button', { name: '导入自评表…' }).click();
    const plan = page.getByRole('dialog', { name: /导入自评表/ });
    await plan.getByText(/写的是 .* 年度，不是/).first().waitFor();
    await plan.getByRole('button', { name: /^导入 \d+ 个项目/ }).click();
    await page.getByText(/已导入 \d+ 个项目的自评表/).first().waitFor();
  });

  program('all indicators are filtered and lead to their form; the summary adds up; the scheme is chosen and changed for this year', async (running) => {
    const { page, call } = running;
    await openPage(running);
    const views = page.getByRole('navigation', { name: '绩效自评的内容' });
    await views.getByRole('button', { name: '全部指标' }).click();
    const all = await call('performance.indicators', {});
    await page.getByText(`${String(all.length)} 个指标，点指标名称打开它的自评表`).waitFor();
    await page.getByRole('combobox', { name: '显示哪些指标' }).selectOption('short');
    const short = all.filter((line) => line.score !== null && line.weight !== null && line.score < line.weight);
    await page.getByText(`${String(short.length)} 个指标，点`).waitFor();
    await page.getByRole('combobox', { name: '显示哪些指标' }).selectOption('all');
    await page.getByRole('button', { name: all[1]?.level3 ?? '', exact: true }).first().click();
    await side(page).getByRole('heading', { name: new RegExp(`^第 2 行`) }).waitFor();

    await views.getByRole('button', { name: '汇总表' }).click();
    await page.getByRole('table', { name: /汇总表/ }).getByText('合计').waitFor();

    await views.getByRole('button', { name: '评分口径' }).click();
    const before = await call('performance.scheme', {});
    const other = before.choices.find((one) => one.name !== before.name);
    await page.getByRole('combobox', { name: '本年度采用' }).selectOption(other?.id ?? '');
    await soon(async () => (await call('performance.scheme', {})).name).toBe(other?.name);
    const line = page.getByRole('textbox', { name: /“优”：总分不低于/ });
    await line.fill('一百');
    await page.getByRole('button', { name: '保存为本年度的口径' }).click();
    await page.getByText(/不是数字：请填写数字/).first().waitFor();
    await line.fill('92');
    await page.getByRole('button', { name: '保存为本年度的口径' }).click();
    await soon(async () => (await call('performance.scheme', {})).name).toBe(`${other?.name ?? ''}（本年度修改）`);
  });
});
