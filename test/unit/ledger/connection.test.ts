import { describe, expect, it } from 'vitest';
import type { ReadConnection, WriteConnection } from '../../../electron/ledger/connection.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { listFacts, putFact } from '../../../electron/ledger/subjects/facts.ts';
import { listJournal } from '../../../electron/ledger/subjects/history.ts';
import { putText } from '../../../electron/ledger/subjects/texts.ts';
import { bookTables } from '../../../electron/ledger/tables.ts';
import { bookRows, newBook, spending } from './sampleBook.ts';

type Assignable<From, To> = [From] extends [To] ? true : false;
type Has<T, K extends string> = K extends keyof T ? true : false;

// Each line stops compiling (`npm run types`) when the brand is lost.
const readIsNoWrite: Assignable<ReadConnection, WriteConnection> = false;
const writeReads: Assignable<WriteConnection, ReadConnection> = true;
const readPathCannotWrite: Assignable<ReadConnection, Parameters<typeof putFact>[0]> = false;
const noInsertOnRead: Has<ReadConnection, 'insert'> = false;
const noRawSql: Has<WriteConnection, 'exec' | 'prepare'> = false;
const aLookalikeIsNone: Assignable<Omit<WriteConnection, symbol>, ReadConnection> = false;

describe('connections', () => {
  it('are branded: a write in a read path does not compile', () => {
    expect([readIsNoWrite, writeReads, readPathCannotWrite, noInsertOnRead, noRawSql, aLookalikeIsNone]).toEqual([false, true, false, false, false, false]);
  });

  it('hold integers of money exactly, up to the largest', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2024);
    for (const quantity of [0, -1, 2 ** 31, 7_836_480_000, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]) {
      ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(quantity)); });
      expect(listFacts(ledger.read, 2024)).toEqual([spending(quantity)]);
    }
    for (const quantity of [0.5, Number.NaN, 2 ** 53]) {
      expect(() => ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(quantity)); })).toThrow(/fact\.quantity/);
    }
    ledger.close();
  });

  it('refuse a word outside of a closed list', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2024);
    const wrong = { ...spending(1), dimensions: { fund: 'generale', nature: 'basic' } };
    expect(() => ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, wrong); })).toThrow(/generale/);
    ledger.close();
  });

  it('write only the rows of the book that the write is of', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2023);
    newBook(ledger, 2024);
    expect(() => ledger.write(2024, { what: '越界' }, (tx) => { putText(tx, 2023, { section: '概况', text: '文字' }); })).toThrow(/book 2023 in a write of book 2024/);
    expect(() => ledger.write(null, { what: '越界' }, (tx) => { putText(tx, 2023, { section: '概况', text: '文字' }); })).toThrow(/book 2023/);
    ledger.close();
  });

  it('are over when the write is', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2024);
    const kept: WriteConnection[] = [];
    ledger.write(2024, { what: '留存' }, (tx) => { kept.push(tx); });
    expect(() => kept[0]?.upsert('text', { book: 2024, section: '概况', text: '文字' })).toThrow(/the write is over/);
    expect(() => ledger.write(2024, { what: '异步' }, async (tx) => { await Promise.resolve(tx); })).toThrow(/not asynchronous/);
    expect(() => ledger.write(2024, { what: '外' }, () => { ledger.write(2024, { what: '内' }, () => {}); })).toThrow(/inside a write/);
    ledger.close();
  });

  it('leave nothing of a write that throws', () => {
    const ledger = openMemoryLedger();
    newBook(ledger, 2024);
    ledger.write(2024, { what: '录入' }, (tx) => { putFact(tx, 2024, spending(1)); });
    const [before, journal] = [bookRows(ledger.read, 2024), listJournal(ledger.read).length];
    expect(() => ledger.write(2024, { what: '中断' }, (tx) => {
      putFact(tx, 2024, spending(2));
      putText(tx, 2024, { section: '概况', text: '文字' });
      throw new Error('stop');
    })).toThrow('stop');
    expect(bookRows(ledger.read, 2024)).toBe(before);
    expect(listJournal(ledger.read)).toHaveLength(journal);
    ledger.close();
  });

  it('cover every table of a book', () => {
    expect(bookTables()).toEqual(expect.arrayContaining([
      'definition', 'lock_event', 'unit', 'fact', 'document', 'printed_value', 'approved_rounding', 'comparable', 'learned_code', 'project', 'project_fund',
      'indicator', 'reason', 'text', 'approval', 'approved_total', 'people', 'finding_answer', 'business_figure',
    ]));
  });
});
