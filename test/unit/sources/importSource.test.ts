import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import '../seed.ts';
import { type Ledger } from '../../../electron/ledger/ledger.ts';
import { openMemoryLedger } from '../../../electron/ledger/openLedger.ts';
import { createBook } from '../../../electron/ledger/subjects/books.ts';
import { listFacts, putFact, replaceFacts } from '../../../electron/ledger/subjects/facts.ts';
import { listJournal } from '../../../electron/ledger/subjects/history.ts';
import { listLearnedCodes } from '../../../electron/ledger/subjects/learnedCodes.ts';
import { listProjects, putProject } from '../../../electron/ledger/subjects/projects.ts';
import { listDocuments } from '../../../electron/ledger/subjects/printedValues.ts';
import { type Unit, listUnits } from '../../../electron/ledger/subjects/units.ts';
import { SAMPLE_FILES } from '../../../electron/samples/sampleWorkbooks.ts';
import { type ImportChoices, planSource } from '../../../electron/service/importing/importSource.ts';
import { acceptSource } from '../../../electron/service/importing/importSourceAccept.ts';
import { openBook } from '../../../electron/service/year/ledgerBook.ts';
import { openLibrary } from '../../../electron/service/packs/library.ts';
import { readWorkbooks } from '../../../electron/service/importing/openDocument.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { addressKey } from '../../../shared/ledger/fact.ts';
import { filledCell } from '../../../shared/statement/table.ts';
import { bureau, exportOf, isNoBudget, placed, resources, sampleFacts } from './library.ts';

const library = openLibrary(resources);
const { year } = bureau;
const UNIT: Unit = { code: '001', name: bureau.department, nature: 'institution', level: '' };
const own = sampleFacts.filter(({ unit }) => unit === '001');
let published: RawWorkbook;
let lastYear: RawWorkbook;
beforeAll(async () => {
  const [thisOne, lastOne] = await readWorkbooks([SAMPLE_FILES.thisYear, SAMPLE_FILES.lastYear].map((name) => join(resources, 'samples', name)));
  if (!thisOne || !lastOne) throw new Error('no sample');
  [published, lastYear] = [thisOne, lastOne];
});

function newLedger(units: readonly Unit[] = [UNIT]): Ledger {
  const ledger = openMemoryLedger();
  createBook(ledger, { year, pack: library.packs.getPack(bureau.pack), unit: '万元', decimals: 2, units });
  return ledger;
}

/** Everything of a book that an import may change. */
function contents(ledger: Ledger): unknown {
  const { read } = ledger;
  return structuredClone([placed(listFacts(read, year)), listProjects(read, year), listUnits(read, year), listLearnedCodes(read, year), listDocuments(read, year), ledger.read.select('approved_rounding')]);
}

/** 年初结转和结余 as the tables print it, in fen: 收入支出决算总表, 财政拨款总表 by fund, 政府性基金表 by item. */
function printedOpening(ledger: Ledger): readonly (number | null | undefined)[] {
  const { tables } = openBook(ledger, library, year).figures;
  return ([['summary', 'opening', 'amount'], ['fiscalSummary', 'openingGeneral', 'amount'], ['fiscalSummary', 'openingGovernmentFund', 'amount'], ['fund', 'total', 'opening'], ['fund', 'c:2296013', 'opening']] as const).map(([role, row, column]) => {
    const table = tables.find(({ definition }) => definition.role === role);
    return table && filledCell(table, row, column)?.value;
  });
}

