import { createHash } from 'node:crypto';
import type { Fact, Filter } from '../../../shared/ledger/fact.ts';
import type { Pack } from '../../../shared/pack/pack.ts';
import type { PostingPlan } from '../../../shared/posting/plan.ts';
import { planPosting } from '../../../shared/posting/post.ts';
import type { PlannedDocument, PlannedValue } from '../../../shared/sources/importPlan.ts';
import type { BookView, ViewCell } from '../../../shared/view/view.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type Library, codeNames } from '../packs/library.ts';
import { writeImport } from './importSourceAccept.ts';

export interface ImportRequest {
  readonly view: BookView;
  readonly file: string;
  readonly pack: Pack;
  /** Book that it goes into: the document's own year, or the year after for last year's figures. */
  readonly book: number;
  readonly period: 'current' | 'previous';
  readonly unit: string;
  /** The document is one unit's own 单位决算: its roundings belong to that unit's tables, not to the department's. */
  readonly ownUnit?: boolean;
  readonly readings?: ReadonlyMap<ViewCell, number>;
  /** Adjustments of the opening balances that the ledger holds: what the document prints as 年初 contains them. */
  readonly adjustments?: readonly Fact[];
}

/** The facts that a document of 决算表 states. Nothing is written before `acceptImport`. */
export function planImport(library: Library, request: ImportRequest): PostingPlan {
  const year = request.period === 'current' ? request.book : request.book - 1;
  return planPosting({
    view: request.view, period: request.period, unit: request.unit, statements: request.pack.statements,
    names: codeNames(library, year), fundOfCode: (code) => library.classification.budgetOf(code, year),
    ...(request.readings && { readings: request.readings }), ...(request.adjustments && { adjustments: request.adjustments }),
  });
}

/** Measures that a document of 决算表 states as a whole: an import replaces these and leaves budgets and other lines alone. */
const STATED: readonly Filter[] = [
  { measure: 'income' }, { measure: 'expenditure' }, { measure: 'economic' }, { measure: 'opening' }, { measure: 'surplusUsed' }, { measure: 'surplusAllocated' },
];

/** What the facts of a document replace. */
export function documentScope(facts: readonly Fact[]): Filter[] {
  return [...STATED, ...facts.filter(({ measure }) => measure === 'line').map(({ dimensions }): Filter => ({ measure: 'line', ...dimensions }))];
}

/** Writes an accepted plan: facts, approved rounding, learned codes and the printed values, in one transaction and one journal entry. */
export function acceptImport(ledger: Ledger, request: ImportRequest, plan: PostingPlan): void {
  const { book, period, unit, file } = request;
  writeImport(ledger, {
    kind: 'statements', file, book, period, unit, ownUnit: request.ownUnit ?? false, packId: request.pack.id, facts: plan.facts, scope: documentScope(plan.facts), digit: plan.digit,
    approved: plan.approved, learned: plan.learned, projects: [], units: [], document: documentOf(request),
  });
}

/** The cells of a document as printed, with what tells that they are the same again. */
export function documentOf({ view, period, file }: Pick<ImportRequest, 'view' | 'period' | 'file'>): PlannedDocument {
  const values = printedValues(view);
  return { id: `${period}:${file}`, sha256: createHash('sha256').update(JSON.stringify(values)).digest('hex'), values };
}

function printedValues(view: BookView): PlannedValue[] {
  return [...view.tables.values()].flatMap((table) => table.cells.map((cell): PlannedValue => ({
    role: table.role, rowId: cell.row.id, columnId: cell.column.id, state: cell.state, printed: cell.printed, value: cell.value, digit: cell.digit,
    sheet: cell.source?.sheet ?? '', cell: cell.source?.cell ?? '',
  })));
}
