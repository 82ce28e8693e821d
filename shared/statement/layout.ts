import { LINE_KEY_BY_ID } from '../ledger/lineKeys.ts';
import { type AmountFormat, formatFen } from '../money/format.ts';
import { fen } from '../money/fen.ts';
import { type CodeLevel, type ColumnDefinition, type SheetRole, type StatementDefinition, leafColumns } from './definition.ts';
import type { GridCell, GridSheet } from './grid.ts';
import type { FilledCell, FilledPanel, FilledRow, StatementTable } from './table.ts';

export interface LayoutOptions {
  readonly department: string;
  /** Thousands separators in printed amounts. Default true. */
  readonly grouping?: boolean;
}

interface PlacedPanel {
  readonly panel: FilledPanel;
  /** First grid column. */
  readonly left: number;
  readonly width: number;
}

/** A filled statement as one rectangular grid with merged heads: what page, worksheet and screen draw. */
export function layoutStatement(table: StatementTable<SheetRole>, options: LayoutOptions): GridSheet {
  const { definition } = table;
  const placed = placePanels(table.panels);
  const headDepth = Math.max(...placed.map(({ panel }) => panelDepth(panel)));
  const numberRow = definition.columnNumbers !== null && definition.columnNumbers !== undefined;
  const headRows = headDepth + (numberRow ? 1 : 0);
  const cells = [
    ...labelCells(placed),
    ...placed.flatMap((entry) => headCells(entry, headDepth)),
    ...(numberRow ? placed.flatMap((entry) => numberCells(entry, headDepth, definition.columnNumbers ?? '')) : []),
    ...bodyCells(table, placed, headRows, options),
  ];
  const bodyRows = Math.max(...table.panels.map((panel) => panel.rows.length));
  return {
    id: definition.id, role: definition.role, number: definition.numberLabel ?? definition.number, title: withYear(definition.title, table.year), department: options.department,
    unitLabel: definition.unitLabel ?? `金额单位：${definition.unit}`, orientation: definition.orientation,
    widths: placed.flatMap(({ panel }) => panel.columns.map(({ column }) => column.width ?? defaultWidth(column))),
    headRows, rowCount: headRows + bodyRows, columnCount: placed.reduce((sum, entry) => sum + entry.width, 0), cells,
    notes: statementNotes(table),
    empty: table.empty, ...emptyReason(table), unit: definition.unit, decimals: definition.decimals,
  };
}

/** The form's reason of an empty table, else its 空表 note without 注：. */
function emptyReason({ definition, empty, year }: StatementTable<SheetRole>): Pick<GridSheet, 'emptyReason'> {
  const reason = empty ? definition.emptyReason ?? definition.emptyNote?.replace(/^注[：:]/, '') : undefined;
  return reason === undefined ? {} : { emptyReason: withYear(reason, year) };
}

const NOTE_MARK = /^注[：:]/;

/** The notes under a table, with the sentence of an empty one; 注： stands once, further notes that begin with it go on in its paragraph. */
export function statementNotes({ definition, empty, year }: Pick<StatementTable<SheetRole>, 'definition' | 'empty' | 'year'>): string[] {
  const notes: string[] = [];
  for (const note of [...definition.notes, ...(empty && definition.emptyNote ? [definition.emptyNote] : [])]) {
    const before = notes.at(-1);
    if (before !== undefined && NOTE_MARK.test(before) && NOTE_MARK.test(note)) notes[notes.length - 1] = before + note.replace(NOTE_MARK, '');
    else notes.push(note);
  }
  return notes.map((note) => withYear(note, year));
}

/** `{year}` in titles, labels and notes is the book's year. */
export function withYear(text: string, year: number): string {
  return text.replaceAll('{year}', String(year));
}

function placePanels(panels: readonly FilledPanel[]): PlacedPanel[] {
  let left = 0;
  return panels.map((panel) => {
    const placed = { panel, left, width: panel.columns.length };
    left += panel.columns.length;
    return placed;
  });
}

const WIDTHS = { label: 3, code: 1.3, class: 0.8, line: 0.6, amount: 1.5 } as const;
function defaultWidth(column: ColumnDefinition): number {
  if (column.level === 3) return WIDTHS.class;
  return column.level !== undefined ? WIDTHS.line : WIDTHS[column.kind ?? 'amount'];
}

function panelDepth(panel: FilledPanel): number {
  const depth = (columns: readonly ColumnDefinition[]): number => Math.max(...columns.map((column) => 1 + (column.children ? depth(column.children) : 0)));
  return depth(panel.definition.columns) + (panel.definition.label === undefined ? 0 : 1);
}

const HEAD = { kind: 'head', value: null, indent: 0, bold: true, align: 'center', editable: false } as const;

