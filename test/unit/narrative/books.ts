import type { Stage } from '../../../shared/ledger/fact.ts';
import { loadPacks } from '../../../electron/resources/packs.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import type { StubFact } from './stubFigures.ts';

const LIBRARY = loadPacks(['resources/packs']);
export const PACK_IDS = ['national-2019', 'national-2023', 'shandong-2019', 'hunan-2019', 'sichuan-2021', 'shaanxi-2023', 'jiangxi-2024', 'shanghai-2024'] as const;
export const packOf = (id: (typeof PACK_IDS)[number]): Pack => LIBRARY.getPack(id);

export const NAMES: Readonly<Record<string, string>> = {
  '201': '一般公共服务支出', '20108': '审计事务', '2010801': '行政运行',
  '210': '卫生健康支出', '21013': '医疗救助', '2101301': '城乡医疗救助', '21015': '医疗保障管理事务', '2101501': '行政运行', '2101502': '一般行政管理事务',
  '221': '住房保障支出', '22102': '住房改革支出', '2210201': '住房公积金',
  '229': '其他支出', '22960': '彩票公益金安排的支出', '2296013': '用于城乡医疗救助的彩票公益金支出', '22999': '其他支出', '2299901': '其他支出',
  '301': '工资福利支出', '30101': '基本工资', '30102': '津贴补贴', '302': '商品和服务支出', '30201': '办公费', '30211': '差旅费', '303': '对个人和家庭的补助', '30305': '生活补助',
};

type Period = StubFact['period'];

export const income = (source: string, value: string, period: Period = 'current', code = '2101501'): StubFact => ({ measure: 'income', source, function: code, value, period });
export const spent = (fund: string, nature: string, code: string, value: string, period: Period = 'current'): StubFact => ({ measure: 'expenditure', fund, nature, function: code, value, period });
export const budget = (fund: string, code: string, value: string): StubFact => ({ measure: 'budget', stage: 'initial', fund, function: code, value });
export const economic = (code: string, value: string, period: Period = 'current'): StubFact => ({ measure: 'economic', fund: 'general', nature: 'basic', economic: code, value, period });
/** A line; `fund` where the form covers one fund. */
export const line = (key: string, value: string | number, stage: Stage = 'final', period: Period = 'current', fund?: string): StubFact => ({ measure: 'line', key, stage, value, period, ...(fund !== undefined && { fund }) });

/** A bureau in its first year: no last year, one fund, other income, a 项 without budget (figures of a Shandong document of 2019 where the forms have them). */
export const NEW_BUREAU: readonly StubFact[] = [
  income('general', '742.00', 'current', '2101301'), income('general', '711.91'), income('governmentFund', '221.54', 'current', '2296013'), income('other', '558.50', 'current', '2299901'),
  spent('general', 'basic', '2101501', '612.91'), spent('general', 'basic', '2101502', '60.97'), spent('general', 'project', '2101301', '622.19'),
  spent('governmentFund', 'project', '2296013', '85.54'), spent('nonFiscal', 'project', '2299901', '558.50'),
  budget('general', '2101501', '600.00'), budget('general', '2101301', '622.19'),
  economic('30101', '400.00'), economic('30102', '172.08'), economic('30305', '1.14'), economic('30201', '100.66'),
  line('threePublic', '0.85', 'initial', 'current', 'general'), line('threePublic.vehicle', '0.13', 'initial', 'current', 'general'), line('threePublic.reception', '0.72', 'initial', 'current', 'general'),
  line('threePublic.vehicle.operation', '0.13', 'final', 'current', 'general'), line('threePublic.reception.domestic', '0.72', 'final', 'current', 'general'),
  line('count.vehiclesHeld', 6, 'final', 'current', 'general'), line('count.receptionBatches', 15, 'final', 'current', 'general'), line('count.receptionPersons', 80, 'final', 'current', 'general'),
  line('procurement.goods', '10.19'), line('procurement.works', '16.69'), line('procurement.services', '8.08'), line('procurement:sme', '20.00'),
  line('vehicles.enforcement', 6), line('equipment.general50', 0),
];

/** Growth in total, decreases below, a standing still, a zero base; 三公 of all fiscal money against the adjusted budget (figures of a Jiangxi document of 2024 where the forms have them). */
export const GROWING_BUREAU: readonly StubFact[] = [
  income('general', '7836.48'), income('general', '3402.04', 'previous'),
  spent('general', 'basic', '2101501', '357.19'), spent('general', 'project', '2101301', '7479.29'),
  spent('general', 'basic', '2101501', '351.40', 'previous'), spent('general', 'project', '2101301', '3050.64', 'previous'),
  budget('general', '2101501', '360.00'), budget('general', '2101301', '5447.54'),
  economic('30101', '304.52'), economic('30101', '304.90', 'previous'), economic('30201', '42.75'), economic('30201', '36.34', 'previous'),
  economic('30305', '9.92'), economic('30305', '10.16', 'previous'),
  line('threePublic', '9.00', 'initial'), line('threePublic', '3.92', 'adjusted'), line('threePublic.abroad', '0.00', 'adjusted'), line('threePublic.vehicle.purchase', '0.00', 'adjusted'),
  line('threePublic.vehicle.operation', '2.11', 'adjusted'), line('threePublic.reception', '1.81', 'adjusted'),
  line('threePublic.vehicle.operation', '2.11'), line('threePublic.reception.domestic', '1.53'),
  line('threePublic.vehicle.operation', '2.08', 'final', 'previous'), line('threePublic.reception.domestic', '2.79', 'final', 'previous'),
  line('count.vehiclesHeld', 1), line('count.receptionBatches', 13), line('count.receptionPersons', 135),
  line('procurement.goods', '2.56'), line('procurement:sme', '2.56'), line('procurement:microSmall', '0.00'), line('procurement.goods:sme', '2.56'),
  line('vehicles.other', 1), line('equipment.over100', 0),
];
