import { type Filter, intersect } from '../ledger/fact.ts';
import { type ColumnDefinition, type LineRow, type PanelDefinition, type RowDefinition, type StatementDefinition, leafColumns, leafFilters } from './definition.ts';
import type { FactIndex } from './factIndex.ts';
import { type Gap, gapsOf } from './formGaps.ts';
import { countedOn, ordinalOf, withOrdinal, writtenOrdinal } from './lineOrdinals.ts';

/** A form as one book prints it. */
export interface CompletedForm {
  readonly definition: StatementDefinition;
  /** Names (codes of classes) of the lines and columns that the form lacks, or leaves out while they are empty, and the book has money of, each once. */
  readonly added: readonly string[];
}

const COMPLETED = new WeakMap<StatementDefinition, Map<string, CompletedForm>>();

/**
 * The form with a line or column for each fund, source or nature that its totals hold, that it has none for, and that the book has
 * money of; and without the lines that it prints only with an amount. The same object for the same additions, so that what is kept with a
 * form (meanings of its cells) holds.
 */
export function completedForm(definition: StatementDefinition, facts: FactIndex): CompletedForm {
  const gaps = gapsOf(definition).filter((gap) => gap.asked.some((filter) => (facts.quantity(filter) ?? 0) !== 0));
  const left = emptyPlaces(definition, facts);
  const key = JSON.stringify([gaps.map(({ panel, total, value }) => [panel, total, value]), left]);
  const known = COMPLETED.get(definition) ?? new Map<string, CompletedForm>();
  COMPLETED.set(definition, known);
  const form = known.get(key) ?? complete(definition, gaps, new Set(left));
  known.set(key, form);
  return form;
}

/** Places of the lines and columns that the form prints only with an amount and that have none. */
function emptyPlaces({ panels }: StatementDefinition, facts: FactIndex): string[] {
  const isEmpty = (filter: Filter | null, others: readonly Filter[]): boolean => filter === null
    || others.every((other) => { const cell = intersect(filter, other); return cell?.measure === undefined || (facts.quantity(cell) ?? 0) === 0; });
  return panels.flatMap((panel) => {
    const columns = leafFilters(panel.columns);
    const within = (filter: Filter | undefined): Filter | null => intersect(panel.filter ?? {}, filter ?? {});
    const rows = panel.rows.flatMap((row) => (row.kind === 'line' && row.whenEmpty !== undefined && isEmpty(within(row.filter), [...columns.values()]) ? [placeOf(panel, row)] : []));
    return [...rows, ...leavesOf(panel.columns).filter((leaf) => leaf.whenEmpty !== undefined && isEmpty(within(columns.get(leaf.id)), panel.rows.map((row) => row.filter ?? {}))).map((leaf) => placeOf(panel, leaf))];
  });
}

function placeOf(panel: PanelDefinition, { id }: { readonly id: string }): string {
  return `${panel.id}|${id}`;
}

function leavesOf(columns: readonly ColumnDefinition[]): ColumnDefinition[] {
  return leafColumns(columns).map(({ column }) => column);
}

function complete(definition: StatementDefinition, gaps: readonly Gap[], left: ReadonlySet<string>): CompletedForm {
  const added = addedNames(definition, gaps, left);
  if (gaps.length === 0 && left.size === 0) return { definition, added };
  let elided = false;
  const panels = definition.panels.map((panel) => {
    const own = inOrderOfPlacing(gaps.filter((gap) => gap.panel === panel.id));
    const isLeft = (one: { readonly id: string }): boolean => left.has(placeOf(panel, one));
    const rows = withoutEmpty(own.filter((gap) => gap.kind === 'row').reduce<readonly RowDefinition[]>(withRow, panel.rows), isLeft);
    const columns = own.filter((gap) => gap.kind === 'column').reduce<readonly ColumnDefinition[]>(withColumn, withoutColumns(panel.columns, isLeft));
    elided ||= rows.some((row) => row.kind === 'line' && row.label.startsWith(ELLIPSIS));
    return { ...panel, columns, rows };
  });
  const notes = gaps.length > 0 && definition.completedNotes !== undefined ? definition.completedNotes : definition.notes;
  return { definition: { ...definition, notes: [...notes, ...(elided && definition.elisionNote !== undefined ? [definition.elisionNote] : [])], panels }, added };
}

