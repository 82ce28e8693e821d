import { describe, expect, it } from 'vitest';
import { FISCAL_FUNDS, FUNDS, type Filter, INCOME_SOURCES, NATURES, intersect, signature } from '../../../shared/ledger/fact.ts';
import { LINE_KEYS } from '../../../shared/ledger/lineKeys.ts';
import { workingStatements } from '../../../shared/sources/workingStatements.ts';
import { type SheetRole, type StatementDefinition, leafColumns, leafFilters } from '../../../shared/statement/definition.ts';
import { openLibrary } from '../../../electron/service/packs/library.ts';
import { mappings, resources } from './library.ts';

const library = openLibrary(resources);
const PACKS = library.packs.list().map(({ id }) => id);
const sheetsOf = (pack: string): readonly StatementDefinition<SheetRole>[] => workingStatements(mappings.workingSheets, { classification: library.classification, year: 2024, statements: library.packs.getForms(pack).statements, facts: [] });
const ITEM = '2080505';
const ECONOMIC = '30201';

/** Places that a person can type into: single values in every dimension, of columns that are no sum, in a row of a 项 (or item, or fixed line). */
function homes(definitions: readonly StatementDefinition<SheetRole>[]): string[] {
  return definitions.flatMap((definition) => definition.panels.flatMap((panel) => panel.rows.flatMap((row): string[] => {
    const own: Filter = row.kind === 'rollup' ? { ...row.filter, [row.dimension]: row.dimension === 'economic' ? ECONOMIC : ITEM } : row.filter ?? {};
    if (row.kind === 'line' && (row.blank || row.id === 'total')) return [];
    const sums = new Set(leafColumns(panel.columns).flatMap(({ column }) => (column.sum ? [column.id] : [])));
    return [...leafFilters(panel.columns)].flatMap(([id, filter]) => {
      const base = intersect(panel.filter ?? {}, own);
      const whole = base === null ? null : intersect(base, filter);
      const dashed = row.kind === 'line' && (row.dash?.includes(id) || row.sum !== undefined);
      return whole?.measure === undefined || dashed || sums.has(id) || (whole.measure === 'line' && whole.key === undefined) || Object.values(whole).some((value) => typeof value !== 'string') ? [] : [signature(whole)];
    });
  })));
}

const wanted: Filter[] = [
  ...INCOME_SOURCES.map((source): Filter => ({ measure: 'income', source, function: ITEM })),
  ...FISCAL_FUNDS.flatMap((fund) => (['basic', 'project'] as const).map((nature): Filter => ({ measure: 'expenditure', fund, nature, function: ITEM }))),
  ...NATURES.map((nature): Filter => ({ measure: 'expenditure', fund: 'nonFiscal', nature, function: ITEM })),
  ...FUNDS.flatMap((fund) => (['basic', 'project'] as const).map((nature): Filter => ({ measure: 'economic', fund, nature, economic: ECONOMIC }))),
  ...FUNDS.flatMap((fund) => [undefined, 'basic', 'project'].map((nature): Filter => ({ measure: 'opening', fund, ...(nature !== undefined && { nature }), function: ITEM }))),
  { measure: 'opening', fund: 'nonFiscal', nature: 'operating', function: ITEM },
  ...FUNDS.flatMap((fund) => (['initial', 'adjusted'] as const).map((stage): Filter => ({ measure: 'budget', stage, fund, function: ITEM }))),
];

describe('the working sheets', () => {
  it('are the sheets of the Excel 底稿 but for the list of projects', () => {
    expect(sheetsOf('national-2023').map(({ role }) => role)).toEqual(mappings.workingSheets.file.statements.filter(({ list }) => !list).map(({ id }) => id));
  });

  it.each(PACKS)('give every place that a person can type into exactly one home: %s', (pack) => {
    const found = homes(sheetsOf(pack));
    for (const filter of wanted) expect(found.filter((home) => home === signature(filter)), signature(filter)).toHaveLength(1);
    expect(new Set(found).size).toBe(found.length);
  });

  it.each(PACKS)('have one line for every figure that the printed tables of %s take, and one for what is only written about', (pack) => {
    const found = homes(sheetsOf(pack)).map((home) => home.replace(/\|fund=general/, ''));
    const printed = homes(library.packs.getForms(pack).statements).filter((home) => home.startsWith('line|'));
    // A form whose 合计 is a column declares no sum: it is one all the same where its parts are printed.
    const isParent = (home: string): boolean => printed.some((other) => other.includes(`${/key=[^|]*/.exec(home)?.[0] ?? ''}.`));
    for (const home of printed.filter((candidate) => !isParent(candidate))) expect(found, home).toContain(home.replace(/\|fund=general/, ''));
    for (const { key } of LINE_KEYS.filter((line) => /^(meeting|training|agencyOperation|procurement[.:]|staff|units|balance)/.test(line.key))) expect(found.filter((home) => home.includes(`key=${key}|`) && home.endsWith('stage=final')), key).toHaveLength(1);
  });

  it('keep the ids of their columns apart', () => {
    for (const { panels } of sheetsOf('national-2023')) for (const { columns } of panels) {
      const ids = [...leafFilters(columns).keys()];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
