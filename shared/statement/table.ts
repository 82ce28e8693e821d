import type { Filter } from '../ledger/fact.ts';
import type { ColumnDefinition, PanelDefinition, Role, SheetRole, StatementDefinition } from './definition.ts';

/** A statement filled from facts: rows by panel, before anyone draws it. */
export interface StatementTable<R extends SheetRole = Role> {
  readonly definition: StatementDefinition<R>;
  readonly year: number;
  readonly panels: readonly FilledPanel[];
  /** No amount other than zero. */
  readonly empty: boolean;
  /** Codes and classes that the pack's fixed list lacks and that were inserted in order. */
  readonly inserted: readonly string[];
}

export interface FilledPanel {
  readonly definition: PanelDefinition;
  readonly columns: readonly FilledColumn[];
  readonly rows: readonly FilledRow[];
}

export interface FilledColumn {
  readonly column: ColumnDefinition;
  readonly path: readonly string[];
  readonly filter: Filter;
  /** 栏次, counted over the amount columns of all panels. */
  readonly number?: string;
}

export interface FilledRow {
  readonly id: string;
  /** `filler` rows only hold their 行次. */
  readonly kind: 'line' | 'code' | 'filler' | 'foot';
  readonly label: string;
  readonly code?: string;
  readonly line?: number;
  readonly indent: number;
  readonly bold: boolean;
  readonly filter: Filter | null;
  /** Signed row ids (expanded) that this row is the sum of. */
  readonly sum?: readonly string[];
  readonly footSpan?: number;
  readonly anchor?: string;
  readonly cells: ReadonlyMap<string, FilledCell>;
}

export interface FilledCell {
  readonly filter: Filter | null;
  readonly signature: string;
  /** What is printed: the approved rounding where there is one, else the derived value; null = blank. */
  readonly value: number | null;
  /** The sum of the facts beneath. */
  readonly derived: number | null;
  readonly approved: boolean;
  /** Printed as —— : not applicable. */
  readonly dash: boolean;
  readonly editable: boolean;
}

/** The amount cell at a row and column id. */
export function filledCell(table: StatementTable<SheetRole>, rowId: string, columnId: string): FilledCell | undefined {
  for (const panel of table.panels) {
    const row = panel.rows.find((candidate) => candidate.id === rowId);
    const cell = row?.cells.get(columnId);
    if (cell) return cell;
  }
  return undefined;
}
