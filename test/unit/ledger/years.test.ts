import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { listApprovedRounding, replaceApprovedRounding } from '../../../electron/ledger/subjects/approvedRounding.ts';
import { createBook, deleteBook, listBooks, putPack, readBook, readPack, readScheme } from '../../../electron/ledger/subjects/books.ts';
import { putBureau } from '../../../electron/ledger/subjects/bureau.ts';
import { cloneBook, comparativeDifferences } from '../../../electron/ledger/subjects/clone.ts';
import { listFacts, putFact } from '../../../electron/ledger/subjects/facts.ts';
import { learnCode, learnedName } from '../../../electron/ledger/subjects/learnedCodes.ts';
import { listLockEvents, lockBook, unlockBook } from '../../../electron/ledger/subjects/lock.ts';
import { putPeople } from '../../../electron/ledger/subjects/people.ts';
import { listProjects, putProject } from '../../../electron/ledger/subjects/projects.ts';
import { listReasons, putReason } from '../../../electron/ledger/subjects/reasons.ts';
import { listTexts, putText } from '../../../electron/ledger/subjects/texts.ts';
import { listUnits, putUnit } from '../../../electron/ledger/subjects/units.ts';
import { COMPLETE_PEOPLE, bookRows, newBook, packOf, projectOf, spending } from './sampleBook.ts';

const code = (wanted: string): unknown => expect.objectContaining({ name: 'BadInput', code: wanted });

function filled(): Ledger {
  const ledger = openMemoryLedger();
  ledger.write(null, { what: '单位' }, (tx) => { putBureau(tx, { name: '示例县医疗保障局', code: '301', region: '示例县' }); });
  newBook(ledger, 2023);
  ledger.write(2023, { what: '录入' }, (tx) => {
    putUnit(tx, 2023, { code: '301002', name: '医保中心', nature: 'civilServiceManaged', level: '二级' });
    putFact(tx, 2023, spending(500));
    putFact(tx, 2023, spending(70, { unit: '301002' }));
    putFact(tx, 2023, spending(400, { period: 'previous' }));
    replaceApprovedRounding(tx, 2023, 'current', '本级', [{ period: 'current', role: 'expenditure', rowId: 'total', columnId: 'basic', signature: 's', derived: 500, approved: 600 }]);
    putProject(tx, 2023, projectOf('P1'));
    putText(tx, 2023, { section: '概况', text: '主要职责' });
    putReason(tx, 2023, { subject: 's', text: '人员增加', document: '' });
    learnCode(tx, 2023, { dimension: 'function', code: '2109999', name: '某项支出' });
  });
  return ledger;
}

describe('a year', () => {
  it('freezes its pack and scheme with their hash', () => {
    const ledger = openMemoryLedger();
    createBook(ledger, { year: 2024, pack: packOf('jiangxi-2024'), scheme: { id: 'national-2020', hash: 'h', content: { decimals: 2 } }, unit: '元', decimals: 2 });
    expect(readBook(ledger.read, 2024)).toMatchObject({ year: 2024, packId: 'jiangxi-2024', packHash: 'hash-of-jiangxi-2024', schemeId: 'national-2020', schemeHash: 'h', unit: '元', locked: false });
    expect(readPack(ledger.read, 2024)).toEqual(packOf('jiangxi-2024'));
    expect(readScheme(ledger.read, 2024)?.content).toEqual({ decimals: 2 });
    ledger.write(2024, { what: '升级版式' }, (tx) => { putPack(tx, 2024, packOf('jiangxi-2025')); });
    expect(readBook(ledger.read, 2024).packId).toBe('jiangxi-2025');
    ledger.undo(2024);
    expect(readPack(ledger.read, 2024).id).toBe('jiangxi-2024');
    ledger.close();
  });

  it('starts with 本级 under the bureau’s name, is made once, and is asked for by a year that exists', () => {
    const ledger = filled();
    newBook(ledger, 2024);
    expect(listUnits(ledger.read, 2024)).toEqual([{ code: '本级', name: '示例县医疗保障局', nature: 'administrative', level: '' }]);
    expect(() => newBook(ledger, 2024)).toThrow(code('book-exists'));
    expect(() => newBook(ledger, 24)).toThrow(code('bad-year'));
    expect(() => ledger.write(2020, { what: '录入' }, () => {})).toThrow(code('no-such-book'));
    expect(() => readBook(ledger.read, 2020)).toThrow(code('no-such-book'));
    expect(listBooks(ledger.read).map(({ year }) => year)).toEqual([2024, 2023]);
    ledger.close();
  });

  it('is deleted with all that it holds, and undo brings it back', () => {
    const ledger = filled();
    const before = bookRows(ledger.read, 2023);
    deleteBook(ledger, 2023);
    expect(listBooks(ledger.read)).toEqual([]);
    expect(listFacts(ledger.read, 2023)).toEqual([]);
    ledger.undo(2023);
    expect(bookRows(ledger.read, 2023)).toBe(before);
    ledger.close();
  });
});

