import type { ColumnReading, RowReading, SheetReading } from '../importing/reading.ts';
import type { Fact, Filter } from '../ledger/fact.ts';
import type { PrintedPlace } from '../posting/plan.ts';
import type { StatementDefinition } from '../statement/definition.ts';
import type { ApprovedRounding } from '../statement/evaluate.ts';
import type { SourcePlan, SourceProject, SourceUnit } from './plan.ts';
import type { SourceSheet } from './reading.ts';
import type { LedgerChange } from './withLedger.ts';

export type ImportKind = 'statements' | SourcePlan['kind'];

/** What a person calls each kind of workbook. */
export const IMPORT_KINDS: Readonly<Record<ImportKind, string>> = { statements: '决算公开表', financeExport: '财决报表', budget: '部门预算', workingSheets: '决算底稿' };

/** A figure of the workbook that contradicts another one of it. */
export interface PlanConflict {
  /** One plain sentence: both places, both values, what was taken, what to do. */
  readonly message: string;
  readonly places: readonly Pick<PrintedPlace, 'sheet' | 'cell'>[];
}

/** How one table of the workbook was read, whatever kind it is of. */
export interface PlannedSheet {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly title: string;
  /** read; joined to another part of its statement; duplicate: another one was taken; unused: known and not needed; skipped: cover, contents, notes; unknown: holds figures that nobody understood. */
  readonly status: 'read' | 'joined' | 'duplicate' | 'unused' | 'skipped' | 'unknown';
  /** Id and name of the statement that it was taken for; null where it was not understood. */
  readonly statement: string | null;
  readonly name: string | null;
  /** 0–1; null where the kind of source is known by its title alone. */
  readonly confidence: number | null;
  readonly unit: string | null;
  readonly unitFrom: string | null;
  readonly columns: readonly PlannedColumn[];
  readonly rows: readonly PlannedRow[];
  /** What was not understood and why, one sentence each. */
  readonly notUnderstood: readonly string[];
}

export interface PlannedColumn {
  readonly letter: string;
  readonly path: readonly string[];
  readonly use: 'identity' | 'amount' | 'unused' | 'unknown';
  readonly filter: Filter | null;
  /** Why it is not used, or what was assumed. */
  readonly note: string;
}

export interface PlannedRow {
  /** One-based. */
  readonly row: number;
  readonly label: string;
  readonly code: string | null;
  readonly understood: boolean;
}

/** A place where accepting would change what the ledger holds: the person takes the new figure or keeps the old one. */
export interface PlanChange extends LedgerChange {
  /** What it is of, in words. */
  readonly name: string;
}

/** The cells of an imported document as printed, kept beside the facts. */
export interface PlannedDocument {
  readonly id: string;
  readonly sha256: string;
  readonly values: readonly PlannedValue[];
}

export interface PlannedValue {
  readonly role: string;
  readonly rowId: string;
  readonly columnId: string;
  readonly state: 'number' | 'blank' | 'dash' | 'bad';
  readonly printed: string | null;
  readonly value: number;
  readonly digit: number;
  readonly sheet: string;
  readonly cell: string;
}

/**
 * What an import would write, and everything that the person must know before accepting it. Plain data: it can be cloned to another
 * thread or window, shown, and accepted later.
 */
export interface ImportPlan {
  readonly kind: ImportKind;
  /** File name without folders. */
  readonly file: string;
  /** Year and department as the workbook says; null and '' where it does not. */
  readonly year: number | null;
  readonly department: string;
  /** Year of the ledger that it goes into. */
  readonly book: number;
  readonly period: 'current' | 'previous';
  /** Code of the unit that the figures belong to; null where the person must choose one first. */
  readonly unit: string | null;
  /** The workbook is one unit's own: its roundings belong to that unit's tables. */
  readonly ownUnit: boolean;
  /** Layout that it was read by, and how it was told. */
  readonly pack: { readonly id: string; readonly name: string; readonly from: 'book' | 'option' | 'match' | 'base' };
  readonly sheets: readonly PlannedSheet[];
  readonly facts: readonly Fact[];
  readonly scope: readonly Filter[];
  /** Size in fen of the last digit that money is printed with; 1 when exact. */
  readonly digit: number;
  readonly approved: readonly ApprovedRounding[];
  readonly learned: SourcePlan['learned'];
  readonly projects: readonly SourceProject[];
  readonly units: readonly SourceUnit[];
  readonly document: PlannedDocument | null;
  /** What was not understood or had to be assumed, one sentence each. */
  readonly problems: readonly string[];
  /** Contradictions inside the workbook. */
  readonly conflicts: readonly PlanConflict[];
  /** Contradictions with the ledger. */
  readonly changes: readonly PlanChange[];
}

/** Sheets of published tables for the plan. */
export function plannedStatements(sheets: readonly SheetReading[], statements: readonly StatementDefinition[]): PlannedSheet[] {
  return sheets.map((sheet): PlannedSheet => ({
    sheet: sheet.sheet, hidden: sheet.hidden, title: sheet.title, status: STATUS[sheet.status], statement: sheet.role,
    name: sheet.role === null ? null : (statements.find(({ role }) => role === sheet.role)?.title ?? sheet.title), confidence: sheet.role === null ? null : sheet.confidence,
    unit: sheet.unit, unitFrom: sheet.unitFrom, columns: sheet.columns.map(plannedColumn), rows: sheet.rows.map(plannedRow), notUnderstood: sheet.problems,
  }));
}

const STATUS = { table: 'read', part: 'joined', duplicate: 'duplicate', skipped: 'skipped', unread: 'unknown' } as const satisfies Record<SheetReading['status'], PlannedSheet['status']>;

function plannedColumn({ letter, path, filter, way }: ColumnReading): PlannedColumn {
  return { letter, path, filter, use: way === null ? 'unknown' : filter === null ? 'unused' : 'amount', note: way === 'otherForm' ? '按其他版式的表头认出' : way === 'words' ? '按用词认出' : way === 'position' ? '没有表头，按位置认出' : '' };
}

function plannedRow({ row, label, code, way }: RowReading): PlannedRow {
  return { row, label, code, understood: way !== null };
}

/** Sheets of the other sources for the plan. */
export function plannedSource(sheets: readonly SourceSheet[]): PlannedSheet[] {
  return sheets.map(({ figures: _figures, ...sheet }): PlannedSheet => ({ ...sheet, confidence: null }));
}
