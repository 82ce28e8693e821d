import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../shared/badInput.ts';
import type { RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';
import { book, cell, read, sheet, table } from './documents.ts';

const N = null;
type Line = readonly (string | number | null)[];

function spending(name: string, rows: readonly Line[], options: { readonly unit?: string | null; readonly title?: string } = {}): RawSheet {
  const around: Line[] = options.unit === null ? [] : [['部门：某局', N, N, N, options.unit ?? '金额单位：万元']];
  return sheet(name, [[options.title ?? '支出决算表'], ...around, ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'], ...rows]);
}

const TOTAL: Line = [N, '合计', 300.25, 100.25, 200];
const CLASS: Line = ['201', '一般公共服务支出', 300.25, 100.25, 200];

function refusal(work: () => unknown): BadInput {
  try {
    work();
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('parts of one table', () => {
  const first: readonly Line[] = [[N, '合计', 300, 100, 200], ['201', '一般公共服务支出', 100, 50, 50], ['2010301', '行政运行', 100, 50, 50]];
  const second: readonly Line[] = [['205', '教育支出', 200, 50, 150], ['2050202', '小学教育', 200, 50, 150]];
  const ids = ['total', 'c:201', 'c:2010301', 'c:205', 'c:2050202'];

  it('are joined when split over two sheets', () => {
    const reading = read(book(spending('一', first), spending('二', second, { title: '支出决算表（续）' })));
    expect(table(reading, 'expenditure').rows.map((row) => row.id)).toEqual(ids);
    expect(table(reading, 'expenditure').rows[0]?.sum).toEqual(['c:201', 'c:205']);
    expect(reading.sheets.map((one) => one.status)).toEqual(['table', 'part']);
    expect(cell(reading, 'expenditure', 'c:205', 'total').source).toEqual({ sheet: '二', cell: 'C4' });
  });

  it('are one table when folio, preamble and head stand between them', () => {
    const again: readonly Line[] = [['— 3 —'], ['部门：某局', N, N, N, '金额单位：万元'], ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出']];
    const reading = read(book(spending('一', [...first, ...again, ...second])));
    expect(table(reading, 'expenditure').rows.map((row) => row.id)).toEqual(ids);
    expect(reading.remarks).toEqual([]);
  });
});

describe('two tables of one statement', () => {
  const contradicting = book(spending('甲', [TOTAL, CLASS]), spending('乙', [[N, '合计', 301, 101, 200], ['201', '一般公共服务支出', 301, 101, 200]]));

  it('are refused by an import, naming both sheets', () => {
    const bad = refusal(() => read(contradicting, { strictDuplicates: true }));
    expect([bad.code, bad.message]).toEqual(['table-claimed-twice', '工作表“甲”和“乙”都是《支出决算表》而内容不同，请删去多余的一张再导入。']);
  });

  it('leave the fuller one to an audit, which says so', () => {
    const reading = read(contradicting);
    expect(reading.remarks.map((remark) => remark.kind)).toEqual(['duplicateTable']);
    expect(reading.sheets.map((one) => one.status)).toEqual(['table', 'duplicate']);
  });

  it('are one when they say the same', () => {
    const reading = read(book(spending('甲', [TOTAL, CLASS]), spending('乙', [TOTAL, CLASS])), { strictDuplicates: true });
    expect(reading.remarks.map((remark) => remark.text)).toEqual(['工作表“乙”与工作表“甲”是同一张《支出决算表》，内容相同，只取一张']);
  });
});

describe('the unit', () => {
  const unitOf = (source: RawWorkbook, index = 0): readonly [string | null | undefined, string | null | undefined] => {
    const one = read(source).sheets[index];
    return [one?.unit, one?.unitFrom];
  };

  it.each([['金额单位：万元', '万元'], ['单位:元', '元'], ['（单位：千元）', '千元'], ['部门：某局　2024年度　金额单位：元', '元']] as const)('is declared as %s', (text, unit) => {
    expect(unitOf(book(spending('甲', [TOTAL, CLASS], { unit: text })))).toEqual([unit, 'table']);
  });

  it('is declared in the head', () => {
    expect(unitOf(book(sheet('甲', [['支出决算表'], ['科目编码', '科目名称', '本年支出合计（元）', '基本支出（元）', '项目支出（元）'], TOTAL, CLASS])))).toEqual(['元', 'table']);
  });

  it('is declared once for the book', () => {
    expect(unitOf(book(spending('甲', [TOTAL, CLASS]), spending('乙', [TOTAL, CLASS], { unit: null, title: '一般公共预算财政拨款支出决算表' })), 1)).toEqual(['万元', 'book']);
  });

  it('is told by equality where a table is in another unit than the book', () => {
    const yuan = spending('乙', [[N, '合计', 3002500, 1002500, 2000000]], { unit: null });
    expect(unitOf(book(spending('甲', [TOTAL, CLASS]), yuan), 1)).toEqual(['元', 'figures']);
  });

  it('is told by magnitude where nothing declares it, and said', () => {
    const reading = read(book(spending('甲', [[N, '合计', 3002500.12, 1002500.12, 2000000], ['201', '一般公共服务支出', 3002500.12, 1002500.12, 2000000]], { unit: null })), { strictUnit: true });
    expect(reading.sheets[0]?.unit).toBe('元');
    expect(reading.remarks.map((remark) => remark.kind)).toEqual(['unitGuessed']);
    expect(unitOf(book(spending('甲', [TOTAL, CLASS], { unit: null })))).toEqual(['万元', 'figures']);
  });

  it('is refused by an import when nothing tells it, and taken as 万元 by an audit', () => {
    const open = book(spending('甲', [[N, '合计', 300, 100, 200], ['201', '一般公共服务支出', 300, 100, 200]], { unit: null }));
    const bad = refusal(() => read(open, { strictUnit: true }));
    expect(bad.code).toBe('unit-unknown');
    expect(bad.message).toMatch(/^工作表“甲”没有写明金额单位.*请.*。$/);
    expect(read(open).sheets[0]).toMatchObject({ unit: '万元', unitFrom: 'default' });
  });
});

describe('precision', () => {
  const digits = (rows: readonly Line[], unit = '金额单位：万元'): readonly number[] => table(read(book(spending('甲', rows, { unit }))), 'expenditure').cells.map((entry) => entry.digit);

  it('is that of the table, whatever zeros the spreadsheet dropped', () => {
    expect(new Set(digits([TOTAL, CLASS]))).toEqual(new Set([10_000]));
    expect(new Set(digits([[N, '合计', 300.5, 100.5, 200]]))).toEqual(new Set([10_000]));
    expect(new Set(digits([[N, '合计', 300.123456, 100.123456, 200], ['201', '一般公共服务支出', 300.123456, 100.123456, 200]]))).toEqual(new Set([1]));
  });

  it('of round figures is two decimals in 万元 and none in 元', () => {
    const round: readonly Line[] = [[N, '合计', 3000000, 1000000, 2000000]];
    expect(new Set(digits(round))).toEqual(new Set([10_000]));
    expect(new Set(digits(round, '金额单位：元'))).toEqual(new Set([100]));
  });

  it('is not made finer for all by one long formula result', () => {
    const many = Array.from({ length: 20 }, (_, i): Line => [`20${String(i + 10)}`.padEnd(7, '1'), '某项', 1.25 + i, 1.25 + i, 0]);
    const found = digits([[N, '合计', 100.123456789, 1, 1], ...many]);
    expect(found.filter((digit) => digit === 10_000).length).toBe(found.length - 1);
  });
});

describe('sheets that are no tables', () => {
  const reading = read(book(
    sheet('封面', [['某县教育局'], ['2023年度部门决算']]),
    sheet('目录', [['目录'], ['序号', '表名', '页码'], [1, '收入支出决算总表', 3], [2, '收入决算表', 4], [3, '支出决算表', 5]]),
    spending('3', [TOTAL, CLASS]),
    sheet('说明', [['一、收入决算情况说明'], ['收入总计300.25万元，详见支出决算表。']]),
    sheet('工资', [['姓名', '应发', '实发'], ['甲', 5123.5, 4100.25], ['乙', 6123.5, 5100.25]]),
    sheet('预算', [['2024年部门支出预算表'], ['科目编码', '科目名称', '合计', '基本支出', '项目支出'], ['201', '一般公共服务支出', 1300.25, 1100.25, 200]]),
  ));

  it('are skipped, with a word when they hold figures', () => {
    expect(reading.sheets.map((one) => [one.sheet, one.status])).toEqual([['封面', 'skipped'], ['目录', 'skipped'], ['3', 'table'], ['说明', 'skipped'], ['工资', 'unread'], ['预算', 'skipped']]);
    expect(reading.remarks.map((remark) => [remark.kind, remark.source?.sheet])).toEqual([['unreadSheet', '工资'], ['unreadSheet', '预算']]);
  });

  it('may give the year', () => {
    expect(reading.year).toBe(2023);
  });

  it('alone are refused', () => {
    const bad = refusal(() => read(book(sheet('工资', [['姓名', '应发'], ['甲', 5123.5]]))));
    expect(bad.code).toBe('no-table');
    expect(bad.message).toMatch(/“工资”.*请.*。$/);
  });
});

describe('year and layout', () => {
  it('come from the options first', () => {
    const source = book(spending('甲', [TOTAL, CLASS], { title: '2023年度支出决算表' }));
    expect(read(source).year).toBe(2023);
    expect(read(source, { year: 2022 }).view.year).toBe(2022);
    expect([read(source, { packId: 'shandong-2019' }).packFrom, read(source, { packId: 'shandong-2019' }).view.packId]).toEqual(['option', 'shandong-2019']);
    expect(refusal(() => read(source, { packId: 'atlantis-2024' })).message).toContain('atlantis-2024');
  });

  it('never come from the notes', () => {
    expect(read(book(spending('甲', [TOTAL, CLASS, ['注：本表反映2018年12月31日的情况。']]))).year).toBeNull();
  });

  it('are the national base where no province is near', () => {
    expect(read(book(spending('甲', [TOTAL, CLASS], { title: '2023年度支出决算表' }))).packFrom).toBe('base');
  });
});

describe('cells that are no numbers', () => {
  const broken = spending('甲', [[N, '合计', '=', 100.25, 200], ['201', '一般公共服务支出', '1O.5', '7.836.48', '无'], ['20101', '人大事务', '——', '0.00', N]]);
  const cells = broken.cells.map((entry) => (entry.text === '=' ? { ...entry, text: '=SUM(C5:C6)', formula: 'SUM(D4:E4)', uncomputed: true } : entry.text === '无' ? { ...entry, text: '#REF!', type: 'error' as const } : entry));
  const reading = read(book({ ...broken, cells }));

  it('keep what is printed, with the likeliest reading', () => {
    const states = table(reading, 'expenditure').cells.slice(3).map((entry) => [entry.state, entry.printed, entry.value, entry.cleaned]);
    expect(states).toEqual([
      ['bad', '1O.5', 10_500_000, ['guess']], ['bad', '7.836.48', 7_836_480_000, ['guess']], ['bad', '#REF!', 0, []],
      ['dash', '——', 0, []], ['number', '0.00', 0, []], ['blank', null, 0, []],
    ]);
    expect(reading.remarks.map((remark) => [remark.kind, remark.source?.cell])).toEqual([['errorCell', 'E5']]);
  });

  it('are worked out when they are formulas that nobody computed', () => {
    expect(cell(reading, 'expenditure', 'total', 'total').value).toBe(300_250_000);
  });
});

describe('codes', () => {
  const rows = (codes: readonly (readonly [string, string])[]): readonly string[] => table(read(book(spending('甲', [TOTAL, ...codes.map(([code, name], index): Line => [code, name, 1.25 + index, 1.25 + index, 0])]))), 'expenditure').rows.slice(1).map((row) => row.id);

  it('are put together as extractions break them', () => {
    expect(rows([['210 0799', '其他计划生育事务支出'], ['2101 501', '行政运行'], ['210 2101101', '行政单位医疗'], ['2101 2101504', '信息化建设'], ['２１０１５０６', '医疗保障经办事务']])).toEqual(['c:2100799', 'c:2101501', 'c:2101101', 'c:2101504', 'c:2101506']);
  });

  it('are mended only when the name says which', () => {
    const reading = read(book(spending('甲', [TOTAL, ['21015011', '行政运行', 1.25, 1.25, 0], ['2010', '不明', 2.25, 2.25, 0]])));
    expect(table(reading, 'expenditure').rows.map((row) => [row.id, row.code])).toEqual([['total', undefined], ['c:2101501', '2101501'], ['x:1', '2010']]);
    expect(reading.remarks.map((remark) => [remark.kind, remark.row])).toEqual([['badCode', '21015011'], ['badCode', '2010']]);
  });

  it('that the classification does not know are learned', () => {
    const reading = read(book(spending('甲', [TOTAL, ['2109999', '某某新设事务', 1.25, 1.25, 0]])));
    expect(reading.remarks.map((remark) => [remark.kind, remark.row])).toContainEqual(['learnedCode', '2109999']);
  });
});
