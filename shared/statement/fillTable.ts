import type { Filter } from '../ledger/fact.ts';
import type { ApprovedRounding } from './approvals.ts';
import { type CellPlan, cellPlansOf, columnsOf } from './cellPlan.ts';
import type { PanelDefinition, SheetRole, StatementDefinition } from './definition.ts';
import type { FactIndex } from './factIndex.ts';
import { type Names, type PlannedRow, alignPanels, planRows } from './rows.ts';
import type { FilledCell, FilledColumn, FilledPanel, FilledRow, StatementTable } from './table.ts';

/** A code row that a person asked for before it has an amount. */
export interface ShownRow {
  readonly role: string;
  readonly panel: string;
  readonly code: string;
}

/** What a book's statements are filled from. */
export interface FillContext {
  readonly year: number;
  readonly names: Names;
  readonly shown: readonly ShownRow[];
  readonly index: FactIndex;
  readonly approvals: ReadonlyMap<string, ApprovedRounding>;
  readonly classLabels: ReadonlyMap<string, string>;
}

/** The rows of a statement before they are filled, by panel. */
export interface PlannedTable {
  readonly panels: readonly (readonly PlannedRow[])[];
  readonly inserted: readonly string[];
}

/** @param added names of lines and columns that the form was completed with */
export function planTable(definition: StatementDefinition<SheetRole>, context: FillContext, added: readonly string[] = []): PlannedTable {
  const inserted: string[] = added.map((name) => `${definition.id}:${name}`);
  const columns = columnsOf(definition);
  const planned = definition.panels.map((panel, index) => planRows(definition, panel, amountFilters(columns[index] ?? []), context.index, context.names, context.classLabels, inserted, shownCodes(context, definition, panel)));
  return { panels: alignPanels(planned), inserted };
}

const PLANS = new WeakMap<StatementTable<SheetRole>, PlannedTable>();

/** The rows that a table was filled by. */
export function planOfTable(table: StatementTable<SheetRole>): PlannedTable | undefined {
  return PLANS.get(table);
}

export function rememberPlan(table: StatementTable<SheetRole>, plan: PlannedTable): void {
  PLANS.set(table, plan);
}

export function fillTable<R extends SheetRole>(definition: StatementDefinition<R>, plan: PlannedTable, context: FillContext): StatementTable<R> {
  const columns = columnsOf(definition);
  let line = 0;
  let empty = true;
  const panels = plan.panels.map((rows, index): FilledPanel => {
    const panel = definition.panels[index] as PanelDefinition;
    const place: Place = { definition, panel, columns: columns[index] ?? [], rows: rowsById(rows), context };
    const filled = rows.map((row) => {
      const numbered = definition.lineNumbers === true && row.kind !== 'foot';
      if (numbered) line += 1;
      const result = fillRow(place, row, numbered ? line : undefined);
      for (const cell of result.cells.values()) if (cell.value) empty = false;
      return result;
    });
    return { definition: panel, columns: columns[index] ?? [], rows: filled };
  });
  const table: StatementTable<R> = { definition, year: context.year, panels, empty, inserted: plan.inserted };
  rememberPlan(table, plan);
  return table;
}

export function shownCodes({ shown }: Pick<FillContext, 'shown'>, definition: StatementDefinition<SheetRole>, panel: PanelDefinition): readonly string[] {
  return shown.filter((row) => row.role === definition.role && row.panel === panel.id).map((row) => row.code);
}

function amountFilters(columns: readonly FilledColumn[]): Filter[] {
  return columns.filter((entry) => entry.column.kind === 'amount').map((entry) => entry.filter);
}

/** Made when a form's own subtotal asks for it. */
export function rowsById(rows: readonly PlannedRow[]): () => ReadonlyMap<string, PlannedRow> {
  let known: ReadonlyMap<string, PlannedRow> | undefined;
  return () => known ??= new Map(rows.map((row) => [row.id, row]));
}

/** Where a row stands. */
export interface Place {
  readonly definition: StatementDefinition<SheetRole>;
  readonly panel: PanelDefinition;
  readonly columns: readonly FilledColumn[];
  /** Rows of the panel by their ids. */
  rows(): ReadonlyMap<string, PlannedRow>;
  readonly context: FillContext;
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

/** @param at place of the cell's column in the panel */
export function fillCell(place: Place, row: PlannedRow, entry: FilledColumn, at: number, plan: CellPlan): FilledCell {
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

/** The facts' sum under a cell. */
function derivedOf(place: Place, row: PlannedRow, at: number, plan: CellPlan): number | null {
  if (plan.terms !== null) return place.context.index.sum(plan.terms);
  return plan.signature === '' ? summed(place, row, at) : place.context.index.quantity(plan.filter ?? {}, 'current', plan.signature);
}

function approvalOf(approvals: FillContext['approvals'], role: string, rowId: string, columnId: string, key: string): ApprovedRounding | undefined {
  if (approvals.size === 0) return undefined;
  return approvals.get(`current|${role}|${rowId}|${columnId}`) ?? (key === '' ? undefined : approvals.get(`current|${key}`));
}

/** A line without a measure of its own is the signed sum of others (a form's own subtotal). */
function summed(place: Place, row: PlannedRow, at: number): number | null {
  let total: number | null = null;
  for (const signed of row.sum ?? []) {
    const other = place.rows().get(signed.replace(/^-/, ''));
    if (other === undefined || other === row) continue;
    const plan = cellPlansOf(place.panel, other, place.columns)[at];
    const value = plan === undefined ? null : derivedOf(place, other, at, plan);
    if (value !== null) total = (total ?? 0) + (signed.startsWith('-') ? -value : value);
  }
  return total;
}
