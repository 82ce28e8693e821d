import { type Filter, type Stage, signature } from '../../ledger/fact.ts';
import { LINE_KEYS, parentLineKey } from '../../ledger/lineKeys.ts';
import type { Period } from '../../statement/figures.ts';
import { type Ask, lineFilter, term } from '../ask.ts';
import { type AmountFact, type CountFact, FactList } from '../fact.ts';
import { OPERATING_CLASSES } from './funds.ts';

/** “三公”经费: 决算 against the stage that the pack compares with, last year, and the counts. */
export function threePublicFacts(ask: Ask, scope: { readonly fund: string | null; readonly base: Stage }) {
  const dimensions: Omit<Filter, 'measure' | 'key'> = scope.fund === null ? {} : { fund: scope.fund };
  const whole = lineFilter('threePublic', dimensions);
  const line = (key: string): AmountFact => ask.line(key, dimensions, { whole, budget: lineFilter(key, { ...dimensions, stage: scope.base }) });
  const [total, abroad, vehicle, purchase, operation, reception, domestic, foreignAffairs, receptionAbroad] = [
    'threePublic', 'threePublic.abroad', 'threePublic.vehicle', 'threePublic.vehicle.purchase', 'threePublic.vehicle.operation',
    'threePublic.reception', 'threePublic.reception.domestic', 'threePublic.reception.domestic:foreignAffairs', 'threePublic.reception.abroad',
  ].map(line) as [AmountFact, AmountFact, AmountFact, AmountFact, AmountFact, AmountFact, AmountFact, AmountFact, AmountFact];
  const count = (key: string, expense?: AmountFact): CountFact => ask.count(key, dimensions, expense);
  return {
    total, abroad, vehicle, purchase, operation, reception, domestic, foreignAffairs, receptionAbroad,
    known: total.known || total.budget?.known === true,
    /** Neither spent nor budgeted. */
    none: total.zero && total.budget?.zero !== false,
    /** The form covers 一般公共预算 only, not all fiscal money. */
    generalOnly: scope.fund === 'general',
    /** The budget shown beside 决算 is the adjusted one (全年预算数). */
    adjusted: scope.base === 'adjusted',
    items: new FactList('threePublic.items', [abroad, vehicle, reception].filter((fact) => !fact.zero)),
    groups: count('count.abroadGroups', abroad),
    travellers: count('count.abroadPersons', abroad),
    purchased: count('count.vehiclesPurchased', purchase),
    held: count('count.vehiclesHeld'),
    batches: count('count.receptionBatches', domestic),
    guests: count('count.receptionPersons', domestic),
    foreignBatches: count('count.receptionAbroadBatches', receptionAbroad),
    foreignGuests: count('count.receptionAbroadPersons', receptionAbroad),
  };
}

/** 公用经费 of the 行政 and 参公 units of a department that has 事业 units as well: fen, null where nothing is known of a year. */
export type AgencyOperation = Readonly<Record<Period, number | null>>;

/** 机关运行经费 = Σ 公用经费 of the 基本支出 of the 行政 and 参公 units (DESIGN §3) unless the line is entered. */
export function agencyFacts(ask: Ask, ofAgencies?: AgencyOperation) {
  const entered = lineFilter('agencyOperation');
  const initial = lineFilter('agencyOperation', { stage: 'initial' });
  const operating: Filter = { measure: 'economic', fund: 'general', nature: 'basic', economic: OPERATING_CLASSES };
  const label = term('机关运行经费');
  const total = ask.value(entered) === null && ofAgencies !== undefined
    ? ask.derived(ofAgencies.current, `agency:${signature(operating)}`, label, { budget: ask.budget(initial), previous: ofAgencies.previous })
    : ask.amount(ask.value(entered) === null ? operating : entered, label, { budget: initial });
  return { total, known: total.known };
}

/** 政府采购: parts, and what went to 中小企业 and 小微企业 with the shares that provinces take. */
export function procurementFacts(ask: Ask) {
  const whole = lineFilter('procurement');
  const sme = lineFilter('procurement:sme');
  const line = (key: string, of: Filter = whole): AmountFact => ask.line(key, {}, { whole: of });
  const [goods, works, services] = [line('procurement.goods'), line('procurement.works'), line('procurement.services')];
  const total = line('procurement');
  return {
    total, goods, works, services,
    known: total.known,
    items: new FactList('procurement.items', [goods, works, services].filter((fact) => !fact.zero)),
    sme: line('procurement:sme'),
    microSmall: line('procurement:microSmall'),
    /** 小微企业 as a share of what went to 中小企业. */
    microSmallOfSme: line('procurement:microSmall', sme),
    goodsSme: line('procurement.goods:sme', lineFilter('procurement.goods')),
    worksSme: line('procurement.works:sme', lineFilter('procurement.works')),
    servicesSme: line('procurement.services:sme', lineFilter('procurement.services')),
  };
}

/**
 * 国有资产占用: vehicles by use, equipment above the thresholds of the pack's year, equipment bought.
 * @param wanted keys of the equipment that the pack's year counts; all of them when absent
 */
export function assetFacts(ask: Ask, wanted?: readonly string[]) {
  const kinds = LINE_KEYS.filter((entry) => parentLineKey(entry.key) === 'vehicles').map((entry) => ask.count(entry.key));
  const equipment = LINE_KEYS.filter(({ key }) => key.startsWith('equipment.') && (wanted?.includes(key) ?? true)).map((entry) => ask.count(entry.key)).filter((fact) => fact.known);
  const vehicles = ask.count('vehicles');
  return {
    vehicles,
    known: vehicles.known || equipment.length > 0,
    kinds: new FactList('assets.kinds', kinds.filter((fact) => !fact.zero)),
    equipment: new FactList('assets.equipment', equipment),
    equipmentPurchased: ask.count('equipmentPurchased.over100'),
  };
}

/** 资产, 负债 and 净资产 of the year's end. */
export function balanceFacts(ask: Ask) {
  const [assets, liabilities, netAssets] = [ask.line('balance.assets'), ask.line('balance.liabilities'), ask.line('balance.netAssets')];
  return { assets, liabilities, netAssets, known: assets.known };
}

/** 机构 and 人员. */
export function staffFacts(ask: Ask) {
  const counts = {
    units: ask.count('units'), departments: ask.count('units:departments'), establishment: ask.count('staff.establishment'), onDuty: ask.count('staff.onDuty'),
    civilServants: ask.count('staff.civilServants'), institution: ask.count('staff.institution'), retired: ask.count('staff.retired'), pensioners: ask.count('staff.pensioners'),
  };
  return { ...counts, known: counts.establishment.known || counts.onDuty.known };
}

/** 会议费 and 培训费, against the stage of their budget that 三公 is compared with. */
export function meetingFacts(ask: Ask, scope: { readonly base: Stage }) {
  const line = (key: string): AmountFact => ask.line(key, {}, { budget: lineFilter(key, { stage: scope.base }) });
  const [meeting, training] = [line('meeting'), line('training')];
  return { meeting, training, known: meeting.known || training.known, meetings: ask.count('count.meetings', {}, meeting), trainings: ask.count('count.trainings', {}, training), trainees: ask.count('count.trainingPersons', {}, training) };
}
