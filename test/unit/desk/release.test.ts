import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseRemarks } from '../../../shared/overview/releaseRemarks.ts';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { type DeskBench, sampleBench } from './deskBench.ts';

let bench: DeskBench;
beforeAll(async () => { bench = await sampleBench(null); });
afterAll(() => bench.close());

const open = (): Promise<ChannelOutput<'release.open'>> => bench.call('release.open', {});

describe('批复', () => {
  it('compares what is typed with the book before it is written', async () => {
    const { totals } = await open();
    const income = totals.find((total) => total.measure === 'income' && total.fund === null);
    const book = income?.book ?? 0;
    const typed = async (amount: number) => (await bench.call('release.compare', { total: { measure: 'income', fund: null, amount } })).find((total) => total.measure === 'income' && total.fund === null);
    expect(await typed(book)).toMatchObject({ difference: 0, agrees: true });
    expect(await typed(book + 1_234_500)).toMatchObject({ difference: -1_234_500, agrees: false });
    expect((await open()).totals).toEqual(totals);
  });

  it('a written total that differs is an error of the book; undo takes it back', async () => {
    const before = (await bench.call('desk.state', {})).findings.error;
    const state = await bench.call('release.putApproval', { total: { measure: 'expenditure', fund: null, amount: 100 } });
    expect(state.undo).toBe('登记批复：批复数');
    expect(state.findings.error).toBeGreaterThan(before);
    await bench.call('desk.undo', {});
    expect((await bench.call('desk.state', {})).findings.error).toBe(before);
  });

  it('counts twenty days from the day after the 批复 and refuses a day that does not exist', async () => {
    await bench.call('release.putApproval', { date: '2025-08-12' });
    expect((await open()).deadline?.last).toBe('2025-09-01');
    expect(await bench.ask('release.putApproval', { date: '2025-02-30' })).toMatchObject({ ok: false, error: { code: 'bad-date', message: expect.stringContaining('批复日期') } });
    await bench.call('desk.undo', {});
  });

  it('says which days contradict each other', () => {
    expect(releaseRemarks({ approvedOn: '2025-08-12', secrecyOn: '2025-08-20', publishedOn: '2025-09-01' }, '2025-09-02')).toEqual([]);
    expect(releaseRemarks({ approvedOn: '2025-08-12', secrecyOn: '2025-09-03', publishedOn: '2025-09-02' }, '2025-09-02')).toEqual([expect.stringContaining('先审查后公开'), expect.stringContaining('2025-09-01')]);
    expect(releaseRemarks({ approvedOn: '2025-08-12', secrecyOn: '', publishedOn: '2025-08-01' }, '2025-08-01')).toEqual([expect.stringContaining('还没有到'), expect.stringContaining('早于批复日期')]);
  });
});

describe('签批', () => {
  it('names in the journal what was entered, and writes nothing where nothing changed', async () => {
    const state = await bench.call('release.putPeople', { reviewer: '甲', platform: '县政府门户网站' });
    expect(state.undo).toBe('登记签批：复核人、公开平台');
    const { revision } = await bench.call('desk.state', {});
    await bench.call('release.putPeople', { reviewer: ' 甲 ' });
    expect((await bench.call('desk.state', {})).revision).toBe(revision);
    expect((await bench.call('release.putPeople', { reviewer: '' })).steps.find((step) => step.page === 'release')?.state).not.toBe('done');
    expect((await open()).people.reviewer).toBe('');
  });
});

describe('单位', () => {
  it('the department is the sum of its units and of what cancels between them', async () => {
    const { sums } = await open();
    const department = sums.rows.find((row) => row.kind === 'department');
    for (const [column] of sums.columns.entries()) {
      expect(sums.rows.filter((row) => row.kind !== 'department').reduce((sum, row) => sum + (row.amounts[column] ?? 0), 0)).toBe(department?.amounts[column] ?? 0);
    }
  });

  it('is added, renamed, moved and removed while empty; one with figures and the last one stay', async () => {
    await bench.call('release.addUnit', { code: '009', name: '新设站', nature: 'institution', level: '' });
    expect(await bench.ask('release.addUnit', { code: '009', name: '又一站', nature: 'institution', level: '' })).toMatchObject({ ok: false, error: { code: 'unit-exists' } });
    await bench.call('release.changeUnit', { code: '009', name: '新设中心', level: '三级' });
    await bench.call('release.moveUnit', { code: '009', by: -1 });
    expect((await open()).units.map((unit) => [unit.code, unit.inUse])).toEqual([['001', true], ['002', true], ['009', false], ['003', true]]);
    expect((await open()).units[2]).toMatchObject({ name: '新设中心', level: '三级' });
    expect((await bench.call('desk.state', {})).book?.units.map((unit) => unit.code)).toEqual(['001', '002', '009', '003']);
    await bench.call('desk.chooseUnit', { unit: '009' });
    expect((await bench.call('release.removeUnit', { code: '009' })).unit).toBeNull();
    expect(await bench.ask('release.removeUnit', { code: '001' })).toMatchObject({ ok: false, error: { code: 'unit-in-use' } });
    expect(await bench.ask('release.addUnit', { code: '010', name: ' ', nature: 'institution', level: '' })).toMatchObject({ ok: false, error: { code: 'blank-field' } });
  });

  it('what cancels is deducted on both sides and taken back in one step', async () => {
    const before = (await open()).sums.rows.find((row) => row.kind === 'department')?.amounts;
    const entry = { pair: 'subsidy' as const, incomeFunction: '2101501', expenditureFunction: '2101501', amount: 500_000 };
    expect(await bench.ask('release.putCancellation', { ...entry, amount: 0 })).toMatchObject({ ok: false, error: { code: 'bad-amount' } });
    expect(await bench.ask('release.putCancellation', { ...entry, incomeFunction: '210' })).toMatchObject({ ok: false, error: { code: 'bad-code', message: expect.stringContaining('7 位') } });
    await bench.call('release.putCancellation', entry);
    const { sums, cancellations, units } = await open();
    expect(cancellations[0]).toMatchObject({ pair: 'subsidy', agrees: true, rows: [{ function: '2101501', income: 500_000, expenditure: 500_000 }] });
    expect(units.map((unit) => unit.code)).not.toContain('抵销');
    const after = sums.rows.find((row) => row.kind === 'department')?.amounts;
    expect([after?.[0], after?.[2]]).toEqual([(before?.[0] ?? 0) - 500_000, (before?.[2] ?? 0) - 500_000]);
    await bench.call('release.removeCancellation', { pair: 'subsidy', function: '2101501' });
    expect((await open()).cancellations[0]?.rows).toEqual([]);
    expect((await open()).sums.rows.find((row) => row.kind === 'department')?.amounts).toEqual(before);
  });
});
