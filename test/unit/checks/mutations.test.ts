import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../shared/checks/finding.ts';
import { type Relation, isCount, toleranceOf } from '../../../shared/checks/relations/relation.ts';
import { relationsOf, runChecks } from '../../../shared/checks/runChecks.ts';
import type { BookView, ViewCell } from '../../../shared/view/view.ts';
import '../seed.ts';
import { FISCAL_ONLY, SAMPLE, type SoundFacts, soundSpecs } from './soundBook.ts';
import { type TableSpec, buildView, withCell } from './viewBuilder.ts';
import { runs } from '../runs.ts';

const cellsOf = (relation: Relation): ViewCell[] => [relation.target, ...relation.parts.map((part) => part.cell)];
const names = (finding: Finding, cell: ViewCell): boolean => finding.table === cell.table.number && finding.column === cell.column.path.join('/')
  && [cell.row.code, cell.row.line, cell.row.label].includes(finding.row ?? '');

function equalities(view: BookView): Map<ViewCell, Relation[]> {
  const found = new Map<ViewCell, Relation[]>();
  for (const relation of relationsOf(view)) {
    if (relation.mode !== 'equal' || relation.rule === 'rollforward.lastYear') continue;
    for (const cell of cellsOf(relation)) found.set(cell, [...(found.get(cell) ?? []), relation]);
  }
  return found;
}

/** Two relations that have this cell and no other in common point at it. */
function isIdentified(cell: ViewCell, relations: readonly Relation[]): boolean {
  const [first, ...rest] = relations.map((relation) => new Set(cellsOf(relation)));
  if (first === undefined || rest.length === 0) return false;
  return [...first].every((other) => other === cell || rest.some((cells) => !cells.has(other)));
}

function causes(specs: readonly TableSpec[], cell: ViewCell, text: string | null): Finding[] {
  const view = buildView(withCell(specs, cell.table.role, cell.row.id, cell.column.id, text));
  return runChecks(view).findings.filter((finding) => finding.root === undefined && (finding.level === 'error' || finding.level === 'warning'));
}

const written = (cell: ViewCell, value: number): string => (isCount(cell) ? String(value) : (value / 1_000_000).toFixed(2));

describe.each([['with other money, 类款项', SAMPLE], ['fiscal money only, 项', FISCAL_ONLY]] as const)('%s', (_, facts) => {
  const specs = soundSpecs(facts);
  const view = buildView(specs);
  const related = equalities(view);

  test('the sound document has no finding', () => {
    expect(runChecks(view).findings).toEqual([]);
  });

  test('one changed cell is named itself where two relations point at it, else a cell of its relation is', () => {
    const unnamed: string[] = [];
    const several: string[] = [];
    for (const [cell, relations] of related) {
      const errors = causes(specs, cell, written(cell, cell.value + (isCount(cell) ? 5 : 13_370_000))).filter((finding) => finding.level === 'error');
      const place = `${cell.table.number} ${cell.row.id} ${cell.column.id}`;
      if (errors.length !== 1) several.push(`${place}: ${errors.map((finding) => finding.message).join(' | ')}`);
      const allowed = isIdentified(cell, relations) ? [cell] : relations.flatMap(cellsOf);
      if (!errors.some((finding) => allowed.some((one) => names(finding, one)))) unnamed.push(`${place}: ${errors[0]?.message ?? 'nothing'}`);
    }
    expect({ unnamed, several }).toEqual({ unnamed: [], several: [] });
  });

  test('the cells that take part in no equality are known', () => {
    const outside = [...view.tables.values()].flatMap((table) => table.cells).filter((cell) => cell.filter !== null && !related.has(cell));
    expect([...new Set(outside.map((cell) => cell.row.id))].sort()).toEqual(['count.receptionBatches', 'count.receptionPersons', 'count.vehiclesHeld', 'count.vehiclesPurchased', 'equipment.over100']);
  });
});

const CODES = ['2010301', '2050205', '2080505', '2080801', '2100799', '2101301', '2101501', '2120101', '2130101', '2210201'];
const FUND_CODES = ['2120801', '2296003', '2296013'];
const units = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });

