import type { ReactElement } from 'react';
import type { OpenedStatement } from '../../../shared/ipc/statements.ts';
import type { GridPlace } from '../../grid/Grid.tsx';
import type { RowTree } from '../../grid/tree.ts';

/** What the page does at the person's wish. */
export interface ToolActions {
  readonly filter: (text: string) => void;
  readonly foldTo: (depth: number | null) => void;
  readonly addCode: () => void;
  readonly addProject: () => void;
  readonly adjust: () => void;
  readonly removeRow: () => void;
  readonly compare: () => void;
  readonly panel: () => void;
}

interface ToolsProps {
  readonly opened: OpenedStatement;
  readonly place: GridPlace;
  readonly locked: string | null;
  readonly filter: string;
  readonly comparing: boolean;
  readonly panelOpen: boolean;
  readonly act: ToolActions;
}

/** The tools above a table: filter and levels, rows, last year, the cell's own panel. */
export function Tools({ opened, place, locked, filter, comparing, panelOpen, act }: ToolsProps): ReactElement {
  const growing = opened.growing.length > 0 && locked === null;
  const rowId = place.cell?.rowId ?? '';
  return (
    <div className="statements-tools" data-region="">
      <input type="search" aria-label="按编码或名称筛选行" placeholder="筛选行" value={filter} onChange={(event) => act.filter(event.target.value)} />
      <Levels tree={place.plan?.sheet.role === opened.role ? place.plan.tree : null} onChoose={act.foldTo} />
      {opened.growing.length > 0 && <button type="button" className="plain-button" disabled={!growing} title="Insert" onClick={act.addCode}>添加科目</button>}
      {opened.growing.some((entry) => entry.byProject) && <button type="button" className="plain-button" disabled={!growing || itemOf(rowId) === null} title="先选中一个 7 位科目的行" onClick={act.addProject}>添加项目</button>}
      {hasAdjustments(opened) && <button type="button" className="plain-button" onClick={act.adjust}>登记年初调整</button>}
      {opened.growing.length > 0 && <button type="button" className="plain-button" disabled={!growing || !rowId.startsWith('c:')} title="Ctrl+-" onClick={act.removeRow}>删除本行</button>}
      <button type="button" className="plain-button" aria-pressed={comparing} onClick={act.compare}>上年对比</button>
      <button type="button" className="plain-button" aria-pressed={panelOpen} disabled={place.cell?.kind !== 'amount' && !panelOpen} title="F3" onClick={act.panel}>来源与批注</button>
    </div>
  );
}

/** The 7 digits of the row's 科目, which projects may be added under; null for other rows. */
export function itemOf(rowId: string | undefined): string | null {
  return /^c:(\d{7})(?:\/|$)/.exec(rowId ?? '')?.[1] ?? null;
}

function hasAdjustments({ sheet }: OpenedStatement): boolean {
  return sheet.cells.some((cell) => cell.columnId?.startsWith('openingAdjustment'));
}

const LEVEL_NAMES: Readonly<Record<number, string>> = { 3: '类', 5: '款', 7: '项' };

/** Folds the whole table down to a level. */
function Levels({ tree, onChoose }: { readonly tree: RowTree | null; readonly onChoose: (depth: number | null) => void }): ReactElement | null {
  if (tree === null || tree.folds.size === 0) return null;
  const names = new Map([...tree.folds].map(([rowId, depth]) => [depth, LEVEL_NAMES[rowId.replace(/^c:|\/.*$/g, '').length] ?? `第 ${String(depth + 1)} 级`]));
  return (
    <select aria-label="显示到哪一级" value="" onChange={(event) => onChoose(event.target.value === 'all' ? null : Number(event.target.value))}>
      <option value="" disabled>折叠</option>
      {[...names].sort(([a], [b]) => a - b).map(([depth, name]) => <option key={depth} value={depth}>只看到{name}</option>)}
      <option value="all">全部展开</option>
    </select>
  );
}
