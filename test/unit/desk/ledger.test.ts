import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putFact } from '../../../electron/ledger/subjects/facts.ts';
import { putPeople } from '../../../electron/ledger/subjects/people.ts';
import { type DeskBench, deskBench, sampleBench } from './deskBench.ts';

let bench: DeskBench;
afterEach(() => bench.close());

const PEOPLE = { preparer: '甲', reviewer: '乙', financeHead: '丙', approver: '丁', secrecyReviewer: '戊', secrecyDate: '2025-08-10', secrecyResult: '同意公开', publishedOn: '2025-08-15', platform: '政府网站' };

describe('a new ledger', () => {
  beforeEach(() => { bench = deskBench(); });

  it('asks nothing but where to keep it: without a name the bureau is called as the file', async () => {
    bench.answer(join(bench.folder, '甲县统计局'));
    const made = await bench.call('ledger.new', {});
    expect(made.kind === 'opened' && made.state.ledger).toMatchObject({ name: '甲县统计局', bureau: '甲县统计局' });
    await bench.call('ledger.putBureau', { name: '甲县统计局（本级）', code: '101', region: '山东省' });
    expect(await bench.call('ledger.bureau', {})).toEqual({ name: '甲县统计局（本级）', code: '101', region: '山东省' });
    await expect(bench.call('ledger.putBureau', { name: ' ', code: '', region: '' })).rejects.toThrow(/单位名称/);
  });

  it('says with which pack a year would start, by the bureau’s province', async () => {
    bench.answer(join(bench.folder, '甲.juece'));
    await bench.call('ledger.new', { bureau: '甲局', region: '陕西省' });
    expect((await bench.call('ledger.packChoices', { year: 2024 })).proposed).toBe('shaanxi-2023');
  });

  it('gives a year that was deleted back whole', async () => {
    bench.answer(join(bench.folder, '甲.juece'));
    await bench.call('ledger.new', { bureau: '甲局' });
    await bench.call('ledger.createYear', { year: 2024, packId: 'national-2023' });
    bench.context.desk.write('录入', (tx, year) => putFact(tx, year, { period: 'current', unit: '本级', measure: 'income', dimensions: { source: 'general' }, quantity: 5_000_000, quantityKind: 'fen' }));
    expect((await bench.call('ledger.deleteYear', { year: 2024 })).book).toBeNull();
    expect((await bench.call('ledger.deletedYears', {})).map(({ year }) => year)).toEqual([2024]);
    const state = await bench.call('ledger.restoreYear', { year: 2024 });
    expect(state.book?.year).toBe(2024);
    expect((await bench.call('ledger.years', {}))[0]?.facts).toBe(1);
    expect(await bench.call('ledger.deletedYears', {})).toEqual([]);
    await expect(bench.call('ledger.restoreYear', { year: 2019 })).rejects.toThrow('not-deleted');
  });
});

