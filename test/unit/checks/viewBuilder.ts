import { type Filter, intersect, signature } from '../../../shared/ledger/fact.ts';
import { LINE_KEY_BY_ID } from '../../../shared/ledger/lineKeys.ts';
import { type MoneyUnit, fenPerDigit } from '../../../shared/money/fen.ts';
import { decimalToFen, parseDecimal, parseFen } from '../../../shared/money/parse.ts';
import type { Role } from '../../../shared/statement/definition.ts';
import type { BookView, ViewCell, ViewColumn, ViewRow, ViewTable } from '../../../shared/view/view.ts';

/** Tables as a test writes them: printed strings by row and column; the builder reads them as an import would. */
export interface ColumnSpec { readonly id: string; readonly path: readonly string[]; readonly filter?: Filter; readonly sum?: readonly string[]; readonly number?: string }
export interface RowSpec {
  readonly id: string; readonly label: string; readonly line?: string; readonly code?: string;
  readonly filter: Filter | null; readonly sum?: readonly string[]; readonly values: Readonly<Record<string, string | null>>;
  /** Best readings of cells that cannot be read, as an import guesses them. */
  readonly readings?: Readonly<Record<string, string>>;
}
export interface PanelSpec { readonly id: string; readonly filter: Filter; readonly columns: readonly ColumnSpec[]; readonly rows: readonly RowSpec[] }
export interface TableSpec {
  readonly role: Role; readonly number: string; readonly title: string; readonly unit?: MoneyUnit; readonly decimals?: number;
  readonly quantity?: 'fen' | 'count'; readonly notes?: readonly string[]; readonly panels: readonly PanelSpec[];
}

export function buildView(specs: readonly TableSpec[], rest: Partial<Omit<BookView, 'tables' | 'packId' | 'department'>> = {}): BookView {
  return {
    origin: 'document', packId: 'test', year: 2024, department: '示例局', remarks: [], ...rest,
    tables: new Map(specs.map((spec): [Role, ViewTable] => [spec.role, buildTable(spec)])),
  };
}

function buildTable(spec: TableSpec): ViewTable {
  const cells: ViewCell[] = [];
  const rows: ViewRow[] = [];
  const columns: ViewColumn[] = [];
  const table: ViewTable = {
    role: spec.role, number: spec.number, title: spec.title, unit: spec.unit ?? '万元', decimals: spec.decimals ?? 2, quantity: spec.quantity ?? 'fen',
    rows, columns, cells, notes: spec.notes ?? [],
    empty: spec.panels.every((panel) => panel.rows.every((row) => Object.values(row.values).every((text) => text === null || Number(text) === 0))),
  };
  for (const panel of spec.panels) {
    const own = panel.columns.map(({ id, path, filter, sum, number }): ViewColumn => ({
      id, path, filter: filter ?? {}, panel: panel.id, ...(sum ? { sum } : {}), ...(number === undefined ? {} : { number }),
    }));
    columns.push(...own);
    panel.rows.forEach(({ values, readings, ...row }, order) => {
      const viewRow: ViewRow = { ...row, panel: panel.id, order };
      rows.push(viewRow);
      for (const column of own) cells.push(readCell(table, viewRow, column, panel.filter, values[column.id] ?? null, readings?.[column.id]));
    });
  }
  return table;
}

function readCell(table: ViewTable, row: ViewRow, column: ViewColumn, panel: Filter, printed: string | null, reading?: string): ViewCell {
  const narrowed = row.filter === null || column.filter === null ? null : intersect(row.filter, column.filter);
  const filter = narrowed === null ? null : intersect(panel, narrowed);
  const key = typeof filter?.key === 'string' ? filter.key : '';
  const count = (LINE_KEY_BY_ID.get(key)?.kind ?? table.quantity) === 'count';
  const parsed = parseDecimal(printed ?? '');
  const common = { table, row, column, filter: parsed.kind === 'dash' ? null : filter, signature: filter === null || parsed.kind === 'dash' ? '' : signature(filter), printed, digit: count ? 1 : fenPerDigit(table.unit, table.decimals) };
  switch (parsed.kind) {
    case 'number': {
      const value = count ? Number(parsed.value.scaled / 10n ** BigInt(parsed.value.decimals)) : decimalToFen(parsed.value, table.unit).fen;
      return { ...common, state: 'number', value, cleaned: parsed.value.cleaned };
    }
    case 'bad': return { ...common, state: 'bad', value: parseFen(reading ?? '', table.unit) ?? 0, cleaned: reading === undefined ? [] : [reading] };
    case 'dash': return { ...common, state: 'dash', value: 0, cleaned: [] };
    case 'blank': return { ...common, state: 'blank', value: 0, cleaned: [], printed: null };
  }
}

/** A copy of the view in which one cell shows another text (or, with null, is blank). */
export function withCell(specs: readonly TableSpec[], role: Role, rowId: string, columnId: string, text: string | null): TableSpec[] {
  return specs.map((spec) => (spec.role !== role ? spec : {
    ...spec,
    panels: spec.panels.map((panel) => ({
      ...panel, rows: panel.rows.map((row) => (row.id === rowId && panel.columns.some((column) => column.id === columnId) ? { ...row, values: { ...row.values, [columnId]: text } } : row)),
    })),
  }));
}