/** What is printed beside the form: what it lacks, and what it prints only with an amount. Classes by their codes, the rest by name. */
function addedNames(definition: StatementDefinition, gaps: readonly Gap[], left: ReadonlySet<string>): string[] {
  const lacking = gaps.map((gap) => gap.label.slice(writtenOrdinal(gap.label).length));
  const kept = definition.panels.flatMap((panel) => [
    ...panel.rows.flatMap((row) => (row.kind === 'line' && row.whenEmpty !== undefined && !left.has(placeOf(panel, row)) ? [row.classCode ?? row.label] : [])),
    ...leavesOf(panel.columns).flatMap((leaf) => (leaf.whenEmpty !== undefined && !left.has(placeOf(panel, leaf)) ? [leaf.label] : [])),
  ]);
  return [...new Set([...lacking, ...kept])];
}

/** Leaves that are left out leave the sums too; a head without any is left out with them. */
function withoutColumns(columns: readonly ColumnDefinition[], isLeft: (column: ColumnDefinition) => boolean): ColumnDefinition[] {
  const gone = new Set(leavesOf(columns).filter((leaf) => leaf.whenEmpty !== undefined && isLeft(leaf)).map((leaf) => leaf.id));
  const kept = (list: readonly ColumnDefinition[]): ColumnDefinition[] => list.flatMap((column): ColumnDefinition[] => {
    if (column.children === undefined) return gone.has(column.id) ? [] : [column.sum === undefined ? column : { ...column, sum: column.sum.filter((id) => !gone.has(id)) }];
    const children = kept(column.children);
    return children.length === 0 ? [] : [{ ...column, children }];
  });
  return gone.size === 0 ? [...columns] : kept(columns);
}

/** Several behind one sister are put there from the last to the first. */
function inOrderOfPlacing(gaps: readonly Gap[]): Gap[] {
  return [...gaps.filter((gap) => gap.first), ...gaps.filter((gap) => !gap.first).reverse()];
}

/** The new line beside its sister, its number counted on, and its total with it. */
function withRow(rows: readonly RowDefinition[], gap: Gap): RowDefinition[] {
  const beside = rows.findIndex((row) => row.id === gap.beside);
  const sister = rows[beside];
  if (sister?.kind !== 'line') return [...rows];
  const below = rows.findIndex((row, place) => place > beside && !(row.kind === 'line' && (row.indent ?? 0) > (sister.indent ?? 0)));
  const at = gap.first ? beside : below < 0 ? rows.length : below;
  const ordinal = ordinalOf(sister.label);
  const { sum: _sum, aliases: _aliases, anchor: _anchor, ...like } = sister;
  const row: LineRow = { ...like, id: gap.id, label: ordinal === null ? gap.label : withOrdinal(gap.label, gap.first ? ordinal : ordinal + 1), filter: gap.filter };
  const grown = rows.toSpliced(at, 0, row).map((one): RowDefinition => (one.id === gap.total && one.kind === 'line' ? { ...one, sum: summedWith(one.sum, gap) } : one));
  const labels = countedOn(grown.map((one) => (one.kind === 'line' ? one.label : '')), at);
  return grown.map((one, place): RowDefinition => (one.kind === 'line' ? { ...one, label: labels[place] ?? one.label } : one));
}

function withColumn(columns: readonly ColumnDefinition[], gap: Gap): ColumnDefinition[] {
  const at = columns.findIndex((column) => column.id === gap.beside);
  const grown = columns.map((column): ColumnDefinition => ({
    ...column, ...(column.children && { children: withColumn(column.children, gap) }), ...(column.id === gap.total && { sum: summedWith(column.sum, gap) }),
  }));
  const sister = columns[at];
  if (sister === undefined) return grown;
  const { sum: _sum, ...like } = sister;
  return grown.toSpliced(gap.first ? at : at + 1, 0, { ...like, id: gap.id, label: gap.label, filter: gap.filter });
}

function summedWith(sum: readonly string[] | undefined, gap: Gap): string[] {
  const parts = [...(sum ?? [])];
  const at = parts.indexOf(gap.beside);
  return parts.toSpliced(gap.first ? at : at + 1, 0, gap.id);
}

const ELLIPSIS = '……';

/** Empty lines are left out; where the form says so, an ellipsis stands before the next line that is printed. */
function withoutEmpty(rows: readonly RowDefinition[], isLeft: (row: RowDefinition) => boolean): RowDefinition[] {
  let open = false;
  return rows.flatMap((row): RowDefinition[] => {
    if (row.kind !== 'line') return [row];
    if (isLeft(row)) { open ||= row.whenEmpty === 'ellipsis'; return []; }
    const led = open && !row.blank;
    if (led) open = false;
    return [led ? { ...row, label: `${ELLIPSIS}${row.label}` } : row];
  });
}
