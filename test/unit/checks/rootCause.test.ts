import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../shared/checks/finding.ts';
import { RelationGroup } from '../../../shared/checks/relations/relationGroup.ts';
import { findFaults } from '../../../shared/checks/causes/rootCause.ts';
import { relationsOf, runChecks } from '../../../shared/checks/runChecks.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import { FISCAL_ONLY, SAMPLE, type SoundFacts, soundSpecs } from './soundBook.ts';
import { type TableSpec, buildView, withCell } from './viewBuilder.ts';

const SOUND = soundSpecs(SAMPLE);
const FISCAL = soundSpecs(FISCAL_ONLY);
const errors = (specs: readonly TableSpec[]): Finding[] => runChecks(buildView(specs)).findings.filter((finding) => finding.level === 'error' && finding.root === undefined);
const places = (specs: readonly TableSpec[]): string[] => errors(specs).map((finding) => `${finding.table} ${finding.row} ${finding.column} ${finding.expected}`);
const amended = (facts: SoundFacts, code: string, amount: number): TableSpec[] => soundSpecs({ ...facts, spending: facts.spending.map((one) => (one.code === code && one.fund === 'general' ? { ...one, amount } : one)) });
const takeOver = (specs: readonly TableSpec[], from: readonly TableSpec[], roles: readonly Role[]): TableSpec[] => specs.map((spec) => (roles.includes(spec.role) ? from.find((one) => one.role === spec.role) ?? spec : spec));
const without = (specs: readonly TableSpec[], role: Role, code: string): TableSpec[] => specs.map((spec) => (spec.role !== role ? spec : { ...spec, panels: spec.panels.map((panel) => ({ ...panel, rows: panel.rows.filter((row) => row.code !== code) })) }));

describe('one fault is one finding', () => {
  test('a detail that was carried into all totals of its table is named, not the totals', () => {
    const wrong = takeOver(FISCAL, amended(FISCAL_ONLY, '2101501', 62_191), ['generalExpenditure', 'generalBasicEconomic']);
    expect(places(wrong)).toEqual(['公开05表 2101501 本年支出/基本支出 612.91']);
  });
  test('three independent faults are three findings', () => {
    let specs = withCell(SOUND, 'expenditure', 'c:2101501', 'basic', '621.91');
    specs = withCell(specs, 'income', 'c:2101301', 'fiscal', '62.22');
    specs = withCell(specs, 'fiscalSummary', 'closing', 'general', '-157.84');
    expect(places(specs)).toEqual(['公开02表 2101301 财政拨款收入 622.19', '公开03表 2101501 基本支出 612.91', '公开04表 31 支出/general 157.84']);
  });
  test('an amount put on the line below is two cells, the blank one and the filled one', () => {
    const specs = withCell(withCell(SOUND, 'summary', 'c:210', 'amount', null), 'summary', 'c:212', 'amount', '5331.87');
    expect(places(specs)).toEqual(['公开01表 17 支出/金额 5331.87', '公开01表 18 支出/金额 0.00']);
  });
  test('an amount put into the column of another fund is two cells', () => {
    const specs = withCell(withCell(SOUND, 'fiscalSummary', 'c:229', 'governmentFund', null), 'fiscalSummary', 'c:229', 'general', '97.61');
    expect(places(specs)).toEqual(['公开04表 22 支出/general 0.00', '公开04表 22 支出/governmentFund 97.61']);
  });
  test.each<[Role, readonly TableSpec[]]>([['expenditure', FISCAL], ['generalExpenditure', FISCAL], ['expenditure', SOUND]])('a row that %s lacks is one finding', (role, specs) => {
    const found = errors(without(specs, role, '2101502'));
    expect(found.map((finding) => [finding.rule, finding.row, finding.printed, finding.expected])).toEqual([['missing.row', '2101502', null, '60.97']]);
  });
  test('a table in another unit is one finding', () => {
    const found = errors(SOUND.map((spec) => (spec.role === 'summary' ? { ...spec, unit: '元' as const } : spec)));
    expect(found.map((finding) => [finding.rule, finding.table, finding.row])).toEqual([['unit.table', '公开01表', null]]);
  });
  test('a table without any amounts is one finding', () => {
    const empty = SOUND.map((spec) => (spec.role !== 'generalExpenditure' ? spec : { ...spec, panels: spec.panels.map((panel) => ({ ...panel, rows: panel.rows.slice(0, 1).map((row) => ({ ...row, values: {} })) })) }));
    expect(errors(empty).map((finding) => [finding.rule, finding.table])).toEqual([['missing.blank', '公开05表']]);
  });
  test('a sum that lacks exactly an unread row is a warning on that row', () => {
    const specs = SOUND.map((spec) => (spec.role !== 'summary' ? spec : { ...spec, panels: spec.panels.map((panel) => ({ ...panel, rows: panel.rows.map((row) => (row.id === 'other' ? { ...row, id: 'x:6', label: '其它', filter: null } : row)) })) }));
    const found = runChecks(buildView(specs)).findings.filter((finding) => finding.root === undefined);
    expect(found.map((finding) => [finding.rule, finding.level, finding.row])).toEqual([['reading.row', 'warning', '6']]);
  });
});