describe('a year of the sample', () => {
  beforeEach(async () => { bench = await sampleBench(null); });

  it('is rolled forward with a report of what became different in its projects', async () => {
    const { carried, state } = await bench.call('ledger.cloneYear', { from: 2024, to: 2025 });
    expect(state.book?.year).toBe(2025);
    expect(carried.units).toBeGreaterThan(0);
    expect(carried.facts).toBeGreaterThan(50);
    expect(carried.renamed).toEqual([]);
    expect(carried.projectChanges.some((project) => project.changes.some((change) => change.kind === 'emptied'))).toBe(true);
    await expect(bench.call('ledger.cloneYear', { from: 2024, to: 2025 })).rejects.toThrow('book-exists');
  });

  it('is not locked while names are missing, and says which', async () => {
    const before = await bench.call('ledger.lockReadiness', { year: 2024 });
    expect(before).toMatchObject({ ready: false, errors: 0 });
    expect(before.missing).toContain('公开日期');
    bench.context.desk.write('签批', (tx, year) => putPeople(tx, year, PEOPLE));
    expect((await bench.call('ledger.lockReadiness', { year: 2024 })).ready).toBe(true);
  });

  it('is compared with what it was when it was locked', async () => {
    expect(await bench.call('ledger.compareLocked', { year: 2024 })).toBeNull();
    bench.context.desk.write('签批', (tx, year) => putPeople(tx, year, PEOPLE));
    await bench.call('ledger.lock', { year: 2024, reason: '已公开' });
    expect(await bench.call('ledger.compareLocked', { year: 2024 })).toMatchObject({ entries: 0, rows: [], reason: '已公开' });
    const [locked] = (await bench.call('ledger.years', {}))[0]?.lockEvents ?? [];
    expect(Date.parse((await bench.call('desk.state', {})).savedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(locked?.at ?? ''));
    await bench.call('ledger.unlock', { year: 2024, reason: '更正平台名称' });
    bench.context.desk.write('改平台', (tx, year) => putPeople(tx, year, { ...PEOPLE, platform: '门户网站' }));
    const fact = bench.context.desk.book().facts.find((candidate) => candidate.period === 'current' && candidate.measure === 'expenditure');
    if (!fact) throw new Error('the sample has expenditure');
    bench.context.desk.write('改数', (tx, year) => putFact(tx, year, { ...fact, quantity: fact.quantity + 100 }));
    const compared = await bench.call('ledger.compareLocked', { year: 2024 });
    expect(compared).toMatchObject({ entries: 2, unlockReason: '更正平台名称' });
    expect(compared?.rows.map((row) => row.subject).sort()).toEqual(['数据', '签批人员']);
    expect(compared?.rows.find((row) => row.subject === '签批人员')).toMatchObject({ before: '公开平台 政府网站', after: '公开平台 门户网站' });
    bench.context.desk.write('改回', (tx, year) => putPeople(tx, year, PEOPLE));
    expect((await bench.call('ledger.compareLocked', { year: 2024 }))?.rows).toHaveLength(1);
  });

  it('keeps the name that it was locked under, also when it is opened again, until the present one is wanted', async () => {
    const printed = (): string => bench.context.desk.book().department;
    const rename = async (name: string): Promise<unknown> => bench.call('ledger.putBureau', { ...await bench.call('ledger.bureau', {}), name });
    await rename('示例县医保局');
    expect(printed()).toBe('示例县医保局');
    bench.context.desk.write('签批', (tx, year) => putPeople(tx, year, PEOPLE));
    await bench.call('ledger.lock', { year: 2024, reason: '已公开' });
    await rename('示例县医疗和生育保障局');
    expect([printed(), (await bench.call('statements.open', { role: 'summary' })).sheet.department]).toEqual(['示例县医保局', '示例县医保局']);
    expect(await bench.ask('ledger.takePresentName', { year: 2024 })).toMatchObject({ ok: false, error: { code: 'book-locked' } });
    await bench.call('ledger.unlock', { year: 2024, reason: '更正' });
    expect([printed(), (await bench.call('ledger.years', {}))[0]?.otherName]).toEqual(['示例县医保局', '示例县医保局']);
    await bench.call('ledger.takePresentName', { year: 2024 });
    expect([printed(), (await bench.call('ledger.years', {}))[0]?.otherName]).toEqual(['示例县医疗和生育保障局', '']);
    await bench.call('desk.undo', {});
    expect(printed()).toBe('示例县医保局');
  });

  it('takes another pack after saying what differs, and can go back', async () => {
    const { packId } = (await bench.call('desk.state', {})).book ?? { packId: '' };
    expect((await bench.call('ledger.packDifference', { year: 2024 })).differences).toEqual([]);
    const other = packId === 'shandong-2019' ? 'hunan-2019' : 'shandong-2019';
    expect((await bench.call('ledger.packDifference', { year: 2024, packId: other })).differences.length).toBeGreaterThan(1);
    expect((await bench.call('ledger.changePack', { year: 2024, packId: other })).book?.packId).toBe(other);
    expect((await bench.call('desk.undo', {})).state.book?.packId).toBe(packId);
  });
});
