import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { RunningProgram } from '../electron-stand-in/launch.ts';
import { program as ownProgram, programForAll } from './program.ts';
import { openSample, soon } from './sample.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = process.env['JUECE_SHOTS'];

async function openPage(running: RunningProgram): Promise<void> {
  await openSample(running);
  await running.call('desk.chooseUnit', { unit: null });
  await running.page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /^情况说明/ }).click();
  await running.page.getByRole('navigation', { name: '情况说明各节' }).waitFor();
}

async function section(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: '情况说明各节' }).getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate<readonly string[]>('axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical").map((v) => v.id + " " + v.nodes[0].html.slice(0, 160)))');
}

describe('情况说明', () => {
  const program = programForAll();

  program('a number says where it comes from and leads to its cell; back again', async (running) => {
    const { page } = running;
    await openPage(running);
    await shot(page, 'open');
    await section(page, /收入决算情况说明/);
    await shot(page, 'section');
    const number = page.getByRole('button', { name: /^6346\.20万元$/ }).first();
    await number.hover();
    await page.getByText(/^来源：公开\d+表/).waitFor();
    await number.click();
    await page.getByRole('grid', { name: /决算/ }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('heading', { level: 1, name: /收入决算情况说明/ }).waitFor();
  });

  program('a rewrite is checked as it is typed, marked where it is wrong, saved, undone and reset', async (running) => {
    const { page, call } = running;
    await openPage(running);
    await section(page, /收入决算情况说明/);
    const rewrite = page.getByRole('button', { name: /^改写：2024年度本部门/ });
    await rewrite.click();
    const field = page.getByRole('textbox', { name: /^改写：2024年度本部门/ });
    await field.fill('本年收入合计9999.99万元，主要是财政拨款。');
    await page.getByRole('button', { name: /9999\.99/ }).waitFor();
    await soon(() => page.locator('mark').allTextContents()).toEqual([expect.stringContaining('9999.99')]);
    await shot(page, 'rewrite');
    expect(await seriousFaults(page)).toEqual([]);
    await field.fill('本年收入合计6346.20万元，主要是财政拨款。');
    await soon(() => page.locator('mark').count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('status').getByText('已保存改写').waitFor();
    await page.getByText('已改写').first().waitFor();
    const changed = (await call('narrative.open', {})).sections.flatMap((one) => one.clauses).find((one) => one.origin === 'rewritten');
    expect(changed?.text).toContain('6346.20万元，主要是财政拨款');
    await page.getByRole('button', { name: '撤销' }).click();
    await soon(async () => (await call('narrative.open', {})).sections.flatMap((one) => one.clauses).filter((one) => one.origin === 'rewritten').length).toBe(0);
    await page.getByRole('button', { name: '重做' }).click();
    await page.getByRole('button', { name: /^恢复：/ }).click();
    await page.getByRole('status').getByText(/已恢复/).waitFor();
    await soon(() => rewrite.count()).toBe(1);
  });

  program('what is typed is not lost by looking elsewhere', async (running) => {
    const { page } = running;
    await openPage(running);
    await page.getByRole('navigation', { name: '情况说明各节' }).getByRole('button', { name: /文字与附件/ }).click();
    await page.getByRole('textbox', { name: '人员情况' }).fill('在职人员61人。');
    await section(page, /收入决算情况说明/);
    await page.getByRole('navigation', { name: '情况说明各节' }).getByRole('button', { name: /文字与附件/ }).click();
    expect(await page.getByRole('textbox', { name: '人员情况' }).inputValue()).toBe('在职人员61人。');
    await shot(page, 'texts');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '保存人员情况' }).click();
    await page.getByRole('status').getByText('已保存“人员情况”').waitFor();
  });

  program('a reason that is taken away is missing, asked for from the list, and blocks locking by name', async (running) => {
    const { page, call } = running;
    await openPage(running);
    await section(page, /三公/);
    const field = page.getByRole('textbox', { name: /的原因$/ }).first();
    const words = await field.inputValue();
    expect(words).not.toBe('');
    await field.fill('');
    await field.press('Enter');
    await page.getByRole('button', { name: /缺原因 1/ }).waitFor();
    await shot(page, 'reason');
    expect((await call('ledger.lockReadiness', { year: 2024 })).blocking.map((one) => one.kind)).toContain('reasons');
    await page.getByRole('navigation', { name: '情况说明各节' }).getByRole('button', { name: /^待办/ }).click();
    await shot(page, 'missing');
    await page.getByRole('button', { name: /^写原因：/ }).click();
    await soon(() => page.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA');
    await page.keyboard.insertText('工作量增加');
    await page.getByRole('button', { name: /方向相反/ }).waitFor();
    await field.fill(words);
    await page.keyboard.press('Enter');
    await soon(async () => (await call('narrative.open', {})).missingReasons).toBe(0);
  });

  program('details are added, refused in words, and undone', async (running) => {
    const { page, call } = running;
    await openPage(running);
    const nav = page.getByRole('navigation', { name: '情况说明各节' });
    await nav.getByRole('button', { name: /明细/ }).click();
    const festival = page.getByRole('region', { name: '节庆活动明细' });
    await festival.getByRole('textbox', { name: /事由（新）/ }).fill('基金监管宣传月启动仪式');
    await festival.getByRole('textbox', { name: /金额（元）（新）/ }).fill('12x');
    await festival.getByRole('button', { name: /添加/ }).click();
    await page.getByRole('alert').getByText(/“12x”不是数字/).waitFor();
    await festival.getByRole('textbox', { name: /金额（元）（新）/ }).fill('3,600.5');
    await page.keyboard.press('Enter');
    await festival.getByText('3600.50').waitFor();
    await shot(page, 'records');
    expect(await seriousFaults(page)).toEqual([]);
    expect((await call('narrative.open', {})).events.find((one) => one.kind === 'festival')).toMatchObject({ amount: 360_050, purpose: '基金监管宣传月启动仪式' });
    await page.getByRole('button', { name: '撤销' }).click();
    await soon(async () => (await call('narrative.open', {})).events.filter((one) => one.kind === 'festival').length).toBe(0);
  });

  program('业务数据 and terms are added and refused in words', async (running) => {
    const { page } = running;
    await openPage(running);
    const nav = page.getByRole('navigation', { name: '情况说明各节' });
    await nav.getByRole('button', { name: /业务数据/ }).click();
    await page.getByRole('textbox', { name: /名称（新）/ }).fill('定点医药机构');
    await page.getByRole('button', { name: '添加到业务数据' }).click();
    await page.getByRole('alert').getByText(/数值/).waitFor();
    await page.getByRole('textbox', { name: /数值（新）/ }).fill('126');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '修改 定点医药机构' }).waitFor();
    await nav.getByRole('button', { name: /名词解释/ }).click();
    await shot(page, 'terms');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: /^改写 / }).first().click();
    await page.keyboard.press('Escape');
    await page.getByLabel('名词', { exact: true }).fill('飞行检查');
    await page.getByRole('button', { name: '添加名词' }).click();
    await page.getByRole('alert').getByText(/还没有解释/).waitFor();
  });

  program('a key that the pack does not have is refused in one sentence', async (running) => {
    await openPage(running);
    expect(await running.ask('narrative.rewrite', { key: 'income.nothing', text: 'x' })).toMatchObject({ ok: false, error: { message: expect.stringContaining('没有“income.nothing”这一段') } });
  });

  ownProgram('on a wide screen', async (running) => {
    await openPage(running);
    await section(running.page, /三公/);
    await shot(running.page, 'wide');
    await section(running.page, /收入决算情况说明/);
    expect(await running.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  }, { screen: { width: 1920, height: 1080 } });
});
