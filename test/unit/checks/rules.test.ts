import { describe, expect, test } from 'vitest';
import type { CheckResult, Finding } from '../../../shared/checks/finding.ts';
import type { CheckOptions } from '../../../shared/checks/options.ts';
import { RULES, type RuleId, ruleOf } from '../../../shared/checks/rules.ts';
import { runChecks } from '../../../shared/checks/runChecks.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import type { BookView, ReadingRemark, UnitBook } from '../../../shared/view/view.ts';
import { FISCAL_ONLY, SAMPLE, soundSpecs } from './soundBook.ts';
import { type RowSpec, type TableSpec, buildView, withCell } from './viewBuilder.ts';

const SOUND = soundSpecs(SAMPLE);
const FISCAL = soundSpecs(FISCAL_ONLY);
const change = (role: Role, row: string, column: string, text: string | null, specs: readonly TableSpec[] = SOUND): TableSpec[] => withCell(specs, role, row, column, text);
const remark = (kind: ReadingRemark['kind'], text: string): BookView => buildView(SOUND, { remarks: [{ kind, text, table: '公开03表', row: '2101501' }] });

/** The rows of one table made anew. */
function remake(specs: readonly TableSpec[], role: Role, rows: (rows: readonly RowSpec[], panel: string) => readonly RowSpec[]): TableSpec[] {
  return specs.map((spec) => (spec.role !== role ? spec : { ...spec, panels: spec.panels.map((panel) => ({ ...panel, rows: rows(panel.rows, panel.id) })) }));
}

const addLines = (role: Role, lines: Readonly<Record<string, string>>, specs: readonly TableSpec[] = SOUND): TableSpec[] => remake(specs, role, (rows) => [
  ...rows, ...Object.entries(lines).map(([key, text], i): RowSpec => ({ id: key, label: key, line: String(40 + i), filter: { key }, values: { final: text } })),
]);

/** A form without a column for 政府性基金, as some provinces print it. */
const withoutFundColumn = (specs: readonly TableSpec[]): TableSpec[] => specs.map((spec) => (spec.role !== 'fiscalSummary' ? spec : {
  ...spec, panels: spec.panels.map((panel) => ({ ...panel, columns: panel.columns.filter((column) => !['governmentFund', 'stateCapital'].includes(column.id)) })),
}));

const detail = (text: string): TableSpec[] => [...SOUND, {
  role: 'generalDetail', number: '公开11表', title: '一般公共预算财政拨款支出决算明细表', panels: [{
    id: 'main', filter: { measure: 'economic', fund: 'general' }, columns: [{ id: 'item', path: ['差旅费'], filter: { economic: '30211' } }],
    rows: [{ id: 'total', label: '合计', filter: {}, values: { item: text } }],
  }],
}];

interface Case { readonly fails: () => BookView; readonly options?: CheckOptions; readonly sound?: () => BookView }

/** The year before, whose 年末 is this year's 年初. */
const BEFORE = soundSpecs({ ...SAMPLE, opening: { general: 0, governmentFund: 0, nonFiscal: 0 }, closing: SAMPLE.opening });
const lastYear = (closing: string): BookView => buildView(SOUND, { lastYear: buildView(change('summary', 'closing', 'amount', closing, BEFORE), { year: 2023 }) });
const named = (label: string, role: Role, code: string): TableSpec[] => remake(SOUND, role, (rows) => rows.map((row) => (row.code === code ? { ...row, label } : row)));
const EXPECTED = SOUND.map(({ role, number, title }) => ({ role, number, title }));
const budgetOf = (code: string) => (code.startsWith('22960') ? 'governmentFund' as const : code.length === 7 && !code.startsWith('229') ? 'general' as const : null);

/** Crossed with economic class: one 科目 of `SAMPLE`, its item and the total. */
const crossedTable = (item: string | null): TableSpec => ({
  role: 'generalDetail', number: '公开11表', title: '一般公共预算财政拨款支出决算明细表', panels: [{
    id: 'main', filter: { fund: 'general' },
    columns: [{ id: 'total', path: ['合计'], filter: { measure: 'expenditure' }, sum: ['staff'] }, { id: 'staff', path: ['工资福利支出'], filter: { measure: 'economic', economic: '301' } }],
    rows: [{ id: 'c:2080505', label: '养老保险缴费', code: '2080505', filter: { function: '2080505' }, values: { total: '39.12', staff: item } }],
  }],
});

