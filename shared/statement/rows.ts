import { type Filter, intersect } from '../ledger/fact.ts';
import type { LineRow, PanelDefinition, RollupRow, SheetRole, StatementDefinition } from './definition.ts';
import type { FactIndex } from './factIndex.ts';
import { numbered, ordinalOf, withOrdinal } from './lineOrdinals.ts';
import { classFilters, codeFilters } from './rowSources.ts';

/** A row that will be filled: fixed lines as declared, code rows as the facts have them. */
export interface PlannedRow {
  readonly id: string;
  /** Names the row's meaning within its panel: rows of one key have one filter. */
  readonly planKey: string;
  readonly kind: 'line' | 'code' | 'filler' | 'foot';
  readonly label: string;
  readonly code?: string;
  readonly filter: Filter | null;
  readonly indent: number;
  readonly bold: boolean;
  readonly sum?: readonly string[];
  readonly anchor?: string;
  readonly dash?: readonly string[];
  readonly footSpan?: number;
  /** Rollup rows print zeros in every column of the zero style 'zero'; fixed lines leave unknown cells blank. */
  readonly dimension?: RollupRow['dimension'];
}

export interface Names {
  nameOf(dimension: 'function' | 'economic', code: string): string;
  /** Name of a project; its code where nobody knows it. */
  projectName?(code: string): string;
}

/** Rows of a panel in print order. `inserted` collects codes that the pack's fixed list lacks; `shown` are codes that get a row without an amount. */
export function planRows(statement: StatementDefinition<SheetRole>, panel: PanelDefinition, columnFilters: readonly Filter[], facts: FactIndex, names: Names, classLabels: ReadonlyMap<string, string>, inserted: string[], shown: readonly string[] = []): PlannedRow[] {
  const rows = panel.rows.flatMap((row) => row.kind === 'line'
    ? [plannedLine(row)]
    : rollupRows(row, panel, columnFilters, facts, names, inserted, statement.id, shown));
  const withClasses = insertClasses(rows, panel, columnFilters, facts, names, classLabels, inserted, statement.id);
  return expandSums(withClasses);
}

function plannedLine(row: LineRow): PlannedRow {
  return {
    id: row.id, planKey: row.id, kind: row.foot ? 'foot' : row.blank ? 'filler' : 'line', label: row.label, indent: row.indent ?? 0, bold: row.bold ?? false,
    filter: row.blank ? null : lineFilter(row), ...(row.classCode && { code: row.classCode }), ...(row.sum && { sum: row.sum }),
    ...(row.anchor && { anchor: row.anchor }), ...(row.dash && { dash: row.dash }), ...(row.footSpan && { footSpan: row.footSpan }),
  };
}

function lineFilter(row: LineRow): Filter {
  return row.classCode && row.filter?.function === undefined ? { ...row.filter, function: row.classCode } : (row.filter ?? {});
}

/** Codes that occur under some filters. */
function occurringCodes(dimension: RollupRow['dimension'], filters: readonly Filter[], facts: FactIndex): Set<string> {
  return new Set(filters.flatMap((filter) => facts.valuesOf(dimension, filter)));
}

function rollupRows(row: RollupRow, panel: PanelDefinition, columnFilters: readonly Filter[], facts: FactIndex, names: Names, inserted: string[], statementId: string, shown: readonly string[]): PlannedRow[] {
  const filters = codeFilters(panel, row, columnFilters);
  const occurring = [...new Set([...occurringCodes(row.dimension, filters, facts), ...shown.map((entry) => entry.split('/', 1)[0] ?? '')])]
    .filter((code) => !row.prefixes || row.prefixes.some((prefix) => code.startsWith(prefix)));
  const printed = new Set<string>();
  for (const code of occurring) {
    const levels = row.levels.filter((digits) => digits <= code.length);
    for (const digits of levels) printed.add(code.slice(0, digits));
    // A code coarser or finer than every printed level is still money: it gets a row of its own.
    if (row.dimension === 'project' || !levels.some((digits) => digits === code.length)) {
      if (row.dimension === 'project' || levels.length === 0) printed.add(code);
    }
  }
  const fixed = new Map((row.fixed ?? []).map((entry) => [entry.code, entry.label]));
  for (const code of printed) if (fixed.size > 0 && !fixed.has(code)) inserted.push(`${statementId}:${code}`);
  const order = mergeInOrder([...fixed.keys()], [...printed].filter((code) => !fixed.has(code)).sort());
  const minimum = Math.min(...order.map((code) => code.length));
  const rows = order.map((code): PlannedRow => ({
    id: `c:${code}`, planKey: `${row.id}:${code}`, kind: 'code' as const, code, dimension: row.dimension,
    label: fixed.get(code) ?? (row.dimension === 'project' ? code : names.nameOf(row.dimension, code)),
    filter: { ...row.filter, [row.dimension]: code },
    indent: row.dimension === 'project' ? 0 : row.levels.filter((digits) => digits < code.length && digits >= minimum).length,
    bold: false,
  }));
  return row.byProject ? rows.flatMap((above) => [above, ...projectRows(above, order, filters, facts, names, shown)]) : rows;
}

