import { isWellFormed } from '../classification/codeShape.ts';
import type { ViewCell, ViewRow, ViewTable } from '../view/view.ts';
import type { PostingContext } from './plan.ts';

/** Cells of a table by row, and what is finest among them. */
export class TableLeaves {
  readonly table: ViewTable;
  readonly #byRow = new Map<string, ViewCell[]>();
  readonly #context: PostingContext;

  constructor(table: ViewTable, context: PostingContext) {
    this.table = table;
    this.#context = context;
    for (const cell of table.cells) {
      const list = this.#byRow.get(cell.row.id);
      if (list) list.push(cell);
      else this.#byRow.set(cell.row.id, [cell]);
    }
  }

  cells(row: ViewRow): readonly ViewCell[] {
    return this.#byRow.get(row.id) ?? [];
  }

  cell(rowId: string, columnId: string): ViewCell | undefined {
    return this.#byRow.get(rowId)?.find((cell) => cell.column.id === columnId);
  }

  value(rowId: string, columnId: string): number {
    const cell = this.cell(rowId, columnId);
    return cell ? this.#context.valueOf(cell) : 0;
  }

  isFilled(row: ViewRow): boolean {
    return this.cells(row).some((cell) => this.#context.valueOf(cell) !== 0);
  }

  /** Rows with a code that can be one. A row whose code cannot (it is a finding) is no source of facts. */
  codedRows(): ViewRow[] {
    const dimension = this.table.role === 'generalBasicEconomic' ? 'economic' : 'function';
    return this.table.rows.filter((row) => row.code !== undefined && isWellFormed(dimension, row.code));
  }

  /** Code rows under which no finer filled row lies: 项 where they are printed, the class where its details are left blank. */
  leafRows(): ViewRow[] {
    const coded = this.codedRows().filter((row) => this.isFilled(row));
    return coded.filter((row) => !coded.some((other) => other !== row && other.code !== row.code && other.code?.startsWith(row.code ?? '') && other.panel === row.panel));
  }

  /**
   * Filled cells of a row which no other filled cell of that row is part of: 基本支出 and 项目支出 where they are given, 合计 where
   * only the total is.
   */
  leafCells(row: ViewRow): ViewCell[] {
    const cells = this.cells(row).filter((cell) => cell.filter !== null);
    const filled = cells.filter((cell) => this.#context.valueOf(cell) !== 0);
    return filled.filter((cell) => !(cell.column.sum ?? []).some((part) => filled.some((other) => other.column.id === part)));
  }
}