const NOTHING = { general: 0, governmentFund: 0, nonFiscal: 0 };

/** Two units: a main one with everything but what the second spends on one 项. */
const SMALL = soundSpecs({ ...SAMPLE, spending: [{ code: '2101501', fund: 'general', nature: 'basic', amount: 10_000 }], opening: NOTHING, closing: NOTHING, economic: {} });
const joint = soundSpecs({ ...SAMPLE, spending: [...SAMPLE.spending, { code: '2101501', fund: 'general', nature: 'basic', amount: 10_000 }] }).filter((spec) => spec.role === 'expenditure');
const unit = (name: string, specs: readonly TableSpec[], cancels = false): UnitBook => ({ name, cancels, view: buildView(specs.filter((spec) => spec.role === 'expenditure' || cancels)) });
const withUnits = (department: readonly TableSpec[]): BookView => buildView(department, { units: [unit('甲', SOUND), unit('乙', SMALL)] });

/** What an 抵销 unit holds: money that one unit books as income of the other's expenditure. */
const cancelling = (spent: string): TableSpec[] => [
  { role: 'income', number: '公开02表', title: '收入决算表', panels: [{ id: 'main', filter: { measure: 'income' }, columns: [{ id: 'superior', path: ['上级补助收入'], filter: { source: 'superiorSubsidy' } }], rows: [{ id: 'total', label: '合计', filter: {}, values: { superior: '-5.00' } }] }] },
  { role: 'expenditure', number: '公开03表', title: '支出决算表', panels: [{ id: 'main', filter: { measure: 'expenditure' }, columns: [{ id: 'affiliate', path: ['对附属单位补助支出'], filter: { nature: 'affiliateSubsidy' } }], rows: [{ id: 'total', label: '合计', filter: {}, values: { affiliate: spent } }] }] },
];

const approved = (amount: number): BookView => buildView(SOUND, { origin: 'ledger', approval: { documentNumber: '示财决〔2025〕1号', totals: [{ measure: 'expenditure', fund: 'general', amount }] } });
const GENERAL_SPENT = 10_000 * SAMPLE.spending.reduce((sum, one) => sum + (one.fund === 'general' ? one.amount : 0), 0);

const carrying = (text: string, restatements?: ReadonlyMap<string, string>): BookView => buildView(SOUND, {
  origin: 'ledger', lastYear: buildView(change('expenditure', 'c:2101502', 'project', text, BEFORE), { year: 2023 }), lastYearPublished: buildView(BEFORE, { year: 2023 }), ...(restatements && { restatements }),
});
const withNote = (note: string): BookView => buildView(SOUND.map((spec) => (spec.role === 'assets' ? { ...spec, title: '2024年度国有资产占用情况表', notes: [note] } : spec)));

