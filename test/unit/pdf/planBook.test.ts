import { expect, test } from 'vitest';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';
import { contentsPages } from '../../../electron/pdf/frontMatter.ts';
import { PROSE_PAGE, WIDE_TABLE_PAGE, horizontalShift, turn, uprightPoint } from '../../../electron/pdf/geometry.ts';
import { planBook } from '../../../electron/pdf/planBook.ts';
import { Typefaces } from '../../../electron/pdf/typeface.ts';
import { isStatementHeading, titleUnderHeading } from '../../../shared/booklet/statementHeading.ts';
import { sampleBooklet } from '../../pdf/sampleBooklet.ts';

const faces = new Typefaces(bundledFonts());
const print = planBook(sampleBooklet(), 'print', faces);
const web = planBook(sampleBooklet(), 'web', faces);

test('in print every part begins on a right-hand page, and odd numbers stand on right-hand pages', () => {
  const parts = print.anchors.filter(({ anchor }) => anchor.level === 1);
  expect(parts).toHaveLength(4);
  for (const part of parts) expect(print.pages[part.pageIndex]?.side).toBe('recto');
  for (const page of print.pages) if (/^\d+$/.test(page.number)) expect(page.side).toBe(Number(page.number) % 2 === 1 ? 'recto' : 'verso');
});

test('the web edition has no blank pages and the same content in the same order', () => {
  expect(web.pages.some((page) => page.kind === 'blank')).toBe(false);
  expect(print.pages.filter((page) => page.kind === 'body').length).toBe(web.pages.filter((page) => page.kind === 'body').length);
  expect(print.anchors.map(({ anchor }) => anchor.title)).toEqual(web.anchors.map(({ anchor }) => anchor.title));
});

test('the body is numbered from 1 without a gap, the contents in Roman, the cover not at all', () => {
  expect(web.pages[0]?.number).toBe('');
  expect(web.pages[1]?.number).toBe('I');
  expect(web.pages.slice(2).map((page) => page.number)).toEqual(web.pages.slice(2).map((_, index) => String(index + 1)));
});

test('contents of several pages count their pages and the body still begins at 1', () => {
  const section = (index: number): { id: string; title: string; level: 2; blocks: [] } => ({ id: `s${index}`, title: `第${index}节`, level: 2, blocks: [] });
  const long = planBook(sampleBooklet({ parts: [{ id: 'p', title: '第一部分 说明', sections: Array.from({ length: 70 }, (_, index) => section(index)) }] }), 'print', faces);
  expect(long.pages.filter((page) => page.kind === 'contents').map((page) => page.number)).toEqual(['I', 'II', 'III']);
  expect(long.pages[long.anchors[0]?.pageIndex ?? 0]?.number).toBe('1');
  expect(long.pages[long.anchors[0]?.pageIndex ?? 0]?.side).toBe('recto');
});

test('in the contents the title of a form begins a line of its own where the name of its project leaves no room for it', () => {
  const ending = '项目支出绩效自评表（2024年度）';
  const entry = (name: string): string[] => contentsPages([{ title: `七、${name}${ending}`, ending, level: 2, folio: '90', target: 'd' }], faces).flat()
    .flatMap(({ box: { content } }) => (content.kind === 'line' ? [content.parts[0]?.glyphs.map((glyph) => glyph.char).join('') ?? ''] : [])).slice(1);
  expect(entry('高标准农田建设与高效节水灌溉示范')).toEqual(['七、高标准农田建设与高效节水灌溉示范', ending]);
  expect(entry('医疗救助')).toEqual([`七、医疗救助${ending}`]);
  const shown = planBook(sampleBooklet(), 'print', faces).anchors.filter(({ anchor }) => anchor.ending !== undefined);
  for (const { anchor } of shown) expect(anchor.title.endsWith(anchor.ending ?? '')).toBe(true);
});

test('a lying page turns its head to the binding: left on right-hand pages, right on left-hand ones', () => {
  expect(turn(WIDE_TABLE_PAGE, 'print', 'recto')).toBe(270);
  expect(turn(WIDE_TABLE_PAGE, 'print', 'verso')).toBe(90);
  expect(turn(WIDE_TABLE_PAGE, 'web', 'recto')).toBe(0);
  const corner = uprightPoint(WIDE_TABLE_PAGE, 270, 0, PROSE_PAGE.height);
  expect([corner.x, corner.y].map(Math.round)).toEqual([0, 0]);
});

test('the gutter is mirrored in print and the text centred on the web', () => {
  const right = PROSE_PAGE.width - PROSE_PAGE.left - PROSE_PAGE.areaWidth;
  expect(horizontalShift(PROSE_PAGE, 'print', 'recto')).toBe(0);
  expect(PROSE_PAGE.left + horizontalShift(PROSE_PAGE, 'print', 'verso')).toBeCloseTo(right);
  expect(PROSE_PAGE.left + horizontalShift(PROSE_PAGE, 'web', 'recto')).toBeCloseTo((PROSE_PAGE.width - PROSE_PAGE.areaWidth) / 2);
});

test('a section that only repeats the title of its statement is not printed twice', () => {
  expect(isStatementHeading('三、支出决算表', '支出决算表')).toBe(true);
  expect(isStatementHeading('（二）收入决算表', '收入决算表')).toBe(true);
  expect(isStatementHeading('二、部门决算报表', '收入决算表')).toBe(false);
  expect(isStatementHeading('', '收入决算表')).toBe(false);
});

test('the heading of a form is its title with the project before it, printed once without the ordinal', () => {
  expect(isStatementHeading('四、信息平台运维项目支出绩效自评表（2024年度）', '项目支出绩效自评表（2024年度）')).toBe(true);
  expect(titleUnderHeading('四、信息平台运维项目支出绩效自评表（2024年度）', '项目支出绩效自评表（2024年度）')).toBe('信息平台运维项目支出绩效自评表（2024年度）');
  expect(titleUnderHeading('三、支出决算表', '支出决算表')).toBe('支出决算表');
  expect(titleUnderHeading('附件1 支出决算表', '支出决算表')).toBe('支出决算表');
});

test('further lines of an entry of the contents stand behind its ordinal', () => {
  const entry = { title: `四、${'高标准农田建设与高效节水灌溉示范工程'.repeat(2)}`, level: 2, folio: '7', target: 'd1' };
  const lines = contentsPages([entry], faces).flat().flatMap(({ box: { content } }) => (content.kind === 'line' && content.linkTo === 'd1' ? [content.parts[0]] : []));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines.slice(1)) expect(line?.x).toBeCloseTo((lines[0]?.x ?? 0) + 2 * (lines[0]?.size ?? 0), 1);
});

test('a heading that stands over a statement goes to the page of that statement', () => {
  const [, statements] = sampleBooklet().parts;
  const sheet = statements?.sections[0]?.blocks[0];
  if (!sheet) throw new Error('the sample has no statement');
  const plan = planBook(sampleBooklet({ parts: [{ id: 'p', title: '第二部分 决算表', sections: [{ id: 's', title: '一、全套报表', level: 2, blocks: [sheet] }] }] }), 'web', faces);
  expect(plan.anchors.map(({ anchor, number }) => [anchor.level, anchor.title, number])).toEqual([[1, '第二部分 决算表', '1'], [2, '一、全套报表', '2'], [3, '收入支出决算总表', '2']]);
});
