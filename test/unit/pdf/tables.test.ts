import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CELL_PADDING, columnWidths, measureTable } from '../../../electron/pdf/columnWidths.ts';
import { divideColumns } from '../../../electron/pdf/divideColumns.ts';
import { type FittedTable, breakTable, fitRows } from '../../../electron/pdf/fittedTable.ts';
import { bundledFonts } from '../../../electron/pdf/fontSet.ts';
import { TABLE_PAGE, WIDE_TABLE_PAGE } from '../../../electron/pdf/geometry.ts';
import { paginate } from '../../../electron/pdf/paginate.ts';
import { setPlainTable } from '../../../electron/pdf/plainTableFlow.ts';
import { statementFlow } from '../../../electron/pdf/statementFlow.ts';
import { plainTable, statementTable } from '../../../electron/pdf/tableSpec.ts';
import { Typefaces, widthOf } from '../../../electron/pdf/typeface.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { codeSheet, emptySheet, threeGroupSheet, threePublicSheet, twoSidedSheet } from '../../pdf/sampleSheets.ts';
import '../seed.ts';

const faces = new Typefaces(bundledFonts());
const SHEETS: readonly GridSheet[] = [twoSidedSheet(), codeSheet(120), threeGroupSheet(), threePublicSheet(), emptySheet()];

function tablesOf(sheet: GridSheet): FittedTable[] {
  const tables = statementFlow(sheet, faces).boxes.flatMap((box) => (box.content.kind === 'rows' ? [box.content.table] : []));
  return [...new Set(tables)];
}

/** The same sheet with every amount replaced. */
function withAmounts(sheet: GridSheet, text: string): GridSheet {
  return { ...sheet, cells: sheet.cells.map((cell) => (cell.kind === 'amount' ? { ...cell, text } : cell)) };
}

/** Every line of a table stands between the rules of its cell, and the lines of a cell inside its rows. */
function expectNothingClipped(table: FittedTable): void {
  for (const cell of table.cells) {
    const width = (table.edges[cell.column + cell.columnSpan] ?? 0) - (table.edges[cell.column] ?? 0);
    for (const line of cell.lines) expect((line.ems + cell.indent + 2 * CELL_PADDING) * table.size).toBeLessThanOrEqual(width + 0.01);
    const height = table.rowHeights.slice(cell.row, cell.row + cell.rowSpan).reduce((total, each) => total + each, 0);
    expect(cell.lines.length * table.size).toBeLessThanOrEqual(height + 0.01);
  }
}

describe('statements', () => {
  test.each(SHEETS.map((sheet) => [sheet.title, sheet] as const))('%s: no text is clipped and no amount takes a second line', (_title, sheet) => {
    for (const table of tablesOf(sheet)) {
      expectNothingClipped(table);
      for (const cell of table.cells.filter((each) => each.align === 'right')) expect(cell.lines.length).toBeLessThanOrEqual(1);
    }
  });

  test('the two-sided summary of 31 lines stands on one upright page', () => {
    const { page, boxes } = statementFlow(twoSidedSheet(), faces);
    expect(page).toBe(TABLE_PAGE);
    expect(paginate(boxes, page.areaHeight)).toHaveLength(1);
  });

  test('three groups side by side stand on one lying page in type of 8 pt or more', () => {
    const { page, boxes } = statementFlow(threeGroupSheet(), faces);
    expect(page).toBe(WIDE_TABLE_PAGE);
    expect(paginate(boxes, page.areaHeight)).toHaveLength(1);
    expect(tablesOf(threeGroupSheet())[0]?.size).toBeGreaterThanOrEqual(8);
  });

  test('amounts in 元 that an upright page cannot hold lay the table down', () => {
    const sheet = withAmounts({ ...codeSheet(10), orientation: 'portrait' }, '12,345,678,901.23');
    expect(statementFlow(sheet, faces).page).toBe(WIDE_TABLE_PAGE);
  });

  test('a table of several pages does not leave one or two rows for the last', () => {
    for (let rows = 60; rows < 100; rows += 1) {
      const { page, boxes } = statementFlow(codeSheet(rows), faces);
      const last = paginate(boxes, page.areaHeight).at(-1) ?? [];
      const bodyRows = last.filter(({ box }) => box.content.kind === 'rows' && box.content.from >= box.content.table.headRows);
      expect(bodyRows.length).toBeGreaterThanOrEqual(3);
    }
  });

  test('an empty statement without rows is ruled with empty lines', () => {
    expect(statementTable(emptySheet()).rows).toBe(5);
  });
});

describe('columns', () => {
  test('widths add up to the measure and no column is narrower than its figures', () => {
    fc.assert(fc.property(fc.constantFrom(...SHEETS), fc.double({ min: 80, max: 160, noNaN: true }), (sheet, total) => {
      const measured = measureTable(statementTable(sheet), faces);
      const widths = columnWidths(measured, total);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(total, 6);
      widths.forEach((width, column) => expect(width).toBeGreaterThanOrEqual((measured.least[column] ?? 0) - 1e-9));
    }));
  });

  test('a short word of a head is not divided for want of room', () => {
    const heads = ['决算数', '执行率', '满意度', '分值'];
    const spec = plainTable({ kind: 'table', head: ['项目', ...heads], rows: [['名', '1', '1', '1', '1']] });
    const { least } = measureTable(spec, faces);
    heads.forEach((head, index) => expect(least[index + 1]).toBeGreaterThanOrEqual(widthOf(faces.glyphs(head, 'tableBold'))));
  });

  test('a table too wide for any page is divided, each piece with the names, every column once', () => {
    const measured = measureTable(statementTable(withAmounts(codeSheet(3), '12,345,678,901,234.56')), faces);
    const pieces = divideColumns(measured, 50);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece.cells.some((cell) => cell.text === '信息化建设' || cell.text === '行政运行')).toBe(true);
    const amounts = pieces.flatMap((piece) => piece.cells.filter((cell) => cell.row === 4 && cell.kind === 'figure' && cell.align === 'right'));
    expect(amounts).toHaveLength(7);
    for (const piece of pieces) expect(piece.cells.filter((cell) => cell.row === 3 && cell.text === '合计')).toHaveLength(1);
  });
});

