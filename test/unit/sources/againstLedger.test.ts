import { describe, expect, it } from 'vitest';
import '../seed.ts';
import { type Fact, type FactDimensions, type FactMeasure, addressKey } from '../../../shared/ledger/fact.ts';
import { readFinanceExport } from '../../../shared/sources/financeExport.ts';
import { againstLedger } from '../../../shared/sources/withLedger.ts';
import { exportOf, isBudget, mappings, optionsFor, placed, sampleFacts } from './library.ts';

const fact = (measure: FactMeasure, dimensions: FactDimensions, quantity: number): Fact => ({ period: 'current', unit: 'A', measure, dimensions, quantity, quantityKind: 'fen' });

describe('a source against the ledger', () => {
  it('lists what would change: old, new, removed; additions are none', () => {
    const existing = [fact('income', { source: 'general', function: '2101501' }, 100), fact('income', { source: 'other', function: '2101599' }, 7), fact('economic', { fund: 'general', nature: 'basic', economic: '30101' }, 5)];
    const plan = { facts: [fact('income', { source: 'general', function: '2101501' }, 120), fact('income', { source: 'general', function: '2101502' }, 1)], scope: [{ measure: 'income' as const }] };
    const merged = againstLedger(plan, existing);
    expect(merged.changes.map(({ address, old, new: now }) => [address, old, now])).toEqual([
      ['current|A|income|source=general|function=2101501', 100, 120], ['current|A|income|source=other|function=2101599', 7, null],
    ]);
    expect(placed(merged.facts)).toEqual(placed(plan.facts));
  });

  it('keeps what the person chooses to keep', () => {
    const existing = [fact('surplusUsed', {}, 100)];
    const plan = { facts: [fact('surplusUsed', {}, 90)], scope: [{ measure: 'surplusUsed' as const }] };
    expect(placed(againstLedger(plan, existing, new Set(['current|A|surplusUsed'])).facts)).toEqual({ 'current|A|surplusUsed': 100 });
  });

  it('puts nothing coarser or finer beside what the person keeps', () => {
    const item = fact('opening', { fund: 'general', function: '2101301' }, 70);
    const other = fact('opening', { fund: 'general', function: '2101501' }, 20);
    const coarse = { facts: [fact('opening', { fund: 'general' }, 100)], scope: [{ measure: 'opening' as const }] };
    expect(againstLedger(coarse, [item, other]).changes.map(({ old, new: now }) => [old, now])).toEqual([[70, null], [20, null]]);
    expect(placed(againstLedger(coarse, [item, other], new Set([addressKey(item)])).facts)).toEqual(placed([item, other]));
    const whole = fact('opening', { fund: 'general' }, 100);
    const fine = { facts: [item, other], scope: coarse.scope };
    expect(placed(againstLedger(fine, [whole], new Set([addressKey(whole)])).facts)).toEqual(placed([whole]));
  });

  it('takes parts that add up for no change, in either direction', () => {
    const whole = fact('expenditure', { fund: 'general', nature: 'project', function: '2101502' }, 90);
    const parts = [fact('expenditure', { ...whole.dimensions, project: 'A' }, 70), fact('expenditure', { ...whole.dimensions, project: 'B' }, 20)];
    const scope = [{ measure: 'expenditure' as const }];
    expect(againstLedger({ facts: parts, scope }, [whole])).toMatchObject({ changes: [], facts: parts });
    expect(againstLedger({ facts: [whole], scope }, parts)).toMatchObject({ changes: [], facts: parts });
    expect(againstLedger({ facts: [{ ...whole, quantity: 91 }], scope }, parts).changes.map(({ old, new: now }) => [old, now])).toEqual([[70, null], [20, null]]);
  });

  it('knows the parts of a line by their keys, and 其中 for none', () => {
    const line = (key: string, quantity: number): Fact => fact('line', { key, stage: 'final', fund: 'general' }, quantity);
    const scopeOf = (facts: readonly Fact[]): { measure: 'line' }[] => facts.map(({ dimensions }) => ({ measure: 'line', ...dimensions }));
    const held = [line('threePublic.reception.domestic', 30), line('threePublic.reception.domestic:foreignAffairs', 4)];
    const agreed = [line('threePublic.reception', 30)];
    expect(againstLedger({ facts: agreed, scope: scopeOf(agreed) }, held)).toMatchObject({ changes: [], facts: [held[0]] });
    const other = [line('threePublic.reception', 31)];
    const changed = againstLedger({ facts: other, scope: scopeOf(other) }, held);
    expect(changed.changes.map(({ address, old, new: now }) => [address.includes('domestic'), old, now])).toEqual([[true, 30, null]]);
    expect(placed(changed.facts)).toEqual(placed(other));
  });

  it('leaves exact figures where rounder ones agree with them to the printed digit, half a digit at most', () => {
    const exact = fact('surplusUsed', {}, 1_234_567);
    const rounded = (quantity: number): ReturnType<typeof againstLedger> => againstLedger({ facts: [fact('surplusUsed', {}, quantity)], scope: [{ measure: 'surplusUsed' }], digit: 10_000 }, [exact]);
    expect(rounded(1_230_000)).toMatchObject({ changes: [], facts: [exact] });
    expect(rounded(1_240_000).changes.map(({ old, new: now }) => [old, now])).toEqual([[1_234_567, 1_240_000]]);
  });

  it('never puts a budget by class on top of budgets by item', () => {
    const own = sampleFacts.filter(({ unit }) => unit === '001');
    const plan = readFinanceExport(exportOf(own), mappings.financeExport, optionsFor('001'));
    const merged = againstLedger(plan, own);
    expect(placed(merged.facts.filter(isBudget))).toEqual(placed(own.filter((entry) => isBudget(entry) && entry.quantity !== 0 || isBudget(entry) && merged.facts.some((kept) => addressKey(kept) === addressKey(entry)))));
    expect(merged.problems).toEqual([]);
    const other = againstLedger({ ...plan, facts: plan.facts.map((entry) => (isBudget(entry) && entry.dimensions.function === '208' ? { ...entry, quantity: entry.quantity + 100 } : entry)) }, own);
    expect(other.problems).toEqual([
      '全年预算208：来源为618,601.00元，账套中明细合计为618,600.00元，保留账套中的明细，请核对。', '年初预算208：来源为600,001.00元，账套中明细合计为600,000.00元，保留账套中的明细，请核对。',
    ]);
  });
});