describe('a number that cannot be read', () => {
  const unread = (reading?: string): TableSpec[] => withCell(SOUND, 'generalBasicEconomic', 'c:30201', 'amount', '7..75').map((spec) => ({ ...spec, panels: spec.panels.map((panel) => ({ ...panel, rows: panel.rows.map((row) => (row.id === 'c:30201' && reading !== undefined ? { ...row, readings: { amount: reading } } : row)) })) }));
  test('takes its value from the sums when no guess was made', () => {
    expect(errors(unread()).map((finding) => [finding.rule, finding.expected, finding.printed, finding.diff])).toEqual([['format', '7.75', '7..75', null]]);
  });
  test('keeps a guess that agrees with the sums', () => {
    expect(places(unread('7.75'))).toEqual(['公开06表 30201 公用经费/金额 7.75']);
  });
  test('is not blamed for another cell that more relations point at', () => {
    const specs = withCell(unread('7.75'), 'generalBasicEconomic', 'c:30231', 'amount', '12.13');
    expect(places(specs)).toEqual(['公开06表 30201 公用经费/金额 7.75', '公开06表 30231 公用经费/金额 2.13']);
  });
});

describe('what nothing tells apart is judged by its total', () => {
  test('an item of 表06 that only its class adds up', () => {
    const [found] = errors(withCell(SOUND, 'generalBasicEconomic', 'c:30211', 'amount', '5.14'));
    expect([found?.row, found?.expected, found?.diff]).toEqual(['302', '15.74', '4.03']);
    expect(found?.message).toContain('该数与其他处相符，应先核对各明细');
  });
  test('unless it is the only one that can be so much too large', () => {
    const [found] = errors(withCell(SOUND, 'generalBasicEconomic', 'c:30211', 'amount', '22.54'));
    expect([found?.row, found?.expected, found?.diff]).toEqual(['30211', '9.17', '13.37']);
  });
  test('or its figure shows the slip', () => {
    const [found] = errors(withCell(SOUND, 'generalBasicEconomic', 'c:30102', 'amount', '159.79'));
    expect([found?.row, found?.expected, found?.printed]).toEqual(['30102', '195.79', '159.79']);
    expect(found?.message).toContain('疑似相邻两位数字颠倒');
  });
  test('or it alone is blank', () => {
    const [found] = errors(withCell(SOUND, 'generalBasicEconomic', 'c:30102', 'amount', null));
    expect([found?.rule, found?.row, found?.expected, found?.printed]).toEqual(['missing.blank', '30102', '195.79', null]);
  });
});

