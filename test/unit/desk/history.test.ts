import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putReason } from '../../../electron/ledger/subjects/reasons.ts';
import { putText } from '../../../electron/ledger/subjects/texts.ts';
import { type DeskBench, deskBench } from './deskBench.ts';

let bench: DeskBench;
beforeEach(async () => {
  bench = deskBench();
  bench.answer(join(bench.folder, '示例.juece'));
  await bench.call('ledger.new', { bureau: '示例局' });
  await bench.call('ledger.createYear', { year: 2024, packId: 'national-2023' });
});
afterEach(() => bench.close());

const write = (what: string, text: string): void => bench.context.desk.write(what, (tx, year) => putText(tx, year, { section: 'remarks', text }));
const textNow = (): string | undefined => bench.context.desk.ledger().read.get('text', { book: 2024, section: 'remarks' })?.text;

describe('the journal', () => {
  it('is filtered by year, words and kind, newest first', async () => {
    write('改说明一', '一');
    write('改说明二', '二');
    const all = await bench.call('history.list', {});
    expect(all.entries[0]?.what).toBe('改说明二');
    expect(all.entries.some((entry) => entry.year === null)).toBe(true);
    expect((await bench.call('history.list', { text: '说明 一' })).entries.map((entry) => entry.what)).toEqual(['改说明一']);
    expect((await bench.call('history.list', { year: 2024, kind: 'creation' })).entries).toHaveLength(1);
    const first = await bench.call('history.list', { limit: 1 });
    expect(first.more).toBe(true);
    expect((await bench.call('history.list', { limit: 1, before: first.entries[0]?.id ?? 0 })).entries[0]?.what).toBe('改说明一');
    expect((await bench.call('history.list', { to: '2001-01-01' })).entries).toEqual([]);
  });

  it('says in words what an entry changed, and what became of one row', async () => {
    write('改说明一', '旧的话');
    write('改说明二', '新的话');
    const [newest] = (await bench.call('history.list', {})).entries;
    const { rows, left } = await bench.call('history.entry', { id: newest?.id ?? 0 });
    expect(left).toBe(0);
    expect(rows).toMatchObject([{ subject: '文字', before: '旧的话', after: '新的话' }]);
    const history = await bench.call('history.row', { table: rows[0]?.table ?? '', key: rows[0]?.key ?? '' });
    expect(history.map(({ entry }) => entry.what)).toEqual(['改说明二', '改说明一']);
    await expect(bench.call('history.row', { table: 'journal_entry', key: '[1]' })).rejects.toThrow('no-such-row');
  });

  it('goes back to an entry and forward again', async () => {
    write('一', '一');
    write('二', '二');
    write('三', '三');
    const [third, , first] = (await bench.call('history.list', { year: 2024 })).entries;
    expect(await bench.call('history.way', { id: first?.id ?? 0 })).toEqual({ direction: 'undo', steps: 2, year: 2024 });
    await bench.call('history.goTo', { id: first?.id ?? 0 });
    expect(textNow()).toBe('一');
    await bench.call('history.goTo', { id: third?.id ?? 0 });
    expect(textNow()).toBe('三');
  });

  it('does not go past a barrier, nor to what was discarded, and then changes nothing', async () => {
    write('一', '一');
    const own = (await bench.call('history.list', { year: 2024 })).entries;
    await bench.call('desk.undo', {});
    bench.context.desk.write('另一件', (tx, year) => putReason(tx, year, { subject: 'x', text: 'y', document: '' }));
    await expect(bench.call('history.goTo', { id: own[0]?.id ?? 0 })).rejects.toThrow('entry-discarded');
    const bureau = (await bench.call('history.list', { year: null })).entries[0];
    await expect(bench.call('history.goTo', { id: bureau?.id ?? 0 })).rejects.toThrow('no-such-entry');
    expect((await bench.call('history.list', { year: 2024 })).entries[0]).toMatchObject({ what: '另一件', state: 'done' });
  });
});

describe('backups', () => {
  it('are made, looked into and restored beside the ledger, which stays as it is', async () => {
    write('备份之前', '甲');
    const made = await bench.call('history.backUp', {});
    write('备份之后', '乙');
    const { backups } = await bench.call('history.backups', {});
    expect(backups.map((backup) => backup.name)).toContain(made.name);
    expect(await bench.call('history.checkBackup', { token: made.token })).toMatchObject({ good: true, years: [2024], lastEntry: '备份之前' });
    const restored = await bench.call('history.restore', { token: made.token });
    expect(restored.name).toMatch(/^示例（恢复\d{8}-\d{6}）\.juece$/);
    expect(textNow()).toBe('甲');
    const recent = await bench.call('ledger.recent', {});
    const before = recent.find((entry) => entry.name === '示例');
    await bench.call('ledger.openRecent', { token: before?.token ?? '' });
    expect(textNow()).toBe('乙');
  });

  it('that are damaged are told apart and never restored', async () => {
    const { token, name } = await bench.call('history.backUp', {});
    const { folder } = await bench.call('history.backups', {});
    writeFileSync(join(folder, name), 'rubbish');
    expect(await bench.call('history.checkBackup', { token })).toMatchObject({ good: false });
    await expect(bench.call('history.restore', { token })).rejects.toThrow(/已损坏，不能恢复/);
    expect(readdirSync(bench.folder).filter((file) => file.includes('恢复'))).toEqual([]);
  });

  it('a copy goes where the person wants it and is read back', async () => {
    bench.answer(join(bench.folder, 'U盘副本'));
    expect(await bench.call('history.saveCopy', {})).toMatchObject({ name: 'U盘副本.juece' });
    bench.answer(null);
    expect(await bench.call('history.saveCopy', {})).toBeNull();
    bench.answer(join(bench.folder, '没有的盘', '副本.juece'));
    await expect(bench.call('history.saveCopy', {})).rejects.toThrow(/没有写成/);
    bench.answer(join(bench.folder, '示例.juece'));
    await expect(bench.call('history.saveCopy', {})).rejects.toThrow(/正在使用/);
  });
});
