import { describe, expect, it } from 'vitest';
import { LINE_KEYS, LINE_KEY_BY_ID } from '../../../shared/ledger/lineKeys.ts';
import { draftNarrative } from '../../../shared/narrative/compose.ts';
import { workingSections } from '../../../shared/sources/workingLines.ts';
import { NAMES, PACK_IDS, type PACK_IDS as Ids, line, packOf } from './books.ts';
import { section, compose } from './prose.ts';
import { stubFigures, type StubFact } from './stubFigures.ts';

type PackId = (typeof Ids)[number];

/** A book in which every fixed line has a figure, 三公 of the fund that the pack covers. */
function everyLine(id: PackId): StubFact[] {
  return LINE_KEYS.flatMap(({ key, kind }) => {
    const fund = key.startsWith('threePublic') ? packOf(id).threePublic.fund ?? undefined : undefined;
    return kind === 'count' ? [line(key, 7)] : (['final', 'adjusted', 'initial'] as const).map((stage) => line(key, '7.00', stage, 'current', fund));
  });
}

/** Keys of the fixed lines whose figures the prose of a pack prints. */
function toldKeys(id: PackId): string[] {
  const { sections } = draftNarrative({ figures: stubFigures(everyLine(id), { year: 2024, names: NAMES }), pack: packOf(id), department: '示例县某局' });
  const sources = sections.flatMap((one) => one.clauses).flatMap((clause) => clause.sources);
  return [...new Set(sources.flatMap((source) => [...source.matchAll(/\bkey=([^|/]+)/gu)].map((match) => match[1] ?? '')))].filter((key) => LINE_KEY_BY_ID.has(key));
}

describe.each(PACK_IDS)('%s', (id) => {
  it('has a place in 填报底稿 for every line whose figure its prose prints', () => {
    const pack = packOf(id);
    const homes = new Set(workingSections(pack.statements, [], pack.equipment).flatMap(({ lines }) => lines.map(({ key }) => key)));
    const told = toldKeys(id);
    expect(told.length).toBeGreaterThan(12);
    expect(told.filter((key) => !homes.has(key))).toEqual([]);
  });

  it('tells of the equipment that its table has rows for, and of no other', () => {
    const pack = packOf(id);
    const rows = pack.statements.filter(({ role }) => role === 'assets').flatMap((statement) => statement.panels.flatMap((panel) => panel.rows)).flatMap((row) => (typeof row.filter?.key === 'string' ? [row.filter.key] : []));
    const told = toldKeys(id).filter((key) => key.startsWith('equipment'));
    expect(told.toSorted()).toEqual([...(pack.equipment ?? [])].toSorted());
    if (rows.length > 0) expect(told.filter((key) => !rows.includes(key))).toEqual([]);
  });
});

it('a line of another year’s list stays in 填报底稿 as long as it has a figure', () => {
  const { statements, equipment } = packOf('jiangxi-2024');
  const fact = { period: 'current', unit: '001', measure: 'line', dimensions: { key: 'equipment.general50', stage: 'final' }, quantity: 2, quantityKind: 'count' } as const;
  const keys = (facts: readonly (typeof fact)[]): string[] => workingSections(statements, facts, equipment).flatMap(({ lines }) => lines.map(({ key }) => key));
  expect([keys([]).includes('equipment.general50'), keys([fact]).includes('equipment.general50')]).toEqual([false, true]);
});

describe('equipment bought in the year', () => {
  it('is told by the province that asks for it, where it is known', () => {
    expect(section(compose('shaanxi-2023', [line('vehicles', 1), line('equipmentPurchased.over100', 1)]), 'assets').at(-1)).toBe('当年购置单价100万元（含）以上设备1台（套）。');
    expect(section(compose('shaanxi-2023', [line('vehicles', 1)]), 'assets').join()).not.toContain('当年购置单价');
    expect(section(compose('jiangxi-2024', [line('vehicles', 1), line('equipmentPurchased.over100', 1)]), 'assets').join()).not.toContain('当年购置单价');
  });
});
