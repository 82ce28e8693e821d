import { type Fact, signature } from '../ledger/fact.ts';
import { type ApprovedRounding, indexApprovals, sameApprovals } from './approvals.ts';
import { completedForm } from './completion.ts';
import type { SheetRole, StatementDefinition } from './definition.ts';
import { FactIndex } from './factIndex.ts';
import type { Figures } from './figures.ts';
import { type FillContext, type ShownRow, fillTable, planTable } from './fillTable.ts';
import { refillTable } from './refillTable.ts';
import type { Names } from './rows.ts';
import type { StatementTable } from './table.ts';

export type { ApprovedRounding } from './approvals.ts';
export type { ShownRow } from './fillTable.ts';

export interface BookInput {
  readonly year: number;
  readonly facts: readonly Fact[];
  readonly approved: readonly ApprovedRounding[];
  readonly statements: readonly StatementDefinition[];
  readonly names: Names;
  /** Unit codes to take; all when absent. */
  readonly units?: readonly string[];
  /** Code rows to show beside those that have an amount. */
  readonly shown?: readonly ShownRow[];
}

export interface EvaluatedBook extends Figures {
  readonly tables: readonly StatementTable[];
  readonly facts: FactIndex;
}

/** What a book was evaluated from. */
interface Evaluation {
  readonly input: BookInput;
  readonly context: FillContext;
}

const EVALUATIONS = new WeakMap<EvaluatedBook, Evaluation>();

/**
 * Fills every statement of a book.
 * @param before the same book before an edit: tables that the edit does not touch are the same objects, and of the others only the cells
 * over what changed are filled anew. The result is the one that is given without it.
 */
export function evaluateBook(input: BookInput, before?: EvaluatedBook): EvaluatedBook {
  const known = before === undefined ? undefined : EVALUATIONS.get(before);
  const followed = known !== undefined && canFollow(known.input, input) ? known : undefined;
  const facts = new FactIndex(input.facts, input.units, followed?.context.index);
  const approvals = followed?.context.approvals ?? indexApprovals(input.approved);
  const context: FillContext = { year: input.year, names: input.names, shown: input.shown ?? [], index: facts, approvals, classLabels: followed?.context.classLabels ?? classLabelsOf(input.statements) };
  const tables = input.statements.map((definition, at) => {
    const form = completedForm(definition, facts);
    const table = followed === undefined ? undefined : before?.tables[at];
    return table === undefined || followed === undefined || table.definition !== form.definition ? fillTable(form.definition, planTable(form.definition, context, form.added), context) : refillTable(table, followed.context, context, form.added);
  });
  const book: EvaluatedBook = {
    year: input.year, tables, facts, hasPrevious: facts.hasPeriod('previous'),
    quantity: (filter, period = 'current') => {
      const derived = facts.quantity(filter, period);
      const approval = approvals.get(`${period}|${signature(filter)}`);
      return approval !== undefined && approval.derived === (derived ?? 0) ? approval.approved : derived;
    },
    valuesOf: (dimension, filter, period = 'current') => facts.valuesOf(dimension, filter, period),
    nameOf: (dimension, code) => input.names.nameOf(dimension, code),
  };
  EVALUATIONS.set(book, { input, context });
  return book;
}

/** True where nothing but facts and shown rows may be another. */
function canFollow(before: BookInput, now: BookInput): boolean {
  return before.year === now.year && before.statements === now.statements && before.names === now.names && sameApprovals(before.approved, now.approved);
}

/** Fills further forms from an evaluated book, without approved rounding: what is entered is shown, not what is printed. */
export function evaluateBeside<R extends SheetRole>(book: EvaluatedBook, definitions: readonly StatementDefinition<R>[], input: Pick<BookInput, 'names' | 'shown'>): StatementTable<R>[] {
  const context: FillContext = { names: input.names, shown: input.shown ?? [], year: book.year, index: book.facts, approvals: new Map(), classLabels: new Map() };
  return definitions.map((definition) => fillTable(definition, planTable(definition, context), context));
}

/** Printed names of class lines in any statement of the pack: an inserted class takes the form's own wording and ordinal. */
function classLabelsOf(statements: readonly StatementDefinition[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const statement of statements) for (const panel of statement.panels) for (const row of panel.rows) {
    if (row.kind === 'line' && row.classCode && !labels.has(row.classCode)) labels.set(row.classCode, row.label.replace(/^…+/, ''));
  }
  return labels;
}