describe('a locked year', () => {
  it('needs the people of the release, then is read-only until it is unlocked with a reason', () => {
    const ledger = filled();
    ledger.write(2023, { what: '签批' }, (tx) => { putPeople(tx, 2023, { ...COMPLETE_PEOPLE, reviewer: ' ', secrecyDate: '' }); });
    expect(() => lockBook(ledger, 2023, { reason: '' })).toThrow(/缺少：复核人、保密审查日期/);
    ledger.write(2023, { what: '签批' }, (tx) => { putPeople(tx, 2023, COMPLETE_PEOPLE); });
    lockBook(ledger, 2023, { reason: '已公开', who: '丁' });
    const before = bookRows(ledger.read, 2023);
    expect(() => ledger.write(2023, { what: '改数' }, (tx) => { putFact(tx, 2023, spending(1)); })).toThrow(code('book-locked'));
    expect(() => deleteBook(ledger, 2023)).toThrow(code('book-locked'));
    expect(() => ledger.write(2023, { what: '改数', kind: 'lock' }, (tx) => { putFact(tx, 2023, spending(1)); })).toThrow(/does not touch fact/);
    expect(() => lockBook(ledger, 2023, { reason: '' })).toThrow(code('book-locked'));
    expect(bookRows(ledger.read, 2023)).toBe(before);
    expect(() => unlockBook(ledger, 2023, { reason: '  ' })).toThrow(code('blank-field'));
    unlockBook(ledger, 2023, { reason: '更正', who: '丁' });
    expect(() => unlockBook(ledger, 2023, { reason: '更正' })).toThrow(code('not-locked'));
    ledger.write(2023, { what: '改数' }, (tx) => { putFact(tx, 2023, spending(1)); });
    expect(listLockEvents(ledger.read, 2023).map(({ seq, action, who, reason }) => [seq, action, who, reason])).toEqual([[1, 'lock', '丁', '已公开'], [2, 'unlock', '丁', '更正']]);
    ledger.close();
  });
});

describe('cloning a year', () => {
  it('carries structure, projects as drafts, texts and last year’s figures, and leaves the year’s own answers behind', () => {
    const ledger = filled();
    expect(cloneBook(ledger, 2023, 2024)).toMatchObject({ units: 2, projects: 1, texts: 1, facts: 2, projectChanges: [{ code: 'P1', name: '基金监管' }] });
    expect(readPack(ledger.read, 2024)).toEqual(readPack(ledger.read, 2023));
    expect(listUnits(ledger.read, 2024)).toEqual(listUnits(ledger.read, 2023));
    expect(listFacts(ledger.read, 2024)).toEqual([spending(70, { unit: '301002', period: 'previous', origin: 'clone' }), spending(500, { period: 'previous', origin: 'clone' })]);
    expect(listApprovedRounding(ledger.read, 2024, '本级')).toMatchObject([{ period: 'previous', approved: 600 }]);
    expect(listTexts(ledger.read, 2024)).toEqual([{ section: '概况', text: '主要职责' }]);
    expect(listReasons(ledger.read, 2024)).toEqual([]);
    const [project] = listProjects(ledger.read, 2024);
    expect(project).toMatchObject({ code: 'P1', name: '基金监管', goal: '完成全年检查', goalResult: '' });
    expect(project?.funds).toEqual([{ source: '年度资金总额', initial: null, adjusted: null, executed: null, weight: '10', score: '' }]);
    expect(project?.indicators).toMatchObject([{ target: '≥16个', weight: '20', actual: '', score: '' }]);
    expect(learnedName(ledger.read, 2024, 'function', '2109999')).toBe('某项支出');
    expect(() => ledger.undo(2024)).toThrow(code('undo-barrier'));
    ledger.close();
  });

  it('leaves the figures behind where the new year is not the next one', () => {
    const ledger = filled();
    expect(cloneBook(ledger, 2023, 2025)).toMatchObject({ facts: 0 });
    expect(listFacts(ledger.read, 2025)).toEqual([]);
    expect(() => cloneBook(ledger, 2023, 2025)).toThrow(code('book-exists'));
    expect(() => cloneBook(ledger, 2019, 2026)).toThrow(code('no-such-book'));
    ledger.close();
  });

  it('lists where the comparative figures then differ from the year they came from', () => {
    const ledger = filled();
    cloneBook(ledger, 2023, 2024);
    expect(comparativeDifferences(ledger.read, 2024)).toEqual([]);
    ledger.write(2024, { what: '改上年数' }, (tx) => {
      putFact(tx, 2024, spending(501, { period: 'previous' }));
      putFact(tx, 2024, spending(9, { period: 'previous', nature: 'project' }));
    });
    expect(comparativeDifferences(ledger.read, 2024)?.map(({ address, here, there }) => [address.dimensions.nature, here, there])).toEqual([['basic', 501, 500], ['project', 9, null]]);
    expect(comparativeDifferences(ledger.read, 2023)).toBeNull();
    ledger.close();
  });
});
