import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunningProgram } from '../electron-stand-in/launch.ts';
import { describe, expect } from 'vitest';
import { programForAll } from './program.ts';
import { openSample, soon } from './sample.ts';

const SAMPLES = resolve(import.meta.dirname, '../../resources/samples');

const openChecks = async ({ page }: RunningProgram): Promise<void> => {
  await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /^勾稽检查/ }).click();
  await page.getByRole('heading', { name: '勾稽检查' }).waitFor();
};

/** Types figures into the sample that the checks must find: 表06 off against 表05 (an error), 公务接待费 above its budget (a warning). */
async function plantFaults({ call }: RunningProgram): Promise<void> {
  const economic = await call('statements.open', { role: 'generalBasicEconomic' });
  const item = economic.states.find((state) => state.state === 'entry');
  const value = economic.sheet.cells.find((cell) => cell.kind === 'amount' && cell.rowId === item?.rowId)?.value ?? 0;
  await call('statements.edit', { role: 'generalBasicEconomic', cells: [{ rowId: item?.rowId ?? '', columnId: item?.columnId ?? '', value: value + 1_000_000 }] });
  const { states } = await call('statements.open', { role: 'threePublic' });
  const meals = states.findLast((state) => { const words = `${state.rowId} ${state.columnId}`; return state.state === 'entry' && /reception/.test(words) && /final/.test(words) && !/count/.test(words); });
  await call('statements.edit', { role: 'threePublic', cells: [{ rowId: meals?.rowId ?? '', columnId: meals?.columnId ?? '', value: 90_000_000 }] });
  await call('desk.chooseUnit', { unit: null });
}

describe('勾稽检查', () => {
  const program = programForAll();

  program('a planted fault is found and led to; mended, it goes by itself', async (running) => {
    const { page, call } = running;
    await openSample(running);
    await plantFaults(running);
    await openChecks(running);
    const list = page.getByRole('listbox', { name: '问题清单' });
    await list.getByRole('option', { name: /基本支出.*1018|公开06表 人员经费/ }).first().click();
    const detail = page.getByRole('region', { name: '所选问题' });
    await detail.getByText('-1.00', { exact: true }).waitFor();
    await detail.getByRole('button', { name: /到这一格：公开05表/ }).click();
    await page.getByRole('grid').first().waitFor();
    await soon(() => page.locator('.statements-cell').innerText()).toContain('合计');
    await page.keyboard.press('Alt+ArrowLeft');
    await openChecks(running);
    for (let step = 0; step < 2; step += 1) await call('desk.undo', {});
    await soon(() => list.getByRole('option', { name: /公开06表 人员经费/ }).count()).toBe(0);
  });

  program('a warning is answered and the answer withdrawn; what blocks, passed and was not checked is shown; the report is saved', async (running) => {
    const { page, answerDialog, documents } = running;
    await openSample(running);
    await plantFaults(running);
    await openChecks(running);
    const list = page.getByRole('listbox', { name: '问题清单' });
    const detail = page.getByRole('region', { name: '所选问题' });
    await page.getByRole('button', { name: /^警告 / }).click();
    await list.getByRole('option', { name: /接待/ }).first().click();
    await detail.getByRole('button', { name: '保存理由' }).click();
    await detail.getByText('请写明理由。').waitFor();
    await detail.getByLabel('理由').fill('接待上级检查，已报备');
    await detail.getByLabel(/填写人/).fill('李四');
    await detail.getByRole('button', { name: '保存理由' }).click();
    await page.getByRole('button', { name: /^已答复 1/ }).click();
    await detail.getByText(/接待上级检查，已报备/).waitFor();
    await detail.getByRole('button', { name: '撤回答复' }).click();
    await page.getByRole('button', { name: /^已答复 0/ }).waitFor();

    await answerDialog(join(documents, '报告.xlsx'));
    await page.getByRole('button', { name: '导出检查报告…' }).click();
    await page.getByText(/检查报告已保存/).waitFor();
    expect(existsSync(join(documents, '报告.xlsx'))).toBe(true);

    await page.getByRole('button', { name: '锁定还差什么' }).click();
    await page.getByText(/个错误级问题没有处理/).first().waitFor();
    await page.getByRole('button', { name: /^已通过 / }).click();
    await page.getByText('收入总计等于支出总计').waitFor();
    await page.getByRole('button', { name: /^没有检查 / }).click();
    await page.getByText(/不等于通过/).first().waitFor();
  });

  program('the list is walked by keys and filtered by words; Enter goes to the cell', async (running) => {
    const { page } = running;
    await openSample(running);
    await plantFaults(running);
    await openChecks(running);
    const list = page.getByRole('listbox', { name: '问题清单' });
    await list.focus();
    await page.keyboard.press('End');
    const last = await list.getByRole('option', { selected: true }).innerText();
    await page.keyboard.press('Home');
    expect(await list.getByRole('option', { selected: true }).innerText()).not.toBe(last);
    await page.getByLabel('在问题中查找').fill('没有这样的字');
    await page.getByText('没有符合筛选的问题').waitFor();
    await page.getByLabel('在问题中查找').fill('接待');
    await list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('grid').first().waitFor();
  });

  program('documents of other bureaus are audited without any change here, and what cannot be read is told', async (running) => {
    const { page, answerDialog, documents } = running;
    await openSample(running);
    await openChecks(running);
    await page.getByRole('button', { name: '审核外来文件' }).click();
    await answerDialog(join(SAMPLES, 'sample-2024-faulty.xlsx'));
    await page.getByRole('button', { name: '选择工作簿…' }).click();
    const list = page.getByRole('listbox', { name: '外来文件的问题' });
    await list.waitFor({ timeout: 60_000 });
    await list.getByRole('option').first().click();
    await page.getByRole('region', { name: '所选问题' }).getByText(/工作表 /).waitFor();
    await answerDialog(join(documents, '标注.xlsx'));
    await page.getByRole('button', { name: '保存标注副本…' }).click();
    await page.getByText(/已保存：/).waitFor({ timeout: 60_000 });
    expect(existsSync(join(documents, '标注.xlsx'))).toBe(true);
    await answerDialog(join(SAMPLES, 'faults.yaml'));
    await page.getByRole('button', { name: '选择工作簿…' }).click();
    await page.locator('.sentence-error').filter({ hasText: 'faults.yaml' }).waitFor({ timeout: 60_000 });
    await answerDialog(null);
    await page.getByRole('button', { name: '选择工作簿…' }).click();
    await page.getByRole('button', { name: '选择工作簿…' }).isEnabled();
  });
});
