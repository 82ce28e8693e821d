import { evaluateBook } from '../statement/evaluate.ts';
import type { GridCell, GridSheet } from '../statement/grid.ts';
import { layoutStatement } from '../statement/layout.ts';
import type { Names } from '../statement/rows.ts';
import type { Pack } from './pack.ts';

/** Every statement of a pack as an empty form drawn with characters, for a person who writes a pack. */
export function drawPack(pack: Pack, names: Names, year = pack.validFrom): string {
  const book = evaluateBook({ year, facts: [], approved: [], statements: pack.statements, names });
  return book.tables.map((table) => drawSheet(layoutStatement(table, { department: '×××' }))).join('\n\n');
}

/** A laid-out sheet as text: heads, 栏次, rows with their 行次, notes. Full-width characters count two columns. */
export function drawSheet(sheet: GridSheet): string {
  const widths = columnWidths(sheet);
  const total = widths.reduce((sum, width) => sum + width + 3, 1);
  const rows = Array.from({ length: sheet.rowCount }, (_, row) => drawRow(sheet, row, widths));
  const rule = `├${widths.map((width) => '─'.repeat(width + 2)).join('┼')}┤`;
  return [
    `${centred(sheet.title, total)}`,
    spread(`部门：${sheet.department}`, `${sheet.number}　${sheet.unitLabel}`, total),
    ...rows.slice(0, sheet.headRows), rule, ...rows.slice(sheet.headRows), ...sheet.notes,
  ].join('\n');
}

function columnWidths(sheet: GridSheet): number[] {
  const widths = Array.from({ length: sheet.columnCount }, () => 2);
  // Narrow cells first: a head over several columns only widens what they leave too narrow.
  for (const cell of sheet.cells.toSorted((a, b) => a.columnSpan - b.columnSpan)) {
    const span = cell.columnSpan;
    const held = Array.from({ length: span }, (_, i) => widths[cell.column + i] ?? 0).reduce((sum, width) => sum + width + 3, -3);
    const last = cell.column + span - 1;
    widths[last] = (widths[last] ?? 2) + Math.max(0, textWidth(cellText(cell)) - held);
  }
  return widths;
}

function drawRow(sheet: GridSheet, row: number, widths: readonly number[]): string {
  let line = '│';
  for (let column = 0; column < sheet.columnCount;) {
    const cell = sheet.cells.find((other) => row >= other.row && row < other.row + other.rowSpan && column >= other.column && column < other.column + other.columnSpan);
    const span = cell?.columnSpan ?? 1;
    const width = widths.slice(column, column + span).reduce((sum, part) => sum + part + 3, -3);
    const text = cell && cell.row === row ? cellText(cell) : '';
    line += ` ${cell?.align === 'left' ? padded(text, width) : centred(text, width)} │`;
    column += span;
  }
  return line;
}

function cellText(cell: GridCell): string {
  return `${'　'.repeat(cell.indent)}${cell.text}`;
}

function textWidth(text: string): number {
  return [...text].reduce((sum, ch) => sum + ((ch.codePointAt(0) ?? 0) > 0x2e80 || '“”—…'.includes(ch) ? 2 : 1), 0);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

function centred(text: string, width: number): string {
  const room = Math.max(0, width - textWidth(text));
  return `${' '.repeat(Math.floor(room / 2))}${text}${' '.repeat(room - Math.floor(room / 2))}`;
}

function spread(left: string, right: string, width: number): string {
  return `${left}${' '.repeat(Math.max(1, width - textWidth(left) - textWidth(right)))}${right}`;
}
