import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPLICATION_ID } from '../../../electron/ledger/fileHeader.ts';
import { nativeSentence } from '../../../electron/ledger/nativeDatabase.ts';
import { openLedger, openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { listBooks } from '../../../electron/ledger/subjects/books.ts';
import { listFacts, putFact } from '../../../electron/ledger/subjects/facts.ts';
import { newBook, ownFolder, spending } from './sampleBook.ts';

const folder = ownFolder();
afterAll(folder.remove);

const refusal = (code: string): unknown => expect.objectContaining({ name: 'BadInput', code });

describe('a new ledger', () => {
  it('is one file while closed, and holds what was written', async () => {
    const path = folder.path('新建.juece');
    const ledger = await openLedger(path, { mode: 'create' });
    newBook(ledger, 2024);
    ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(7_836_480_000)); });
    ledger.close();
    ledger.close();
    expect(readdirSync(dirname(path))).toEqual(['新建.juece']);
    const again = await openLedger(path);
    expect(listFacts(again.read, 2024)).toEqual([spending(7_836_480_000)]);
    again.close();
  });

  it('is made only when asked for, and never over an existing file', async () => {
    await expect(openLedger(folder.path('没有.juece'))).rejects.toThrow(refusal('ledger-missing'));
    expect(existsSync(folder.path('没有.juece'))).toBe(false);
    await expect(openLedger(folder.path('新建.juece'), { mode: 'create' })).rejects.toThrow(refusal('ledger-exists'));
    const ledger = await openLedger(folder.path('新建.juece'), { mode: 'openOrCreate' });
    expect(listBooks(ledger.read).map(({ year }) => year)).toEqual([2024]);
    ledger.close();
    await expect(openLedger(folder.path('无此文件夹/甲.juece'), { mode: 'create' })).rejects.toThrow(refusal('ledger-not-writable'));
  });

  it('writes ahead, durably, alone and with foreign keys', async () => {
    const path = folder.path('设置.juece');
    (await openLedger(path, { mode: 'create' })).close();
    const header = readFileSync(path);
    expect(header.readInt32BE(68)).toBe(APPLICATION_ID);
    expect(header.readInt32BE(60)).toBe(1);
    expect([header[18], header[19]]).toEqual([2, 2]);
    const ledger = await openLedger(path);
    newBook(ledger, 2024);
    expect(existsSync(`${path}-wal`)).toBe(true);
    expect(existsSync(`${path}-shm`)).toBe(false);
    expect(() => ledger.write(2024, { what: '悬空' }, (tx) => {
      tx.insert('project_fund', { book: 2024, project: '无', source: '年度资金总额', initial: null, adjusted: null, executed: null, weight: '', score: '', seq: 1 });
    })).toThrow(/FOREIGN KEY/);
    ledger.close();
  });

  it('can live in memory', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2024);
    expect(listBooks(ledger.read)).toHaveLength(1);
    ledger.close();
  });
});

describe('a second opener in the same program', () => {
  it('is refused under any name of the file, and the first goes on writing', async () => {
    const path = folder.path('占用.juece');
    const ledger = await openLedger(path, { mode: 'create' });
    newBook(ledger, 2024);
    symlinkSync(path, folder.path('别名.juece'));
    for (const name of [path, folder.path('别名.juece')]) {
      await expect(openLedger(name)).rejects.toThrow(refusal('ledger-in-use'));
    }
    ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(1)); });
    ledger.close();
    (await openLedger(folder.path('别名.juece'))).close();
  });
});

describe('what is no ledger', () => {
  const untouched = async (name: string, content: Buffer | string, code: string): Promise<void> => {
    const path = folder.path(name);
    writeFileSync(path, content);
    const before = readFileSync(path);
    await expect(openLedger(path)).rejects.toThrow(refusal(code));
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}-wal`)).toBe(false);
  };

  it('is refused and stays as it is: text, an empty file, a database of another program', async () => {
    await untouched('说明.juece', '这不是账套'.repeat(50), 'not-a-ledger');
    await untouched('空.juece', '', 'not-a-ledger');
    const other = new Database(folder.path('其他.db'));
    other.exec('CREATE TABLE t (a); PRAGMA user_version = 1');
    other.close();
    await untouched('其他.juece', readFileSync(folder.path('其他.db')), 'not-a-ledger');
    mkdirSync(folder.path('文件夹.juece'));
    await expect(openLedger(folder.path('文件夹.juece'))).rejects.toThrow(refusal('ledger-unreadable'));
  });

  it('is refused when a newer program saved it', async () => {
    const newer = Buffer.from(readFileSync(folder.path('新建.juece')));
    newer.writeInt32BE(9, 60);
    await untouched('更新.juece', newer, 'ledger-newer');
    await expect(openLedger(folder.path('更新.juece'))).rejects.toThrow(/更新版本.*9.*请升级/);
  });

  it('is refused when damaged: cut off, or with a torn page', async () => {
    const sound = readFileSync(folder.path('新建.juece'));
    await untouched('残缺.juece', sound.subarray(0, sound.length - 4096 * 3), 'ledger-damaged');
    const torn = Buffer.from(sound);
    torn.fill(0xa5, 4096, 4096 * 6);
    await untouched('坏页.juece', torn, 'ledger-damaged');
  });

  it('is refused when its structure is not the version’s', async () => {
    const path = folder.path('试用.juece');
    writeFileSync(path, readFileSync(folder.path('新建.juece')));
    const db = new Database(path);
    db.exec('ALTER TABLE "fact" DROP COLUMN "origin"');
    db.close();
    await expect(openLedger(path)).rejects.toThrow(refusal('ledger-structure'));
    await expect(openLedger(path)).rejects.toThrow(/fact\.origin/);
  });
});

describe('the native database module', () => {
  beforeAll(() => { writeFileSync(folder.path('broken.node'), 'not a library'); });

  it('that does not load is said in one sentence', async () => {
    const path = folder.path('新建.juece');
    await expect(openLedger(path, { nativeBinding: folder.path('broken.node') })).rejects.toThrow(refusal('native-module'));
    await expect(openLedger(path, { nativeBinding: folder.path('absent.node') })).rejects.toThrow(refusal('native-module'));
    (await openLedger(path)).close();
  });

  it('names the old system where glibc is too old', () => {
    expect(nativeSentence("/lib/libc.so.6: version `GLIBC_2.34' not found (required by x.node)")).toContain('glibc 版本低于 2.34');
  });
});
