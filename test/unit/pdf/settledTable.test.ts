import { expect, test } from 'vitest';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';
import { paginate } from '../../../electron/pdf/paginate.ts';
import { statementFlow } from '../../../electron/pdf/statementFlow.ts';
import { surroundings } from '../../../electron/pdf/statementSurroundings.ts';
import { Typefaces } from '../../../electron/pdf/typeface.ts';
import type { GridCell, GridSheet } from '../../../shared/statement/grid.ts';
import { codeSheet } from '../../pdf/sampleSheets.ts';

const faces = new Typefaces(bundledFonts());
const HEADS = ['二级指标', '三级指标', '年度指标值', '得分'];

/** A self-evaluation form: the project over a head that stands lower, beside which 绩效指标 runs to the foot. */
function formSheet(indicators: number): GridSheet {
  const cell = (row: number, column: number, text: string, over: Partial<GridCell> = {}): GridCell => ({ row, column, rowSpan: 1, columnSpan: 1, kind: 'label', text, align: 'center', indent: 0, bold: false, editable: false, value: null, ...over });
  return {
    id: 'form', role: 'form', number: '', title: '项目支出绩效自评表', department: '填报单位：示例县医疗保障局', unitLabel: '金额单位：万元', orientation: 'portrait', widths: [1, 2, 4, 2, 1],
    headRows: 0, rowCount: 2 + indicators, columnCount: 5, notes: [], empty: false, unit: '万元', decimals: 2, repeatedHead: { from: 1, to: 2 },
    cells: [
      cell(0, 0, '项目名称'), cell(0, 1, '城乡医疗救助', { columnSpan: 4 }), cell(1, 0, '绩效指标', { rowSpan: 1 + indicators }),
      ...HEADS.map((text, at) => cell(1, 1 + at, text, { kind: 'head', bold: true })), cell(2, 1, '数量指标', { rowSpan: indicators }),
      ...Array.from({ length: indicators }, (_, at) => [cell(2 + at, 2, `救助人次第${at + 1}期`), cell(2 + at, 3, '≥95%'), cell(2 + at, 4, '2')]).flat(),
    ],
  };
}

test('a form of several pages is given page by page, each with the head of its rows and the names of merged cells', () => {
  const { page, boxes, tables } = statementFlow(formSheet(90), faces, { title: '城乡医疗救助项目支出绩效自评表' });
  expect(tables).toHaveLength(paginate(boxes, page.areaHeight).length);
  expect(tables.length).toBeGreaterThan(1);
  for (const { spec } of tables) {
    expect(spec.cells.filter((cell) => cell.kind === 'head').map((cell) => cell.text)).toEqual(HEADS);
    for (const name of ['绩效指标', '数量指标']) expect(spec.cells.filter((cell) => cell.text === name)).toHaveLength(1);
    for (const cell of spec.cells) expect(cell.row + cell.rowSpan).toBeLessThanOrEqual(spec.rows);
  }
  const indicators = tables.flatMap(({ spec }) => spec.cells.filter((cell) => cell.column === 2 && cell.kind !== 'head' && cell.columnSpan === 1).toSorted((a, b) => a.row - b.row).map((cell) => cell.text));
  expect(indicators).toEqual(Array.from({ length: 90 }, (_, at) => `救助人次第${at + 1}期`));
  expect(statementFlow(formSheet(8), faces).tables).toHaveLength(1);
});

test('the further pages of a form say which project it is', () => {
  const { boxes } = statementFlow(formSheet(90), faces, { title: '城乡医疗救助项目支出绩效自评表' });
  const [again] = boxes.at(-1)?.repeat ?? [];
  expect(again?.content.kind === 'line' ? again.content.parts.flatMap((part) => part.glyphs.map((glyph) => glyph.char)).join('') : '').toBe('城乡医疗救助项目支出绩效自评表（续表）');
});

test('a form whose cells take many lines is set smaller than one whose cells take one', () => {
  const wordy = formSheet(8);
  const sheet = { ...wordy, cells: wordy.cells.map((cell) => (cell.row > 1 && cell.column > 1 ? { ...cell, text: '困难群众参保缴费和住院医疗费用救助到位'.slice(0, 12) } : cell)) };
  const sizeOf = (each: GridSheet): number => statementFlow(each, faces).tables[0]?.size ?? 0;
  expect(sizeOf(wordy)).toBe(10.5);
  expect(sizeOf(sheet)).toBeLessThan(10.5);
  expect(sizeOf(sheet)).toBeGreaterThanOrEqual(8);
});

test('a note does not part words in quotes', () => {
  const note = '注：预算数为按规定程序调整后的全年预算数；本年度没有安排“三公”经费，也没有发生“三公”经费支出。';
  for (let width = 200; width < 460; width += 9) {
    const lines = surroundings({ ...codeSheet(1), notes: [note] }, faces, width, {}).notes.map((box) => (box.content.kind === 'line' ? box.content.parts.flatMap((part) => part.glyphs.map((glyph) => glyph.char)).join('') : ''));
    expect(lines.join('')).toBe(note);
    expect(lines.filter((line) => line.endsWith('“三'))).toEqual([]);
  }
});

test('heads that take two lines keep the lines they have between words', () => {
  const [table] = statementFlow(codeSheet(12), faces).tables;
  expect(table?.spec.cells.find((cell) => cell.text === '附属单位上缴收入')?.lines).toEqual(['附属单位', '上缴收入']);
  expect(table?.spec.cells.filter((cell) => cell.lines !== undefined).every((cell) => cell.lines?.join('') === cell.text)).toBe(true);
});

test('the rows of a head are as high for other programs as its texts need, so that no repeated head is cut', () => {
  for (const { headHeights, size, spec } of statementFlow(codeSheet(40), faces).tables) {
    expect(headHeights).toHaveLength(spec.headRows);
    for (const cell of spec.cells.filter(({ row }) => row < spec.headRows)) {
      const height = headHeights.slice(cell.row, cell.row + cell.rowSpan).reduce((total, each) => total + each, 0);
      expect(height).toBeGreaterThanOrEqual((cell.lines?.length ?? 1) * size);
    }
  }
});