/** The names of the panels; neighbours of one name (公用经费 in two groups) stand under one head. */
function labelCells(placed: readonly PlacedPanel[]): GridCell[] {
  const cells: GridCell[] = [];
  placed.forEach(({ panel: { definition: { label } }, left, width }, index) => {
    const last = cells.at(-1);
    if (label === undefined) return;
    if (last !== undefined && placed[index - 1]?.panel.definition.label === label) cells[cells.length - 1] = { ...last, columnSpan: last.columnSpan + width };
    else cells.push({ ...HEAD, row: 0, column: left, rowSpan: 1, columnSpan: width, text: label });
  });
  return cells;
}

function headCells({ panel, left }: PlacedPanel, depth: number): GridCell[] {
  const cells: GridCell[] = [];
  const top = panel.definition.label === undefined ? 0 : 1;
  const place = (columns: readonly ColumnDefinition[], row: number, at: number): void => {
    let column = at;
    for (const head of columns) {
      const span = head.children ? leafColumns(head.children).length : 1;
      cells.push({ ...HEAD, row, column, rowSpan: head.children ? 1 : depth - row, columnSpan: span, text: head.label });
      if (head.children) place(head.children, row + 1, column);
      column += span;
    }
  };
  place(panel.definition.columns, top, left);
  return cells;
}

/** The 栏次 row: its word over the text columns, numbers over the amounts. */
function numberCells({ panel, left }: PlacedPanel, row: number, word: string): GridCell[] {
  const cells: GridCell[] = [];
  let textStart = -1;
  panel.columns.forEach((entry, index) => {
    if (entry.number === undefined) {
      if (textStart < 0) textStart = index;
      return;
    }
    if (textStart >= 0) cells.push({ ...HEAD, bold: false, row, column: left + textStart, rowSpan: 1, columnSpan: index - textStart, text: word });
    textStart = -1;
    cells.push({ ...HEAD, bold: false, kind: 'number', row, column: left + index, rowSpan: 1, columnSpan: 1, text: entry.number, columnId: entry.column.id });
  });
  return cells;
}

function bodyCells(table: StatementTable<SheetRole>, placed: readonly PlacedPanel[], top: number, options: LayoutOptions): GridCell[] {
  return placed.flatMap((entry, panelIndex) => entry.panel.rows.flatMap((row, index) => {
    if (row.kind === 'foot') return footCells(table, placed, panelIndex, row, top + index, top, options);
    return rowCells(table, entry, row, top + index, top, options);
  }));
}

function rowCells(table: StatementTable<SheetRole>, { panel, left }: PlacedPanel, row: FilledRow, at: number, top: number, options: LayoutOptions): GridCell[] {
  const base = { row: at, rowSpan: 1, columnSpan: 1, rowId: row.id, bold: row.bold, indent: 0, editable: false, value: null } as const;
  const cells: GridCell[] = [];
  const codeColumns = panel.columns.findIndex(({ column }) => column.kind !== 'code');
  const mergeTotal = row.kind === 'line' && row.code === undefined && codeColumns > 0 && panel.columns[codeColumns]?.column.kind === 'label';
  panel.columns.forEach(({ column }, index) => {
    const place = { ...base, column: left + index, columnId: column.id };
    if (column.kind === 'code') {
      if (!mergeTotal) cells.push({ ...place, kind: 'code', text: codeText(row.code ?? '', column.level), align: column.level === undefined ? 'left' : 'center' });
      else if (index === 0) cells.push({ ...place, columnSpan: codeColumns + 1, kind: 'label', text: withYear(row.label, table.year), align: 'center' });
    } else if (column.kind === 'label') {
      if (!mergeTotal) cells.push({ ...place, kind: 'label', text: withYear(row.label, table.year), indent: row.indent, align: row.kind === 'line' && row.bold ? 'center' : 'left' });
    } else if (column.kind === 'line') {
      cells.push({ ...place, kind: 'line', text: row.line === undefined ? '' : String(row.line), align: 'center' });
    } else {
      const cell = row.cells.get(column.id);
      const sum = cell === undefined || cell.dash ? [] : sumReferences(panel, row, column, left, at, top);
      cells.push({ ...place, ...amountOf(table.definition, printsZero(table, row) ? zeroOf(cell) : cell, options), ...(sum.length > 0 && { sum }) });
    }
  });
  return cells;
}

/** A line that the form prints as zero where there is no amount. */
function printsZero({ definition, empty }: StatementTable<SheetRole>, row: FilledRow): boolean {
  return !empty && definition.zeroRows?.includes(row.id) === true;
}

function zeroOf(cell: FilledCell | undefined): FilledCell | undefined {
  return cell === undefined || cell.dash || cell.value !== null ? cell : { ...cell, value: 0 };
}

