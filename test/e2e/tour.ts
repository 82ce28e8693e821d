import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type PageId, PAGES } from '../../shared/ipc/pages.ts';
import type { RunningProgram } from '../electron-stand-in/launch.ts';
import { PEOPLE } from './sample.ts';

const SAMPLE = join(import.meta.dirname, '../../resources/samples/sample-2024-faulty.xlsx');

/** A part of the window to be looked at: shows its views, drawers and dialogs one after the other and names each when it stands there. */
export type Tour = (running: RunningProgram) => AsyncGenerator<string>;

/** Opens a page by its step. */
export async function openPage(page: Page, id: PageId): Promise<void> {
  const title = PAGES.find((known) => known.id === id)?.title ?? id;
  await page.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await page.getByRole('main', { name: title }).waitFor();
}

const button = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });

/** Opens a dialog, gives its name, and closes it by Esc. */
async function* dialog(page: Page, opener: Locator, name: string | RegExp): AsyncGenerator<string> {
  await opener.click();
  const shown = page.getByRole('dialog', { name });
  await shown.waitFor();
  yield `对话框 ${String(name)}`;
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'detached' });
}

async function* ledger({ page }: RunningProgram): AsyncGenerator<string> {
  await openPage(page, 'ledger');
  yield '账套与年度';
  yield* dialog(page, button(page, '新建年度…'), '新建年度');
  yield* dialog(page, button(page, '新建账套…'), '新建账套');
  yield* dialog(page, button(page, '锁定归档 2024 年度'), '锁定 2024 年度');
  yield* dialog(page, button(page, '2024 年度的版式'), '2024 年度的公开版式');
  yield* dialog(page, button(page, '删除 2024 年度'), /删除/);
}

async function* rolledForward({ page }: RunningProgram): AsyncGenerator<string> {
  await openPage(page, 'ledger');
  await button(page, '2024 年度结转到下一年').click();
  await button(page.getByRole('dialog'), '结转').click();
  await page.getByRole('dialog', { name: '2025 年度已由 2024 年度结转' }).waitFor();
  yield '结转报告';
  await page.keyboard.press('Escape');
  await openPage(page, 'overview');
  yield '没有数据的年度的总览';
  for (const id of ['statements', 'checks', 'narrative', 'booklet', 'performance'] as const) {
    await openPage(page, id);
    yield `没有数据的年度：${id}`;
  }
  yield* dialog(page, button(page, '复制上年…'), '复制上年的自评项目');
}

/** A year that is locked, renamed since, and opened again. */
async function* locked({ page, call }: RunningProgram): AsyncGenerator<string> {
  await call('release.putPeople', PEOPLE);
  await call('ledger.lock', { year: 2024, reason: '已公开' });
  await call('ledger.putBureau', { ...await call('ledger.bureau', {}), name: '示例县医疗和生育保障局' });
  await openPage(page, 'ledger');
  await page.getByText(/锁定时的名称/).waitFor();
  yield '锁定的年度';
  yield* dialog(page, button(page, '解锁 2024 年度'), '解锁 2024 年度');
  for (const id of ['statements', 'release', 'narrative'] as const) {
    await openPage(page, id);
    await page.getByText(/已锁定归档，这里只能查看/).waitFor();
    yield `锁定的年度：${id}`;
  }
  await call('ledger.unlock', { year: 2024, reason: '更正' });
  await call('release.putPeople', { platform: '部门网站' });
  await openPage(page, 'ledger');
  yield* dialog(page, button(page, '2024 年度与锁定时比较'), '2024 年度与锁定时比较');
}