/** The projects under a finest code. They are no part of its sum: money beside theirs has no project. */
function projectRows(above: PlannedRow, order: readonly string[], filters: readonly Filter[], facts: FactIndex, names: Names, shown: readonly string[]): PlannedRow[] {
  const { code = '', dimension } = above;
  if (dimension === undefined || order.some((other) => other !== code && other.startsWith(code))) return [];
  const wanted = shown.flatMap((entry) => (entry.startsWith(`${code}/`) ? [entry.slice(code.length + 1)] : []));
  const projects = new Set([...occurringCodes('project', filters.flatMap((filter) => intersect(filter, { [dimension]: code }) ?? []), facts), ...wanted]);
  const { code: _code, ...rest } = above;
  return [...projects].sort().map((project): PlannedRow => ({
    ...rest, id: projectRowId(code, project), planKey: `${above.planKey}/${project}`, label: `项目：${names.projectName?.(project) ?? project}`, filter: { ...above.filter, project }, indent: above.indent + 1,
  }));
}

/** Id of the row of a project under a code; without its `c:` it is what `ShownRow.code` holds. */
export function projectRowId(code: string, project: string): string {
  return `c:${code}/${project}`;
}

/** Keeps the form's own order; a missing code (they come sorted) goes behind the last smaller code of its class, else before the first larger one. */
function mergeInOrder(fixed: readonly string[], missing: readonly string[]): string[] {
  if (fixed.length === 0) return [...missing];
  const order = [...fixed];
  for (const code of missing) {
    const before = order.findLastIndex((other) => other.slice(0, 3) === code.slice(0, 3) && other < code);
    const after = order.findIndex((other) => other > code);
    order.splice(before >= 0 ? before + 1 : after >= 0 ? after : order.length, 0, code);
  }
  return order;
}

/** A class with money that the form's class list lacks is inserted in order, never dropped. */
function insertClasses(rows: readonly PlannedRow[], panel: PanelDefinition, columnFilters: readonly Filter[], facts: FactIndex, names: Names, classLabels: ReadonlyMap<string, string>, inserted: string[], statementId: string): PlannedRow[] {
  const classes = rows.filter((row) => row.kind === 'line' && row.code !== undefined);
  const first = classes[0];
  if (!first) return [...rows];
  const { function: _code, ...lineBase } = first.filter ?? {};
  const listed = new Set(classes.map((row) => row.code));
  const missing = [...occurringCodes('function', classFilters(panel, first, columnFilters), facts)].map((code) => code.slice(0, 3)).filter((code) => !listed.has(code));
  let result = [...rows];
  let strange = 0;
  for (const code of [...new Set(missing)].sort()) {
    inserted.push(`${statementId}:${code}`);
    let at = result.findLastIndex((row) => row.code !== undefined && row.code < code) + 1;
    if (at === 0) at = result.findIndex((row) => row.code !== undefined);
    const label = classLabels.get(code) ?? classNamed(names.nameOf('function', code), code, classLabels, strange);
    result.splice(at, 0, { id: `c:${code}`, planKey: `c:${code}`, kind: 'line', code, label, filter: { ...lineBase, function: code }, indent: first.indent, bold: false });
    if (classLabels.has(code)) continue;
    strange += 1;
    result = result.map((row) => (row.code !== undefined && row.code > code && classLabels.has(row.code) ? { ...row, label: withNextOrdinal(row.label) } : row));
  }
  return result;
}

