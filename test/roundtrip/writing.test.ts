import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeBookletDocx } from '../../electron/docx/writeBookletDocx.ts';
import { writeForms } from '../../electron/scoring/writeForms.ts';
import { writeTogether } from '../../electron/service/outputs/outputs.ts';
import { createTemplate } from '../../electron/sources/createTemplate.ts';
import { writeCheckReport } from '../../electron/workbook/checkReport.ts';
import { writeFolderSummary } from '../../electron/workbook/folderSummary.ts';
import { writeMarkedCopy } from '../../electron/workbook/markedCopy.ts';
import { writeStatements } from '../../electron/workbook/statements.ts';
import type { CheckResult } from '../../shared/checks/finding.ts';
import { sampleBooklet } from '../pdf/sampleBooklet.ts';
import { PACKS, library, soundBook } from '../sound/soundWorkbooks.ts';
import { barChart } from '../unit/charts/sampleCharts.ts';

const root = mkdtempSync(join(tmpdir(), 'writing-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const CREATED = new Date('2025-08-20T00:00:00Z');
const META = { department: '示例县医疗保障局', year: 2024, draft: false, created: CREATED, title: '示例' };
const NOTHING: CheckResult = { findings: [], passed: [], notChecked: [] };
const { sheets } = soundBook(PACKS[0] ?? '', '元');
const raw = { file: '原件.xls', sheets: [{ name: '表', hidden: false, rows: 1, columns: 1, hiddenRows: [], hiddenColumns: [], cells: [{ row: 0, column: 0, text: '收入决算表', type: 'text' as const }], merges: [] }] };

/** Everything that writes a document to a place that a person chose. */
const WRITERS: readonly (readonly [name: string, write: (file: string) => Promise<unknown>])[] = [
  ['决算公开表', (file) => writeStatements(sheets, { ...META, charts: [{ chart: barChart(), caption: '图1' }] }, file)],
  ['自评表', (file) => writeForms(sheets.slice(0, 1).map((grid) => ({ name: '项目', grid })), META, file)],
  ['检查报告', (file) => writeCheckReport(NOTHING, [], META, file)],
  ['标注副本', (file) => writeMarkedCopy({ workbook: raw }, [], META, file)],
  ['汇总', (file) => writeFolderSummary([], META, file)],
  ['底稿', (file) => createTemplate(library, { pack: PACKS[0] ?? '', out: file, today: CREATED })],
  ['Word', (file) => writeBookletDocx(sampleBooklet(), file, { created: CREATED })],
];

describe.each(WRITERS)('%s', (_name, write) => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(root, 'case-')); });

  it('where it cannot be written says so in one sentence and leaves nothing behind', async () => {
    mkdirSync(join(folder, '同名文件夹.xlsx'));
    writeFileSync(join(folder, '文件'), '');
    const before = readdirSync(folder);
    for (const place of [join(folder, '没有', 'a.xlsx'), join(folder, '同名文件夹.xlsx'), join(folder, '文件', 'a.xlsx'), join(folder, `${'长'.repeat(300)}.xlsx`)]) {
      await expect(write(place)).rejects.toMatchObject({ name: 'BadInput', code: 'output-unwritable', message: expect.stringMatching(/^不能写入“[^”]+”：[^。]+。$/) });
      expect(readdirSync(folder)).toEqual(before);
    }
  });

  it('replaces an older file whole, and makes the same bytes again', async () => {
    const file = join(folder, '成品.xlsx');
    writeFileSync(file, '旧的');
    await write(file);
    const first = readFileSync(file);
    await write(file);
    expect(readFileSync(file).equals(first)).toBe(true);
    expect(first.subarray(0, 2).toString()).toBe('PK');
    expect(readdirSync(folder)).toEqual(['成品.xlsx']);
  });
});

it('a set of files is not begun where one of them cannot be replaced', async () => {
  const folder = mkdtempSync(join(root, 'set-'));
  writeFileSync(join(folder, '一.xlsx'), '旧的');
  mkdirSync(join(folder, '二.xlsx'));
  const writing = writeTogether(folder, ['一.xlsx', '二.xlsx'], async (scratch) => { for (const name of ['一.xlsx', '二.xlsx']) writeFileSync(join(scratch, name), '新的'); });
  await expect(writing).rejects.toMatchObject({ name: 'BadInput', message: expect.stringContaining('二.xlsx') });
  expect(readFileSync(join(folder, '一.xlsx'), 'utf8')).toBe('旧的');
  expect(readdirSync(folder)).toEqual(['一.xlsx', '二.xlsx']);
});
