import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS, type Migration, newestVersion } from '../../../electron/ledger/migrations.ts';
import { openLedger } from '../../../electron/ledger/openLedger.ts';
import { listFacts, putFact } from '../../../electron/ledger/subjects/facts.ts';
import { listJournal } from '../../../electron/ledger/subjects/history.ts';
import { newBook, ownFolder, spending } from './sampleBook.ts';

const folder = ownFolder();
afterAll(folder.remove);
const now = (): Date => new Date(2025, 6, 11, 15, 30, 12);

const ADD_COLUMN: Migration = { version: 2, name: '事实增加备注', up: (db) => { db.exec(`ALTER TABLE "fact" ADD COLUMN "remark" TEXT NOT NULL DEFAULT ''`); } };
const DOUBLE: Migration = { version: 3, name: '金额翻倍', up: (db) => { db.exec('UPDATE "fact" SET "quantity" = "quantity" * 2'); } };
const FAILING: Migration = { version: 3, name: '失败', up: (db) => { db.exec('DELETE FROM "fact"'); db.exec('SELECT nothing FROM nowhere'); } };
const DANGLING: Migration = { version: 2, name: '悬空引用', up: (db) => { db.exec('DELETE FROM "unit"'); } };

async function firstVersion(name: string): Promise<string> {
  const path = folder.path(name);
  const ledger = await openLedger(path, { mode: 'create' });
  newBook(ledger, 2024);
  ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(50)); });
  ledger.write(2024, { what: '改数' }, (tx) => { putFact(tx, 2024, spending(60)); });
  ledger.undo(2024);
  ledger.close();
  return path;
}

const copies = (path: string): string[] => readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.备份`));

describe('migrations', () => {
  it('run all pending ones after a copy of the old file, which still opens with the old program', async () => {
    const path = await firstVersion('升级.juece');
    const ledger = await openLedger(path, { migrations: [...MIGRATIONS, ADD_COLUMN, DOUBLE], now });
    expect(listFacts(ledger.read, 2024)).toEqual([spending(100)]);
    expect(listJournal(ledger.read, { limit: 1 })[0]).toMatchObject({ kind: 'migration', book: null, what: '账套结构升级：事实增加备注、金额翻倍' });
    ledger.close();
    expect(readFileSync(path).readInt32BE(60)).toBe(3);
    expect(copies(path)).toEqual(['升级.juece.备份-v1-20250711-153012']);
    const old = await openLedger(`${path}.备份-v1-20250711-153012`);
    expect(listFacts(old.read, 2024)).toEqual([spending(50)]);
    old.close();
    await expect(openLedger(path)).rejects.toThrow(expect.objectContaining({ code: 'ledger-newer' }));
  });

  it('are run once', async () => {
    const path = folder.path('升级.juece');
    const ledger = await openLedger(path, { migrations: [...MIGRATIONS, ADD_COLUMN, DOUBLE], now });
    expect(listFacts(ledger.read, 2024)).toEqual([spending(100)]);
    ledger.close();
    expect(copies(path)).toHaveLength(1);
  });

  it('are a barrier: neither undo nor redo goes past one', async () => {
    const ledger = await openLedger(folder.path('升级.juece'), { migrations: [...MIGRATIONS, ADD_COLUMN, DOUBLE] });
    expect(ledger.undoable(2024)).toBeNull();
    expect(() => ledger.undo(2024)).toThrow(expect.objectContaining({ code: 'undo-barrier' }));
    expect(() => ledger.redo(2024)).toThrow(expect.objectContaining({ code: 'nothing-to-redo' }));
    ledger.write(2024, { what: '改数' }, (tx) => { putFact(tx, 2024, spending(7)); });
    ledger.undo(2024);
    expect(listFacts(ledger.read, 2024)).toEqual([spending(100)]);
    expect(() => ledger.undo(2024)).toThrow(expect.objectContaining({ code: 'undo-barrier' }));
    ledger.close();
  });

  it.each([['one of several fails', [ADD_COLUMN, FAILING]], ['references dangle at the end', [DANGLING]]])('roll back whole when %s: the file is as it was', async (_case, pending) => {
    const path = await firstVersion(`失败${pending.length}.juece`);
    const before = readFileSync(path);
    const opening = openLedger(path, { migrations: [...MIGRATIONS, ...pending], now });
    await expect(opening).rejects.toThrow(expect.objectContaining({ name: 'BadInput', code: 'ledger-migration-failed' }));
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(copies(path)).toEqual([]);
    expect(existsSync(`${path}-wal`)).toBe(false);
    const ledger = await openLedger(path);
    expect(listFacts(ledger.read, 2024)).toEqual([spending(50)]);
    ledger.close();
  });

  it('have versions without gaps', () => {
    expect(newestVersion([...MIGRATIONS, ADD_COLUMN, DOUBLE])).toBe(3);
    expect(() => newestVersion([...MIGRATIONS, DOUBLE])).toThrow(/version 3/);
  });

  it('make a new file of any list that the whole list would make of an old one', async () => {
    const path = folder.path('直建.juece');
    (await openLedger(path, { mode: 'create', migrations: [...MIGRATIONS, ADD_COLUMN] })).close();
    const db = new Database(path, { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(db.prepare(`SELECT count(*) FROM pragma_table_info('fact') WHERE name = 'remark'`).pluck().get()).toBe(1);
    db.close();
    expect(copies(path)).toEqual([]);
  });
});
