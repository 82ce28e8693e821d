import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelOutput } from '../../../shared/ipc.ts';
import { putApproval } from '../../../electron/ledger/subjects/approval.ts';
import { putFact } from '../../../electron/ledger/subjects/facts.ts';
import { type Transcription, planTranscription, replacedBy } from '../../../electron/service/statements/transcription.ts';
import type { ViewCell } from '../../../shared/view/view.ts';
import { type DeskBench, RESOURCES, deskBench, sampleBench } from './deskBench.ts';

type List = ChannelOutput<'checks.list'>;
type Shown = List['findings'][number];

let bench: DeskBench;
beforeAll(async () => { bench = await sampleBench(); });
afterAll(() => bench.close());

const list = (): Promise<List> => bench.call('checks.list', {});
const find = (shown: List, wanted: (finding: Shown) => boolean): Shown => {
  const found = shown.findings.find(wanted);
  if (!found) throw new Error(`not among: ${shown.findings.map((finding) => `${finding.rule} ${finding.message}`).join('\n')}`);
  return found;
};
const fail = (what: string): never => { throw new Error(`no such cell: ${what}`); };
/** Makes 表06 differ from 表05 by one typed item, in the first unit. */
const breakEconomic = async (): Promise<void> => {
  await bench.call('desk.chooseUnit', { unit: '001' });
  const { states, sheet } = await bench.call('statements.open', { role: 'generalBasicEconomic' });
  const cell = states.find((state) => state.state === 'entry');
  const value = sheet.cells.find((one) => one.kind === 'amount' && one.rowId === cell?.rowId)?.value ?? 0;
  await bench.call('statements.edit', { role: 'generalBasicEconomic', cells: [{ rowId: cell?.rowId ?? '', columnId: cell?.columnId ?? '', value: value + 1_000_000 }] });
  await bench.call('desk.chooseUnit', { unit: null });
};

describe('the list of findings', () => {
  it('has both sides with their values and where they stand, and follows every edit', async () => {
    await bench.call('desk.chooseUnit', { unit: null });
    const before = (await list()).findings.filter((finding) => finding.level === 'error').length;
    await breakEconomic();
    const shown = await list();
    expect(shown.findings.filter((finding) => finding.level === 'error')).toHaveLength(before + 1);
    const broken = find(shown, (finding) => finding.rule === 'cross.economic');
    expect(broken.judged).toMatchObject({ table: '公开05表', row: '合计', place: { page: 'statements', table: 'generalExpenditure', row: 'total', column: 'basic' } });
    expect(broken.other).toMatchObject({ table: '公开06表', place: { page: 'statements', table: 'generalBasicEconomic' } });
    expect([broken.difference, broken.unit, broken.answerable]).toEqual(['-1.00', '万元', null]);
    expect(shown.verdict).toContain('错误');
    expect(shown.passed.map((rule) => rule.rule)).toContain('balance.totals');
    expect(shown.notChecked.every((one) => one.reason.length > 5)).toBe(true);
    await bench.call('desk.undo', {});
    expect((await list()).findings.some((finding) => finding.rule === 'cross.economic')).toBe(false);
  });

  it('a unit has the findings of its own tables, and is not answered for', async () => {
    await bench.call('desk.chooseUnit', { unit: '001' });
    const shown = await list();
    expect(shown.whole).toBe(false);
    expect(shown.findings.every((finding) => finding.answerable === null && finding.judged.place?.page === 'statements')).toBe(true);
    expect(shown.findings.some((finding) => finding.rule === 'rollforward.lastYear')).toBe(false);
    expect(await bench.ask('checks.answer', { key: 'x|y', reason: 'a', name: '' })).toMatchObject({ ok: false, error: { code: 'whole-department' } });
    await bench.call('desk.chooseUnit', { unit: null });
  });
});

