import type { GridPlace, GridProps } from './Grid.tsx';
import type { CellEdit, SkippedCell } from './edits.ts';
import { isTyped } from './edits.ts';
import { shownDecimals } from './entry.ts';
import { type CellMark, refusalOf } from './marks.ts';
import { type GridPlan, type PlanRow, cellNamed } from './plan.ts';
import { type Ground, type Selection, keptSelection, rangeOf, single, startPlace } from './selection.ts';
import { type Stage, describeActive, paintSelection, paintSkipped, revealActive, rowsPerPage } from './stage.ts';
import { selectionFigures } from './statistics.ts';

type SeatProps = GridProps & { readonly marks: ReadonlyMap<string, CellMark> };

/** Where the person is in a grid: the sheet as drawn, the selection on it, and the way to the page. It paints on the elements itself. */
export class GridSeat {
  props: SeatProps | null = null;
  /** Told the column of the active cell while last year is shown. */
  compare: ((column: number) => void) | null = null;
  /** Told after scrolling, so that the rows in sight are drawn. */
  scrolled: () => void = () => {};
  stage: Stage | null = null;
  rows: readonly PlanRow[] = [];
  selection: Selection | null = null;
  #plan: GridPlan | null = null;
  /** Cells that the last paste left out, until something else is changed. */
  #skipped: readonly SkippedCell[] = [];

  /** Takes what was drawn; true where it is another sheet. The selection keeps its cell by name when rows came or went. */
  attach(stage: Stage, plan: GridPlan, rows: readonly PlanRow[]): boolean {
    const before = this.#plan;
    const active = this.activeCell();
    this.stage = stage;
    this.#plan = plan;
    this.rows = rows;
    const another = before === null || before.sheet.id !== plan.sheet.id;
    const ground = this.ground();
    if (!ground) return another;
    if (another) this.#skipped = [];
    if (!another && this.selection) this.selection = keptSelection(this.selection, active, ground);
    else this.selection = rows.length === 0 ? null : single(startPlace(ground));
    return another;
  }

  ground(): Ground | null {
    return this.#plan && this.stage ? { plan: this.#plan, rows: this.rows, page: rowsPerPage(this.stage) } : null;
  }

  activeCell(): GridPlace['cell'] {
    if (!this.selection || !this.#plan) return null;
    const { at, column } = this.selection.active;
    return this.#plan.covering[this.rows[at]?.row ?? -1]?.[column] ?? null;
  }

  place(): GridPlace {
    const ground = this.ground();
    const { props, selection } = this;
    if (!ground || !props || !selection) return { plan: null, cell: null, row: -1, column: -1, figures: null };
    const figures = selectionFigures(rangeOf(selection), ground, props.unit, shownDecimals(ground.plan.sheet, props.unit));
    return { plan: ground.plan, cell: this.activeCell(), row: this.rows[selection.active.at]?.row ?? -1, column: selection.active.column, figures };
  }

  paint(reveal: boolean): void {
    const ground = this.ground();
    if (!ground || !this.stage || !this.selection || !this.props) return;
    if (reveal) {
      revealActive(this.stage, ground, this.selection.active);
      this.scrolled();
    }
    paintSelection(this.stage, ground, this.selection);
    paintSkipped(this.stage, this.#skipped);
    const cell = this.activeCell();
    describeActive(this.stage, cell, isTyped(cell ?? undefined) && (this.props.locked ?? null) === null);
    this.compare?.(this.selection.active.column);
    this.props.onPlace?.(this.place());
  }

  select(selection: Selection): void {
    this.selection = selection;
    this.paint(true);
  }

  go(rowId: string, columnId: string): boolean {
    const cell = this.#plan === null ? undefined : cellNamed(this.#plan, rowId, columnId);
    const at = cell === undefined ? -1 : this.rows.findIndex((row) => row.row === cell.row);
    if (!cell || at < 0) return false;
    this.select(single({ at, column: cell.column }));
    this.focus();
    return true;
  }

  focus(): void {
    this.stage?.input.focus({ preventScroll: true });
  }

  /** Gives changed cells to the page; a locked book says why it takes none. @param skipped what a paste left out */
  send(edits: readonly CellEdit[], what: string, skipped: readonly SkippedCell[] = []): void {
    if (!this.props) return;
    if (this.props.locked) return this.props.onNotice(this.props.locked);
    this.#skipped = skipped;
    if (edits.length > 0) this.props.onEdit(edits, what);
  }

  /** Says why the active cell takes no typing, where it takes none. */
  refuseWhereComputed(): void {
    const cell = this.activeCell();
    if (!this.props || !cell) return;
    const refusal = this.props.locked ?? refusalOf(cell, this.props.marks);
    if (refusal) this.props.onNotice(refusal);
  }
}
