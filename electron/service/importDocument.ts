import { createHash } from 'node:crypto';
import type { Filter } from '../../shared/ledger/fact.ts';
import type { Pack } from '../../shared/pack/pack.ts';
import type { PostingPlan } from '../../shared/posting/plan.ts';
import { planPosting } from '../../shared/posting/post.ts';
import type { BookView, ViewCell } from '../../shared/view/view.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { replaceApprovedRounding } from '../ledger/subjects/approvedRounding.ts';
import { replaceFacts } from '../ledger/subjects/facts.ts';
import { learnCode } from '../ledger/subjects/learnedCodes.ts';
import { type PrintedValue, putDocument } from '../ledger/subjects/printedValues.ts';
import { WHOLE_DEPARTMENT } from '../ledger/subjects/units.ts';
import { type Library, codeNames } from './library.ts';

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
}

/** What an import would write. Nothing is written before `acceptImport`. */
export function planImport(library: Library, request: ImportRequest): PostingPlan {
  const year = request.period === 'current' ? request.book : request.book - 1;
  return planPosting({
    view: request.view, period: request.period, unit: request.unit, statements: request.pack.statements,
    names: codeNames(library, year), fundOfCode: (code) => library.classification.budgetOf(code, year),
    ...(request.readings && { readings: request.readings }),
  });
}

/** Measures that a document of 决算表 states: an import replaces these and leaves budgets and other lines alone. */
const STATED: readonly Filter[] = [
  { measure: 'income' }, { measure: 'expenditure' }, { measure: 'economic' }, { measure: 'opening' }, { measure: 'surplusUsed' }, { measure: 'surplusAllocated' },
];

/** Writes an accepted plan: facts, approved rounding, learned codes and the printed values, in one transaction and one journal entry. */
export function acceptImport(ledger: Ledger, request: ImportRequest, plan: PostingPlan): void {
  const what = `导入${request.period === 'previous' ? '上年' : ''} ${request.file}`;
  ledger.write(request.book, { what }, (tx) => {
    const lines = plan.facts.filter((fact) => fact.measure === 'line');
    const scope = [...STATED, ...lines.map((fact): Filter => ({ measure: 'line', ...fact.dimensions }))];
    replaceFacts(tx, request.book, request.period, request.unit, plan.facts, scope);
    replaceApprovedRounding(tx, request.book, request.period, request.ownUnit ? request.unit : WHOLE_DEPARTMENT, plan.approved);
    for (const code of plan.learned) learnCode(tx, request.book, code);
    putDocument(tx, request.book, {
      id: `${request.period}:${request.file}`, file: request.file, sha256: createHash('sha256').update(JSON.stringify(printedValues(request.view))).digest('hex'),
      period: request.period, unit: request.unit, pack: request.pack.id, importedAt: ledger.stamp().at,
    }, printedValues(request.view));
  });
}

function printedValues(view: BookView): PrintedValue[] {
  return [...view.tables.values()].flatMap((table) => table.cells.map((cell): PrintedValue => ({
    role: table.role, rowId: cell.row.id, columnId: cell.column.id, state: cell.state, printed: cell.printed, value: cell.value, digit: cell.digit,
    sheet: cell.source?.sheet ?? '', cell: cell.source?.cell ?? '',
  })));
}
