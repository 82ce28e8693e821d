import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isWorkingRole } from '../../../shared/statement/definition.ts';
import { useAction, useAnswer, useDesk } from '../../bridge/index.ts';
import { showFigures } from '../../frame/figures.ts';
import { say } from '../../frame/messages.ts';
import { go } from '../../frame/router.ts';
import { redo, undo } from '../../frame/undo.ts';
import { Grid, type GridHandle, type GridPlace } from '../../grid/Grid.tsx';
import type { GridCommand } from '../../grid/keys.ts';
import { cellKey, planGrid } from '../../grid/plan.ts';
import type { PageProps } from '../pages.ts';
import { AddProject } from './AddProject.tsx';
import { AddRow } from './AddRow.tsx';
import { Adjustments } from './Adjustments.tsx';
import { CellLine } from './CellLine.tsx';
import { CellPanel, type PanelPart } from './CellPanel.tsx';
import { ReplaceQuestion } from './ReplaceQuestion.tsx';
import { TableList } from './TableList.tsx';
import { marksOf } from './marks.ts';
import './statements.css';
import { type StatementRole, useStatement } from './useStatement.ts';

const NOWHERE: GridPlace = { cell: null, row: -1, column: -1, figures: null };

/** 填报: every statement of the pack as printed, with amounts to type. */
export default function StatementsPage({ place }: PageProps): ReactElement {
  const desk = useDesk();
  const list = useAnswer('statements.list', {});
  const entries = useMemo(() => list.data ?? [], [list.data]);
  const role = (entries.find((entry) => entry.role === place['table']) ?? entries.find((entry) => !isWorkingRole(entry.role)) ?? entries[0])?.role ?? null;
  if (list.error) return <p className="sentence-error">{list.error.message}</p>;
  if (!desk?.book) return <p className="page-empty">还没有年度：请先在“账套与年度”新建年度。</p>;
  return (
    <div className="statements">
      <TableList entries={entries} chosen={role} onChoose={(table) => go({ page: 'statements', table })} />
      <StatementView role={role} place={place} />
    </div>
  );
}

interface ViewProps {
  readonly role: StatementRole | null;
  readonly place: PageProps['place'];
}

