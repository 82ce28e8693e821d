import { describe, expect, it } from 'vitest';
import type { CheckResult, Finding } from '../../../shared/checks/finding.ts';
import { joinBlanks, joinBookRules } from '../../../shared/checks/joinResults.ts';
import { runChecks } from '../../../shared/checks/runChecks.ts';
import { LINE_KEYS } from '../../../shared/ledger/lineKeys.ts';
import { SAMPLE, soundSpecs } from './soundBook.ts';
import { buildView } from './viewBuilder.ts';

const finding = (id: string, rule: string, place: Pick<Finding, 'table' | 'row' | 'column'>, rest: Partial<Finding> = {}): Finding => ({ id, rule, level: 'error', expected: '1.00', printed: '2.00', diff: '1.00', message: `${rule}。`, ...place, ...rest });
const TOTAL = { table: '公开03表', row: '合计', column: '本年支出合计' };
const result = (parts: Partial<CheckResult>): CheckResult => ({ findings: [], notChecked: [], passed: [], ...parts });

describe('the ledger’s own rules behind those of the document', () => {
  it('a total that the document and the 批复 both judge is one fault', () => {
    const document = result({ findings: [finding('F001', 'sum.total', TOTAL)] });
    const book = result({ findings: [finding('F001', 'sum.total', TOTAL), finding('F002', 'approval.total', TOTAL, { root: 'F001' })] });
    expect(joinBookRules(document, book).findings.map(({ id, rule, root }) => [id, rule, root])).toEqual([['F001', 'sum.total', undefined], ['F002', 'approval.total', 'F001']]);
  });

  it('what only the ledger knows stands by itself, and nothing else of the ledger joins', () => {
    const book = result({
      findings: [finding('F001', 'cross.same', TOTAL), finding('F002', 'approval.total', TOTAL), finding('F003', 'units.sum', { ...TOTAL, row: '2010301' }), finding('F004', 'units.sum', TOTAL, { root: 'F003' })],
      passed: ['units.cancellation', 'sum.rows'], notChecked: [{ rule: 'lastYear.restated', reason: '账套中没有已锁定的上年决算。' }],
    });
    const joined = joinBookRules(result({ passed: ['sum.rows'] }), book);
    expect(joined.findings.map(({ id, rule, root }) => [id, rule, root])).toEqual([['F001', 'approval.total', undefined], ['F002', 'units.sum', undefined], ['F003', 'units.sum', 'F002']]);
    expect(joined.passed).toEqual(['sum.rows', 'units.cancellation']);
    expect(joined.notChecked.map(({ rule }) => rule)).toEqual(['lastYear.restated']);
  });

  it('the roll-forward is checked by the ledger only where the document came without last year', () => {
    const unchecked = [{ rule: 'rollforward.lastYear', reason: '没有上年决算。' }];
    const book = result({ findings: [finding('F001', 'rollforward.lastYear', TOTAL, { level: 'warning' })] });
    expect(joinBookRules(result({ notChecked: unchecked }), book)).toMatchObject({ findings: [{ rule: 'rollforward.lastYear' }], notChecked: [] });
    expect(joinBookRules(result({}), book).findings).toEqual([]);
  });
});

describe('details that the book’s form prints and the document’s does not', () => {
  const reception = { table: '公开09表', row: '6', column: '决算数' };
  const blank = finding('F001', 'missing.blank', reception, { expected: '0.00', printed: '2.97' });

  it('are blanks that the document cannot show', () => {
    const document = result({ findings: [finding('F001', 'sum.total', TOTAL)] });
    const book = result({ findings: [blank, finding('F002', 'cross.same', TOTAL), finding('F003', 'missing.blank', reception, { root: 'F001' })] });
    for (const join of [joinBlanks, joinBookRules]) expect(join(document, book).findings.map(({ id, rule }) => [id, rule])).toEqual([['F001', 'sum.total'], ['F002', 'missing.blank']]);
  });

  it('are said once where the document shows them too, whatever it calls the row', () => {
    expect(joinBlanks(result({ findings: [finding('F001', 'missing.blank', { ...reception, table: '公开07表', row: '公务接待费' }, { expected: '0.00', printed: '2.97' })] }), result({ findings: [blank] })).findings).toHaveLength(1);
  });
});

describe('fixed lines that no table prints', () => {
  const judged = (lines: Readonly<Record<string, number>>): string[] => {
    const keys = new Set(LINE_KEYS.map(({ key }) => key));
    for (const key in lines) if (!keys.has(key)) throw new Error(key);
    const view = buildView(soundSpecs(SAMPLE), { origin: 'ledger', unprintedLines: new Map(Object.entries(lines)) });
    return runChecks(view).findings.filter((one) => one.table === '机构运行信息').map((one) => `${one.rule} ${one.row ?? ''} ${one.expected ?? ''} ${one.printed ?? ''}`);
  };
  const WAN = 1_000_000;

  it('小微企业 are among 中小企业, which are among all procurement', () => {
    expect(judged({ procurement: 20 * WAN, 'procurement:sme': 15 * WAN, 'procurement:microSmall': 5 * WAN })).toEqual([]);
    expect(judged({ procurement: 20 * WAN, 'procurement:sme': 15 * WAN, 'procurement:microSmall': 15 * WAN + 1 })).toEqual(['lines.within 授予小微企业合同金额 15.000000 15.000001']);
    expect(judged({ procurement: 20 * WAN, 'procurement:sme': 21 * WAN })).toEqual(['lines.within 授予中小企业合同金额 20.00 21.00']);
  });

  it('货物, 工程 and 服务 for 中小企业 make the whole when none is left out', () => {
    const base = { procurement: 20 * WAN, 'procurement.goods': 12 * WAN, 'procurement.services': 8 * WAN, 'procurement.goods:sme': 9 * WAN };
    expect(judged({ ...base, 'procurement:sme': 15 * WAN, 'procurement.services:sme': 6 * WAN })).toEqual([]);
    expect(judged({ ...base, 'procurement:sme': 15 * WAN, 'procurement.services:sme': 5 * WAN })).toEqual(['sum.lines 授予中小企业合同金额 14.00 15.00']);
    expect(judged({ ...base, 'procurement:sme': 15 * WAN })).toEqual([]);
    expect(judged({ ...base, 'procurement:sme': 8 * WAN })).toEqual(['lines.within 授予中小企业合同金额 9.00 8.00']);
    expect(judged({ ...base, 'procurement:sme': 9 * WAN, 'procurement.goods:sme': 13 * WAN })).toContain('lines.within 货物采购授予中小企业合同金额 12.00 13.00');
  });
});