/** Documents of others: a workbook of tables and one of self-evaluation forms. */
async function* foreignAudit({ page, call, answerDialog, documents }: RunningProgram): AsyncGenerator<string> {
  const others = join(documents, '外来');
  mkdirSync(others, { recursive: true });
  copyFileSync(SAMPLE, join(others, '决算表.xlsx'));
  await answerDialog(join(others, '自评表.xlsx'));
  await call('performance.export', {});
  await openPage(page, 'checks');
  await button(page, '审核外来文件').click();
  await answerDialog(others);
  await button(page, '选择文件夹…').click();
  await page.getByRole('listbox', { name: '外来文件的问题' }).waitFor({ timeout: 60_000 });
  yield '外来文件的问题';
  await button(page, '自评表.xlsx').click();
  await button(page, /^自评表 \d+/).click();
  await page.getByRole('region', { name: '自评表' }).waitFor();
  yield '外来的自评表';
}

async function* checks({ page, call }: RunningProgram): AsyncGenerator<string> {
  await call('desk.chooseUnit', { unit: null });
  await openPage(page, 'checks');
  await page.getByRole('listbox', { name: '问题清单' }).or(page.getByText('没有发现问题')).first().waitFor();
  yield '问题清单';
  for (const name of ['锁定还差什么', /^已通过 /, /^没有检查 /, '审核外来文件']) {
    await button(page, name).click();
    yield `勾稽检查 ${String(name)}`;
  }
}

async function* performance({ page, call, answerDialog, documents }: RunningProgram): AsyncGenerator<string> {
  await openPage(page, 'performance');
  await page.getByRole('table', { name: '自评项目' }).waitFor();
  yield '项目列表';
  yield* dialog(page, button(page, '新建项目…'), '新建自评项目');
  const { lines: [line] } = await call('performance.list', {});
  const forms = join(documents, '自评.xlsx');
  await answerDialog(forms, forms);
  await call('performance.export', {});
  yield* dialog(page, button(page, '导入自评表…'), /^导入自评表/);
  yield* dialog(page, button(page, `删除 ${line?.name ?? ''}`), '删除项目');
  const views = page.getByRole('navigation', { name: '绩效自评的内容' });
  for (const [name, shown] of [['全部指标', page.getByRole('combobox', { name: '显示哪些指标' })], ['汇总表', page.getByRole('table', { name: '各等级' })], ['评分口径', button(page, '保存为本年度的口径')]] as const) {
    await button(views, name).click();
    await shown.waitFor();
    yield `绩效自评 ${name}`;
  }
  await button(views, '项目').click();
  await button(page, line?.name ?? '').click();
  await button(page, /^第 1 行 得分/).click();
  yield '自评表';
  yield* dialog(page, button(page, '从指标库添加…'), '从指标库添加指标');
  yield* dialog(page, button(page, '项目信息…'), /^项目信息/);
}

async function* narrative({ page }: RunningProgram): AsyncGenerator<string> {
  await openPage(page, 'narrative');
  const parts = page.getByRole('navigation', { name: '情况说明各节' });
  await parts.waitFor();
  yield '待办';
  await button(parts, /一、收入支出决算总体情况说明/).click();
  await button(page, /^改写：/).first().click();
  yield '改写一段';
  await page.keyboard.press('Escape');
  for (const name of [/^文字与附件/, /^明细/, /^业务数据/, /^名词解释/]) {
    await button(parts, name).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    yield `情况说明 ${String(name)}`;
  }
}

async function* booklet({ page }: RunningProgram): AsyncGenerator<string> {
  await openPage(page, 'booklet');
  await page.getByRole('region', { name: '书页' }).waitFor({ timeout: 60_000 });
  await page.getByText('所用字体').click();
  yield '成册';
  await button(page, '缩略图').click();
  yield '成册：缩略图';
}

async function* history({ page, call }: RunningProgram): AsyncGenerator<string> {
  await call('settings.putThresholds', { growth: 15, deviation: 15 });
  await call('history.backUp', {});
  await openPage(page, 'history');
  await button(page, /比上年 15%/).click();
  const panel = page.getByRole('complementary', { name: '这一步的内容' });
  await panel.waitFor();
  yield '操作历史';
  yield* dialog(page, button(panel, /^版式与评分口径/), '这一项的全部修改');
  yield* dialog(page, button(panel, '回到这一步…'), '回到这一步');
  await button(page, '备份与副本').click();
  await button(page, /^检查 /).first().click();
  await page.getByText(/^✓ 完好/).first().waitFor();
  yield '备份与副本';
  yield* dialog(page, button(page, /^恢复 /).first(), '恢复备份');
  await call('desk.undo', {});
}

