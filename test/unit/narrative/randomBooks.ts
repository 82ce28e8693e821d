import fc from 'fast-check';
import { fen } from '../../../shared/money/fen.ts';
import { LINE_KEYS } from '../../../shared/ledger/lineKeys.ts';
import type { NarrativeRecords } from '../../../shared/narrative/records.ts';
import { PACK_IDS } from './books.ts';
import type { StubFact } from './stubFigures.ts';

/** 万元 from nothing to a milliard, sometimes negative, sometimes below what is printed. */
const amount = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 ** 7 }).map((value) => (value / 100).toFixed(2)) },
  fc.constantFrom('0.00', '0.00', '0.000001', '-3.20', '100000.00'),
);
const period = fc.constantFrom('current' as const, 'current' as const, 'previous' as const);
const code = fc.constantFrom('2101501', '2101502', '2101301', '2210201', '2296013', '210', '22102');
const fund = fc.constantFrom('general', 'general', 'governmentFund', 'stateCapital', 'nonFiscal');

const fact: fc.Arbitrary<StubFact> = fc.oneof(
  fc.record({ measure: fc.constant('income' as const), source: fc.constantFrom('general', 'governmentFund', 'stateCapital', 'other', 'operating'), function: code, value: amount, period }),
  fc.record({ measure: fc.constant('expenditure' as const), fund, nature: fc.constantFrom('basic', 'project', 'operating'), function: code, value: amount, period }),
  fc.record({ measure: fc.constant('budget' as const), stage: fc.constant('initial'), fund, function: code, value: amount }),
  fc.record({ measure: fc.constant('economic' as const), fund: fc.constant('general'), nature: fc.constant('basic'), economic: fc.constantFrom('30101', '30201', '30305', '31002', '30901'), value: amount, period }),
  fc.record({ measure: fc.constant('opening' as const), fund, value: amount, period }),
  fc.record({ measure: fc.constantFrom('surplusUsed' as const, 'surplusAllocated' as const), value: amount }),
  fc.record({ line: fc.constantFrom(...LINE_KEYS), stage: fc.constantFrom('initial', 'adjusted', 'final', 'final'), period, value: amount, count: fc.integer({ min: 0, max: 500 }), general: fc.boolean() })
    .map(({ line, stage, value, count, general, ...rest }): StubFact => ({ measure: 'line', key: line.key, stage, ...rest, value: line.kind === 'count' ? count : value, ...(general && /^(threePublic|count)/.test(line.key) && { fund: 'general' }) })),
);

/** A book of up to forty facts of every measure in any mixture, in any of the packs. */
export const randomBook = fc.record({ id: fc.constantFrom(...PACK_IDS), facts: fc.array(fact, { maxLength: 40 }) });

const money = fc.integer({ min: 0, max: 10 ** 10 }).map((value) => fen(value));
const event = fc.record({ date: fc.constantFrom('', '3月5日', '12月31日'), purpose: fc.constantFrom('上级调研', '业务经办培训', '年度工作会议'), amount: money, persons: fc.integer({ min: 0, max: 900 }) });
const namedAmount = fc.record({ name: fc.constantFrom('城乡医疗救助', '设备购置', '业务运行'), amount: money });
const named = fc.constantFrom('优', '良', '中', '差');

/** What a person may enter beyond the tables. */
export const randomRecords: fc.Arbitrary<NarrativeRecords> = fc.record({
  performance: fc.record({
    projects: fc.integer({ min: 0, max: 60 }), amount: money, grades: fc.uniqueArray(fc.record({ name: named, count: fc.integer({ min: 0, max: 30 }) }), { selector: (grade) => grade.name, maxLength: 4 }),
    wholeGrade: fc.constantFrom('', '优', '良'), wholeScore: fc.constantFrom('', '95.30', '100'),
  }),
  receptions: fc.array(event, { maxLength: 4 }), meetings: fc.array(event, { maxLength: 2 }), trainings: fc.array(event, { maxLength: 3 }), festivals: fc.array(event, { maxLength: 1 }),
  vehicles: fc.array(fc.record({ name: fc.constantFrom('轿车', '越野车', '载客汽车'), count: fc.integer({ min: 0, max: 30 }) }), { maxLength: 3 }),
  transfers: fc.array(fc.record({ name: fc.constantFrom('中央资金', '省级资金', '彩票公益金'), amount: money }), { maxLength: 3 }),
  specialFunds: fc.array(namedAmount, { maxLength: 2 }), departmentReviews: fc.array(namedAmount, { maxLength: 3 }), financeReviews: fc.array(namedAmount, { maxLength: 1 }),
});
