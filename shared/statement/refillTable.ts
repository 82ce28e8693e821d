import type { Fact } from '../ledger/fact.ts';
import { type CellPlan, cellPlansOf, columnsOf } from './cellPlan.ts';
import type { SheetRole } from './definition.ts';
import type { FactChanges } from './changedFacts.ts';
import type { FactIndex } from './factIndex.ts';
import { accepts, matches } from './factMatching.ts';
import { type FillContext, type Place, type PlannedTable, fillCell, fillTable, planOfTable, planTable, rememberPlan, rowsById, shownCodes } from './fillTable.ts';
import type { PlannedRow } from './rows.ts';
import { type RowSource, knownRowSources } from './rowSources.ts';
import type { FilledCell, FilledPanel, FilledRow, StatementTable } from './table.ts';
import { componentMeasures } from './terms.ts';

/**
 * A table after an edit: the same object where nothing of it changed; the same rows with the cells over the changed facts filled anew;
 * filled as a whole where rows came or went.
 * @param was what it was filled from before
 * @param added names of lines and columns that the form was completed with
 */
export function refillTable<R extends SheetRole>(before: StatementTable<R>, was: FillContext, now: FillContext, added: readonly string[] = []): StatementTable<R> {
  const { definition } = before;
  const { changes } = now.index;
  const plan = planOfTable(before);
  if (changes === null || plan === undefined) return fillTable(definition, planTable(definition, now, added), now);
  if (rowsMayChange(before, changes, was, now)) {
    const next = planTable(definition, now, added);
    if (!samePlan(plan, next)) return fillTable(definition, next, now);
  }
  const facts = [...changes.removed, ...changes.added].filter((fact) => fact.period === 'current');
  if (facts.length === 0) return before;
  const columns = columnsOf(definition);
  const panels = before.panels.map((panel, at): FilledPanel => {
    const rows = plan.panels[at] ?? [];
    return refillPanel({ definition, panel: panel.definition, columns: columns[at] ?? [], rows: rowsById(rows), context: now }, panel, rows, facts);
  });
  if (panels.every((panel, at) => panel === before.panels[at])) return before;
  const table = { ...before, panels, empty: panels.every((panel) => panel.rows.every((row) => row.cells.values().every((cell) => !cell.value))) };
  rememberPlan(table, plan);
  return table;
}

/** Rows follow from the codes that have an amount and from those that a person asked for. */
function rowsMayChange({ definition }: StatementTable<SheetRole>, { removed, added }: FactChanges, was: FillContext, now: FillContext): boolean {
  if (was.shown !== now.shown && definition.panels.some((panel) => shownCodes(was, definition, panel).join() !== shownCodes(now, definition, panel).join())) return true;
  const counts = (fact: Fact): boolean => fact.period === 'current' && fact.quantity !== 0;
  const [gone, come] = [removed.filter(counts), added.filter(counts)];
  return definition.panels.some((panel) => knownRowSources(panel).some((source) => gone.some((fact) => isLast(fact, source, now.index)) || come.some((fact) => isLast(fact, source, was.index))));
}

/** A fact by which a code gets its row, without another one of the same code in the other state of the book. */
function isLast(fact: Fact, { dimension, filters, byProject }: RowSource, other: FactIndex): boolean {
  const own = filters.filter((filter) => filter.measure !== undefined && componentMeasures(filter.measure).includes(fact.measure) && matches(fact, filter));
  if (own.length === 0 || byProject) return own.length > 0;
  const code = fact.dimensions[dimension];
  return code !== undefined && !other.facts(fact.measure).some((one) => one.dimensions[dimension] === code && one.quantity !== 0 && own.some((filter) => matches(one, filter)));
}

function samePlan(a: PlannedTable, b: PlannedTable): boolean {
  return a.inserted.length === b.inserted.length && a.inserted.every((entry, at) => entry === b.inserted[at])
    && a.panels.every((rows, at) => rows.length === b.panels[at]?.length && rows.every((row, place) => sameRow(row, b.panels[at]?.[place])));
}

/** Rows of one key have one meaning. */
function sameRow(a: PlannedRow, b: PlannedRow | undefined): boolean {
  return b !== undefined && a.id === b.id && a.planKey === b.planKey && a.kind === b.kind && a.label === b.label && a.indent === b.indent && a.bold === b.bold && a.code === b.code
    && a.sum?.length === b.sum?.length && (a.sum ?? []).every((id, at) => id === b.sum?.[at]);
}

function refillPanel(place: Place, before: FilledPanel, rows: readonly PlannedRow[], facts: readonly Fact[]): FilledPanel {
  let filled: FilledRow[] | null = null;
  before.rows.forEach((old, at) => {
    const row = rows[at];
    const next = row === undefined || !mayHold(row, facts) ? old : refillRow(place, old, row, facts);
    if (next !== old) (filled ??= [...before.rows])[at] = next;
  });
  return filled === null ? before : { ...before, rows: filled };
}

/** What a row of a 科目 shows is never money of another one. */
function mayHold({ filter }: PlannedRow, facts: readonly Fact[]): boolean {
  const code = filter?.function;
  return filter !== null && (code === undefined || facts.some(({ dimensions: { function: own } }) => own !== undefined && accepts('function', own, code)));
}

function refillRow(place: Place, old: FilledRow, row: PlannedRow, facts: readonly Fact[]): FilledRow {
  let cells: Map<string, FilledCell> | null = null;
  cellPlansOf(place.panel, row, place.columns).forEach((plan, at) => {
    const entry = place.columns[at];
    const before = entry === undefined ? undefined : old.cells.get(entry.column.id);
    if (plan === undefined || entry === undefined || before === undefined || before.dash || !isTouched(plan, facts)) return;
    const cell = fillCell(place, row, entry, at, plan);
    if (cell.value !== before.value || cell.derived !== before.derived || cell.approved !== before.approved) (cells ??= new Map(old.cells)).set(entry.column.id, cell);
  });
  return cells === null ? old : { ...old, cells };
}

/** A cell that is no sum of terms may depend on any of them: a line on its parts, a form's own subtotal on other rows. */
function isTouched({ terms, signature }: CellPlan, facts: readonly Fact[]): boolean {
  if (terms === null) return signature === '' || facts.some((fact) => fact.measure === 'line');
  return terms.some((term) => facts.some((fact) => fact.measure === term.measure && matches(fact, term.filter)));
}
