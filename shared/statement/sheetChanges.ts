import type { GridCell, GridSheet } from './grid.ts';

/** A cell that shows another amount; `at` is its place in the sheet's cells. */
export interface CellChange {
  readonly at: number;
  readonly value: number | null;
  readonly text: string;
  readonly editable: boolean;
}

/** What of a sheet is another while its rows, columns and labels stay. */
export interface SheetChanges {
  readonly cells: readonly CellChange[];
  readonly notes: readonly string[];
  readonly empty: boolean;
  readonly emptyReason?: string;
}

/** Null where more than amounts changed: rows came or went, a label, the unit, the form. */
export function changesOfSheet(before: GridSheet, after: GridSheet): SheetChanges | null {
  if (before.cells.length !== after.cells.length || !sameForm(before, after)) return null;
  const cells: CellChange[] = [];
  for (let at = 0; at < after.cells.length; at += 1) {
    const [old, now] = [before.cells[at], after.cells[at]];
    if (old === undefined || now === undefined || !samePlace(old, now)) return null;
    if (old.value === now.value && old.text === now.text && old.editable === now.editable) continue;
    if (now.kind !== 'amount') return null;
    cells.push({ at, value: now.value, text: now.text, editable: now.editable });
  }
  return { cells, notes: after.notes, empty: after.empty, ...(after.emptyReason !== undefined && { emptyReason: after.emptyReason }) };
}

/** The sheet after its changes; cells that did not change stay the same objects. */
export function withSheetChanges(sheet: GridSheet, { cells: changed, notes, empty, emptyReason }: SheetChanges): GridSheet {
  const cells = [...sheet.cells];
  for (const { at, value, text, editable } of changed) {
    const cell = cells[at];
    if (cell === undefined) throw new RangeError(`no cell ${at} in ${sheet.id}`);
    cells[at] = { ...cell, value, text, editable };
  }
  const { emptyReason: _before, ...rest } = sheet;
  return { ...rest, cells, notes, empty, ...(emptyReason !== undefined && { emptyReason }) };
}

function sameForm(a: GridSheet, b: GridSheet): boolean {
  return a.id === b.id && a.role === b.role && a.number === b.number && a.title === b.title && a.department === b.department && a.unitLabel === b.unitLabel
    && a.orientation === b.orientation && a.headRows === b.headRows && a.rowCount === b.rowCount && a.columnCount === b.columnCount && a.unit === b.unit && a.decimals === b.decimals
    && a.repeatedHead?.from === b.repeatedHead?.from && a.repeatedHead?.to === b.repeatedHead?.to && a.widths.length === b.widths.length && a.widths.every((width, at) => width === b.widths[at]);
}

function samePlace(a: GridCell, b: GridCell): boolean {
  return a.kind === b.kind && a.row === b.row && a.column === b.column && a.rowSpan === b.rowSpan && a.columnSpan === b.columnSpan && a.rowId === b.rowId && a.columnId === b.columnId
    && a.indent === b.indent && a.bold === b.bold && a.align === b.align && a.quantity === b.quantity && (a.kind === 'amount' || a.text === b.text) && sameSum(a.sum, b.sum);
}

function sameSum(a: GridCell['sum'], b: GridCell['sum']): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.length === b.length && a.every((part, at) => part.row === b[at]?.row && part.column === b[at]?.column && part.sign === b[at]?.sign);
}
