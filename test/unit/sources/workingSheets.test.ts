import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import '../seed.ts';
import { FUNDS, type Fact, INCOME_SOURCES } from '../../../shared/ledger/fact.ts';
import { LINE_KEYS } from '../../../shared/ledger/lineKeys.ts';
import type { SourcePlan } from '../../../shared/sources/plan.ts';
import { looksLikeWorkingSheets, readWorkingSheets } from '../../../shared/sources/workingSheets.ts';
import type { RawWorkbook } from '../../../shared/importing/sheet.ts';
import { blankRow, filled, firstRow, rowNamed, scratch, sheetOf, typed } from './filledTemplate.ts';
import { bureau, classification, mappings, optionsFor, placed, sampleFacts } from './library.ts';

const mapping = mappings.workingSheets;
const folder = scratch();
const { workbook: empty } = await filled(folder.file('empty.xlsx'));
afterAll(folder.clear);
const read = (workbook: RawWorkbook, unit = 'A'): SourcePlan => readWorkingSheets(workbook, mapping, optionsFor(unit));
const places = (plan: SourcePlan): unknown[] => plan.facts.map(({ measure, dimensions, quantity }) => [measure, dimensions, quantity]);

describe('working sheets', () => {
  it.each(bureau.units.map(({ code }) => code))('facts → filled template → the same facts: unit %s', async (unit) => {
    const facts = sampleFacts.filter((fact) => fact.unit === unit);
    const { workbook, left } = await filled(folder.file(`${unit}.xlsx`), { facts, bureau: { name: '示例县某中心', code: unit, kind: '参照公务员法管理事业单位', level: '二级预算单位' } });
    expect(left).toEqual([]);
    const plan = read(workbook, unit);
    expect(placed(plan.facts)).toEqual(placed(facts));
    expect(plan.problems).toEqual([]);
    expect(plan.conflicts).toEqual([]);
    expect(plan.units).toEqual([{ code: unit, name: '示例县某中心', kind: 'civilServiceManaged', level: '二级预算单位' }]);
    expect(plan).toMatchObject({ year: bureau.year, department: '示例县某中心' });
  });

  it('holds in 万元 as well, to the fen', async () => {
    const facts = sampleFacts.filter((fact) => fact.unit === '001');
    const { workbook } = await filled(folder.file('wan.xlsx'), { facts, unit: '万元' });
    const plan = read(workbook, '001');
    expect(plan.sheets.filter(({ status }) => status === 'read').map(({ unit }) => unit)).toEqual(Array(7).fill('万元'));
    expect(placed(plan.facts)).toEqual(placed(facts));
  });

  it('an empty template states nothing and says nothing', () => {
    expect(looksLikeWorkingSheets(empty, mapping)).toBe(true);
    const plan = read(empty);
    expect([plan.facts, plan.projects, plan.problems, plan.scope]).toEqual([[], [], [], []]);
  });

  it('reads what a person typed: codes as numbers, amounts as text, rows far below, blanks between, 万元 declared', async () => {
    const { workbook } = await filled(folder.file('typed.xlsx'), {}, (book) => {
      sheetOf(book, '填写说明').getCell('B8').value = '万元';
      const income = sheetOf(book, '收入底稿');
      const row = firstRow(income, null);
      income.getCell(row, 1).value = 2101501;
      income.getCell(row, 4).value = 3.5;
      income.getCell(row + 4, 1).value = ' 2101502 ';
      income.getCell(row + 4, 4).value = '1,234.56';
      income.getCell(300, 1).value = '2101501';
      income.getCell(300, 4).value = 1;
      const spent = sheetOf(book, '支出底稿');
      spent.getCell(120, 1).value = '2101501';
      spent.getCell(120, 5).value = 0.25;
      const budget = sheetOf(book, '支出预算底稿');
      budget.getCell(90, 1).value = 2101501;
      budget.getCell(90, 3).value = '一般公共预算财政拨款';
      budget.getCell(90, 4).value = 0;
      budget.getCell(90, 5).value = 12;
    });
    expect(places(read(workbook))).toEqual([
      ['budget', { fund: 'general', function: '2101501', stage: 'adjusted' }, 12_000_000], ['budget', { fund: 'general', function: '2101501', stage: 'initial' }, 0],
      ['expenditure', { fund: 'general', nature: 'basic', function: '2101501' }, 250_000],
      ['income', { source: 'general', function: '2101501' }, 4_500_000], ['income', { source: 'general', function: '2101502' }, 1_234_560_000],
    ]);
  });

  it('takes the finest of 类, 款 and 项, and says when they disagree', () => {
    const row = blankRow(empty, '收入底稿');
    const plan = read(typed(empty, '收入底稿', [['210', 30], ['21015', 30], ['2101501', 10], ['2101502', 20.5]].flatMap(([code, amount], index) => [[row + index, 1, code ?? ''], [row + index, 4, amount ?? 0]] as const)));
    expect(plan.facts.map(({ dimensions, quantity }) => [dimensions.function, quantity])).toEqual([['2101501', 1000], ['2101502', 2050]]);
    expect(plan.problems).toHaveLength(2);
    expect(plan.problems[0]).toMatch(/科目210的30\.00元与其下各科目之和30\.50元不相等，已按下级科目取数，请核对。$/);
  });

  it('says what is missing or wrong, with its place', () => {
    const row = blankRow(empty, '支出底稿');
    const held = rowNamed(empty, '三公及机构运行底稿', '公务用车保有量');
    const wrong = [
      ['结转结余底稿', [[8, 1, '2101301'], [8, 6, 100]]], ['支出底稿', [[row, 1, '210150'], [row, 5, 5], [row + 1, 1, '2101501'], [row + 1, 5, '约五万'], [row + 2, 5, 7]]],
      ['支出预算底稿', [[6, 1, '2101501'], [6, 3, '某种资金'], [6, 4, 9]]], ['三公及机构运行底稿', [[held, 6, 2.5]]],
    ] as const;
    const plan = read(wrong.reduce((book, [name, entries]) => typed(book, name, entries), empty));
    expect(plan.facts).toEqual([]);
    expect(plan.problems).toEqual([
      `工作表“支出底稿”：第${row}行的科目编码“210150”不是3、5、7位编码，这一行未取数。`, `工作表“支出底稿”：E${row + 1} 的“约五万”不是数字，未取数，请改正后再导入。`, `工作表“支出底稿”：第${row + 2}行“（无名称）”没有认出是什么，未取数。`,
      '工作表“支出预算底稿”：第6行的资金性质“某种资金”不认识，这一行未取数，请改正后再导入。', `工作表“三公及机构运行底稿”：F${held} 的“2.5”应是整数，未取数，请改正后再导入。`,
      '《结转结余底稿》（工作表“结转结余底稿”）F8没有选资金性质，100.00元未取数，请在“资金性质”一栏选择后再导入。',
    ]);
  });

  it('learns a code that the classification lacks', () => {
    expect(read(typed(empty, '支出底稿', [[60, 1, '2101577'], [60, 2, '新设科目'], [60, 5, 5]])).learned).toEqual([{ dimension: 'function', code: '2101577', name: '新设科目' }]);
  });

  it('names a fixed line that is written twice with two figures', () => {
    const row = rowNamed(empty, '三公及机构运行底稿', '公务用车保有量');
    const plan = read(typed(empty, '三公及机构运行底稿', [[row, 6, 2], [70, 1, '公务用车保有量'], [70, 6, 3]]));
    expect(plan.facts.map(({ quantity }) => quantity)).toEqual([2]);
    expect(plan.conflicts).toHaveLength(1);
  });

  it('refuses two sheets of one name for the same rows', async () => {
    const { workbook } = await filled(folder.file('twice.xlsx'), { facts: sampleFacts.filter((fact) => fact.unit === '001') });
    const income = workbook.sheets.find(({ name }) => name === '收入底稿');
    const other = income ? { ...income, name: '收入底稿 (2)', cells: income.cells.map((cell) => (cell.type === 'number' ? { ...cell, text: '1' } : cell)) } : workbook.sheets[0];
    expect(() => read({ ...workbook, sheets: [...workbook.sheets, ...(other ? [other] : [])] })).toThrowError('工作表“收入底稿”和“收入底稿 (2)”都是《收入底稿》而内容不同，请删去多余的一张（几个单位的报表请分别导入）后再导入。');
  });

  it('holds for any facts that have a place: property', async () => {
    const functions = classification.codes('function', bureau.year).filter((code) => code.length === 7);
    const items = classification.codes('economic', bureau.year).filter((code) => code.length === 5);
    const amount = fc.oneof(fc.integer({ min: 1, max: 99_999_999_99 }), fc.integer({ min: -9_999_999, max: -1 }));
    const fund = fc.constantFrom(...FUNDS);
    const fen = { period: 'current', unit: 'A', quantityKind: 'fen' } as const;
    const income = fc.tuple(fc.constantFrom(...INCOME_SOURCES), fc.constantFrom(...functions), amount).map(([source, code, quantity]): Fact => ({ ...fen, measure: 'income', dimensions: { source, function: code }, quantity }));
    const spent = fc.tuple(fund, fc.constantFrom('basic', 'project'), fc.constantFrom(...functions), fc.option(fc.constantFrom('P-1', 'P-2')), amount)
      .map(([own, nature, code, project, quantity]): Fact => ({ ...fen, measure: 'expenditure', dimensions: { fund: own, nature, function: code, ...(project !== null && { project }) }, quantity }));
    const economic = fc.tuple(fund, fc.constantFrom('basic', 'project'), fc.constantFrom(...items), amount).map(([own, nature, code, quantity]): Fact => ({ ...fen, measure: 'economic', dimensions: { fund: own, nature, economic: code }, quantity }));
    const opening = fc.tuple(fund, fc.constantFrom(...functions), amount).map(([own, code, quantity]): Fact => ({ ...fen, measure: 'opening', dimensions: { fund: own, function: code }, quantity }));
    const counts = LINE_KEYS.filter(({ key, kind }) => kind === 'count' && key.startsWith('staff.'));
    const count = fc.tuple(fc.constantFrom(...counts), fc.nat(500)).map(([{ key }, quantity]): Fact => ({ period: 'current', unit: 'A', measure: 'line', dimensions: { key, stage: 'final' }, quantity, quantityKind: 'count' }));
    const books = fc.uniqueArray(fc.oneof(income, spent, economic, opening, count), { minLength: 1, maxLength: 12, selector: ({ measure, dimensions }) => JSON.stringify([measure, Object.entries(dimensions).sort()]) });
    await fc.assert(fc.asyncProperty(books, fc.constantFrom('元' as const, '万元' as const), async (facts, unit) => {
      const { workbook } = await filled(folder.file('any.xlsx'), { facts, unit });
      expect(placed(read(workbook).facts)).toEqual(placed(facts));
    }), { numRuns: 3 });
  });
});
