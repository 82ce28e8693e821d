import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckReportMeta, type RuleEntry, verdict, writeCheckReport } from '../../../electron/workbook/checkReport.ts';
import { orderFindings } from '../../../electron/workbook/findingOrder.ts';
import type { CheckResult } from '../../../shared/checks/finding.ts';
import { BadInput } from '../../../shared/badInput.ts';
import { finding } from './findings.ts';
import { type Opened, opened, scratch } from './opened.ts';

const META: CheckReportMeta = { department: '示例县医疗保障局', year: 2024, subject: '示例.xlsx', pack: '全国2023年版', created: new Date('2025-08-20T08:00:00Z') };
const RULES: readonly RuleEntry[] = [
  { id: 'rowSum', level: 'error', title: '一行各列之和等于合计', basis: '部门决算报表编制说明' },
  { id: 'incomeTotal', level: 'error', title: '收入总计等于支出总计', basis: '公开01表' },
  { id: 'rollForward', level: 'warning', title: '年初结转等于上年年末', basis: '上年决算表' },
];
const RESULT: CheckResult = {
  findings: [
    finding('F001', 'warning', '公开09表', { rule: 'other', message: '决算数大于全年预算数。' }),
    finding('F002', 'error', '公开03表', { suggestion: { value: '416.28', from: '公开05表 2101501 本年支出合计', at: { table: '公开05表', row: '2101501', column: '本年支出合计' } } }),
    finding('F003', 'error', '公开01表', { root: 'F002' }),
    finding('F004', 'tail', '公开06表', { diff: '0.01' }),
    finding('F005', 'error', '公开04表', { printed: '85..54', expected: '85.54', diff: null }),
    finding('F006', 'error', '公开05表', { root: 'F003', printed: null, diff: '-416.28' }),
    finding('F007', 'note', '公开02表', { printed: null, expected: null, diff: null, message: '=HYPERLINK("http://a")' }),
  ],
  notChecked: [{ rule: 'rollForward', reason: '没有上年决算表，年初结转无从核对。' }],
  passed: ['incomeTotal', 'unlisted'],
};
const place = scratch();
afterAll(place.clear);

describe('the order of findings', () => {
  it('puts causes by level and symptoms right under them', () => {
    expect(orderFindings(RESULT.findings).map(({ finding: { id }, depth, symptoms }) => `${id}/${depth}/${symptoms}`))
      .toEqual(['F002/0/2', 'F003/1/1', 'F006/2/0', 'F005/0/0', 'F001/0/0', 'F004/0/0', 'F007/0/0']);
  });
  it('loses no finding whose cause is missing or goes in a circle', () => {
    const odd = [finding('A', 'error', '公开01表', { root: 'gone' }), finding('B', 'error', '公开01表', { root: 'C' }), finding('C', 'error', '公开01表', { root: 'B' }), finding('D', 'error', '公开01表', { root: 'D' })];
    expect(orderFindings(odd).map((entry) => entry.finding.id).sort()).toEqual(['A', 'B', 'C', 'D']);
  });
});

describe('the verdict', () => {
  it('counts causes, not symptoms, and says what was not checked', () => {
    expect(verdict(RESULT)).toBe('发现2处错误、1处警告，须核对财决报表及批复并更正后才能定稿；另有1项未检查，不等于通过。');
  });
  it('does not call a book sound of which nothing was checked', () => {
    expect(verdict({ findings: [], notChecked: [], passed: [] })).toContain('不能得出结论');
    expect(verdict({ findings: [], notChecked: [], passed: ['incomeTotal'] })).toBe('所做检查全部通过。');
  });
});

