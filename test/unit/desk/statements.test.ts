import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAnswer } from '../../../renderer/pages/statements/answers.ts';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { type DeskBench, sampleBench } from './deskBench.ts';

let bench: DeskBench;
beforeAll(async () => { bench = await sampleBench(); });
afterAll(() => bench.close());

type Opened = ChannelOutput<'statements.open'>;

const valueAt = (opened: Opened, rowId: string, columnId: string): number | null => opened.sheet.cells.find((cell) => cell.kind === 'amount' && cell.rowId === rowId && cell.columnId === columnId)?.value ?? null;
/** The table of an answer to an edit that was asked for whole. */
const whole = (opened: Opened | null): Opened => {
  if (opened === null) throw new Error('the whole table was asked for');
  return opened;
};
const general = (): Promise<Opened> => bench.call('statements.open', { role: 'generalExpenditure' });
const entryCell = async (): Promise<{ rowId: string; columnId: string }> => {
  const found = (await general()).states.find((state) => state.state === 'entry' && state.columnId === 'basic');
  if (!found) throw new Error('the sample has no basic expenditure to type into');
  return { rowId: found.rowId, columnId: found.columnId };
};

/** Takes back what a test wrote, down to the entry that was the last before. */
const undoTo = async (label: string | null): Promise<void> => {
  while ((await bench.call('desk.state', {})).undo !== label) await bench.call('desk.undo', {});
};

