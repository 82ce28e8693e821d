import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { type DeskBench, sampleBench } from './deskBench.ts';

let bench: DeskBench;
let code = '';
beforeAll(async () => {
  bench = await sampleBench(null);
  code = (await bench.call('performance.list', {})).lines[0]?.code ?? '';
});
afterAll(() => bench.close());

type Opened = ChannelOutput<'performance.open'>;
const open = (): Promise<Opened> => bench.call('performance.open', { code });
const textAt = (opened: Opened, rowId: string, columnId: string): string | undefined => opened.cells.find((cell) => cell.rowId === rowId && cell.columnId === columnId)?.text;
const type = (rowId: string, columnId: string, text: string): Promise<ChannelOutput<'performance.edit'>> => bench.call('performance.edit', { code, cells: [{ rowId, columnId, text }] });

describe('a form that is typed into', () => {
  it('previews without writing, then writes one entry that undo takes back', async () => {
    const before = await open();
    const cells = [{ rowId: 'indicator:0', columnId: 'target', text: '≥100人' }, { rowId: 'indicator:0', columnId: 'actual', text: '80人' }];
    const { rows } = await bench.call('performance.preview', { code, cells });
    expect(rows[0]).toMatchObject({ targetWords: '≥100人，定量，正向', score: (before.rows[0]?.weight ?? 0) * 0.8, basis: 'rule' });
    expect(await open()).toEqual(before);
    await bench.call('performance.edit', { code, cells });
    const after = await open();
    expect([textAt(after, 'indicator:0', 'target'), after.rows[0]?.score]).toEqual(['≥100人', (before.rows[0]?.weight ?? 0) * 0.8]);
    await bench.call('desk.undo', {});
    expect((await open()).rows).toEqual(before.rows);
  });

  it('a merged level name is one for all the rows under it', async () => {
    const before = await open();
    const rows = before.sheet.cells.find((cell) => cell.rowId === 'indicator:0' && cell.columnId === 'level1')?.rowSpan ?? 0;
    expect(rows).toBeGreaterThan(1);
    await type('indicator:0', 'level1', '成本指标');
    const after = await open();
    expect(after.sheet.cells.find((cell) => cell.rowId === 'indicator:0' && cell.columnId === 'level1')).toMatchObject({ text: '成本指标', rowSpan: rows });
    await bench.call('desk.undo', {});
  });

  it('takes money in the unit of the form, exactly, and refuses what is none', async () => {
    await type('fund:0', 'executed', '1,234.567891万元');
    expect(textAt(await open(), 'fund:0', 'executed')).toBe('1234.567891');
    await type('fund:0', 'executed', '12,345,678.91元');
    expect(textAt(await open(), 'fund:0', 'executed')).toBe('1234.567891');
    await type('fund:0', 'executed', '=3*(2-0.5)');
    expect(textAt(await open(), 'fund:0', 'executed')).toBe('4.5');
    for (const text of ['约三百', '-5', '=1/0']) expect((await type('fund:0', 'executed', text)).rejected, text).toHaveLength(1);
    expect(textAt(await open(), 'fund:0', 'executed')).toBe('4.5');
    for (let step = 0; step < 2; step += 1) await bench.call('desk.undo', {});
    expect((await type('form', 'totalScore', '100')).rejected[0]?.reason).toBe('这一格由程序算出，不用填写。');
    expect((await type('form', 'project', ' ')).rejected[0]?.reason).toContain('请填写项目名称');
  });

  it('a score printed by an imported form is let go when what decides it is changed, a person’s own stays', async () => {
    const judged = (await open()).rows.findIndex((row) => row.basis === 'band');
    await type(`indicator:${judged}`, 'score', '13');
    await type('indicator:0', 'actual', '1人');
    const after = await open();
    expect([after.rows[0]?.entered, after.rows[judged]?.entered, after.rows[judged]?.score]).toEqual(['', '13', 13]);
    expect(after.findings.filter((finding) => finding.rowId === 'indicator:0' && finding.columnId === 'score')).toEqual([]);
  });

  it('adds, moves and removes rows with the levels of their neighbours', async () => {
    const before = await open();
    const count = before.rows.length;
    await bench.call('performance.addRows', { code, after: 1, indicators: [] });
    expect((await open()).rows[2]).toMatchObject({ path: before.rows[1]?.path, name: '' });
    await bench.call('performance.moveRow', { code, row: 2, to: 0 });
    expect((await open()).rows.map((row) => row.name).indexOf('')).toBe(0);
    await bench.call('performance.removeRow', { code, row: 0 });
    expect((await open()).rows.map((row) => row.name)).toEqual(before.rows.map((row) => row.name));
    expect(await bench.ask('performance.removeRow', { code, row: count })).toMatchObject({ ok: false, error: { code: 'no-such-indicator' } });
  });

  it('sources are renamed, added and removed with their money', async () => {
    const { funds } = await open();
    await bench.call('performance.putFunds', { code, sources: [{ from: 0, source: funds[0] ?? '' }, { from: null, source: '上年结转资金' }, { from: 1, source: '其中：财政拨款' }] });
    expect((await open()).funds).toEqual([funds[0], '上年结转资金', '其中：财政拨款']);
    expect(await bench.ask('performance.putFunds', { code, sources: [{ from: 0, source: 'A' }, { from: null, source: 'A' }] })).toMatchObject({ ok: false, error: { code: 'duplicate-fund' } });
  });
});