describe('answers', () => {
  it('a warning takes a reason, which is shown, counted, undone and withdrawn', async () => {
    await breakEconomic();
    // Nothing warns in the sound sample: 公务接待费 is put above its budget.
    await bench.call('desk.chooseUnit', { unit: '001' });
    const { states } = await bench.call('statements.open', { role: 'threePublic' });
    const meals = states.findLast((state) => state.state === 'entry' && /reception/.test(`${state.rowId} ${state.columnId}`) && /final/.test(`${state.rowId} ${state.columnId}`) && !/count/.test(`${state.rowId} ${state.columnId}`));
    await bench.call('statements.edit', { role: 'threePublic', cells: [{ rowId: meals?.rowId ?? '', columnId: meals?.columnId ?? '', value: 90_000_000 }] });
    await bench.call('desk.chooseUnit', { unit: null });
    const warning = find(await list(), (finding) => finding.level === 'warning' && finding.answerable === 'reason');
    const open = (await bench.call('desk.state', {})).findings.warning;
    expect(await bench.ask('checks.answer', { key: warning.key, reason: '  ', name: '' })).toMatchObject({ ok: false, error: { code: 'blank-field' } });
    await bench.call('checks.answer', { key: warning.key, reason: '年初调整，见财库〔2024〕1号', name: '李四' });
    expect(find(await list(), (finding) => finding.key === warning.key)).toMatchObject({ answer: { kind: 'reason', name: '李四' }, stored: true });
    expect((await list()).name).toBe('李四');
    expect((await bench.call('desk.state', {})).findings.warning).toBe(open - 1);
    await bench.call('desk.undo', {});
    expect(find(await list(), (finding) => finding.key === warning.key).answer).toBeNull();
    await bench.call('desk.redo', {});
    await bench.call('checks.withdraw', { key: warning.key });
    expect(find(await list(), (finding) => finding.key === warning.key)).toMatchObject({ answer: null, stored: false });
    expect(await bench.ask('checks.withdraw', { key: warning.key })).toMatchObject({ ok: false, error: { code: 'no-answer' } });
  });

  it('an error is accepted only where the 批复 has the figure, with a name; the acceptance lapses with the figure', async () => {
    const error = find(await list(), (finding) => finding.rule === 'cross.economic');
    expect(await bench.ask('checks.answer', { key: error.key, reason: '批复如此', name: '王五' })).toMatchObject({ ok: false, error: { code: 'not-answerable' } });
    const { view } = bench.context.desk.book();
    const total = view.tables.get('expenditure')?.cells.find((cell) => cell.signature === 'expenditure')?.value ?? 0;
    const approve = (amount: number, nonFiscal?: number): void => bench.context.desk.write('批复', (tx, year) => putApproval(tx, year, {
      documentNumber: '示财决〔2025〕1号', date: '2025-08-01', totals: [{ measure: 'expenditure', fund: null, amount }, ...(nonFiscal === undefined ? [] : [{ measure: 'expenditure' as const, fund: 'nonFiscal' as const, amount: nonFiscal }])],
    }));
    approve(total + 5_000_000);
    const off = find(await list(), (finding) => finding.rule === 'approval.total');
    expect(off.answerable).toBeNull();
    approve(total);
    expect((await list()).findings.some((finding) => finding.rule === 'approval.total')).toBe(false);
    // The 批复 gives this very total, and a part that does not agree with the book.
    approve(total, 1);
    const accepted = find(await list(), (finding) => finding.rule === 'approval.total');
    expect(accepted).toMatchObject({ level: 'error', answerable: 'approved' });
    expect(await bench.ask('checks.answer', { key: accepted.key, reason: '批复即为此数', name: ' ' })).toMatchObject({ ok: false, error: { code: 'blank-field' } });
    const { error: open } = (await bench.call('desk.state', {})).findings;
    await bench.call('checks.answer', { key: accepted.key, reason: '批复即为此数', name: '王五' });
    expect(find(await list(), (finding) => finding.key === accepted.key).answer).toMatchObject({ kind: 'approved', name: '王五' });
    expect((await bench.call('desk.state', {})).findings.error).toBe(open - 1);
    approve(total + 5_000_000, 1);
    expect(find(await list(), (finding) => finding.key === accepted.key)).toMatchObject({ answer: null, refused: expect.stringContaining('不能按“与批复一致”认可'), stored: true });
    // What the answer no longer counts for stands again, in the bottom bar as in the list.
    expect((await bench.call('desk.state', {})).findings.error).toBe((await list()).findings.filter((finding) => finding.level === 'error' && finding.answer === null).length);
    approve(total);
    expect(await list()).toMatchObject({ orphans: [{ rule: 'approval.total', answer: { name: '王五' } }] });
  });

  it('what is gone is said', async () => {
    expect(await bench.ask('checks.answer', { key: 'sum.rows|公开99表|x|y', reason: 'a', name: 'b' })).toMatchObject({ ok: false, error: { code: 'finding-gone', message: expect.stringContaining('已经不存在') } });
  });
});

