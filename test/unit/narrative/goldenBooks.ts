import { fen } from '../../../shared/money/fen.ts';
import type { NarrativeRecords } from '../../../shared/narrative/records.ts';
import { GROWING_BUREAU, NEW_BUREAU, type PACK_IDS, budget, economic, income, line, spent } from './books.ts';
import type { StubFact } from './stubFigures.ts';

export interface GoldenBook {
  readonly name: string;
  readonly pack: (typeof PACK_IDS)[number];
  readonly year: number;
  readonly facts: readonly StubFact[];
  readonly records?: NarrativeRecords;
  readonly texts?: Readonly<Record<string, string>>;
}

const wan = (value: number) => fen(Math.round(value * 1_000_000));

/** Money of every kind in both years, this year's by a factor of last year's. */
const shrinking: readonly StubFact[] = [
  income('general', '480.00'), income('general', '600.00', 'previous'), income('other', '5.00'), income('other', '20.00', 'previous'),
  spent('general', 'basic', '2101501', '300.00'), spent('general', 'basic', '2101501', '350.00', 'previous'),
  spent('general', 'project', '2101502', '180.00'), spent('general', 'project', '2101502', '250.00', 'previous'),
  spent('nonFiscal', 'project', '2299901', '5.00'), spent('nonFiscal', 'project', '2299901', '20.00', 'previous'),
  budget('general', '2101501', '310.00'), budget('general', '2101502', '200.00'),
  economic('30101', '240.00'), economic('30101', '280.00', 'previous'), economic('30201', '60.00'), economic('30201', '70.00', 'previous'),
  ...['threePublic.vehicle.operation', 'threePublic.reception.domestic'].flatMap((key) => [line(key, '2.00', 'adjusted'), line(key, '1.50'), line(key, '3.00', 'final', 'previous')]),
  line('threePublic.abroad', '0.00'), line('threePublic.abroad', '0.00', 'adjusted'),
  line('meeting', '0.80'), line('meeting', '1.00', 'final', 'previous'), line('training', '0.40'), line('training', '0.90', 'final', 'previous'),
  line('balance.assets', '900.00'), line('balance.assets', '950.00', 'final', 'previous'), line('balance.liabilities', '30.00'), line('balance.liabilities', '40.00', 'final', 'previous'),
  line('procurement.goods', '12.00'), line('procurement.services', '8.00'), line('procurement:sme', '15.00'), line('procurement:microSmall', '5.00'),
];

const fundsAndCapital: readonly StubFact[] = [
  { measure: 'opening', fund: 'governmentFund', value: '12.00' }, { measure: 'opening', fund: 'governmentFund', value: '9.00', period: 'previous' },
  income('general', '100.00'), income('general', '90.00', 'previous'), spent('general', 'basic', '2101501', '100.00'), spent('general', 'basic', '2101501', '90.00', 'previous'),
  income('governmentFund', '40.00', 'current', '2296013'), income('governmentFund', '30.00', 'previous', '2296013'),
  spent('governmentFund', 'project', '2296013', '45.50'), spent('governmentFund', 'project', '2296013', '27.00', 'previous'), budget('governmentFund', '2296013', '50.00'),
  income('stateCapital', '6.00', 'current', '2299901'), spent('stateCapital', 'project', '2299901', '6.00'), budget('stateCapital', '2299901', '6.00'),
  line('count.vehiclesHeld', 3), line('threePublic.reception.domestic', '0.60'), line('threePublic.reception.domestic', '0.60', 'adjusted'), line('count.receptionBatches', 2), line('count.receptionPersons', 11),
  line('meeting', '0.00'), line('training', '1.30'), line('count.trainings', 2), line('count.trainingPersons', 75),
];

const RECORDS: NarrativeRecords = {
  performance: { projects: 4, amount: wan(51.5), grades: [{ name: '优', count: 3 }, { name: '良', count: 1 }, { name: '差', count: 0 }], wholeGrade: '优', wholeScore: '95.30' },
  departmentReviews: [], financeReviews: [{ name: '城乡医疗救助', amount: wan(45.5) }], specialFunds: [],
  receptions: [{ date: '3月5日', purpose: '上级调研', amount: wan(0.25) }, { date: '9月12日', purpose: '兄弟单位考察', amount: wan(0.35) }],
  trainings: [{ date: '', purpose: '业务经办培训', amount: wan(0.9), persons: 60 }],
  vehicles: [{ name: '轿车', count: 2 }, { name: '越野车', count: 1 }],
  transfers: [{ name: '中央资金', amount: wan(30) }, { name: '彩票公益金', amount: wan(15.5) }],
};

export const GOLDEN_BOOKS: readonly GoldenBook[] = [
  { name: 'jiangxi-2024', pack: 'jiangxi-2024', year: 2024, facts: GROWING_BUREAU },
  { name: 'shandong-2019-newBureau', pack: 'shandong-2019', year: 2019, facts: NEW_BUREAU },
  { name: 'zeroBudgets', pack: 'national-2019', year: 2019, facts: [
    income('general', '15.00'), income('general', '0.00', 'previous'), spent('general', 'basic', '2101501', '10.00'), spent('general', 'project', '2101502', '5.00'), budget('general', '2101501', '0.00'),
    ...['threePublic.abroad', 'threePublic.vehicle', 'threePublic.reception'].flatMap((key) => [line(key, '0.00', 'adjusted', 'current', 'general'), line(key, key.endsWith('reception') ? '0.30' : '0.00', 'final', 'current', 'general')]),
  ] },
  { name: 'decreaseEverywhere', pack: 'national-2023', year: 2024, facts: shrinking },
  { name: 'fundsAndCapital', pack: 'national-2023', year: 2024, facts: fundsAndCapital, records: RECORDS, texts: { contact: '联系电话：0000-1234567。' } },
  { name: 'fundsAndCapital-jiangxi', pack: 'jiangxi-2024', year: 2024, facts: fundsAndCapital, records: RECORDS, texts: { contact: '联系电话：0000-1234567。', performance: '评价结果用于改进管理。' } },
];
