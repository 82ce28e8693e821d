import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../seed.ts';
import { openLibrary } from '../../../electron/service/packs/library.ts';
import { readSource } from '../../../electron/sources/readSource.ts';
import { BadInput } from '../../../shared/badInput.ts';
import type { RawCell, RawWorkbook } from '../../../shared/importing/sheet.ts';
import { addressKey } from '../../../shared/ledger/fact.ts';
import { exportOf, resources, sampleFacts } from './library.ts';
import { runs } from '../runs.ts';

const library = openLibrary(resources);
const book = exportOf(sampleFacts.filter(({ unit }) => unit === '003'));
const JUNK = ['-', '合计', '210', '2101501', '99999999999999999999', '1e308', '小计', '=SUM(A1)', '一、', '项目', '科目编码', '万元', '…', '#REF!', '-5', '其中：', '20.5.5', '类', ' ', '２１０'];
const TYPES = ['text', 'number', 'error', 'boolean'] as const satisfies readonly RawCell['type'][];

/** Cells of the export dropped and overwritten, by a number that decides everything. */
function damaged(seed: number, share: number): RawWorkbook {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
  return {
    ...book, sheets: book.sheets.map((sheet) => ({
      ...sheet, merges: next(3) === 0 ? [] : sheet.merges,
      cells: sheet.cells.filter(() => next(share) > 0).map((cell) => (next(share) > 0 ? cell : { ...cell, text: JUNK[next(JUNK.length)] ?? 'x', type: TYPES[next(TYPES.length)] ?? 'text' })),
    })),
  };
}

describe('damaged exports', () => {
  it('give a plan or one sentence, never a crash, and only facts that the ledger can hold: property', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(60, 12, 4), (seed, share) => {
      try {
        const reading = readSource(damaged(seed, share), library, { unit: '003', year: 2024 });
        const facts = 'plan' in reading ? reading.plan.facts : [];
        expect(new Set(facts.map(addressKey)).size).toBe(facts.length);
        for (const { quantity, dimensions } of facts) {
          expect(Number.isSafeInteger(quantity)).toBe(true);
          expect(dimensions.function ?? '').toMatch(/^(?:\d{3}(?:\d{2}){0,2})?$/);
          expect(dimensions.economic ?? '').toMatch(/^(?:\d{3}(?:\d{2})?)?$/);
        }
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        expect(error.message).toMatch(/。$/);
      }
    }), { numRuns: runs(10) });
  });
});
