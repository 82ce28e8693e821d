import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DocumentBook, ROOT, approvals, disagreements, documentBook } from './documentBook.ts';

describe('shandong-2019.xlsx', () => {
  let document: DocumentBook;
  beforeAll(async () => { document = await documentBook(join(ROOT, 'test/fixtures/workbooks/shandong-2019.xlsx')); });

  it('is read by its own pack, whole', () => {
    expect(document.pack.id).toBe('shandong-2019');
    expect(document.view.year).toBe(2019);
    expect([...document.view.tables.keys()].sort()).toEqual(document.pack.statements.map((statement) => statement.role).sort());
    expect(document.plan.conflicts).toEqual([]);
  });

  it('gives back every printed cell, except the one that is not a number', () => {
    // 公开04表 行次22: printed 85..54, derived 85.54 from the fund table.
    expect(disagreements(document)).toEqual(['fiscalSummary c:229 governmentFund: 85540000 ≠ 85..54']);
  });

  it('keeps exactly these approved roundings', () => {
    expect(approvals(document.plan)).toEqual([
      'fiscalSummary expenditureTotal total 1381.61→1381.6',
      // The two closing balances stand 0.01 apart in 01 and 04; each keeps its own.
      'fiscalSummary closing total 293.84→293.85', 'fiscalSummary closing general 157.84→157.85',
      'generalBasicEconomic c:301 amount 572.09→572.08', 'generalBasicEconomic c:302 amount 65.69→65.7',
      'generalBasicEconomic staffTotal amount 573.23→573.22', 'generalBasicEconomic operatingTotal amount 100.65→100.66',
    ]);
  });

  it('posts what 支出决算表 shows beyond the fiscal tables as non-fiscal money, carried by other income', () => {
    const nonFiscal = document.plan.facts.filter((fact) => fact.dimensions.fund === 'nonFiscal');
    expect(nonFiscal.map(({ measure, dimensions, quantity }) => [measure, dimensions.function, dimensions.nature, quantity])).toEqual([['expenditure', '2299901', 'project', 558_500_000]]);
    expect(document.book.quantity({ measure: 'income', source: 'other' })).toBe(558_500_000);
  });

  it('finds the double decimal point as the only error, and the tails', () => {
    const roots = document.result.findings.filter((finding) => finding.root === undefined);
    expect(roots.filter((finding) => finding.level === 'error').map(({ rule, table, row, column, expected, printed }) => ({ rule, table, row, column, expected, printed })))
      .toEqual([{ rule: 'format', table: '公开04表', row: '22', column: '支出/政府性基金预算财政拨款', expected: '85.54', printed: '85..54' }]);
    const tails = document.result.findings.filter((finding) => finding.level === 'tail').map((finding) => `${finding.table} ${finding.row} ${finding.expected}`);
    expect(tails).toEqual(['公开04表 23 1381.61', '公开04表 24 293.84', '公开04表 24 157.84', '公开04表 28 1453.92', '公开06表 301 572.09', '公开06表 302 65.69']);
  });

  it('warns of 一般行政管理事务 with basic money and of the elided classes', () => {
    const warnings = document.result.findings.filter((finding) => finding.level === 'warning');
    expect(warnings.some((finding) => finding.row === '2101502' && finding.table === '公开03表')).toBe(true);
    expect(warnings.some((finding) => finding.table === '公开04表' && finding.message.includes('省略号'))).toBe(true);
  });
});
