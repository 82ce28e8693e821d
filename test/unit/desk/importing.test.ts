import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { type DeskBench, RESOURCES, deskBench, sampleBench } from './deskBench.ts';

const SAMPLES = join(RESOURCES, 'samples');
type Item = ChannelOutput<'importing.items'>[number];
type Plan = ChannelOutput<'importing.plan'>;

const ROWS = '科目编码,科目名称,合计,基本支出,项目支出\n2101501,行政运行,300,300,\n合计,,300,300,\n';
const encode = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

let bench: DeskBench;
afterEach(() => bench.close());

async function newLedger(): Promise<void> {
  bench.answer(join(bench.folder, '甲.juece'));
  await bench.call('ledger.new', { bureau: '示例县医疗保障局' });
}

async function drop(...names: readonly string[]): Promise<readonly Item[]> {
  return bench.call('importing.drop', { files: names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(SAMPLES, name))) })) });
}

function figures(plan: Plan): Extract<Plan, { kind: 'figures' }> {
  if (plan.kind !== 'figures') throw new Error(JSON.stringify(plan));
  return plan;
}

describe('importing into a new ledger', () => {
  beforeEach(async () => { bench = deskBench(); await newLedger(); });

  it('two years dropped together: the newer makes its year, the older goes there as last year', async () => {
    const [first, second] = await drop('sample-2023.xlsx', 'sample-2024.xlsx');
    expect([first, second].map((item) => [item?.year, item?.book, item?.period])).toEqual([[2024, 2024, 'current'], [2023, 2024, 'previous']]);
    const early = figures(await bench.call('importing.plan', { token: second?.token ?? '', choices: {} }));
    expect(early.blocked).toMatch(/还没有 2024 年度.*请先导入/);
    expect(await bench.ask('importing.accept', { token: second?.token, choices: {}, keep: [] })).toMatchObject({ ok: false, error: { code: 'import-blocked' } });
    expect((await bench.call('desk.state', {})).years).toEqual([]);

    const plan = figures(await bench.call('importing.plan', { token: first?.token ?? '', choices: {} }));
    expect(plan).toMatchObject({ newBook: true, book: 2024, blocked: null, changes: [], doubted: [] });
    const { state } = await bench.call('importing.accept', { token: first?.token ?? '', choices: {}, keep: [] });
    expect(state.book?.year).toBe(2024);
    expect(state.undo).toBe('导入 sample-2024.xlsx');
    const { state: both, items } = await bench.call('importing.accept', { token: second?.token ?? '', choices: {}, keep: [] });
    expect(both.undo).toBe('导入上年 sample-2023.xlsx');
    expect(items.map((item) => item.accepted)).toEqual([true, true]);
    expect((await bench.call('importing.done', {})).map((entry) => [entry.what, entry.last])).toEqual([['导入上年 sample-2023.xlsx', true], ['导入 sample-2024.xlsx', false]]);
  });

  it('amounts that other tables contradict are taken corrected, or as printed where the person says so', async () => {
    const [item] = await drop('sample-2024-faulty.xlsx');
    const token = item?.token ?? '';
    const plan = figures(await bench.call('importing.plan', { token, choices: {} }));
    expect(plan.doubted.length).toBeGreaterThan(4);
    expect(plan.doubted.every((one) => one.asPrinted !== one.corrected && one.message !== '')).toBe(true);
    const asPrinted = plan.doubted.map(({ sheet, cell }) => `${sheet}!${cell}`);
    expect((await bench.call('importing.accept', { token, choices: { asPrinted }, keep: [] })).said).not.toContain('更正');
    const wrong = (await bench.call('desk.state', {})).findings.error;
    await bench.call('desk.undo', {});
    expect((await bench.call('importing.accept', { token, choices: {}, keep: [] })).said).toContain(`其中 ${plan.doubted.length} 个印错的数已按其他表更正`);
    expect((await bench.call('desk.state', {})).findings.error).toBeLessThan(wrong);
  });

  it('what cannot be read is an item that says why and leaves the others alone', async () => {
    const items = await bench.call('importing.drop', { files: [
      { name: '坏.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]) }, { name: '名单.csv', bytes: encode('姓名,科室,电话\n甲,乙,丙\n丁,戊,己\n') }, { name: '支出.csv', bytes: encode(`2024年度支出决算表\n,,,,单位：万元\n${ROWS}`) },
    ] });
    expect(items.map((item) => item.kind)).toEqual(['figures', 'refused', 'refused']);
    expect(items.filter((item) => item.kind === 'refused').map((item) => item.message)).toEqual([expect.stringContaining('坏.xlsx'), expect.stringMatching(/名单\.csv.*请/)]);
    expect(await bench.call('importing.discard', { token: items[1]?.token ?? '' })).toHaveLength(2);
    expect(await bench.ask('importing.plan', { token: 'nobody', choices: {} })).toMatchObject({ ok: false, error: { code: 'unknown-file' } });
  });

  it('a cancelled reading leaves nothing behind', async () => {
    const reading = bench.ask('importing.drop', { files: [{ name: 'a.csv', bytes: encode(ROWS) }] });
    await bench.call('desk.cancel', { job: 'importing' });
    expect(await reading).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await bench.call('importing.items', {})).toEqual([]);
  });

  it('the sheet as read shows what was recognised of it', async () => {
    const [item] = await drop('sample-2024.xlsx');
    const name = item?.sheets.find((sheet) => sheet.name.includes('收入决算表'))?.name ?? '';
    const sheet = await bench.call('importing.sheet', { token: item?.token ?? '', sheet: name, choices: {} });
    expect(sheet.columns.some(({ use }) => use === 'amount')).toBe(true);
    expect(sheet.rows.some(({ use }) => use === 'read')).toBe(true);
    for (const row of sheet.rows) expect(row.cells.every((cell) => cell.columnSpan >= 1 && cell.rowSpan >= 1)).toBe(true);
    expect(sheet.rows.flatMap((row) => row.cells).some((cell) => /^\d{1,3}(,\d{3})*\.\d{2}$/.test(cell.text))).toBe(true);
  });

  it('tables of one year that stand in several files are one document', async () => {
    const table = (title: string): Uint8Array<ArrayBuffer> => encode(`${title}\n公开部门：示例县医疗保障局,,,,金额单位：万元\n${ROWS}`);
    const items = await bench.call('importing.drop', { files: [{ name: '支出.csv', bytes: table('2024年度支出决算表') }, { name: '一般.csv', bytes: table('2024年度一般公共预算财政拨款支出决算表') }] });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ name: '支出.csv、一般.csv', kind: 'figures', year: 2024 });
  });

  it('the unit of money is asked for where nothing tells it', async () => {
    const [item] = await bench.call('importing.drop', { files: [{ name: '支出.csv', bytes: encode(`2024年度支出决算表\n${ROWS}`) }] });
    const token = item?.token ?? '';
    expect(await bench.call('importing.plan', { token, choices: {} })).toMatchObject({ kind: 'refused', code: 'unit-unknown' });
    const plan = figures(await bench.call('importing.plan', { token, choices: { moneyUnit: '元' } }));
    expect(plan.sheets[0]).toMatchObject({ unit: '元', unitFrom: 'option' });
  });

  it('writes the template of 底稿 where the dialog says', async () => {
    bench.answer(null);
    expect(await bench.call('importing.template', {})).toBeNull();
    bench.answer(join(bench.folder, '底稿'));
    expect(await bench.call('importing.template', { unit: '元' })).toMatchObject({ name: '底稿.xlsx' });
    expect(existsSync(join(bench.folder, '底稿.xlsx'))).toBe(true);
  });
});

