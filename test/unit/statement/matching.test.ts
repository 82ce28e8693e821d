import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Filter } from '../../../shared/ledger/fact.ts';
import { FactIndex, matches } from '../../../shared/statement/factIndex.ts';
import { componentMeasures } from '../../../shared/statement/terms.ts';
import { SEED } from '../seed.ts';

const FUNDS = ['general', 'governmentFund'] as const;
const CODES = ['208', '20805', '2080501', '2080502', '2101101', '21011'];
const fact: fc.Arbitrary<Fact> = fc.record({
  period: fc.constantFrom('current' as const, 'previous' as const), unit: fc.constantFrom('001', '002'), measure: fc.constantFrom('expenditure' as const, 'economic' as const, 'income' as const, 'opening' as const),
  dimensions: fc.record({ fund: fc.constantFrom(...FUNDS), source: fc.constantFrom('general', 'other'), function: fc.constantFrom(...CODES), economic: fc.constantFrom('301', '30101', '30201'), nature: fc.constantFrom('basic', 'project') }, { requiredKeys: [] }),
  quantity: fc.integer({ min: 0, max: 9 }), quantityKind: fc.constant('fen' as const),
});
const filter: fc.Arbitrary<Filter> = fc.record({
  measure: fc.constantFrom('expenditure' as const, 'economic' as const, 'income' as const, 'closing' as const),
  fund: fc.oneof(fc.constantFrom(...FUNDS), fc.constant(FUNDS)), function: fc.oneof(fc.constantFrom(...CODES), fc.constant(['20805', '2101101'])),
  economic: fc.constantFrom('301', '30101', '3'), nature: fc.constantFrom('basic', 'project'),
}, { requiredKeys: ['measure'] });

describe('facts under a filter', () => {
  it('looked up in groups are those that are found one by one, in the same order', () => {
    fc.assert(fc.property(fc.array(fact, { maxLength: 60 }), fc.array(filter, { minLength: 1, maxLength: 8 }), fc.constantFrom('current' as const, 'previous' as const), (facts, filters, period) => {
      const index = new FactIndex(facts);
      for (const one of [...filters, ...filters]) {
        const found = componentMeasures(one.measure ?? 'expenditure').flatMap((measure) => facts.filter((other) => other.period === period && other.measure === measure && matches(other, one)));
        expect(index.matching(one, period)).toEqual(found);
      }
    }), { seed: SEED, numRuns: 300 });
  });
});
