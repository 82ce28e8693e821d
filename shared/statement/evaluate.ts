import { type Fact, type Filter, signature } from '../ledger/fact.ts';
import { type CellPlan, cellPlansOf, columnsOf } from './cellPlan.ts';
import type { PanelDefinition, SheetRole, StatementDefinition } from './definition.ts';
import { FactIndex } from './factIndex.ts';
import type { Figures, Period } from './figures.ts';
import { type Names, type PlannedRow, alignPanels, planRows } from './rows.ts';
import type { FilledCell, FilledColumn, FilledPanel, FilledRow, StatementTable } from './table.ts';

/**
 * A printed roll-up that the 批复 fixed (DESIGN §3 'Approved rounding'): shown instead of the derived value for as long as
 * the facts beneath still give `derived`.
 */
export interface ApprovedRounding {
  readonly period: Period;
  readonly role: string;
  readonly rowId: string;
  readonly columnId: string;
  readonly signature: string;
  readonly derived: number;
  readonly approved: number;
}

/** A code row that a person asked for before it has an amount. */
export interface ShownRow {
  readonly role: string;
  readonly panel: string;
  readonly code: string;
}

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

/** Fills every statement of a book. One pass, no state: call it again after every edit. */
export function evaluateBook(input: BookInput): EvaluatedBook {
  const facts = new FactIndex(input.facts, input.units);
  const approvals = indexApprovals(input.approved);
  const classLabels = classLabelsOf(input.statements);
  const tables = input.statements.map((definition) => evaluateStatement(definition, { ...input, index: facts, approvals, classLabels }));
  return {
    year: input.year, tables, facts, hasPrevious: facts.hasPeriod('previous'),
    quantity: (filter, period = 'current') => {
      const derived = facts.quantity(filter, period);
      const known = approvals.get(`${period}|${signature(filter)}`);
      return known !== undefined && known.derived === (derived ?? 0) ? known.approved : derived;
    },
    valuesOf: (dimension, filter, period = 'current') => facts.valuesOf(dimension, filter, period),
    nameOf: (dimension, code) => input.names.nameOf(dimension, code),
  };
}

interface Context extends Pick<BookInput, 'year' | 'names' | 'shown'> {
  readonly index: FactIndex;
  readonly approvals: ReadonlyMap<string, ApprovedRounding>;
  readonly classLabels: ReadonlyMap<string, string>;
}

/** Fills further forms from an evaluated book, without approved rounding: what is entered is shown, not what is printed. */
export function evaluateBeside<R extends SheetRole>(book: EvaluatedBook, definitions: readonly StatementDefinition<R>[], input: Pick<BookInput, 'names' | 'shown'>): StatementTable<R>[] {
  return definitions.map((definition) => evaluateStatement(definition, { ...input, year: book.year, index: book.facts, approvals: new Map(), classLabels: new Map() }));
}

/** By cell and, for the other views of the same quantity, by meaning (the first printed one wins). */
function indexApprovals(approved: readonly ApprovedRounding[]): Map<string, ApprovedRounding> {
  const index = new Map<string, ApprovedRounding>();
  for (const entry of approved) {
    index.set(`${entry.period}|${entry.role}|${entry.rowId}|${entry.columnId}`, entry);
    const bySignature = `${entry.period}|${entry.signature}`;
    if (entry.signature !== '' && !index.has(bySignature)) index.set(bySignature, entry);
  }
  return index;
}

/** Printed names of class lines in any statement of the pack: an inserted class takes the form's own wording and ordinal. */
function classLabelsOf(statements: readonly StatementDefinition[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const statement of statements) for (const panel of statement.panels) for (const row of panel.rows) {
    if (row.kind === 'line' && row.classCode && !labels.has(row.classCode)) labels.set(row.classCode, row.label.replace(/^…+/, ''));
  }
  return labels;
}