describe.each<[string, () => RawWorkbook]>([['财决 export', () => exportOf(own)], ['published tables', () => published]])('importing: %s', (_, file) => {
  it('writes nothing before acceptance, one journal entry with it, and one undo takes all of it back', () => {
    const ledger = newLedger();
    const before = contents(ledger);
    const entries = listJournal(ledger.read, { book: year }).length;
    const plan = planSource(library, ledger, file());
    expect(contents(ledger)).toEqual(before);
    acceptSource(ledger, structuredClone(plan));
    expect(listJournal(ledger.read, { book: year })).toHaveLength(entries + 1);
    expect(placed(listFacts(ledger.read, year))).toEqual(placed(plan.facts));
    expect(contents(ledger)).not.toEqual(before);
    ledger.undo(year);
    expect(contents(ledger)).toEqual(before);
  });

  it('is plain data, and imported again changes nothing', () => {
    const ledger = newLedger();
    const plan = planSource(library, ledger, file());
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    acceptSource(ledger, plan);
    const after = placed(listFacts(ledger.read, year));
    const again = planSource(library, ledger, file());
    expect([again.changes, again.conflicts, again.pack]).toEqual([[], [], { id: bureau.pack, name: library.packs.getPack(bureau.pack).name, from: 'book' }]);
    acceptSource(ledger, again);
    expect(placed(listFacts(ledger.read, year))).toEqual(after);
  });

  it('names what it would change, old and new, and keeps what the person keeps', () => {
    const ledger = newLedger();
    acceptSource(ledger, planSource(library, ledger, file()));
    const facts = listFacts(ledger.read, year).filter(({ measure, dimensions }) => measure === 'expenditure' && dimensions.function === '2101501' && dimensions.project === undefined);
    const [fact] = facts;
    if (!fact) throw new Error('no fact to change');
    ledger.write(year, { what: '改数' }, (tx) => putFact(tx, year, { ...fact, quantity: fact.quantity + 100 }));
    const plan = planSource(library, ledger, file());
    expect(plan.changes.map(({ address, old, new: now, name }) => [address, old, now, name])).toEqual([[addressKey(fact), fact.quantity + 100, fact.quantity, '支出 · 一般公共预算财政拨款 · 基本支出 · 2101501 行政运行']]);
    acceptSource(ledger, plan, new Set([addressKey(fact)]));
    expect(listFacts(ledger.read, year).find((entry) => addressKey(entry) === addressKey(fact))?.quantity).toBe(fact.quantity + 100);
    acceptSource(ledger, plan);
    expect(listFacts(ledger.read, year).find((entry) => addressKey(entry) === addressKey(fact))?.quantity).toBe(fact.quantity);
  });

  it('leaves the printed 年初 as it was when an adjustment was entered in between', () => {
    const ledger = newLedger();
    const withoutAdjustments = (): RawWorkbook => ({ ...file(), sheets: file().sheets.filter(({ name }) => !name.startsWith('CS05')) });
    acceptSource(ledger, planSource(library, ledger, withoutAdjustments()));
    const printed = printedOpening(ledger);
    expect(printed.every((value) => typeof value === 'number' && value > 0)).toBe(true);
    ledger.write(year, { what: '录入调整' }, (tx) => {
      putFact(tx, year, { period: 'current', unit: '001', measure: 'openingAdjustment', dimensions: { fund: 'general', function: '2101301', kind: '收回' }, quantity: -1_260_000, quantityKind: 'fen' });
      for (const [fund, item, quantity] of [['nonFiscal', undefined, 5_000], ['governmentFund', '2296013', -70_000], ['governmentFund', '2296002', 900]] as const) {
        putFact(tx, year, { period: 'current', unit: '001', measure: 'openingAdjustment', dimensions: { fund, kind: '差错更正', ...(item !== undefined && { function: item }) }, quantity, quantityKind: 'fen' });
      }
    });
    expect(printedOpening(ledger)).not.toEqual(printed);
    const plan = planSource(library, ledger, withoutAdjustments());
    expect(plan.conflicts).toEqual([]);
    acceptSource(ledger, plan);
    expect(printedOpening(ledger)).toEqual(printed);
    expect(listFacts(ledger.read, year).filter(({ measure }) => measure === 'openingAdjustment')).toHaveLength(4);
  });
});

