import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openMemoryLedger } from '../../electron/ledger/openLedger.ts';
import { createBook } from '../../electron/ledger/subjects/books.ts';
import { OWN_UNIT } from '../../electron/ledger/subjects/units.ts';
import { loadSampleBureau } from '../../electron/samples/sampleBureau.ts';
import { SAMPLE_FILES } from '../../electron/samples/sampleWorkbooks.ts';
import { planSource } from '../../electron/service/importing/importSource.ts';
import { acceptSource } from '../../electron/service/importing/importSourceAccept.ts';
import { openBook } from '../../electron/service/year/ledgerBook.ts';
import { readWorkbooks } from '../../electron/service/importing/openDocument.ts';
import type { ImportPlan } from '../../shared/sources/importPlan.ts';
import type { StatementTable } from '../../shared/statement/table.ts';
import { ROOT, library } from './documentBook.ts';

const { year, pack, department } = loadSampleBureau(library.resourceRoot);

interface Imported {
  readonly tables: readonly StatementTable[];
  readonly plans: readonly ImportPlan[];
}

/** A new ledger with this year from one of the samples and last year from last year's workbook. */
async function imported(current: string): Promise<Imported> {
  const [thisYear, lastYear] = await readWorkbooks([current, SAMPLE_FILES.lastYear].map((name) => join(ROOT, 'resources', 'samples', name)));
  if (!thisYear || !lastYear) throw new Error('no sample');
  const ledger = openMemoryLedger();
  createBook(ledger, { year, pack: library.packs.getPack(pack), unit: '万元', decimals: 2, units: [{ code: OWN_UNIT, name: department, nature: 'administrative', level: '' }] });
  const plans = [planSource(library, ledger, thisYear), planSource(library, ledger, lastYear, { period: 'previous' })];
  for (const plan of plans) acceptSource(ledger, plan);
  return { tables: openBook(ledger, library, year).figures.tables, plans };
}

/** Every amount other than zero, as `role row column: value`. */
function amounts(tables: readonly StatementTable[]): string[] {
  return tables.flatMap((table) => table.panels.flatMap((panel) => panel.rows.flatMap((row) => [...row.cells].flatMap(([column, cell]) => (cell.value ? [`${table.definition.role} ${row.id} ${column}: ${cell.value}`] : [])))));
}

describe('the sample’s 财决 export', () => {
  let fromExport: Imported;
  let fromTables: Imported;
  beforeAll(async () => { [fromExport, fromTables] = [await imported(SAMPLE_FILES.financeExport), await imported(SAMPLE_FILES.thisYear)]; });

  it('gives the same statements as the published tables do, to the fen', () => {
    expect(amounts(fromExport.tables).length).toBeGreaterThan(300);
    expect(amounts(fromExport.tables)).toEqual(amounts(fromTables.tables));
  });

  it('is understood whole: no contradiction, no question, every sheet known', () => {
    expect(fromExport.plans.map(({ kind, year: said, conflicts, problems, changes }) => [kind, said, conflicts, problems, changes])).toEqual([
      ['financeExport', year, [], [], []], ['statements', year - 1, [], [], []],
    ]);
    expect(fromExport.plans[0]?.sheets.filter(({ status }) => status === 'unknown')).toEqual([]);
    expect(fromExport.plans[0]?.sheets.flatMap(({ columns }) => columns.filter(({ use }) => use === 'unknown'))).toEqual([]);
  });

  it('has sheet names as the program cuts them, and stands in 元 with three stages side by side', async () => {
    const [book] = await readWorkbooks([join(ROOT, 'resources', 'samples', SAMPLE_FILES.financeExport)]);
    const names = book?.sheets.map(({ name }) => name) ?? [];
    expect(names).toContain('Z03 收入决算表(财决03表)');
    expect(names.some((name) => name.length === 31)).toBe(true);
    expect(Math.max(...names.map((name) => name.length))).toBe(31);
    const heads = book?.sheets.find(({ name }) => name.startsWith('Z01 '))?.cells.filter(({ row }) => row === 4).map(({ text }) => text);
    expect(heads).toEqual(expect.arrayContaining(['年初预算数', '全年预算数', '决算数']));
  });
});
