import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { type DeskBench, sampleBench } from './deskBench.ts';

let bench: DeskBench;
beforeAll(async () => { bench = await sampleBench(); });
afterAll(() => bench.close());

type Opened = ChannelOutput<'statements.open'>;
type Role = Opened['role'];

const open = (role: Role): Promise<Opened> => bench.call('statements.open', { role });
const valueAt = async (role: Role, rowId: string, columnId: string): Promise<number | null> => (await open(role)).sheet.cells.find((cell) => cell.kind === 'amount' && cell.rowId === rowId && cell.columnId === columnId)?.value ?? null;
const type = (role: Role, rowId: string, columnId: string, value: number | null, replace = false): Promise<ChannelOutput<'statements.edit'>> => bench.call('statements.edit', { role, cells: [{ rowId, columnId, value }], replace });
const undo = (): Promise<unknown> => bench.call('desk.undo', {});

describe('working sheets', () => {
  it('stand before the statements, and no statement is one of them', async () => {
    const list = await bench.call('statements.list', {});
    const working = list.filter(({ role }) => role.startsWith('working'));
    expect(list.slice(0, working.length)).toEqual(working);
    expect(working.map(({ number }) => number)).toContain('支出预算底稿');
    expect(bench.context.desk.book().figures.tables.some(({ definition }) => definition.role.startsWith('working'))).toBe(false);
  });

  it('non-fiscal expenditure by 项 and nature appears in 支出决算表 and in the summary', async () => {
    const before = await valueAt('expenditure', 'c:2101101', 'basic') ?? 0;
    const { written } = await type('workingExpenditure', 'c:2101101', 'expenditure-nonFiscal-basic', 1_200_000);
    expect(written).toBe(1);
    expect(await valueAt('expenditure', 'c:2101101', 'basic')).toBe(before + 1_200_000);
    await undo();
  });

  it('a row is added by code and takes a budget at both stages, also zero', async () => {
    await bench.call('statements.addRow', { role: 'workingBudget', panel: 'workingBudget', code: '2010301' });
    expect((await type('workingBudget', 'c:2010301', 'budget-general-initial', 0)).written).toBe(1);
    expect((await open('workingBudget')).sheet.cells.find((cell) => cell.rowId === 'c:2010301' && cell.columnId === 'budget-general-initial')?.text).toBe('—');
    await undo();
  });

  it('money of a project has its own row, and typing there changes the 科目', async () => {
    const row = (await open('workingExpenditure')).states.find(({ rowId, state }) => rowId.startsWith('c:2101202/') && state === 'entry');
    expect(row).toBeDefined();
    const [rowId, columnId] = [row?.rowId ?? '', 'expenditure-general-project'];
    const before = await valueAt('workingExpenditure', rowId, columnId) ?? 0;
    await type('workingExpenditure', rowId, columnId, before + 500);
    expect(await valueAt('generalExpenditure', 'c:2101202', 'project')).toBe(before + 500);
    await undo();
  });

  it('a finer amount replaces the coarser one after asking, and never adds to it', async () => {
    const column = 'opening-nonFiscal';
    await bench.call('statements.addRow', { role: 'workingBalances', panel: 'workingBalances', code: '2010301' });
    await type('workingBalances', 'c:2010301', column, 1_000_000);
    const asked = await type('workingBalances', 'c:2010301', `${column}-basic`, 400_000);
    expect(asked).toMatchObject({ written: 0, asks: expect.stringMatching(/非财政拨款.*1\.00 万元.*替换/) });
    expect(await valueAt('workingBalances', 'c:2010301', column)).toBe(1_000_000);
    await type('workingBalances', 'c:2010301', `${column}-basic`, 400_000, true);
    expect(await valueAt('workingBalances', 'c:2010301', column)).toBe(400_000);
    await undo();
    expect(await valueAt('workingBalances', 'c:2010301', column)).toBe(1_000_000);
    await undo();
  });

  it('a line of one fund takes the place of the line without a fund', async () => {
    const row = (await open('workingLines')).states.find(({ rowId, columnId, state }) => rowId.startsWith('threePublic.vehicle.operation') && columnId === 'initial' && state === 'entry');
    await type('workingLines', row?.rowId ?? '', 'initial', 8_000_000, true);
    expect(await valueAt('workingLines', row?.rowId ?? '', 'initial')).toBe(8_000_000);
    const printed = (await open('threePublic')).sheet.cells.find((cell) => cell.kind === 'amount' && cell.value === 8_000_000);
    expect(printed).toBeDefined();
    await undo();
  });

  it('cells take remarks and say where the same figure is printed', async () => {
    const cell = { role: 'workingIncome', rowId: 'total', columnId: 'income-general' } as const;
    const source = await bench.call('statements.source', cell);
    expect(source.place).toBe('收入底稿 合计“一般公共预算财政拨款”');
    expect(source.same.map(({ role }) => role)).toContain('summary');
    await bench.call('statements.comment', { ...cell, text: '已与批复核对' });
    expect((await open('workingIncome')).states.find(({ rowId, columnId }) => rowId === cell.rowId && columnId === cell.columnId)?.commented).toBe(true);
    await undo();
  });
});

