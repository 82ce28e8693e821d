import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, vi } from 'vitest';
import type { RunningProgram } from '../electron-stand-in/launch.ts';
import { readPdf } from '../pdf/readPdf.ts';
import { dropFiles } from './dropFiles.ts';
import { program } from './program.ts';
import { activeField, soon } from './sample.ts';

// The whole year in one go, on a machine that does other things besides.
vi.setConfig({ testTimeout: 300_000 });

const SAMPLES = resolve(import.meta.dirname, '../../resources/samples');
const BUREAU = '示例县医疗保障局';

const step = (page: Page, title: RegExp): Promise<void> => page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: title }).click();

/** The self-evaluation forms that the bureau's departments have sent in: those of the sample bureau, as the program exports them. */
async function formsWorkbook({ call, answerDialog, documents }: RunningProgram): Promise<Uint8Array> {
  await answerDialog(join(documents, '示例单位.juece'));
  await call('ledger.newSample', {});
  await answerDialog(join(documents, '自评表.xlsx'));
  await call('performance.export', {});
  await call('ledger.close', {});
  return readFileSync(join(documents, '自评表.xlsx'));
}

/** Accepts the item that is looked at and waits until it stands in the ledger. */
async function accept(page: Page, said: RegExp): Promise<void> {
  const button = page.getByRole('button', { name: '接受导入' });
  await soon(() => button.isEnabled()).toBe(true);
  await button.click();
  await page.getByText(said).first().waitFor();
}

async function importEverything(running: RunningProgram, forms: Uint8Array): Promise<void> {
  const { page } = running;
  const sample = (name: string): { name: string; bytes: Uint8Array } => ({ name, bytes: readFileSync(join(SAMPLES, name)) });
  await dropFiles(page, [sample('sample-2024-faulty.xlsx'), sample('sample-2023.xlsx'), { name: '自评表.xlsx', bytes: forms }]);
  const plan = page.getByRole('region', { name: '导入计划' });
  await plan.getByRole('heading', { name: /^印错的数（\d+）/ }).waitFor();
  // All planted faults but one are corrected here; that one goes in as printed, to be mended from the findings.
  await plan.getByRole('row').filter({ hasText: '30231' }).getByRole('radio', { name: '照印' }).check();
  await accept(page, /已导入“sample-2024-faulty\.xlsx”：2024 年度.*其中 \d+ 个印错的数已按其他表更正/);
  await page.getByRole('navigation', { name: '待导入的文件' }).getByRole('button', { name: /自评表\.xlsx/ }).click();
  await plan.getByText('城乡医疗救助', { exact: true }).waitFor();
  await accept(page, /5 个项目的自评表/);
  await page.getByRole('navigation', { name: '待导入的文件' }).getByRole('button', { name: /sample-2023/ }).click();
  await accept(page, /已导入“sample-2023\.xlsx”：2024 年度的上年数/);
}

/** Goes from the finding to its cell, types what the other table says, and explains the warnings that are left. */
async function clearFindings({ page, call }: RunningProgram): Promise<void> {
  await step(page, /^勾稽检查/);
  const list = page.getByRole('listbox', { name: '问题清单' });
  const detail = page.getByRole('region', { name: '所选问题' });
  await list.getByRole('option', { name: /30231 公务用车运行维护费/ }).first().click();
  await detail.getByRole('button', { name: /：公开06表 30231/ }).first().click();
  await page.getByRole('grid', { name: /基本支出/ }).waitFor();
  await soon(() => page.locator('.statements-cell').innerText()).toContain('公务用车运行维护费');
  await activeField(page).focus();
  await page.keyboard.type('6.831542');
  await page.keyboard.press('Enter');
  await soon(async () => (await call('desk.state', {})).findings.error).toBe(0);
  await step(page, /^勾稽检查/);
  for (let left = (await call('desk.state', {})).findings.warning; left > 0; left -= 1) {
    await page.getByRole('button', { name: /^警告 / }).click();
    await list.getByRole('option').first().click();
    await detail.getByLabel('理由').fill('上年末收回的结转资金已按规定上缴，见财政部门批复');
    await detail.getByLabel(/填写人/).fill('李守成');
    await detail.getByRole('button', { name: '保存理由' }).click();
    await soon(async () => (await call('desk.state', {})).findings.warning).toBe(left - 1);
  }
}