describe('检查报告.xlsx', () => {
  let book: Opened;
  beforeAll(async () => {
    await writeCheckReport(RESULT, RULES, META, place.file('report.xlsx'));
    book = opened(place.file('report.xlsx'));
  });
  const text = (sheet: string): string => JSON.stringify(book.book.Sheets[sheet]);

  it('has the conclusion, the findings, what passed and what was not checked', () => {
    expect(book.names).toEqual(['检查结论', '问题清单', '已通过', '未检查']);
    expect(text('检查结论')).toContain(verdict(RESULT));
    expect(text('已通过')).toContain('收入总计等于支出总计');
    expect(text('已通过')).toContain('unlisted');
    expect(text('已通过')).not.toContain('一行各列之和等于合计');
    expect(text('未检查')).toContain('没有上年决算表，年初结转无从核对。');
  });

  it('counts by level and by table, symptoms apart', () => {
    const sheet = book.book.Sheets['检查结论'] ?? {};
    const rows = Object.keys(sheet).filter((key) => /^A\d+$/.test(key)).map((key) => Number(key.slice(1)));
    const row = (name: string): unknown[] => {
      const found = rows.find((at) => book.cell('检查结论', `A${at}`)?.v === name);
      return ['B', 'C', 'D', 'E', 'F'].map((column) => book.cell('检查结论', `${column}${found}`)?.v);
    };
    expect(row('公开03表')).toEqual([1, undefined, undefined, undefined, undefined]);
    expect(row('公开05表')).toEqual([undefined, undefined, undefined, undefined, 1]);
    expect(row('合计')).toEqual([2, 1, 1, 1, 2]);
  });

  it('links a table to its first finding', () => {
    expect(book.sheetXml('检查结论')).toMatch(/location="&apos;问题清单&apos;!A\d+"/);
    expect(book.parts.filter((name) => name.includes('worksheets/_rels')).map((name) => book.part(name)).join('')).not.toContain('relationships/hyperlink');
  });

  it('lists findings with amounts as numbers and unreadable print as it stood', () => {
    expect(['A', 'B', 'C', 'F', 'G', 'H'].map((column) => book.cell('问题清单', `${column}3`)?.v)).toEqual([1, '错误', '公开03表', 416.28, 461.28, 45]);
    expect(book.cell('问题清单', 'L3')?.v).toBe('可改为416.28，依据公开05表 2101501 本年支出合计');
    expect(book.cell('问题清单', 'J3')?.v).toContain('公开03!C12');
    expect(book.cell('问题清单', 'G6')).toMatchObject({ t: 's', v: '85..54' });
    expect(book.cell('问题清单', 'G5')?.v).toBe('（空）');
    expect(book.cell('问题清单', 'M3')?.v).toBe('一行各列之和等于合计（部门决算报表编制说明）');
  });

  it('groups symptoms under their cause and filters by the heads', () => {
    const xml = book.sheetXml('问题清单');
    expect([3, 4, 5, 6].map((row) => new RegExp(`<row r="${row}"[^>]*outlineLevel="(\\d)"`).exec(xml)?.[1])).toEqual([undefined, '1', '2', undefined]);
    expect(xml).toContain('summaryBelow="0"');
    expect(xml).not.toMatch(/<row [^>]*(collapsed|hidden)="1"/);
    expect(xml).toContain('<autoFilter ref="A2:M9"');
  });

  it('writes no formula', () => {
    for (const name of book.parts.filter((part) => part.includes('worksheets/sheet'))) expect(book.part(name)).not.toContain('<f');
  });

  it('gives the same bytes again', async () => {
    await writeCheckReport(RESULT, RULES, META, place.file('again.xlsx'));
    expect(readFileSync(place.file('again.xlsx')).equals(readFileSync(place.file('report.xlsx')))).toBe(true);
  });

  it('says so where there is nothing to list', async () => {
    await writeCheckReport({ findings: [], notChecked: [], passed: ['incomeTotal'] }, RULES, META, place.file('sound.xlsx'));
    const sound = opened(place.file('sound.xlsx'));
    expect(sound.cell('问题清单', 'A1')?.v).toBe('没有问题。');
    expect(sound.cell('未检查', 'B2')?.v).toBe('无');
  });

  it('prints what was answered, and counts it apart', async () => {
    const approved = { kind: 'approved', reason: '批复即为此数', name: '张三', at: '2025-08-18T03:00:00.000Z' } as const;
    const answered: CheckResult = { ...RESULT, findings: [finding('F001', 'error', '公开01表', { answer: approved }), finding('F002', 'warning', '公开03表', { answer: { ...approved, kind: 'reason', reason: '年中购车', name: '' } }), finding('F003', 'warning', '公开04表')] };
    expect(verdict(answered)).toBe('没有发现错误，有1处警告需要更正或书面说明原因；另有1项未检查，不等于通过。另有2处已答复，见问题清单。');
    await writeCheckReport(answered, RULES, META, place.file('answered.xlsx'));
    const sheet = opened(place.file('answered.xlsx'));
    expect(['N2', 'N3', 'N4', 'N5'].map((address) => sheet.cell('问题清单', address)?.v ?? '')).toEqual(['答复', '与批复一致：批复即为此数（张三，2025-08-18）', '年中购车（2025-08-18）', '']);
  });

  it('is refused where it cannot be written', async () => {
    await expect(writeCheckReport(RESULT, RULES, META, '/nowhere/at/all/report.xlsx')).rejects.toBeInstanceOf(BadInput);
  });
});

describe('the report beside a marked copy', () => {
  const written = async (file: string): Promise<Opened> => {
    await writeCheckReport(RESULT, RULES, { ...META, copy: { file, places: new Map([['F002', "'局''s 03'!C12"]]) } }, place.file('beside.xlsx'));
    return opened(place.file('beside.xlsx'));
  };

  it('leads from a finding to its cell in the copy, by name of file and place', async () => {
    const book = await written('某县 2024#终稿-标注.xlsx');
    const relations = book.parts.filter((part) => part.includes('worksheets/_rels')).map(book.part).join('');
    expect(relations).toContain('Target="某县%202024%23终稿-标注.xlsx" TargetMode="External"');
    const [link] = /<hyperlink ref="J\d+"[^>]*>/.exec(book.sheetXml('问题清单')) ?? [];
    expect(link).toContain('location="&apos;局&apos;&apos;s 03&apos;!C12"');
    expect(link).toContain('r:id=');
    expect(text(book)).toContain('打开同一文件夹中的');
  });

  it('has no way out where there is no copy', async () => {
    await writeCheckReport(RESULT, RULES, META, place.file('alone.xlsx'));
    const book = opened(place.file('alone.xlsx'));
    expect(book.parts.filter((part) => part.includes('worksheets/_rels')).map(book.part).join('')).not.toContain('External');
    expect(text(book)).not.toContain('打开同一文件夹中的');
  });

  const text = (book: Opened): string => JSON.stringify(book.book.Sheets['问题清单']);
});
