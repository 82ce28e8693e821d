import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../shared/importing/recognise.ts';
import type { PostingPlan } from '../../../shared/posting/plan.ts';
import { readWorkbook } from '../../../electron/reading/readWorkbook.ts';
import { planImport } from '../../../electron/service/importing/importDocument.ts';
import { openLibrary } from '../../../electron/service/packs/library.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const library = openLibrary(join(ROOT, 'resources'));
const packs = library.packs.list().map(({ id, validFrom, province }) => ({ id, validFrom, base: province === '', statements: library.packs.getForms(id).statements }));

/** Posts a workbook from which the statements of some roles are taken out. */
async function postedWithout(file: string, roles: readonly string[]): Promise<PostingPlan> {
  const reading = recognise(await readWorkbook(join(ROOT, file)), { packs, words: library.words });
  const view = { ...reading.view, tables: new Map([...reading.view.tables].filter(([role]) => !roles.includes(role))) };
  return planImport(library, { view, file, pack: library.packs.getPack(view.packId), book: view.year, period: 'current', unit: '本级' });
}

function spent(plan: PostingPlan, fund: string): number {
  return plan.facts.filter((fact) => fact.measure === 'expenditure' && fact.dimensions.fund === fund).reduce((sum, fact) => sum + fact.quantity, 0);
}

describe('posting a document that lacks tables', () => {
  it('without 一般公共预算支出表 takes general spending from 支出决算表, class by class as 财政拨款总表 has it', async () => {
    const plan = await postedWithout('test/fixtures/workbooks/shandong-2019.xlsx', ['generalExpenditure']);
    expect(plan.conflicts).toEqual([]);
    expect([spent(plan, 'general'), spent(plan, 'governmentFund'), spent(plan, 'nonFiscal')]).toEqual([1_296_070_000, 85_540_000, 558_500_000]);
  });

  it('names a class whose fiscal and other money cannot be told apart', async () => {
    const plan = await postedWithout('resources/samples/sample-2024.xlsx', ['generalExpenditure']);
    expect(plan.conflicts.filter((conflict) => conflict.message.includes('分不开'))).toHaveLength(1);
    expect(spent(plan, 'nonFiscal')).toBe(0);
  });

  it('with the two summaries alone posts by class, and the rest as non-fiscal money', async () => {
    const plan = await postedWithout('resources/samples/sample-2024.xlsx', ['income', 'expenditure', 'generalExpenditure', 'generalBasicEconomic', 'fund', 'stateCapital']);
    expect(plan.conflicts).toEqual([]);
    expect([spent(plan, 'general'), spent(plan, 'governmentFund'), spent(plan, 'nonFiscal')]).toEqual([6_128_101_646, 174_231_820, 24_580_633]);
  });

  it('posts no residual that nothing can carry, and names both cells', async () => {
    const reading = recognise(await readWorkbook(join(ROOT, 'test/fixtures/workbooks/jiangxi-2024.xlsx')), { packs, words: library.words });
    const readings = new Map([...reading.view.tables.values()].filter((table) => table.role === 'expenditure').flatMap((table) => table.cells)
      .filter((cell) => cell.row.id === 'c:2101301' && cell.column.id === 'project').map((cell) => [cell, cell.value + 5_000_000]));
    const plan = planImport(library, { view: reading.view, file: 'x', pack: library.packs.getPack(reading.view.packId), book: 2024, period: 'current', unit: '本级', readings });
    expect(spent(plan, 'nonFiscal')).toBe(0);
    expect(plan.conflicts.some((conflict) => conflict.message.includes('公开03表') && conflict.message.includes('公开05表'))).toBe(true);
  });
});

describe('posting a document into a book of another form', () => {
  it('lines that say no fund get the one that the book’s form prints them of', async () => {
    const reading = recognise(await readWorkbook(join(ROOT, 'resources/samples/sample-2024.xlsx')), { packs, words: library.words });
    const into = (pack: string): PostingPlan => planImport(library, { view: reading.view, file: 'x', pack: library.packs.getPack(pack), book: reading.view.year, period: 'current', unit: '本级' });
    const spentOn = (plan: PostingPlan, fund: string | undefined): number => plan.facts.filter(({ measure, dimensions }) => measure === 'line' && dimensions.key?.startsWith('threePublic') && dimensions.stage === 'final' && dimensions.fund === fund).reduce((sum, fact) => sum + fact.quantity, 0);
    expect(spentOn(into('national-2023'), undefined)).toBe(8_979_542);
    expect([spentOn(into('national-2019'), 'general'), spentOn(into('national-2019'), undefined)]).toEqual([8_979_542, 0]);
    expect(into('national-2019').facts.filter(({ dimensions }) => dimensions.key?.startsWith('vehicles')).every(({ dimensions }) => dimensions.fund === undefined)).toBe(true);
  });
});
