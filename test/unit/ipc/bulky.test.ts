import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { gridCell, isGridCell } from '../../../shared/ipc/gridSheet.ts';
import { cellState, isCellState } from '../../../shared/ipc/statements.ts';
import { SEED } from '../seed.ts';

const CELL = { row: 3, column: 2, rowSpan: 1, columnSpan: 1, kind: 'amount', text: '1.00', value: 10_000, quantity: 'fen', rowId: 'total', columnId: 'basic', indent: 0, bold: false, align: 'right', editable: true, sum: [{ row: 4, column: 2, sign: 1 }] };
const STATE = { rowId: 'total', columnId: 'basic', state: 'computed', why: '由下面各行相加', approved: false, commented: false };

/** A record with one of its fields made another thing, or left out. */
const mutated = (record: object): fc.Arbitrary<object> => fc.tuple(fc.constantFrom(...Object.keys(record)), fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 'head', 'entry', 'count', 'left', 1.5, -1, 0, 2 ** 60, Number.NaN, true, {}, [], [{ row: 1, column: 1, sign: 2 }], [{ row: 1, column: 1, sign: -1 }], [null]), fc.anything(),
)).map(([name, value]) => ({ ...record, [name]: value }));

const agrees = (schema: z.ZodType, check: (record: object) => boolean, record: object): void => {
  expect([check(record), schema.safeParse(record).success]).toEqual([true, true]);
  fc.assert(fc.property(mutated(record), (other) => { expect(check(other)).toBe(schema.safeParse(other).success); }), { seed: SEED, numRuns: 500 });
};

describe('records that pass by the thousand', () => {
  it('a cell is checked by hand as its schema says', () => agrees(gridCell, isGridCell, CELL));
  it('so is what a cell takes', () => agrees(cellState, isCellState, STATE));
});