describe('adjustments of opening balances', () => {
  const entry = { id: null, fund: 'general', nature: '', function: '2101301', kind: '收回', quantity: -2_000_000, document: '某财〔2024〕1号', text: '收回结余资金' } as const;

  it('carry kind, 文号 and reason, change 年初 and are undone as one', async () => {
    const before = await valueAt('fiscalSummary', 'openingGeneral', 'amount') ?? 0;
    const known = (await bench.call('adjustments.list', {})).adjustments;
    const same = known.find(({ fund, function: code, kind }) => fund === entry.fund && code === entry.function && kind === entry.kind);
    await bench.call('adjustments.put', { ...entry, id: same?.id ?? null, kind: '差错更正' });
    const { adjustments } = await bench.call('adjustments.list', {});
    expect(adjustments.find(({ kind, quantity }) => kind === '差错更正' && quantity === entry.quantity)).toMatchObject({ document: entry.document, text: entry.text, function: entry.function });
    expect(await valueAt('fiscalSummary', 'openingGeneral', 'amount')).toBe(before - (same?.quantity ?? 0) + entry.quantity);
    await undo();
    expect((await bench.call('adjustments.list', {})).adjustments).toEqual(known);
  });

  it('explain a difference from last year: the roll-forward finding goes', async () => {
    // Last year's balances are the department's.
    const findings = async (): Promise<readonly string[]> => {
      await bench.call('desk.chooseUnit', { unit: null });
      const found = (bench.context.desk.knownFindings() ?? []).filter(({ rule }) => rule === 'rollforward.lastYear').map(({ message }) => message);
      await bench.call('desk.chooseUnit', { unit: '001' });
      return found;
    };
    const known = await findings();
    const held = await valueAt('workingBalances', 'c:2101301', 'opening-general') ?? 0;
    const printed = await valueAt('fiscalSummary', 'openingGeneral', 'amount') ?? 0;
    await type('workingBalances', 'c:2101301', 'opening-general', held - 1_500_000);
    expect((await findings()).length).toBeGreaterThan(known.length);
    await type('workingBalances', 'c:2101301', 'opening-general', held);
    await bench.call('adjustments.put', { ...entry, kind: '调出', quantity: -1_500_000 });
    expect(await valueAt('fiscalSummary', 'openingGeneral', 'amount')).toBe(printed - 1_500_000);
    expect(await findings()).toEqual(known);
    for (let step = 0; step < 3; step += 1) await undo();
  });

  it.each([
    ['no reason', { text: ' ' }, 'adjustment-reason'], ['nothing', { quantity: 0 }, 'adjustment-zero'], ['an unknown kind', { kind: '随便' }, 'adjustment-kind'], ['a code of five digits', { function: '21013' }, 'bad-code'],
  ])('with %s are refused in a sentence', async (_what, part, code) => {
    expect(await bench.ask('adjustments.put', { ...entry, ...part })).toMatchObject({ ok: false, error: { code, message: expect.stringContaining('请') } });
  });

  it('are not typed into the sheet: the cell says where', async () => {
    const { rejected } = await type('workingBalances', 'c:2101301', 'openingAdjustment-general', 5);
    expect(rejected[0]?.reason).toContain('登记年初调整');
  });
});