describe('a transcription', () => {
  it('is the edit of the one judged cell, to the fen; a computed cell does not take it', async () => {
    await bench.call('desk.chooseUnit', { unit: '001' });
    const book = bench.context.desk.book();
    const cell = (role: 'expenditure' | 'generalExpenditure', wanted: (cell: ViewCell) => boolean): ViewCell => book.view.tables.get(role)?.cells.find(wanted) ?? fail(role);
    const place = ({ table, row, column }: ViewCell): { table: string; row: string; column: string } => ({ table: table.number, row: row.code ?? row.label, column: column.path.join('/') });
    const source = cell('expenditure', (one) => one.row.code?.length === 7 && one.column.id === 'basic' && one.value > 0);
    const copy = (target: ViewCell): Transcription => planTranscription(book, { id: 'F001', rule: 'cross.same', level: 'error', ...place(target), expected: null, printed: null, diff: null, message: '', suggestion: { value: '', from: '公开03表', at: place(source) } }, '001');
    const { plan, refusal } = copy(cell('generalExpenditure', (one) => one.row.code === source.row.code && one.column.id === 'basic'));
    expect(refusal).toBeNull();
    expect(plan?.put).toMatchObject([{ measure: 'expenditure', quantity: source.value, dimensions: { fund: 'general', nature: 'basic', function: source.row.code } }]);
    expect(copy(cell('generalExpenditure', (one) => one.row.id === 'total' && one.column.id === 'basic')).refusal).toContain('相加');
    expect(await bench.ask('checks.transcribe', { key: 'cross.same|公开05表|x|y' })).toMatchObject({ ok: false, error: { code: 'finding-gone' } });
    await bench.call('desk.chooseUnit', { unit: null });
  });
});

describe('a transcription over a coarser amount', () => {
  it('says what it would take the place of before anything is written', async () => {
    await bench.call('desk.chooseUnit', { unit: '001' });
    bench.context.desk.write('较粗的数', (tx, year) => putFact(tx, year, { period: 'current', unit: '001', measure: 'expenditure', dimensions: { fund: 'general', function: '2101599' }, quantity: 12_345_600, quantityKind: 'fen', origin: 'entry' }));
    const book = bench.context.desk.book();
    const cells = book.view.tables.get('generalExpenditure')?.cells ?? [];
    const place = ({ table, row, column }: ViewCell): { table: string; row: string; column: string } => ({ table: table.number, row: row.code ?? row.label, column: column.path.join('/') });
    const [target, source] = [cells.find(({ row, column }) => row.code === '2101599' && column.id === 'basic') ?? fail('target'), cells.find(({ row, column, value }) => row.code?.length === 7 && column.id === 'basic' && value > 0) ?? fail('source')];
    const copied = planTranscription(book, { id: 'F001', rule: 'cross.same', level: 'error', ...place(target), expected: null, printed: null, diff: null, message: '', suggestion: { value: '', from: '公开03表', at: place(source) } }, '001');
    expect(copied.refusal).toBeNull();
    expect(replacedBy(copied, book, '万元')).toMatch(/12\.35 万元.*将被替换，不会相加/);
    expect(replacedBy({ plan: null, refusal: '' }, book, '万元')).toBeNull();
    await bench.call('desk.undo', {});
    await bench.call('desk.chooseUnit', { unit: null });
  });
});

describe('the search', () => {
  const texts = async (query: string): Promise<string[]> => (await bench.call('search.find', { query })).map(({ kind, text }) => `${kind} ${text}`);

  it('finds 科目 by code, name and initials, tables, projects and findings, each with its place', async () => {
    await breakEconomic();
    const [code] = await bench.call('search.find', { query: '2101501' });
    expect(code).toMatchObject({ kind: '科目', place: { page: 'statements', row: 'c:2101501' } });
    for (const query of ['2101501', '行政运行', 'xzyx']) expect((await texts(query))[0], query).toMatch(/^科目 2101501 行政运行/);
    expect((await bench.call('search.find', { query: '林业 行政运行' }))).toMatchObject([{ kind: '科目', text: expect.stringMatching(/^2130201 行政运行.*本年度没有/), place: { table: 'workingExpenditure', add: '2130201' } }]);
    expect((await texts('卫生健康 行政运行'))[0]).toMatch(/^科目 2101501 行政运行/);
    expect((await texts('公开03表'))[0]).toMatch(/^表 公开03表/);
    const [project] = (await bench.call('search.find', { query: 'XM2024' })).filter(({ kind }) => kind === '项目');
    expect(project?.place).toMatchObject({ page: 'performance', project: expect.stringContaining('XM2024') });
    expect((await bench.call('search.find', { query: '错误 公开06表' })).find(({ kind }) => kind === '问题')?.place).toMatchObject({ page: 'checks', finding: expect.stringContaining('cross.economic') });
    expect((await bench.call('search.find', { query: '结转结余底稿' }))[0]).toMatchObject({ kind: '表', text: expect.stringContaining('填报底稿'), place: { page: 'statements', table: 'workingBalances' } });
    expect(await texts('填报底稿')).toHaveLength((await bench.call('statements.list', {})).filter(({ role }) => role.startsWith('working')).length);
    expect(await texts('')).toEqual([]);
    expect(await texts('没有这样的字')).toEqual([]);
    await bench.call('desk.undo', {});
  });
});

