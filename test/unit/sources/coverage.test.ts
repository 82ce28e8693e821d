import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../seed.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import { coarserKeys, coveredKeys, placeKey } from '../../../shared/sources/coarsening.ts';
import { covers, fineness, overlaps } from '../../../shared/sources/coverage.ts';
import { Tally } from '../../../shared/sources/tally.ts';

const FISCAL = ['general', 'governmentFund', 'stateCapital'];
const place = fc.record({
  fund: fc.constantFrom('general', 'nonFiscal', FISCAL), nature: fc.constantFrom('basic', 'project'), function: fc.constantFrom('210', '21015', '2101501', '2101502', '2080505'), economic: fc.constantFrom('301', '30101', '30201'),
}, { requiredKeys: [] });
const factPlace = fc.record({
  fund: fc.constantFrom('general', 'governmentFund', 'nonFiscal'), nature: fc.constantFrom('basic', 'project'), function: fc.constantFrom('210', '21015', '2101501', '2080505'),
}, { requiredKeys: [] });

describe('what covers what', () => {
  it('covering is an order; what covers overlaps and is coarser: property', () => {
    fc.assert(fc.property(place, place, place, (a, b, c) => {
      expect(covers(a, a)).toBe(true);
      if (covers(a, b) && covers(b, c)) expect(covers(a, c)).toBe(true);
      if (covers(a, b) && covers(b, a)) expect(a).toEqual(b);
      if (covers(a, b)) expect(overlaps(a, b)).toBe(true);
      if (covers(a, b) && !covers(b, a)) expect(fineness(b)).toBeGreaterThan(fineness(a));
      expect(overlaps(a, b)).toBe(overlaps(b, a));
    }));
  });

  it('the keys of coarser places are exactly the places that cover: property', () => {
    fc.assert(fc.property(place, place, (a, b) => {
      expect(coarserKeys(b).includes(placeKey(a))).toBe(covers(a, b));
      expect(coveredKeys([b]).has(placeKey(a))).toBe(covers(a, b) && !covers(b, a));
    }));
  });

  it('a tally sums what is under a place and finds what lies across it: property', () => {
    fc.assert(fc.property(fc.array(fc.tuple(factPlace, fc.integer({ min: -1000, max: 1000 })), { maxLength: 12 }), place, (drawn, wanted) => {
      const facts = drawn.map(([dimensions, quantity]): Fact => ({ period: 'current', unit: 'A', measure: 'expenditure', dimensions, quantity, quantityKind: 'fen' }));
      const tally = new Tally();
      for (const fact of facts) tally.add(fact);
      const under = facts.filter((fact) => covers(wanted, fact.dimensions));
      expect(tally.under(wanted)).toEqual({ sum: under.reduce((sum, fact) => sum + fact.quantity, 0), count: under.length });
      expect(tally.crosses(wanted)).toBe(facts.some((fact) => overlaps(wanted, fact.dimensions) && !covers(wanted, fact.dimensions)));
    }));
  });
});