/** For each rule a book that breaks it; the sound book must pass it. */
const CASES: Readonly<Record<RuleId, Case>> = {
  format: { fails: () => buildView(change('expenditure', 'c:2101501', 'basic', '612..91')) },
  'format.stored': { fails: () => buildView(change('expenditure', 'c:2101501', 'basic', '6 12. 91')) },
  'format.count': { fails: () => buildView(change('threePublic', 'count.vehiclesHeld', 'final', '2.00')) },
  'format.negative': { fails: () => buildView(change('income', 'c:2101501', 'other', '-1.00')) },
  'sum.columns': { fails: () => buildView(change('income', 'c:2101501', 'undertaking', '5.00')) },
  'sum.rows': { fails: () => buildView(change('summary', 'superiorSubsidy', 'amount', '5.00')) },
  'sum.codes': { fails: () => buildView(change('generalExpenditure', 'c:21015', 'total', '600.00')) },
  'sum.total': { fails: () => buildView(change('fund', 'total', 'project', '97.16')) },
  'sum.economic': { fails: () => buildView(change('generalBasicEconomic', 'staffTotal', 'amount', '600.00')) },
  'sum.lines': { fails: () => buildView(change('threePublic', 'threePublic', 'initial', '19.00')) },
  'lines.within': { fails: () => buildView(addLines('threePublic', { 'count.receptionBatches:foreignAffairs': '13', 'count.receptionPersons:foreignAffairs': '90' })), sound: () => buildView(addLines('threePublic', { 'count.receptionBatches:foreignAffairs': '2', 'count.receptionPersons:foreignAffairs': '3' })) },
  'missing.blank': { fails: () => buildView(change('expenditure', 'c:2101501', 'basic', null)) },
  'missing.row': { fails: () => buildView(remake(FISCAL, 'expenditure', (rows) => rows.filter((row) => row.code !== '2101502'))) },
  'missing.table': { fails: () => buildView(SOUND.filter((spec) => spec.role !== 'assets')), options: { expectedTables: EXPECTED } },
  'missing.note': { fails: () => buildView(FISCAL.map((spec) => (spec.role === 'assets' ? { ...spec, panels: [], notes: ['注：截至12月31日。'] } : spec))) },
  'missing.breakdown': { fails: () => buildView([...SOUND, crossedTable(null)]), sound: () => buildView([...SOUND, crossedTable('39.12')]) },
  'unit.table': { fails: () => buildView(SOUND.map((spec) => (spec.role === 'expenditure' ? { ...spec, unit: '元' } : spec))) },
  'balance.totals': { fails: () => buildView(change('summary', 'expenditureGrandTotal', 'amount', '6378.72')) },
  'balance.fund': { fails: () => buildView(change('fiscalSummary', 'expenditureGrandTotal', 'general', '5553.45')) },
  'rollforward.closing': { fails: () => buildView(change('fund', 'c:2296013', 'closing', '163.00')) },
  'rollforward.lastYear': { fails: () => lastYear('94.19'), sound: () => lastYear('49.19') },
  'lastYear.restated': { fails: () => carrying('61.97'), sound: () => carrying('60.97') },
  'approval.total': { fails: () => approved(GENERAL_SPENT + 10_000), sound: () => approved(GENERAL_SPENT) },
  'units.sum': { fails: () => withUnits(withCell(joint, 'expenditure', 'c:2101501', 'basic', '713.91')), sound: () => withUnits(joint) },
  'units.cancellation': { fails: () => buildView([], { units: [unit('抵销', cancelling('-4.00'), true)] }), sound: () => buildView([], { units: [unit('抵销', cancelling('-5.00'), true)] }) },
  'cross.same': { fails: () => buildView(change('fiscalSummary', 'general', 'amount', '5541.64')) },
  'cross.rollUp': { fails: () => buildView(change('summary', 'c:210', 'amount', '5308.24', FISCAL)), sound: () => buildView(FISCAL) },
  'cross.fiscalIncome': { fails: () => buildView(change('income', 'total', 'fiscal', '5768.70')) },
  'cross.fundIncome': { fails: () => buildView(change('fund', 'c:2296003', 'income', '21.07')) },
  'cross.fiscalTotal': { fails: () => buildView(change('fiscalSummary', 'c:229', 'total', '79.61', withoutFundColumn(SOUND))), sound: () => buildView(withoutFundColumn(SOUND)) },
  'cross.economic': { fails: () => buildView(change('generalExpenditure', 'total', 'basic', '709.19')) },
  'cross.basicWithin': { fails: () => buildView(detail('7.19')), sound: () => buildView(detail('9.71')) },
  'cross.within': { fails: () => buildView(change('generalExpenditure', 'c:2101202', 'project', '4021.35')) },
  'cross.noOtherMoney': { fails: () => buildView(change('expenditure', 'c:2101202', 'project', '4021.35', FISCAL)), sound: () => buildView(FISCAL) },
  'threePublic.economic': { fails: () => buildView(change('threePublic', 'threePublic.reception', 'final', '0.27')) },
  'threePublic.counts': { fails: () => buildView(change('threePublic', 'count.vehiclesHeld', 'final', '0')) },
  'threePublic.persons': { fails: () => buildView(change('threePublic', 'count.receptionPersons', 'final', '9')) },
  'threePublic.vehicles': { fails: () => buildView(change('threePublic', 'count.vehiclesHeld', 'final', '4')) },
  'threePublic.budget': { fails: () => buildView(change('threePublic', 'threePublic.reception', 'adjusted', '0.27')) },
  'operation.within': { fails: () => buildView(addLines('threePublic', { agencyOperation: '64.76' })), sound: () => buildView(addLines('threePublic', { agencyOperation: '46.76' })) },
  'code.shape': { fails: () => buildView(remake(SOUND, 'fund', (rows) => rows.map((row) => (row.code === '2296003' ? { ...row, code: '229603' } : row)))) },
  'code.budget': { fails: () => buildView(remake(SOUND, 'generalExpenditure', (rows) => rows.map((row) => (row.code === '2101502' ? { ...row, code: '2296099', filter: { function: '2296099' } } : row)))), options: { budgetOf } },
  'code.nature': { fails: () => buildView(named('一般行政管理事务', 'generalExpenditure', '2101501')), sound: () => buildView(named('行政运行', 'generalExpenditure', '2101501')) },
  'code.basicEconomic': { fails: () => buildView(remake(SOUND, 'generalBasicEconomic', (rows) => rows.map((row) => (row.code === '31002' ? { ...row, id: 'c:30902', code: '30902', filter: { economic: '30902' } } : row)))) },
  'reading.row': { fails: () => remark('unknownRow', '公开03表有一行不能识别。') },
  'reading.column': { fails: () => remark('unknownColumn', '公开03表有一栏不能识别。') },
  'reading.otherColumn': { fails: () => remark('otherColumn', '公开01表“收入/预算数”一栏不是本年决算数，未采用。') },
  'reading.duplicate': { fails: () => remark('duplicateRow', '公开03表有一行重复。') },
  'reading.duplicateTable': { fails: () => remark('duplicateTable', '有两张公开03表。') },
  'reading.learnedCode': { fails: () => remark('learnedCode', '科目表中没有2101599。') },
  'reading.sheet': { fails: () => remark('unreadSheet', '工作表“附注”未识别。') },
  'reading.otherUnit': { fails: () => remark('otherDepartment', '工作表“图书馆03”是某图书馆的表。') },
  'reading.hidden': { fails: () => remark('hidden', '工作表“旧表”是隐藏的。') },
  'reading.unit': { fails: () => remark('unitGuessed', '公开03表没有写明金额单位。') },
  'reading.elided': { fails: () => remark('elided', '公开03表用省略号略去科目。') },
  'reading.errorCell': { fails: () => remark('errorCell', '公开03表有错误值#REF!。') },
  'reading.head': { fails: () => remark('missingHead', '公开03表缺少表头。') },
  'reading.residue': { fails: () => remark('residue', '公开03表表体中夹有“— 13 —”。') },
  'residue.marks': { fails: () => withNote('注：本表为截至年末的数，，不含下属单位。') },
  'residue.year': { fails: () => withNote('注：资产数为截至2023年12月31日实有数。'), sound: () => withNote('注：资产数为截至2024年12月31日实有数。') },
  personal: { fails: () => withNote('注：联系人身份证号11010119900307123X。') },
  'reading.residueMark': { fails: () => remark('residue', '公开03表有“（此处请补充内容）”。') },
};

