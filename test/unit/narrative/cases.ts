import { fen } from '../../../shared/money/fen.ts';
import type { NarrativeInput } from '../../../shared/narrative/compose.ts';
import { GROWING_BUREAU, NEW_BUREAU, budget, economic, income, line, spent } from './books.ts';
import { GOLDEN_BOOKS } from './goldenBooks.ts';
import type { StubFact } from './stubFigures.ts';

/** A bureau that reaches some branches of the prose, for every pack. */
export interface Case extends Pick<NarrativeInput, 'records' | 'texts' | 'units'> {
  readonly name: string;
  readonly facts: readonly StubFact[];
}

const wan = (value: number) => fen(Math.round(value * 1_000_000));
const inBothYears = (fact: StubFact): StubFact[] => [fact, { ...fact, period: 'previous' }];
const goldenFacts = (name: string): readonly StubFact[] => GOLDEN_BOOKS.find((book) => book.name === name)?.facts ?? [];
const goldenRecords = GOLDEN_BOOKS.find((book) => book.name === 'fundsAndCapital')?.records ?? {};

/** A 事业单位 with income of every source and expenditure of every nature. */
const INSTITUTION: readonly StubFact[] = [
  income('general', '120.00'), income('general', '118.00', 'previous'), income('superiorSubsidy', '12.00'), income('undertaking', '80.00'), income('undertaking', '95.00', 'previous'),
  income('operating', '15.50'), income('affiliateRemittance', '3.00'), income('other', '0.35'),
  spent('general', 'basic', '2101502', '100.00'), spent('general', 'basic', '2101502', '99.00', 'previous'), spent('general', 'project', '2101301', '20.00'),
  spent('nonFiscal', 'basic', '2101502', '60.00'), spent('nonFiscal', 'project', '2101502', '22.00'), spent('nonFiscal', 'operating', '2101502', '12.00'), spent('nonFiscal', 'remittedUp', '2101502', '2.00'), spent('nonFiscal', 'affiliateSubsidy', '2101502', '1.00'),
  { measure: 'opening', fund: 'nonFiscal', value: '5.00' }, { measure: 'surplusUsed', value: '2.00' }, { measure: 'surplusAllocated', value: '1.50' },
  economic('30101', '80.00'), economic('30201', '20.00'), line('meeting', '0.00'), line('meeting', '0.50', 'final', 'previous'), line('training', '1.00'), line('training', '0.00', 'final', 'previous'),
  ...(['final', 'adjusted', 'initial'] as const).flatMap((stage) => [line('threePublic.abroad', '0.00', stage), line('threePublic.vehicle.purchase', stage === 'initial' ? '0.00' : '18.00', stage), line('threePublic.vehicle.operation', '3.00', stage), line('threePublic.reception.domestic', stage === 'initial' ? '0.20' : '0.00', stage)]),
  line('count.vehiclesPurchased', 1), line('count.vehiclesHeld', 2), line('vehicles.other', 2), line('equipment.over100', 0), line('procurement.goods', '0.00'), line('procurement.services', '0.00'),
  line('staff.establishment', 20), line('staff.onDuty', 18), line('staff.civilServants', 3), line('staff.institution', 15), line('staff.retired', 5), line('staff.pensioners', 7), line('units:departments', 6),
];

const NEGATIVE: readonly StubFact[] = [
  income('general', '-5.00'), income('general', '10.00', 'previous'), income('other', '20.00'), spent('general', 'basic', '2101501', '-5.00'), spent('general', 'basic', '2101501', '10.00', 'previous'),
  spent('nonFiscal', 'project', '2299901', '20.00'), budget('general', '2101501', '8.00'), economic('30101', '-5.00'), economic('30101', '10.00', 'previous'), { measure: 'opening', fund: 'general', value: '-3.00' },
  line('threePublic.reception.domestic', '-0.10'), line('threePublic.reception.domestic', '0.30', 'final', 'previous'), line('threePublic.reception.domestic', '0.30', 'adjusted'),
];

