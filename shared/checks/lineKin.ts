import { LINE_KEYS } from '../ledger/lineKeys.ts';

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

/** Persons are never fewer than the occasions: [persons, occasions]. */
export const PERSONS: readonly (readonly [string, string])[] = [
  ['count.receptionPersons', 'count.receptionBatches'], ['count.receptionAbroadPersons', 'count.receptionAbroadBatches'],
  ['count.receptionPersons:foreignAffairs', 'count.receptionBatches:foreignAffairs'], ['count.abroadPersons', 'count.abroadGroups'],
  ['count.trainingPersons', 'count.trainings'],
];
