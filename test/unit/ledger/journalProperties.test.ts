import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { WriteConnection } from '../../../electron/ledger/connection.ts';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { openLedger, openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { putApproval } from '../../../electron/ledger/subjects/approval.ts';
import { putFact, removeFact, replaceFacts } from '../../../electron/ledger/subjects/facts.ts';
import { learnCode } from '../../../electron/ledger/subjects/learnedCodes.ts';
import { putDocument, removeDocument } from '../../../electron/ledger/subjects/printedValues.ts';
import { putProject, removeProject } from '../../../electron/ledger/subjects/projects.ts';
import { putReason } from '../../../electron/ledger/subjects/reasons.ts';
import { putText } from '../../../electron/ledger/subjects/texts.ts';
import { putUnit, removeUnit } from '../../../electron/ledger/subjects/units.ts';
import { bookRows, newBook, ownFolder, projectOf, spending } from './sampleBook.ts';
import { runs } from '../runs.ts';

const SEED = 20_240_711;
const BOOKS = [2023, 2024] as const;
const folder = ownFolder();
afterAll(folder.remove);

type Step = (tx: WriteConnection, book: number) => void;

const quantity = fc.integer({ min: -1_000_000_000, max: 100_000_000_000 });
const code = fc.constantFrom('2080501', '2101501', '2101505', '2210201');
const nature = fc.constantFrom('basic' as const, 'project' as const);
const word = fc.constantFrom('', '甲', '乙“引号”', "O'Neil", '多\n行');
const fact = fc.record({ quantity, code, nature }).map(({ quantity: amount, ...more }) => spending(amount, more));
const facts = fc.uniqueArray(fact, { maxLength: 6, selector: ({ dimensions }) => JSON.stringify(dimensions) });

/** One thing that a person or an import does. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fact.map((value): Step => (tx, book) => { putFact(tx, book, value); }),
  fact.map((value): Step => (tx, book) => { removeFact(tx, book, value); }),
  facts.map((values): Step => (tx, book) => { replaceFacts(tx, book, 'current', '本级', values, [{ measure: 'expenditure' }]); }),
  fc.record({ section: fc.constantFrom('概况', '机构'), text: word }).map((value): Step => (tx, book) => { putText(tx, book, value); }),
  fc.record({ subject: fc.constantFrom('a', 'b'), text: word, document: word }).map((value): Step => (tx, book) => { putReason(tx, book, value); }),
  fc.record({ project: fc.constantFrom('P1', 'P2'), name: fc.constantFrom('监管', '补助') }).map(({ project, name }): Step => (tx, book) => { putProject(tx, book, projectOf(project, name)); }),
  fc.constantFrom('P1', 'P2').map((project): Step => (tx, book) => { removeProject(tx, book, project); }),
  code.map((value): Step => (tx, book) => { learnCode(tx, book, { dimension: 'function', code: value, name: '某项' }); }),
  fc.array(fc.record({ measure: fc.constantFrom('income' as const, 'closing' as const), fund: fc.constantFrom(null, 'general' as const), amount: quantity }), { maxLength: 3 })
    .map((totals): Step => (tx, book) => { putApproval(tx, book, { documentNumber: '示财〔2025〕1号', date: '2025-07-01', totals }); }),
  fc.constantFrom('A', 'B').map((unit): Step => (tx, book) => { putUnit(tx, book, { code: unit, name: `单位${unit}`, nature: 'institution', level: '' }); }),
  fc.constantFrom('A', 'B').map((unit): Step => (tx, book) => { removeUnit(tx, book, unit); }),
  quantity.map((value): Step => (tx, book) => {
    putDocument(tx, book, { id: 'd1', file: '表.xlsx', sha256: '00', period: 'current', unit: '本级', pack: 'p', importedAt: '2025-07-01' }, [
      { role: 'summary', rowId: 'r', columnId: 'amount', state: 'number', printed: String(value), value, digit: 10_000, sheet: '1', cell: 'B2' }]);
  }),
  fc.constant<Step>((tx, book) => { removeDocument(tx, book, 'd1'); }),
);

const writes = fc.array(fc.record({ book: fc.constantFrom(...BOOKS), steps: fc.array(step, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 14 });
type Writes = typeof writes extends fc.Arbitrary<infer W> ? W : never;

function perform(ledger: Ledger, list: Writes): void {
  for (const { book, steps } of list) ledger.write(book, { what: '操作', who: '甲' }, (tx) => { for (const act of steps) act(tx, book); });
}

const state = (ledger: Ledger): readonly string[] => BOOKS.map((book) => bookRows(ledger.read, book));

function undoAll(ledger: Ledger, book: number): number {
  let steps = 0;
  for (; ledger.undoable(book); steps += 1) ledger.undo(book);
  return steps;
}

function redoAll(ledger: Ledger, book: number): void {
  while (ledger.redoable(book)) ledger.redo(book);
}

describe(`any sequence of writes (seed ${SEED})`, () => {
  it('is taken back whole by undo, book by book, and brought back whole by redo', () => {
    fc.assert(fc.property(writes, (list) => {
      const ledger = openMemoryLedger();
      for (const book of BOOKS) newBook(ledger, book);
      const start = state(ledger);
      perform(ledger, list);
      const end = state(ledger);
      undoAll(ledger, 2024);
      expect(state(ledger)).toEqual([end[0], start[1]]);
      undoAll(ledger, 2023);
      expect(state(ledger)).toEqual(start);
      for (const book of BOOKS) redoAll(ledger, book);
      expect(state(ledger)).toEqual(end);
      ledger.close();
    }), { seed: SEED, numRuns: runs(8) });
  });

  it('is the same after some undos and redos at random', () => {
    fc.assert(fc.property(writes, fc.array(fc.boolean(), { maxLength: 20 }), writes, (list, walk, more) => {
      const ledger = openMemoryLedger();
      for (const book of BOOKS) newBook(ledger, book);
      const start = state(ledger);
      perform(ledger, list);
      for (const back of walk) {
        if (back && ledger.undoable(2024)) ledger.undo(2024);
        if (!back && ledger.redoable(2024)) ledger.redo(2024);
      }
      perform(ledger, more);
      const end = state(ledger);
      for (const book of BOOKS) undoAll(ledger, book);
      expect(state(ledger)).toEqual(start);
      for (const book of BOOKS) redoAll(ledger, book);
      expect(state(ledger)).toEqual(end);
      ledger.close();
    }), { seed: SEED, numRuns: runs(8) });
  });

  it('survives closing and opening between undo and redo', async () => {
    let file = 0;
    await fc.assert(fc.asyncProperty(writes, async (list) => {
      file += 1;
      const path = folder.path(`${file}.juece`);
      const first = await openLedger(path, { mode: 'create' });
      for (const book of BOOKS) newBook(first, book);
      const start = state(first);
      perform(first, list);
      const end = state(first);
      first.close();
      const second = await openLedger(path);
      expect(state(second)).toEqual(end);
      for (const book of BOOKS) undoAll(second, book);
      expect(state(second)).toEqual(start);
      second.close();
      const third = await openLedger(path);
      for (const book of BOOKS) redoAll(third, book);
      expect(state(third)).toEqual(end);
      third.close();
    }), { seed: SEED, numRuns: runs(4) });
  });
});
