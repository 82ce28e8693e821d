import { afterEach, beforeEach, expect, it } from 'vitest';
import { putApproval } from '../../../electron/ledger/subjects/approval.ts';
import { putFact } from '../../../electron/ledger/subjects/facts.ts';
import { putUnit } from '../../../electron/ledger/subjects/units.ts';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { loadSampleBureau } from '../../../electron/samples/sampleBureau.ts';
import { enterSample } from '../../../electron/service/outputs/demo.ts';
import { openBook } from '../../../electron/service/year/ledgerBook.ts';
import { openLibrary, ownResourceRoot } from '../../../electron/service/packs/library.ts';
import type { CheckResult } from '../../../shared/checks/finding.ts';
import { runChecks } from '../../../shared/checks/runChecks.ts';
import type { FactDimensions } from '../../../shared/ledger/fact.ts';

const library = openLibrary(ownResourceRoot());
const bureau = loadSampleBureau(library.resourceRoot);
let ledger: Ledger;
beforeEach(() => {
  ledger = openMemoryLedger();
  enterSample(library, ledger, bureau);
});
afterEach(() => ledger.close());

const checked = (): CheckResult => runChecks(openBook(ledger, library, bureau.year).view);
const errors = (): string[] => checked().findings.filter((one) => one.level === 'error' && one.root === undefined).map((one) => one.rule);

it('the sample’s ledger is without error', () => {
  expect(errors()).toEqual([]);
});

it('a total that the 批复 states otherwise is an error; the same total passes', () => {
  const book = openBook(ledger, library, bureau.year);
  const spent = book.figures.quantity({ measure: 'expenditure', fund: 'general' }) ?? 0;
  const approve = (amount: number): void => ledger.write(bureau.year, { what: '批复' }, (tx) => putApproval(tx, bureau.year, { documentNumber: '', date: '', totals: [{ measure: 'expenditure', fund: 'general', amount }] }));
  approve(spent);
  expect(checked().passed).toContain('approval.total');
  approve(spent + 123_45);
  expect(errors()).toEqual(['approval.total']);
});

it('amounts print with the table’s decimals, and with more only where the difference would vanish', () => {
  const book = openBook(ledger, library, bureau.year);
  const spent = book.figures.quantity({ measure: 'expenditure', fund: 'general' }) ?? 0;
  const foundAt = (difference: number): string => {
    ledger.write(bureau.year, { what: '批复' }, (tx) => putApproval(tx, bureau.year, { documentNumber: '', date: '', totals: [{ measure: 'expenditure', fund: 'general', amount: spent + difference }] }));
    return checked().findings.find((one) => one.rule === 'approval.total')?.diff ?? '';
  };
  expect(foundAt(-1_000_000)).toBe('1.00');
  expect(foundAt(-7)).toMatch(/^0\.0000\d{1,2}$/);
});

it('entries that cancel money between units must be equal on both sides', () => {
  const cancel = (measure: 'income' | 'expenditure', dimensions: FactDimensions, quantity: number): void => ledger.write(bureau.year, { what: '抵销' }, (tx) => {
    putFact(tx, bureau.year, { period: 'current', unit: '抵销', measure, dimensions, quantity, quantityKind: 'fen' });
  });
  ledger.write(bureau.year, { what: '单位' }, (tx) => putUnit(tx, bureau.year, { code: '抵销', name: '抵销', nature: 'cancellation', level: '' }));
  cancel('income', { source: 'superiorSubsidy', function: '2101501' }, -5_000_000);
  cancel('expenditure', { fund: 'nonFiscal', nature: 'affiliateSubsidy', function: '2101501' }, -5_000_000);
  const ruled = (): string[] => checked().findings.filter((one) => one.rule.startsWith('units.')).map((one) => one.rule);
  expect(ruled()).toEqual([]);
  expect(checked().passed).toEqual(expect.arrayContaining(['units.sum', 'units.cancellation']));
  cancel('expenditure', { fund: 'nonFiscal', nature: 'affiliateSubsidy', function: '2101501' }, -4_000_000);
  expect(ruled()).toEqual(['units.cancellation']);
});