async function writeReasons({ page, call }: RunningProgram): Promise<void> {
  await step(page, /^情况说明/);
  const nav = page.getByRole('navigation', { name: '情况说明各节' });
  await nav.waitFor();
  for (let left = (await call('narrative.open', {})).missingReasons; left > 0; left -= 1) {
    await nav.getByRole('button', { name: /^待办/ }).click();
    const open = page.getByRole('button', { name: /^写原因：/ });
    await soon(() => open.count()).toBe(left);
    const ask = open.first();
    const what = (await ask.getAttribute('aria-label'))?.replace('写原因：', '') ?? '';
    await ask.click();
    const field = page.getByRole('textbox', { name: `${what}的原因`, exact: true }).first();
    await field.fill(what.includes('减少') ? '落实过紧日子要求，压减一般性支出' : '年中追加任务经费');
    await field.press('Enter');
    await soon(async () => (await call('narrative.open', {})).missingReasons).toBe(left - 1);
  }
}

const SIGNED: Readonly<Record<string, string>> = {
  填表人: '周文静', 复核人: '李守成', 财务负责人: '陈立新', 负责人审签: '赵志远', 保密审查人: '孙琳', 保密审查日期: '2025-08-19', 保密审查结果: '同意公开', 公开日期: '2025-08-20', 公开平台: '县人民政府门户网站',
};

async function signAndLock({ page, call }: RunningProgram): Promise<void> {
  await step(page, /^批复与签批/);
  await page.getByLabel('文号').fill('示例财决〔2025〕12号');
  await page.getByLabel('批复日期').fill('2025年8月6日');
  const { totals } = await call('release.open', {});
  for (const [name, measure] of [['本年收入', 'income'], ['本年支出', 'expenditure']] as const) {
    const book = totals.find((total) => total.measure === measure && total.fund === null)?.book ?? 0;
    await page.getByLabel(`批复的合计${name}`).fill(String(book / 1_000_000));
  }
  for (const [name, text] of Object.entries(SIGNED)) await page.getByLabel(name, { exact: true }).fill(text);
  await page.getByLabel('公开平台').press('Enter');
  await page.getByRole('button', { name: '批复和签批齐全，去锁定归档' }).click();
  await page.getByRole('button', { name: '锁定归档 2024 年度' }).click();
  await page.getByText(/没有未处理的错误/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '锁定归档' }).click();
  await soon(async () => (await call('desk.state', {})).book?.locked).toBe(true);
}

describe('from the sample workbooks to a bound book', () => {
  program('new ledger, import, faults mended, projects scored, reasons written, signed, locked, exported', async (running) => {
    const { page, call, answerDialog, documents } = running;
    const forms = await formsWorkbook(running);
    await answerDialog(join(documents, '本局.juece'));
    await page.getByLabel('单位名称').fill(BUREAU);
    await page.getByRole('button', { name: /新建…/ }).click();
    await step(page, /^导入/);
    await importEverything(running, forms);
    await clearFindings(running);

    await step(page, /^绩效自评/);
    const projects = page.getByRole('table', { name: '自评项目' });
    await projects.getByRole('row', { name: /城乡医疗救助.*99\.81/ }).waitFor();
    expect((await call('performance.list', {})).lines.filter((line) => line.score !== null)).toHaveLength(5);
    await writeReasons(running);
    await signAndLock(running);

    await step(page, /^成册/);
    await page.getByRole('region', { name: '书页' }).waitFor({ timeout: 60_000 });
    await answerDialog(join(documents, '公开'));
    await page.getByRole('button', { name: '导出正式稿到文件夹…' }).click();
    await page.getByText(/已写出 \d+ 个文件到“公开”/).waitFor({ timeout: 120_000 });
    const written = readdirSync(join(documents, '公开'));
    expect(written).toEqual(expect.arrayContaining(['决算公开表.xlsx', '决算公开（装订版）.pdf', '检查报告.xlsx']));
    const { pages } = await readPdf(new Uint8Array(readFileSync(join(documents, '公开', '决算公开（装订版）.pdf'))));
    const text = pages.map((one) => one.text).join('\n').replaceAll(/\s/g, '');
    expect(text).toContain(BUREAU);
    expect(text).not.toContain('校核稿');
    expect(text).toContain('2024年度部门决算');
    expect(text).toContain('落实过紧日子要求，压减一般性支出');
    expect(text).toContain('城乡医疗救助');
  });
});
