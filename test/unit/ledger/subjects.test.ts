import { describe, expect, it } from 'vitest';
import { type WriteConnection } from '../../../electron/ledger/connection.ts';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { putApproval, readApproval } from '../../../electron/ledger/subjects/approval.ts';
import { listApprovedRounding, removeApprovedRounding, replaceApprovedRounding } from '../../../electron/ledger/subjects/approvedRounding.ts';
import { listBusinessFigures, putBusinessFigure, removeBusinessFigure } from '../../../electron/ledger/subjects/businessFigures.ts';
import { listComparable, putComparable, removeComparable } from '../../../electron/ledger/subjects/comparable.ts';
import { listFacts, putFact, removeFact, replaceFacts } from '../../../electron/ledger/subjects/facts.ts';
import { listFindingAnswers, putFindingAnswer, removeFindingAnswer } from '../../../electron/ledger/subjects/findingAnswers.ts';
import { learnCode, learnedName, listLearnedCodes } from '../../../electron/ledger/subjects/learnedCodes.ts';
import { putPeople, readPeople } from '../../../electron/ledger/subjects/people.ts';
import { type PrintedValue, listDocuments, listPrintedValues, putDocument, removeDocument } from '../../../electron/ledger/subjects/printedValues.ts';
import { listProjects, putProject, removeProject } from '../../../electron/ledger/subjects/projects.ts';
import { listReasons, putReason } from '../../../electron/ledger/subjects/reasons.ts';
import { listTexts, putText } from '../../../electron/ledger/subjects/texts.ts';
import { listUnits, putUnit, removeUnit } from '../../../electron/ledger/subjects/units.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { COMPLETE_PEOPLE, newBook, projectOf, spending } from './sampleBook.ts';

const code = (wanted: string): unknown => expect.objectContaining({ name: 'BadInput', code: wanted });

function open(): Ledger {
  const ledger = openMemoryLedger();
  newBook(ledger, 2024);
  return ledger;
}

const write = <T>(ledger: Ledger, change: (tx: WriteConnection) => T): T => ledger.write(2024, { what: '操作' }, change);

