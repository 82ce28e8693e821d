import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, soundBook, writeSoundBook } from '../sound/soundWorkbooks.ts';
import { filesIn, run, startProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
const inputs = join(folder, '各单位');
const sample = (name: string): string => join(ROOT, 'resources/samples', name);
const faulty = sample('sample-2024-faulty.xlsx');

interface Line { readonly file: string; readonly exit: number; readonly error?: string; readonly pack?: string; readonly year?: number; readonly basis?: object; readonly tables?: readonly object[]; readonly findings?: readonly { readonly rule: string; readonly root?: string; readonly level: string }[]; readonly notChecked?: readonly { readonly rule: string; readonly reason: string }[] }
const parsed = (line: string): Line => JSON.parse(line);
const sheetText = (file: string, sheet: string): string => XLSX.utils.sheet_to_csv(XLSX.read(readFileSync(file)).Sheets[sheet] ?? {});

beforeAll(async () => {
  mkdirSync(join(inputs, '二级单位'), { recursive: true });
  await writeSoundBook(soundBook('shanghai-2024', '元'), join(inputs, '甲局.xlsx'));
  copyFileSync(faulty, join(inputs, '二级单位', '乙中心.xlsx'));
  copyFileSync(sample('sample-2024.xlsx'), join(inputs, '丙局.xlsx'));
  copyFileSync(sample('sample-2023.xlsx'), join(inputs, '丙局.xls'));
  writeFileSync(join(inputs, '丁局.xlsx'), '不是工作簿');
  writeFileSync(join(inputs, '~$甲局.xlsx'), '锁');
  writeFileSync(join(inputs, '说明.docx'), '与决算无关');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('one workbook', () => {
  it('is one document, with how the pack and the year were told', async () => {
    const { code, stdout } = await run('audit', sample('sample-2024.xlsx'), '--json');
    const line = parsed(stdout);
    expect([code, stdout.trimEnd().includes('\n'), line.file, line.exit, line.pack, line.year, line.basis]).toEqual([0, false, 'sample-2024.xlsx', 0, 'national-2023', 2024, { pack: 'base', year: 'document' }]);
    expect(line.tables?.length).toBe(10);
    expect(line.notChecked?.map((entry) => entry.rule)).toContain('rollforward.lastYear');
    const asked = parsed((await run('audit', sample('sample-2024.xlsx'), '--json', '--pack', 'jiangxi-2024', '--year', '2024')).stdout);
    expect([asked.pack, asked.basis]).toEqual(['jiangxi-2024', { pack: 'option', year: 'option' }]);
  });

  it('is compared with last year: an opening balance that is not last year’s closing one asks for its reason', async () => {
    const { stdout } = await run('audit', sample('sample-2024.xlsx'), '--last-year', sample('sample-2023.xlsx'), '--json');
    const line = parsed(stdout);
    expect(line.findings?.filter((finding) => finding.rule === 'rollforward.lastYear' && finding.root === undefined).length).toBe(1);
    expect(line.notChecked?.map((entry) => entry.rule)).not.toContain('rollforward.lastYear');
    const mistaken = parsed((await run('audit', sample('sample-2024.xlsx'), '--last-year', sample('sample-2024.xlsx'), '--json')).stdout);
    expect(mistaken.notChecked?.find((entry) => entry.rule === 'rollforward.lastYear')?.reason).toContain('给作上年的文件写的是2024年度，不是2023年度');
  });

  it('with --out leaves a report and a marked copy, and exits with 1 for its errors', async () => {
    const out = join(folder, '一份');
    const { code, stdout } = await startProgram('audit', faulty, '--out', out);
    expect(code).toBe(1);
    expect(Object.keys(filesIn(out)).sort()).toEqual(['sample-2024-faulty-标注.xlsx', '检查报告.xlsx']);
    expect(stdout).toContain(join(out, '检查报告.xlsx'));
    expect(sheetText(join(out, '检查报告.xlsx'), '检查结论')).toContain('sample-2024-faulty.xlsx');
    expect(sheetText(join(out, 'sample-2024-faulty-标注.xlsx'), '审校说明')).toContain('243884..65');
  });
});

describe('a folder of bureaus', () => {
  const out = join(inputs, '审校');
  let lines: readonly Line[];
  beforeAll(async () => {
    const { code, stdout, stderr } = await run('audit', inputs, '--out', out, '--json');
    lines = stdout.trimEnd().split('\n').map(parsed);
    expect([code, stderr]).toEqual([2, '']);
  });

  it('is a line each in the order of the files; one that cannot be read does not stop the others', () => {
    expect(lines.map(({ file, exit }) => [file, exit])).toEqual([['丁局.xlsx', 2], ['丙局.xls', 0], ['丙局.xlsx', 0], ['二级单位/乙中心.xlsx', 1], ['甲局.xlsx', 0]]);
    expect(Object.keys(lines[0] ?? {})).toEqual(['file', 'exit', 'error']);
    expect(lines[0]?.error).toMatch(/“丁局.xlsx”不是电子表格.*。$/);
    expect(lines[4]).toMatchObject({ pack: 'shanghai-2024', year: 2024, basis: { pack: 'match', year: 'document' } });
  });

  it('has a report and a marked copy for each, told apart, and a summary', () => {
    expect(Object.keys(filesIn(out)).sort()).toEqual([
      '丙局.xls-标注.xlsx', '丙局.xls-检查报告.xlsx', '丙局.xlsx-标注.xlsx', '丙局.xlsx-检查报告.xlsx',
      '二级单位/乙中心-标注.xlsx', '二级单位/乙中心-检查报告.xlsx', '汇总.xlsx', '甲局-标注.xlsx', '甲局-检查报告.xlsx',
    ].sort());
  });

  it('the summary has a row for each with counts and conclusion, and every error', () => {
    const rows = sheetText(join(out, '汇总.xlsx'), '各单位汇总').split('\n');
    const errors = lines[3]?.findings?.filter((finding) => finding.level === 'error') ?? [];
    const roots = errors.filter((finding) => finding.root === undefined).length;
    expect(rows[1]).toContain('共5份：1份有错误，3份没有发现错误，1份未能检查');
    expect(rows.find((row) => row.includes('乙中心'))).toMatch(new RegExp(`^4,二级单位/乙中心.xlsx,示例县医疗保障局,2024,national-2023,10,0,${roots},.*发现${roots}处错误`));
    expect(rows.find((row) => row.includes('丁局'))).toMatch(/未能检查：.*不是电子表格/);
    const list = sheetText(join(out, '汇总.xlsx'), '错误清单').trimEnd().split('\n');
    expect(list.filter((row) => row.includes('乙中心')).length).toBe(errors.length);
    expect(list.length).toBe(errors.length + 2);
  });

  it('on a terminal is one line each, and what an earlier run wrote is not audited', async () => {
    const { code, stdout } = await run('audit', inputs);
    expect(code).toBe(2);
    expect(stdout.trimEnd().split('\n').map((line) => line.split('：')[0])).toEqual(['丁局.xlsx', '丙局.xls', '丙局.xlsx', '二级单位/乙中心.xlsx', '甲局.xlsx']);
    expect(stdout).toContain('甲局.xlsx：2024年度，版式 shanghai-2024，认出 9 张表，错误 0');
  });
});

describe('several files', () => {
  it('take last year’s document only for the department that it names', async () => {
    const { code, stdout } = await run('audit', sample('sample-2024.xlsx'), join(ROOT, 'test/fixtures/workbooks/jiangxi-2024.xlsx'), '--last-year', sample('sample-2023.xlsx'), '--json');
    expect(code).toBe(0);
    const unchecked = stdout.trimEnd().split('\n').map(parsed).map((line) => [line.file, line.notChecked?.some((entry) => entry.rule === 'rollforward.lastYear')]);
    expect(unchecked).toEqual([['sample-2024.xlsx', false], ['jiangxi-2024.xlsx', true]]);
  });
});
