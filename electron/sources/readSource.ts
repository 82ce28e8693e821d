import { BadInput } from '../../shared/badInput.ts';
import type { DocumentReading } from '../../shared/importing/reading.ts';
import type { RawWorkbook } from '../../shared/importing/sheet.ts';
import type { Fact } from '../../shared/ledger/fact.ts';
import type { MoneyUnit } from '../../shared/money/fen.ts';
import { readBudget } from '../../shared/sources/budget.ts';
import { readFinanceExport } from '../../shared/sources/financeExport.ts';
import { withOwnFormulas } from '../../shared/sources/ownFormulas.ts';
import { packOptions } from '../../shared/sources/packOptions.ts';
import { unitsOnCovers } from '../../shared/sources/cover.ts';
import type { SourceOptions, SourcePlan, SourceUnit } from '../../shared/sources/plan.ts';
import { yearOfSource } from '../../shared/sources/readTables.ts';
import { sourceKind } from '../../shared/sources/sourceKind.ts';
import { readWorkingSheets } from '../../shared/sources/workingSheets.ts';
import type { StatementDefinition } from '../../shared/statement/definition.ts';
import type { Library } from '../service/packs/library.ts';
import { recogniseWorkbook } from '../service/importing/openDocument.ts';
import { loadSourceMappings } from './mappings.ts';

export interface ReadSourceOptions {
  /** Code of the unit that the figures belong to. */
  readonly unit: string;
  /** Year of the book; where absent the workbook must say it. */
  readonly year?: number;
  /** Pack of the book: settles the grain of economic items and the funds of the fixed lists. */
  readonly pack?: string;
  /** The book's own statements, where it has been made: they go before the pack's. */
  readonly statements?: readonly StatementDefinition[];
  readonly period?: 'current' | 'previous';
  readonly adjustments?: readonly Fact[];
  readonly moneyUnit?: MoneyUnit;
}

/** What a workbook turned out to be, read accordingly. */
export type SourceReading =
  | { readonly kind: 'statements'; readonly reading: DocumentReading }
  | { readonly kind: SourcePlan['kind']; readonly plan: SourcePlan }
  /** One sentence why it is none of them. */
  | { readonly kind: null; readonly message: string };

/** What a workbook is and says of itself, before it is read. */
export interface SourceIdentity {
  readonly kind: SourcePlan['kind'];
  readonly year: number | null;
  /** The unit on its cover. */
  readonly units: readonly SourceUnit[];
}

/** Null for published 决算表 and for what is unknown. */
export function identifySource(workbook: RawWorkbook, library: Library): SourceIdentity | null {
  const mappings = loadSourceMappings(library.resourceRoot);
  const kind = sourceKind(workbook, mappings);
  if (kind === null) return null;
  return { kind, year: yearOfSource(kind === 'workingSheets' ? withOwnFormulas(workbook) : workbook, mappings[kind]), units: kind === 'budget' ? [] : unitsOnCovers(workbook, mappings[kind]) };
}

export function yearUnknown(workbook: RawWorkbook): BadInput {
  return new BadInput('year-unknown', `“${workbook.file}”没有写明是哪一年的，请在导入时指明年度，或在表的标题中写上年度。`);
}

/**
 * Tells what a workbook is and reads it: 底稿, 财决 export, budget, or published 决算表. Nothing is written.
 * @throws BadInput unit-unknown, table-claimed-twice, year-unknown, pack.unknown
 */
export function readSource(workbook: RawWorkbook, library: Library, options: ReadSourceOptions): SourceReading {
  const mappings = loadSourceMappings(library.resourceRoot);
  const kind = sourceKind(workbook, mappings);
  if (kind === null) return readStatements(workbook, library, options);
  const mapping = mappings[kind];
  const year = options.year ?? yearOfSource(kind === 'workingSheets' ? withOwnFormulas(workbook) : workbook, mapping);
  if (year === null) throw yearUnknown(workbook);
  const statements = options.statements ?? (options.pack === undefined ? undefined : library.packs.getForms(options.pack).statements);
  const settled: SourceOptions = {
    year, unit: options.unit, classification: library.classification, ...(statements && packOptions(statements)),
    ...(options.period !== undefined && { period: options.period }), ...(options.adjustments && { adjustments: options.adjustments }), ...(options.moneyUnit !== undefined && { moneyUnit: options.moneyUnit }),
  };
  switch (kind) {
    case 'financeExport': return { kind, plan: readFinanceExport(workbook, mapping, settled) };
    case 'budget': return { kind, plan: readBudget(workbook, mapping, settled) };
    case 'workingSheets': return { kind, plan: readWorkingSheets(workbook, mapping, settled) };
  }
}

function readStatements(workbook: RawWorkbook, library: Library, options: ReadSourceOptions): SourceReading {
  try {
    return { kind: 'statements', reading: recogniseWorkbook(library, workbook, { strict: true, ...(options.pack !== undefined && { pack: options.pack }), ...(options.year !== undefined && { year: options.year }), ...(options.moneyUnit !== undefined && { moneyUnit: options.moneyUnit }) }) };
  } catch (error) {
    if (error instanceof BadInput && error.code === 'no-table') return { kind: null, message: `“${workbook.file}”既不是决算公开表、财决报表，也不是部门预算或本程序的底稿，请确认选对了文件。` };
    throw error;
  }
}
