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
