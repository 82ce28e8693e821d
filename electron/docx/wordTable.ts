import { AlignmentType, BorderStyle, HeightRule, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import { CELL_PADDING } from '../pdf/columnWidths.ts';
import { LINE_HEIGHT } from '../pdf/fittedTable.ts';
import type { SettledCell as SpecCell, SettledTable } from '../pdf/settledTable.ts';
import { rowsKept } from '../pdf/tableBoxes.ts';
import { STYLE, font, halfPoints, twips } from './wordStyles.ts';

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const RULES = { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE } as const;
const HEAD_PADDING = 0.32;
/** Word adds a row's rule to its height; the plan does not. */
const RULE_HEIGHT = 0.5;
/** Word takes the rules at its sides from the room of a cell, so that a name just as wide as its column would break: points that its margins are narrower by. */
const SIDE_EASE = 1;
/** A row of more text than this may be divided between pages. */
const LONG_TEXT = 400;

/**
 * A table in the columns and type size of the PDF: heads merged and repeated on every page, rows kept whole, amounts flush
 * right; heads and titles of rows broken between words as there. Row heights are a minimum, so text that a person lengthens is never cut.
 * @param followed the last row stands on one page with what follows (notes)
 */
export function wordTable(settled: SettledTable, followed = false): Table {
  const { spec, widths } = settled;
  const columns = widths.map(twips);
  const starts = new Map(spec.cells.map((cell): [string, SpecCell] => [`${cell.row}:${cell.column}`, cell]));
  const covered = coveredPlaces(spec.cells);
  const kept = rowsKept(spec, spec.rows);
  const rows = Array.from({ length: spec.rows }, (_, row) => {
    const children: TableCell[] = [];
    let longest = 0;
    for (let column = 0; column < spec.columns; column += 1) {
      if (covered.has(`${row}:${column}`)) continue;
      const cell = starts.get(`${row}:${column}`);
      longest = Math.max(longest, cell?.text.length ?? 0);
      children.push(tableCell(cell, settled, row < spec.headRows, kept.has(row) || (followed && row === spec.rows - 1), columns.slice(column, column + (cell?.columnSpan ?? 1)).reduce((total, width) => total + width, 0)));
    }
    return new TableRow({
      children, tableHeader: row < spec.headRows, cantSplit: longest < LONG_TEXT,
      height: { value: twips(rowHeight(settled, row) - RULE_HEIGHT), rule: HeightRule.ATLEAST },
    });
  });
  return new Table({
    rows, columnWidths: columns, width: { size: columns.reduce((total, width) => total + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED, borders: RULES, alignment: AlignmentType.CENTER,
  });
}

/** Places under a merged cell other than its own corner. */
function coveredPlaces(cells: readonly SpecCell[]): Set<string> {
  const places = new Set<string>();
  for (const { row, column, rowSpan, columnSpan } of cells) {
    for (let down = 0; down < rowSpan; down += 1) {
      for (let across = 0; across < columnSpan; across += 1) if (down + across > 0) places.add(`${row + down}:${column + across}`);
    }
  }
  return places;
}

/** The least height of a row, points: that of one line, in the head that of the plan. */
function rowHeight(settled: SettledTable, row: number): number {
  const head = row < settled.spec.headRows;
  const line = (LINE_HEIGHT + 2 * paddingOf(settled, head)) * settled.size;
  return head ? Math.max(line, settled.headHeights[row] ?? 0) : line;
}

function paddingOf(settled: SettledTable, head: boolean): number {
  return head ? HEAD_PADDING : settled.padding;
}

function tableCell(cell: SpecCell | undefined, settled: SettledTable, head: boolean, kept: boolean, width: number): TableCell {
  const { size } = settled;
  const vertical = Math.max(0, twips(paddingOf(settled, head) * size - RULE_HEIGHT / 2));
  const side = twips(Math.max(0, CELL_PADDING * size - SIDE_EASE));
  return new TableCell({
    rowSpan: cell?.rowSpan ?? 1, columnSpan: cell?.columnSpan ?? 1, verticalAlign: VerticalAlignTable.CENTER, width: { size: width, type: WidthType.DXA },
    margins: { top: vertical, bottom: vertical, left: side, right: side, marginUnitType: WidthType.DXA },
    children: (cell?.lines ? [cell.lines] : (cell?.text ?? '').split(/\r\n?|\n/).map((line) => [line])).map((lines) => new Paragraph({
      style: STYLE.table, alignment: ALIGNMENTS[cell?.align ?? 'left'], keepNext: head || kept,
      spacing: { before: 0, after: 0, line: twips(LINE_HEIGHT * size), lineRule: LineRuleType.EXACT },
      indent: { left: twips((cell?.indent ?? 0) * size), firstLine: 0 },
      children: lines.filter((line) => line !== '').map((text, index) => new TextRun({
        text, size: halfPoints(size), ...(index > 0 && { break: 1 }), ...(cell?.bold === true && (head ? { font: font('heading') } : { bold: true })),
      })),
      run: { size: halfPoints(size) },
    })),
  });
}