async function* settings({ page }: RunningProgram): AsyncGenerator<string> {
  await openPage(page, 'settings');
  const parts = page.getByRole('group', { name: '设置的内容' });
  for (const [name, shown] of [['备份与查找', '保存份数'], ['说明原因的幅度', '保存幅度'], ['字体', '重新查找']] as const) {
    await button(parts, name).click();
    await button(page, shown).waitFor();
    yield `设置：${name}`;
  }
  for (const part of ['公开版式', '评分口径']) {
    await button(parts, part).click();
    await button(page, /^以此新建/).first().waitFor();
    yield `设置：${part}`;
    yield* dialog(page, button(page, /^以此新建/).first(), /^以“.*新建/);
    await button(page, /^查看 /).first().click();
    yield `设置：查看${part}`;
    await button(page, '返回列表').click();
  }
  await button(parts, '关于').click();
  yield '设置：关于';
  yield* dialog(page, button(page, /的许可全文$/).first(), /.+/);
}

async function* statements({ page }: RunningProgram): AsyncGenerator<string> {
  for (const title of [/(?<!财政拨款)收入支出决算总表$/, /一般公共预算财政拨款支出决算表$/, /基本支出决算/]) {
    await openPage(page, 'statements');
    await button(page.getByRole('navigation', { name: '决算表' }), title).click();
    await page.getByRole('grid', { name: title }).waitFor();
    yield `填报 ${String(title)}`;
  }
  await button(page, '来源与批注').click();
  yield '填报：来源与批注';
  await button(page, '来源与批注').click();
  yield* dialog(page, button(page, '添加科目'), '添加经济分类科目');
  await button(page.getByRole('navigation', { name: '决算表' }), /支出底稿/).first().click();
  await page.getByRole('grid', { name: /支出底稿/ }).waitFor();
  await page.getByRole('row').filter({ hasText: /^\d{7}/ }).first().getByRole('gridcell').first().click();
  yield* dialog(page, button(page, '添加项目'), /添加项目$/);
  await button(page.getByRole('navigation', { name: '决算表' }), /结转结余底稿/).click();
  await page.getByRole('grid', { name: /结转结余底稿/ }).waitFor();
  await button(page, '登记年初调整').click();
  await button(page.getByRole('dialog'), '新增一笔').click();
  yield '对话框 登记年初调整';
  await page.keyboard.press('Escape');
}

async function* frame({ page }: RunningProgram): AsyncGenerator<string> {
  await openPage(page, 'overview');
  yield '总览';
  await openPage(page, 'release');
  await page.getByLabel('文号').waitFor();
  yield '批复与签批';
  for (const [key, name] of [['F1', '快捷键'], ['Control+k', '查找']] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog', { name }).waitFor();
    yield `对话框 ${name}`;
    await page.keyboard.press('Escape');
  }
  await openPage(page, 'importing');
  await button(page, '选择文件…').first().waitFor();
  yield '导入';
}

async function* importing({ page, answerDialog, call, documents }: RunningProgram): AsyncGenerator<string> {
  await call('ledger.close', {});
  await answerDialog(join(documents, '乙.juece'));
  await call('ledger.new', { bureau: '乙局' });
  await openPage(page, 'importing');
  await answerDialog(SAMPLE);
  await button(page, '选择文件…').first().click();
  await page.getByRole('region', { name: '导入计划' }).getByRole('heading', { name: /^印错的数/ }).waitFor({ timeout: 60_000 });
  yield '导入计划';
}

/** Every page's views, drawers and dialogs on the sample ledger; `importing` leaves it. */
export const TOURS = { frame, ledger, locked, statements, checks, foreignAudit, performance, narrative, booklet, history, settings, rolledForward, importing } as const satisfies Readonly<Record<string, Tour>>;
