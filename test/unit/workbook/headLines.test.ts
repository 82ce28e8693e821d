import { describe, expect, test } from 'vitest';
import { headLines } from '../../../electron/workbook/headLines.ts';
import { displayWidth } from '../../../electron/workbook/textWidth.ts';

describe('heads of a worksheet', () => {
  test.each([
    ['对附属单位补助支出', 17, ['对附属单位', '补助支出']],
    ['附属单位上缴收入', 15, ['附属单位', '上缴收入']],
    ['因公出国（境）费', 12, ['因公出国', '（境）费']],
    ['功能分类科目编码', 12, ['功能分类', '科目编码']],
  ])('%s in %d characters ends its lines between words', (text, width, lines) => {
    expect(headLines(text, width).split('\n')).toEqual(lines);
  });

  test('one that fits on its line, or would take a line more between words, stays as it is', () => {
    expect(headLines('合计', 10)).toBe('合计');
    expect(headLines('偏差原因分析及改进措施', 9)).toBe('偏差原因分析及改进措施');
  });

  test('nothing of the text is lost and no line is wider than the column', () => {
    for (let width = 6; width < 40; width += 1) {
      const lines = headLines('国有资本经营预算财政拨款收入', width).split('\n');
      expect(lines.join('')).toBe('国有资本经营预算财政拨款收入');
      if (lines.length > 1) for (const line of lines) expect(displayWidth(line)).toBeLessThan(width);
    }
  });
});
