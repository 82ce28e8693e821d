import { type CSSProperties, type ReactElement, memo } from 'react';
import { fixedStyle } from './GridRow.tsx';
import type { GridPlan } from './plan.ts';

/** Widths as multiples of one step, which the style sheet derives from the room there is. */
export function columnVariables(widths: readonly number[], fixedColumns: number, extras: number): CSSProperties {
  const total = widths.reduce((sum, width) => sum + width, 0) + extras * EXTRA_WIDTH;
  const variables: Record<string, string> = { '--steps': String(total) };
  let left = 0;
  for (let column = 0; column < fixedColumns; column += 1) {
    variables[`--left-${String(column)}`] = `calc(var(--step) * ${String(left)})`;
    left += widths[column] ?? 1;
  }
  variables['--fixed'] = `calc(var(--step) * ${String(left)})`;
  return variables;
}

const EXTRA_WIDTH = 96;

interface GridHeadProps {
  readonly plan: Pick<GridPlan, 'head' | 'fixedColumns'>;
  readonly widths: readonly number[];
  readonly extraHeads: readonly string[];
}

/** The printed heads with their spans, and the heads of last year's columns. */
export const GridHead = memo(function GridHead({ plan, widths, extraHeads }: GridHeadProps): ReactElement {
  const numberRow = plan.head.findIndex((row) => row.cells.some((cell) => cell.kind === 'number'));
  return (
    <>
      <colgroup>
        {widths.map((width, column) => <col key={column} style={{ width: `calc(var(--step) * ${String(width)})` }} />)}
        {extraHeads.map((head) => <col key={head} style={{ width: `calc(var(--step) * ${String(EXTRA_WIDTH)})` }} />)}
      </colgroup>
      <thead>
        {plan.head.map((row, index) => (
          <tr key={row.row}>
            {row.cells.map((cell) => (
              <th
                key={cell.column} scope={cell.columnSpan > 1 ? 'colgroup' : 'col'} colSpan={cell.columnSpan} rowSpan={cell.rowSpan} data-head={cell.column}
                className={cell.kind === 'number' || index === numberRow ? 'grid-number' : undefined}
                style={cell.column < plan.fixedColumns ? { ...fixedStyle(cell.column), zIndex: 3 } : undefined}
              >
                {cell.text}
              </th>
            ))}
            {index === 0 && extraHeads.map((head) => <th key={head} scope="col" rowSpan={plan.head.length} className="grid-extra">{head}</th>)}
          </tr>
        ))}
      </thead>
    </>
  );
}, (before, after) => before.widths === after.widths && before.extraHeads === after.extraHeads && before.plan.fixedColumns === after.plan.fixedColumns && sameHead(before.plan.head, after.plan.head));

function sameHead(a: GridPlan['head'], b: GridPlan['head']): boolean {
  return a.length === b.length && a.every(({ cells }, row) => cells.length === b[row]?.cells.length && cells.every((cell, at) => cell === b[row]?.cells[at]));
}