function evaluateStatement<R extends SheetRole>(definition: StatementDefinition<R>, context: Context): StatementTable<R> {
  const inserted: string[] = [];
  const columns = columnsOf(definition);
  const planned = definition.panels.map((panel, index) => planRows(definition, panel, amountFilters(columns[index] ?? []), context.index, context.names, context.classLabels, inserted, shownCodes(context, definition, panel)));
  let line = 0;
  let empty = true;
  const panels = alignPanels(planned).map((rows, index): FilledPanel => {
    const panel = definition.panels[index] as PanelDefinition;
    const byId = new Map(rows.map((row) => [row.id, row]));
    const filled = rows.map((row) => {
      const numbered = definition.lineNumbers === true && row.kind !== 'foot';
      if (numbered) line += 1;
      const result = fillRow({ definition, panel, columns: columns[index] ?? [], rows: byId, context }, row, numbered ? line : undefined);
      for (const cell of result.cells.values()) if (cell.value) empty = false;
      return result;
    });
    return { definition: panel, columns: columns[index] ?? [], rows: filled };
  });
  return { definition, year: context.year, panels, empty, inserted };
}

function shownCodes({ shown }: Context, definition: StatementDefinition<SheetRole>, panel: PanelDefinition): readonly string[] {
  return (shown ?? []).filter((row) => row.role === definition.role && row.panel === panel.id).map((row) => row.code);
}

function amountFilters(columns: readonly FilledColumn[]): Filter[] {
  return columns.filter((entry) => entry.column.kind === 'amount').map((entry) => entry.filter);
}

/** Where a row stands. */
interface Place {
  readonly definition: StatementDefinition<SheetRole>;
  readonly panel: PanelDefinition;
  readonly columns: readonly FilledColumn[];
  readonly rows: ReadonlyMap<string, PlannedRow>;
  readonly context: Context;
}

function fillRow(place: Place, row: PlannedRow, line: number | undefined): FilledRow {
  const cells = new Map<string, FilledCell>();
  if (row.filter !== null) {
    const plans = cellPlansOf(place.panel, row, place.columns);
    for (let i = 0; i < plans.length; i += 1) {
      const [plan, entry] = [plans[i], place.columns[i]];
      if (plan !== undefined && entry !== undefined) cells.set(entry.column.id, fillCell(place, row, entry, i, plan));
    }
  }
  const { id, kind, label, code, indent, bold, filter, sum, footSpan, anchor } = row;
  return {
    id, kind, label, indent, bold, filter, cells, ...(code !== undefined && { code }), ...(line !== undefined && { line }), ...(sum && { sum }),
    ...(footSpan !== undefined && { footSpan }), ...(anchor !== undefined && { anchor }),
  };
}

const DASH: FilledCell = { filter: null, signature: '', value: null, derived: null, approved: false, dash: true, editable: false };

function fillCell(place: Place, row: PlannedRow, entry: FilledColumn, at: number, plan: CellPlan): FilledCell {
  if (row.dash?.includes(entry.column.id)) return DASH;
  const { context, definition } = place;
  const derived = derivedOf(place, row, at, plan);
  const known = approvalOf(context.approvals, definition.role, row.id, entry.column.id, plan.signature);
  const holds = known !== undefined && known.derived === (derived ?? 0);
  const zeroFilled = derived === null && row.kind === 'code' && definition.zero === 'zero';
  return {
    filter: plan.filter, signature: plan.signature, value: holds ? known.approved : zeroFilled ? 0 : derived, derived,
    approved: holds && known.approved !== (derived ?? 0), dash: false, editable: plan.entry && row.sum === undefined && entry.column.sum === undefined,
  };
}

/** The facts' sum under a cell. @param at place of the cell's column in the panel */
function derivedOf(place: Place, row: PlannedRow, at: number, plan: CellPlan): number | null {
  if (plan.terms !== null) return place.context.index.sum(plan.terms);
  return plan.signature === '' ? summed(place, row, at) : place.context.index.quantity(plan.filter ?? {}, 'current', plan.signature);
}

function approvalOf(approvals: Context['approvals'], role: string, rowId: string, columnId: string, key: string): ApprovedRounding | undefined {
  if (approvals.size === 0) return undefined;
  return approvals.get(`current|${role}|${rowId}|${columnId}`) ?? (key === '' ? undefined : approvals.get(`current|${key}`));
}

/** A line without a measure of its own is the signed sum of others (a form's own subtotal). */
function summed(place: Place, row: PlannedRow, at: number): number | null {
  let total: number | null = null;
  for (const signed of row.sum ?? []) {
    const other = place.rows.get(signed.replace(/^-/, ''));
    if (other === undefined || other === row) continue;
    const plan = cellPlansOf(place.panel, other, place.columns)[at];
    const value = plan === undefined ? null : derivedOf(place, other, at, plan);
    if (value !== null) total = (total ?? 0) + (signed.startsWith('-') ? -value : value);
  }
  return total;
}
