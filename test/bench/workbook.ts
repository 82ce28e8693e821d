import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeStatements } from '../../electron/workbook/statements.ts';
import { bureau, today } from './books.ts';
import { type Measured, warm } from './measure.ts';
import { sampleDocuments } from './sampleDocuments.ts';

/** 决算公开表.xlsx of the sample year. */
export async function workbook(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'juece-bench-'));
  try {
    const { sheets } = sampleDocuments();
    const meta = { department: bureau.department, year: bureau.year, title: '决算公开表', draft: false, created: today };
    return [await warm({ what: '写出 决算公开表.xlsx', limit: 400, runs: 9, warmUp: 3 }, () => writeStatements(sheets, meta, join(folder, 'statements.xlsx')))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
