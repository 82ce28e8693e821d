import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relation, plus, standingOf, toleranceOf } from '../../../shared/checks/relations/relation.ts';
import { runChecks } from '../../../shared/checks/runChecks.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { cellAt } from '../../../shared/view/view.ts';
import '../seed.ts';
import { type TableSpec, buildView } from './viewBuilder.ts';

/** One row of 支出决算表 with the addends as natures: total = Σ. */
function row(total: string | null, addends: readonly (string | null)[], unit: MoneyUnit = '万元', decimals = 2): TableSpec {
  const ids = addends.map((_, i) => `n${i}`);
  const values = Object.fromEntries([['total', total], ...ids.map((id, i): [string, string | null] => [id, addends[i] ?? null])]);
  return {
    role: 'expenditure', number: '公开03表', title: '支出决算表', unit, decimals, panels: [{
      id: 'main', filter: { measure: 'expenditure' }, rows: [{ id: 'c:2101501', label: '行政运行', code: '2101501', filter: { function: '2101501' }, values }],
      columns: [{ id: 'total', path: ['合计'], sum: ids }, ...ids.map((id) => ({ id, path: [id], filter: { nature: id } }))],
    }],
  };
}
const levels = (spec: TableSpec): string[] => runChecks(buildView([spec])).findings.filter((finding) => finding.rule.startsWith('sum.') || finding.rule === 'missing.blank').map((finding) => finding.level);

describe('a sum is a tail within half a unit × (non-zero addends + 1)', () => {
  test.each<[string | null, (string | null)[], string[]]>([
    ['416.28', ['357.19', '59.08'], ['tail']],
    ['416.29', ['357.19', '59.08'], ['error']],
    ['416.27', ['357.19', '59.08'], []],
    ['357.20', ['357.19', null], ['tail']],
    ['357.21', ['357.19', null], ['error']],
    ['357.20', ['357.19', '0.00'], ['tail']],
    ['100.02', ['33.33', '33.33', '33.34'], ['tail']],
    ['100.03', ['33.33', '33.33', '33.34'], ['error']],
  ])('%s of %j', (total, addends, expected) => {
    expect(levels(row(total, addends))).toEqual(expected);
  });
  test('a filled total over blanks is never a tail', () => {
    expect(levels(row('0.01', [null, null]))).toEqual(['error']);
    expect(levels(row('5.00', ['0.00', null]))).toEqual(['error']);
  });
  test('a blank total of filled details is an error: blank is exact', () => {
    expect(levels(row(null, ['0.01', null]))).toEqual(['error']);
  });
  test('amounts to the fen have no tails: 元 with two decimals, 万元 with six', () => {
    expect(levels(row('416.28', ['357.19', '59.08'], '元'))).toEqual(['error']);
    expect(levels(row('416.280001', ['357.190000', '59.090000'], '万元', 6))).toEqual(['error']);
    expect(levels(row('416.2801', ['357.1900', '59.0900'], '万元', 4))).toEqual(['tail']);
  });
});

test('a tail is within its interval for any addends rounded on their own', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50_000_000 }), { minLength: 2, maxLength: 9 }), (exact) => {
    const print = (fen: number): string => (Math.round(fen / 10_000) / 100).toFixed(2);
    const spec = row(print(exact.reduce((a, b) => a + b, 0)), exact.map(print));
    const found = levels(spec);
    expect(found.every((level) => level === 'tail')).toBe(true);
  }), { numRuns: 200 });
});

test('the same number in two tables may differ by one digit when both are rounded', () => {
  const view = buildView([row('416.28', ['416.28']), { ...row('416.27', ['416.27']), role: 'generalExpenditure', number: '公开05表' }]);
  const [a, b] = [view.tables.get('expenditure'), view.tables.get('generalExpenditure')].map((table) => (table === undefined ? undefined : cellAt(table, 'c:2101501', 'total')));
  if (a === undefined || b === undefined) throw new Error('the tables have the cell');
  const tie = relation('cross.same', 'tie', b, plus([a]));
  expect([toleranceOf(tie), standingOf(tie)]).toEqual([10_000, 'tail']);
});

test('tails are one note a table that counts and lists them, the rest under it', () => {
  const spec = row('416.28', ['357.19', '59.08']);
  const [panel] = spec.panels;
  if (panel === undefined) throw new Error('the table has a panel');
  const second = { ...panel.rows[0], id: 'c:2101502', code: '2101502', label: '一般行政管理事务', filter: { function: '2101502' }, values: { total: '44.01', n0: null, n1: '44.00' } };
  const findings = runChecks(buildView([{ ...spec, panels: [{ ...panel, rows: [...panel.rows, second] }] }])).findings.filter((finding) => finding.level === 'tail');
  expect(findings.map((finding) => [finding.row, finding.root])).toEqual([['2101501', undefined], ['2101502', findings[0]?.id]]);
  expect(findings[0]?.message).toContain('共有2处尾差');
});
