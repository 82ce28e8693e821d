import { type CSSProperties, type ReactElement, memo } from 'react';
import type { MoneyUnit } from '../../shared/money/fen.ts';
import type { GridCell, GridSheet } from '../../shared/statement/grid.ts';
import { shownText } from './entry.ts';
import { type CellMark, LEVEL_WORDS, markText } from './marks.ts';
import { type PlanRow, cellKey } from './plan.ts';

export interface GridRowProps {
  readonly row: PlanRow;
  /** Counted from the first head row, as assistive technology reads it. */
  readonly index: number;
  readonly format: Pick<GridSheet, 'unit' | 'decimals'>;
  readonly unit: MoneyUnit;
  readonly fixedColumns: number;
  /** Ids of the row's labels that can be folded, those that are folded with a minus before; '' for none. */
  readonly folds: string;
  readonly marks: ReadonlyMap<string, CellMark>;
  /** Last year and growth of the compared column, as texts. */
  readonly extra: readonly string[];
  readonly locked: boolean;
}

/** One row of the body, drawn again only when something that it shows is another. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactElement {
  const { row, extra, index: rowIndex } = props;
  return (
    <tr data-row={row.row} aria-rowindex={rowIndex}>
      {row.cells.map((cell) => <BodyCell key={cell.column} cell={cell} {...props} />)}
      {extra.map((text, index) => <td key={`extra${String(index)}`} className="grid-extra">{text}</td>)}
    </tr>
  );
}, sameRow);

function BodyCell({ cell, folds, format, unit, fixedColumns, marks, locked }: GridRowProps & { readonly cell: GridCell }): ReactElement {
  const mark = cell.kind === 'amount' && cell.rowId !== undefined && cell.columnId !== undefined ? marks.get(cellKey(cell.rowId, cell.columnId)) : undefined;
  const text = shownText(cell, format, unit);
  const common = {
    'data-c': cell.column,
    className: cellClass(cell, mark, locked),
    ...(cell.columnSpan > 1 && { colSpan: cell.columnSpan }), ...(cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
    ...(cell.column < fixedColumns && { style: fixedStyle(cell.column) }),
  };
  if (cell.kind === 'label') {
    const Tag = fixedColumns > 0 ? 'th' : 'td';
    return (
      <Tag {...common} title={text.length > 10 ? text : undefined} {...(fixedColumns > 0 && { scope: 'row' as const })}>
        <span className="grid-text" style={{ paddingInlineStart: `${String(cell.indent)}em`, textAlign: cell.align }}>
          <FoldButton rowId={cell.rowId ?? ''} text={text} folds={folds} />
          {text}
        </span>
      </Tag>
    );
  }
  if (cell.kind === 'head') return <td {...common}>{text}</td>;
  return (
    <td {...common} {...markTitle(mark)} {...(cell.kind === 'amount' && (!cell.editable || locked) && { 'aria-readonly': true })}>
      {mark?.level && <span className={`grid-mark grid-mark-${mark.level}`} aria-label={LEVEL_WORDS[mark.level]} role="img">{mark.level === 'error' ? '!' : mark.level === 'warning' ? '?' : '·'}</span>}
      {text}
    </td>
  );
}

function FoldButton({ rowId, text, folds }: { readonly rowId: string; readonly text: string; readonly folds: string }): ReactElement | null {
  if (folds === '') return null;
  const ids = folds.split('\t');
  const folded = ids.includes(`-${rowId}`);
  if (!folded && !ids.includes(rowId)) return null;
  return <button type="button" tabIndex={-1} className="grid-fold" aria-expanded={!folded} aria-label={`${folded ? '展开' : '折叠'}${text}`} data-fold={rowId}>{folded ? '▸' : '▾'}</button>;
}

function markTitle(mark: CellMark | undefined): { title?: string } {
  return mark && mark.sentences.length > 0 ? { title: mark.sentences.join('\n') } : {};
}

function cellClass(cell: GridCell, mark: CellMark | undefined, locked: boolean): string {
  const names = [`grid-${cell.kind}`];
  if (cell.kind === 'amount') names.push(cell.editable ? (locked ? 'is-locked' : 'is-entry') : cell.value === null && cell.text !== '' ? 'is-dash' : 'is-computed');
  if (cell.kind !== 'amount' && cell.kind !== 'label') names.push(`at-${cell.align}`);
  if (cell.bold) names.push('is-bold');
  if (mark?.level) names.push(`has-${mark.level}`);
  if (mark?.commented) names.push('has-comment');
  if (mark?.approved) names.push('is-approved');
  return names.join(' ');
}

/** Fixed columns stand after each other; their widths are known to the style sheet by number. */
export function fixedStyle(column: number): CSSProperties {
  return { position: 'sticky', insetInlineStart: `var(--left-${String(column)})`, zIndex: 1 };
}

function sameRow(before: GridRowProps, after: GridRowProps): boolean {
  if (before.index !== after.index || before.unit !== after.unit || before.locked !== after.locked || before.folds !== after.folds || before.fixedColumns !== after.fixedColumns) return false;
  if (before.format.unit !== after.format.unit || before.format.decimals !== after.format.decimals) return false;
  if (before.extra.join('\t') !== after.extra.join('\t')) return false;
  if (before.row.row !== after.row.row || before.row.cells.length !== after.row.cells.length) return false;
  return before.row.cells.every((cell, index) => {
    const other = after.row.cells[index];
    return other !== undefined && sameCell(cell, other) && (before.marks === after.marks || sameMark(cell, before.marks, after.marks));
  });
}

function sameCell(a: GridCell, b: GridCell): boolean {
  return a === b || (a.text === b.text && a.value === b.value && a.editable === b.editable && a.column === b.column && a.columnSpan === b.columnSpan
    && a.rowSpan === b.rowSpan && a.kind === b.kind && a.rowId === b.rowId && a.columnId === b.columnId && a.indent === b.indent && a.bold === b.bold && a.align === b.align && a.quantity === b.quantity);
}

function sameMark(cell: GridCell, before: ReadonlyMap<string, CellMark>, after: ReadonlyMap<string, CellMark>): boolean {
  if (cell.kind !== 'amount' || cell.rowId === undefined || cell.columnId === undefined) return true;
  const key = cellKey(cell.rowId, cell.columnId);
  return markText(before.get(key)) === markText(after.get(key));
}
