import { isWellFormed } from '../classification/codeShape.ts';
import type { Fact } from '../ledger/fact.ts';
import { addressKey } from '../ledger/fact.ts';
import type { StatementDefinition } from '../statement/definition.ts';
import { evaluateBook } from '../statement/evaluate.ts';
import { withLineFunds } from '../statement/lineFunds.ts';
import type { Names } from '../statement/rows.ts';
import type { BookView, ViewCell } from '../view/view.ts';
import { postBalances } from './balances.ts';
import { postCrossed } from './crossed.ts';
import { postExpenditure } from './expenditure.ts';
import { postIncome } from './income.ts';
import { postEconomic, postLines } from './lines.ts';
import type { PostingConflict, PostingContext, PostingPlan } from './plan.ts';
import { approveRounding } from './rounding.ts';

export interface PostingInput {
  readonly view: BookView;
  readonly period: 'current' | 'previous';
  readonly unit: string;
  readonly statements: readonly StatementDefinition[];
  readonly names: Names & { isKnown(dimension: 'function' | 'economic', code: string): boolean };
  readonly fundOfCode: PostingContext['fundOfCode'];
  /** Readings that satisfy most relations, by cell: taken instead of the printed value and named as conflicts by the checks. */
  readonly readings?: ReadonlyMap<ViewCell, number>;
  /** `openingAdjustment` facts that the ledger holds for this unit and period: what is printed as 年初 contains them. */
  readonly adjustments?: readonly Fact[];
}

/** The plan of facts of a document (DESIGN §3 'Posting'). Pure: nothing is written. */
export function planPosting(input: PostingInput): PostingPlan {
  const conflicts: PostingConflict[] = [];
  const context: PostingContext = {
    period: input.period, unit: input.unit, fundOfCode: input.fundOfCode,
    valueOf: (cell) => input.readings?.get(cell) ?? cell.value, adjustments: input.adjustments ?? [],
  };
  const { view } = input;
  const spent = postExpenditure(view, context, conflicts);
  const facts = mergeSame([
    ...postIncome(view, context, conflicts),
    ...spent,
    ...postBalances(view, context, conflicts),
    ...postEconomic(view, context),
    ...postCrossed(view, context, spent, conflicts),
    ...withLineFunds(postLines(view, context, conflicts), input.statements),
  ].filter((fact) => fact.measure === 'line' || fact.quantity !== 0));
  // The rounding is judged on the document's own year, whichever period it will be kept under.
  const book = evaluateBook({ year: view.year, facts: [...facts, ...context.adjustments].map((fact) => ({ ...fact, period: 'current' })), approved: [], statements: input.statements, names: input.names });
  const approved = approveRounding(view, book, context, conflicts);
  return { facts, approved, conflicts, learned: learnedCodes(view, input), digit: precision(view) };
}

/** Two printed cells may state the same place (an economic list in two groups): amounts of one address are one fact. */
function mergeSame(facts: readonly Fact[]): Fact[] {
  const byKey = new Map<string, Fact>();
  for (const fact of facts) {
    const key = addressKey(fact);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, quantity: known.quantity + fact.quantity } : fact);
  }
  return [...byKey.values()];
}

function learnedCodes(view: BookView, input: PostingInput): PostingPlan['learned'] {
  const learned = new Map<string, PostingPlan['learned'][number]>();
  for (const table of view.tables.values()) {
    const dimension = table.role === 'generalBasicEconomic' ? 'economic' as const : 'function' as const;
    for (const row of table.rows) {
      if (row.code === undefined || !isWellFormed(dimension, row.code) || row.label === '' || input.names.isKnown(dimension, row.code)) continue;
      learned.set(`${dimension}|${row.code}`, { dimension, code: row.code, name: row.label.trim() });
    }
  }
  return [...learned.values()];
}

/** The coarsest digit among the money tables: facts follow printed precision. */
function precision(view: BookView): number {
  let digit = 1;
  for (const table of view.tables.values()) for (const cell of table.cells) {
    if (table.quantity === 'fen' && cell.filter?.key === undefined && cell.state === 'number') digit = Math.max(digit, cell.digit);
  }
  return digit;
}