describe('importing into a ledger', () => {
  it('shows every sheet with what it was taken for, how surely, and its rows and columns', () => {
    const plan = planSource(library, newLedger(), published);
    const income = plan.sheets.find(({ statement }) => statement === 'income');
    expect(income).toMatchObject({ status: 'read', name: '收入决算表', unit: '元' });
    expect(income?.confidence).toBeGreaterThan(0.8);
    expect(income?.columns.filter(({ use }) => use === 'amount').map(({ path }) => path.at(-1))).toContain('财政拨款收入');
    expect(income?.rows.find(({ code }) => code === '2101501')).toMatchObject({ label: '行政运行', understood: true });
  });

  it('takes kind and level of the unit, projects and codes from a 财决 export, and keeps what was self-evaluated', () => {
    const ledger = newLedger();
    ledger.write(year, { what: '自评' }, (tx) => putProject(tx, year, {
      code: 'XM2024-01', name: '旧名', kind: 'project', form: '', department: '', implementingUnit: '', tier: '二级', onBehalf: true, goal: '目标', goalResult: '', executionReason: '', printedTotal: '', printedGrade: '', indicators: [],
      funds: [{ source: '年度资金总额', initial: 100, adjusted: 100, executed: 200, weight: '10', score: '9' }],
    }));
    const plan = planSource(library, ledger, exportOf(own));
    expect(plan.problems).toEqual(['项目“城乡居民基本医疗保险县级补助”的全年执行数在账套中是2.00元，工作簿中是38,642,500.00元，接受后以工作簿为准，请核对。']);
    acceptSource(ledger, plan);
    expect(listUnits(ledger.read, year)).toEqual([{ ...UNIT, nature: 'administrative', level: '二级预算单位' }]);
    const [project] = listProjects(ledger.read, year);
    expect(project).toMatchObject({ name: '城乡居民基本医疗保险县级补助', tier: '二级', goal: '目标', onBehalf: true, funds: [{ source: '年度资金总额', initial: 100, executed: 3_864_250_000, weight: '10', score: '9' }] });
    expect(listProjects(ledger.read, year)).toHaveLength(3);
  });

  it('leaves exact figures alone where published ones in 万元 agree with them', () => {
    const ledger = newLedger();
    const previous = (choices: ImportChoices): ReturnType<typeof planSource> => planSource(library, ledger, lastYear, { book: year, period: 'previous', ...choices });
    const rough = previous({});
    expect(rough.digit).toBe(10_000);
    const [fact] = rough.facts.filter(({ measure, dimensions }) => measure === 'expenditure' && dimensions.function === '2101501');
    if (!fact) throw new Error('no fact');
    ledger.write(year, { what: '上年' }, (tx) => {
      putFact(tx, year, { ...fact, quantity: fact.quantity + 4_321 });
    });
    const plan = previous({});
    expect(plan.changes).toEqual([]);
    acceptSource(ledger, plan);
    expect(listFacts(ledger.read, year, { period: 'previous' }).find((entry) => addressKey(entry) === addressKey(fact))?.quantity).toBe(fact.quantity + 4_321);
  });

  it('leaves expenditure by project alone where published tables agree with its sum', () => {
    const ledger = newLedger();
    const byProject = [{ project: 'A', quantity: 30_000_000 }, { project: 'B', quantity: 5_682_000 }];
    const facts = byProject.map(({ project, quantity }) => ({ period: 'current' as const, unit: '001', measure: 'expenditure' as const, dimensions: { fund: 'general', nature: 'project', function: '2101502', project }, quantity, quantityKind: 'fen' as const }));
    ledger.write(year, { what: '项目' }, (tx) => { replaceFacts(tx, year, 'current', '001', facts, [{ measure: 'expenditure' }]); });
    const plan = planSource(library, ledger, published);
    expect(plan.changes).toEqual([]);
    acceptSource(ledger, plan);
    const kept = listFacts(ledger.read, year).filter(({ measure, dimensions }) => measure === 'expenditure' && dimensions.function === '2101502');
    expect(placed(kept)).toEqual(placed(facts));
  });

  it('asks whose figures they are where the department has several units, and tells it by the code on the cover', () => {
    const units = bureau.units.map(({ code, name, kind, level }): Unit => ({ code, name, nature: kind, level }));
    const ledger = newLedger(units);
    const plan = planSource(library, ledger, published);
    expect(plan.unit).toBeNull();
    expect(() => acceptSource(ledger, plan)).toThrowError(/有几个单位，请先选定/);
    expect(planSource(library, ledger, published, { unit: '002' })).toMatchObject({ unit: '002', ownUnit: true });
    expect(() => planSource(library, ledger, published, { unit: '009' })).toThrowError(/没有单位“009”/);
    const book = exportOf(own);
    const covered = { ...book, sheets: book.sheets.map((sheet) => (sheet.name !== 'FM 封面' ? sheet : { ...sheet, cells: [...sheet.cells, { row: 4, column: 0, text: '单位代码：', type: 'text' as const }, { row: 4, column: 1, text: '003', type: 'text' as const }] })) };
    expect(planSource(library, ledger, covered).unit).toBe('003');
  });

  it('puts exact figures of an export in the place of published ones without naming their rounding', () => {
    const ledger = newLedger();
    acceptSource(ledger, planSource(library, ledger, published));
    const plan = planSource(library, ledger, exportOf(sampleFacts));
    // The sample is exact in both; the export divides project expenditure by project, which is no conflict.
    expect(plan.changes.filter(({ fact }) => fact.measure === 'expenditure' || fact.measure === 'income' || fact.measure === 'economic')).toEqual([]);
    acceptSource(ledger, plan);
    const merged = new Map<string, number>();
    for (const fact of sampleFacts.filter(isNoBudget)) merged.set(addressKey({ ...fact, unit: '001' }), (merged.get(addressKey({ ...fact, unit: '001' })) ?? 0) + fact.quantity);
    const held = placed(listFacts(ledger.read, year));
    for (const [address, quantity] of merged) if (quantity !== 0 && !address.includes('|line|')) expect([address, held[address]]).toEqual([address, quantity]);
  });
});
