import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TextLine, breakLines } from '../../../electron/pdf/breakLines.ts';
import { breakParagraph } from '../../../electron/pdf/breakParagraph.ts';
import { placeLine, stretchGaps } from '../../../electron/pdf/setLine.ts';
import { squeezeMarks } from '../../../electron/pdf/squeezeMarks.ts';
import '../seed.ts';
import { plainGlyphs, textOf } from './plainGlyphs.ts';

/** The measure of the running text, em. */
const WIDTH = 28;
const INDENT = 2;
const set = (text: string): string[] => breakParagraph(squeezeMarks(plainGlyphs(text)), WIDTH, INDENT).map(textOf);

test('a long figure does not tear one line apart: the lines before it end earlier', () => {
  const text = '2024年度本部门本年支出合计14.92万元，比2023年度减少1.04万元，下降6.54%。其中：基本支出1242.00万元，占83.24%；项目支出2.50万元，占16.76%；上缴上级支出105.68万元，占0.01%。';
  const widest = (lines: readonly TextLine[]): number =>
    Math.max(...lines.slice(0, -1).map((line, index) => (WIDTH - (index === 0 ? INDENT : 0) - line.ems) / stretchGaps(line.glyphs)));
  const glyphs = plainGlyphs(text);
  const plain = breakLines(glyphs, WIDTH, INDENT);
  const even = breakParagraph(glyphs, WIDTH, INDENT);
  expect(even).toHaveLength(plain.length);
  expect(widest(even)).toBeLessThan(widest(plain));
});

test('the last line of a long list is more than 等 with its full stop', () => {
  for (let count = 6; count < 40; count += 1) {
    const lines = set(`国内公务接待主要有：${Array.from({ length: count }, (_, at) => `${at % 12 + 1}月5日接待市级业务工作调研组0.${10 + at}万元`).join('；')}等。`);
    expect(lines.at(-1)).not.toBe('等。');
  }
});

test('a figure keeps its unit where the line can end before the figure as well', () => {
  expect(set('纳入本部门决算编制范围的单位共3个，其中行政单位1个、参照公务员法管理的事业单位1个。')[0]).toBe('纳入本部门决算编制范围的单位共3个，其中行政单位1个、');
});

test('of two marks side by side the first gives up its empty half, in the line and at its end', () => {
  const ems = (text: string): number[] => squeezeMarks(plainGlyphs(text)).map((glyph) => glyph.ems);
  expect(ems('（项）。年')).toEqual([1, 1, 0.5, 1, 1]);
  expect(ems('（款）（项')).toEqual([1, 1, 0.5, 1, 1]);
  expect(ems('收入，“优”')).toEqual([1, 1, 0.5, 1, 1, 1]);
  expect(ems('项目：“')).toEqual([1, 1, 0.5, 1]);
  const [line] = breakParagraph(plainGlyphs(`${'年'.repeat(26)}，${'末'.repeat(26)}`), 26.5, 0);
  expect(line && [textOf(line), line.ems]).toEqual([`${'年'.repeat(26)}，`, 26.5]);
});

const sentence = fc.array(fc.constantFrom('财政拨款', '收入', '7836.48', '万元', '，', '。', '（项）', '《', '》', '2024', ' ', '13.18%', '增', '；', '\n'), { maxLength: 90 }).map((parts) => parts.join(''));

test('no character is lost, no line is longer than its measure, none is more than breaking anywhere would take', () => {
  fc.assert(fc.property(sentence, (text) => {
    const glyphs = plainGlyphs(text);
    const lines = breakParagraph(glyphs, WIDTH, INDENT);
    expect(lines.map(textOf).join('').replaceAll(/[ \n]/g, '')).toBe(text.replaceAll(/[ \n]/g, ''));
    // A mark behind a line end that is written, or many in a row, have no legal place.
    if (/[，。；》]{6,}/u.test(text.replaceAll(' ', '')) || /\n *[，。；》]/u.test(text)) return;
    lines.forEach((line, index) => {
      expect(line.ems).toBeLessThanOrEqual(WIDTH - (index === 0 ? INDENT : 0) + 1e-6);
      if (index > 0) expect(textOf(line)).not.toMatch(/^[，。；）》%]/u);
      expect(placeLine(line, 16, 0, WIDTH * 16, 'left', true).stretch ?? 0).toBeLessThanOrEqual(0.28 * 16);
    });
    if (!text.includes('\n')) expect(lines.length).toBeLessThanOrEqual(breakLines(glyphs, WIDTH, INDENT).length);
  }));
});