/** The code, or the digits that a level adds to the one above it: 2080505 is 208 | 05 | 05. */
function codeText(code: string, level: CodeLevel | undefined): string {
  return level === undefined ? code : code.slice(level === 3 ? 0 : level - 2, level);
}

/** A foot row spans its panels: its label over all text columns, the amount in the last column. */
function footCells(table: StatementTable<SheetRole>, placed: readonly PlacedPanel[], panelIndex: number, row: FilledRow, at: number, top: number, options: LayoutOptions): GridCell[] {
  const spanned = placed.slice(panelIndex, panelIndex + (row.footSpan ?? 1));
  const first = placed[panelIndex] as PlacedPanel;
  const width = spanned.reduce((sum, entry) => sum + entry.width, 0);
  const amountColumn = first.panel.columns.find(({ column }) => column.kind === 'amount')?.column;
  const sum = spanned.flatMap((entry) => topmostRows(entry.panel).map((index) => ({ row: top + index, column: entry.left + entry.width - 1, sign: 1 as const })));
  const base = { row: at, rowSpan: 1, rowId: row.id, bold: true, indent: 0, editable: false } as const;
  return [
    { ...base, column: first.left, columnSpan: width - 1, kind: 'label', text: withYear(row.label, table.year), value: null, align: 'center' },
    { ...base, column: first.left + width - 1, columnSpan: 1, columnId: amountColumn?.id ?? 'amount', ...amountOf(table.definition, row.cells.get(amountColumn?.id ?? 'amount'), options), ...(sum.length > 0 && { sum }) },
  ];
}

function topmostRows(panel: FilledPanel): number[] {
  const codes = panel.rows.flatMap((row) => (row.kind === 'code' && row.code !== undefined ? [row.code] : []));
  return panel.rows.flatMap((row, index) => (row.code !== undefined && !codes.some((other) => other !== row.code && row.code?.startsWith(other)) ? [index] : []));
}

/** Which cells an amount is the sum of: its rows first, else its columns. */
function sumReferences(panel: FilledPanel, row: FilledRow, column: ColumnDefinition, left: number, at: number, top: number): { row: number; column: number; sign: 1 | -1 }[] {
  const columnIndex = panel.columns.findIndex((entry) => entry.column.id === column.id);
  if (row.sum) {
    const places = rowPlaces(panel);
    return row.sum.flatMap((signed) => {
      const index = places.get(signed.replace(/^-/, ''));
      return index === undefined ? [] : [{ row: top + index, column: left + columnIndex, sign: signed.startsWith('-') ? -1 as const : 1 as const }];
    });
  }
  return (column.sum ?? []).flatMap((id) => {
    const index = panel.columns.findIndex((entry) => entry.column.id === id);
    return index < 0 ? [] : [{ row: at, column: left + index, sign: 1 as const }];
  });
}

const ROW_PLACES = new WeakMap<FilledPanel, ReadonlyMap<string, number>>();

/** Position of each row of a panel by its id, the first where an id stands twice. */
function rowPlaces(panel: FilledPanel): ReadonlyMap<string, number> {
  let places = ROW_PLACES.get(panel);
  if (places === undefined) ROW_PLACES.set(panel, places = new Map(panel.rows.map((row, index): [string, number] => [row.id, index]).reverse()));
  return places;
}

function amountOf(definition: StatementDefinition<SheetRole>, cell: FilledCell | undefined, options: LayoutOptions): Pick<GridCell, 'kind' | 'text' | 'value' | 'quantity' | 'align' | 'editable'> {
  const quantity = quantityOf(definition, cell);
  const text = cell === undefined ? '' : cell.dash ? '——' : printedAmount(definition, cell.value, quantity, options.grouping ?? true);
  return { kind: 'amount', text, value: cell?.dash ? null : (cell?.value ?? null), quantity, align: 'right', editable: cell?.editable ?? false };
}

function quantityOf(definition: StatementDefinition<SheetRole>, cell: FilledCell | undefined): 'fen' | 'count' {
  const key = cell?.filter?.key;
  if (typeof key === 'string') return LINE_KEY_BY_ID.get(key)?.kind ?? definition.quantity ?? 'fen';
  return definition.quantity ?? 'fen';
}

/** An amount as the statement prints it: its unit and decimals, its zero style, blank for nothing. */
export function printedAmount(definition: Pick<StatementDefinition, 'unit' | 'decimals' | 'zero'>, value: number | null, quantity: 'fen' | 'count', grouping: boolean): string {
  if (value === null) return '';
  if (value === 0 && definition.zero === 'blank') return '';
  if (value === 0 && definition.zero === 'dash') return '—';
  if (quantity === 'count') return String(value);
  const format: AmountFormat = { unit: definition.unit, decimals: definition.decimals, grouping };
  return formatFen(fen(value), format);
}
