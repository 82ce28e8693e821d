import { describe, expect } from 'vitest';
import { programForAll } from './program.ts';
import { activeField, amountsOf, openSample, openTable, soon } from './sample.ts';

describe('填报底稿', () => {
  const program = programForAll();

  program('a budget of 三公 typed here is in its sentence', async (run) => {
    await openSample(run);
    const { page, call } = run;
    await openTable(page, /三公及机构运行底稿/);
    const cell = page.getByRole('row').filter({ hasText: /^公务用车运行维护费/ }).first().getByRole('gridcell').nth(1);
    await cell.click();
    await activeField(page).press('7');
    await activeField(page).pressSequentially('.77');
    await activeField(page).press('Enter');
    await soon(() => cell.textContent()).toContain('7.77');
    await soon(async () => JSON.stringify((await call('narrative.open', {})))).toContain('7.77');
  });

  program('non-fiscal money typed here is in 支出决算表', async (run) => {
    await openSample(run);
    const { page } = run;
    await openTable(page, /支出底稿/);
    const cell = amountsOf(page, '2101101').nth(7);
    await cell.click();
    await activeField(page).press('4');
    await activeField(page).pressSequentially('5.67');
    await activeField(page).press('Enter');
    await soon(() => amountsOf(page, '2101101').nth(7).textContent()).toContain('45.67');
    await openTable(page, /^(公开03表\s*)?支出决算表/);
    await soon(async () => (await amountsOf(page, '2101101').allTextContents()).join()).toContain('64.32');
  });

  program('an adjustment needs its reason, changes 年初 and is listed', async (run) => {
    await openSample(run);
    const { page, call } = run;
    await openTable(page, /结转结余底稿/);
    await page.getByRole('button', { name: '登记年初调整' }).click();
    await page.getByRole('button', { name: '新增一笔' }).click();
    await page.getByLabel('资金性质').selectOption('governmentFund');
    await page.getByLabel('科目编码').fill('2296013');
    await page.getByLabel(/调整金额/).fill('-1.5');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText(/没有写调整原因/).waitFor();
    await page.getByLabel('原因').fill('财政收回以前年度结余');
    await page.getByLabel('文号').fill('某财〔2024〕8号');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('cell', { name: '财政收回以前年度结余' }).waitFor();
    await page.keyboard.press('Escape');
    const { adjustments } = await call('adjustments.list', {});
    expect(adjustments.map(({ quantity, document }) => [quantity, document])).toContainEqual([-1_500_000, '某财〔2024〕8号']);
    await soon(async () => (await amountsOf(page, '2296013').allTextContents()).join('|')).toContain('-1.50');
  });
});