describe('the scheme of the year', () => {
  it('is changed by its numbers for this year alone, keeps its examples that still hold, and refuses what contradicts itself', async () => {
    const before = await bench.call('performance.scheme', {});
    const floor = before.figures.find((figure) => figure.label === '“优”：总分不低于');
    await bench.call('performance.editScheme', { figures: [{ key: floor?.key ?? '', value: 95 }] });
    expect(await bench.call('performance.scheme', {})).toMatchObject({ id: before.id, name: `${before.name}（本年度修改）` });
    const refused = async (key: string, value: number): Promise<unknown> => bench.ask('performance.editScheme', { figures: [{ key, value }] });
    expect(await refused('weights.execution', 20)).toMatchObject({ ok: false, error: { code: 'scheme.split' } });
    expect(await refused('qualitative.met.from', 101)).toMatchObject({ ok: false, error: { code: 'scheme.band' } });
    expect(await refused('grades.1.from', 99)).toMatchObject({ ok: false, error: { code: 'scheme.grades' } });
    expect(await refused('constructor.name', 1)).toMatchObject({ ok: false, error: { code: 'scheme.figure' } });
    await bench.call('performance.chooseScheme', { id: before.id });
    expect((await bench.call('performance.scheme', {})).name).toBe(before.name);
  });
});

describe('forms out and in', () => {
  it('what is exported is read back as the same projects; a stale plan is refused', async () => {
    const file = join(bench.folder, '自评.xlsx');
    bench.answer(file);
    expect(await bench.call('performance.export', {})).toMatchObject({ name: '自评.xlsx' });
    bench.answer(file);
    const plan = await bench.call('performance.planImport', {});
    const { lines } = await bench.call('performance.list', {});
    expect(plan?.projects.map((project) => project.code)).toEqual(lines.map((line) => line.code));
    await bench.call('performance.order', { codes: lines.map((line) => line.code).toReversed() });
    expect(await bench.ask('performance.acceptImport', { token: plan?.token ?? '', codes: [code] })).toMatchObject({ ok: false, error: { code: 'plan-stale' } });
    bench.answer(file);
    const again = await bench.call('performance.planImport', {});
    expect(await bench.call('performance.acceptImport', { token: again?.token ?? '', codes: [code] })).toEqual({ taken: 1 });
    bench.answer(null);
    expect(await bench.call('performance.planImport', {})).toBeNull();
  });
});
