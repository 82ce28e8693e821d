import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../shared/checks/finding.ts';
import { runChecks } from '../../../shared/checks/runChecks.ts';
import { fixtureSpecs } from './fixtureView.ts';
import { buildView } from './viewBuilder.ts';

/** What a person found in the tables of two published documents: [level, table, row, column, expected, printed, diff]. */
type Known = readonly [Finding['level'], string, string, string, string | null, string, string | null];

const SHANDONG_2019: readonly Known[] = [
  ['error', '公开04表', '22', '支出/政府性基金预算财政拨款', '85.54', '85..54', null],
  ['tail', '公开04表', '23', '支出/合计', '1381.61', '1381.60', '-0.01'],
  ['tail', '公开04表', '24', '支出/合计', '293.84', '293.85', '0.01'],
  ['tail', '公开04表', '24', '支出/一般公共预算财政拨款', '157.84', '157.85', '0.01'],
  ['tail', '公开04表', '28', '支出/一般公共预算财政拨款', '1453.92', '1453.91', '-0.01'],
  ['tail', '公开06表', '301', '人员经费/决算数', '572.09', '572.08', '-0.01'],
  ['tail', '公开06表', '302', '公用经费/决算数', '65.69', '65.70', '0.01'],
  ['warning', '公开03表', '2101502', '基本支出', null, '60.97', null],
  ['warning', '公开05表', '2101502', '本年支出/基本支出', null, '60.97', null],
];

const JIANGXI_2024: readonly Known[] = [
  ['tail', '公开03表', '2101501', '本年支出合计', '416.27', '416. 28', '0.01'],
  ['tail', '公开03表', '合计', '项目支出', '7479.28', '7, 479. 29', '0.01'],
  ['tail', '公开05表', '2101501', '本年支出合计', '416.27', '416. 28', '0.01'],
  ['tail', '公开05表', '合计', '项目支出', '7479.28', '7, 479. 29', '0.01'],
  ['tail', '公开06表', '302', '公用经费/金额', '42.76', '42.75', '-0.01'],
  ['tail', '公开09表', '1', '全年预算数', '3.91', '3.92', '0.01'],
  ['warning', '公开03表', '2101501', '项目支出', null, '59. 08', null],
  ['warning', '公开05表', '2101501', '项目支出', null, '59.08', null],
];

const shape = (finding: Finding): Known => [finding.level, finding.table, finding.row ?? '', finding.column ?? '', finding.expected, finding.printed ?? '', finding.diff];

function check(id: string) {
  const { year, specs } = fixtureSpecs(id);
  return runChecks(buildView(specs, { year }));
}

describe.each([['shandong-2019', SHANDONG_2019], ['jiangxi-2024', JIANGXI_2024]] as const)('%s', (id, known) => {
  const result = check(id);
  test('every known fault of the tables is found at its level and place', () => {
    expect(result.findings.map(shape)).toEqual(expect.arrayContaining([...known]));
  });
  test('no error stands alone that is not one', () => {
    const alone = result.findings.filter((finding) => finding.level === 'error' && finding.root === undefined);
    expect(alone.map(shape)).toEqual(known.filter(([level]) => level === 'error'));
  });
  test('nothing else is called a tail, and each table has one tail at its head', () => {
    const tails = result.findings.filter((finding) => finding.level === 'tail');
    expect(tails.map(shape).sort()).toEqual(known.filter(([level]) => level === 'tail').toSorted());
    const heads = tails.filter((finding) => finding.root === undefined).map((finding) => finding.table);
    expect(new Set(heads).size).toBe(heads.length);
  });
  test('roots are findings of the same run, and ids follow the print order', () => {
    const ids = result.findings.map((finding) => finding.id);
    expect(ids).toEqual(ids.map((_, at) => `F${String(at + 1).padStart(3, '0')}`));
    for (const finding of result.findings) if (finding.root !== undefined) expect(ids).toContain(finding.root);
  });
});

test('numbers with spaces and separators are counted, one warning a table', () => {
  const stored = check('jiangxi-2024').findings.filter((finding) => finding.rule === 'format.stored');
  const counts = stored.map((finding) => [finding.table, Number(/有(\d+)个/.exec(finding.message)?.[1])]);
  expect(counts).toEqual([['公开01表', 6], ['公开02表', 10], ['公开03表', 18], ['公开04表', 9], ['公开05表', 10], ['公开06表', 16], ['公开09表', 2]]);
  expect(stored.every((finding) => finding.level === 'warning')).toBe(true);
});

test('counts printed as 1.00 are one warning', () => {
  const counts = check('jiangxi-2024').findings.filter((finding) => finding.rule === 'format.count');
  expect(counts.map((finding) => [finding.level, finding.table, finding.row, finding.expected])).toEqual([['warning', '公开09表', '14', '1']]);
});

test('the symptoms of 85..54 are folded under it', () => {
  const { findings } = check('shandong-2019');
  const cause = findings.find((finding) => finding.rule === 'format');
  const symptoms = findings.filter((finding) => finding.root === cause?.id);
  expect(symptoms.map((finding) => finding.rule).sort()).toEqual(['cross.same', 'sum.columns', 'sum.total']);
});
