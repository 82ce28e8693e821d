import type { GridCell, GridSheet } from '../../../shared/statement/grid.ts';

/** A sheet of one panel for the grid's tests: code, label and amount columns; amounts of rows without children can be typed into. */
export function sheetOf(rows: readonly { readonly code: string; readonly values: readonly (number | null)[] }[]): GridSheet {
  const columns = Math.max(...rows.map((row) => row.values.length));
  const head = (column: number, text: string): GridCell => ({ row: 0, column, rowSpan: 1, columnSpan: 1, kind: 'head', text, value: null, indent: 0, bold: true, align: 'center', editable: false });
  const body = rows.flatMap(({ code, values }, index): GridCell[] => {
    const below = rows.flatMap((other, at) => (other.code.length === code.length + 2 && other.code.startsWith(code) ? [at + 1] : []));
    const place = { row: index + 1, rowSpan: 1, columnSpan: 1, rowId: `c:${code}`, indent: 0, bold: false } as const;
    return [
      { ...place, column: 0, columnId: 'code', kind: 'code', text: code, value: null, align: 'left', editable: false },
      { ...place, column: 1, columnId: 'label', kind: 'label', text: `科目${code}`, value: null, align: 'left', editable: false },
      ...values.map((value, at): GridCell => ({
        ...place, column: at + 2, columnId: `a${String(at)}`, kind: 'amount', text: value === null ? '' : (value / 1_000_000).toFixed(2), value, quantity: 'fen', align: 'right', editable: below.length === 0,
        ...(below.length > 0 && { sum: below.map((row) => ({ row, column: at + 2, sign: 1 as const })) }),
      })),
    ];
  });
  return {
    id: 'test', role: 'expenditure', number: '公开03表', title: '支出决算表', department: '某局', unitLabel: '金额单位：万元', orientation: 'landscape', widths: [1.3, 3, ...Array.from({ length: columns }, () => 1.5)],
    headRows: 1, rowCount: rows.length + 1, columnCount: columns + 2, cells: [head(0, '编码'), head(1, '名称'), ...Array.from({ length: columns }, (_, at) => head(at + 2, `金额${String(at)}`)), ...body],
    notes: [], empty: false, unit: '万元', decimals: 2,
  };
}

/** 208 > 20805 > two items, then 210 > 21011 > one item; two amount columns in fen. */
export const TREE = sheetOf([
  { code: '208', values: [3_000_000, null] },
  { code: '20805', values: [3_000_000, null] },
  { code: '2080505', values: [1_000_000, null] },
  { code: '2080506', values: [2_000_000, null] },
  { code: '210', values: [5_000_000, 700_000] },
  { code: '21011', values: [5_000_000, 700_000] },
  { code: '2101101', values: [5_000_000, 700_000] },
]);

/** Two such sheets side by side over one foot row, as the basic expenditure by economic class is printed. The first has two rows more. */
export function sideBySide(): GridSheet {
  const left = sheetOf([{ code: '301', values: [300] }, { code: '30101', values: [100] }, { code: '30102', values: [200] }, { code: '303', values: [50] }, { code: '30301', values: [50] }]);
  const right = sheetOf([{ code: '302', values: [90] }, { code: '30201', values: [40] }, { code: '30202', values: [50] }]);
  const width = left.columnCount;
  const blank = (row: number): GridCell => ({ row, column: width, rowSpan: 1, columnSpan: width, kind: 'label', text: '', value: null, rowId: `filler:${String(row)}`, indent: 0, bold: false, align: 'left', editable: false });
  const foot = (column: number, text: string): GridCell => ({ row: 6, column, rowSpan: 1, columnSpan: width, kind: 'label', text, value: null, rowId: `foot:${text}`, indent: 0, bold: true, align: 'center', editable: false });
  const cells = [...left.cells, ...right.cells.map((cell) => ({ ...cell, column: cell.column + width })), blank(4), blank(5), foot(0, '人员经费合计'), foot(width, '公用经费合计')];
  return { ...left, widths: [...left.widths, ...right.widths], columnCount: width * 2, rowCount: 7, cells };
}
