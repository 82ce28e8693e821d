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
import { type GridPlan, cellKey, planGrid, shownRows } from './plan.ts';
import type { SelectionFigures } from './statistics.ts';
import { ROW_HEIGHT, type RowWindow, canBeCut, rowWindow } from './window.ts';

/** The active cell and what is selected. */
export interface GridPlace {
  readonly cell: GridCell | null;
  /** Row of the sheet, column of the sheet. */
  readonly row: number;
  readonly column: number;
  readonly figures: SelectionFigures | null;
}

export interface GridHandle {
  /** Selects a cell and shows it; false where the sheet has none of that name. */
  go(rowId: string, columnId: string): boolean;
  focus(): void;
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
  readonly onCommand?: (command: GridCommand, place: GridPlace) => void;
  readonly handle?: Ref<GridHandle>;
}

const NO_MARKS: ReadonlyMap<string, CellMark> = new Map();
const NO_PENDING: PendingEdits = new Map();

/** A statement on the screen as it is printed, and a spreadsheet under the fingers. */
export const Grid = memo(function Grid(props: GridProps): ReactElement {
  const { sheet, unit, marks = NO_MARKS, pending = NO_PENDING, lastYear = null, filter = '', locked = null } = props;
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [compared, setCompared] = useState<number | null>(null);
  const plan = useMemo(() => planGrid(withPending(sheet, pending)), [sheet, pending]);
  const rows = useMemo(() => shownRows(plan, folded, filter), [plan, folded, filter]);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [hands] = useState(() => new GridHands());
  const cut = useMemo(() => canBeCut(plan, rows.length), [plan, rows.length]);
  const [drawn, setDrawn] = useState<RowWindow>({ from: 0, to: FIRST_ROWS });
  const { from, to } = cut ? { from: Math.min(drawn.from, Math.max(0, rows.length - 1)), to: Math.min(drawn.to, rows.length) } : { from: 0, to: rows.length };
  hands.scrolled = () => {
    const box = scroller.current;
    if (!box || !cut) return;
    const next = rowWindow(rows.length, box.scrollTop, box.clientHeight, cut);
    setDrawn((before) => (before.from === next.from && before.to === next.to ? before : next));
  };
  hands.props = { ...props, marks };
  hands.fold = (rowId, open) => setFolded((before) => withFold(before, rowId, open));
  hands.compare = lastYear === null ? null : setCompared;

  useLayoutEffect(() => {
    if (!scroller.current || !table.current || !input.current) return;
    hands.attach({ scroller: scroller.current, table: table.current, input: input.current }, plan, rows);
  }, [hands, plan, rows, unit, lastYear, from, to]);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
    hands.scrolled();
  }, [hands, sheet.id]);
  useLayoutEffect(() => (scroller.current ? followRoom(scroller.current, hands) : undefined), [hands]);
  useImperativeHandle(props.handle, () => ({ go: (rowId, columnId) => hands.go(rowId, columnId), focus: () => hands.focus() }), [hands]);

  const extraHeads = useMemo(() => (lastYear === null ? [] : ['上年数', '增减 %']), [lastYear]);
  const decimals = shownDecimals(sheet, unit);
  return (
    <div className="grid-scroller" data-region="" ref={scroller} onScroll={hands.scrolled} onPointerDown={hands.pointerDown} onPointerMove={hands.pointerMove} onDoubleClick={hands.doubleClick}>
      <table className="grid" role="grid" ref={table} aria-label={props.label} aria-rowcount={plan.sheet.rowCount} aria-readonly={locked !== null} aria-multiselectable style={columnVariables(plan, extraHeads.length)}>
        <GridHead plan={plan} extraHeads={extraHeads} />
        <tbody>
          {from > 0 && <tr aria-hidden="true" style={{ height: from * ROW_HEIGHT }} />}
          {rows.slice(from, to).map((row, index) => (
            <GridRow
              key={row.row} row={row} index={plan.sheet.headRows + from + index + 1} format={sheet} unit={unit} fixedColumns={plan.fixedColumns} marks={marks} locked={locked !== null}
              folded={row.hasChildren && folded.has(row.cells[0]?.rowId ?? '')} extra={lastYear === null ? NO_EXTRA : extraTexts(plan, row.row, compared, lastYear, unit, decimals)}
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

/** Tells the style sheet the width of the box; container units would style every cell anew at each key. */
function followRoom(box: HTMLElement, hands: GridHands): () => void {
  const measure = (): void => {
    box.style.setProperty('--room', `${String(box.clientWidth)}px`);
    hands.resized();
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(box);
  return () => observer.disconnect();
}

/** Drawn before the height of the box is known. */
const FIRST_ROWS = 48;
const NO_EXTRA: readonly string[] = [];

function withFold(before: ReadonlySet<string>, rowId: string, open: boolean | undefined): ReadonlySet<string> {
  const after = new Set(before);
  if (open ?? before.has(rowId)) after.delete(rowId);
  else after.add(rowId);
  return after;
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
