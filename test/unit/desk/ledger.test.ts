import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeskBench, deskBench } from './deskBench.ts';

let bench: DeskBench;
beforeEach(() => { bench = deskBench(); });
afterEach(() => bench.close());

const newLedger = async (name = '甲局'): Promise<string> => {
  const path = join(bench.folder, `${name}.juece`);
  bench.answer(path);
  await bench.call('ledger.new', { bureau: name });
  return path;
};

describe('ledger and years', () => {
  it('starts with nothing: every question says what to do first', async () => {
    expect(await bench.call('desk.state', {})).toMatchObject({ ledger: null, book: null, years: [] });
    expect(await bench.ask('statements.list', {})).toMatchObject({ ok: false, error: { code: 'no-ledger', message: expect.stringContaining('请先') } });
    await newLedger();
    expect(await bench.ask('statements.list', {})).toMatchObject({ ok: false, error: { code: 'no-year' } });
  });

  it('a cancelled dialog changes nothing; a name without its extension gets it; an existing file is not written over', async () => {
    bench.answer(null);
    expect(await bench.call('ledger.new', { bureau: '甲局' })).toEqual({ kind: 'cancelled' });
    bench.answer(join(bench.folder, '甲局'));
    await bench.call('ledger.new', { bureau: '甲局' });
    expect(existsSync(join(bench.folder, '甲局.juece'))).toBe(true);
    bench.answer(join(bench.folder, '甲局'));
    expect(await bench.ask('ledger.new', { bureau: '乙局' })).toMatchObject({ ok: false, error: { code: 'ledger-exists' } });
    expect((await bench.call('desk.state', {})).ledger?.bureau).toBe('甲局');
  });

  it('a year is made, cloned and deleted; the window follows', async () => {
    await newLedger();
    const { proposed, packs } = await bench.call('ledger.packChoices', { year: 2024 });
    expect(packs.map((pack) => pack.id)).toContain(proposed);
    await bench.call('ledger.createYear', { year: 2024, packId: proposed ?? '' });
    const { state } = await bench.call('ledger.cloneYear', { from: 2024, to: 2025 });
    expect(state.book?.year).toBe(2025);
    expect(state.years.map((year) => year.year)).toEqual([2025, 2024]);
    expect((await bench.call('ledger.deleteYear', { year: 2025 })).book?.year).toBe(2024);
    expect(await bench.ask('ledger.createYear', { year: 2024, packId: proposed ?? '' })).toMatchObject({ ok: false, error: { code: 'book-exists' } });
  });

  it('locking asks for the people of the release; a locked year takes nothing until it is unlocked with a reason', async () => {
    bench.answer(join(bench.folder, '示例.juece'));
    await bench.call('ledger.newSample', {});
    expect(await bench.ask('ledger.lock', { year: 2024, reason: '' })).toMatchObject({ ok: false, error: { code: expect.stringMatching(/people-missing|errors-open/) } });
  });

  it('recent ledgers are opened by token; one that is gone is said to be', async () => {
    const path = await newLedger();
    await bench.call('ledger.close', {});
    const [recent] = await bench.call('ledger.recent', {});
    expect(recent).toMatchObject({ name: '甲局', missing: false });
    expect(JSON.stringify(recent)).not.toContain(path);
    expect((await bench.call('ledger.openRecent', { token: recent?.token ?? '' })).kind).toBe('opened');
    expect(await bench.call('ledger.forgetRecent', { token: recent?.token ?? '' })).toEqual([]);
  });

  it('a damaged ledger offers its backups; a good one opens beside it and the damaged file stays', async () => {
    const path = await newLedger();
    await vi.waitFor(() => expect(readdirSync(join(bench.folder, '备份')).filter((name) => name.endsWith('.juece'))).toHaveLength(1));
    await bench.call('ledger.close', {});
    truncateSync(path, 5000);
    writeFileSync(join(bench.folder, '备份', '甲局-20200101-000000.juece'), 'broken');
    bench.answer(path);
    const refused = await bench.call('ledger.open', {});
    if (refused.kind !== 'damaged') throw new Error(refused.kind);
    expect(refused.backups.map((backup) => backup.good).sort()).toEqual([false, true]);
    const good = refused.backups.find((backup) => backup.good);
    const opened = await bench.call('ledger.openBackup', { damaged: refused.token, backup: good?.token ?? '' });
    expect(opened.kind === 'opened' && opened.state.ledger?.bureau).toBe('甲局');
    expect(opened.kind === 'opened' && opened.state.ledger?.name).toMatch(/^甲局（恢复\d{8}-\d{6}）$/);
    expect(existsSync(path)).toBe(true);
  });
});

describe('the border', () => {
  it('a bug is told as one and logged; what was asked wrongly does nothing', async () => {
    expect(await bench.ask('nothing.here', {})).toMatchObject({ ok: false, error: { code: 'unknown-channel' } });
    expect(await bench.ask('desk.chooseYear', { year: 1.5 })).toMatchObject({ ok: false, error: { code: 'bad-call' } });
    expect(bench.logged.join()).toContain('desk.chooseYear');
  });

  it('every write raises the revision and is announced', async () => {
    const before = (await bench.call('desk.state', {})).revision;
    await newLedger();
    const changed = bench.events.filter((event) => event.name === 'changed');
    expect(changed.length).toBeGreaterThan(0);
    expect((await bench.call('desk.state', {})).revision).toBeGreaterThan(before);
  });
});
