import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedger } from '../../../electron/ledger/openLedger.ts';
import { listFacts, putFact } from '../../../electron/ledger/subjects/facts.ts';
import { newBook, ownFolder, spending } from './sampleBook.ts';

const folder = ownFolder();
afterAll(folder.remove);

describe('a backup', () => {
  it('is a whole ledger of the moment, written over an older copy', async () => {
    const ledger = await openLedger(folder.path('账.juece'), { mode: 'create' });
    newBook(ledger, 2024);
    ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(1)); });
    writeFileSync(folder.path('旧.juece'), '旧备份');
    await ledger.backup(folder.path('旧.juece'));
    ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(2)); });
    const copy = await openLedger(folder.path('旧.juece'));
    expect(listFacts(copy.read, 2024)).toEqual([spending(1)]);
    expect(copy.undo(2024).what).toBe('录入');
    copy.close();
    expect(listFacts(ledger.read, 2024)).toEqual([spending(2)]);
    ledger.close();
    expect(readdirSync(dirname(folder.path('x'))).sort()).toEqual(['旧.juece', '账.juece'].sort());
  });

  it('that cannot be written leaves the older copy and the ledger alone', async () => {
    const ledger = await openLedger(folder.path('账.juece'));
    const failed = expect.objectContaining({ name: 'BadInput', code: 'backup-failed' });
    await expect(ledger.backup(folder.path('无此文件夹/备份.juece'))).rejects.toThrow(failed);
    await expect(ledger.backup(dirname(folder.path('x')))).rejects.toThrow(failed);
    await expect(ledger.backup(folder.path('账.juece'))).rejects.toThrow(expect.objectContaining({ code: 'backup-target-open' }));
    expect(readdirSync(dirname(folder.path('x'))).filter((name) => name.includes('写入中'))).toEqual([]);
    expect(listFacts(ledger.read, 2024)).toEqual([spending(2)]);
    ledger.close();
    expect(existsSync(folder.path('账.juece-wal'))).toBe(false);
    expect(readFileSync(folder.path('旧.juece')).length).toBeGreaterThan(4096);
  });
});