describe('the sentence', () => {
  test('gives both values, both places, the difference and where to copy from', () => {
    const [found] = errors(withCell(SOUND, 'summary', 'c:210', 'amount', null));
    expect(found?.message).toBe('公开01表 行次17 支出210“支出/金额”为空白，公开03表 210 科目210“小计”为5331.87，应为5331.87万元，相差-5331.87万元，可据公开03表 210 科目210“小计”抄录。');
    expect(found?.suggestion).toEqual({ value: '5331.87', from: '公开03表 210 科目210“小计”', at: { table: '公开03表', row: '210', column: '小计' } });
    expect(found?.other).toEqual({ table: '公开03表', row: '210', column: '小计', value: '5331.87' });
  });
  test('asks for the sources where there is nothing to copy', () => {
    const [found] = errors(withCell(SOUND, 'generalExpenditure', 'total', 'basic', '1.00'));
    expect(found?.message).toMatch(/请核对财决报表及批复。$/);
    expect(found?.suggestion).toBeUndefined();
  });
  test('a sign, a factor and 元 for 万元 are said', () => {
    const message = (text: string): string => errors(withCell(SOUND, 'expenditure', 'c:2101501', 'basic', text))[0]?.message ?? '';
    expect(message('-612.91')).toContain('正负号');
    expect(message('6129.10')).toContain('小数点错一位（扩大10倍）');
    expect(message('6129100')).toContain('元与万元混用');
    expect(message('700.00')).not.toContain('疑似');
  });
  test('a symptom names its cause', () => {
    const { findings } = runChecks(buildView(withCell(SOUND, 'expenditure', 'c:2101501', 'basic', '621.91')));
    const symptoms = findings.filter((finding) => finding.root !== undefined);
    expect(symptoms.length).toBeGreaterThan(0);
    for (const symptom of symptoms) expect(symptom.message).toContain('由公开03表 2101501 科目2101501“基本支出”的差错引起');
  });
});

test('a negative amount that is a slip is folded under it', () => {
  const { findings } = runChecks(buildView(withCell(SOUND, 'expenditure', 'c:2101501', 'basic', '-612.91')));
  const cause = findings.find((finding) => finding.level === 'error' && finding.root === undefined);
  expect(findings.find((finding) => finding.rule === 'format.negative')?.root).toBe(cause?.id);
});

test('a year-end difference that this year’s own slip explains is folded under the slip', () => {
  const last = buildView(withCell(SOUND, 'fund', 'total', 'closing', '7.00'), { year: 2023 });
  const { findings } = runChecks(buildView(withCell(SOUND, 'fund', 'total', 'opening', '70.00'), { lastYear: last }));
  const cause = findings.find((finding) => finding.table === '公开07表' && finding.column === '年初结转和结余' && finding.level === 'error' && finding.root === undefined);
  expect(cause?.expected).toBe('7.00');
  expect(findings.find((finding) => finding.rule === 'rollforward.lastYear' && finding.table === '公开07表' && finding.row === '合计')?.root).toBe(cause?.id);
});

test('where everything is wrong, the search for causes ends after so much work and still names what it judged', () => {
  const specs = soundSpecs({ ...SAMPLE, spending: Array.from({ length: 300 }, (_, at) => ({ code: String(2_100_101 + 7 * at), fund: 'general' as const, nature: 'basic' as const, amount: 100 + at })) });
  const senseless = specs.map((spec) => ({ ...spec, panels: spec.panels.map((panel) => ({ ...panel, rows: panel.rows.map((row, at) => ({ ...row, values: Object.fromEntries(Object.keys(row.values).map((id, i) => [id, String(at * 13 + i * 7 + 1)])) })) })) }));
  const budget = { looks: 50_000 };
  expect(findFaults([new RelationGroup(relationsOf(buildView(senseless)))], budget).length).toBeGreaterThan(50);
  expect(budget.looks).toBeLessThanOrEqual(0);
  expect(budget.looks).toBeGreaterThan(-5_000);
});
