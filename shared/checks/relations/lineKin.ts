import { LINE_KEYS } from '../../ledger/lineKeys.ts';
import type { Role } from '../../statement/definition.ts';

/** 其中 items, and ceilings that are no parts: [smaller, larger]. */
export const WITHIN: readonly (readonly [string, string])[] = [
  ...LINE_KEYS.flatMap(({ key }): [string, string][] => (key.includes(':') ? [[key, key.slice(0, key.lastIndexOf(':'))]] : [])),
  ['procurement:microSmall', 'procurement:sme'],
];

/** 其中 items that add up with their whole: 授予中小企业合同金额 of 货物, 工程 and 服务 make that of 政府采购. `of` is what the part is an 其中 of. */
export const COMPANION_PARTS: readonly { readonly whole: string; readonly parts: readonly { readonly key: string; readonly of: string }[] }[] = companionParts();

function companionParts(): { whole: string; parts: { key: string; of: string }[] }[] {
  const keys = new Set(LINE_KEYS.map(({ key }) => key));
  const found = new Map<string, { key: string; of: string }[]>();
  for (const { key } of LINE_KEYS) {
    const colon = key.lastIndexOf(':');
    const of = key.slice(0, colon);
    const whole = `${of.slice(0, of.lastIndexOf('.'))}${key.slice(colon)}`;
    if (colon < 0 || !of.includes('.') || !keys.has(whole)) continue;
    found.set(whole, [...(found.get(whole) ?? []), { key, of }]);
  }
  return [...found].map(([whole, parts]) => ({ whole, parts }));
}

/** 其中 items that divide their whole: 机关运行经费 is that of 行政单位 and that of 参公单位. */
export const DIVISIONS: ReadonlyMap<string, readonly string[]> = new Map([['agencyOperation', ['agencyOperation:administrative', 'agencyOperation:civilServiceManaged']]]);

/** Lines by which a statement is there although another table prints them: 国有资产占用 in 机构运行信息表. */
const LINES_OF_ROLE: Readonly<Partial<Record<Role, RegExp>>> = { assets: /^(?:vehicles|equipment)(?:\.|$)/, threePublic: /^threePublic(?:\.|$)/ };

export function isLineOfRole(key: string, role: Role): boolean {
  return LINES_OF_ROLE[role]?.test(key) ?? false;
}

/** Persons are never fewer than the occasions: [persons, occasions]. */
export const PERSONS: readonly (readonly [string, string])[] = [
  ['count.receptionPersons', 'count.receptionBatches'], ['count.receptionAbroadPersons', 'count.receptionAbroadBatches'],
  ['count.receptionPersons:foreignAffairs', 'count.receptionBatches:foreignAffairs'], ['count.abroadPersons', 'count.abroadGroups'],
  ['count.trainingPersons', 'count.trainings'],
];
