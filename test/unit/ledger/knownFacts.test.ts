import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { listFacts, putFact, removeFact } from '../../../electron/ledger/subjects/facts.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { SEED } from '../seed.ts';
import { newBook } from './sampleBook.ts';
import { runs } from '../runs.ts';

const YEAR = 2024;
const openSample = (): Ledger => {
  const ledger = openMemoryLedger();
  newBook(ledger, YEAR);
  return ledger;
};

const fact: fc.Arbitrary<Fact> = fc.record({
  period: fc.constantFrom('current' as const, 'previous' as const), unit: fc.constant('本级'), measure: fc.constantFrom('expenditure' as const, 'income' as const),
  dimensions: fc.record({ function: fc.constantFrom('2080501', '20805', '2101101', '208'), project: fc.constantFrom('甲', '𠀀', '｡乙', '', 'a', 'Z') }),
  quantity: fc.integer({ min: -5, max: 1_000_000 }), quantityKind: fc.constant('fen' as const),
});
interface Step { readonly kind: 'put' | 'remove' | 'fail' | 'undo' | 'redo'; readonly facts: readonly Fact[] }
const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom('put' as const, 'remove' as const, 'fail' as const, 'undo' as const, 'redo' as const), facts: fc.array(fact, { minLength: 1, maxLength: 6 }) });

describe('facts that were read before', () => {
  it('are, after any writes, undone and failed ones too, what the file holds in its order', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const ledger = openSample();
      for (const one of steps) {
        try {
          if (one.kind === 'undo' || one.kind === 'redo') ledger[one.kind](YEAR);
          else ledger.write(YEAR, { what: '改' }, (tx) => {
            for (const entry of one.facts) if (one.kind === 'remove') removeFact(tx, YEAR, entry); else putFact(tx, YEAR, entry);
            if (one.kind === 'fail') {
              listFacts(ledger.read, YEAR);
              throw new Error('failed in the middle');
            }
          });
        } catch (error) {
          if (!(error instanceof Error) || !/failed in the middle|可以撤销|可以重做|不能撤销/.test(error.message)) throw error;
        }
        const fresh = (['current', 'previous'] as const).flatMap((period) => listFacts(ledger.read, YEAR, { period }));
        expect(listFacts(ledger.read, YEAR)).toEqual(fresh);
      }
      ledger.close();
    }), { seed: SEED, numRuns: runs(30) });
  });

  it('stay the same objects where nothing was written to them', () => {
    const ledger = openSample();
    const put = (code: string, quantity: number): void => ledger.write(YEAR, { what: '改' }, (tx) => putFact(tx, YEAR, { period: 'current', unit: '本级', measure: 'expenditure', dimensions: { function: code }, quantity, quantityKind: 'fen' }));
    put('2080501', 1);
    put('2101101', 2);
    const before = listFacts(ledger.read, YEAR);
    put('2101101', 3);
    const after = listFacts(ledger.read, YEAR);
    expect(after.filter((one) => before.includes(one))).toHaveLength(before.length - 1);
    ledger.close();
  });
});