describe('editing a statement', () => {
  it('a typed amount is a fact: row, total and the summary table follow, and undo takes it back', async () => {
    const cell = await entryCell();
    const before = await general();
    const [old, total] = [valueAt(before, cell.rowId, 'basic') ?? 0, valueAt(before, 'total', 'total') ?? 0];
    const { written, rejected, opened } = await bench.call('statements.edit', { role: 'generalExpenditure', cells: [{ ...cell, value: old + 1_000_000 }] });
    expect({ written, rejected }).toEqual({ written: 1, rejected: [] });
    expect(valueAt(whole(opened), cell.rowId, 'basic')).toBe(old + 1_000_000);
    expect(valueAt(whole(opened), 'total', 'total')).toBe(total + 1_000_000);
    const { done } = await bench.call('desk.undo', {});
    expect(done).toContain('修改 公开05表');
    expect(valueAt(await general(), 'total', 'total')).toBe(total);
    await bench.call('desk.redo', {});
    expect(valueAt(await general(), 'total', 'total')).toBe(total + 1_000_000);
    await bench.call('desk.undo', {});
  });

  it('computed cells are refused one by one with what they come from; the rest of a block is written', async () => {
    const cell = await entryCell();
    const { written, rejected } = await bench.call('statements.edit', { role: 'generalExpenditure', cells: [{ rowId: 'total', columnId: 'total', value: 1 }, { ...cell, value: 300 }, { rowId: 'no-such-row', columnId: 'basic', value: 1 }] });
    expect(written).toBe(1);
    expect(rejected.map(({ rowId, reason }) => [rowId, reason])).toEqual([['total', expect.stringContaining('相加')], ['no-such-row', '这一格不填数']]);
    await bench.call('desk.undo', {});
  });

  it('a window that holds the table is told what changed of it, and that makes the table that opening it gives', async () => {
    let held = await general();
    const before = (await bench.call('desk.state', {})).undo;
    const cells = held.states.filter((state) => state.state === 'entry');
    for (const [turn, { rowId, columnId }] of [...cells, ...cells].entries()) {
      const value = turn % 5 === 0 ? null : 10_000 * (turn + 1) + turn % 3;
      const { opened, changes } = await bench.call('statements.edit', { role: 'generalExpenditure', cells: [{ rowId, columnId, value }], held: true });
      expect([opened, (changes?.sheet.cells.length ?? 0) < held.sheet.cells.length / 2]).toEqual([null, true]);
      held = withAnswer(held, changes);
      expect(held).toEqual(await general());
    }
    await undoTo(before);
    expect(withAnswer(held, null)).toBe(held);
  });

  it('changes since an answer that the window never had are left, and rows that come bring the whole table', async () => {
    const before = await general();
    const start = (await bench.call('desk.state', {})).undo;
    const cell = await entryCell();
    await bench.call('statements.edit', { role: 'generalExpenditure', cells: [{ ...cell, value: 1_230_000 }], held: true });
    const { changes } = await bench.call('statements.edit', { role: 'generalExpenditure', cells: [{ ...cell, value: 1_240_000 }], held: true });
    expect(withAnswer(before, changes)).toBe(before);
    const other = (await bench.call('statements.open', { role: 'expenditure' })).sheet;
    await bench.call('statements.addRow', { role: 'generalExpenditure', panel: before.growing[0]?.panel ?? '', code: '2010301' });
    const filled = await bench.call('statements.edit', { role: 'generalExpenditure', cells: [{ rowId: 'c:2010301', columnId: 'basic', value: 100 }], held: true });
    expect(filled.opened === null).toBe(filled.changes !== null);
    expect((await bench.call('statements.open', { role: 'expenditure' })).sheet.rowCount).toBeGreaterThan(other.rowCount);
    await undoTo(start);
    await bench.call('desk.chooseUnit', { unit: '001' });
  });

  it('a block is one entry of the journal', async () => {
    const cells = (await general()).states.filter((state) => state.state === 'entry').slice(0, 5).map(({ rowId, columnId }) => ({ rowId, columnId, value: 12_300 }));
    await bench.call('statements.edit', { role: 'generalExpenditure', cells });
    // The sample's department has several units: the journal names the one.
    const { book, undo } = await bench.call('desk.state', {});
    expect(undo).toBe(`修改 公开05表 ${cells.length} 格（${book?.units[0]?.name ?? ''}）`);
    await bench.call('desk.undo', {});
  });

  it('a row whose amounts become zero stays under the hand that types', async () => {
    const cell = await entryCell();
    const { opened } = await bench.call('statements.edit', { role: 'generalExpenditure', cells: ['basic', 'project'].map((columnId) => ({ rowId: cell.rowId, columnId, value: null })) });
    expect(whole(opened).states.some((state) => state.rowId === cell.rowId && state.state === 'entry')).toBe(true);
    await bench.call('desk.undo', {});
  });

  it('a row is added by its code and takes an amount; a code of another length is refused', async () => {
    const [growing] = (await general()).growing;
    const opened = await bench.call('statements.addRow', { role: 'generalExpenditure', panel: growing?.panel ?? '', code: '2010301' });
    expect(opened.states.find((state) => state.rowId === 'c:2010301' && state.columnId === 'basic')?.state).toBe('entry');
    const { opened: filled } = await bench.call('statements.edit', { role: 'generalExpenditure', cells: [{ rowId: 'c:2010301', columnId: 'basic', value: 5_000_000 }] });
    expect(valueAt(whole(filled), 'c:201', 'total')).toBe(5_000_000);
    const removed = await bench.call('statements.removeRow', { role: 'generalExpenditure', rowId: 'c:2010301' });
    expect(whole(removed.opened).states.some((state) => state.rowId === 'c:2010301')).toBe(false);
    expect(await bench.ask('statements.addRow', { role: 'generalExpenditure', panel: growing?.panel ?? '', code: '20103' })).toMatchObject({ ok: false, error: { code: 'bad-code' } });
  });

  it('codes are found by digits, name and initials', async () => {
    const panel = (await general()).growing[0]?.panel ?? '';
    for (const query of ['2010301', '行政运行', 'xzyx']) expect((await bench.call('statements.codes', { role: 'generalExpenditure', panel, query })).map((entry) => entry.name), query).toContain('行政运行');
    const found = await bench.call('statements.codes', { role: 'generalExpenditure', panel, query: '林业 行政运行' });
    expect(found).toMatchObject([{ code: '2130201', name: '行政运行', within: expect.stringMatching(/^农林水支出 \/ 林业/) }]);
  });

  it('of codes that are called alike those near what the ledger has come first', async () => {
    const panel = (await general()).growing[0]?.panel ?? '';
    const [first] = await bench.call('statements.codes', { role: 'generalExpenditure', panel, query: '行政运行' });
    const used = new Set(bench.context.desk.book().facts.flatMap((fact) => fact.dimensions.function?.slice(0, 5) ?? []));
    expect(used).toContain(first?.code.slice(0, 5));
  });

  it('a cell says its facts, who entered them and when, and where else it is printed', async () => {
    const cell = await entryCell();
    await bench.call('statements.edit', { role: 'generalExpenditure', cells: [{ ...cell, value: 4_560_000 }] });
    const source = await bench.call('statements.source', { role: 'generalExpenditure', ...cell });
    expect(source.facts).toHaveLength(1);
    expect(source.facts[0]).toMatchObject({ quantity: 4_560_000, origin: '手工录入', entry: expect.stringContaining('修改 公开05表') });
    expect(source.facts[0]?.what).toContain('一般公共预算财政拨款 · 基本支出');
    const history = await bench.call('statements.history', { role: 'generalExpenditure', ...cell });
    expect(history[0]).toMatchObject({ after: 4_560_000, undone: false });
    await bench.call('desk.undo', {});
  });

  it('an opening balance is entered as printed', async () => {
    const summary = await bench.call('statements.open', { role: 'fiscalSummary' });
    const opening = summary.states.find((state) => state.rowId.startsWith('opening') && state.state === 'entry');
    expect(opening?.rowId).toBeDefined();
    const { opened } = await bench.call('statements.edit', { role: 'fiscalSummary', cells: [{ rowId: opening?.rowId ?? '', columnId: opening?.columnId ?? '', value: 7_000_000 }] });
    expect(valueAt(whole(opened), opening?.rowId ?? '', opening?.columnId ?? '')).toBe(7_000_000);
    await bench.call('desk.undo', {});
  });

  it('the department of several units is their sum and is not typed into', async () => {
    await bench.call('desk.chooseUnit', { unit: null });
    const opened = await general();
    expect(opened.states.some((state) => state.state === 'entry')).toBe(false);
    expect(opened.states.some((state) => state.state === 'foreign' && state.why.includes('单位'))).toBe(true);
    await bench.call('desk.chooseUnit', { unit: '001' });
  });

  it('the screen shows 元 exactly while the form stays in 万元', async () => {
    await bench.call('desk.chooseDisplayUnit', { displayUnit: '元' });
    expect(await general()).toMatchObject({ unit: '元', decimals: 2, sheet: { unit: '元', unitLabel: '金额单位：元' } });
    await bench.call('desk.chooseDisplayUnit', { displayUnit: '万元' });
    expect(await general()).toMatchObject({ unit: '万元', decimals: 2 });
  });

  it('last year stands beside with its growth', async () => {
    await bench.call('desk.chooseUnit', { unit: null });
    const cells = await bench.call('statements.lastYear', { role: 'generalExpenditure' });
    expect(cells.find((cell) => cell.rowId === 'total' && cell.columnId === 'total')).toMatchObject({ previous: expect.any(Number), growth: expect.stringMatching(/^-?\d+\.\d{2}$/) });
    await bench.call('desk.chooseUnit', { unit: '001' });
  });

  it('a remark on a cell is kept and marked', async () => {
    const cell = await entryCell();
    await bench.call('statements.comment', { role: 'generalExpenditure', ...cell, text: '含追加' });
    expect(await bench.call('statements.readComment', { role: 'generalExpenditure', ...cell })).toEqual({ text: '含追加' });
    expect((await general()).states.find((state) => state.rowId === cell.rowId && state.columnId === cell.columnId)?.commented).toBe(true);
    await bench.call('statements.comment', { role: 'generalExpenditure', ...cell, text: '' });
    expect((await general()).states.some((state) => state.commented)).toBe(false);
  });
});