describe('even columns', () => {
  const widthsOf = (sheet: GridSheet): readonly number[] => statementFlow(sheet, faces).tables[0]?.widths ?? [];

  test('columns of amounts are of one width, whether they hold amounts or nothing', () => {
    const sheet = codeSheet(12);
    const shown = (cell: GridSheet['cells'][number]): string => (cell.kind === 'amount' && cell.column > 4 ? '' : cell.kind === 'label' ? '行政运行' : cell.text);
    const widths = widthsOf({ ...sheet, cells: sheet.cells.map((cell) => ({ ...cell, text: shown(cell) })) });
    expect(Math.max(...widths.slice(2)) - Math.min(...widths.slice(2))).toBeLessThan(0.01);
  });

  test('in an empty form the column of names is wider than the others', () => {
    const [code = 0, name = 0, ...amounts] = widthsOf(emptySheet());
    expect(name).toBeGreaterThan(Math.max(code, ...amounts));
  });

  test('names come before evenness where large amounts leave little room', () => {
    const sheet = withAmounts(codeSheet(12), '1,234,567.89');
    const [table] = tablesOf({ ...sheet, cells: sheet.cells.map((cell) => (cell.kind === 'amount' && cell.column > 4 ? { ...cell, text: '' } : cell)) });
    const names = table?.cells.filter((cell) => cell.column === 1 && cell.row > 3).map((cell) => cell.lines.length) ?? [];
    expect(Math.max(...names)).toBeLessThanOrEqual(2);
    const widths = table?.edges.slice(1).map((edge, index) => edge - (table.edges[index] ?? 0)) ?? [];
    expect(widths[1]).toBeGreaterThan(Math.max(...widths.slice(2)));
  });
});

test('panels that would take two lying pages stand on one upright page', () => {
  const group = threeGroupSheet();
  const rows = 41;
  const more = group.cells.flatMap((cell) => (cell.row === 10 && cell.columnSpan === 1 ? Array.from({ length: rows - group.rowCount }, (_, at) => ({ ...cell, row: 32 + at })) : []));
  const sheet = { ...group, rowCount: rows, cells: [...group.cells.map((cell) => (cell.row === 32 ? { ...cell, row: rows - 1 } : cell)), ...more] };
  const { page, boxes, tables } = statementFlow(sheet, faces);
  expect(page).toBe(TABLE_PAGE);
  expect(paginate(boxes, page.areaHeight)).toHaveLength(1);
  expect(tables[0]?.size).toBeGreaterThanOrEqual(7.5);
});

describe('plain tables', () => {
  test('an order is set in the middle; a table of many cramped columns lies down; a long remark gets room', () => {
    const rows = Array.from({ length: 4 }, (_, at) => [String(at + 1), `${at}5.50`, '改造工程']);
    expect(plainTable({ kind: 'table', head: ['序号', '金额', '名称'], rows }).cells.filter((cell) => cell.row === 1).map((cell) => cell.align)).toEqual(['center', 'right', 'left']);
    const long = '符合法律法规、符合规划、属于公共财政支持范围，缺一项扣一分';
    expect(setPlainTable({ kind: 'table', head: Array.from({ length: 12 }, () => '评分标准'), rows: [Array.from({ length: 12 }, () => long)] }, faces).wide).toBe(true);
    const remark = setPlainTable({ kind: 'table', head: ['序号', '项目名称', '实施单位', '备注'], rows: [['1', '小型水库除险加固', '水利工程建设管理中心', long.repeat(8)]] }, faces);
    expect(remark.wide).toBe(false);
    expect(remark.table.widths[3]).toBeGreaterThan((remark.table.widths[1] ?? 0) * 1.5);
  });

  test('a row longer than a page is divided between lines and nothing of it is lost', () => {
    const text = '持续推进医保经办服务标准化规范化建设。'.repeat(120);
    const measured = measureTable(plainTable({ kind: 'table', head: ['指标', '完成情况'], rows: [['数量指标', text], ['质量指标', '已完成']] }), faces);
    const table = fitRows(breakTable(measured, 10.5, 440), 0.4, 500);
    expect(Math.max(...table.rowHeights)).toBeLessThanOrEqual(500);
    const long = table.cells.find((cell) => cell.linesPerRow !== undefined && cell.lines.length > 10);
    expect(long?.lines.map((line) => line.glyphs.map((glyph) => glyph.char).join('')).join('')).toBe(text);
    expect(long?.rowSpan).toBe(Math.ceil((long?.lines.length ?? 0) / (long?.linesPerRow ?? 1)));
  });

  test('columns of numbers are set flush right, others flush left', () => {
    const spec = plainTable({ kind: 'table', head: ['单位', '人数'], rows: [['本级', '18'], ['中心', '—']] });
    expect(spec.cells.filter((cell) => cell.row === 1).map((cell) => cell.align)).toEqual(['left', 'right']);
  });
});
