import { z } from 'zod';
import type { GridSheet } from '../statement/grid.ts';
import type { Immutable } from './channel.ts';

const gridCell = z.object({
  row: z.int(), column: z.int(), rowSpan: z.int(), columnSpan: z.int(),
  kind: z.enum(['head', 'number', 'label', 'code', 'line', 'amount']),
  text: z.string(), value: z.number().nullable(), quantity: z.enum(['fen', 'count']).optional(),
  rowId: z.string().optional(), columnId: z.string().optional(), indent: z.int(), bold: z.boolean(), align: z.enum(['left', 'center', 'right']), editable: z.boolean(),
  sum: z.array(z.object({ row: z.int(), column: z.int(), sign: z.union([z.literal(1), z.literal(-1)]) })).optional(),
});

/** A laid-out sheet (`shared/statement/grid.ts`) as it passes to the window. */
export const gridSheet = z.object({
  id: z.string(), role: z.string(), number: z.string(), title: z.string(), department: z.string(), unitLabel: z.string(), orientation: z.enum(['portrait', 'landscape']),
  widths: z.array(z.number()), headRows: z.int(), repeatedHead: z.object({ from: z.int(), to: z.int() }).optional(), rowCount: z.int(), columnCount: z.int(),
  cells: z.array(gridCell), notes: z.array(z.string()), empty: z.boolean(), unit: z.enum(['元', '千元', '万元']), decimals: z.int(),
});

/** The schema says the same as the type: a sheet passes both ways without a cast. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const GRID_SHEET_AGREES: Same<Immutable<z.output<typeof gridSheet>>, Immutable<GridSheet>> = true;
