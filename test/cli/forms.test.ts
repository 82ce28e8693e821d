import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../sound/soundWorkbooks.ts';
import { run, startProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'forms-'));
const file = (name: string): string => join(folder, `${name}.xlsx`);
const [sound, faulty, alone, together] = [file('自评'), file('自评有误'), file('两张自评'), file('决算和自评')];

/** A form of two rows, 40 points each, beside 20 of the execution rate. */
function form(project: string, scores: { readonly output: string; readonly total: string }, reason = '两个乡镇因汛情推迟到次年检查，已列入一季度计划'): XLSX.WorkSheet {
  return XLSX.utils.aoa_to_sheet([
    ['项目支出绩效自评表'], ['（2024年度）'], ['项目名称', '', project],
    ['项目资金（万元）', '', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['', '', '年度资金总额', '100', '100', '75', '20', '75%', '15'],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    ['', '产出指标', '数量指标', '检查家数', '≥100家', '80家', '40', scores.output, reason],
    ['', '产出指标', '时效指标', '办结天数', '≤5天', '8天', '40', '25', '人手不足，已增加两个窗口'],
    ['总分', '', '', '', '', '', '100', scores.total],
  ]);
}

function write(to: string, ...sheets: readonly (readonly [name: string, sheet: XLSX.WorkSheet])[]): void {
  const book = XLSX.utils.book_new();
  for (const [name, sheet] of sheets) XLSX.utils.book_append_sheet(book, sheet, name);
  writeFileSync(to, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));
}

beforeAll(() => {
  const right = form('检查工作经费', { output: '32', total: '72' });
  write(sound, ['自评表', right]);
  write(faulty, ['自评表', form('检查工作经费', { output: '40', total: '80' }, '')]);
  write(alone, ['自评表1', right], ['自评表2', form('窗口运行经费', { output: '32', total: '72' })]);
  const statements = XLSX.read(readFileSync(join(ROOT, 'resources/samples/sample-2024.xlsx')));
  write(together, ...statements.SheetNames.map((name) => [name, statements.Sheets[name] ?? {}] as const), ['自评表', right]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Scored { readonly tables: readonly { readonly scheme: string; readonly total: number | null; readonly grade: string | null; readonly execution: { readonly score: number | null }; readonly rows: readonly { readonly score: number | null }[]; readonly findings: readonly { readonly rule: string; readonly level: string }[] }[] }

describe('score', () => {
  it.each([
    ['national-2020', [15, 32, 25], 72, '中'], ['jiangxi-2024', [10, 20, 2.5], 32.5, '差'], ['hubei-2020', [15, 32, 25], 72, '中'], ['chongqing-2022', [15, 32, 25], 72, '中'],
  ] as const)('--scheme %s', async (scheme, points, total, grade) => {
    const { stdout, stderr } = await run('score', sound, '--scheme', scheme, '--json');
    const { tables: [table] }: Scored = JSON.parse(stdout);
    expect([stderr, table?.scheme, [table?.execution.score, ...(table?.rows ?? []).map((row) => row.score)], table?.total, table?.grade]).toEqual(['', scheme, points, total, grade]);
    const disputed = table?.findings.filter((finding) => finding.rule === 'score-mismatch').length;
    expect(disputed).toBe(scheme === 'jiangxi-2024' ? 3 : 0);
  });

  it('explains every point, and exits with 1 for full marks of a missed target', async () => {
    const { code, stdout } = await startProgram('score', faulty, '--scheme', 'hubei-2020', '--explain');
    expect(code).toBe(1);
    expect(stdout).toContain('80家 < 目标 ≥100家，完成率 80.00%，40 × 80.00% = 32');
    expect(stdout).toContain('8天 > 目标 ≤5天，完成率 62.50%（目标值÷完成值），40 × 62.50% = 25');
    expect(stdout).toContain('没有达到目标却得满分');
  });
});

describe('audit', () => {
  it('counts the forms of a workbook that holds nothing else', async () => {
    const { code, stdout } = await run('audit', alone);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^两张自评\.xlsx：2024年度，版式 \S+，认出 2 张自评表，错误 \d+/);
    expect([code, stdout.includes('未检查 文件里只有绩效自评表')]).toEqual([0, true]);
  });

  it('exits with 1 for an error of a form', async () => {
    const { code, stdout } = await run('audit', faulty);
    expect([code, stdout.includes('没有达到目标却得满分')]).toEqual([1, true]);
    expect(stdout).toMatch(/认出 1 张自评表，错误 [1-9]/);
  });

  it('counts the forms beside the statements', async () => {
    const { stdout } = await run('audit', together);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^决算和自评\.xlsx：2024年度，版式 national-2023，认出 10 张表和 1 张自评表，/);
  });
});