describe('facts', () => {
  it('come back as they were entered: dimensions that are not broken down stay absent', () => {
    const ledger = open();
    const facts: Fact[] = [
      { period: 'current', unit: '本级', measure: 'income', dimensions: { source: 'general', function: '2101501' }, quantity: 12_345, quantityKind: 'fen', origin: 'import:表.xlsx!02!C8' },
      { period: 'current', unit: '本级', measure: 'line', dimensions: { key: 'count.vehiclesHeld', stage: 'final' }, quantity: 3, quantityKind: 'count' },
      { period: 'current', unit: '本级', measure: 'surplusUsed', dimensions: {}, quantity: 0, quantityKind: 'fen' },
    ];
    write(ledger, (tx) => replaceFacts(tx, 2024, 'current', '本级', facts, [{}]));
    expect(listFacts(ledger.read, 2024)).toEqual(facts);
    ledger.close();
  });

  it('replace coarser ones in their scope, and only there', () => {
    const ledger = open();
    const coarse: Fact = { ...spending(300), dimensions: { fund: 'general' } };
    const fund: Fact = { ...spending(40), dimensions: { fund: 'governmentFund', nature: 'project', function: '2296002' } };
    const last = spending(250, { period: 'previous' });
    write(ledger, (tx) => { for (const fact of [coarse, fund, last]) putFact(tx, 2024, fact); });
    const fine = [spending(100), spending(200, { nature: 'project' })];
    expect(write(ledger, (tx) => replaceFacts(tx, 2024, 'current', '本级', fine, [{ measure: 'expenditure', fund: 'general' }]))).toEqual({ written: 2, removed: 1 });
    expect(listFacts(ledger.read, 2024, { period: 'current' }).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(340);
    expect(listFacts(ledger.read, 2024, { period: 'previous' })).toEqual([last]);
    expect(write(ledger, (tx) => removeFact(tx, 2024, fund))).toBe(true);
    expect(write(ledger, (tx) => removeFact(tx, 2024, fund))).toBe(false);
    ledger.close();
  });

  it('refuse an unknown unit, two facts of one address, one outside of the scope, and a code of odd length', () => {
    const ledger = open();
    expect(() => write(ledger, (tx) => { putFact(tx, 2024, spending(1, { unit: '无' })); })).toThrow(code('no-such-unit'));
    expect(() => write(ledger, (tx) => replaceFacts(tx, 2024, 'current', '本级', [spending(1), spending(2)], [{}]))).toThrow(/two facts/);
    expect(() => write(ledger, (tx) => replaceFacts(tx, 2024, 'current', '本级', [spending(1)], [{ measure: 'income' }]))).toThrow(/outside/);
    expect(() => write(ledger, (tx) => { putFact(tx, 2024, spending(1, { code: '21015' + '0' })); })).toThrow(/function code/);
    expect(listFacts(ledger.read, 2024)).toEqual([]);
    ledger.close();
  });
});

describe('units', () => {
  it('keep their order and cannot go while they hold figures', () => {
    const ledger = open();
    write(ledger, (tx) => {
      putUnit(tx, 2024, { code: '02', name: '中心', nature: 'institution', level: '二级' });
      putUnit(tx, 2024, { code: '01', name: '所', nature: 'civilServiceManaged', level: '二级' });
      putUnit(tx, 2024, { code: '02', name: '服务中心', nature: 'institution', level: '二级' });
      putFact(tx, 2024, spending(1, { unit: '01' }));
    });
    expect(listUnits(ledger.read, 2024).map(({ code: unit, name }) => `${unit} ${name}`)).toEqual(['本级 本级', '02 服务中心', '01 所']);
    expect(() => write(ledger, (tx) => { removeUnit(tx, 2024, '01'); })).toThrow(code('unit-in-use'));
    write(ledger, (tx) => { removeUnit(tx, 2024, '02'); });
    expect(() => write(ledger, (tx) => { putUnit(tx, 2024, { code: ' ', name: '无', nature: 'institution', level: '' }); })).toThrow(code('blank-field'));
    ledger.close();
  });
});

describe('what was printed and approved', () => {
  it('is kept by document, cell by cell, and a document replaced whole', () => {
    const ledger = open();
    const value: PrintedValue = { role: 'summary', rowId: 'general', columnId: 'amount', state: 'number', printed: '7, 836. 48', value: 7_836_480_000, digit: 10_000, sheet: '01', cell: 'C6' };
    const blank: PrintedValue = { ...value, rowId: 'other', state: 'blank', printed: null, value: 0, cell: 'C12' };
    const document = { id: 'd', file: '决算.xlsx', sha256: 'ab', period: 'current', unit: '', pack: 'p', importedAt: '2025-07-01T00:00:00.000Z' } as const;
    write(ledger, (tx) => { putDocument(tx, 2024, document, [value, blank]); });
    expect(listDocuments(ledger.read, 2024)).toEqual([document]);
    expect(listPrintedValues(ledger.read, 2024, 'd')).toEqual([value, blank]);
    expect(listPrintedValues(ledger.read, 2024, 'd', 'income')).toEqual([]);
    const twice = { ...value, printed: '7,836.84', value: 7_836_840_000, cell: 'C40' };
    write(ledger, (tx) => { putDocument(tx, 2024, document, [value, twice]); });
    expect(listPrintedValues(ledger.read, 2024, 'd', 'summary')).toEqual([twice, value]);
    write(ledger, (tx) => { putDocument(tx, 2024, document, [blank]); });
    expect(listPrintedValues(ledger.read, 2024, 'd')).toEqual([blank]);
    write(ledger, (tx) => { removeDocument(tx, 2024, 'd'); });
    expect(listDocuments(ledger.read, 2024)).toEqual([]);
    ledger.close();
  });

  it('keeps approved rounding in print order, per unit and period', () => {
    const ledger = open();
    const entry = { period: 'current', role: 'fund', rowId: 'z', columnId: 'total', signature: 's', derived: 10_000, approved: 20_000 } as const;
    const entries = [entry, { ...entry, rowId: 'a' }];
    write(ledger, (tx) => {
      replaceApprovedRounding(tx, 2024, 'current', '本级', entries);
      replaceApprovedRounding(tx, 2024, 'current', '', [entry]);
    });
    expect(listApprovedRounding(ledger.read, 2024, '本级')).toEqual(entries);
    write(ledger, (tx) => removeApprovedRounding(tx, 2024, '本级', entry));
    expect(listApprovedRounding(ledger.read, 2024, '本级')).toHaveLength(1);
    expect(listApprovedRounding(ledger.read, 2024, '')).toEqual([entry]);
    expect(() => write(ledger, (tx) => { replaceApprovedRounding(tx, 2024, 'previous', '本级', entries); })).toThrow(/previous/);
    ledger.close();
  });

  it('keeps the 批复 with its totals by fund, and a restated value with its reason', () => {
    const ledger = open();
    expect(readApproval(ledger.read, 2024)).toBeNull();
    const approval = { documentNumber: '示财决〔2025〕3号', date: '2025-07-01', totals: [{ measure: 'expenditure', fund: null, amount: 9_000 }, { measure: 'income', fund: 'general', amount: 8_000 }] } as const;
    write(ledger, (tx) => { putApproval(tx, 2024, approval); });
    expect(readApproval(ledger.read, 2024)).toEqual(approval);
    expect(() => write(ledger, (tx) => { putApproval(tx, 2024, { ...approval, date: '2025-02-30' }); })).toThrow(code('bad-date'));
    const restated = { unit: '', signature: 's', quantity: 5, quantityKind: 'fen', reason: '机构划转' } as const;
    write(ledger, (tx) => { putComparable(tx, 2024, restated); });
    expect(listComparable(ledger.read, 2024)).toEqual([restated]);
    expect(() => write(ledger, (tx) => { putComparable(tx, 2024, { ...restated, reason: '' }); })).toThrow(code('blank-field'));
    expect(write(ledger, (tx) => removeComparable(tx, 2024, '', 's'))).toBe(true);
    ledger.close();
  });
});

describe('what people write', () => {
  it('keeps learned codes, with the nearest year’s name where the book has none', () => {
    const ledger = open();
    for (const book of [2021, 2022]) newBook(ledger, book);
    for (const book of [2021, 2022]) ledger.write(book, { what: '导入' }, (tx) => { learnCode(tx, book, { dimension: 'function', code: '2109999', name: `名称${book}` }); });
    expect(learnedName(ledger.read, 2024, 'function', '2109999')).toBe('名称2022');
    expect(learnedName(ledger.read, 2021, 'function', '2109999')).toBe('名称2021');
    expect(learnedName(ledger.read, 2024, 'economic', '30299')).toBeNull();
    expect(listLearnedCodes(ledger.read, 2024)).toEqual([]);
    expect(() => write(ledger, (tx) => { learnCode(tx, 2024, { dimension: 'economic', code: '3029901', name: '某款' }); })).toThrow(code('bad-code'));
    ledger.close();
  });

  it('keeps projects with funds and indicators in order', () => {
    const ledger = open();
    const [first, second] = [projectOf('P2'), { ...projectOf('P1', '代列项目'), onBehalf: true }];
    write(ledger, (tx) => { putProject(tx, 2024, first); putProject(tx, 2024, second); });
    expect(listProjects(ledger.read, 2024)).toEqual([first, second]);
    const changed = { ...first, funds: [], indicators: [...first.indicators, ...first.indicators] };
    write(ledger, (tx) => { putProject(tx, 2024, changed); });
    expect(listProjects(ledger.read, 2024)).toEqual([changed, second]);
    expect(() => write(ledger, (tx) => { putProject(tx, 2024, { ...first, funds: [...first.funds, ...first.funds] }); })).toThrow(code('duplicate-fund'));
    write(ledger, (tx) => { removeProject(tx, 2024, 'P2'); });
    expect(listProjects(ledger.read, 2024)).toEqual([second]);
    ledger.close();
  });

  it('keeps texts, reasons, people, answers and business figures; an emptied text or reason is gone', () => {
    const ledger = open();
    const answer = { rule: 'sum', cell: '公开03表|2101501|合计', kind: 'approved', reason: '与批复一致', name: '丙', at: '2025-07-02T00:00:00.000Z' } as const;
    const figure = { name: '参保人数', value: '36.5', unit: '万人', scope: '2024年末' };
    write(ledger, (tx) => {
      putText(tx, 2024, { section: '概况', text: ' 首行缩进\n第二段' });
      putReason(tx, 2024, { subject: 's', text: '政策调整', document: '示财〔2024〕9号' });
      putPeople(tx, 2024, COMPLETE_PEOPLE);
      putFindingAnswer(tx, 2024, answer);
      putBusinessFigure(tx, 2024, figure);
    });
    expect(listTexts(ledger.read, 2024)).toEqual([{ section: '概况', text: ' 首行缩进\n第二段' }]);
    expect(listReasons(ledger.read, 2024)).toEqual([{ subject: 's', text: '政策调整', document: '示财〔2024〕9号' }]);
    expect(readPeople(ledger.read, 2024)).toEqual(COMPLETE_PEOPLE);
    expect(listFindingAnswers(ledger.read, 2024)).toEqual([answer]);
    expect(listBusinessFigures(ledger.read, 2024)).toEqual([figure]);
    expect(() => write(ledger, (tx) => { putFindingAnswer(tx, 2024, { ...answer, name: '' }); })).toThrow(code('blank-field'));
    expect(() => write(ledger, (tx) => { putPeople(tx, 2024, { ...COMPLETE_PEOPLE, publishedOn: '八月' }); })).toThrow(code('bad-date'));
    write(ledger, (tx) => {
      putText(tx, 2024, { section: '概况', text: ' ' });
      putReason(tx, 2024, { subject: 's', text: '', document: '' });
      removeFindingAnswer(tx, 2024, answer.rule, answer.cell);
      removeBusinessFigure(tx, 2024, figure.name);
    });
    expect([listTexts(ledger.read, 2024), listReasons(ledger.read, 2024), listFindingAnswers(ledger.read, 2024), listBusinessFigures(ledger.read, 2024)]).toEqual([[], [], [], []]);
    ledger.close();
  });
});
