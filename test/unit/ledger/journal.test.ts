import { afterAll, describe, expect, it } from 'vitest';
import { openLedger, openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { putBureau, readBureau } from '../../../electron/ledger/subjects/bureau.ts';
import { listFacts, putFact, replaceFacts } from '../../../electron/ledger/subjects/facts.ts';
import { listChanges, listJournal, rowHistory } from '../../../electron/ledger/subjects/history.ts';
import { putPeople } from '../../../electron/ledger/subjects/people.ts';
import { lockBook, unlockBook } from '../../../electron/ledger/subjects/lock.ts';
import { COMPLETE_PEOPLE, WHO, newBook, ownFolder, spending } from './sampleBook.ts';

const folder = ownFolder();
afterAll(folder.remove);

function enter(ledger: Ledger, quantity: number, book = 2024): void {
  ledger.write(book, { what: `录入 ${quantity}`, who: WHO }, (tx) => { putFact(tx, book, spending(quantity)); });
}

const quantities = (ledger: Ledger, book = 2024): number[] => listFacts(ledger.read, book).map(({ quantity }) => quantity);

describe('the journal', () => {
  it('says who did what and when, with the rows before and after', () => {
    const ledger = openMemoryLedger({ now: () => new Date('2025-07-11T08:00:00Z') });
    newBook(ledger, 2024);
    enter(ledger, 100);
    enter(ledger, 200);
    const [entry] = listJournal(ledger.read, { book: 2024, limit: 1 });
    expect(entry).toMatchObject({ book: 2024, who: WHO, at: '2025-07-11T08:00:00.000Z', what: '录入 200', kind: 'edit', state: 'done' });
    const changes = listChanges(ledger.read, entry?.id ?? 0);
    expect(changes).toMatchObject([{ table: 'fact', before: { quantity: 100 }, after: { quantity: 200 } }]);
    const key = { book: 2024, period: 'current', unit: '本级', measure: 'expenditure', source: '', fund: 'general', nature: 'basic', function: '2101501', economic: '', project: '', kind: '', key: '', stage: '' } as const;
    expect(rowHistory(ledger.read, 'fact', key).map(({ entry: { what }, change }) => [what, change.before?.['quantity'] ?? null, change.after?.['quantity']])).toEqual([['录入 200', 100, 200], ['录入 100', null, 100]]);
    ledger.close();
  });

  it('takes the account of the operating system where nobody is named', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2024);
    ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(1)); });
    expect(listJournal(ledger.read, { limit: 1 })[0]?.who).toBe(ledger.stamp().who);
    expect(ledger.stamp().who).not.toBe('');
    ledger.close();
  });

  it('has one entry for an import, and none for a write that changes nothing', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2024);
    const facts = [spending(1), spending(2, { nature: 'project' }), spending(3, { code: '2101505' })];
    ledger.write(2024, { what: '导入' }, (tx) => { replaceFacts(tx, 2024, 'current', '本级', facts, [{}]); });
    ledger.write(2024, { what: '又导入' }, (tx) => { replaceFacts(tx, 2024, 'current', '本级', facts, [{}]); });
    ledger.write(2024, { what: '来回' }, (tx) => { putFact(tx, 2024, spending(9)); putFact(tx, 2024, spending(1)); });
    expect(listJournal(ledger.read, { book: 2024 }).map(({ what }) => what)).toEqual(['导入', '新建 2024 年度']);
    ledger.undo(2024);
    expect(quantities(ledger)).toEqual([]);
    ledger.close();
  });
});

describe('undo and redo', () => {
  it('go back and forth over a restart', async () => {
    const path = folder.path('撤销.juece');
    const ledger = await openLedger(path, { mode: 'create' });
    newBook(ledger, 2024);
    for (const quantity of [1, 2, 3]) enter(ledger, quantity);
    expect(ledger.undo(2024).what).toBe('录入 3');
    ledger.close();
    const again = await openLedger(path);
    expect(again.undoable(2024)?.what).toBe('录入 2');
    expect(again.redoable(2024)?.what).toBe('录入 3');
    again.undo(2024);
    expect(quantities(again)).toEqual([1]);
    expect(again.redo(2024).what).toBe('录入 2');
    expect(again.redo(2024).what).toBe('录入 3');
    expect(quantities(again)).toEqual([3]);
    expect(() => again.redo(2024)).toThrow(expect.objectContaining({ name: 'BadInput', code: 'nothing-to-redo' }));
    again.close();
  });

  it('are each book’s own', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2023);
    newBook(ledger, 2024);
    ledger.write(null, { what: '单位名称' }, (tx) => { putBureau(tx, { name: '示例县医疗保障局', code: '', region: '' }); });
    enter(ledger, 1, 2023);
    enter(ledger, 2, 2024);
    ledger.undo(2023);
    expect([quantities(ledger, 2023), quantities(ledger, 2024)]).toEqual([[], [2]]);
    expect(readBureau(ledger.read)?.name).toBe('示例县医疗保障局');
    ledger.undo(null);
    expect(readBureau(ledger.read)).toBeNull();
    expect(() => ledger.undo(null)).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }));
    ledger.close();
  });

  it('give up the redo branch at a new write, which stays in the journal, marked', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2023);
    newBook(ledger, 2024);
    enter(ledger, 5, 2023);
    ledger.undo(2023);
    enter(ledger, 1);
    enter(ledger, 2);
    ledger.undo(2024);
    enter(ledger, 3);
    expect(() => ledger.redo(2024)).toThrow(expect.objectContaining({ code: 'nothing-to-redo' }));
    expect(listJournal(ledger.read, { book: 2024 }).map(({ what, state }) => `${what} ${state}`)).toEqual(['录入 3 done', '录入 2 discarded', '录入 1 done', '新建 2024 年度 done']);
    expect(ledger.redo(2023).what).toBe('录入 5');
    ledger.undo(2024);
    expect(quantities(ledger)).toEqual([1]);
    ledger.close();
  });

  it('stop at the making of the book and at a lock', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2024);
    expect(() => ledger.undo(2024)).toThrow(/不能撤销到“新建 2024 年度”之前/);
    ledger.write(2024, { what: '签批' }, (tx) => { putPeople(tx, 2024, COMPLETE_PEOPLE); });
    enter(ledger, 1);
    enter(ledger, 2);
    ledger.undo(2024);
    lockBook(ledger, 2024, { reason: '' });
    expect(() => ledger.undo(2024)).toThrow(expect.objectContaining({ code: 'book-locked' }));
    expect(ledger.undoable(2024)).toBeNull();
    unlockBook(ledger, 2024, { reason: '财政局要求更正' });
    expect(() => ledger.undo(2024)).toThrow(/不能撤销到“解锁 2024 年度：财政局要求更正”之前/);
    expect(() => ledger.redo(2024)).toThrow(expect.objectContaining({ code: 'nothing-to-redo' }));
    ledger.close();
  });
});
