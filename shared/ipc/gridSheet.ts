import { z } from 'zod';
import type { GridCell, GridSheet } from '../statement/grid.ts';
import type { Immutable } from './channel.ts';
import { isFlag, isIndex, isOneOf, isText, recordsOf } from './records.ts';

const KINDS = ['head', 'number', 'label', 'code', 'line', 'amount'] as const;
const QUANTITIES = ['fen', 'count'] as const;
const ALIGNMENTS = ['left', 'center', 'right'] as const;

/** What a cell is; thousands pass at once, so the channel holds them against `isGridCell`, which says the same. */
export const gridCell = z.object({
  row: z.int(), column: z.int(), rowSpan: z.int(), columnSpan: z.int(),
  kind: z.enum(KINDS),
  text: z.string(), value: z.number().nullable(), quantity: z.enum(QUANTITIES).optional(),
  rowId: z.string().optional(), columnId: z.string().optional(), indent: z.int(), bold: z.boolean(), align: z.enum(ALIGNMENTS), editable: z.boolean(),
  sum: z.array(z.object({ row: z.int(), column: z.int(), sign: z.union([z.literal(1), z.literal(-1)]) })).optional(),
});

export function isGridCell(cell: Readonly<Partial<Record<keyof GridCell, unknown>>>): boolean {
  return isIndex(cell.row) && isIndex(cell.column) && isIndex(cell.rowSpan) && isIndex(cell.columnSpan) && isOneOf(KINDS, cell.kind) && isText(cell.text)
    && (cell.value === null || Number.isFinite(cell.value)) && (cell.quantity === undefined || isOneOf(QUANTITIES, cell.quantity))
    && (cell.rowId === undefined || isText(cell.rowId)) && (cell.columnId === undefined || isText(cell.columnId))
    && isIndex(cell.indent) && isFlag(cell.bold) && isOneOf(ALIGNMENTS, cell.align) && isFlag(cell.editable) && (cell.sum === undefined || isSum(cell.sum));
}

function isSum(sum: unknown): boolean {
  return Array.isArray(sum) && sum.every((part: unknown) => typeof part === 'object' && part !== null && 'row' in part && isIndex(part.row) && 'column' in part && isIndex(part.column)
    && 'sign' in part && (part.sign === 1 || part.sign === -1));
}

/** A laid-out sheet (`shared/statement/grid.ts`) as it passes to the window. */
export const gridSheet = z.object({
  id: z.string(), role: z.string(), number: z.string(), title: z.string(), department: z.string(), unitLabel: z.string(), orientation: z.enum(['portrait', 'landscape']),
  widths: z.array(z.number()), headRows: z.int(), repeatedHead: z.object({ from: z.int(), to: z.int() }).optional(), rowCount: z.int(), columnCount: z.int(),
  cells: recordsOf<GridCell>(isGridCell), notes: z.array(z.string()), empty: z.boolean(), emptyReason: z.string().optional(), unit: z.enum(['元', '千元', '万元']), decimals: z.int(),
});

/** The schemas say the same as the types: a sheet passes both ways without a cast. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const GRID_SHEET_AGREES: Same<Immutable<z.output<typeof gridSheet>>, Immutable<GridSheet>> = true;
export const GRID_CELL_AGREES: Same<Immutable<z.output<typeof gridCell>>, Immutable<GridCell>> = true;