describe('importing into a year that is kept by unit', () => {
  beforeEach(async () => { bench = await sampleBench(null); });

  it('asks whose the figures are; the ledger keeps what the person keeps', async () => {
    const [item] = await drop('sample-2024-finance-export.xlsx');
    const token = item?.token ?? '';
    const open = figures(await bench.call('importing.plan', { token, choices: {} }));
    expect(open.unit).toBeNull();
    expect(open.blocked).toMatch(/按单位记账/);
    expect(open.options.units.map(({ code }) => code)).toEqual(['001', '002', '003']);
    const plan = figures(await bench.call('importing.plan', { token, choices: { unit: '002' } }));
    expect(plan.blocked).toBeNull();
    expect(plan.changes.length).toBeGreaterThan(0);
    const before = await bench.call('statements.open', { role: 'expenditure' });
    await bench.call('importing.accept', { token, choices: { unit: '002' }, keep: plan.changes.map(({ address }) => address) });
    await bench.call('desk.undo', {});
    expect((await bench.call('statements.open', { role: 'expenditure' })).sheet.cells.map((cell) => cell.value)).toEqual(before.sheet.cells.map((cell) => cell.value));
  });

  it("last year's published tables of the whole department stand with its first unit", async () => {
    const [item] = await drop('sample-2023.xlsx');
    const plan = figures(await bench.call('importing.plan', { token: item?.token ?? '', choices: {} }));
    expect(plan).toMatchObject({ period: 'previous', book: 2024, unit: '001', ownUnit: false, blocked: null });
  });
});