const all: CheckOptions = { expectedTables: EXPECTED, budgetOf };
const of = (result: CheckResult, rule: RuleId): Finding[] => result.findings.filter((finding) => finding.rule === rule);

describe.each(RULES.map((rule) => rule.id))('%s', (id) => {
  const { fails, options, sound } = CASES[id];
  test('a book that breaks it is found at its level', () => {
    const found = of(runChecks(fails(), options ?? {}), id);
    expect(found.map((finding) => finding.level)).toContain(ruleOf(id).level);
    for (const finding of found) expect(finding.message).toMatch(/^[^\n]+。$/);
  });
  test('a sound book passes it', () => {
    const result = runChecks(sound?.() ?? buildView(SOUND), all);
    expect(of(result, id)).toEqual([]);
    expect(result.passed).toContain(id);
    expect(result.notChecked.map((one) => one.rule)).not.toContain(id);
  });
});

test('what could not be checked is said with its reason, and is not passed', () => {
  const result = runChecks(buildView(SOUND.filter((spec) => spec.role !== 'generalBasicEconomic')));
  const reasons = new Map(result.notChecked.map((one) => [one.rule, one.reason]));
  expect(reasons.get('cross.economic')).toContain('缺少《一般公共预算财政拨款基本支出决算表》');
  expect(reasons.get('rollforward.lastYear')).toContain('没有上年决算');
  for (const rule of reasons.keys()) expect(result.passed).not.toContain(rule);
});

