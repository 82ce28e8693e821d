import { FACT_MEASURES, type Fact, type FactMeasure, type Filter, intersect, signature } from '../ledger/fact.ts';
import { type PanelDefinition, type StatementDefinition, leafColumns, leafFilters } from './definition.ts';
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

export interface BookInput {
  readonly year: number;
  readonly facts: readonly Fact[];
  readonly approved: readonly ApprovedRounding[];
  readonly statements: readonly StatementDefinition[];
  readonly names: Names;
  /** Unit codes to take; all when absent. */
  readonly units?: readonly string[];
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

interface Context extends BookInput {
  readonly index: FactIndex;
  readonly approvals: ReadonlyMap<string, ApprovedRounding>;
  readonly classLabels: ReadonlyMap<string, string>;
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

function evaluateStatement(definition: StatementDefinition, context: Context): StatementTable {
  const inserted: string[] = [];
  let number = 0;
  const columns = definition.panels.map((panel): FilledColumn[] => {
    const filters = leafFilters(panel.columns);
    return leafColumns(panel.columns).map(({ column, path }) => {
      const isAmount = column.kind === 'amount';
      if (isAmount) number += 1;
      return { column, path, filter: filters.get(column.id) ?? {}, ...(isAmount && { number: String(number) }) };
    });
  });
  const planned = definition.panels.map((panel, index) => planRows(definition, panel, amountFilters(columns[index] ?? []), context.index, context.names, context.classLabels, inserted));
  let line = 0;
  const panels = alignPanels(planned).map((rows, index): FilledPanel => {
    const panel = definition.panels[index] as PanelDefinition;
    const filled = rows.map((row) => {
      if (definition.lineNumbers && row.kind !== 'foot') line += 1;
      return fillRow(definition, panel, row, columns[index] ?? [], definition.lineNumbers && row.kind !== 'foot' ? line : undefined, rows, context);
    });
    return { definition: panel, columns: columns[index] ?? [], rows: filled };
  });
  const empty = panels.every((panel) => panel.rows.every((row) => [...row.cells.values()].every((cell) => !cell.value)));
  return { definition, year: context.year, panels, empty, inserted };
}

function amountFilters(columns: readonly FilledColumn[]): Filter[] {
  return columns.filter((entry) => entry.column.kind === 'amount').map((entry) => entry.filter);
}

function fillRow(definition: StatementDefinition, panel: PanelDefinition, row: PlannedRow, columns: readonly FilledColumn[], line: number | undefined, siblings: readonly PlannedRow[], context: Context): FilledRow {
  const cells = new Map<string, FilledCell>();
  if (row.filter !== null) {
    for (const entry of columns) {
      if (entry.column.kind !== 'amount') continue;
      cells.set(entry.column.id, fillCell(definition, panel, row, entry, siblings, context));
    }
  }
  const { dash: _dash, dimension: _dimension, ...rest } = row;
  return { ...rest, ...(line !== undefined && { line }), cells };
}

function fillCell(definition: StatementDefinition, panel: PanelDefinition, row: PlannedRow, entry: FilledColumn, siblings: readonly PlannedRow[], context: Context): FilledCell {
  if (row.dash?.includes(entry.column.id)) return { filter: null, signature: '', value: null, derived: null, approved: false, dash: true, editable: false };
  const filter = cellFilter(panel, row, entry.filter);
  const derived = filter?.measure === undefined ? summed(panel, row, entry, siblings, context) : context.index.quantity(filter);
  const key = filter?.measure === undefined ? '' : signature(filter);
  const known = context.approvals.get(`current|${definition.role}|${row.id}|${entry.column.id}`) ?? (key === '' ? undefined : context.approvals.get(`current|${key}`));
  const holds = known !== undefined && known.derived === (derived ?? 0);
  const zeroFilled = derived === null && row.kind === 'code' && definition.zero === 'zero';
  const value = holds ? known.approved : zeroFilled ? 0 : derived;
  const leaf = row.sum === undefined && entry.column.sum === undefined;
  return { filter: filter ?? null, signature: key, value, derived, approved: holds && known.approved !== (derived ?? 0), dash: false, editable: leaf && filter !== null && isEntry(filter) };
}

function cellFilter(panel: PanelDefinition, row: PlannedRow, column: Filter): Filter | null {
  const rows = intersect(panel.filter ?? {}, row.filter ?? {});
  return rows === null ? null : intersect(rows, column);
}

/** A line without a measure of its own is the signed sum of others (a form's own subtotal). */
function summed(panel: PanelDefinition, row: PlannedRow, entry: FilledColumn, siblings: readonly PlannedRow[], context: Context): number | null {
  let total: number | null = null;
  for (const signed of row.sum ?? []) {
    const other = siblings.find((candidate) => candidate.id === signed.replace(/^-/, ''));
    const filter = other && other !== row ? cellFilter(panel, other, entry.filter) : null;
    const value = other === undefined || other === row ? null : filter?.measure !== undefined ? context.index.quantity(filter) : summed(panel, other, entry, siblings, context);
    if (value !== null) total = (total ?? 0) + (signed.startsWith('-') ? -value : value);
  }
  return total;
}

const REQUIRED: Readonly<Record<string, readonly (keyof Filter)[]>> = {
  income: ['source'], expenditure: ['fund', 'nature', 'function'], economic: ['fund', 'nature', 'economic'], opening: ['fund'],
  openingAdjustment: ['fund'], surplusUsed: [], surplusAllocated: [], budget: ['stage', 'fund', 'function'], line: ['key', 'stage'],
};

/** A cell can be typed into when its filter fixes one place for a fact: single values in every required dimension. */
function isEntry(filter: Filter): boolean {
  if (filter.measure === undefined || !(FACT_MEASURES as readonly string[]).includes(filter.measure)) return false;
  const required = REQUIRED[filter.measure as FactMeasure] ?? [];
  return required.every((dimension) => typeof filter[dimension] === 'string')
    && Object.values(filter).every((value) => typeof value === 'string')
    && (typeof filter.function !== 'string' || filter.function.length === 7);
}
