import type { QuantityKind } from './fact.ts';

/**
 * The fixed lists of the `line` measure. A dot makes a part that adds up to its parent (三公 = 出国 + 用车 + 接待);
 * a colon makes an 其中 item, which does not. Finer data replaces coarser: a parent with filled parts is their sum.
 */
export interface LineKey {
  readonly key: string;
  readonly name: string;
  readonly kind: QuantityKind;
  /** 辆, 个, 人次 … for counts. */
  readonly unit?: string;
}

const money = (key: string, name: string): LineKey => ({ key, name, kind: 'fen' });
const count = (key: string, name: string, unit: string): LineKey => ({ key, name, kind: 'count', unit });

export const LINE_KEYS: readonly LineKey[] = [
  money('threePublic', '“三公”经费'),
  money('threePublic.abroad', '因公出国（境）费'),
  money('threePublic.vehicle', '公务用车购置及运行维护费'),
  money('threePublic.vehicle.purchase', '公务用车购置费'),
  money('threePublic.vehicle.operation', '公务用车运行维护费'),
  money('threePublic.reception', '公务接待费'),
  money('threePublic.reception.domestic', '国内接待费'),
  money('threePublic.reception.domestic:foreignAffairs', '外事接待费'),
  money('threePublic.reception.abroad', '国（境）外接待费'),
  count('count.abroadGroups', '因公出国（境）团组数', '个'),
  count('count.abroadPersons', '因公出国（境）人次数', '人次'),
  count('count.vehiclesPurchased', '公务用车购置数', '辆'),
  count('count.vehiclesHeld', '公务用车保有量', '辆'),
  count('count.receptionBatches', '国内公务接待批次', '批次'),
  count('count.receptionBatches:foreignAffairs', '外事接待批次', '批次'),
  count('count.receptionPersons', '国内公务接待人次', '人次'),
  count('count.receptionPersons:foreignAffairs', '外事接待人次', '人次'),
  count('count.receptionAbroadBatches', '国（境）外公务接待批次', '批次'),
  count('count.receptionAbroadPersons', '国（境）外公务接待人次', '人次'),
  count('count.meetings', '会议次数', '个'),
  count('count.trainings', '培训次数', '个'),
  count('count.trainingPersons', '培训人次', '人次'),
  money('meeting', '会议费'),
  money('training', '培训费'),
  money('agencyOperation', '机关运行经费'),
  money('agencyOperation:administrative', '行政单位机关运行经费'),
  money('agencyOperation:civilServiceManaged', '参公单位机关运行经费'),
  money('procurement', '政府采购支出'),
  money('procurement.goods', '政府采购货物支出'),
  money('procurement.works', '政府采购工程支出'),
  money('procurement.services', '政府采购服务支出'),
  money('procurement:sme', '授予中小企业合同金额'),
  money('procurement:microSmall', '授予小微企业合同金额'),
  money('procurement.goods:sme', '货物采购授予中小企业合同金额'),
  money('procurement.works:sme', '工程采购授予中小企业合同金额'),
  money('procurement.services:sme', '服务采购授予中小企业合同金额'),
  count('vehicles', '车辆', '辆'),
  count('vehicles.ministerial', '副部（省）级及以上领导用车', '辆'),
  count('vehicles.principal', '主要负责人用车', '辆'),
  count('vehicles.confidential', '机要通信用车', '辆'),
  count('vehicles.emergency', '应急保障用车', '辆'),
  count('vehicles.enforcement', '执法执勤用车', '辆'),
  count('vehicles.special', '特种专业技术用车', '辆'),
  count('vehicles.retired', '离退休干部服务用车', '辆'),
  count('vehicles.other', '其他用车', '辆'),
  count('equipment.general50', '单价50万元（含）以上通用设备', '台（套）'),
  count('equipment.special100', '单价100万元（含）以上专用设备', '台（套）'),
  count('equipment.over100', '单价100万元（含）以上设备（不含车辆）', '台（套）'),
  count('equipmentPurchased.over100', '当年购置单价100万元（含）以上设备', '台（套）'),
  money('balance.assets', '资产总额'),
  money('balance.liabilities', '负债总额'),
  money('balance.netAssets', '净资产'),
  count('staff.establishment', '编制人数', '人'),
  count('staff.onDuty', '年末在职人数', '人'),
  count('staff.civilServants', '公务员（含参公）人数', '人'),
  count('staff.institution', '事业人员人数', '人'),
  count('staff.retired', '离退休人数', '人'),
  count('staff.pensioners', '由养老保险基金发放养老金的离退休人数', '人'),
  count('units', '预算单位数', '个'),
  count('units:departments', '内设机构数', '个'),
];

export const LINE_KEY_BY_ID: ReadonlyMap<string, LineKey> = new Map(LINE_KEYS.map((entry) => [entry.key, entry]));

/** The direct parent that a part adds up to; null for a root and for an 其中 item. */
export function parentLineKey(key: string): string | null {
  if (key.includes(':')) return null;
  const dot = key.lastIndexOf('.');
  if (dot < 0) return null;
  const parent = key.slice(0, dot);
  return LINE_KEY_BY_ID.has(parent) ? parent : null;
}
