import type { ReactElement } from 'react';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';

/** The line between a table's title and its heads, as printed; the unit is that of the screen. */
export function HeadLine({ sheet, unit }: { readonly sheet: GridSheet; readonly unit: MoneyUnit }): ReactElement {
  return (
    <div className="statements-line">
      <span>{sheet.number}</span><span>部门：{sheet.department}</span><span>{sheet.unit === unit ? sheet.unitLabel : sheet.unitLabel.replace(sheet.unit, unit)}</span>
    </div>
  );
}

export function Notes({ notes }: { readonly notes: readonly string[] }): ReactElement | null {
  if (notes.length === 0) return null;
  return <div className="statements-notes" tabIndex={0} role="region" aria-label="表注">{notes.map((note) => <p key={note}>{note}</p>)}</div>;
}
