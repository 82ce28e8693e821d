import { expect, test } from 'vitest';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';
import { WIDE_TABLE_PAGE } from '../../../electron/pdf/geometry.ts';
import type { Box } from '../../../electron/pdf/box.ts';
import { paginate } from '../../../electron/pdf/paginate.ts';
import { partFlows } from '../../../electron/pdf/partFlows.ts';
import type { Flow } from '../../../electron/pdf/statementFlow.ts';
import { Typefaces } from '../../../electron/pdf/typeface.ts';
import type { Block } from '../../../shared/booklet/model.ts';

const faces = new Typefaces(bundledFonts());
const CELL = '符合法律法规、符合规划、属于公共财政支持范围，缺一项扣一分';
const wideTable = (rows: number): Block => ({ kind: 'table', head: Array.from({ length: 12 }, () => '评分标准'), rows: Array.from({ length: rows }, () => Array.from({ length: 12 }, () => CELL)) });
const paragraph = (text: string): Block => ({ kind: 'paragraph', spans: [{ text }] });

function flowsOf(...blocks: readonly Block[]): readonly Flow[] {
  return partFlows({ id: 'p', title: '第五部分 附件', sections: [{ id: 's', title: '二、重点项目绩效评价', level: 2, blocks }] }, faces, () => '');
}

const textOf = (boxes: readonly Box[]): string => boxes.map(({ content }) => (content.kind === 'line' ? content.parts.flatMap((part) => part.glyphs.map((glyph) => glyph.char)).join('') : '')).join('');

test('heading and short text before a lying table go with it, so that no page stands nearly empty', () => {
  const flows = flowsOf(paragraph('评价结论为良。'), wideTable(3));
  expect(flows.map((flow) => flow.page)).toEqual([WIDE_TABLE_PAGE]);
  expect(textOf(flows[0]?.boxes ?? [])).toBe('二、重点项目绩效评价评价结论为良。');
  expect(flows[0]?.boxes[0]?.anchors?.map((anchor) => anchor.id)).toEqual(['s']);
});

test('of a long section only what stands under the last heading goes with the table', () => {
  const [upright, lying] = flowsOf(paragraph('评价过程。'.repeat(200)), { kind: 'heading', level: 3, text: '（一）得分' }, paragraph('各指标得分如下。'), wideTable(3));
  expect(textOf(upright?.boxes ?? [])).not.toContain('得分');
  expect(textOf(lying?.boxes ?? [])).toBe('（一）得分各指标得分如下。');
});

test('a lying table that its text does not go with has a title, and every further page too', () => {
  const [upright, lying] = flowsOf(paragraph('评价过程。'.repeat(200)), wideTable(40));
  expect(textOf(upright?.boxes ?? [])).toContain('二、重点项目绩效评价');
  const [first, ...rest] = paginate(lying?.boxes ?? [], WIDE_TABLE_PAGE.areaHeight).map((placed) => textOf(placed.map(({ box }) => box)));
  expect(first).toBe('重点项目绩效评价');
  expect(rest.length).toBeGreaterThan(0);
  for (const page of rest) expect(page).toBe('重点项目绩效评价（续表）');
});
