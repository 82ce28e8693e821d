import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSampleFacts } from '../../../electron/samples/sampleBureau.ts';
import { codeNames, openLibrary } from '../../../electron/service/packs/library.ts';
import { openDocument } from '../../../electron/service/importing/openDocument.ts';
import { writeStatements } from '../../../electron/workbook/statements.ts';
import type { DocumentReading } from '../../../shared/importing/reading.ts';
import type { Fact } from '../../../shared/ledger/fact.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import { type EvaluatedBook, evaluateBook } from '../../../shared/statement/evaluate.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import { layoutStatement } from '../../../shared/statement/layout.ts';
import { RESOURCES } from './emptyForm.ts';

export const OFFICE = openLibrary(RESOURCES);
export const SAMPLE_YEAR = 2024;
const DEPARTMENT = '示例县医疗保障局';

/**
 * The sample bureau as a book of the pack: 三公 on the fund set that the pack's form covers, and, where the forms cross 科目 with
 * economic class, one economic item for every 科目 and nature.
 */
export function sampleFacts(pack: Pack, crossed: boolean): readonly Fact[] {
  const facts = loadSampleFacts(RESOURCES, SAMPLE_YEAR).map((fact) => ofFundSet(fact, pack.threePublic.fund));
  if (!crossed) return facts;
  return [...facts.filter((fact) => fact.measure !== 'economic'), ...facts.flatMap(economicOf)];
}

function ofFundSet(fact: Fact, fund: string | null): Fact {
  const covered = /^(threePublic|count)/.test(fact.dimensions.key ?? '');
  return fund !== null && covered ? { ...fact, dimensions: { ...fact.dimensions, fund } } : fact;
}

function economicOf(fact: Fact): Fact[] {
  const { fund, nature, function: code } = fact.dimensions;
  if (fact.measure !== 'expenditure' || fund === undefined || fund === 'nonFiscal' || nature === undefined || code === undefined) return [];
  return [{ ...fact, measure: 'economic', dimensions: { fund, nature, function: code, economic: nature === 'basic' ? '30101' : '30227' } }];
}

export function sampleBook(pack: Pack, facts: readonly Fact[]): EvaluatedBook {
  return evaluateBook({ year: SAMPLE_YEAR, facts, approved: [], statements: pack.statements, names: codeNames(OFFICE, SAMPLE_YEAR) });
}

export function sheetsOf(book: EvaluatedBook): readonly GridSheet[] {
  return book.tables.map((table) => layoutStatement(table, { department: DEPARTMENT }));
}

/** Writes the statements as a workbook and reads it as a document, of an unknown layout unless a pack is named. */
export async function publishedAndRead(sheets: readonly GridSheet[], pack?: string): Promise<DocumentReading> {
  const folder = mkdtempSync(join(tmpdir(), 'published-'));
  try {
    const file = join(folder, '决算公开表.xlsx');
    await writeStatements(sheets, { department: DEPARTMENT, year: SAMPLE_YEAR, title: '决算公开表', draft: false, created: new Date(Date.UTC(2025, 7, 1)) }, file);
    return await openDocument(OFFICE, [file], pack === undefined ? {} : { pack });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