const LEVEL: readonly StubFact[] = [
  ...[income('general', '100.00'), spent('general', 'basic', '2101501', '80.00'), spent('general', 'project', '2101301', '20.00'), economic('30101', '60.00'), economic('30201', '20.00'),
    line('threePublic.vehicle.operation', '1.00'), line('threePublic.reception.domestic', '1.00'), line('meeting', '0.50'), line('training', '0.70'), line('balance.assets', '10.00')].flatMap(inBothYears),
  budget('general', '2101501', '80.00'), budget('general', '2101301', '20.00'), line('threePublic.vehicle.operation', '1.00', 'adjusted'), line('threePublic.reception.domestic', '1.00', 'adjusted'), line('meeting', '0.50', 'adjusted'), line('training', '0.70', 'adjusted'),
];

const NOTHING_TO_SHOW: readonly StubFact[] = [
  income('general', '30.00'), income('general', '0.00', 'previous'), spent('general', 'project', '2101301', '30.00'), spent('general', 'project', '2101301', '0.00', 'previous'),
  ...['threePublic.abroad', 'threePublic.vehicle', 'threePublic.reception'].flatMap((key) => [line(key, '0.00'), line(key, '0.00', 'adjusted'), line(key, '0.00', 'initial'), line(key, '0.00', 'final', 'previous')]),
  line('agencyOperation', '0.00'), line('procurement', '0.00'), line('vehicles', 0),
];

export const CASES: readonly Case[] = [
  { name: 'a new bureau', facts: NEW_BUREAU },
  { name: 'growth in total, decreases below', facts: GROWING_BUREAU },
  { name: 'budgets of zero', facts: goldenFacts('zeroBudgets') },
  { name: 'a decrease everywhere', facts: goldenFacts('decreaseEverywhere') },
  { name: 'funds, state capital and every record', facts: goldenFacts('fundsAndCapital'), records: {
    ...goldenRecords, performance: { projects: 3, amount: wan(51.5), grades: [{ name: '优', count: 2 }, { name: '中', count: 1 }], wholeGrade: '优', wholeScore: '95.30', listedElsewhere: { projects: 1, amount: wan(20) }, results: [
      { name: '城乡医疗救助', budget: wan(46), executed: wan(45.5), score: '99.13', grade: '优' }, { name: '业务运行', budget: wan(8), executed: wan(0), score: '60', grade: '中' }, { name: '信息系统', budget: null, executed: wan(6), score: '', grade: '' },
    ] },
  }, texts: { contact: '联系电话：0000-1234567。', changes: '本年度没有单位变动。', republished: '所属单位决算另行公开。', performance: '评价结果用于改进管理。', staff: '人员构成见下。' } },
  { name: 'negative amounts', facts: NEGATIVE },
  { name: 'everything level', facts: LEVEL },
  { name: 'one item, one unit', facts: [income('general', '15.00'), income('general', '12.00', 'previous'), spent('general', 'basic', '2101501', '15.00'), spent('general', 'basic', '2101501', '12.00', 'previous'), budget('general', '2101501', '15.00'), economic('30101', '15.00')], units: ['示例县某局'] },
  { name: 'an institution with income of every source', facts: INSTITUTION },
  { name: 'several units, a declared none', facts: GROWING_BUREAU, units: ['示例县某局本级', '示例县某中心', '示例县某站'], records: {
    performance: { projects: 0, amount: wan(0), grades: [] }, departmentReviews: [], financeReviews: [], specialFunds: [{ name: '救助专项', amount: wan(12) }], festivals: [{ date: '5月', purpose: '宣传月活动', amount: wan(1.2) }],
  } },
  { name: 'a book without a figure', facts: [] },
  { name: 'only project money, nothing of the lines', facts: NOTHING_TO_SHOW },
];