/** A class that no form of the pack lists bears the number behind the class before it, where the classes are numbered; those behind it move on. `strange`: such classes before it. */
function classNamed(name: string, code: string, classLabels: ReadonlyMap<string, string>, strange: number): string {
  const before = Math.max(0, ...[...classLabels].flatMap(([other, label]) => (other < code ? ordinalOf(label) ?? [] : [])));
  return before === 0 ? name : numbered(name, before + strange + 1);
}

function withNextOrdinal(label: string): string {
  const own = ordinalOf(label.replace(/^…+/, ''));
  return own === null ? label : `${/^…*/.exec(label)?.[0] ?? ''}${withOrdinal(label.replace(/^…+/, ''), own + 1)}`;
}

/**
 * Declared sums name rows; `c:*` means every class line. Code rows get theirs from the codes: a parent is the sum of its nearest
 * printed level, a line that sums `codes` the sum of the topmost level.
 */
function expandSums(rows: readonly PlannedRow[]): PlannedRow[] {
  const below = directlyBelow(rows.filter((row) => row.kind === 'code' && row.code !== undefined));
  const ids = new Set(rows.map((row) => row.id));
  const classes = rows.filter((row) => row.kind === 'line' && row.code !== undefined).map((row) => row.id);
  const top = below.get('');
  return rows.map((row) => {
    if (row.kind === 'code' && row.code !== undefined) {
      const sum = below.get(row.code);
      return sum === undefined ? row : { ...row, sum };
    }
    const sum = row.sum?.flatMap((id) => (id === 'c:*' ? classes : id === 'codes' ? top ?? [] : ids.has(id.replace(/^-/, '')) ? [id] : []));
    if (sum && sum.length > 0) return { ...row, sum };
    const { sum: _none, ...bare } = row;
    return row.id === 'total' && top !== undefined ? { ...bare, sum: top } : bare;
  });
}

/** Row ids by the nearest code above them that has a row, in the order of the rows; '' for those under none. */
function directlyBelow(rows: readonly PlannedRow[]): ReadonlyMap<string, readonly string[]> {
  const codes = new Set(rows.map((row) => row.code ?? ''));
  const lengths = [...new Set([...codes].map((code) => code.length))].sort((a, b) => b - a);
  const below = new Map<string, string[]>();
  for (const { id, code = '' } of rows) {
    const length = lengths.find((digits) => digits < code.length && codes.has(code.slice(0, digits))) ?? 0;
    const above = code.slice(0, length);
    const list = below.get(above);
    if (list) list.push(id);
    else below.set(above, [id]);
  }
  return below;
}

/** Makes the panels equally high: rows with the same anchor on one level, foot rows at the bottom. */
export function alignPanels(panels: readonly (readonly PlannedRow[])[]): PlannedRow[][] {
  if (panels.length === 1) return panels.map((rows) => [...rows]);
  const bodies = panels.map((rows) => rows.filter((row) => row.kind !== 'foot'));
  const anchors = [...new Set(bodies.flatMap((rows) => rows.flatMap((row) => (row.anchor ? [row.anchor] : []))))];
  const aligned = bodies.map((rows) => [...rows]);
  for (const anchor of anchors) {
    const places = aligned.map((rows) => rows.findIndex((row) => row.anchor === anchor));
    const level = Math.max(...places);
    aligned.forEach((rows, index) => {
      const place = places[index] ?? -1;
      if (place >= 0 && place < level) rows.splice(place, 0, ...fillers(level - place, `${anchor}-${index}`));
    });
  }
  const height = Math.max(...aligned.map((rows) => rows.length));
  return aligned.map((rows, index) => [...rows, ...fillers(height - rows.length, `end-${index}`), ...(panels[index] ?? []).filter((row) => row.kind === 'foot')]);
}

function fillers(count: number, name: string): PlannedRow[] {
  return Array.from({ length: count }, (_, i) => ({ id: `filler-${name}-${i + 1}`, planKey: '', kind: 'filler' as const, label: '', filter: null, indent: 0, bold: false }));
}
