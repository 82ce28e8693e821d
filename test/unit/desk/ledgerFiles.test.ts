import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeskBench, deskBench } from './deskBench.ts';

let bench: DeskBench;
beforeEach(() => { bench = deskBench(); });
afterEach(() => bench.close());

const newLedger = async (): Promise<string> => {
  const path = join(bench.folder, '甲局.juece');
  bench.answer(path);
  await bench.call('ledger.new', { bureau: '甲局' });
  return path;
};

describe('ledger files', () => {
  it('with none open every question says what to do first', async () => {
    expect(await bench.call('desk.state', {})).toMatchObject({ ledger: null, book: null, years: [] });
    expect(await bench.ask('statements.list', {})).toMatchObject({ ok: false, error: { code: 'no-ledger', message: expect.stringContaining('请先') } });
    await newLedger();
    expect(await bench.ask('statements.list', {})).toMatchObject({ ok: false, error: { code: 'no-year' } });
  });

  it('a name without its extension gets it, and an existing file is not written over', async () => {
    for (const code of [null, 'ledger-exists']) {
      bench.answer(join(bench.folder, '甲局'));
      const answer = await bench.ask('ledger.new', { bureau: '甲局' });
      expect(answer.ok ? null : answer.error.code).toBe(code);
    }
    expect(existsSync(join(bench.folder, '甲局.juece'))).toBe(true);
  });

  it('recent ones are opened by token', async () => {
    await newLedger();
    await bench.call('ledger.close', {});
    const [recent] = await bench.call('ledger.recent', {});
    expect(recent).toMatchObject({ name: '甲局', missing: false });
    expect((await bench.call('ledger.openRecent', { token: recent?.token ?? '' })).kind).toBe('opened');
    expect(await bench.call('ledger.forgetRecent', { token: recent?.token ?? '' })).toEqual([]);
    expect(await bench.ask('ledger.openRecent', { token: join(bench.folder, '甲局.juece') })).toMatchObject({ ok: false, error: { code: 'unknown-file' } });
  });

  it('a damaged one offers its backups; a good one opens beside it and the damaged file stays', async () => {
    const path = await newLedger();
    await vi.waitFor(() => expect(readdirSync(join(bench.folder, '备份')).filter((name) => name.endsWith('.juece'))).toHaveLength(1), { timeout: 20_000 });
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
    expect(existsSync(path)).toBe(true);
  });
});

describe('the border', () => {
  it('what was asked wrongly does nothing and is logged', async () => {
    expect(await bench.ask('nothing.here', {})).toMatchObject({ ok: false, error: { code: 'unknown-channel' } });
    expect(await bench.ask('desk.chooseYear', { year: 1.5 })).toMatchObject({ ok: false, error: { code: 'bad-call' } });
    expect(bench.logged.join()).toContain('desk.chooseYear');
  });

  it('every write raises the revision and is announced', async () => {
    const before = (await bench.call('desk.state', {})).revision;
    await newLedger();
    expect(bench.events.some((event) => event.name === 'changed')).toBe(true);
    expect((await bench.call('desk.state', {})).revision).toBeGreaterThan(before);
  });
});
