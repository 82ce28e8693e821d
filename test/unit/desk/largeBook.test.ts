import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleBureau } from '../../../electron/samples/sampleBureau.ts';
import type { DeskState } from '../../../shared/ipc/desk.ts';
import { spendingOn, writeLedgerFile } from '../../bench/ledgerFile.ts';
import { type DeskBench, RESOURCES, deskBench } from './deskBench.ts';

let bench: DeskBench;
beforeAll(async () => {
  bench = deskBench();
  const { pack, year } = loadSampleBureau(RESOURCES);
  const path = join(bench.folder, '大部门.juece');
  await writeLedgerFile(path, year, bench.context.library.packs.getPack(pack), spendingOn(330));
  bench.answer(path);
  await bench.call('ledger.open', {});
});
afterAll(() => bench.close());

const lastState = (): DeskState => bench.events.findLast((event) => event.name === 'changed')?.content as DeskState;

describe('a book whose checks take longer than an answer may', () => {
  it('is answered at once without marks, says that it is being checked, and tells what was found when it has been', async () => {
    await expect.poll(() => lastState().checking, { timeout: 20_000 }).toBe(false);
    const before = await bench.call('statements.open', { role: 'generalExpenditure' });
    expect(before.marks).not.toBeNull();
    const cell = before.states.find((state) => state.state === 'entry');
    const { changes } = await bench.call('statements.edit', { role: 'generalExpenditure', held: true, cells: [{ rowId: cell?.rowId ?? '', columnId: cell?.columnId ?? '', value: 77_700 }] });
    // A figure finer than all before it: every amount of the book is now held to be exact to 1 元, so every table is judged anew.
    expect(changes?.marks).toBeNull();
    expect(lastState()).toMatchObject({ checking: true, revision: changes?.revision });
    expect((await bench.call('statements.list', {})).some((entry) => entry.role === 'generalExpenditure' && entry.findings === null)).toBe(true);
    await expect.poll(() => lastState().checking, { timeout: 20_000 }).toBe(false);
    const state = lastState();
    expect(state).toMatchObject({ revision: changes?.revision });
    expect(state.findingsRevision).toBeGreaterThan(changes?.findingsRevision ?? Infinity);
    const marks = await bench.call('statements.marks', { role: 'generalExpenditure' });
    const after = await bench.call('statements.open', { role: 'generalExpenditure' });
    expect([marks.revision, marks.marks]).toEqual([after.revision, after.marks]);
  });

  it('is answered with what was found where only amounts changed since it was checked', async () => {
    const { states } = await bench.call('statements.open', { role: 'generalExpenditure' });
    const cell = states.filter((state) => state.state === 'entry')[3];
    const { changes } = await bench.call('statements.edit', { role: 'generalExpenditure', held: true, cells: [{ rowId: cell?.rowId ?? '', columnId: cell?.columnId ?? '', value: -88_800 }] });
    expect(lastState()).toMatchObject({ checking: false, revision: changes?.revision });
    // The first negative amount of the table stands for all: it may be a total over the typed one.
    const found = changes?.marks?.flatMap(({ findings }) => findings) ?? [];
    expect(found.some(({ message }) => message.includes('为负数'))).toBe(true);
  });
});
