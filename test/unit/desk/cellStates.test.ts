import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takingsOf } from '../../../electron/service/statements/cellStates.ts';
import { runs } from '../runs.ts';
import '../seed.ts';
import { type DeskBench, sampleBench } from './deskBench.ts';

let bench: DeskBench;
beforeAll(async () => { bench = await sampleBench(); });
afterAll(() => bench.close());

const ROLES = ['income', 'expenditure', 'generalExpenditure', 'generalBasicEconomic', 'threePublic'] as const;

/** What the table's cells take, as it is kept from edit to edit and as it is for a form that was never shown. */
function kept(role: (typeof ROLES)[number]): { readonly known: unknown; readonly fresh: unknown } {
  const book = bench.context.desk.book();
  const table = book.figures.tables.find(({ definition }) => definition.role === role);
  if (table === undefined) throw new RangeError(role);
  const plain = (shown: typeof table): unknown => [...takingsOf(book, shown, '001')].map(([{ id }, takings]) => ({ id, takings }));
  return { known: plain(table), fresh: plain({ ...table, definition: { ...table.definition } }) };
}

describe('what the cells of a table take', () => {
  it('is, after any edits and undone ones, what a look at every cell gives', async () => {
    const step = fc.tuple(fc.constantFrom(...ROLES), fc.nat(), fc.constantFrom<number | null>(null, 0, 1_230_000, -50_000), fc.boolean());
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const [role, place, value, undone] of steps) {
        const { states } = await bench.call('statements.open', { role });
        const cells = states.filter(({ state }) => state === 'entry');
        const { rowId = '', columnId = '' } = cells[place % Math.max(cells.length, 1)] ?? {};
        const { written } = await bench.call('statements.edit', { role, held: false, replace: true, cells: [{ rowId, columnId, value }] });
        if (undone && written > 0) await bench.call('desk.undo', {});
        for (const other of ROLES) {
          const { known, fresh } = kept(other);
          expect(known).toEqual(fresh);
        }
      }
    }), { numRuns: runs(12) });
  });
});
