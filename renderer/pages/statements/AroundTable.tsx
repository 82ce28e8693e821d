import type { ReactElement } from 'react';
import type { DeskState } from '../../../shared/ipc/desk.ts';
import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import type { GridSheet } from '../../../shared/statement/grid.ts';
import type { MoneyUnit } from '../../../shared/money/fen.ts';
import { call, useAction, useDesk } from '../../bridge/index.ts';

/** The line between a table's title and its heads, as printed; the unit is that of the screen. */
export function HeadLine({ sheet, unit }: { readonly sheet: GridSheet; readonly unit: MoneyUnit }): ReactElement {
  return (
    <div className="statements-line">
      <span>{sheet.number}</span><span>部门：{sheet.department}</span><span>{sheet.unit === unit ? sheet.unitLabel : sheet.unitLabel.replace(sheet.unit, unit)}</span>
    </div>
  );
}

/** Why nothing of the open year may be changed as it is shown; null when it may. */
export function refusalOf(desk: DeskState | null): string | null {
  const book = desk?.book;
  if (!book) return null;
  if (book.locked) return `${String(book.year)} 年度已锁定归档，不能修改：确需修改时，请先在“账套与年度”写明理由解锁。`;
  return isSum(desk) ? '现在看的是部门合计，不能填写：请先在上方选择单位。' : null;
}

/** The sum of several units is there to be looked at. */
function isSum({ unit, book }: DeskState): boolean {
  return unit === null && (book?.units.length ?? 0) > 1;
}

/** Says over the department's sum that a unit must be chosen to fill anything in. */
export function UnitNote(): ReactElement | null {
  const desk = useDesk();
  const [run, running] = useAction();
  const book = desk?.book;
  if (!book || book.locked || !isSum(desk)) return null;
  return (
    <p className="statements-hint">
      现在看的是部门合计，不能填写。要填报，请选单位：
      <select aria-label="要填报的单位" value="" disabled={running} onChange={(event) => { void run(() => call('desk.chooseUnit', { unit: event.target.value })); }}>
        <option value="" disabled>选择单位…</option>
        {book.units.map((unit) => <option key={unit.code} value={unit.code}>{unit.name}</option>)}
      </select>
    </p>
  );
}

/** What to do with a table of 科目 that has none yet. */
export function NoRows({ opened, locked, onAdd }: { readonly opened: OpenedStatement; readonly locked: boolean; readonly onAdd: () => void }): ReactElement | null {
  if (locked || opened.growing.length === 0 || opened.sheet.cells.some((cell) => cell.rowId?.startsWith('c:'))) return null;
  return (
    <p className="statements-hint">
      这张表还没有科目：先<button type="button" className="statements-link" onClick={onAdd}>添加科目</button>（Insert），再在它的行里填数。有电子表的，不必手工填，到“导入”读入。
    </p>
  );
}

export function Notes({ notes }: { readonly notes: readonly string[] }): ReactElement | null {
  if (notes.length === 0) return null;
  return <div className="statements-notes" tabIndex={0} role="region" aria-label="表注">{notes.map((note) => <p key={note}>{note}</p>)}</div>;
}
