import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../shared/checks/finding.ts';
import { evaluateBook } from '../../shared/statement/evaluate.ts';
import { filledCell } from '../../shared/statement/table.ts';
import { loadSampleBureau, loadSampleFacts } from '../../electron/samples/sampleBureau.ts';
import { SAMPLE_FILES, loadSampleFaults, writeSampleWorkbooks } from '../../electron/samples/sampleWorkbooks.ts';
import type { BuildResult } from '../../electron/service/outputs/writeBook.ts';
import { readWorkbook } from '../../electron/reading/readWorkbook.ts';
import { runDemo } from '../../electron/service/outputs/demo.ts';
import { codeNames } from '../../electron/service/packs/library.ts';
import { type DocumentBook, ROOT, disagreements, documentBook, library } from './documentBook.ts';

const samples = join(ROOT, 'resources', 'samples');
const bureau = loadSampleBureau(library.resourceRoot);
const scratch = mkdtempSync(join(tmpdir(), 'juece-sample-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the sample bureau', () => {
  it('has workbooks that are what its figures give', async () => {
    for (const written of await writeSampleWorkbooks(library, scratch)) {
      const name = written.slice(scratch.length + 1);
      expect((await readWorkbook(written)).sheets, `${name}: run npm run samples`).toEqual((await readWorkbook(join(samples, name))).sheets);
    }
  });

  it('gives back this year to the fen when its workbook is imported', async () => {
    const document = await documentBook(join(samples, SAMPLE_FILES.thisYear));
    expect(document.plan.conflicts).toEqual([]);
    expect(document.plan.approved).toEqual([]);
    expect(document.result.findings).toEqual([]);
    const own = evaluateBook({ year: bureau.year, facts: loadSampleFacts(library.resourceRoot, bureau.year), approved: [], statements: document.pack.statements, names: codeNames(library, bureau.year) });
    const differing = own.tables.flatMap((table) => table.panels.flatMap((panel) => panel.rows.flatMap((row) => [...row.cells].flatMap(([column, cell]) => {
      const back = document.book.tables.find((other) => other.definition.role === table.definition.role);
      return (back && filledCell(back, row.id, column)?.value) === cell.value || !cell.value ? [] : [`${table.definition.role} ${row.id} ${column}`];
    }))));
    expect(differing).toEqual([]);
  });

  it('gives back last year as printed in 万元, with its tails', async () => {
    const document = await documentBook(join(samples, SAMPLE_FILES.lastYear));
    expect(disagreements(document)).toEqual([]);
    expect(document.plan.conflicts).toEqual([]);
    expect(document.result.findings.filter((finding) => finding.level === 'error')).toEqual([]);
  });
});

describe('the sample with planted faults', () => {
  let document: DocumentBook;
  beforeAll(async () => { document = await documentBook(join(samples, SAMPLE_FILES.faulty)); });

  it.each(loadSampleFaults(library.resourceRoot).map((fault) => [fault.what, fault] as const))('%s', (_what, fault) => {
    const cell = [...document.view.tables.values()].find((table) => table.role === fault.role)?.cells.find((candidate) => candidate.row.id === fault.row && candidate.column.id === fault.column);
    expect(cell).toBeDefined();
    const names = (finding: Finding): boolean => finding.source?.sheet === cell?.source?.sheet && finding.source?.cell === cell?.source?.cell;
    const opposite = ({ other }: Finding): boolean => other !== undefined && other.table === cell?.table.number && (other.row === cell.row.code || other.row === cell.row.line);
    const roots = document.result.findings.filter((finding) => finding.level === 'error' && finding.root === undefined);
    expect(roots.some((finding) => names(finding) || opposite(finding))).toBe(true);
  });

  it('reports each fault once', () => {
    const roots = document.result.findings.filter((finding) => finding.level === 'error' && finding.root === undefined);
    expect(roots).toHaveLength(loadSampleFaults(library.resourceRoot).length);
  });
});

describe('the demo', () => {
  let result: BuildResult;
  beforeAll(async () => { result = await runDemo(library, { out: join(scratch, 'demo'), extras: { docx: true, a3: true }, today: new Date('2025-08-20T00:00:00Z'), progress: () => {} }); });

  it('writes its outputs and nothing else', () => {
    expect(readdirSync(join(scratch, 'demo')).sort()).toEqual(['决算公开.pdf', '决算公开表.xlsx', '检查报告.xlsx', '决算公开.docx', '决算公开（A3骑马钉）.pdf', '项目支出绩效自评表.xlsx'].sort());
  });

  it('is clean: no error, no missing reason, no missing character', () => {
    expect(result.draft).toBe(false);
    expect(result.result.findings).toEqual([]);
    expect(result.missingReasons).toBe(0);
    expect(result.missingGlyphs).toEqual([]);
    expect(result.pages).toBeGreaterThan(25);
  });
});
