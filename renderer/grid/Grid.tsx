import { type ReactElement, type Ref, memo, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MoneyUnit } from '../../shared/money/fen.ts';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
import { GridHead, columnVariables } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import './grid.css';
import type { CellEdit } from './edits.ts';
import { entryText, shownDecimals } from './entry.ts';
import { GridHands } from './hands.ts';
import type { GridCommand } from './keys.ts';
import type { CellMark, LastYear } from './marks.ts';
import { type PendingEdits, withPending } from './optimistic.ts';
import { type GridPlan, type PlanRow, cellKey, planAfter, shownRows } from './plan.ts';
import type { SelectionFigures } from './statistics.ts';
import { useFolds } from './useFolds.ts';
import { columnWidths } from './widths.ts';
import { ROW_HEIGHT, type RowWindow, canBeCut, rowWindow } from './window.ts';

/** The active cell and what is selected. */
export interface GridPlace {
  /** What the grid shows; null before the first drawing. */
  readonly plan: GridPlan | null;
  readonly cell: GridCell | null;
  /** Row and column of the plan's sheet. */
  readonly row: number;
  readonly column: number;
  readonly figures: SelectionFigures | null;
}

export interface GridHandle {
  /** Selects a cell and shows it, unfolding the table or, once the filter is off, later; false where the sheet has none of that name. */
  go(rowId: string, columnId: string): boolean;
  focus(): void;
  /** Shows the rows down to a depth: 0 for 类 alone, null for all. */
  foldTo(depth: number | null): void;
}

export interface GridProps {
  readonly sheet: GridSheet;
  /** Accessible name. */
  readonly label: string;
  /** Money is shown, and a plain number read, in this unit. */
  readonly unit: MoneyUnit;
  /** Edits that are not answered yet: shown, with the sums that declare them. */
  readonly pending?: PendingEdits;
  /** Why nothing can be typed at all; null when it can. */
  readonly locked?: string | null;
  readonly marks?: ReadonlyMap<string, CellMark>;
  /** Shown as two columns for the column of the active cell; null: not shown. */
  readonly lastYear?: ReadonlyMap<string, LastYear> | null;
  /** Text that a row's code or label must contain. */
  readonly filter?: string;
  /** Cells changed by typing, pasting, filling or clearing; `what` says it in Chinese for the history. */
  readonly onEdit: (edits: readonly CellEdit[], what: string) => void;
  readonly onPlace?: (place: GridPlace) => void;
  /** A sentence for the person: why a text was refused, what a paste left out. */
  readonly onNotice: (sentence: string) => void;
  /** What was refused has been mended or given up. */
  readonly onSettled?: () => void;
  readonly onCommand?: (command: GridCommand, place: GridPlace) => void;
  readonly handle?: Ref<GridHandle>;
}

const NO_MARKS: ReadonlyMap<string, CellMark> = new Map();
const NO_PENDING: PendingEdits = new Map();

/** A statement on the screen as it is printed, and a spreadsheet under the fingers. */
export const Grid = memo(function Grid(props: GridProps): ReactElement {
  const { sheet, unit, marks = NO_MARKS, pending = NO_PENDING, lastYear = null, filter = '', locked = null } = props;
  const [compared, setCompared] = useState<number | null>(null);
  const [hands] = useState(() => new GridHands());
  const { folded, fold, foldTo } = useFolds(sheet.id);
  const wanted = useRef<readonly [rowId: string, columnId: string] | null>(null);
  const planned = useRef<GridPlan | null>(null);
  const plan = useMemo(() => planned.current = planAfter(planned.current, withPending(sheet, pending), filter === '' ? folded : undefined), [sheet, pending, folded, filter]);
  const rows = useMemo(() => shownRows(plan, filter), [plan, filter]);
  const [room, setRoom] = useState(FIRST_ROOM);
  const widths = useMemo(() => columnWidths(sheet, room), [sheet, room]);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const { from, to, scrolled } = useRowWindow(scroller, plan, rows);
  const { seat } = hands;
  seat.scrolled = scrolled;
  seat.props = { ...props, marks };
  seat.compare = lastYear === null ? null : setCompared;
  hands.fold = (rowId, open) => fold(rowId, open);

  useLayoutEffect(() => {
    if (!scroller.current || !table.current || !input.current) return;
    hands.attach({ scroller: scroller.current, table: table.current, input: input.current }, plan, rows);
    if (wanted.current !== null && seat.go(...wanted.current)) wanted.current = null;
  }, [hands, seat, plan, rows, unit, lastYear, from, to]);
  useLayoutEffect(() => (scroller.current ? followRoom(scroller.current, hands, setRoom) : undefined), [hands]);
  useImperativeHandle(props.handle, () => ({
    focus: () => seat.focus(),
    foldTo: (depth) => foldTo(plan.tree, depth),
    go(rowId, columnId) {
      wanted.current = null;
      if (seat.go(rowId, columnId)) return true;
      if (!sheet.cells.some((cell) => cell.kind === 'amount' && cell.rowId === rowId && cell.columnId === columnId)) return false;
      wanted.current = [rowId, columnId];
      foldTo(plan.tree, null);
      return true;
    },
  }), [seat, sheet, plan.tree, foldTo]);

  const extraHeads = useMemo(() => (lastYear === null ? [] : ['上年数', '增减 %']), [lastYear]);
  const decimals = shownDecimals(sheet, unit);
  return (
    <div className="grid-scroller" data-region="" ref={scroller} onScroll={scrolled} onPointerDown={hands.pointerDown} onPointerMove={hands.pointerMove} onPointerUp={hands.pointerUp} onLostPointerCapture={hands.pointerUp} onDoubleClick={hands.doubleClick}>
      <table className="grid" role="grid" ref={table} aria-label={props.label} aria-rowcount={plan.sheet.rowCount} aria-readonly={locked !== null} aria-multiselectable style={columnVariables(widths, plan.fixedColumns, extraHeads.length)}>
        <GridHead plan={plan} widths={widths} extraHeads={extraHeads} />
        <tbody>
          {from > 0 && <tr aria-hidden="true" style={{ height: from * ROW_HEIGHT }} />}
          {rows.slice(from, to).map((row, index) => (
            <GridRow
              key={row.row} row={row} index={plan.sheet.headRows + from + index + 1} format={sheet} unit={unit} fixedColumns={plan.fixedColumns} marks={marks} locked={locked !== null}
              folds={foldsOf(row, plan, folded)} extra={lastYear === null ? NO_EXTRA : extraTexts(plan, row.row, compared, lastYear, unit, decimals)}
            />
          ))}
          {to < rows.length && <tr aria-hidden="true" style={{ height: (rows.length - to) * ROW_HEIGHT }} />}
        </tbody>
      </table>
      <textarea
        ref={input} className="grid-input" data-mode="ready" data-grid-input="" rows={1} spellCheck={false} autoComplete="off" autoCorrect="off" aria-label={`${props.label}：当前单元格`}
        onKeyDown={hands.keyDown} onInput={hands.typed} onCompositionStart={hands.composing} onCompositionEnd={hands.typed} onCopy={hands.copy} onCut={hands.cut} onPaste={hands.paste} onFocus={hands.entered} onBlur={hands.left}
      />
    </div>
  );
});