test('a sheet that was not understood is reported as not checked', () => {
  expect(runChecks(remark('unreadSheet', '工作表“附注”未识别。')).notChecked).toContainEqual({ rule: 'reading.sheet', reason: '工作表“附注”未识别。' });
});

test('rule ids are unique and every rule states its title and basis', () => {
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  for (const rule of RULES) expect(rule.title.length * rule.basis.length).toBeGreaterThan(0);
});

test('an empty view gives no finding and passes nothing', () => {
  const result = runChecks(buildView([]));
  expect(result.findings).toEqual([]);
  expect(result.passed.filter((id) => !id.startsWith('reading.'))).toEqual([]);
});

test('a comparable value with its reason answers for a restated figure', () => {
  const restatements = new Map(['c:2101502', 'c:21015', 'c:210', 'total'].flatMap((row) => {
    const function_ = row === 'total' ? '' : `|function=${row.slice(2)}`;
    return [`expenditure|nature=project${function_}`, `expenditure${function_}`].map((meaning): [string, string] => [meaning, '机构划转，按同口径调整']);
  }));
  expect(of(runChecks(carrying('61.97', restatements)), 'lastYear.restated')).toEqual([]);
  const [root, ...rest] = of(runChecks(carrying('61.97')), 'lastYear.restated');
  expect(root).toMatchObject({ table: '上年公开03表', row: '2101502', printed: '61.97', expected: '60.97', diff: '1.00' });
  expect(rest.every((one) => one.root === root?.id)).toBe(true);
});

test('a wrong figure of one unit is one finding; the totals over it stand under it', () => {
  const more = soundSpecs({ ...SAMPLE, spending: [{ code: '2101501', fund: 'general', nature: 'basic', amount: 11_000 }], opening: NOTHING, closing: NOTHING, economic: {} });
  const found = of(runChecks(buildView(joint, { units: [unit('甲', SOUND), unit('乙', more)] })), 'units.sum');
  const [root, ...others] = found.filter((one) => one.root === undefined);
  expect(root).toMatchObject({ table: '公开03表', row: '2101501', column: '基本支出', expected: '722.91', printed: '712.91', diff: '-10.00' });
  expect(others).toEqual([]);
  expect(found.length).toBeGreaterThan(4);
});

test('what a unit has wrong and the department repeats is the cell that the sums judge', () => {
  const found = runChecks(withUnits(withCell(joint, 'expenditure', 'c:2101501', 'basic', '713.91'))).findings;
  expect(found.filter((one) => one.level === 'error' && one.root === undefined).map((one) => one.rule)).not.toContain('units.sum');
});

test('without the totals of the 批复 a ledger is told that they were not checked', () => {
  expect(runChecks(buildView(SOUND, { origin: 'ledger' })).notChecked).toContainEqual({ rule: 'approval.total', reason: '没有录入批复的收支总额，未检查“决算总额等于批复数”。' });
  expect(runChecks(buildView(SOUND)).notChecked.map((one) => one.rule)).not.toContain('approval.total');
});

test('one unread sheet is said once', () => {
  const twice = buildView(SOUND, { remarks: [1, 2].map((): ReadingRemark => ({ kind: 'unreadSheet', text: '工作表“附注”未识别。' })) });
  expect(runChecks(twice).notChecked.filter((one) => one.rule === 'reading.sheet')).toHaveLength(1);
});
