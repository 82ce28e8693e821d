import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DocumentBook, ROOT, approvals, disagreements, documentBook } from './documentBook.ts';

const APPROVED = [
  // 2101501: 357.19 + 59.08 = 416.27, printed 416.28; the parts carry it up through every total.
  'summary c:210 amount 7836.47→7836.48', 'summary expenditureTotal amount 7836.47→7836.48',
  // Nothing was left at the year's end: printed blank.
  'summary closing amount 0.01→0',
  'expenditure total total 7836.47→7836.48', 'expenditure total project 7479.28→7479.29', 'expenditure c:2101501 total 416.27→416.28',
  'fiscalSummary c:210 total 7836.47→7836.48', 'fiscalSummary c:210 general 7836.47→7836.48',
  'fiscalSummary expenditureTotal total 7836.47→7836.48', 'fiscalSummary expenditureTotal general 7836.47→7836.48',
  'fiscalSummary closing total 0.01→0', 'fiscalSummary closing general 0.01→0',
  'generalExpenditure total total 7836.47→7836.48', 'generalExpenditure total project 7479.28→7479.29', 'generalExpenditure c:2101501 total 416.27→416.28',
  // 11 items of 302 add up to 42.76.
  'generalBasicEconomic c:302 amount 42.76→42.75', 'generalBasicEconomic operatingTotal amount 42.76→42.75',
  // 2.11 + 1.80 = 3.91.
  'threePublic threePublic adjusted 3.91→3.92',
];

describe.each(['jiangxi-2024.xlsx', 'jiangxi-2024-messy.xlsx'])('%s', (name) => {
  let document: DocumentBook;
  beforeAll(async () => { document = await documentBook(join(ROOT, 'test/fixtures/workbooks', name)); });

  it('is read by its own pack, whole', () => {
    expect(document.pack.id).toBe('jiangxi-2024');
    expect(document.view.year).toBe(2024);
    expect([...document.view.tables.keys()].sort()).toEqual(document.pack.statements.map((statement) => statement.role).sort());
    expect(document.plan.learned).toEqual([]);
    expect(document.plan.conflicts).toEqual([]);
  });

  it('gives back every printed cell from facts and approved rounding alone', () => {
    expect(disagreements(document)).toEqual([]);
  });

  it('keeps exactly these approved roundings', () => {
    expect(approvals(document.plan)).toEqual(APPROVED);
  });

  it('posts all spending as general money: there is nothing that could carry non-fiscal spending', () => {
    const funds = new Set(document.plan.facts.filter((fact) => fact.measure === 'expenditure').map((fact) => fact.dimensions.fund));
    expect([...funds]).toEqual(['general']);
  });

  it('finds the tails where they are, one group a table, and no error', () => {
    const roots = document.result.findings.filter((finding) => finding.root === undefined);
    expect(roots.filter((finding) => finding.level === 'error')).toEqual([]);
    expect(roots.filter((finding) => finding.level === 'tail').map((finding) => finding.table)).toEqual(['公开03表', '公开05表', '公开06表', '公开09表']);
    const tails = document.result.findings.filter((finding) => finding.level === 'tail').map((finding) => `${finding.table} ${finding.row?.replaceAll(' ', '')} ${finding.expected}`);
    expect(tails).toEqual(['公开03表 合计 7479.28', '公开03表 2101501 416.27', '公开05表 合计 7479.28', '公开05表 2101501 416.27', '公开06表 302 42.76', '公开09表 1 3.91']);
  });

  it('warns of 行政运行 with project money and of the row printed twice', () => {
    const warnings = document.result.findings.filter((finding) => finding.level === 'warning');
    expect(warnings.some((finding) => finding.table === '公开03表' && finding.row === '2101501' && finding.column === '项目支出')).toBe(true);
    expect(warnings.some((finding) => finding.table === '公开09表' && finding.message.includes('重复'))).toBe(true);
  });
});

describe('jiangxi-2024-messy.xlsx', () => {
  it('warns once a table of numbers stored as text', async () => {
    const { result } = await documentBook(join(ROOT, 'test/fixtures/workbooks/jiangxi-2024-messy.xlsx'));
    const stored = result.findings.filter((finding) => finding.rule === 'format.stored');
    expect(stored.map((finding) => finding.table)).toEqual(['公开01表', '公开02表', '公开03表', '公开04表', '公开05表']);
    expect(result.findings.filter((finding) => finding.rule === 'format.count').map((finding) => finding.table)).toEqual(['公开09表', '公开10表']);
  });
});
