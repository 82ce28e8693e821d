import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { loadClassification } from '../../../electron/resources/classification.ts';
import { loadPacks } from '../../../electron/resources/packs.ts';
import { loadRecognitionWords } from '../../../electron/reading/recognitionWords.ts';
import { readWorkbookBytes } from '../../../electron/reading/readWorkbook.ts';
import type { DocumentReading, KnownCodes, PackCandidate, RecognitionOptions } from '../../../shared/importing/reading.ts';
import { recognise } from '../../../shared/importing/recognise.ts';
import type { RawCell, RawSheet, RawWorkbook } from '../../../shared/importing/sheet.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import type { ViewCell, ViewTable } from '../../../shared/view/view.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const resources = join(ROOT, 'resources');
const library = loadPacks([join(resources, 'packs')]);
const classification = loadClassification(resources);

export const words = loadRecognitionWords(resources);
export const packs: readonly PackCandidate[] = library.list().map(({ id, validFrom, province }) => ({ id, validFrom, base: province === '', statements: library.getPack(id).statements }));

export function codes(year: number): KnownCodes {
  return { nameOf: (dimension, code) => classification.nameOf(dimension, code, year) ?? code, isKnown: (dimension, code) => classification.isKnown(dimension, code, year), all: (dimension) => classification.codes(dimension, year) };
}

/** A workbook of test/fixtures/workbooks as read. */
export async function workbook(name: string): Promise<RawWorkbook> {
  return readWorkbookBytes(readFileSync(join(ROOT, 'test/fixtures/workbooks', `${name}.xlsx`)), `${name}.xlsx`);
}

export function read(book: RawWorkbook, options: Partial<RecognitionOptions> = {}): DocumentReading {
  return recognise(book, { packs, words, codes, ...options });
}

const accountsSchema = z.object({
  id: z.string(), year: z.number(), unit: z.string(),
  tables: z.array(z.object({
    code: z.string(), title: z.string(), unit: z.string(),
    rows: z.array(z.object({ label: z.string().optional(), line: z.number().optional(), code: z.string().optional(), side: z.string().optional(), group: z.number().optional(), values: z.record(z.string(), z.string().nullable()) })),
  })),
});
export type Accounts = z.infer<typeof accountsSchema>;

/** Figures of a printed document: test/fixtures/accounts. */
export function accounts(name: string): Accounts {
  return accountsSchema.parse(JSON.parse(readFileSync(join(ROOT, 'test/fixtures/accounts', `${name}.json`), 'utf8')));
}

export function table(reading: DocumentReading, role: Role): ViewTable {
  const found = reading.view.tables.get(role);
  if (!found) throw new Error(`no ${role} table was read`);
  return found;
}

export function cell(reading: DocumentReading, role: Role, row: string, column: string): ViewCell {
  const found = table(reading, role).cells.find((candidate) => candidate.row.id === row && candidate.column.id === column);
  if (!found) throw new Error(`${role} has no cell ${row} / ${column}: rows ${table(reading, role).rows.map((known) => known.id).join(' ')}`);
  return found;
}

/** What a reading says about money, without addresses: meaning → fen, state folded so that blank, dash and zero are told apart no more. */
export function meanings(reading: DocumentReading): Map<string, number> {
  const found = new Map<string, number>();
  for (const view of reading.view.tables.values()) for (const entry of view.cells) {
    if (entry.signature !== '') found.set(`${view.role}|${entry.row.id}|${entry.column.panel}.${entry.column.id}|${entry.signature}`, entry.value);
  }
  return found;
}

/** Rows of texts as a sheet; numbers may be given as numbers. */
export function sheet(name: string, rows: readonly (readonly (string | number | null)[])[], merges: RawSheet['merges'] = []): RawSheet {
  const cells = rows.flatMap((line, row) => line.flatMap((value, column): RawCell[] => (value === null || value === '' ? [] : [{ row, column, text: String(value), type: typeof value === 'number' ? 'number' : 'text' }])));
  return { name, hidden: false, rows: rows.length, columns: Math.max(0, ...rows.map((line) => line.length)), cells, merges, hiddenRows: [], hiddenColumns: [] };
}

export function book(...sheets: readonly RawSheet[]): RawWorkbook {
  return { file: '测试.xlsx', sheets };
}

/** Every cell changed in place; null removes it. */
export function mapCells(source: RawWorkbook, change: (cell: RawCell, sheet: RawSheet) => RawCell | null): RawWorkbook {
  return { ...source, sheets: source.sheets.map((one) => ({ ...one, cells: one.cells.flatMap((entry) => change(entry, one) ?? []) })) };
}

/** The same sheets moved right and down. */
export function shifted(source: RawWorkbook, rows: number, columns: number): RawWorkbook {
  return {
    ...source, sheets: source.sheets.map((one) => ({
      ...one, rows: one.rows + rows, columns: one.columns + columns,
      cells: one.cells.map((entry) => ({ ...entry, row: entry.row + rows, column: entry.column + columns })),
      merges: one.merges.map((merge) => ({ top: merge.top + rows, bottom: merge.bottom + rows, left: merge.left + columns, right: merge.right + columns })),
    })),
  };
}