describe('documents', () => {
  it('the report is written where the person says; cancelled is nothing', async () => {
    bench.answer(null);
    expect(await bench.call('checks.export', {})).toBeNull();
    bench.answer(join(bench.folder, '报告'));
    expect(await bench.call('checks.export', {})).toMatchObject({ name: '报告.xlsx', folder: bench.folder });
    expect(existsSync(join(bench.folder, '报告.xlsx'))).toBe(true);
  });

  it('documents of others are audited in threads, shown piece by piece and saved; the ledger stays as it is', async () => {
    const { revision } = await bench.call('desk.state', {});
    const others = join(bench.folder, '外来');
    mkdirSync(others);
    copyFileSync(join(RESOURCES, 'samples/sample-2024-faulty.xlsx'), join(others, '1-决算表.xlsx'));
    bench.answer(join(others, '2-自评表.xlsx'));
    await bench.call('performance.export', {});
    bench.answer(others);
    const chosen = await bench.call('checks.chooseForeign', { what: 'folder' });
    const { audit, lines } = await bench.call('checks.audit', { tokens: chosen?.tokens ?? [], lastYear: null, job: 'a' });
    const { lines: projects } = await bench.call('performance.list', {});
    expect(lines).toMatchObject([
      { file: '1-决算表.xlsx', error: null, year: 2024, tables: 10, forms: 0, recognised: '10 张表' },
      { file: '2-自评表.xlsx', error: null, year: 2024, tables: 0, forms: projects.length, recognised: `${projects.length} 张自评表` },
    ]);
    expect(lines[0]?.counts.error).toBeGreaterThanOrEqual(10);
    const { findings, passed } = await bench.call('checks.audited', { audit, index: 0 });
    expect(findings.filter((finding) => finding.level === 'error')).toHaveLength(lines[0]?.counts.error ?? 0);
    expect(findings.some((finding) => finding.source.includes('!') && finding.symptoms.length > 0)).toBe(true);
    expect(passed.length).toBeGreaterThan(10);
    const { forms } = await bench.call('checks.audited', { audit, index: 1 });
    expect(forms.map(({ project, grade, printedGrade }) => [project, grade, printedGrade])).toEqual(projects.map(({ name, grade }) => [name, grade, grade]));
    bench.answer(join(bench.folder, '问题标注.xlsx'));
    expect(await bench.call('checks.saveAudit', { audit, what: 'copy', index: 0, job: 'b' })).toMatchObject({ name: '问题标注.xlsx' });
    expect(readdirSync(bench.folder).filter((name) => name.endsWith('.xlsx') || name.startsWith('.')).sort()).toEqual(['报告.xlsx', '问题标注.xlsx']);
    bench.answer(join(others, '1-决算表.xlsx'));
    expect(await bench.ask('checks.saveAudit', { audit, what: 'copy', index: 0, job: 'b' })).toMatchObject({ ok: false, error: { code: 'would-overwrite' } });
    expect(await bench.ask('checks.audited', { audit: 'other', index: 0 })).toMatchObject({ ok: false, error: { code: 'audit-gone' } });
    expect((await bench.call('desk.state', {})).revision).toBe(revision);
  });

  it('works without any ledger, and a cancelled audit leaves nothing running', async () => {
    const empty = deskBench();
    try {
      empty.answer(join(RESOURCES, 'samples'));
      const chosen = await empty.call('checks.chooseForeign', { what: 'folder' });
      const under = empty.ask('checks.audit', { tokens: chosen?.tokens ?? [], lastYear: null, job: 'a' });
      await expect.poll(() => empty.events.some((event) => event.name === 'progress')).toBe(true);
      expect(await empty.call('desk.cancel', { job: 'a' })).toEqual({ cancelled: true });
      expect(await under).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    } finally {
      empty.close();
    }
  });
});
