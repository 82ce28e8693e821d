import { describe, expect, it } from 'vitest';
import { loadClassification } from '../../../electron/resources/classification.ts';
import { type Filter, intersect, signature } from '../../../shared/ledger/fact.ts';
import { checkTemplates } from '../../../shared/narrative/checkTemplates.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import { type LineRow, type Role, type StatementDefinition, leafColumns, leafFilters } from '../../../shared/statement/definition.ts';
import { LIBRARY, RESOURCES } from './emptyForm.ts';

const CLASSIFICATION = loadClassification(RESOURCES);
const PACKS = LIBRARY.list().map(({ id }) => LIBRARY.getPack(id));

/** Meanings of the fixed lines of a statement by row and column id. */
function meanings(statement: StatementDefinition | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const panel of statement?.panels ?? []) {
    const filters = leafFilters(panel.columns);
    for (const row of panel.rows) for (const { column } of leafColumns(panel.columns)) {
      if (row.kind !== 'line' || row.blank || column.kind !== 'amount') continue;
      const rows = intersect(panel.filter ?? {}, row.filter ?? {});
      const filter: Filter | null = rows && intersect(rows, filters.get(column.id) ?? {});
      if (filter?.measure !== undefined) found.set(`${panel.id}.${row.id}.${column.id}`, signature(filter));
    }
  }
  return found;
}
/** Ordinals of the class lines of the summary by class. */
function summaryOrdinals(pack: Pack): Map<string, string> {
  const summary = pack.statements.find((statement) => statement.role === 'summary');
  return new Map(summary?.panels[1]?.rows.flatMap((row): [string, string][] => (row.kind === 'line' && row.classCode ? [[row.classCode, row.label.split('、')[0] ?? '']] : [])));
}
const of = (packId: string, role: Role): Map<string, string> => meanings(LIBRARY.getPack(packId).statements.find((statement) => statement.role === role));

describe.each(PACKS)('$id', (pack) => {
  it('may print its prose', () => {
    expect(checkTemplates(pack)).toEqual([]);
  });

  it('prints no fixed year and names the year it is about in its notes', () => {
    const texts = pack.statements.flatMap((statement) => [statement.title, ...statement.notes, statement.emptyNote ?? '']);
    expect(texts.join('\n')).not.toMatch(/20\d\d/);
    expect(pack.statements.filter((statement) => statement.role !== 'threePublic').every((statement) => statement.notes.some((note) => note.includes('{year}')))).toBe(true);
  });

  it('names every class and economic item of its lists as some year’s classification does', () => {
    const rows = pack.statements.flatMap((statement) => statement.panels.flatMap((panel) => panel.rows));
    const lines = rows.filter((row): row is LineRow => row.kind === 'line' && row.classCode !== undefined);
    for (const row of lines) expect(CLASSIFICATION.namesOf('function', row.classCode ?? '', pack.validFrom)).toContain(row.label.replace(/^…*[一二三四五六七八九十]+、/, ''));
    for (const row of rows) for (const { code } of row.kind === 'rollup' ? row.fixed ?? [] : []) expect(CLASSIFICATION.isKnown('economic', code, pack.validFrom)).toBe(true);
  });

  it('numbers its class lines 一、二、三 without a gap in the summary, a shortened list as the national form that it shortens', () => {
    const ordinals = summaryOrdinals(pack);
    const national = PACKS.filter((base) => base.province === '').map(summaryOrdinals);
    expect(national.some((base) => [...ordinals].every(([code, ordinal]) => base.get(code) === ordinal))).toBe(true);
    const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if (pack.province === '') expect([...ordinals.values()]).toEqual([...ordinals].map((_, index) => `${['', '十', '二十'][Math.floor((index + 1) / 10)] ?? ''}${digits[(index + 1) % 10] ?? ''}`));
  });
});

describe('meaning is the same in every province', () => {
  it('has one meaning for a row and column id of a role', () => {
    for (const role of ['summary', 'fiscalSummary', 'generalBasicEconomic'] as const) {
      const national = of('national-2023', role);
      for (const pack of PACKS) for (const [place, meaning] of of(pack.id, role)) if (national.has(place)) expect(`${place} ${meaning}`).toBe(`${place} ${national.get(place)}`);
    }
  });

  it('writes the fiscal set whole even where a form lacks the third fund', () => {
    expect(of('shandong-2019', 'fiscalSummary').get('income.incomeTotal.amount')).toBe('income|source=general+governmentFund+stateCapital');
    expect(of('shandong-2019', 'fiscalSummary').get('expenditure.closing.total')).toBe('closing|fund=general+governmentFund+stateCapital');
  });

  it('ties tables by equal meaning: the income total of 01 and 02, the general column of 04 and the total of 05', () => {
    expect(of('jiangxi-2024', 'summary').get('income.incomeTotal.amount')).toBe(of('jiangxi-2024', 'income').get('income.total.total'));
    expect(of('jiangxi-2024', 'fiscalSummary').get('expenditure.expenditureTotal.general')).toBe(of('jiangxi-2024', 'generalExpenditure').get('expenditure.total.total'));
  });

  it('takes 三公 of general money against the budget of the year’s beginning in one province, of all fiscal money in the other', () => {
    expect(of('shandong-2019', 'threePublic').get('amounts.amounts.budget.total')).toBe('line|fund=general|key=threePublic|stage=initial');
    expect(of('national-2019', 'threePublic').get('amounts.amounts.budget.total')).toBe('line|fund=general|key=threePublic|stage=adjusted');
    expect(of('jiangxi-2024', 'threePublic').get('lines.threePublic.vehicle.final')).toBe('line|key=threePublic.vehicle|stage=final');
  });
});