function StatementView({ role, place }: ViewProps): ReactElement {
  const desk = useDesk();
  const unit = desk?.displayUnit ?? '万元';
  const statement = useStatement(role);
  const { opened, pending, edit, question } = statement;
  const [current, setCurrent] = useState<GridPlace>(NOWHERE);
  const [filter, setFilter] = useState('');
  const [compare, setCompare] = useState(false);
  const [adding, setAdding] = useState<'code' | 'project' | 'adjustment' | null>(null);
  const [part, setPart] = useState<PanelPart | null>(null);
  const [run] = useAction();
  const grid = useRef<GridHandle>(null);
  const marks = useMemo(() => (opened ? marksOf(opened) : undefined), [opened]);
  const plan = useMemo(() => (opened ? planGrid(opened.sheet) : null), [opened]);
  const before = useAnswer('statements.lastYear', compare && role !== null ? { role } : null).data;
  const lastYear = useMemo(() => (compare ? new Map((before ?? []).map((entry) => [cellKey(entry.rowId, entry.columnId), entry])) : null), [compare, before]);
  const locked = desk?.book?.locked ? `${String(desk.book.year)} 年度已锁定归档，不能修改：确需修改时，请先在“账套与年度”写明理由解锁。` : null;

  const move = useCallback((next: GridPlace): void => {
    setCurrent((known) => (known.cell === next.cell && known.row === next.row && known.column === next.column ? known : next));
    showFigures(next.figures);
  }, []);
  useEffect(() => () => showFigures(null), []);
  useEffect(() => { setFilter(''); }, [role]);
  useArrival(grid, place, opened?.role === role ? opened?.revision ?? null : null);

  const { removeRow } = statement;
  const command = useCallback((wanted: GridCommand, at: GridPlace): void => {
    const rowId = at.cell?.rowId;
    switch (wanted) {
      case 'undo': void undo(); return;
      case 'redo': void redo(); return;
      case 'source': setPart('source'); return;
      case 'comment': setPart('comment'); return;
      case 'addRow': setAdding('code'); return;
      case 'removeRow': if (rowId !== undefined) void run(() => removeRow(rowId)); return;
    }
  }, [removeRow, run]);
  const notice = useCallback((sentence: string): void => say(sentence), []);
  const closePanel = (): void => {
    setPart(null);
    grid.current?.focus();
  };

  if (statement.problem !== null) return <p className="sentence-error">{statement.problem}</p>;
  if (!opened || !plan || role === null) return <p className="page-empty">正在打开…</p>;
  const { cell } = current;
  const address = cell?.kind === 'amount' && cell.rowId !== undefined && cell.columnId !== undefined ? { role: opened.role, rowId: cell.rowId, columnId: cell.columnId } : null;
  const growing = opened.growing.length > 0 && locked === null;
  const byProject = opened.growing.find((entry) => entry.byProject);
  const code = /^c:(\d{7})(?:\/|$)/.exec(cell?.rowId ?? '')?.[1] ?? null;
  const hasAdjustments = opened.sheet.cells.some((entry) => entry.columnId?.startsWith('openingAdjustment'));
  const add = (panel: string, row: string): void => {
    setAdding(null);
    void run(() => statement.addRow(panel, row));
  };
  return (
    <section className="statements-main" aria-label={opened.sheet.title}>
      <div className="statements-head">
        <h1>{opened.sheet.title}</h1>
        <div className="statements-tools" data-region="">
          <input type="search" aria-label="按编码或名称筛选行" placeholder="筛选行" value={filter} onChange={(event) => setFilter(event.target.value)} />
          <button type="button" className="plain-button" disabled={!growing} title="Insert" onClick={() => setAdding('code')}>添加科目</button>
          {byProject && <button type="button" className="plain-button" disabled={!growing || code === null} title="先选中一个 7 位科目的行" onClick={() => setAdding('project')}>添加项目</button>}
          {hasAdjustments && <button type="button" className="plain-button" onClick={() => setAdding('adjustment')}>登记年初调整</button>}
          <button type="button" className="plain-button" disabled={!growing || !(cell?.rowId ?? '').startsWith('c:')} title="Ctrl+-" onClick={() => command('removeRow', current)}>删除本行</button>
          <button type="button" className="plain-button" aria-pressed={compare} onClick={() => setCompare(!compare)}>上年对比</button>
          <button type="button" className="plain-button" aria-pressed={part !== null} disabled={address === null && part === null} title="F3" onClick={() => (part === null ? setPart('source') : closePanel())}>来源与批注</button>
        </div>
      </div>
      <div className="statements-line">
        <span>{opened.sheet.number}</span><span>部门：{opened.sheet.department}</span><span>{opened.sheet.unit === unit ? opened.sheet.unitLabel : opened.sheet.unitLabel.replace(opened.sheet.unit, unit)}</span>
      </div>
      <CellLine plan={plan} place={current} mark={address ? marks?.get(cellKey(address.rowId, address.columnId)) : undefined} unit={unit} />
      <div className="statements-work">
        <Grid handle={grid} sheet={opened.sheet} label={opened.sheet.title} unit={unit} pending={pending} locked={locked} marks={marks} lastYear={lastYear} filter={filter} onEdit={edit} onPlace={move} onNotice={notice} onCommand={command} />
        {part !== null && address && <CellPanel cell={address} part={part} unit={unit} onPart={setPart} onClose={closePanel} />}
      </div>
      <Notes notes={[...opened.sheet.notes, ...opened.notes]} />
      {adding === 'code' && <AddRow role={role} panels={opened.growing} onClose={() => setAdding(null)} onAdd={add} />}
      {adding === 'project' && byProject && code !== null && <AddProject code={code} onClose={() => setAdding(null)} onAdd={(project) => add(byProject.panel, `${code}/${project}`)} />}
      {adding === 'adjustment' && <Adjustments unit={unit} locked={locked} onClose={() => setAdding(null)} />}
      {question && <ReplaceQuestion question={question.sentence} onReplace={() => question.answer(true)} onKeep={() => question.answer(false)} />}
    </section>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }): ReactElement | null {
  if (notes.length === 0) return null;
  return <div className="statements-notes" tabIndex={0} role="region" aria-label="表注">{notes.map((note) => <p key={note}>{note}</p>)}</div>;
}

/** Goes to the cell that the place names, once its table is there. */
function useArrival(grid: { readonly current: GridHandle | null }, place: PageProps['place'], shown: number | null): void {
  const arrived = useRef<PageProps['place'] | null>(null);
  useEffect(() => {
    const { row, column } = place;
    if (shown === null || arrived.current === place) return;
    arrived.current = place;
    if (row === undefined || column === undefined) return;
    if (!grid.current?.go(row, column)) say('这一格现在没有印在表中：可能没有数字，或被筛选、折叠。');
  }, [grid, place, shown]);
}
