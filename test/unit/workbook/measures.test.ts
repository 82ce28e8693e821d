import { describe, expect, it } from 'vitest';
import { columnWidths, fitPage, rowHeights } from '../../../electron/workbook/measures.ts';
import { displayWidth, wrappedLines } from '../../../electron/workbook/textWidth.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { amount, codeTable, grid, head, label, twoSided } from './grids.ts';

describe('widths', () => {
  it('count a Chinese character as two digits', () => {
    expect(displayWidth('公开01表')).toBe(8);
    expect(displayWidth('7,836.48')).toBe(8);
    expect(displayWidth('“三公”')).toBe(8);
  });
  it('hold every number whole, however the form shares the page', () => {
    const sheet = grid([head(0, 0, '项目'), head(0, 1, '金额'), label(1, 0, '合计'), amount(1, 1, 987_654_321_098_76)], { unit: '元', widths: [50, 0.1] });
    expect(columnWidths(sheet)[1]).toBeGreaterThan('987,654,321,098.76'.length);
  });
  it('keep twelve columns of large amounts readable on one page across', () => {
    const cells = Array.from({ length: 12 }, (_, column) => [head(0, column, '公务用车购置及运行费'), amount(1, column, 123_456_789_00)]).flat();
    const widths = columnWidths(grid(cells, { unit: '元' }));
    expect(Math.min(...widths)).toBeGreaterThan(14);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThan(250);
  });
});

describe('columns that only hold parts of merged cells', () => {
  it('are as wide together as what stands in them', () => {
    const reason = label(1, 5, '异地就医结算推进较慢，系统接口下半年才全部联通', { columnSpan: 2 });
    const others = Array.from({ length: 5 }, (_, column) => [head(0, column, '指标'), label(1, column, '政策范围内住院费用报销比例')]).flat();
    const sheet = grid([...others, head(0, 5, '偏差原因分析及改进措施', { columns: 2 }), reason], { orientation: 'portrait' });
    const [left = 0, right = 0] = columnWidths(sheet).slice(5);
    expect(left + right).toBeGreaterThan(0.75 * displayWidth(reason.text));
  });
});

describe('row heights', () => {
  it('grow with the lines of a wrapped label', () => {
    const long = '二十六、抗疫特别国债安排的支出以及其他需要在一行之中说明的很长很长很长很长很长很长很长很长的科目名称而且还没有完';
    const sheet = grid([head(0, 0, '项目'), head(0, 1, '行次'), label(1, 0, long), label(2, 0, '短')], { orientation: 'portrait', widths: [1, 8] });
    const widths = columnWidths(sheet);
    const heights = rowHeights(sheet, widths);
    expect(heights[2]).toBe(18);
    expect(heights[1]).toBeGreaterThanOrEqual(wrappedLines(long, (widths[0] ?? 0) - 1.2) * 14);
  });
  it('spread the height of a merged head over its rows', () => {
    const sheet = grid([head(0, 0, '支出功能分类科目编码（类/款/项）说明文字很长很长很长很长', { rows: 2 }), head(0, 1, '甲'), head(1, 1, '乙'), amount(2, 1, 1)], { headRows: 2, widths: [0.1, 9] });
    const heights = rowHeights(sheet, [8, 30]);
    expect((heights[0] ?? 0) + (heights[1] ?? 0)).toBeGreaterThan(80);
  });
});

describe('wrapping', () => {
  it('breaks Chinese anywhere and keeps a number whole', () => {
    expect(wrappedLines('一二三四五', 4)).toBe(3);
    expect(wrappedLines('单价100万元', 6)).toBe(3);
    expect(wrappedLines('甲\n乙', 20)).toBe(2);
  });
});

describe('pages', () => {
  const around = { above: 68, notes: 18 };
  const fit = (sheet: GridSheet): { pagesDown: number; lowest: number } => {
    const { pagesDown, heights } = fitPage(sheet, columnWidths(sheet), around);
    return { pagesDown, lowest: Math.min(...heights) };
  };
  it('put a common statement on one page and let a long one run on', () => {
    expect(fit(twoSided())).toEqual({ pagesDown: 1, lowest: 18 });
    expect(fit(codeTable(300))).toEqual({ pagesDown: 0, lowest: 18 });
  });
  it('tighten the rows where that saves the second page', () => {
    const landscape = (rows: number): GridSheet => ({ ...codeTable(rows), orientation: 'landscape' });
    expect(fit(landscape(42))).toEqual({ pagesDown: 1, lowest: 15 });
    expect(fit(landscape(60)).pagesDown).toBe(0);
  });
});
