import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakBalanced, breakByWords, breakLines, widestPiece } from '../../../electron/pdf/breakLines.ts';
import '../seed.ts';
import { plainGlyphs, textOf } from './plainGlyphs.ts';

const lines = (text: string, width: number, indent = 0): string[] => breakLines(plainGlyphs(text), width, indent).map(textOf);

test('a line holds as many characters as fit, the first two fewer', () => {
  expect(lines('一二三四五六七八九十', 6, 2)).toEqual(['一二三四', '五六七八九十']);
});

test('a closing mark takes the character before it along instead of beginning a line', () => {
  expect(lines('收入决算，支出', 4)).toEqual(['收入决', '算，支出']);
  expect(lines('财政拨款”收入', 4)).toEqual(['财政拨', '款”收入']);
});

test('an opening mark does not end a line', () => {
  expect(lines('因公出国（境）费', 5)).toEqual(['因公出国', '（境）费']);
  expect(lines('覆盖率≥95%的', 4)).toEqual(['覆盖率', '≥95%的']);
});

test('a number with its separators and per cent sign stays whole', () => {
  expect(lines('收入7,836.48万元', 4)).toEqual(['收入', '7,836.48', '万元']);
  expect(lines('增长13.18%。', 4)).toEqual(['增长', '13.18%。']);
});

test('a dash of two strokes is not divided', () => {
  expect(lines('收支——结余', 3)).toEqual(['收', '支——', '结余']);
});

test('a new line in the text ends the line, and spaces at either end are dropped', () => {
  expect(lines('合计\n（万元）', 10)).toEqual(['合计', '（万元）']);
  expect(lines('一二 三四', 2)).toEqual(['一二', '三四']);
});

test('a web address breaks after a slash, and a word longer than the line anywhere', () => {
  expect(lines('见https://example.gov.cn/open/2024/index.html', 14)).toEqual(['见https://example.gov.cn/', 'open/2024/index.html']);
  expect(lines('abcdefgh', 2)).toEqual(['abcd', 'efgh']);
});

test('heads are broken between words and about equally long', () => {
  expect(breakBalanced(plainGlyphs('附属单位上缴收入'), 6).map(textOf)).toEqual(['附属单位', '上缴收入']);
  expect(breakByWords(plainGlyphs('国有资本经营预算财政拨款收入'), 13).map(textOf)).toEqual(['国有资本经营预算财政拨款', '收入']);
});

test('words of the trade that the dictionary does not know are not divided, nor short groups in brackets', () => {
  const head = (text: string, width: number): string[] => breakBalanced(plainGlyphs(text), width, 1).map(textOf);
  expect(head('预算执行情况（万元）', 4.5)).toEqual(['预算执行', '情况', '（万元）']);
  expect(head('公务用车运行维护费', 4.5)).toEqual(['公务用车', '运行', '维护费']);
  expect(head('工资福利支出', 3.5)).toEqual(['工资', '福利', '支出']);
  expect(head('资本性支出（基本建设）', 4.5)).toEqual(['资本性', '支出', '（基本', '建设）']);
  expect(breakByWords(plainGlyphs('服务对象满意度指标'), 6.5).map(textOf)).toEqual(['服务对象', '满意度指标']);
  expect(breakByWords(plainGlyphs('县级财政补助资金到位率'), 9).map(textOf)).toEqual(['县级财政补助资金', '到位率']);
  expect(breakByWords(plainGlyphs('“一站式”即时结算率（第12片区）'), 8).map(textOf)).toEqual(['“一站式”即时', '结算率', '（第12片区）']);
});

test('a cell has no line of a single character where another end is possible', () => {
  for (const [text, width] of [['批复、纪要、合同、验收单', 6], ['政策范围内住院费用报销比例', 4.4], ['检查定点医药机构家数', 5]] as const) {
    for (const line of breakByWords(plainGlyphs(text), width)) expect(textOf(line).replaceAll('、', '').length).toBeGreaterThan(1);
  }
});

test('in a cell no figure loses its unit, no last line is a single character with its bracket, and a year keeps its 年', () => {
  expect(breakByWords(plainGlyphs('不少于≥21000人'), 5).map(textOf)).toEqual(['不少于', '≥21000人']);
  expect(widestPiece(plainGlyphs('≥21000人'))).toBe(4.5);
  expect(breakByWords(plainGlyphs('救助对象认定准确率（第三片区）'), 13).map(textOf).at(-1)?.length).toBeGreaterThan(2);
  expect(lines('城乡医疗救助2024年度', 8)).toEqual(['城乡医疗救助', '2024年度']);
});

test('no line begins with a slash, and the month and the day keep their figures', () => {
  expect(breakByWords(plainGlyphs('≤30000元/人'), 4.5).map(textOf)).toEqual(['≤30000', '元/人']);
  expect(breakBalanced(plainGlyphs('科目编码（类/款/项）'), 6).map(textOf)).toEqual(['科目编码', '（类/款/项）']);
  expect(breakByWords(plainGlyphs('2024年12月20日前'), 6.5).map(textOf)).toEqual(['2024年12月', '20日前']);
  expect(lines('检查组；9月18日', 4.5)).toEqual(['检查组；', '9月18日']);
});

const NEVER_FIRST = /^[，。、；：？！）》”%]/u;
const sentence = fc.array(fc.constantFrom('财政拨款', '收入', '7,836.48', '万元', '，', '。', '（', '）', '《', '》', '2024', ' ', '13.18%', '增', '；'), { maxLength: 60 }).map((parts) => parts.join(''));

test('breaking loses no character, keeps to the width, and is legal wherever a legal break exists', () => {
  fc.assert(fc.property(sentence, fc.integer({ min: 6, max: 30 }), (text, width) => {
    const broken = breakLines(plainGlyphs(text), width);
    expect(broken.map(textOf).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of broken) expect(line.ems).toBeLessThanOrEqual(width + 1e-6);
    const marks = /[，。；（）《》]{6,}/u.test(text.replaceAll(' ', ''));
    if (!marks) for (const line of broken.slice(1)) expect(textOf(line)).not.toMatch(NEVER_FIRST);
  }));
});
