import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLedger } from '../../electron/ledger/openLedger.ts';
import { ROOT } from '../sound/soundWorkbooks.ts';
import { BAD_FILES, writeBadFiles } from './badFiles.ts';
import { digest, filesIn, run, startProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
const out = join(folder, '成果');
const ledger = join(folder, '账套.juece');
const file = (name: keyof typeof BAD_FILES): string => join(folder, BAD_FILES[name]);
const started: ChildProcess[] = [];

beforeAll(async () => {
  await writeBadFiles(folder);
  mkdirSync(out);
  for (const name of ['决算公开.pdf', '决算公开表.xlsx', '检查报告.xlsx']) writeFileSync(join(out, name), `上次的${name}`);
  (await openLedger(ledger, { mode: 'create' })).close();
});
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Exit 2, nothing on stdout, and one Chinese sentence on stderr that says what to do; no file changed. */
async function refused(args: readonly string[], says: readonly string[], ask = run): Promise<void> {
  const before = [filesIn(out), digest(ledger)];
  const result = await ask(...args);
  expect([result.code, result.stdout]).toEqual([2, '']);
  expect(result.stderr).toMatch(/^[^\n]*\p{Script=Han}[^\n]*[。）]\n$/u);
  for (const part of says) expect(result.stderr).toContain(part);
  expect([filesIn(out), digest(ledger)]).toEqual(before);
}

const build = (input: string, ...more: readonly string[]): string[] => ['build', input, '--out', out, '--ledger', ledger, ...more];

describe('a file that is no workbook of 决算公开表', () => {
  it.each<[keyof typeof BAD_FILES, readonly string[]]>([
    ['prose', ['不是电子表格']], ['pdf', ['不是电子表格', 'PDF']], ['damaged', ['已损坏']], ['locked', ['密码']], ['tableless', ['没有认出任何决算表', 'Sheet1']], ['missing', ['找不到']],
  ])('%s: build and audit', async (name, says) => {
    await refused(build(file(name)), [BAD_FILES[name], '请', ...says]);
    await refused(['audit', file(name), '--out', out, '--json'], [BAD_FILES[name], '请', ...says]);
  });
});

describe('a workbook that an import would have to guess at', () => {
  it('two sheets of one table', async () => {
    await refused(build(file('twice')), ['支出决算表', '副本', '请删去']);
  });
  it('a unit that cannot be told', async () => {
    await refused(build(file('unitless')), ['没有写明金额单位', '请']);
  });
  it('an amount that cannot be a number', async () => {
    await refused(build(file('wordy')), ['公开03', '“约三百”，不是数值', '请按财决报表']);
  });
  it.each<[keyof typeof BAD_FILES, string]>([['twice', 'reading.duplicateTable'], ['unitless', 'reading.unit'], ['wordy', 'format']])('%s is audited all the same, and told', async (name, rule) => {
    const { code, stdout, stderr } = await run('audit', file(name), '--json');
    expect([code === 0 || code === 1, stderr]).toEqual([true, '']);
    expect(stdout).toContain(`"rule":"${rule}"`);
  });
});

describe('a place or a word that is wrong', () => {
  it('an unknown pack', async () => {
    await refused(build(file('sound'), '--pack', '没有这个版式'), ['没有版式“没有这个版式”', 'national-2023', '请从中选用']);
    await refused(['audit', folder, '--pack', '没有这个版式'], ['没有版式“没有这个版式”']);
  });
  it('an output folder that is a file', async () => {
    await refused(['build', file('sound'), '--out', file('prose'), '--ledger', ledger], ['是一个文件', '请另选一个文件夹']);
    await refused(['audit', file('sound'), '--out', file('prose')], ['是一个文件', '请另选一个文件夹']);
    await refused(['audit', folder, '--out', join(file('prose'), '下级')], ['不能写入', '请']);
  });
  it('a ledger that is none', async () => {
    await refused(['build', file('sound'), '--out', out, '--ledger', file('prose')], [BAD_FILES.prose, '不是账套文件']);
  });
  it.each<[string, readonly string[], readonly string[]]>([
    ['an unknown argument', ['audit', '决算.xlsx', '--格式', 'json'], ['--json']],
    ['an argument without its value', ['audit', '决算.xlsx', '--pack'], ['--pack']],
    ['a year that is none', ['audit', '决算.xlsx', '--year', '24'], ['“24”', '--year 2024']],
    ['no file', ['audit'], ['没有指定要检查的文件', '请写明']],
    ['no output folder', ['build', '决算.xlsx'], ['--out']],
    ['an edition that is none', ['build', '决算.xlsx', '--out', '成果', '--edition', '彩印'], ['“彩印”', 'print']],
  ])('%s', async (_, args, says) => {
    await refused(args, says);
  });
  it('an unknown command, in a process of its own', async () => {
    await refused(['编制'], ['没有“编制”这个命令', 'build、demo、audit'], startProgram);
  });
  it('a folder without workbooks', async () => {
    mkdirSync(join(folder, '空'));
    await refused(['audit', join(folder, '空')], ['没有工作簿', '请']);
  });
});

describe('a ledger opened twice', () => {
  it('is refused to the second program', async () => {
    const own = join(folder, '在用.juece');
    const holder = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(ROOT, 'test/unit/ledger/holdLedger.ts'), own, 'hold'], { stdio: ['ignore', 'pipe', 'inherit'] });
    started.push(holder);
    await once(holder.stdout, 'data');
    await refused(['build', file('sound'), '--out', out, '--ledger', own], ['在用.juece', '正被另一个窗口或程序使用', '请先关闭它']);
  });
});
