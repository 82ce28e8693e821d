import { join, resolve } from 'node:path';
import { type Library, codeNames, openLibrary } from '../../electron/service/packs/library.ts';
import { writeStatements } from '../../electron/workbook/statements.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import { roundFen } from '../../shared/money/fen.ts';
import type { Pack } from '../../shared/pack/pack.ts';
import type { StatementDefinition } from '../../shared/statement/definition.ts';
import { type ApprovedRounding, evaluateBook } from '../../shared/statement/evaluate.ts';
import type { GridSheet } from '../../shared/statement/grid.ts';
import { layoutStatement } from '../../shared/statement/layout.ts';
import type { Names } from '../../shared/statement/rows.ts';
import { soundFacts } from './soundFacts.ts';

export const ROOT = resolve(import.meta.dirname, '../..');
export const library: Library = openLibrary(join(ROOT, 'resources'));
export const PACKS: readonly string[] = library.packs.list().map((pack) => pack.id);
export const DEPARTMENT = '示例县医疗保障局';

/** How amounts are printed: exact to the fen, or in 万元 with two decimals, where each cell is rounded on its own and sums show their tails. */
export type Printing = '元' | '万元';

export interface SoundBook {
  readonly pack: Pack;
  readonly year: number;
  readonly facts: readonly Fact[];
  readonly sheets: readonly GridSheet[];
}

/** The sound book of a pack in its first year, laid out by its forms. */
export function soundBook(packId: string, printing: Printing): SoundBook {
  const pack = library.packs.getPack(packId);
  const year = pack.validFrom;
  const facts = soundFacts(library, pack);
  return { pack, year, facts, sheets: sheetsOf({ pack, year, printing, facts, approved: [], names: codeNames(library, year) }) };
}

export interface SheetsInput {
  readonly pack: Pack;
  readonly year: number;
  readonly printing: Printing;
  readonly facts: readonly Fact[];
  readonly approved: readonly ApprovedRounding[];
  readonly names: Names;
}

/** The statements of a book as they are printed. */
export function sheetsOf({ pack, year, printing, facts, approved, names }: SheetsInput): GridSheet[] {
  const statements = pack.statements.map((definition): StatementDefinition => (definition.quantity === 'count' ? definition : printedIn(definition, printing)));
  const { tables } = evaluateBook({ year, facts, approved, statements, names });
  return tables.map((table) => asPrinted(layoutStatement(table, { department: DEPARTMENT })));
}

function printedIn(definition: StatementDefinition, printing: Printing): StatementDefinition {
  return { ...definition, unit: printing, decimals: 2, ...(definition.unitLabel !== undefined && { unitLabel: definition.unitLabel.replace(/万元|千元|元/, printing) }) };
}

/** A published table holds what it prints, not the fen behind it. */
function asPrinted(sheet: GridSheet): GridSheet {
  return { ...sheet, cells: sheet.cells.map((cell) => (cell.quantity === 'fen' && cell.value !== null ? { ...cell, value: roundFen(cell.value, sheet.unit, sheet.decimals) } : cell)) };
}

/** Writes a sound book as 决算公开表.xlsx. */
export async function writeSoundBook(book: SoundBook, file: string): Promise<void> {
  await writeStatements(book.sheets, {
    department: DEPARTMENT, year: book.year, title: `${DEPARTMENT}${book.year}年度部门决算公开表`, draft: false, created: new Date(Date.UTC(book.year + 1, 7, 1)),
  }, file);
}