/** Pixels of the room before it is measured, and the steps in which columns are laid out anew. */
const FIRST_ROOM = 960;
const ROOM_STEP = 160;

/** Tells the style sheet the width of the box; container units would style every cell anew at each key. */
function followRoom(box: HTMLElement, hands: GridHands, setRoom: (pixels: number) => void): () => void {
  const measure = (): void => {
    box.style.setProperty('--room', `${String(box.clientWidth)}px`);
    setRoom(Math.floor(box.clientWidth / ROOM_STEP) * ROOM_STEP);
    hands.resized();
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(box);
  return () => observer.disconnect();
}

const NO_EXTRA: readonly string[] = [];

/** The rows in sight, of a table that is drawn in part; another sheet begins at its top. */
function useRowWindow(scroller: { readonly current: HTMLDivElement | null }, plan: GridPlan, rows: readonly PlanRow[]): RowWindow & { readonly scrolled: () => void } {
  const cut = useMemo(() => canBeCut(plan, rows.length), [plan, rows.length]);
  const { id } = plan.sheet;
  const [drawn, setDrawn] = useState<RowWindow & { readonly id: string }>({ id: '', from: 0, to: 0 });
  const box = scroller.current;
  const here = drawn.id === id ? drawn : rowWindow(rows.length, 0, box?.clientHeight ?? FIRST_HEIGHT, cut);
  const scrolled = (): void => {
    if (!scroller.current || !cut) return;
    const next = rowWindow(rows.length, scroller.current.scrollTop, scroller.current.clientHeight, cut);
    setDrawn((before) => (before.id === id && before.from === next.from && before.to === next.to ? before : { id, ...next }));
  };
  useLayoutEffect(() => { if (scroller.current) scroller.current.scrollTop = 0; }, [scroller, id]);
  return cut ? { from: Math.min(here.from, Math.max(0, rows.length - 1)), to: Math.min(here.to, rows.length), scrolled } : { from: 0, to: rows.length, scrolled };
}

/** Pixels of the box before it is drawn. */
const FIRST_HEIGHT = 600;

function foldsOf(row: PlanRow, { tree }: GridPlan, folded: ReadonlySet<string>): string {
  if (tree.folds.size === 0) return '';
  return row.cells.flatMap(({ kind, rowId }) => (kind === 'label' && rowId !== undefined && tree.folds.has(rowId) ? [folded.has(rowId) ? `-${rowId}` : rowId] : [])).join('\t');
}

/** Last year's amount and the growth for the compared column (the row's first amount where it has none there). */
function extraTexts(plan: GridPlan, row: number, compared: number | null, lastYear: ReadonlyMap<string, LastYear>, unit: MoneyUnit, decimals: number): readonly string[] {
  const line = plan.covering[row] ?? [];
  const cell = (compared === null ? undefined : line[compared]) ?? line.find((entry) => entry?.kind === 'amount');
  const found = cell?.rowId === undefined || cell.columnId === undefined ? undefined : lastYear.get(cellKey(cell.rowId, cell.columnId));
  if (!cell || !found) return ['', ''];
  return [lastYearText(found.previous, cell, unit, decimals), found.growth ?? '—'];
}

function lastYearText(value: number, cell: GridCell, unit: MoneyUnit, decimals: number): string {
  if (cell.quantity === 'count') return String(value);
  const exact = entryText(value, 'fen', unit);
  const [whole = '0', fraction = ''] = exact.split('.');
  return fraction.length > decimals ? exact : `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(decimals, '0')}`;
}