const books: fc.Arbitrary<SoundFacts> = fc.record({
  levels: fc.constantFrom([3, 5, 7], [7], [3, 7]), general: fc.uniqueArray(fc.record({ code: fc.constantFrom(...CODES), nature: fc.constantFrom('basic' as const, 'project' as const), amount: units(500_000) }), { selector: (one) => one.code, minLength: 2, maxLength: 7 }),
  fund: fc.uniqueArray(fc.record({ code: fc.constantFrom(...FUND_CODES), amount: units(90_000) }), { selector: (one) => one.code, maxLength: 3 }),
  other: fc.uniqueArray(fc.record({ code: fc.constantFrom(...CODES), amount: units(90_000) }), { selector: (one) => one.code, maxLength: 2 }),
  basic: fc.integer({ min: 60_000, max: 900_000 }), opening: units(9_000), closing: units(9_000),
  economic: fc.record({ '30102': units(9_000), '30108': units(9_000), '30305': units(900), '30201': units(900), '30211': units(900), '30217': units(300), '30231': units(300), '31002': units(900) }),
}).map((made): SoundFacts => ({
  levels: made.levels, economic: made.economic,
  spending: [
    { code: '2101502', fund: 'general', nature: 'basic', amount: made.basic }, ...made.general.map((one) => ({ ...one, fund: 'general' as const })),
    ...made.fund.map((one) => ({ ...one, fund: 'governmentFund' as const, nature: 'project' as const })), ...made.other.map((one) => ({ ...one, fund: 'nonFiscal' as const, nature: 'project' as const })),
  ],
  opening: { general: made.opening, governmentFund: 0, nonFiscal: 0 },
  closing: { general: made.opening + made.closing, governmentFund: made.fund.length > 0 ? made.closing : 0, nonFiscal: made.other.length > 0 ? made.opening : 0 },
}));

/** The slips that people make when they copy figures. */
const SLIPS: readonly ((cell: ViewCell, at: number) => string | null)[] = [
  (cell) => written(cell, cell.value + (isCount(cell) ? 1 : 90_000)),
  (cell) => written(cell, cell.value * 10),
  (cell) => written(cell, -cell.value),
  () => null,
  (cell, at) => swapDigits(written(cell, cell.value), at),
  (cell, at) => { const others = cell.table.cells.filter((one) => one.column.id === cell.column.id && isCount(one) === isCount(cell)); const other = others[at % others.length] ?? cell; return written(other, other.value); },
];

function swapDigits(text: string, at: number): string {
  const places = [...text].flatMap((char, i) => (/\d/.test(char) && /\d/.test(text[i + 1] ?? '') ? [i] : []));
  const i = places[at % Math.max(1, places.length)] ?? 0;
  return `${text.slice(0, i)}${text[i + 1] ?? ''}${text[i] ?? ''}${text.slice(i + 2)}`;
}

test('any slip beyond rounding in any cell of any sound book is found, and a cell of its relations is named', () => {
  fc.assert(fc.property(books, fc.nat(), fc.nat({ max: SLIPS.length - 1 }), fc.nat({ max: 50 }), (facts, pick, slip, at) => {
    const specs = soundSpecs(facts);
    const view = buildView(specs);
    const related = [...equalities(view)];
    const [cell, relations] = related[pick % related.length] ?? [];
    if (cell === undefined || relations === undefined) return;
    const text = SLIPS[slip]?.(cell, at) ?? null;
    const changed = Math.abs((text === null ? 0 : Math.round(Number(text) * (isCount(cell) ? 1 : 1_000_000))) - cell.value);
    if (changed <= Math.max(...relations.map((relation) => toleranceOf(relation)), isCount(cell) ? 0 : 50_000)) return;
    const found = causes(specs, cell, text);
    const near = new Set(relations.flatMap(cellsOf));
    expect(found.some((finding) => [...near].some((one) => names(finding, one)))).toBe(true);
  }), { numRuns: runs(60) });
});

test('a random sound book has no error', () => {
  fc.assert(fc.property(books, (facts) => {
    expect(runChecks(buildView(soundSpecs(facts))).findings.filter((finding) => finding.level === 'error' || finding.level === 'tail')).toEqual([]);
  }), { numRuns: runs(20) });
});
